"""Which sentences are about the talks of Astana, and which round they, their mentions and their dates concern.

A round is known by its number, by a date in the sentence or over the entry of a chronicle, by the heading above, by
what was said before, or by the date of the text (`references`, `calendar`, `chronicle`, `pointing`, `defaults`); 'the
eighth round of the Geneva talks' is none of ours, which `passage` decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.names.candidates import by_sentence, line_of, stands_in_place
from astana_nlp.names.process import ANNOUNCED, PROCESS
from astana_nlp.names.tags import Tags
from astana_nlp.records import Label, Mention, Sentence, TimeExpression, span_id
from astana_nlp.rounds.calendar import (
    by_days,
    by_months,
    by_number,
    days,
    held_by,
    just_held,
    lasts,
    looks_ahead,
    looks_back,
    meets,
    reported,
    text_day,
)
from astana_nlp.rounds.chronicle import under_days
from astana_nlp.rounds.dating import dated
from astana_nlp.rounds.deeds import is_deed, is_on_talks, round_of_deeds
from astana_nlp.rounds.defaults import with_default
from astana_nlp.rounds.passage import (
    ASTANA,
    CITING,
    COMMITTEE,
    Passage,
    Reading,
    enter,
    is_about,
    is_heading,
    numbers_of,
    points,
    remember,
    runs_on,
)
from astana_nlp.rounds.pointing import concerned, not_compared, not_left_behind, tell, under_heading, unnumbered
from astana_nlp.rounds.references import Reference, references
from astana_nlp.rounds.yearless import with_years
from astana_nlp.spelling import TURKISH_LOCATIVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from astana_nlp.names.candidates import Line
_HOST, _SYRIA = "kazakhstan", frozenset({"syria", "syrian-government", "syrian-opposition"})
_ADJECTIVES = frozenset(f"{ending}ki" for ending in TURKISH_LOCATIVES)
_NEAR = 60  # characters between talks and the country or capital where they are
_COMMITTEE_NOUN = "talks:committee"
_DOCUMENTS = frozenset({"deescalation-memorandum", "moscow-declaration"})


@dataclass(frozen=True, slots=True)
class RoundLinks:
    """What the linking found, as copies of what went in.

    `sentences` have `about_astana` and `rounds` filled in; `mentions` hold the mentions of rounds too, which take the
    place of the city or event inside them; `dates` that fall on a round of their sentence have their `round`.
    """

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[TimeExpression, ...]


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
    day = text_day(published, dates)
    text = _text(mentions, day)
    text = replace(text, hosted=text.hosted or (_may_be_hosted(day) and _has_label(sentences)))
    readings = [_read(i, s, named.get(i, ()), when.get(i, ()), text) for i, s in enumerate(sentences)]
    if not published and _is_too_early(day, readings):
        text = replace(text, day="")
    if text.hosted:
        dated_by = with_years(readings, dates, published)
        dates, when = dated_by.dates, by_sentence(dated_by.dates)
        text = replace(text, rounds=dated_by.rounds or frozenset(reported(day) if published else ()))
        text = replace(text, told=_told_by_deeds(readings, named, text))
    if text.told:
        readings = [replace(r, deed=is_deed(r) or (bool(text.day) and is_on_talks(r))) for r in readings]
    when = under_days(sentences, when)
    linked = _run(readings, when, text)
    linked = with_default(linked, when, text.day, text.rounds)
    found = _with_rounds(sentences, mentions, linked)
    here = by_sentence(found)
    return RoundLinks(
        tuple(replace(s, about_astana=r.about, rounds=r.rounds) for s, r in zip(sentences, linked, strict=True)),
        found,
        tuple(_dated(d, linked[d.sentence], here.get(d.sentence, ())) for d in dates),
    )


def _is_too_early(day: str, readings: Sequence[Reading]) -> bool:
    """Say whether a text numbers rounds that were long to come on the latest day it gives: that is not its own then."""
    numbered = max((r.number for reading in readings for r in reading.references), default=0)
    return numbered > held_by(day) + 1


_LABELLED = 2  # 'the first Astana meeting' may be one of anything


@dataclass(frozen=True, slots=True)
class _Text:
    """What is known of a text as a whole.

    `told` is the round that it tells of by what was agreed, though it names no talks or no day, else 0.
    `hosted` says that talks in Kazakhstan can be those on Syria, `committee` that it names the constitutional
    committee; `rounds` are those whose days it is dated by, so that a number of theirs needs no name beside it.
    """

    day: str
    hosted: bool
    committee: bool
    rounds: frozenset[int] = frozenset()
    told: int = 0


def _told_by_deeds(readings: Sequence[Reading], named: Mapping[int, Sequence[Mention]], text: _Text) -> int:
    """Return the round that a text tells of by its deeds, where it neither numbers one nor says what the talks are."""
    known = any(r.processes for r in readings) if text.day else any(r.references for r in readings)
    return 0 if known else round_of_deeds(readings, named, text.day)


def _text(mentions: Sequence[Mention], day: str) -> _Text:
    named = {m.entity_id for m in mentions}
    return _Text(day, bool(named & {*_SYRIA, PROCESS.id}) and _may_be_hosted(day), COMMITTEE in named)


def _may_be_hosted(day: str) -> bool:
    """Say whether a text is not older than the talks."""
    return not (day and day < ANNOUNCED)


def _has_label(sentences: Sequence[Sentence]) -> bool:
    """Say whether a text calls a round by the city and a number of several: «أستانا-4» is one of the talks on Syria."""
    readings = (references(Tags(line_of(i, s))) for i, s in enumerate(sentences))
    return any(r.named and r.number >= _LABELLED for found in readings for r in found)


def _dated(expression: TimeExpression, reading: Reading, mentions: Sequence[Mention]) -> TimeExpression:
    if reading.tags.line.sentence.section in CITING:
        return expression
    return dated(expression, reading.rounds if reading.about else (), mentions, reading.tags)


def _read(
    index: int, sentence: Sentence, mentions: Sequence[Mention], dates: Sequence[TimeExpression], text: _Text
) -> Reading:
    tags = Tags(line_of(index, sentence))
    named = [(m.start, process) for m in mentions if (process := _process(m, tags))]
    if text.hosted and all(process != ASTANA for _, process in named):
        named += [(place, ASTANA) for place in _host(tags, mentions)]
    spans = [(d.start, d.end) for d in dates]
    # 'Astana 4 May' is a date, while a date step that reads 'the sixth round' as a date has the whole of it
    # and '4 and 5 Bahman' behind 'the first round' holds no rounds
    numbered = [r for r in references(tags) if not any(_in_date(r, tags, s, e) or _within(r, s, e) for s, e in spans)]
    if numbered and text.committee:
        named += [(tag.start, COMMITTEE) for tag in Tags(tags.line, "cues").all(_COMMITTEE_NOUN)]
    early = any(m.entity_id == "astana-2015" for m in mentions) or any(w.key == "2015" for w in tags.line.words)
    documents = any(m.entity_id in _DOCUMENTS for m in mentions)
    return Reading(tags, tuple(sorted(named)), () if early else tuple(numbered), documents, early)


def _in_date(reference: Reference, tags: Tags, start: int, end: int) -> bool:
    """Say whether the number of a round begins a date: 'Astana 4 May', and not 'Astana 1, 23 and 24 January'."""
    sentence = tags.line.sentence
    set_off = sentence.text[reference.end - sentence.start :][:1] in {",", "،"}
    return reference.start < start < reference.end < end and not set_off


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


def _host(tags: Tags, mentions: Sequence[Mention]) -> Iterator[int]:
    """Yield where talks are named by their host: 'the talks in Kazakhstan', 'the meeting in the Kazakh capital'."""
    line = tags.line
    places = [t.start for t in tags.all("city:described")]
    places += [m.start for m in mentions if m.entity_id == _HOST and _is_where(line, m)]
    nouns = [t for kind in ("process:nouns", "round:topic") for t in tags.all(kind)]
    yield from (place for place in places if any(abs(noun.start - place) <= _NEAR for noun in nouns))


def _is_where(line: Line, host: Mention) -> bool:
    """Say whether the talks are in a country: also 'Kazakistan'daki görüşmeler', whose ending makes an adjective."""
    ending = line.words[line.word_at(host.start)].ending_from(host.end)
    return stands_in_place(line, host) or (line.language == "tr" and ending in _ADJECTIVES)


def _targets() -> dict[str, str]:
    return {m.id: m.target or "other" for m in knowledge.meetings() if m.kind == Label.EVENT}


def _run(readings: list[Reading], dates: dict[int, list[TimeExpression]], text: _Text) -> list[Reading]:
    """Return the sentences in their order, each decided with what the passage before it says."""
    passage = Passage(_main(readings, text), text.rounds)
    return [_decided(r, passage, not_compared(r, dates.get(i, ())), text) for i, r in enumerate(readings)]


def _main(readings: Sequence[Reading], text: _Text) -> str:
    """Return whether a text is mainly on the talks: also where it names no others, and the host apart from them."""
    counts = Counter(process for r in readings for process in r.processes)
    if not counts and text.told:
        return ASTANA
    if not counts and text.hosted:
        return ASTANA if any(r.tags.has("city:described") for r in readings) else ""
    return ASTANA if counts[ASTANA] and counts[ASTANA] >= max(counts["geneva"], counts["sochi"]) else ""


def _on_its_days(reading: Reading, dates: Sequence[TimeExpression]) -> tuple[int, ...]:
    """Return the round that met on exactly the days that a sentence gives a meeting, where it names no process.

    'The meeting of 14 and 15 September 2017' is the sixth round, though nothing says of what.
    """
    tags = reading.tags
    told = any(tags.has(kind) for kind in ("process:nouns", "round:nouns", "round:topic", "round:meetings"))
    if reading.processes or reading.early or not told or tags.line.sentence.section in CITING:
        return ()
    return tuple(sorted({n for d in dates if days(d) > 1 for n in meets(d) if lasts(n, d)}))


def _decided(reading: Reading, passage: Passage, dates: Sequence[TimeExpression], text: _Text) -> Reading:
    """Return a sentence with what is decided about it, and move the passage on."""
    day = text.day
    enter(passage, reading)
    dates = not_left_behind(reading, passage, dates)
    ours = numbers_of(reading, passage, by_months(dates))
    ours = ours or (_on_its_days(reading, dates) if text.hosted else ())
    named = is_about(reading, passage, ours)
    about = named or runs_on(reading, passage, dates)
    remember(passage, reading, named=named, about=about)
    numbers = concerned(reading, ours, dates)
    if is_heading(reading):
        passage.heading = numbers
    elif passage.heading and reading.tags.has("round:current"):
        numbers = tuple(sorted({*numbers, *under_heading(passage)}))
    pointed = () if numbers or not about else unnumbered(reading, passage, dates, day)
    if reading.deed and pointed == ():
        numbers = numbers or by_number(text.told)
    found = numbers or pointed or ()
    ahead = looks_ahead(found, day)
    back = looks_back(found, day) and not by_days(dates) and (not numbers or _told_already(passage, day))
    passage.listed = found
    if not (ahead or back):
        tell(passage, reading, numbers, found)
    aside = ahead or back or (points(reading, "round:next") and bool(passage.spoken) and passage.spoken != found)
    own = bool(found) and not aside
    return replace(reading, about=about, rounds=found, own=own, apart=pointed is None, numbered=ours)


def _told_already(passage: Passage, day: str) -> bool:
    """Say whether a text has told of the round that it reports on, so that an earlier one is told in passing."""
    return passage.spoken == just_held(day)


def _with_rounds(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], linked: Iterable[Reading]
) -> tuple[Mention, ...]:
    found = [
        _mention(sentences[r.tags.line.index], r.tags.line.index, ref)
        for r in linked
        for ref in r.references
        if ref.number in r.rounds or ref.number in r.numbered
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
