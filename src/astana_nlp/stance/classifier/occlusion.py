"""Which words moved a decision: what the classifier would say if each of them were not there.

Words are left out one after the other, those of a cue together, and the classifier is asked again about the rest
(occlusion: Zeiler and Fergus 2014, arXiv:1311.2901; of words: Li, Monroe and Jurafsky 2016, arXiv:1612.08220). All that
it looks at takes part in it: cues, syntax, the vectors of the encoder. A sentence is read some ten times for that, so
it is done when a person asks about a record, and not for each of a run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp.spelling import is_arabic
from astana_nlp.stance.roles.cases import Case
from astana_nlp.stance.sentence.reading import ReadSentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from astana_nlp.records import Tree
    from astana_nlp.stance.classifier.classifier import StanceClassifier

MOST = 12  # words or cues that are left out in turn: each costs one pass of the encoder
SHORTEST, SHORTEST_ARABIC = 4, 3  # letters of a word that is no cue; shorter ones are articles and the like
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Moved:
    """Words of a sentence: how likely the stance is without them, and which one is the likeliest then."""

    start: int
    end: int
    text: str
    without: float
    instead: str


@dataclass(frozen=True, slots=True)
class Explained:
    """How likely a stance is by the sentence alone, which one is the likeliest, and what each word does to it.

    `words` come in the order of their weight: those without which the stance is least likely first.
    """

    probability: float
    likeliest: str
    words: tuple[Moved, ...]


def explain(
    case: Case, stance: str, classifier: StanceClassifier, parse: Callable[[Sequence[str]], Sequence[Tree | None]]
) -> Explained:
    """Return which words of a sentence make a stance of its holder likely or unlikely.

    Args:
        case: the sentence and the holder.
        stance: the stance that was decided on.
        classifier: what decided.
        parse: gives the trees of sentences in the language of the case.
    """
    spans = sorted(candidates(case))
    cases = [case, *(without(case, *span) for span in spans)]
    trees = parse([c.sentence.text for c in cases])
    read = [replace(c, sentence=replace(c.sentence, tree=t)) for c, t in zip(cases, trees, strict=True)]
    said = [decision.probabilities for decision in classifier.decide(read)]
    likeliest = [max(sorted(p), key=lambda s, p=p: p[s]) for p in said]  # type: ignore[misc]
    text = case.sentence.text
    words = [
        Moved(a, b, text[a:b], p.get(stance, 0.0), best)
        for (a, b), p, best in zip(spans, said[1:], likeliest[1:], strict=True)
    ]
    return Explained(said[0].get(stance, 0.0), likeliest[0], tuple(sorted(words, key=lambda w: (w.without, w.start))))


def candidates(case: Case) -> list[Span]:
    """Return what is left out in turn: the cues and operators of the sentence, then the words nearest to the holder."""
    start, end = case.holder
    cues = [
        (c.start, c.end)
        for c in sorted(case.sentence.cues, key=lambda c: (c.start - c.end, c.start))
        if c.is_stance or c.kind.startswith("operators.")
    ]
    words = sorted(
        ((w.start, w.end) for w in case.sentence.words if _counts(w.key)),
        key=lambda span: max(start - span[1], span[0] - end),
    )
    found: list[Span] = []
    for span in (*cues, *words):
        taken = (*case.sentence.mentions, case.holder, *found)
        if len(found) < MOST and not any(span[0] < b and a < span[1] for a, b in taken):
            found.append(span)
    return found


def _counts(key: str) -> bool:
    return not key.isdecimal() and len(key) >= (SHORTEST_ARABIC if is_arabic(key) else SHORTEST)


def without(case: Case, start: int, end: int) -> Case:
    """Return the case without some characters of its sentence, and without the space behind them."""
    text = case.sentence.text
    end += text[end : end + 1] == " "
    moved = dict(_moved((*case.sentence.mentions, case.holder), start, end))
    rest = text[:start] + text[end:]
    sentence = ReadSentence(rest, case.sentence.language, None, tuple(moved[m] for m in case.sentence.mentions))
    return Case(sentence, moved[case.holder], case.section)


def _moved(spans: Sequence[Span], start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Yield where each span lies once the characters from `start` to `end` are gone, which are in none of them."""
    for a, b in spans:
        gone = end - start if a >= end else 0
        yield (a, b), (a - gone, b - gone)
