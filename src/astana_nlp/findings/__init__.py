"""What the tables of a run say taken together: positions of actors, changes, networks, and how sure each of them is.

Pure functions from the evidence of a run to frozen records; `docs/aggregation.md` tells the rules in words.
"""
