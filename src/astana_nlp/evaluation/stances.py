"""Stance tuples scored: document, holder, target and label must agree, and the evidence must overlap the quote.

Gold rows with `required` 0 may be found or missed freely. Records with the stance `neutral` are not scored. Detection
leaves the label out; label and round accuracy are those of the records that were matched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from astana_nlp.evaluation.figures import f1, line, ratio
from astana_nlp.evaluation.holders import fold

Row = Mapping[str, str]
POSITIONS = frozenset({"support", "oppose", "conditional"})
# Astana itself, its rounds and its documents count as one target; these stand apart
NEIGHBOURS = ("sochi", "constitution", "ceasefire", "geneva")
NOTE_MARKS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
# two texts overlap when half of the shorter one's three-word runs are in the other
LEAST_OVERLAP = 0.5


@dataclass(slots=True)
class _Tally:
    """What was counted so far; `hit` and `detected` hold indices of gold rows."""

    counts: Counter[str] = field(default_factory=Counter)
    hit: set[int] = field(default_factory=set)
    detected: set[int] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)


def score_stances(
    gold: Sequence[Row], found: Sequence[Row], accepted: Mapping[str, frozenset[str]]
) -> tuple[str, list[str]]:
    """Return the line of figures and the errors.

    Args:
        gold: rows of doc, quote, holder, stance, target, round, required.
        found: rows of stances.csv with the file name of their document in `doc`.
        accepted: for each folded gold holder the folded names that are accepted.
    """
    tally = _Tally()
    by_doc: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(gold):
        by_doc[row["doc"]].append(i)
    for record in _records(found, by_doc):
        indices = [i for i in by_doc[record["doc"]] if _matches(record, gold[i], accepted)]
        _count(tally, record, [(i, gold[i]) for i in indices])
    required = [i for i, row in enumerate(gold) if row["required"] == "1" and row["stance"] in POSITIONS]
    for i in required:
        if i not in tally.hit:
            tally.errors.append(_shown("missed", gold[i], gold[i]["quote"]))
    return _figures(tally, required), tally.errors


def overlaps(evidence: str, quote: str) -> bool:
    """Tell whether a sentence and a quote are of the same passage."""
    left, right = _words(evidence), _words(quote)
    if not left or not right:
        return False
    one, other = " ".join(left), " ".join(right)
    if one in other or other in one:
        return True
    runs = [set(zip(w, w[1:], w[2:], strict=False)) for w in (left, right)]
    shorter = min(len(r) for r in runs)
    return shorter > 0 and len(runs[0] & runs[1]) / shorter >= LEAST_OVERLAP


def same_target(one: str, other: str) -> bool:
    """Tell whether two targets are the same for scoring."""
    one, other = fold(one).replace(" ", "-"), fold(other).replace(" ", "-")
    kind = next((k for k in NEIGHBOURS if k in one or k in other), None)
    return kind is None or (kind in one and kind in other)


def _records(found: Sequence[Row], docs: Mapping[str, list[int]]) -> Iterator[Row]:
    """Yield the records to score, each once."""
    seen = set()
    for row in found:
        key = (row["doc"], fold(row["holder"]), fold(row["evidence"]), row["stance"], row["target"])
        if row["doc"] in docs and row["stance"] in POSITIONS and key not in seen:
            seen.add(key)
            yield row


def _matches(record: Row, row: Row, accepted: Mapping[str, frozenset[str]]) -> bool:
    holder, wanted = fold(record["holder"]), fold(row["holder"])
    return (
        (holder == wanted or holder in accepted.get(wanted, frozenset()))
        and same_target(record["target"], row["target"])
        and overlaps(record["evidence"], row["quote"])
    )


def _count(tally: _Tally, record: Row, matches: Sequence[tuple[int, Row]]) -> None:
    tally.counts["predicted"] += 1
    tally.counts["matched"] += bool(matches)
    tally.detected |= {i for i, _ in matches}
    right = [(i, row) for i, row in matches if row["stance"] == record["stance"]]
    if not right:
        tally.errors.append(_shown("wrong label" if matches else "no such tuple", record, record["evidence"]))
        return
    tally.counts["right"] += 1
    tally.hit |= {i for i, _ in right}
    rounds = {row["round"] for _, row in right if row["round"]}
    if rounds:
        tally.counts["with round"] += 1
        tally.counts["round right"] += record["round"].strip() in rounds


def _figures(tally: _Tally, required: Sequence[int]) -> str:
    counts = tally.counts
    precision = ratio(counts["right"], counts["predicted"])
    recall = ratio(len(tally.hit & set(required)), len(required))
    detection = f1(
        ratio(counts["matched"], counts["predicted"]), ratio(len(tally.detected & set(required)), len(required))
    )
    return (
        f"required {len(required)} predicted {counts['predicted']} | {line(precision, recall)}"
        f" | detection F1 {detection:.3f} | label accuracy {ratio(counts['right'], counts['matched']):.3f}"
        f" | round accuracy {ratio(counts['round right'], counts['with round']):.3f} ({counts['with round']})"
    )


def _shown(what: str, row: Row, text: str) -> str:
    return f"{what}: {row['doc']} | {row['holder']} | {row['stance']} | {row['target']} | {row['round']} | {text[:160]}"


def _words(text: str) -> list[str]:
    return fold(NOTE_MARKS.sub("", text)).split()
