"""Which records are worth a person's look next, if the classifier is to learn from it: half doubtful, half drawn.

Every other place goes to the record whose decision is most open, unless one much like it was just chosen; the others to
records drawn at random. Doubt alone saves labels where positions are balanced and loses where most sentences hold none;
half and half loses nowhere (figures in docs/training.md), and its drawn half measures honestly.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from astana_nlp.review.queue import doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ALIKE = 0.5  # share of common words from which two sentences teach the same


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that could be reviewed: `doubt` is 0 where the machine is certain and 1 where it cannot tell."""

    key: str
    doubt: float
    text: str


def chosen(candidates: Sequence[Candidate], count: int, seed: str = "") -> tuple[int, ...]:
    """Return the numbers of `count` candidates, in the order in which they should be looked at.

    Args:
        candidates: what could be reviewed, with keys that differ.
        count: how many to choose; all where there are fewer.
        seed: decides which are drawn at random; the same seed gives the same order.
    """
    doubtful = _doubtful(candidates)
    drawn = iter(sorted(range(len(candidates)), key=lambda i: _draw(seed, candidates[i].key)))
    taken: dict[int, None] = {}
    for place in range(min(count, len(candidates))):
        source = drawn if place % 2 else doubtful
        taken[next(i for i in source if i not in taken)] = None
    return tuple(taken)


def teaching_worth(rows: Sequence[Mapping[str, Any]]) -> list[float]:
    """Return for each row of the stances table what deciding it would teach, 0 to 1: a worth for the review queue."""
    order = chosen([candidate_of(row) for row in rows], len(rows))
    places = {number: place for place, number in enumerate(order)}
    return [1 - places[i] / len(rows) for i in range(len(rows))]


def candidate_of(row: Mapping[str, Any]) -> Candidate:
    """Return a row of the stances table as something that could be reviewed."""
    return Candidate(str(row["stance_id"]), doubt(row), str(row["evidence"]))


def _doubtful(candidates: Sequence[Candidate]) -> Iterator[int]:
    """Yield all candidates, the most doubtful first, those that are like an earlier one at the end."""
    words = [frozenset(c.text.casefold().split()) for c in candidates]
    order = sorted(range(len(candidates)), key=lambda i: (-candidates[i].doubt, candidates[i].key))
    later: list[int] = []
    met: dict[str, list[int]] = {}
    for i in order:
        near = {j for word in words[i] for j in met.get(word, ())}
        if any(len(words[i] & words[j]) >= ALIKE * len(words[i] | words[j]) for j in near):
            later.append(i)
            continue
        for word in words[i]:
            met.setdefault(word, []).append(i)
        yield i
    yield from later


def _draw(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}\0{key}".encode()).hexdigest()
