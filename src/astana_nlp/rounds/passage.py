"""What runs on through a text: which process it speaks of, sentence after sentence, and whether that is ours.

The topic runs on from sentence to sentence: 'the talks' are those that were named last, and a new paragraph begins with
what the document is mainly about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_nlp.records import Section, TimeExpression
from astana_nlp.rounds.calendar import by_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.names.tags import Tag, Tags
    from astana_nlp.rounds.references import Reference

ASTANA, COMMITTEE = "astana", "constitutional-committee"
CITING = frozenset({Section.FOOTNOTE, Section.REFERENCE})  # their days are those of the works cited
_HEADING_WORDS = 7
_COMMA = 50  # characters that a comma counts for: a process in the same clause is nearer than one beyond it
_BESIDE, _MARKS = 40, ",،;؛:"  # characters between a session and the committee that holds it, and what parts them
# A passage goes on with the talks for so many sentences without naming them, until another process, a heading or a
# story from before the talks takes over; in a new paragraph only where a noun points back. Set by reading real pages.
_RUNS_ON = 4
_BEFORE_THE_TALKS = "2016-12"
_OPENING = 3  # words: 'The conference aims', 'Since the start of the talks'
_SUBJECTS = frozenset({COMMITTEE})  # spoken of at the talks, and no meeting that takes their place
_COUNTED = frozenset({"geneva", COMMITTEE})  # they number their rounds too
_OFTENEST_ELSEWHERE = 9  # rounds in Geneva, and sessions of the committee
_SIGNS = ("round:topic", "round:current", "round:next", "round:last", "round:previous")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence on the way: its processes in order of place, the numbered rounds, and what has been decided.

    `own` says that it tells its rounds itself, `apart` that it tells of another meeting; `numbered` are the rounds that
    it numbers, also those that it is not on, and `deed` that by what it has agreed it tells of the text's round.
    """

    tags: Tags
    named: tuple[tuple[int, str], ...]
    references: tuple[Reference, ...]
    documents: bool
    early: bool = False
    about: bool = False
    rounds: tuple[int, ...] = ()
    numbered: tuple[int, ...] = ()
    own: bool = False
    apart: bool = False
    deed: bool = False

    @property
    def processes(self) -> frozenset[str]:
        """Return the processes that the sentence names."""
        return frozenset(process for _, process in self.named)


@dataclass(slots=True)
class Passage:
    """What runs on through the text: the process spoken of, the rounds of the heading and those named last.

    `dated_by` are the rounds whose days the text is dated by. `spoken` are the rounds named or dated last, from which
    'the next' and 'the previous' count; they are 'this round'.
    `counted` is whose sessions are numbered: the committee that the talks speak of has some, though the talks go on.
    `runs` counts for how many sentences the talks are still spoken of, `rival` says that another meeting was named
    last, `fresh` that a block begins. `before` holds the rounds named last in the block before, `listed` those of the
    sentence before in the same block, also where the text only looks back to them.
    """

    main: str
    dated_by: frozenset[int] = frozenset()
    topic: str = ""
    counted: str = ""
    block: int = -1
    heading: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    listed: tuple[int, ...] = ()
    spoken: tuple[int, ...] = ()
    runs: int = 0
    rival: bool = False
    fresh: bool = False


def enter(passage: Passage, reading: Reading) -> None:
    """Move the passage on to a sentence: a new block goes back to the main topic, a named process takes over."""
    sentence = reading.tags.line.sentence
    passage.fresh = sentence.block != passage.block
    if passage.fresh:
        passage.block = sentence.block
        passage.topic = passage.counted = ASTANA if passage.heading else passage.main
        if sentence.section not in CITING:
            passage.before = passage.last or passage.before
        passage.last = passage.listed = ()
    goes_on = passage.topic == ASTANA and _opens_with_topic(reading)
    if not reading.processes or goes_on:
        return
    passage.counted = ASTANA if ASTANA in reading.processes else reading.named[-1][1]
    if passage.topic != ASTANA or not reading.processes <= _SUBJECTS:
        passage.topic = passage.counted


def _opens_with_topic(reading: Reading) -> bool:
    """Say whether 'the conference' opens the sentence, before it names another: 'The conference leads to Geneva'."""
    if any(process_of(r, reading, "") != ASTANA for r in reading.references):
        return False  # 'the eighth round of the Geneva talks' is no opening of ours
    signs = reading.tags.all("round:topic")
    opening = next((t for t in signs if t.first < _OPENING), None)
    return opening is not None and all(opening.end <= start for start, _ in reading.named)


def points(reading: Reading, kind: str) -> bool:
    """Say whether a sentence has words such as 'the next round', and not of the committee, which has sessions too."""
    committees = [place for place, process in reading.named if process in _SUBJECTS]
    return any(not any(_is_beside(reading, tag, place) for place in committees) for tag in reading.tags.all(kind))


def _is_beside(reading: Reading, tag: Tag, place: int) -> bool:
    sentence = reading.tags.line.sentence
    low, high = (tag.end, place) if place >= tag.end else (place, tag.start)
    between = sentence.text[low - sentence.start : high - sentence.start]
    return len(between) <= _BESIDE and not set(between) & set(_MARKS)


def numbers_of(reading: Reading, passage: Passage, dated: tuple[int, ...]) -> tuple[int, ...]:
    """Return the numbered rounds that are ours; where no process is known, the calendar's date of the number tells.

    Of the other processes only Geneva has rounds: 'the eighth round in December 2017 fixed the date of the congress'.
    """

    def ours_is(reference: Reference) -> bool:
        if reference.plain:
            return _goes_on(reference, reading, passage)
        process = process_of(reference, reading, passage.counted)
        often = reading.processes <= _SUBJECTS and passage.topic == ASTANA and reference.number > _OFTENEST_ELSEWHERE
        agrees = process not in _COUNTED and reference.number in passage.dated_by
        return process == ASTANA or often or agrees or (process != "geneva" and reference.number in dated)

    ours = (r.number for r in reading.references if ours_is(r))
    return tuple(sorted(set(ours)))


def _goes_on(reference: Reference, reading: Reading, passage: Passage) -> bool:
    """Say whether a numbered meeting is the round that the text speaks of, or the one before or behind it.

    Groups and committees number their meetings as well, and not by our rounds.
    """
    ours = ASTANA in {passage.topic, passage.main} and reading.processes <= {ASTANA}
    return ours and bool(passage.spoken) and abs(reference.number - passage.spoken[-1]) <= 1


def process_of(reference: Reference, reading: Reading, topic: str) -> str:
    """Return the process of a numbered round: the nearest in the sentence, those after it first, or the topic."""
    if reference.named:
        return ASTANA
    if not reading.named:
        return topic

    sentence = reading.tags.line.sentence

    def distance(named: tuple[int, str]) -> float:
        place = named[0]
        after = place >= reference.end
        low, high = (reference.end, place) if after else (place, reference.start)
        commas = sum(c in ",،;؛" for c in sentence.text[low - sentence.start : high - sentence.start])
        return (high - low) / (2 if after and not commas else 1) + commas * _COMMA

    return min(reading.named, key=distance)[1]


def is_about(reading: Reading, passage: Passage, numbers: tuple[int, ...]) -> bool:
    """Say whether a sentence is about the talks: it names them, numbers a round, or speaks of those named before."""
    if reading.early and not reading.documents:
        return False  # the opposition met in Astana in 2015, which is another thing
    if ASTANA in reading.processes or numbers or reading.documents or reading.deed:
        return True
    if passage.topic != ASTANA or (reading.processes and not _opens_with_topic(reading)) or _is_elsewhere(reading):
        return False
    return bool(passage.heading) or any(reading.tags.has(sign) for sign in _SIGNS)


def runs_on(reading: Reading, passage: Passage, dates: Sequence[TimeExpression]) -> bool:
    """Say whether a sentence that names no process goes on with the talks of the sentences before it."""
    sentence = reading.tags.line.sentence
    if sentence.section == Section.TABLE:
        return passage.main == ASTANA and not reading.processes and bool(by_days(dates))  # a row for each round
    if not passage.runs or not reading.processes <= _SUBJECTS or reading.early or sentence.section != Section.BODY:
        return False
    if passage.topic != ASTANA or is_heading(reading):
        return False
    if dates and all(d.last and d.last < _BEFORE_THE_TALKS for d in dates):
        return False
    if _is_elsewhere(reading):
        return False
    points_back = reading.tags.has("round:anaphora")
    if passage.fresh and points_back:
        passage.last = passage.before
    return points_back or not passage.fresh


def _is_elsewhere(reading: Reading) -> bool:
    """Say whether a sentence is about something else called Astana, or about 'the congress' that the talks prepared."""
    return reading.tags.has("round:rival") or (reading.tags.has("city:names") and ASTANA not in reading.processes)


def remember(passage: Passage, reading: Reading, *, named: bool, about: bool) -> None:
    """Count down for how long the passage still goes on; notes between paragraphs leave it as it is."""
    if reading.tags.line.sentence.section in CITING:
        return
    meetings = reading.processes - _SUBJECTS
    if meetings:
        passage.rival = meetings != {ASTANA}
    if named:  # in a text on another meeting, a remark on the talks is no passage
        passage.runs = 0 if passage.rival or not (passage.main == ASTANA or passage.heading) else _RUNS_ON
    elif about:
        passage.runs -= 1
    elif reading.processes or is_heading(reading) or not passage.fresh:
        passage.runs = 0
    else:
        passage.runs = max(passage.runs - 1, 0)


def is_heading(reading: Reading) -> bool:
    """Say whether a sentence is a heading, also where the reader took it for a short paragraph."""
    sentence = reading.tags.line.sentence
    if sentence.section == Section.HEADING:
        return True
    short = len(reading.tags.line.words) <= _HEADING_WORDS and sentence.text[-1:].isalnum()
    closing = reading.tags.at(0, "round:closing") if reading.tags.line.words else None
    return short and sentence.section == Section.BODY and bool(reading.references or closing)
