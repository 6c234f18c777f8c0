"""Decisions in the light of the whole document: who opposes the talks in one sentence seldom supports them elsewhere.

Sentences are decided on one by one, and many tell too little by themselves ('It was time to pull the plug on them').
Where the classifier is unsure which stance a sentence shows, and no cue shows it plainly, sentences on the same holder
of which it is sure say which one is meant; they do not say whether there is one. This is collective classification (Sen
et al. 2008, *AI Magazine* 29), with the idea of one sense per discourse (Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from math import log
from typing import TYPE_CHECKING

from astana_nlp.records import Stance
from astana_nlp.stance.classifier.classifier import possible
from astana_nlp.stance.roles.doings import plainly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from astana_nlp.stance.candidates import Candidate
    from astana_nlp.stance.classifier.classifier import Decision

WEIGHT = 0.8  # of what other sentences tell, beside the sentence itself
TELLING = 0.8  # least probability of any position from which on a sentence tells which one it is
SURE = 0.8  # from here on a stance needs no other sentence
CHANGED = 0.05  # how likely every stance stays, whatever other sentences tell: holders do change


def consistent(found: Sequence[Candidate], decisions: Sequence[Decision], least: Mapping[str, float]) -> list[Decision]:
    """Return the decisions, the unsure ones with their stances weighed by those of the same holder elsewhere.

    Args:
        found: the candidates of one document.
        decisions: what the classifier says of each.
        least: the thresholds of possible stances (see `possible`).
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for i, candidate in enumerate(found):
        holders[candidate.holder.entity_id or candidate.holder.text].append(i)
    weighed = list(decisions)
    for same in holders.values():
        stances = {i: _stances(decisions[i]) for i in same}
        telling = [i for i in same if 1 - decisions[i].probabilities[Stance.NONE] >= TELLING]
        for i in same:
            others = [stances[j] for j in telling if found[j].sentence != found[i].sentence]
            if others and max(stances[i].values()) < SURE and not plainly(found[i].case.frames):
                weighed[i] = _weighed(decisions[i], stances[i], others, least)
    return weighed


def _stances(decision: Decision) -> dict[str, float]:
    """Return how likely each stance is if there is a position."""
    taken = {stance: p for stance, p in decision.probabilities.items() if stance != Stance.NONE}
    whole = sum(taken.values())
    return {stance: p / whole for stance, p in taken.items()}


def _weighed(
    decision: Decision, own: Mapping[str, float], others: Sequence[Mapping[str, float]], least: Mapping[str, float]
) -> Decision:
    """Return a decision with its stances weighed by what others say, as likely to be a position as before."""
    said = {stance: (CHANGED + sum(other[stance] for other in others) / len(others)) ** WEIGHT for stance in own}
    product = {stance: own[stance] * said[stance] for stance in own}
    scale = (1 - decision.probabilities[Stance.NONE]) / sum(product.values())
    probabilities = decision.probabilities | {stance: p * scale for stance, p in product.items()}
    before, after = (max(p, key=lambda stance: p[stance]) for p in (own, product))
    moved = (f"elsewhere:{after} {log(said[after] / said[before]):+.2f}",) if after != before else ()
    reasons = (*moved, *decision.reasons)
    return replace(decision, probabilities=probabilities, possible=possible(probabilities, least), reasons=reasons)
