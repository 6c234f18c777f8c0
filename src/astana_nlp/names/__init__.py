"""Names: who and what a text speaks of, as mentions that are linked to the knowledge.

`find_mentions` has every finder read the sentences; `mentions` says in which order they count and is the module to read
first. All of them read sentences as words and listed names (`candidates`, `gazetteer`) and table phrases (`tags`).
"""

from astana_nlp.names.mentions import find_mentions
from astana_nlp.names.proposed import ModelEntity

__all__ = ["ModelEntity", "find_mentions"]
