"""Rounds: which sentences are about the talks of Astana, and which of the rounds they concern.

`link_rounds` decides for a whole document; `linking` says how and is the module to read first. The numbers that a
sentence gives are read by `references`, its days are compared with the calendar of the rounds by `calendar`.
"""

from astana_nlp.rounds.linking import RoundLinks, link_rounds

__all__ = ["RoundLinks", "link_rounds"]
