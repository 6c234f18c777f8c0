"""The parts of a sentence that concern one round each: 'X came to the fourth round, but boycotted the fifth'."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from astana_nlp import knowledge
from astana_nlp.names.candidates import line_of
from astana_nlp.names.process import PROCESS
from astana_nlp.names.tags import Tags
from astana_nlp.records import Label
from astana_nlp.rounds.calendar import GUARANTORS, TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.knowledge import Round
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention, Sentence, TimeExpression

_COUNTED = ("claims:heads", "claims:groups", "claims:delegations", "claims:observers")
UNNAMED = frozenset({"description", "office"})  # how mentions are found that tell of somebody without a name
_SIGNS = ("topic", "current")
_ARTICLE = 5  # characters between 'after' and the round: an article
COMMAS, SEMICOLONS = ",،", ";؛"
STOPS = "." + SEMICOLONS
CLAUSE_MARKS = COMMAS + SEMICOLONS + ":"
_DASHES = "—–"
VERB_FIRST, VERB_LAST = frozenset({"ar"}), frozenset({"tr", "fa"})


class Placed(Protocol):
    """What stands somewhere in a text: a mention, a cue, a time expression."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset behind its last character."""


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or the clauses of it that concern one round.

    `tags` are the cues of its words, `held` the round's entry in the calendar, `mentions` and `dates` those inside,
    `whole` says that it is all of the sentence.
    """

    tags: Tags
    held: Round
    mentions: tuple[Mention, ...]
    dates: tuple[TimeExpression, ...]
    whole: bool

    @property
    def number(self) -> int:
        """Return the number of the round."""
        return self.held.number

    @property
    def index(self) -> int:
        """Return the index of the sentence in the document."""
        return self.tags.line.index

    @property
    def language(self) -> str:
        """Return the language of the sentence."""
        return self.tags.line.language

    @property
    def numbered(self) -> bool:
        """Say whether the round stands in the words, once."""
        return sum(m.label == Label.ROUND for m in self.mentions) == 1

    @property
    def beside(self) -> bool:
        """Say whether the round only gives the time of something else: 'after the seventh round they declined'."""
        rounds = [m for m in self.mentions if m.label == Label.ROUND]
        cues = list(self.tags.all("claims:beside"))
        gaps = [max(m.start - cue.end, cue.start - m.end) for m in rounds for cue in cues if _on_its_side(self, cue, m)]
        return any(0 <= gap <= _ARTICLE for gap in gaps)

    @property
    def denials(self) -> list[Tag]:
        """Return the words that deny or only suppose what the part tells.

        Neither the month of a date is one ('4 May') nor a given name: in Arabic 'Geir' is written as 'not', and in
        Persian 'nine' as 'no'.
        """
        denials = self.tags.all("claims:negated")
        spans = [(d.start, d.end) for d in self.dates] + [(m.start, m.end) for m in self.mentions if _is_name(m)]
        counted = {t.first for kind in _COUNTED for t in self.tags.all(kind)} if self.language == "fa" else set()
        denials = (t for t in denials if t.last not in counted or t.last - t.first > 1)
        return [t for t in denials if not any(low <= t.start < high for low, high in spans)]

    @property
    def told(self) -> bool:
        """Say whether the words themselves speak of the round: by number, as 'this round', 'the talks'."""
        return self.numbered or any(self.tags.has(f"round:{sign}") for sign in _SIGNS)

    @property
    def of_parties(self) -> bool:
        """Say whether the words speak of the round, or of what its parties did: 'the guarantors agreed on …'."""
        return self.told or self.tags.has("claims:parties") or bool(self.guarantors)

    @property
    def guarantors(self) -> frozenset[str]:
        """Return the ids by which a part names all three guarantors, none where it does not."""
        named = {m.entity_id for m in self.mentions}
        all_three = GUARANTORS if named >= GUARANTORS else frozenset()
        return all_three | ({TOGETHER} & named)

    def between(self, low: int, high: int) -> str:
        """Return the text between two offsets of the document."""
        start = self.tags.line.sentence.start
        return self.tags.line.sentence.text[max(low - start, 0) : max(high - start, 0)]

    def parts_clauses(self, start: int, end: int) -> bool:
        """Say whether a comma, semicolon or colon stands between two offsets of the document."""
        return self.has_mark(CLAUSE_MARKS, start, end)

    def denied(self, thing: Placed) -> bool:
        """Say whether a word that denies or only supposes stands in one clause with something."""
        others = (t for t in self.denials if t.end <= thing.start or thing.end <= t.start)
        return any(not self.parts_clauses(min(t.end, thing.end), max(t.start, thing.start)) for t in others)

    def has_mark(self, marks: str, start: int, end: int) -> bool:
        """Say whether one of some marks stands between two offsets of the document."""
        return not set(marks).isdisjoint(self.between(start, end))


@dataclass(slots=True)
class Memory:
    """What the parts around tell of: who came before, who is named next, whose delegation and which topics 'it' is."""

    came: list[Mention] = field(default_factory=list)
    coming: Sequence[Mention] = ()
    body: Mention | None = None
    topics: tuple[str, ...] = ()


def gap(one: Placed, other: Placed) -> int:
    """Return how many characters stand between two things of a text, 0 where they touch or overlap."""
    return max(other.start - one.end, one.start - other.end, 0)


def _is_name(mention: Mention) -> bool:
    return mention.label == Label.PERSON and mention.method not in UNNAMED


def names_another(mentions: Sequence[Mention]) -> bool:
    """Say whether a meeting is named that is none of the talks: the congress in Sochi, a conference in Geneva."""
    return any(m.label == Label.EVENT and m.entity_id != PROCESS.id for m in mentions)


def _on_its_side(part: Part, cue: Tag, mention: Mention) -> bool:
    """Say whether a word such as 'after' stands where the language puts it: in Turkish behind, else before."""
    return cue.start >= mention.end if part.language == "tr" else cue.end <= mention.start


def parts_of(
    index: int, sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[TimeExpression], around: int = 0
) -> Iterator[Part]:
    """Yield the parts of a sentence in order; clauses that number no round go with the one before.

    Args:
        index: place of the sentence in the document.
        sentence: a sentence with its rounds.
        mentions: the mentions in it.
        dates: the time expressions in it.
        around: the round that the text before speaks of, 0 where it is none or several.
    """
    tags = Tags(line_of(index, sentence))
    rounds = [m for m in mentions if m.label == Label.ROUND]
    if len(sentence.rounds) == 1:
        end = _end_of_aside(tags, rounds)
        if end and around not in (0, *sentence.rounds):
            yield from _part(tags, (sentence.start, end), sentence.rounds[0], mentions, dates)
            yield from _part(tags, (end, sentence.end), around, mentions, dates)
        elif held := _calendar().get(sentence.rounds[0]):
            yield Part(tags, held, tuple(mentions), tuple(dates), whole=True)
        return
    for start, end in _clauses(tags, rounds):
        numbers = {m.round or 0 for m in rounds if start <= m.start < end}
        if len(numbers) == 1:
            yield from _part(tags, (start, end), numbers.pop(), mentions, dates)
        elif coming := _announced(tags, numbers):
            told = [m for m in mentions if m.label != Label.ROUND or m.round == coming]
            yield from _part(tags, (start, end), coming, told, dates)


def _announced(tags: Tags, numbers: set[int]) -> int:
    """Return the round that a clause plans at the one before, else 0: 'at the 11th they set spring for the 12th'."""
    following = bool(numbers) and numbers == {max(numbers), max(numbers) - 1}
    return max(numbers) if following and tags.has("claims:planned") else 0


def _part(
    tags: Tags, span: tuple[int, int], number: int, mentions: Sequence[Mention], dates: Sequence[TimeExpression]
) -> Iterator[Part]:
    """Yield the part between two offsets, on a round that the calendar has."""
    (start, end), sentence = span, tags.line.sentence
    if held := _calendar().get(number):
        text = sentence.text[start - sentence.start : end - sentence.start]
        clause = replace(sentence, start=start, end=end, text=text, rounds=(number,))
        inside = tuple(m for m in mentions if start <= m.start and m.end <= end)
        when = tuple(d for d in dates if start <= d.start and d.end <= end)
        yield Part(Tags(line_of(tags.line.index, clause)), held, inside, when, whole=False)


def _end_of_aside(tags: Tags, rounds: Sequence[Mention]) -> int:
    """Return where a relative clause that has the only round of a sentence ends, before its main clause; else 0.

    'A, which had boycotted the first round, was there': the main clause goes on with the round of the text before.
    """
    sentence = tags.line.sentence
    if len(rounds) != 1:
        return 0
    before = [t for t in tags.all("claims:relative") if t.end <= rounds[0].start]
    ends = [i for i, c in enumerate(sentence.text) if c in COMMAS and i + sentence.start >= rounds[0].end]
    opened = before and any(c in COMMAS for c in sentence.text[: before[-1].start - sentence.start])
    return sentence.start + ends[0] + 1 if opened and ends else 0


def whole(
    number: int,
    index: int,
    sentence: Sentence,
    mentions: Sequence[Mention] = (),
    dates: Sequence[TimeExpression] = (),
) -> Part:
    """Return all of a sentence as a part on one round, whichever it names."""
    return Part(Tags(line_of(index, sentence)), _calendar()[number], tuple(mentions), tuple(dates), whole=True)


def _clauses(tags: Tags, rounds: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return spans that each begin at a clause which numbers a round; what stands before the first goes with it."""
    sentence = tags.line.sentence
    marks = {sentence.start + i + 1 for i, c in enumerate(sentence.text) if c in CLAUSE_MARKS + _DASHES}
    marks |= {t.start for t in tags.all("claims:but") if t.start > sentence.start}
    marks |= {t.end for t in tags.all("claims:participle")}
    bounds = [sentence.start, *sorted(marks), sentence.end]
    found: list[tuple[int, int]] = []
    numbered = False
    for start, end in pairwise(bounds):
        numbers = any(start <= m.start < end for m in rounds)
        if found and not (numbers and numbered):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        numbered = numbers or (numbered and bool(found))
    return found


@cache
def _calendar() -> dict[int, Round]:
    return {r.number: r for r in knowledge.rounds()}
