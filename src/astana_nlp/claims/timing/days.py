"""On which days, or in which year, a round met, or was to meet, as a text says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_nlp.claims.parts import VERB_LAST
from astana_nlp.claims.timing.aside import belongs_elsewhere, is_day_of, is_of_experts, is_over, of_another
from astana_nlp.claims.timing.plans import PLANNED, is_planned, is_pointed_ahead, names_next, number_of
from astana_nlp.claims.timing.vague import told_of
from astana_nlp.claims.timing.years import with_year
from astana_nlp.dates.folding import fold
from astana_nlp.dates.lexicon import lexicon
from astana_nlp.dates.tokens import tokenize
from astana_nlp.names.candidates import stands_in_place
from astana_nlp.records import Label, RoundClaim
from astana_nlp.rounds.calendar import days, days_around, lasts, length_of, meets
from astana_nlp.rounds.dating import AGAINST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.knowledge import Round
    from astana_nlp.records import TimeExpression

_MONTH, _HALF_A_YEAR = 31, 184
_BEHIND = 12  # characters from a round to its days: 'before the seventh round on 30 October'
_BRACKET = 50  # characters from a round to its days in brackets: '(of the Astana talks, …)'
_YEAR = re.compile(r"\d{4}|[۰-۹]{4}|[٠-٩]{4}")
_WHOLE_YEAR = re.compile(r"\d{4}")
_FULL_YEAR = re.compile(r"\b\d{4}(?=-)")
_WEEK = re.compile(r"\d{4}-W\d{2}")
_SATURDAY = 6
_LATER = 30  # days behind a round, in a text without a day of its own, on which it is the next one that is to meet
_FEW = 3  # days that a round takes at most
_DASHES = 2  # of an ISO day
_NUMBERED = "cdnM"  # tokens of a date that is told by more than a name: numbers, months
_ANNOUNCED = 50  # between a round and 'will be held': 'the sixth round of the Astana talks on Syria will be held'


def when(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield the days that a text gives to the round of a part, and whether the calendar says so too."""
    held = part.held
    planned = is_planned(part, published)
    dated = dated_in(part, published, planned=planned)
    for expression in dated:
        if of_another(expression, part) or _of_something_else(expression, part) or is_day_of(expression, part):
            continue
        if belongs_elsewhere(expression, part, planned=planned) or is_of_experts(expression, part):
            continue
        told_late = _announced_late(expression, part, published) or is_told_too_early(expression, part, published)
        if planned and days(expression) <= _MONTH and (told_late or _in_wrong_year(expression, held, published)):
            yield day_claim(expression, part, published, planned=False)
            continue
        if planned and is_over(expression, part, published):
            continue
        told = part.tags.has("claims:held") or part.tags.has("claims:lasted")
        sure = (planned or told or _in_apposition(expression, part)) and len(dated) == 1
        named = part.numbered or (planned and names_next(part, published)) or lasts(held.number, expression)
        if (named and (sure or expression.round == held.number)) or (told and _is_slip(expression, part)):
            yield day_claim(expression, part, published, planned=planned)


def in_year(part: Part, published: str) -> Iterator[RoundClaim]:
    """Yield the year that a text gives to a numbered round where it gives nothing nearer: 'was held last year'."""
    known = [d for d in part.dates if days(d) > 0]
    if len(known) != 1 or not part.numbered or not part.tags.has("claims:held") or is_planned(part, published):
        return
    (expression,) = known
    cues = [t for kind in ("since", "after", "compared") for t in part.tags.all(f"round:{kind}")]
    if not _WHOLE_YEAR.fullmatch(expression.timex) or expression.problem or cues or part.beside:
        return
    meeting = next(m for m in part.mentions if m.label == Label.ROUND)
    low, high = min(meeting.end, expression.end), max(meeting.start, expression.start)
    if not (of_another(expression, part) or part.parts_clauses(low, high)):
        verdict = "yes" if part.held.first[: len("2017")] == expression.timex else "no"
        yield RoundClaim(part.number, part.index, "date", expression.timex, "", verdict)


def _announced_late(expression: TimeExpression, part: Part, published: str) -> bool:
    """Say whether a round that was over when the text appeared is itself announced for days to come.

    'The sixth round will be held on 30 October', written in late October; not 'at the sixth round they agreed that …'.
    """
    day = published[: len("2017-01-01")]
    if not (part.numbered and len(day) == len("2017-01-01") and part.held.last < day <= expression.last):
        return False
    meeting = next(m for m in part.mentions if m.label == Label.ROUND)
    cues = part.tags.all("claims:announced")
    near = any(0 <= max(t.start - meeting.end, meeting.start - t.end) <= _ANNOUNCED for t in cues)
    at_it = part.beside or stands_in_place(part.tags.line, meeting) or part.tags.has("round:next")
    return near and not at_it


def is_told_too_early(expression: TimeExpression, part: Part, published: str, *, held: bool = False) -> bool:
    """Say whether a round to come is told as held on the days of another one: its number or its days are wrong.

    That it is `held` then is told by a verb, or by the trained reader.
    """
    day = published[: len("2017-01-01")]
    told = held or part.tags.has("claims:held")
    if part.beside or part.tags.has("claims:planned") or not (part.numbered and told):
        return False
    return bool(expression.first) and expression.first <= day and bool(meets(expression)) and days(expression) <= _FEW


def _in_wrong_year(expression: TimeExpression, held: Round, published: str) -> bool:
    """Say whether the days of a round to come are given in a year that was over: an error, and no plan."""
    same = (expression.first[4:], expression.last[4:]) == (held.first[4:], held.last[4:])
    return same and expression.last[:4] < min(held.first[:4], published[:4])


def _is_slip(expression: TimeExpression, part: Part) -> bool:
    """Say whether the two days of a meeting that the text speaks of are those of the round in a month beside it."""
    held = part.held
    ours, told = (held.first, held.last), (expression.first, expression.last)
    shifted = days(expression) == length_of(held) > 1 and [d[8:] for d in ours] == [d[8:] for d in told]
    months = [int(d[:4]) * 12 + int(d[5:7]) for d in (held.first, expression.first)]
    return part.told and not part.beside and shifted and abs(months[0] - months[1]) == 1


def dated_in(part: Part, published: str, *, planned: bool) -> list[TimeExpression]:
    """Return the days that a part gives, of a month at most, and of half a year where it plans.

    Those without a year have that of the round or plan.
    """
    own = (with_year(d, part, published, planned=planned) for d in part.dates)
    moved = (_ahead(d, part, published) if planned else _in_its_week(d, part) for d in own)
    longest = _HALF_A_YEAR if planned else _MONTH
    return [d for d in moved if 0 < days(d) <= longest and _sound(d)]


def day_claim(expression: TimeExpression, part: Part, published: str, *, planned: bool) -> RoundClaim:
    """Return the claim that the round of a part was held, or is to be, on some days, with the verdict of the calendar.

    What is planned at a round that is over is the next one.
    """
    held = part.held
    right = held.number in meets(expression) and not _shifted(expression, held)
    verdict = "yes" if right or _in_last_week(expression, held, published) else "no"
    ours = expression.first <= held.last  # what was planned for days up to those of a round was its own plan
    number = held.number if ours else number_of(part, published, planned=planned)
    later = days_around(expression, held.first, held.last) > _LATER
    if planned and not published and later and not (ours or is_pointed_ahead(part)):
        number = held.number + 1
    value = told_of(expression, part) if planned else expression.timex
    return RoundClaim(number, part.index, PLANNED * planned + "date", value, "", verdict)


def _ahead(expression: TimeExpression, part: Part, published: str) -> TimeExpression:
    """Move a month without a year that is planned for into the future: 'has been fixed for August', said in May."""
    day = published[: len("2017-01-01")]
    if not (expression.last and expression.last < day) or has_year(expression):
        return expression
    if _is_weekday(expression, part.language):
        return _a_week_on(expression, 1)
    years = int(day[:4]) - int(expression.first[:4])
    moved = [_in_another_year(expression, years + more) for more in (0, 1)]
    return next((e for e in moved if e.last >= day), expression)


def _in_its_week(expression: TimeExpression, part: Part) -> TimeExpression:
    """Move a day that is told by its name alone into the week of the round: 'Wednesday is for the plenary'."""
    if not _is_weekday(expression, part.language) or part.number in meets(expression):
        return expression
    around = (_a_week_on(expression, weeks) for weeks in (1, -1))
    return next((d for d in around if part.number in meets(d)), expression)


def _a_week_on(expression: TimeExpression, weeks: int) -> TimeExpression:
    day = (date.fromisoformat(expression.first) + timedelta(weeks=weeks)).isoformat()
    return replace(expression, timex=day, first=day, last=day, round=None)


def _is_weekday(expression: TimeExpression, language: str) -> bool:
    """Say whether a day is told by its name alone: that is one of this week, and none of another year.

    A number may be written in words: شنبه بیست‌وپنجم دی.
    """
    one = bool(expression.first) and expression.first == expression.last
    dated = any(t.code in _NUMBERED for t in tokenize(fold(expression.text), lexicon(language)))
    return one and not dated and expression.timex.count("-") == _DASHES


def has_year(expression: TimeExpression) -> bool:
    """Say whether the words of a time expression name a year."""
    return bool(_YEAR.search(expression.text))


def _in_another_year(expression: TimeExpression, years: int) -> TimeExpression:
    def later(text: str) -> str:
        return _FULL_YEAR.sub(lambda found: str(int(found[0]) + years), text)

    return replace(
        expression,
        timex=later(expression.timex),
        first=later(expression.first),
        last=later(expression.last),
        round=None,
    )


def _in_apposition(expression: TimeExpression, part: Part) -> bool:
    """Say whether a day stands right behind its round, in commas or brackets: 'the ninth round (14–15 May 2018)'."""
    rounds = [m for m in part.mentions if m.label == Label.ROUND and m.end <= expression.start]
    if not rounds or part.beside or any(part.tags.has(f"round:{kind}") for kind in ("after", "since")):
        return False
    between = part.between(rounds[-1].end, expression.start)
    bracket = between.rstrip().endswith("(") and len(between) <= _BRACKET
    return bracket or (len(between) <= _BEHIND and between.lstrip().startswith((",", "،", "(", "—", "–", ":")))


def _of_something_else(expression: TimeExpression, part: Part) -> bool:
    """Say whether a day is that of what was done before or after the round: 'on Friday, ahead of the seventh round'.

    It is the round's where it stands right behind, in a relative clause of the round, or in Turkish before a participle
    ('çarşamba günü başlayacak 11. turdan önce').
    """
    meeting = next((m for m in part.mentions if m.label == Label.ROUND), None)
    if not (part.beside and meeting):
        return False
    behind = expression.start >= meeting.end
    low, high = (meeting.end, expression.start) if behind else (expression.end, meeting.start)
    kinds = ("relative", "held", "planned") if behind else ("held", "planned") if part.language in VERB_LAST else ()
    tied = any(low <= t.start < high for kind in kinds for t in part.tags.all(f"claims:{kind}"))
    return not (tied or (behind and high - low <= _BEHIND))


def _shifted(expression: TimeExpression, held: Round) -> bool:
    """Say whether some days are told, and not those of the calendar: '13 and 14 March' for the 14th and 15th.

    Those that have one day too many are not its days either; a week is.
    """
    told = days(expression)
    return 1 < told <= length_of(held) + 1 and (expression.first, expression.last) != (held.first, held.last)


def _in_last_week(expression: TimeExpression, held: Round, published: str) -> bool:
    """Say whether a week is told at its end: 'last week' in a text of a Sunday may be the one that ends with it."""
    if not _WEEK.fullmatch(expression.timex) or len(published) != len("2017-01-01"):
        return False
    day = date.fromisoformat(published)
    return day.isoweekday() >= _SATURDAY and expression.last < held.last <= day.isoformat() <= _after(expression.last)


def _after(day: str) -> str:
    """Return the day a week later."""
    return (date.fromisoformat(day) + timedelta(days=7)).isoformat()


def _sound(expression: TimeExpression) -> bool:
    """Say whether a day is known; one whose day of the week is wrong is."""
    known = expression.problem.startswith("impossible: ") and bool(expression.first)
    return known or not expression.problem or expression.problem.startswith(AGAINST)
