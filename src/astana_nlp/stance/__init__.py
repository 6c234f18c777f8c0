"""Stance: who takes which position on the talks, with what shows it.

The path of a stance, in the order of the folder's layers:

    sentence     a sentence becomes words, cues, clauses and the names in it
    about        what it names and its passage goes on with: the talks, a neighbouring process, or another matter
    roles        whose deed each cue tells, and what turns it: negation, refusal, condition (`frames` joins them)
    holders      whom names, pronouns, descriptions and subjects left out stand for, and who speaks
    targets      which process a deed is about
    candidates   who may hold a position in which sentence: what the classifier is asked
    classifier   which stance that is, and on what, as labelled sentences teach it
    records      decisions become positions, lists take them over, round, date, motive and certainty are filled in

`stances` leads through all of them and is the module to read first.
"""

from astana_nlp.stance.stances import find_stances

__all__ = ["find_stances"]
