"""Train the adapter that reads roles at meetings (`models/meetings/`) on `corpus/meetings/`: PyTorch and half an hour.

    .venv/bin/pip install torch
    .venv/bin/python corpus/build/adapt_meetings.py

It begins with an adapter for positions (`models/encoder/`), which knows already who did what. Half of the
passages are learned to measure on the other half, then all. The seed is fixed and one thread computes each training.
"""

# ruff: noqa: INP001, T201  a script beside others; it talks to who runs it
from __future__ import annotations

import shutil
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from adapted import FIRST, Reader, batches, rows_of, train, write
from sklearn.model_selection import GroupKFold
from torch.nn import functional

from astana_nlp import encoder
from astana_nlp.claims.annotated import AnnotatedSentence, read_annotated
from astana_nlp.claims.semantic import NONE, ROLES, TELLS
from astana_nlp.encoder.answers import ANSWERS, key_of
from astana_nlp.encoder.ensemble import FOLDER, MEETINGS, WEIGHTS
from astana_nlp.encoder.forward import Question
from astana_nlp.labels import read_labels
from astana_nlp.sentences import mask_note_marks

ROOT = Path(__file__).resolve().parents[2]
SEED, EPOCHS = 0, 6
LABELS = (NONE, *(role for roles in ROLES.values() for role in roles))
BESIDE = 0.5  # what the sentence as a whole counts beside the spans
SURE = (0.0, 0.6, 0.7, 0.8, 0.9)


@dataclass
class Sentence:
    """An annotated sentence: its states after layer FIRST, the rows of each span, and last none for the whole."""

    row: AnnotatedSentence
    states: torch.Tensor
    spans: list[tuple[int, int]]
    said: list[np.ndarray] = field(default_factory=list)

    @property
    def possible(self) -> np.ndarray:
        """Return for each span which labels it may have."""
        return np.array([[label in span.possible for label in LABELS] for span in self.row.spans])


KNOWN: list[Sentence] = []  # the processes that learn have them without a copy


def sentences() -> list[Sentence]:
    """Return the annotated sentences with their states."""
    loaded = encoder.load()
    assert loaded is not None  # noqa: S101 - the script needs it
    found = []
    for row in read_annotated(ROOT / "corpus" / "meetings"):
        states, pieces = loaded.states(row.text)
        spans = [rows_of(pieces, span.start, span.end) for span in row.spans]
        found.append(Sentence(row, torch.tensor(states[FIRST].astype(np.float16)), [*spans, (0, 0)]))
    return found


def learned_from(kept: list[int]) -> Reader:
    """Return a network trained on sentences."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    network = Reader({"labels": len(LABELS), "targets": len(TELLS)})
    network.begin_with(max(FOLDER.glob(f"*/{WEIGHTS}")))
    return train(network, [KNOWN[i] for i in kept], _loss, EPOCHS, SEED)


def _loss(scores: dict[str, torch.Tensor], batch: list[Sentence]) -> torch.Tensor:
    whole = np.cumsum([len(s.spans) for s in batch]) - 1
    spans = np.setdiff1d(np.arange(len(scores["labels"])), whole)
    possible = torch.tensor(np.vstack([s.possible for s in batch if s.row.spans]))
    wanted = torch.tensor([LABELS.index(span.role) for s in batch for span in s.row.spans])
    told = torch.tensor([TELLS.index(s.row.tells) for s in batch])
    read = scores["labels"][spans].masked_fill(~possible, -1e4)
    return functional.cross_entropy(read, wanted) + BESIDE * functional.cross_entropy(
        scores["targets"][whole], told, label_smoothing=0.05
    )


@torch.no_grad()
def ask(network: Reader, asked: list[Sentence]) -> None:
    """Keep what a network says of sentences.

    Of each the probabilities of the labels of each span, and last those of what it tells.
    """
    for batch in batches(asked, None):
        scores = {name: torch.softmax(s, dim=1).numpy() for name, s in network(batch).items()}
        row = 0
        for sentence in batch:
            last = row + len(sentence.row.spans)
            own = scores["labels"][row:last] * sentence.possible if last > row else np.zeros((0, len(LABELS)))
            sentence.said = [*(own / own.sum(axis=1, keepdims=True)), scores["targets"][last]]
            row = last + 1


def report(asked: list[Sentence]) -> None:
    """Say how often the roles are right: each, by language, and by how sure the reader must be."""
    pairs = [
        (s.row.language, span.role, LABELS[int(said.argmax())], float(said.max()))
        for s in asked
        for span, said in zip(s.row.spans, s.said[:-1], strict=True)
    ]
    for language in sorted({p[0] for p in pairs}):
        own = [p for p in pairs if p[0] == language]
        print(f"{language}: {len(own)} spans, accuracy {np.mean([role == read for _, role, read, _ in own]):.3f}")
    told_of = [("", s.row.tells, TELLS[int(s.said[-1].argmax())], float(s.said[-1].max())) for s in asked]
    for sure in SURE:
        for what, found in (("roles", pairs), ("whole", told_of)):
            right = Counter(role for _, role, read, p in found if role == read != NONE and p >= sure)
            read = Counter(read for _, _, read, p in found if read != NONE and p >= sure)
            true = Counter(role for _, role, _, _ in found if role != NONE)
            figures = f"precision {right.total() / max(read.total(), 1):.3f}, recall {right.total() / true.total():.3f}"
            print(f"{what} from {sure}: {figures}")
            each = (f"{r} {right[r] / max(read[r], 1):.2f}/{right[r] / true[r]:.2f} of {true[r]}" for r in sorted(true))
            print("   ", ", ".join(each))


def main() -> None:
    """Measure on a half of the passages, train on all, write."""
    torch.set_num_threads(1)
    KNOWN.extend(sentences())
    groups = [f"{s.row.language} {s.row.passage}" for s in KNOWN]
    kept, out = next(iter(GroupKFold(2).split(np.zeros(len(KNOWN)), groups=groups)))
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:  # it shares the sentences
        final = pool.submit(learned_from, list(range(len(KNOWN))))
        ask(learned_from(list(kept)), [KNOWN[i] for i in out])
        report([KNOWN[i] for i in out])
        network = final.result().eval()
    shutil.rmtree(MEETINGS, ignore_errors=True)
    folder = write(network, LABELS, TELLS, MEETINGS)
    write_answers(folder)
    print(folder)


def write_answers(folder: Path) -> None:
    """Write what the adapter says of the actors of `corpus/labels/`, so that no training has to ask it again."""
    encoder.load.cache_clear()
    reader = encoder.load()
    assert reader is not None  # noqa: S101 - the script needs it
    labels = ROOT / "corpus" / "labels"
    rows = [row for row in (*read_labels(labels), *read_labels(labels / "dispatches")) if row.holders]
    asked = [Question(mask_note_marks(row.text), tuple((h.start, h.end) for h in row.holders)) for row in rows]
    spans = [(question.text, span) for question in asked for span in question.spans]
    said = [answer[: len(reader.roles)] for answers in reader.roles_of(asked) for answer in answers]
    np.savez(
        folder / ANSWERS,
        adapter=np.array(folder.name),
        keys=np.array([key_of(*span) for span in spans]),
        answers=np.array(said, dtype=np.float16),
    )


if __name__ == "__main__":
    main()
