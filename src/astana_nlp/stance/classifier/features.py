"""What the stance classifier sees of one holder in one sentence: frames, surroundings, masked words, vectors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from astana_nlp import encoder
from astana_nlp.encoder.forward import Question
from astana_nlp.stance.roles.frames import flat_frames_of, speaks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from astana_nlp.encoder import Vectors
    from astana_nlp.stance.roles.cases import Case

ACTING = dict.fromkeys(("agent", "agent-list", "agent-of", "agent-weak", "near"), "acts") | {"patient": "suffers"}
FRAMES = 3  # the strongest frames; further ones belong to other clauses
WINDOW = 14  # words to either side of the holder whose wording is learned
TOGETHER = 256  # cases whose sentences are encoded and kept at once
LEAST_SAID = -8.0  # log probabilities of roles below say the same
HOLDER, OTHER = "holderx", "otherx"


@dataclass(frozen=True, slots=True)
class Observation:
    """What the classifier sees of a case: named features, masked words, vectors of sentence and holder.

    `topic` is what a labelled text is about where that is no part of it (public sets of tweets); else empty. `reading`
    is what the adapter of the encoder says of the holder: log probabilities of its labels; `about`: of its targets.
    """

    named: dict[str, float]
    words: str
    vector: NDArray[np.float32] | None
    language: str
    topic: str = ""
    reading: NDArray[np.float32] | None = None
    about: NDArray[np.float32] | None = None


def features_of(case: Case) -> dict[str, float]:
    """Return the named features of a case: frames, operators, targets, syntax and place in the sentence."""
    found: Counter[str] = Counter()
    frames = case.frames
    for frame in frames[:FRAMES]:
        found[f"{frame.role}:{frame.polarity}"] += 1
        found[f"{ACTING.get(frame.role, 'away')}:{frame.polarity}"] += 1
        found[f"{frame.role}:{frame.cue.kind}"] += 1
        for operator in frame.operators:
            found[f"{frame.role}:{frame.polarity}:{operator}"] += 1
    if frames:
        best = frames[0]
        found[f"best:{best.role}:{best.polarity}"] = 1
        found[f"best:{ACTING.get(best.role, 'away')}:{best.polarity}:{best.basis}"] = 1
        found[f"best:{'before' if best.before else 'after'}:{best.polarity}"] = 1
    else:
        found["no cue"] = 1
    found["speaks"] = speaks(case.sentence, case.holder)
    for kind in {cue.kind for cue in case.sentence.cues if cue.kind.startswith(("targets.", "operators.", "talks."))}:
        found[kind] = 1
    found[f"section:{case.section}"] = 1
    return {**found, **_order(case), **_syntax(case), **_place(case)}


def _order(case: Case) -> dict[str, float]:
    """Return what order and clauses show where there is a tree, too: in the words of the languages without one."""
    if case.sentence.tree is None:
        return {}
    frames = flat_frames_of(case.sentence, case.holder)[:FRAMES]
    found = {f"{frame.role}:{frame.polarity}": 1.0 for frame in frames}
    near = [frame for frame in frames if frame.role != "far"]
    found |= {f"order:{frame.role}:{frame.polarity}": 1.0 for frame in near}
    return found


def _syntax(case: Case) -> dict[str, float]:
    tree = case.sentence.tree
    word = tree.head_of(*case.holder) if tree else None
    if tree is None or word is None:
        return {"no tree": 1.0}
    token = tree.tokens[word]
    return {f"dep:{token.dep}": 1.0, f"case:{token.case}": 1.0, f"pos:{token.pos}": 1.0}


def _place(case: Case) -> dict[str, float]:
    before = sum(a < case.holder[0] for a, _ in case.sentence.mentions)
    quoted = sum(c in '"“”«»' for c in case.sentence.text[: case.holder[0]]) % 2
    return {"first": float(before == 0), "others before": min(before, 4) / 4, "quoted": float(quoted)}


def masked_text(case: Case) -> str:
    """Return the words around the holder with the holder and the other actors masked, so that names are not learned."""
    text = case.sentence.text
    for start, end in sorted({*case.sentence.mentions, case.holder}, reverse=True):
        mask = HOLDER if (start, end) == case.holder else OTHER
        text = f"{text[:start]} {mask} {text[end:]}"
    words = text.split()
    at = next((i for i, w in enumerate(words) if w == HOLDER), 0)
    return " ".join(words[max(at - WINDOW, 0) : at + WINDOW + 1])


def observe(case: Case, vectors: Vectors | None = None) -> Observation:
    """Return what the classifier sees of a case, with the `vectors` that `vectors_of` gives of it, if any."""
    vector, position = _own(case, vectors) if vectors else (None, None)
    reading, about = parted(position)
    return Observation(
        named=features_of(case),
        words=masked_text(case),
        vector=vector,
        language=case.sentence.language,
        reading=reading,
        about=about,
    )


def vectors_of(cases: Sequence[Case]) -> Iterator[Vectors | None]:
    """Yield what the encoder makes of the sentence of each case, read once for all actors; None without an encoder."""
    loaded = encoder.load()
    for first in range(0, len(cases), TOGETHER):
        asked = [_question(case) for case in cases[first : first + TOGETHER]]
        each = list(dict.fromkeys(asked))
        known = dict(zip(each, loaded.encode_all(each), strict=True)) if loaded else {}
        yield from map(known.get, asked)


def parted(
    position: NDArray[np.float32] | None,
) -> tuple[NDArray[np.float32] | None, NDArray[np.float32] | None]:
    """Return what the adapters say of the stance of a holder and its role at a meeting, and of the target.

    Roles count as evidence of a stance: who stays away opposes. None for both where the adapters are silent.
    """
    loaded = encoder.load()
    if position is None or loaded is None:
        return None, None
    labels, targets = len(loaded.labels), len(loaded.targets)
    roles = np.maximum(position[labels + targets :], LEAST_SAID)
    return np.concatenate([position[:labels], roles]), position[labels : labels + targets]


def _question(case: Case) -> Question:
    return Question(case.sentence.text, tuple(sorted({*case.sentence.mentions, *case.asked, case.holder})))


def _own(case: Case, vectors: Vectors) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
    """Return the vectors of sentence and holder side by side (2,688) and what the adapter says, None without one."""
    at = _question(case).spans.index(case.holder)
    position = vectors.positions[at] if vectors.positions else None
    return np.concatenate([vectors.sentence, vectors.spans[at]]), position
