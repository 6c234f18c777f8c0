"""Which sentences are about the talks of Astana, and which round they, their mentions and their dates concern.

A round is known by its number, by a date in the sentence, by the heading above, by what was said before, or by the
date of the text; 'the eighth round of the Geneva talks' is none of ours. The topic runs on from sentence to sentence:
'the talks' are those that were named last, and a new paragraph begins with what the document is mainly about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import by_sentence, line_of
from astana_nlp.names.tags import Tags
from astana_nlp.records import Label, Mention, Section, Sentence, TimeExpression, span_id
from astana_nlp.rounds.calendar import by_days, by_months, by_publication, dated, text_day
from astana_nlp.rounds.references import Reference, references

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ASTANA = "astana"
_DOCUMENTS = frozenset({"deescalation-memorandum", "moscow-declaration"})
_CITING = frozenset({Section.FOOTNOTE, Section.REFERENCE})  # their days are those of the works cited
_HEADING_WORDS = 7
_COMMA = 50  # characters that a comma counts for: a process in the same clause is nearer than one beyond it
# A passage goes on with the talks for so many sentences without naming them, until another process, a heading or a
# story from before the talks takes over; in a new paragraph only where a noun points back. Set by reading real pages.
_RUNS_ON = 4
_BEFORE_THE_TALKS = "2016-12"
_OPENING = 2  # words: 'The conference aims', 'In the talks'
_SUBJECTS = frozenset({"constitutional-committee"})  # spoken of at the talks, and no meeting that takes their place
_SIGNS = ("round:topic", "round:current", "round:next", "round:last")


@dataclass(frozen=True, slots=True)
class RoundLinks:
    """What the linking found, as copies of what went in.

    `sentences` have `about_astana` and `rounds` filled in; `mentions` hold the mentions of rounds too, which take the
    place of the city or event inside them; `dates` that fall on a round of their sentence have their `round`.
    """

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[TimeExpression, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence on the way: its processes in order of place, the numbered rounds, and what has been decided."""

    tags: Tags
    named: tuple[tuple[int, str], ...]
    references: tuple[Reference, ...]
    documents: bool
    early: bool = False
    about: bool = False
    rounds: tuple[int, ...] = ()
    own: bool = False

    @property
    def processes(self) -> frozenset[str]:
        return frozenset(process for _, process in self.named)


@dataclass(slots=True)
class _Passage:
    """What runs on through the text: the process spoken of, the rounds of the heading and those named last.

    `counted` is whose sessions are numbered: the committee that the talks speak of has some, though the talks go on.
    `runs` counts for how many sentences the talks are still spoken of, `rival` says that another meeting was named
    last, `fresh` that a block begins, and `before` holds the rounds named last in the block before.
    """

    main: str
    topic: str = ""
    counted: str = ""
    block: int = -1
    heading: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    before: tuple[int, ...] = ()
    runs: int = 0
    rival: bool = False
    fresh: bool = False


def link_rounds(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[TimeExpression],
    published: str = "",
) -> RoundLinks:
    """Return sentences, mentions and dates with the rounds that they concern.

    Args:
        sentences: the sentences of one document in order.
        mentions: its mentions, as `names.find_mentions` gives them.
        dates: its time expressions; `sentence` is the index of their sentence.
        published: ISO day, month or year of publication, or empty.
    """
    named, when = by_sentence(mentions), by_sentence(dates)
    readings = [_read(i, s, named.get(i, ()), when.get(i, ())) for i, s in enumerate(sentences)]
    day = text_day(published, dates)
    linked = _run(readings, when, day)
    linked = _with_default(linked, day)
    return RoundLinks(
        tuple(replace(s, about_astana=r.about, rounds=r.rounds) for s, r in zip(sentences, linked, strict=True)),
        _with_rounds(sentences, mentions, linked),
        tuple(dated(d, linked[d.sentence].rounds) if linked[d.sentence].about else d for d in dates),
    )


def _read(index: int, sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[TimeExpression]) -> _Reading:
    tags = Tags(line_of(index, sentence))
    named = [(m.start, process) for m in mentions if (process := _process(m, tags))]
    spans = [(d.start, d.end) for d in dates]
    # 'Astana 4 May' is a date, while a date step that reads 'the sixth round' as a date has the whole of it
    # and '4 and 5 Bahman' behind 'the first round' holds no rounds
    numbered = [r for r in references(tags) if not any(r.start < s < r.end < e or _within(r, s, e) for s, e in spans)]
    early = any(m.entity_id == "astana-2015" for m in mentions) or any(w.key == "2015" for w in tags.line.words)
    documents = any(m.entity_id in _DOCUMENTS for m in mentions)
    return _Reading(tags, tuple(named), () if early else tuple(numbered), documents, early)


def _within(reference: Reference, start: int, end: int) -> bool:
    return start <= reference.start and reference.end <= end and (reference.start, reference.end) != (start, end)


def _process(mention: Mention, tags: Tags) -> str:
    """Return the process that a mention names; a bare city only counts beside a word for talks."""
    if mention.entity_id == "astana-process":
        return ASTANA
    if mention.entity_id in (ASTANA, "geneva"):
        near = tags.has("process:nouns") or tags.has("round:topic")
        return mention.entity_id if near or mention.entity_id == ASTANA else ""
    if mention.label == Label.EVENT:
        return _targets().get(mention.entity_id, "")
    return ""


def _targets() -> dict[str, str]:
    return {m.id: m.target or "other" for m in knowledge.meetings() if m.kind == Label.EVENT}


def _run(readings: list[_Reading], dates: dict[int, list[TimeExpression]], day: str) -> list[_Reading]:
    counts = Counter(process for r in readings for process in r.processes)
    main = ASTANA if counts[ASTANA] and counts[ASTANA] >= max(counts["geneva"], counts["sochi"]) else ""
    passage = _Passage(main)
    linked = []
    for i, reading in enumerate(readings):
        _enter(passage, reading)
        here = dates.get(i, ())
        numbers = _numbers(reading, passage, by_months(here))
        named = _about(reading, passage, numbers)
        about = named or _runs_on(reading, passage, here)
        _remember(passage, reading, named=named, about=about)
        if _is_heading(reading):
            passage.heading = numbers
        elif passage.heading and reading.tags.has("round:current"):
            numbers = tuple(sorted({*numbers, *passage.heading}))
        found = numbers or (_unnumbered(reading, passage, here, day) if about else ())
        passage.last = found or passage.last
        linked.append(replace(reading, about=about, rounds=found, own=bool(found)))
    return linked


def _enter(passage: _Passage, reading: _Reading) -> None:
    """Move the passage on to a sentence: a new block goes back to the main topic, a named process takes over."""
    sentence = reading.tags.line.sentence
    passage.fresh = sentence.block != passage.block
    if passage.fresh:
        passage.block = sentence.block
        passage.topic = passage.counted = ASTANA if passage.heading else passage.main
        if sentence.section not in _CITING:
            passage.before = passage.last or passage.before
        passage.last = ()
    goes_on = passage.topic == ASTANA and _opens_with_topic(reading)
    if not reading.processes or goes_on:
        return
    passage.counted = ASTANA if ASTANA in reading.processes else reading.named[-1][1]
    if passage.topic != ASTANA or not reading.processes <= _SUBJECTS:
        passage.topic = passage.counted


def _opens_with_topic(reading: _Reading) -> bool:
    """Say whether 'the conference' opens the sentence, before it names another: 'The conference leads to Geneva'."""
    signs = reading.tags.all("round:topic")
    opening = next((t for t in signs if t.first < _OPENING), None)
    return opening is not None and all(opening.end <= start for start, _ in reading.named)


def _numbers(reading: _Reading, passage: _Passage, dated: tuple[int, ...]) -> tuple[int, ...]:
    """Return the numbered rounds that are ours; where no process is known, the calendar's date of the number tells.

    Of the other processes only Geneva has rounds: 'the eighth round in December 2017 fixed the date of the congress'.
    """

    def ours_is(reference: Reference) -> bool:
        process = _process_of(reference, reading, passage.counted)
        return process == ASTANA or (process != "geneva" and reference.number in dated)

    ours = (r.number for r in reading.references if ours_is(r))
    return tuple(sorted(set(ours)))


def _process_of(reference: Reference, reading: _Reading, topic: str) -> str:
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


def _about(reading: _Reading, passage: _Passage, numbers: tuple[int, ...]) -> bool:
    if reading.early and not reading.documents:
        return False  # the opposition met in Astana in 2015, which is another thing
    if ASTANA in reading.processes or numbers or reading.documents:
        return True
    if passage.topic != ASTANA or (reading.processes and not _opens_with_topic(reading)):
        return False
    return bool(passage.heading) or any(reading.tags.has(sign) for sign in _SIGNS)


def _runs_on(reading: _Reading, passage: _Passage, dates: Sequence[TimeExpression]) -> bool:
    """Say whether a sentence that names no process goes on with the talks of the sentences before it."""
    sentence = reading.tags.line.sentence
    if sentence.section == Section.TABLE:
        return passage.main == ASTANA and not reading.processes and bool(by_days(dates))  # a row for each round
    if not passage.runs or not reading.processes <= _SUBJECTS or reading.early or sentence.section != Section.BODY:
        return False
    if passage.topic != ASTANA or _is_heading(reading):
        return False
    if dates and all(d.last and d.last < _BEFORE_THE_TALKS for d in dates):
        return False
    points_back = reading.tags.has("round:anaphora")
    if passage.fresh and points_back:
        passage.last = passage.before
    return points_back or not passage.fresh


def _remember(passage: _Passage, reading: _Reading, *, named: bool, about: bool) -> None:
    """Count down for how long the passage still goes on; notes between paragraphs leave it as it is."""
    if reading.tags.line.sentence.section in _CITING:
        return
    meetings = reading.processes - _SUBJECTS
    if meetings:
        passage.rival = meetings != {ASTANA}
    if named:  # in a text on another meeting, a remark on the talks is no passage
        passage.runs = 0 if passage.rival or not (passage.main == ASTANA or passage.heading) else _RUNS_ON
    elif about:
        passage.runs -= 1
    elif reading.processes or _is_heading(reading) or not passage.fresh:
        passage.runs = 0
    else:
        passage.runs = max(passage.runs - 1, 0)


def _is_heading(reading: _Reading) -> bool:
    sentence = reading.tags.line.sentence
    if sentence.section == Section.HEADING:
        return True
    short = len(reading.tags.line.words) <= _HEADING_WORDS and sentence.text[-1:].isalnum()
    closing = reading.tags.at(0, "round:closing") if reading.tags.line.words else None
    return short and sentence.section == Section.BODY and bool(reading.references or closing)


def _unnumbered(reading: _Reading, passage: _Passage, dates: Sequence[TimeExpression], day: str) -> tuple[int, ...]:
    tags, cites = reading.tags, reading.tags.line.sentence.section in _CITING
    found = () if cites else by_days(dates)
    if not found and not cites and not passage.heading and reading.processes <= {ASTANA}:
        found = by_months(dates)  # a month may be that of Geneva where both are named
    if found:
        return found
    if tags.has("round:current") and (passage.last or passage.heading):
        return passage.last or passage.heading
    if not passage.heading and day:
        for cue, upcoming in (("round:next", True), ("round:last", False)):
            if tags.has(cue):
                return by_publication(day, upcoming=upcoming)
    return passage.heading or passage.last


def _with_default(linked: list[_Reading], day: str) -> list[_Reading]:
    """Give sentences without a round the only round that the document speaks of, or the one it was written on."""
    spoken = {n for r in linked if r.own for n in r.rounds}
    default = tuple(spoken) if len(spoken) == 1 else ()
    if not spoken and day and any(r.about for r in linked):
        default = by_publication(day, upcoming=None)
    return [replace(r, rounds=default) if r.about and not r.rounds else r for r in linked]


def _with_rounds(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], linked: Iterable[_Reading]
) -> tuple[Mention, ...]:
    found = [
        _mention(sentences[r.tags.line.index], r.tags.line.index, ref)
        for r in linked
        for ref in r.references
        if ref.number in r.rounds
    ]
    taken = by_sentence(found)
    kept = [m for m in mentions if not any(r.start < m.end and m.start < r.end for r in taken.get(m.sentence, ()))]
    return tuple(sorted([*kept, *found], key=lambda m: (m.start, m.end)))


def _mention(sentence: Sentence, index: int, reference: Reference) -> Mention:
    start, end = reference.start, reference.end
    return Mention(
        mention_id=span_id(sentence.sentence_id.rsplit("-", 2)[0], "m", start, end),
        sentence=index,
        start=start,
        end=end,
        text=sentence.text[start - sentence.start : end - sentence.start],
        label=Label.ROUND,
        entity_id=f"astana-round-{reference.number}",
        entity=f"Astana round {reference.number}",
        method="round",
        confidence=0.9 if reference.named else 0.8,
        round=reference.number,
    )
