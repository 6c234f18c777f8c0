"""What a careful reader should doubt in single documents, and names that the list of actors does not have.

Every problem has a weight that says how much hangs on it, so that a reader begins with what would change a finding: a
document that was not read, an impossible date; then names. What the tables say against each other is found from their
rows (`findings/doubts.py`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from astana_nlp.records import Analysis, Problem, TimeExpression
from astana_nlp.rounds.dating import AGAINST, BEFORE
from astana_nlp.unlisted import find_unlisted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# weights by judgement, between those of contradictions (their confidence) and of a single guess
IMPOSSIBLE, UNSURE_DATE, DATED_OTHERWISE = 0.9, 0.3, 0.4


def find_problems(analyses: Sequence[Analysis]) -> dict[str, tuple[Problem, ...]]:
    """Return what to doubt, by the `doc_id` of the document that it stands in."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for analysis in analyses:
        for single in (_own, _unreadable, _dates):
            found[analysis.document.doc_id] += single(analysis)
    for doc_id, problem in find_unlisted(analyses):
        found[doc_id].append(problem)
    return {doc_id: tuple(problems) for doc_id, problems in found.items() if problems}


def _own(analysis: Analysis) -> Iterable[Problem]:
    """Return what the stages themselves noted."""
    return analysis.problems


def _unreadable(analysis: Analysis) -> Iterator[Problem]:
    for problem in analysis.document.source.problems:
        yield Problem("unreadable-page", explanation=problem)


def _dates(analysis: Analysis) -> Iterator[Problem]:
    for date in analysis.dates:
        word = date.problem.split(":", 1)[0].strip()
        if not word or (word == AGAINST and date.round):
            continue  # what is said of a round is a claim (rounds.csv), and doubted as such
        weight = (
            IMPOSSIBLE if word in {"impossible", AGAINST, BEFORE} else DATED_OTHERWISE if date.round else UNSURE_DATE
        )
        yield Problem(
            f"{word}-date",
            explanation=_date_told(date, word),
            sentence=date.sentence,
            about=f"round {date.round}" if date.round else "",
            value=date.text,
            expected=date.expected,
            weight=weight,
        )


def _date_told(date: TimeExpression, word: str) -> str:
    detail = date.problem.partition(":")[2].strip()
    told = {
        "unanchored": "counts from a day that the document does not give: its days are not known",
        "impossible": "cannot be a date: most likely an error of the source or of the reading",
        "ambiguous": "can be read as more than one date",
        AGAINST: "is another year than the one that is known",
        BEFORE: "lies before what it is said to have followed from",
    }.get(word, f"is {word}")
    return f"The expression '{date.text}' {told}{f' ({detail})' if detail else ''}."
