"""`python -m astana_nlp` is the command `astana`."""

from astana_nlp.cli import main

main()
