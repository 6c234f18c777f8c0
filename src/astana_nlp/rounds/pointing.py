"""Rounds without a number: by days, by 'this', 'the next' and 'the previous round', and by what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.rounds.calendar import by_days, by_months, by_number, by_publication, days, is_near, is_soon, just_over
from astana_nlp.rounds.passage import ASTANA, CITING, Passage, Reading, points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.names.tags import Tags
    from astana_nlp.records import TimeExpression
    from astana_nlp.rounds.references import Reference

_GAP = 5  # characters between 'than in' and its date: an article
_MONTH = 31
_WORDS_AFTER = 3  # words between 'after' and a round: 'after the failure of the eighth round'
_MARKS = ",،;؛:"
_CUTS = ";؛:"
POSTPOSITIONS = frozenset({"tr"})


def not_compared(reading: Reading, dates: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """Leave out the days that a sentence only compares with: 'a smaller delegation than in January'."""
    tags, last = list(reading.tags.all("round:compared")), reading.tags.line.language in POSTPOSITIONS

    def is_compared(told: TimeExpression) -> bool:
        return any(0 <= (t.start - told.end if last else told.start - t.end) <= _GAP for t in tags)

    return [d for d in dates if not is_compared(d)]


def unnumbered(reading: Reading, passage: Passage, dates: Sequence[TimeExpression], day: str) -> tuple[int, ...] | None:
    """Return the rounds of a sentence that numbers none, or None where it tells of something held on another day.

    Args:
        reading: the sentence.
        passage: what was said before it.
        dates: its time expressions, without those that it only compares with.
        day: the ISO day on which the text was written, or empty.
    """
    tags, cites = reading.tags, reading.tags.line.sentence.section in CITING
    found = () if cites else by_days(dates)
    several = len(passage.heading) > 1
    if not found and not cites and (several or not passage.heading) and reading.processes <= {ASTANA}:
        found = by_months(_not_begun(tags, dates))  # a month may be that of Geneva where both are named
        found = tuple(n for n in found if not several or n in passage.heading)
    if found:
        return found
    if len(passage.listed) > 1 and tags.has("round:newest"):
        return (max(passage.listed),)
    if _is_this(tags) and (passage.spoken or passage.heading):
        return under_heading(passage) or passage.spoken
    if pointed := _just_before(reading, dates) or _pointed_to(reading, passage, day):
        return pointed
    apart = not passage.heading and _is_held_apart(reading, dates)
    return None if apart else under_heading(passage) or passage.last


def _is_held_apart(reading: Reading, dates: Sequence[TimeExpression]) -> bool:
    """Say whether a sentence tells of something held on a day, and not beyond a colon from where it has the talks.

    'They did not come to Astana: on 27 January the minister received them in Moscow' is on the talks.
    """
    held = [d for d in dates if days(d) == 1 and not d.problem] if reading.tags.has("claims:held") else []
    sentence = reading.tags.line.sentence
    talks = [place for place, process in reading.named if process == ASTANA]
    cuts = [sentence.start + i for i, c in enumerate(sentence.text) if c in _CUTS]
    cut_off = bool(talks) and all(any(max(talks) < cut < d.start for cut in cuts) for d in held)
    return bool(held) and not cut_off


def not_left_behind(reading: Reading, passage: Passage, dates: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """Leave out the days of a round after which something was, in a text on a later one: 'since the talks of 3 May'."""
    now = max(passage.spoken, default=0)
    early = [d for d in dates if max(by_days([d]), default=now) < now]
    return [d for d in dates if d not in early or not _is_governed(reading.tags, d, "round:after")]


def elsewhen(reading: Reading, dates: Sequence[TimeExpression], numbers: Sequence[int]) -> bool:
    """Say whether the days and months that a sentence tells of are all far from rounds: it is not on those then.

    Those from which something goes on ('since January') and those that are only compared with tell nothing.
    """
    told = [d for d in _not_begun(reading.tags, not_compared(reading, dates)) if 0 < days(d) <= _MONTH]
    return bool(told) and not any(is_near(d, *numbers) for d in told)


def under_heading(passage: Passage) -> tuple[int, ...]:
    """Return the rounds of the heading, or of several those that the text below it has come to."""
    come = len(passage.heading) > 1 and set(passage.spoken) < set(passage.heading)
    return passage.spoken if come and passage.spoken else passage.heading


def concerned(reading: Reading, numbers: tuple[int, ...], dates: Sequence[TimeExpression]) -> tuple[int, ...]:
    """Return the rounds that a sentence is on, without those that it names only to tell the order or to compare.

    'After the eighth round in December they met again on 14 and 15 May' is on the ninth; 'with a smaller team than at
    the first round' is on the one spoken of.
    """
    tags, ours = reading.tags, [r for r in reading.references if r.number in numbers]
    before = {r.number for r in ours if _is_governed(tags, r, "round:after")}
    compared = {r.number for r in ours if _is_governed(tags, r, "round:compared")}
    rest = {*numbers, *by_days(dates)} - before - compared
    return tuple(sorted(rest)) if (before and rest) or compared else numbers


def _is_governed(tags: Tags, told: Reference | TimeExpression, kind: str) -> bool:
    """Say whether a word such as 'after' governs a round or its days, with a few words and no mark between."""
    last = tags.line.language in POSTPOSITIONS
    for tag in tags.all(kind):
        start, end = (told.end, tag.start) if last else (tag.end, told.start)
        between = tags.line.sentence.text[max(start - tags.line.sentence.start, 0) : end - tags.line.sentence.start]
        if start <= end and len(between.split()) <= _WORDS_AFTER and not set(between) & set(_MARKS):
            return True
    return False


def _not_begun(tags: Tags, dates: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Leave out the dates from which something goes on: 'since January they have been pressing for talks'."""
    cues = list(tags.all("round:since"))
    return [d for d in dates if not any(0 <= max(d.start - c.end, c.start - d.end) <= _GAP for c in cues)]


def _is_this(tags: Tags) -> bool:
    """Say whether a sentence speaks of 'this round': 'the next round' holds 'the round' too.

    Russian says 'the regular round' of one to come and of one that is over.
    """
    met = tags.has("claims:begun") or tags.has("claims:ended")
    now = list(tags.all("round:current"))
    others = [t for kind in ("round:next", "round:previous", "round:last") for t in tags.all(kind)]
    others = [o for o in others if not (met and any((o.start, o.end) == (t.start, t.end) for t in now))]
    return any(all(t.last <= o.first or o.last <= t.first for o in others) for t in now)


def _just_before(reading: Reading, dates: Sequence[TimeExpression]) -> tuple[int, ...]:
    """Return the round that was over a day or two before the only day of a sentence on 'the last round'.

    Sources err by a day on when a round ended, and never by a month.
    """
    known = [d for d in dates if days(d) == 1 and not d.problem]
    if len(known) != 1 or not (points(reading, "round:last") or points(reading, "round:previous")):
        return ()
    return just_over(known[0].first)


def _pointed_to(reading: Reading, passage: Passage, day: str) -> tuple[int, ...]:
    """Return the round that 'the next', 'the previous' or 'the last round' points to.

    'The next' and 'the previous' count from the round spoken of, but what is just ahead of the text is next for it too.
    """
    if passage.heading:
        return ()
    told = passage.spoken[-1:]
    if points(reading, "round:previous"):
        return by_number(told[0] - 1) if told else by_publication(day, upcoming=False) if day else ()
    if points(reading, "round:next"):
        ahead = by_publication(day, upcoming=True) if day else ()
        soon = bool(ahead) and ahead != told and is_soon(day, ahead[0])  # on its last day a round is ahead no more
        return ahead if soon or not told else by_number(told[0] + 1)
    return by_publication(day, upcoming=False) if day and points(reading, "round:last") else ()


def tell(passage: Passage, reading: Reading, numbers: tuple[int, ...], found: tuple[int, ...]) -> None:
    """Note the rounds of a sentence for those that follow, except those that it only looks ahead to."""
    ahead, back = points(reading, "round:next"), points(reading, "round:previous")
    if found and (numbers or not ahead):
        passage.last = found
    if found and (numbers or not (ahead or back)):
        passage.spoken = found
