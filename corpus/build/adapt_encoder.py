"""Train an adapter of the encoder (`models/encoder/`) on our sentences: PyTorch and three quarters of an hour.

    .venv/bin/pip install torch
    .venv/bin/python corpus/build/adapt_encoder.py [SEED]

All layers of the encoder get low-rank adapters (Hu et al. 2021, arXiv:2106.09685). Words that are asked about are
marked, and what is asked is read off their states: on `corpus/labels/` the position of each actor, its target and its
basis, on `corpus/meetings/` the role of each name, date, place and number, and what the sentence tells. One network
learns both (Caruana 1997): who came to a meeting and who supports it have much in common.

Besides the adapter it writes `answers.npz`: what adapters that had not learned from a passage (two halves,
translations kept together) say of each labelled actor. The classifiers learn from those how far to trust the adapter.
Frozen passages are never learned from. The seed is fixed and one thread computes each training.

Each run adds a folder to `models/encoder/`; the encoder hears all that are there, and models have to be trained anew.
"""

# ruff: noqa: INP001, T201  a script beside others; it talks to who runs it
from __future__ import annotations

import os
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from adapted import FIRST, Reader, batches, rows_of, scores_of, train, write
from sklearn.model_selection import GroupKFold
from torch.nn import functional

from astana_nlp import encoder
from astana_nlp.claims.reader.annotated import AnnotatedSentence, read_annotated
from astana_nlp.claims.reader.semantic import NONE, ROLES, TELLS
from astana_nlp.encoder.answers import ANSWERS, key_of
from astana_nlp.encoder.ensemble import FOLDER
from astana_nlp.labels import LabelledSentence, frozen_passages, read_labels
from astana_nlp.records import Basis, Stance, Target
from astana_nlp.sentences import mask_note_marks
from astana_nlp.training.examples import completed, from_labels
from astana_nlp.training.folds import linked_groups

ROOT = Path(__file__).resolve().parents[2]
LABELS, MEETINGS = ROOT / "corpus" / "labels", ROOT / "corpus" / "meetings"
SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 0
EPOCHS, PARTS = 4, 2
SMOOTHED = 0.08
BESIDE = 0.3  # what basis and target count beside the position
WHOLE = 0.5  # what the sentence as a whole counts beside the roles in it
ACTORS_ALONE = 0.5  # of the sentences on meetings: so they are asked about when positions are
SURE = (0.0, 0.8)
HEADS = {
    "labels": tuple(sorted(map(str, Stance))),
    "targets": tuple(map(str, Target)),
    "roles": (NONE, *(role for roles in ROLES.values() for role in roles)),
    "tells": TELLS,
}
BASES = tuple(map(str, Basis))


@dataclass
class Labelled:
    """A labelled sentence: its states after layer FIRST, the rows of each actor, what was said of each, by head."""

    row: LabelledSentence
    group: str
    frozen: bool
    states: torch.Tensor
    spans: list[tuple[int, int]]
    said: dict[str, np.ndarray] = field(default_factory=dict)

    def seen(self, generator: np.random.Generator) -> Labelled:  # noqa: ARG002 -- as the others are asked
        """Return the sentence."""
        return self


@dataclass
class Told:
    """A sentence on a meeting: its states after layer FIRST, the rows of each span, and last none for the whole."""

    row: AnnotatedSentence
    group: str
    states: torch.Tensor
    spans: list[tuple[int, int]]
    said: dict[str, np.ndarray] = field(default_factory=dict)
    frozen: bool = False

    @property
    def possible(self) -> np.ndarray:
        """Return for each span which roles it may have."""
        return np.array([[role in span.possible for role in HEADS["roles"]] for span in self.row.spans])

    def seen(self, generator: np.random.Generator) -> Told:
        """Return the sentence, often with nothing but its actors marked."""
        if generator.random() >= ACTORS_ALONE:
            return self
        kept = [i for i, span in enumerate(self.row.spans) if ROLES["actor"][0] in span.possible]
        row = replace(self.row, spans=tuple(self.row.spans[i] for i in kept))
        return Told(row, self.group, self.states, [*(self.spans[i] for i in kept), self.spans[-1]])


KNOWN: list[Labelled | Told] = []  # the processes that learn have them without a copy


def sentences() -> list[Labelled | Told]:
    """Return all sentences with their states and linked groups."""
    frozen = frozen_passages(LABELS)
    groups = _groups(frozen)
    found: list[Labelled | Told] = []
    for row in (row for row in _all_labels() if row.holders):
        states, spans = _states(mask_note_marks(row.text), [(h.start, h.end) for h in row.holders])
        found.append(Labelled(row, groups.get(row.passage, row.passage), row.passage in frozen, states, spans))
    for told in read_annotated(MEETINGS):
        states, spans = _states(told.text, [(span.start, span.end) for span in told.spans])
        found.append(Told(told, f"{told.language} {told.passage}", states, [*spans, (0, 0)]))
    return found


def _states(text: str, spans: list[tuple[int, int]]) -> tuple[torch.Tensor, list[tuple[int, int]]]:
    loaded = encoder.load()
    assert loaded is not None  # noqa: S101 - the script needs it
    states, pieces = loaded.states(text, last=FIRST)
    return torch.tensor(states[FIRST].astype(np.float16)), [rows_of(pieces, start, end) for start, end in spans]


def _all_labels() -> tuple[LabelledSentence, ...]:
    """Return the labels, with those that only the adapter learns positions from."""
    return tuple(row for folder in (".", "dispatches", "retold", "indirect") for row in read_labels(LABELS / folder))


def _groups(frozen: frozenset[str]) -> dict[str, str]:
    """Return the group of each passage, passages that translate each other together."""
    parsers = tomllib.loads((ROOT / "pipelines" / "default.toml").read_text(encoding="utf-8"))["parsing"]
    from astana_nlp.encoder.store import VectorStore

    examples = completed(from_labels(_all_labels(), parsers), VectorStore(), os.cpu_count() or 1)
    learned = [e for e in examples if e.group not in frozen]
    return dict(zip((e.group for e in learned), linked_groups(learned), strict=True))


def learned_from(kept: list[int]) -> Reader:
    """Return a network trained on the sentences of these numbers."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    network = Reader({"basis": len(BASES), **{name: len(answers) for name, answers in HEADS.items()}})
    kinds = [[s for i in kept if isinstance(s := KNOWN[i], kind)] for kind in (Labelled, Told)]
    return train(network, kinds, _loss, EPOCHS, SEED)


def _loss(scores: dict[str, torch.Tensor], batch: list[Labelled | Told]) -> torch.Tensor:
    if isinstance(batch[0], Told):
        return _loss_of_roles(scores, batch)
    holders = [h for sentence in batch for h in sentence.row.holders]
    loss = functional.cross_entropy(
        scores["labels"],
        torch.tensor([HEADS["labels"].index(str(h.stance)) for h in holders]),
        label_smoothing=SMOOTHED,
    )
    for found, names, values in (
        (scores["basis"], BASES, [h.basis for h in holders]),
        (scores["targets"], HEADS["targets"], [h.target for h in holders]),
    ):
        told = [i for i, value in enumerate(values) if value]
        if told:
            wanted = torch.tensor([names.index(str(values[i])) for i in told])
            loss = loss + BESIDE * functional.cross_entropy(found[told], wanted)
    return loss


def _loss_of_roles(scores: dict[str, torch.Tensor], batch: list[Told]) -> torch.Tensor:
    whole = np.cumsum([len(s.spans) for s in batch]) - 1
    told = torch.tensor([TELLS.index(s.row.tells) for s in batch])
    loss = WHOLE * functional.cross_entropy(scores["tells"][whole], told, label_smoothing=0.05)
    spans = np.setdiff1d(np.arange(len(scores["roles"])), whole)
    if not len(spans):
        return loss
    possible = torch.tensor(np.vstack([s.possible for s in batch if s.row.spans]))
    wanted = torch.tensor([HEADS["roles"].index(span.role) for s in batch for span in s.row.spans])
    return loss + functional.cross_entropy(scores["roles"][spans].masked_fill(~possible, -1e4), wanted)


@torch.no_grad()
def ask(network: Reader, asked: list[Labelled | Told]) -> None:
    """Keep what the network says of the spans of each sentence: log probabilities by head."""
    for batch in batches(asked, None):
        said = {name: functional.log_softmax(s, dim=1).numpy() for name, s in scores_of(network, batch).items()}
        ends = np.cumsum([len(sentence.spans) for sentence in batch])
        for sentence, end in zip(batch, ends, strict=True):
            sentence.said = {name: said[name][end - len(sentence.spans) : end] for name in HEADS}


def report(what: str, asked: list[Labelled | Told]) -> None:
    """Say how often the answers are right."""
    pairs = [
        (dict(zip(HEADS["labels"], p, strict=True)), dict(zip(HEADS["targets"], t, strict=True)), h)
        for s in asked
        if isinstance(s, Labelled)
        for p, t, h in zip(s.said["labels"], s.said["targets"], s.row.holders, strict=True)
    ]
    right = np.mean([max(said, key=said.__getitem__) == str(h.stance) for said, _, h in pairs])
    loss = -np.mean([said[str(h.stance)] for said, _, h in pairs])
    targets = np.mean([max(said, key=said.__getitem__) == str(h.target) for _, said, h in pairs if h.target])
    print(f"{what}: {len(pairs)} actors, accuracy {right:.4f}, log loss {loss:.4f}, targets {targets:.4f}")
    roles = [pair for s in asked if isinstance(s, Told) for pair in _roles_of(s)]
    for sure in SURE if roles else ():
        read = [(role, best) for role, best, p in roles if best != NONE and p >= sure]
        meant = sum(role != NONE for role, _, _ in roles)
        found = sum(role == best for role, best in read)
        print(f"    roles from {sure}: precision {found / max(len(read), 1):.3f}, recall {found / meant:.3f}")
    if roles:
        print(f"    roles: {len(roles)}, accuracy {np.mean([role == best for role, best, _ in roles]):.4f}", flush=True)


def _roles_of(sentence: Told) -> list[tuple[str, str, float]]:
    """Return for each span its role, the likeliest of those that it may have, and the probability of that."""
    found = []
    for span, said, possible in zip(sentence.row.spans, sentence.said["roles"], sentence.possible, strict=False):
        likely = np.exp(said) * possible
        best = int(likely.argmax())
        found.append((span.role, HEADS["roles"][best], float(likely[best] / likely.sum())))
    return found


def write_answers(folder: Path, asked: list[Labelled]) -> None:
    """Write what adapters that had not learned from the sentences said of them, beside an adapter."""
    np.savez(
        folder / ANSWERS,
        adapter=np.array(folder.name),
        keys=np.array([key_of(mask_note_marks(s.row.text), (h.start, h.end)) for s in asked for h in s.row.holders]),
        answers=np.vstack([np.hstack([s.said["labels"], s.said["targets"]]) for s in asked]).astype(np.float16),
        roles=np.vstack([s.said["roles"] for s in asked]).astype(np.float16),
    )
    print(f"{folder.name} is in {FOLDER}")


def told_by_others(kept: list[int], out: list[int]) -> list[dict[str, np.ndarray]]:
    """Return what a network that learned from the sentences `kept` says of those that are `out`, by numbers."""
    asked = [KNOWN[i] for i in out]
    ask(learned_from(kept), asked)
    return [sentence.said for sentence in asked]


def halves(numbers: list[int]) -> list[tuple[list[int], list[int]]]:
    """Return what to learn from and what to ask, by numbers: each with its part of every kind of sentence."""
    kinds = [np.array([i for i in numbers if isinstance(KNOWN[i], kind)]) for kind in (Labelled, Told)]
    splits = zip(*(_halves_of(kind) for kind in kinds), strict=True)
    return [([*k, *more_k], [*o, *more_o]) for (k, o), (more_k, more_o) in splits]


def _halves_of(numbers: np.ndarray) -> list[tuple[list[int], list[int]]]:
    groups = [KNOWN[i].group for i in numbers]
    splits = GroupKFold(PARTS).split(numbers, groups=groups)
    return [(numbers[kept].tolist(), numbers[out].tolist()) for kept, out in splits]


def main() -> None:
    """Cross-validate, train on all, write; each training in a process of its own."""
    torch.set_num_threads(1)
    KNOWN.extend(sentences())
    frozen = [s for s in KNOWN if s.frozen]
    numbers = [i for i, s in enumerate(KNOWN) if not s.frozen]
    splits = halves(numbers)
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:  # they share the sentences
        final = pool.submit(learned_from, numbers)
        parts = [pool.submit(told_by_others, kept, out) for kept, out in splits]
        for number, (part, (_, out)) in enumerate(zip(parts, splits, strict=True), 1):
            for i, said in zip(out, part.result(), strict=True):
                KNOWN[i].said = said
            report(f"part {number} of {PARTS}", [KNOWN[i] for i in out])
        network = final.result().eval()
    ask(network, frozen)
    report("frozen passages", frozen)
    write_answers(write(network, HEADS, FOLDER), [s for i in numbers if isinstance(s := KNOWN[i], Labelled)])


if __name__ == "__main__":
    main()
