"""Days and cities of something else than the round that a sentence is on: of other meetings, papers, who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.claims.actors import arabic_and
from astana_nlp.claims.parts import gap
from astana_nlp.names.process import PROCESS
from astana_nlp.records import Label
from astana_nlp.rounds.calendar import HOSTS, days, meets
from astana_nlp.spelling import AND, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention, TimeExpression

_ELSEWHERE = frozenset(
    {"geneva", "vienna", "moscow", "ankara", "tehran", "istanbul", "riyadh", "cairo", "almaty", "damascus"}
)
_SEVERAL = 2
_SINCE = 5  # characters between 'since' and its day: an article
_SAID = 25  # characters between 'said' and its day
_OF_EXPERTS = 60  # characters from the group to its days: 'the working group of the guarantors meets in B'
_BESIDE_CITY = 6  # characters between a city and days: 'on', an ending


def is_city(mention: Mention) -> bool:
    """Say whether a mention is a city where a round met, or talks of this kind meet."""
    return mention.label == Label.PLACE and mention.entity_id in {*HOSTS.values(), *_ELSEWHERE}


def of_another(thing: Mention | TimeExpression, part: Part) -> bool:
    """Say whether a day or place belongs to another meeting: 'Sochi saw the congress, announced at the 7th round'.

    Of the meetings that a sentence names, the nearest has the day; the words of the place itself name no meeting.
    """

    def nearest(meetings: Sequence[Mention | Tag]) -> int:
        return min(gap(m, thing) for m in meetings)

    ours = [m for m in part.mentions if m.label == Label.ROUND]
    named = (m for m in part.mentions if m.label == Label.EVENT and m.entity_id != PROCESS.id)
    others: list[Mention | Tag] = [*named, *part.tags.all("round:rival")]
    return bool(others and ours) and nearest(others) < nearest(ours)


def belongs_elsewhere(expression: TimeExpression, part: Part, *, planned: bool) -> bool:
    """Say whether a day is that of a meeting elsewhere, of what goes on since then, or of who told a plan."""
    since = is_of_a_meeting_elsewhere(expression, part) or goes_on_from(expression, part)
    next_one = part.tags.has("round:next") and not part.numbered  # which may be meant to meet there
    away = planned and not next_one and bool(_cities_elsewhere(expression, part))
    return since or away or (planned and is_of_saying(expression, part))


def is_of_a_meeting_elsewhere(expression: TimeExpression, part: Part) -> bool:
    """Say whether days stand beside a city where no round met, in a part that gives other days as well.

    'A meeting in Tehran on 18 April, and the next round on 3 May'.
    """
    if sum(days(d) > 0 for d in part.dates) < _SEVERAL:
        return False
    return bool(_cities_elsewhere(expression, part))


def _cities_elsewhere(expression: TimeExpression, part: Part) -> list[Mention]:
    """Return the cities right beside some days in which no round met."""
    others = [m for m in part.mentions if is_city(m) and m.entity_id not in HOSTS.values()]
    return [m for m in others if 0 <= max(m.start - expression.end, expression.start - m.end) <= _BESIDE_CITY]


def goes_on_from(expression: TimeExpression, part: Part) -> bool:
    """Say whether something goes on from a day, which is no day of a round: 'the truce in force since 30 December'."""
    cues = part.tags.all("round:since")
    return any(0 <= max(expression.start - t.end, t.start - expression.end) <= _SINCE for t in cues)


def is_of_saying(expression: TimeExpression, part: Part) -> bool:
    """Say whether a day stands beside a word for saying: 'the round will be held, the ministry said on Friday'.

    Only who says it stands between, and no verb of what is said.
    """
    verbs = [t for kind in ("announced", "planned", "held", "begun") for t in part.tags.all(f"claims:{kind}")]
    for said in part.tags.all("claims:said"):
        low, high = min(said.end, expression.end), max(said.start, expression.start)
        others = any(low <= t.start < high or t.start <= said.start < t.end for t in verbs)
        if 0 <= high - low <= _SAID and not (others or part.parts_clauses(low, high)):
            return True
    return False


def is_over(expression: TimeExpression, part: Part, published: str) -> bool:
    """Say whether a day that is read to be planned for was none to come: that of a paper, or of who told the plan.

    Days up to those of a round that was over may be what had been planned for it.
    """
    day = published[: len("2017-01-01")]
    if len(day) != len("2017-01-01") or expression.last > day or part.number in meets(expression):
        return False
    return not (part.held.last < day and expression.first <= part.held.last)


def is_of_experts(day: TimeExpression, part: Part) -> bool:
    """Say whether a day stands in one clause with a working group or a technical meeting, and no round nearer."""
    if part.tags.has("course:experts") and _cities_elsewhere(day, part):
        return True  # 'experts met in B on 10 May to prepare the ninth round'
    gaps = [gap(day, m) for m in part.mentions if m.label == Label.ROUND]
    for group in part.tags.all("course:experts"):
        low, high = min(group.end, day.end), max(group.start, day.start)
        apart = high - low
        if apart <= _OF_EXPERTS and not part.parts_clauses(low, high) and all(apart <= other for other in gaps):
            return True
    return False


def is_of_experts_elsewhere(city: Mention, part: Part) -> bool:
    """Say whether a city without rounds is where experts meet: 'experts had prepared the ninth round in B'."""
    return city.entity_id not in HOSTS.values() and part.tags.has("course:experts")


def is_day_of(expression: TimeExpression, part: Part) -> bool:
    """Say whether a time expression only says which day of a round is meant: 'day one', 'its first day'."""
    return any(t.start < expression.end and expression.start < t.end for t in part.tags.all("claims:days_of"))


def goes_on_to(verb: Tag, day: TimeExpression, part: Part) -> bool:
    """Say whether an 'and' parts a day from a verb behind it: 'began on Tuesday and was over on Wednesday'."""
    joined = bool({w.key for w in words_of(part.between(day.end, verb.start))} & AND)
    return day.end <= verb.start and (joined or arabic_and(part, verb.start))
