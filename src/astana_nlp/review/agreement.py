"""How far people agree with each other and with the machine: Cohen's kappa and Krippendorff's alpha (nominal).

Kappa is scikit-learn's, a mean over all pairs where more than two people decided (Light 1971); alpha is NLTK's. Only
decisions that were made without seeing those of others count. What somebody is unsure of counts as not decided.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from statistics import mean
from typing import TYPE_CHECKING

from astana_nlp.review.decisions import Claim, Decision, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from astana_nlp.review.standing import Standing

MACHINE = "machine"
FIELDS = ("stance", "target", "round", "holder")
Coded = dict[str, dict[str, str]]  # what each coder said, by record


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one thing.

    `group` is field, language or label; `records` counts those that at least two coded, `share` says of how many of the
    pairs of answers both are the same. Kappa and alpha are None where there is nothing to tell: under two records, or
    one answer only.
    """

    group: str
    name: str
    records: int
    share: float | None
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class _Opinion:
    coder: str
    language: str
    claim: Claim


def among_people(standings: Mapping[str, Standing]) -> tuple[Agreement, ...]:
    """Return how far people agree with each other: a field, a language, a label."""
    opinions = {key: _opinions(found.opinions.values()) for key, found in standings.items()}
    return _table({key: found for key, found in opinions.items() if len(found) > 1})


def with_machine(standings: Mapping[str, Standing]) -> tuple[Agreement, ...]:
    """Return how far people agree with what the machine had said when they looked.

    Records that the machine missed are not among them: this says how right its records are, not how complete.
    """
    opinions = {}
    for key, found in standings.items():
        decision = found.current
        if decision is None or decision.verdict in {Verdict.ADDED, Verdict.UNSURE}:
            continue
        language = decision.evidence.language
        people = _Opinion("people", language, decision.claim)
        opinions[key] = [_Opinion(MACHINE, language, decision.seen), people]
    return _table(opinions)


def prepare() -> None:
    """Load what the first figure needs, which takes longer than a person waits for the next record."""
    import sklearn.metrics  # noqa: F401


def headline(standings: Mapping[str, Standing]) -> str:
    """Return in a few words how far people agree on stances; empty where no record was decided by two."""
    coded = {key: {name: d.claim.stance for name, d in found.opinions.items()} for key, found in standings.items()}
    if not coded:
        return ""
    pairs = _pairs(coded)
    same = [a == b for answers in pairs.values() for a, b in answers]
    kappa = _kappa(pairs)
    return f"people {mean(same):.0%}{'' if kappa is None else f', κ {kappa:.2f}'}, {len(coded)} by two"


def measured(coded: Coded, group: str = "", name: str = "") -> Agreement:
    """Return the figures of some records: `coded` maps each record to what each coder said of it."""
    both = {key: answers for key, answers in coded.items() if len(answers) > 1}
    pairs = _pairs(both)
    same = [a == b for answers in pairs.values() for a, b in answers]
    return Agreement(group, name, len(both), mean(same) if same else None, _kappa(pairs), _alpha(both))


def _opinions(decisions: Iterable[Decision]) -> list[_Opinion]:
    return [_Opinion(d.reviewer, d.evidence.language, d.claim) for d in decisions if d.verdict is not Verdict.UNSURE]


def _table(opinions: Mapping[str, Sequence[_Opinion]]) -> tuple[Agreement, ...]:
    rows = [measured(_coded(opinions, field), "field", field) for field in FIELDS]
    languages = sorted({o.language for found in opinions.values() for o in found})
    for language in languages:
        here = {key: found for key, found in opinions.items() if found[0].language == language}
        rows.append(measured(_coded(here, "stance"), "language", language))
    stances = _coded(opinions, "stance")
    for label in sorted({answer for answers in stances.values() for answer in answers.values()}):
        yes_no = {k: {c: str(a == label) for c, a in answers.items()} for k, answers in stances.items()}
        rows.append(measured(yes_no, "label", label))
    return tuple(rows)


def _coded(opinions: Mapping[str, Sequence[_Opinion]], field: str) -> Coded:
    """Return what each coder says of a field; what a record is about is asked only of those who hold that it is one."""
    return {
        key: {o.coder: _answer(o.claim, field) for o in found if field == "stance" or o.claim.stance != "none"}
        for key, found in opinions.items()
    }


def _answer(claim: Claim, field: str) -> str:
    return claim.holder_id or claim.holder if field == "holder" else str(getattr(claim, field))


def _pairs(coded: Coded) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return the answers of every two coders to the records that both coded."""
    found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for answers in coded.values():
        for one, other in combinations(sorted(answers), 2):
            found[one, other].append((answers[one], answers[other]))
    return found


def _kappa(pairs: Mapping[tuple[str, str], Sequence[tuple[str, str]]]) -> float | None:
    from sklearn.metrics import cohen_kappa_score

    found = []
    for answers in pairs.values():
        if len(answers) > 1 and len({answer for pair in answers for answer in pair}) > 1:
            kappa = float(cohen_kappa_score([a for a, _ in answers], [b for _, b in answers]))
            found += [] if math.isnan(kappa) else [kappa]
    return mean(found) if found else None


def _alpha(coded: Coded) -> float | None:
    from nltk.metrics.agreement import AnnotationTask

    answers = [(coder, key, answer) for key, found in coded.items() for coder, answer in found.items()]
    if len(coded) < 2 or len({answer for _, _, answer in answers}) < 2:  # noqa: PLR2004 -- nothing to tell
        return None
    return float(AnnotationTask(data=answers).alpha())
