"""The trainer on a labelled table of others: what the classifier's design is worth on public data.

Nothing of the subject is used: a text is its words and its vectors, with those of the holder where the table says where
it stands. Where texts are about one of several targets, words and vectors have weights of their own for each of them
beside the shared ones (Daume 2007, arXiv:0907.1815).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp import encoder
from astana_nlp.encoder.store import VectorStore
from astana_nlp.errors import ModelError
from astana_nlp.stance.classifier.features import HOLDER, Observation
from astana_nlp.stance.classifier.members import Design
from astana_nlp.training.curve import Point, learning_curve
from astana_nlp.training.examples import Draft, Example, completed
from astana_nlp.training.figures import Figures, measure
from astana_nlp.training.folds import Fitted, fit, splits_of
from astana_nlp.training.suspects import Suspect, suspects
from astana_nlp.training.threads import one_thread
from astana_nlp.training.weighing import crossed_weights, weighed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from astana_nlp.training.tables import LabelledTable, TableRow

STRENGTHS = (1.0,)  # of 0.3, 1 and 3 the best by log loss on short posts; trying three takes twice the time
MOST_TARGETS = 20  # more are rather texts than targets, and get no weights of their own
TABLE = "table"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What was measured on a table.

    `figures` are those of the test rows, or of cross-validation where there are none (`tested` says which);
    `by_target` those of each target. `weights` are those of the labels in an answer (see `weighing`), `seconds` is the
    processor time of learning and judging, without encoding.
    """

    fitted: Fitted
    learned: tuple[Example, ...]
    figures: Figures
    by_target: dict[str, Figures]
    tested: bool
    weights: dict[str, float]
    seconds: float
    curve: tuple[Point, ...]
    suspects: tuple[Suspect, ...]

    @property
    def mean_benchmark_f(self) -> float | None:
        """Return the mean over the targets of the F of the benchmarks, as Mawqif reports it."""
        found = [f.benchmark_f for f in self.by_target.values() if f.benchmark_f is not None]
        return round(float(np.mean(found)), 4) if found else None


def run_benchmark(
    table: LabelledTable, test: LabelledTable | None, processes: int = 1, cache: Path | None = None
) -> Benchmark:
    """Learn from a table and say how good the result is.

    Args:
        table: rows to learn from; those that a column of the table marks as test rows are only asked about.
        test: further rows to be asked about.
        processes: how many may encode at a time.
        cache: where vectors are kept; None for the user's cache folder.

    Raises:
        ModelError: there are too few rows or labels.
    """
    rows = [*table.rows, *(test.rows if test else ())]
    asked = [row.test for row in table.rows] + [True] * (len(rows) - len(table.rows))
    store = VectorStore(cache) if encoder.load() else None
    examples = completed(_drafts(rows), store, processes)
    learned = tuple(e for e, later in zip(examples, asked, strict=True) if not later)
    tested = tuple(e for e, later in zip(examples, asked, strict=True) if later)
    if not learned:
        raise ModelError("all rows of the table are test rows", "name the column of the split: --column split=NAME")
    if len({e.label for e in learned}) < 2 or len({e.group for e in learned}) < 2:  # noqa: PLR2004
        raise ModelError("the table has too few labels to learn from", "give at least two labels, each several times")
    with one_thread():
        return _measured(learned, tested, Design(vectors=store is not None, words=True, letters=True))


def _measured(learned: tuple[Example, ...], tested: tuple[Example, ...], design: Design) -> Benchmark:
    begin = time.process_time()
    fitted = fit(learned, STRENGTHS, design, TABLE, curved=design.vectors)
    splits = list(splits_of(fitted.shared.groups))
    weights, probabilities = crossed_weights([e.label for e in learned], fitted.probabilities, fitted.classes, splits)
    if tested:
        probabilities = weighed(fitted.classifier.probabilities([e.seen for e in tested]), weights)
    seconds = time.process_time() - begin
    asked = tested or learned
    return Benchmark(
        fitted=fitted,
        learned=learned,
        figures=measure([e.label for e in asked], probabilities, fitted.classes),
        by_target=_by_target(asked, probabilities, fitted.classes),
        tested=bool(tested),
        weights={c: round(float(w), 2) for c, w in zip(fitted.classes, weights, strict=True)},
        seconds=round(seconds, 2),
        curve=learning_curve(learned, fitted.design, fitted.shared),
        suspects=suspects(learned, fitted.probabilities, fitted.classes),
    )


def _by_target(
    asked: Sequence[Example], probabilities: NDArray[np.float64], classes: Sequence[str]
) -> dict[str, Figures]:
    found = {}
    for target in sorted({e.holder for e in asked if e.seen.topic}):
        rows = [i for i, e in enumerate(asked) if e.holder == target]
        found[target] = measure([asked[i].label for i in rows], probabilities[rows], classes)
    return found


def _drafts(rows: Sequence[TableRow]) -> list[Draft]:
    targets = sorted({row.target for row in rows} - {""})
    own = targets if 1 < len(targets) <= MOST_TARGETS else []
    return [_draft(number, row, own) for number, row in enumerate(rows, 2)]


def _draft(number: int, row: TableRow, targets: Sequence[str]) -> Draft:
    """Return a row as an example; `number` is its line where no text holds line ends."""
    topic = row.target if row.target in targets else ""
    words = row.text if row.span is None else f"{row.text[: row.span[0]]} {HOLDER} {row.text[row.span[1] :]}"
    if topic:
        mark = f"_t{targets.index(topic)}"
        words = " ".join([words, *(f"{word}{mark}" for word in words.split())])
    named = {f"target:{row.target}": 1.0} if row.target else {"any": 1.0}
    seen = Observation(named=named, words=words, vector=None, language=row.language, topic=topic)
    holder = row.text[slice(*row.span)] if row.span else row.target
    example = Example(seen, row.label, row.group, f"row {number}", row.text, holder, TABLE)
    return Draft(example, (row.span,), 0) if row.span else Draft(example)
