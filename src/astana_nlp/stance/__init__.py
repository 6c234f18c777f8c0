"""Stance: who takes which position on the talks, with what shows it.

`find_stances` asks the classifier about every actor in the sentences that matter; `stances` is the module to read
first. Sentences become `cues` and `frames`; `coreference`, `quotes` and `topics` say who and what words stand for.
"""

from astana_nlp.stance.stances import find_stances

__all__ = ["find_stances"]
