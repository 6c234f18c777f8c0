"""Stance tuples held against gold: document, holder, target and label must agree, and the evidence must overlap.

Gold rows with `required` 0 may be found or missed freely. Records with the stance `neutral` are not scored. Detection
leaves the label out; label and round accuracy are those of the records that were matched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from astana_nlp.evaluation.figures import f1, line, ratio
from astana_nlp.evaluation.holders import fold

Row = Mapping[str, str]
Counts = Counter[str]
LABELS = ("support", "oppose", "conditional")
# Astana itself, its rounds and its documents count as one target; these stand apart
NEIGHBOURS = ("sochi", "constitution", "ceasefire", "geneva")
NOTE_MARKS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
# two texts overlap when half of the shorter one's three-word runs are in the other
LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """A record of a run and the indices of the gold rows that it matches; `right` are those with the same label."""

    record: Row
    matches: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The scored records of a run and the gold that they were held against."""

    gold: tuple[Row, ...]
    judged: tuple[Judged, ...]

    @property
    def required(self) -> tuple[int, ...]:
        """Return the indices of the gold rows that have to be found."""
        return tuple(i for i, row in enumerate(self.gold) if row["required"] == "1" and row["stance"] in LABELS)

    @property
    def hit(self) -> frozenset[int]:
        """Return the indices of the gold rows that were found with their label."""
        return frozenset(i for judged in self.judged for i in judged.right)

    @property
    def detected(self) -> frozenset[int]:
        """Return the indices of the gold rows that were found, whatever their label."""
        return frozenset(i for judged in self.judged for i in judged.matches)


def compare(gold: Sequence[Row], found: Sequence[Row], accepted: Mapping[str, frozenset[str]]) -> Comparison:
    """Hold the records of a run against gold.

    Args:
        gold: rows of doc, quote, holder, stance, target, round, required.
        found: rows of stances.csv with the file name of their document in `doc`.
        accepted: for each folded gold holder the folded names that are accepted.
    """
    by_doc: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(gold):
        by_doc[row["doc"]].append(i)
    judged = []
    for record in _records(found, by_doc):
        matches = tuple(i for i in by_doc[record["doc"]] if _matches(record, gold[i], accepted))
        judged.append(Judged(record, matches, tuple(i for i in matches if gold[i]["stance"] == record["stance"])))
    return Comparison(tuple(gold), tuple(judged))


def counts_by_document(comparison: Comparison) -> dict[str, Counts]:
    """Return what is counted in each document; figures of any set of documents follow from the sums."""
    counts: defaultdict[str, Counts] = defaultdict(Counter)
    hit, detected = comparison.hit, comparison.detected
    for judged in comparison.judged:
        counts[judged.record["doc"]].update(_of_record(judged, comparison.gold))
    for i in comparison.required:
        row = comparison.gold[i]
        names = ["required", f"required {row['stance']}"]
        names += ["hit", f"hit {row['stance']}"] if i in hit else []
        names += ["detected"] if i in detected else []
        counts[row["doc"]].update(names)
    return dict(counts)


def figures_of(counts: Counts) -> str:
    """Return the line of figures."""
    precision = ratio(counts["right"], counts["predicted"])
    detection = f1(ratio(counts["matched"], counts["predicted"]), ratio(counts["detected"], counts["required"]))
    return (
        f"required {counts['required']} predicted {counts['predicted']}"
        f" | {line(precision, ratio(counts['hit'], counts['required']))}"
        f" | detection F1 {detection:.3f} | label accuracy {ratio(counts['right'], counts['matched']):.3f}"
        f" | round accuracy {ratio(counts['round right'], counts['with round']):.3f} ({counts['with round']})"
    )


def recall_by_label(counts: Counts) -> str:
    """Return the recall of each position: opposition and conditions are what a reader must not miss."""
    parts = [
        f"{label} {ratio(counts[f'hit {label}'], counts[f'required {label}']):.3f} ({counts[f'required {label}']})"
        for label in LABELS
    ]
    return f"recall of {', '.join(parts)}"


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


def same_holder(found: str, wanted: str, accepted: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a name is one of those accepted for a gold holder."""
    holder, gold = fold(found), fold(wanted)
    return holder == gold or holder in accepted.get(gold, frozenset())


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
        if row["doc"] in docs and row["stance"] in LABELS and key not in seen:
            seen.add(key)
            yield row


def _matches(record: Row, row: Row, accepted: Mapping[str, frozenset[str]]) -> bool:
    return (
        same_holder(record["holder"], row["holder"], accepted)
        and same_target(record["target"], row["target"])
        and overlaps(record["evidence"], row["quote"])
    )


def _of_record(judged: Judged, gold: Sequence[Row]) -> list[str]:
    """Return the names of what one record counts for."""
    names = ["predicted"]
    names += ["matched"] if judged.matches else []
    names += ["right"] if judged.right else []
    rounds = {gold[i]["round"] for i in judged.right if gold[i]["round"]}
    names += ["with round"] if rounds else []
    return names + (["round right"] if judged.record["round"].strip() in rounds else [])


def _words(text: str) -> list[str]:
    return fold(NOTE_MARKS.sub("", text)).split()
