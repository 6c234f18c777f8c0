"""Claims read off what the trained reader sees in a sentence (`semantic`)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.claims.attendance.subjects import is_aside
from astana_nlp.claims.attendance.turnout import watching
from astana_nlp.claims.attendance.verdicts import STAYED, claim_of, first_claim
from astana_nlp.claims.parts import names_another, whole
from astana_nlp.claims.people.delegations import LED, size_claim
from astana_nlp.claims.reader.bearing import bears_out, counts, is_of_another_meeting
from astana_nlp.claims.reader.leading import leading
from astana_nlp.claims.reader.newcomers import newcomers
from astana_nlp.claims.reader.semantic import Asked, Span, read_accounts
from astana_nlp.claims.reader.things import Things, things_in
from astana_nlp.claims.results.figures import is_of_a_truce, months_in
from astana_nlp.claims.results.outcomes import numbers_another, shortened
from astana_nlp.claims.results.papers import SIGNED, STATEMENT, UNSIGNED, denies_another, paper_in
from astana_nlp.claims.results.signatures import only_refused
from astana_nlp.claims.results.topics import topics_named
from astana_nlp.claims.timing.aside import (
    belongs_elsewhere,
    is_day_of,
    is_of_experts,
    is_of_experts_elsewhere,
    is_over,
    of_another,
)
from astana_nlp.claims.timing.days import dated_in, day_claim, has_year, is_told_too_early
from astana_nlp.claims.timing.length import length_claim
from astana_nlp.claims.timing.places import beside_the_round_before, place_claim, says_where
from astana_nlp.claims.timing.plans import is_planned
from astana_nlp.names.candidates import before
from astana_nlp.names.tags import Tags
from astana_nlp.records import Label, RoundClaim, Section, Target
from astana_nlp.rounds.calendar import HOSTS, days, days_around
from astana_nlp.sentences import mask_note_marks
from astana_nlp.spelling import CONNECTORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.claims.quantities import Quantity
    from astana_nlp.claims.reader.semantic import Account
    from astana_nlp.encoder import Encoder
    from astana_nlp.records import Mention, Sentence, StanceRecord, TimeExpression

# least probabilities of a claim, by judgement from the figures of docs/training.md: what is counted is hardly ever
# confused, who came is; a sentence that a round is lent to must be surer
SURE = {"actor": 0.65, "date": 0.65, "place": 0.65, "number": 0.5, "sentence": 0.7}
SURE_IF_LENT = {"actor": 0.8, "number": 0.6, "sentence": 0.8}
SURE_OF_NOBODY = 0.85  # that a statement was made or not, where a sentence names nobody who could have made it
INVITED = 0.75
CERTAIN = 0.97  # that somebody came to a round that the words number, though the calendar has it stay away
LIKELY, NEVER = 0.4, 2.0
_PRESENCE = {"attended": "attended", "signed": "attended", "observed": "observer", "absent": "absent"}
THERE, AWAY = frozenset({"attended", "observed", "head", "chair", "signed"}), frozenset({"absent", "uninvited"})
_COMING = frozenset({"attended", "observed", "expected"})
_COMINGS = ("attended", "attended_by", "came", "present", "observer")  # cues of `rounds.toml`
# who joins one of these has not come to a round by that
_OTHERS = frozenset({Target.SOCHI, Target.GENEVA, Target.CONSTITUTIONAL_COMMITTEE, Target.CEASEFIRE})
INVITED_OR_NOT = frozenset({"invited", "uninvited"})
_DATES = {"held": False, "next": True}
_PLACES = {"venue": False, "next-venue": True}
_AHEAD = frozenset({"next", "next-venue"})
COUNTS = frozenset({"delegations", "groups"})
_PAPERS = {"statement": SIGNED, "no-statement": UNSIGNED}
_STATEMENTS = frozenset({"papers:statement", "papers:document"})
_OUTCOMES = {"agreed": "outcome", "no-agreement": "no-outcome"}
_FEW = 5  # days from which on an expression is a month or week, which may be that of something else
_LONGEST_TERM = 24  # months that an agreement was made for
_NEAR = 60  # days from a round to days that may be mistaken for it
_SOON = 250  # days from a round to the next one, as far as anybody planned
_DELAY = "P1D"  # as a rule the delay of a round, and no length
_GENEVA = "geneva"  # where other talks meet
_DAYS = re.compile(r"(?:\d{4}|XXXX)(?:-\d{2}){1,2}(?:/(?:\d{4}|XXXX)-\d{2}-\d{2})?|\d{4}-H[12]")
_MANY, _ZONES = range(2, 200), range(2, 10)


def accounts_of(
    sentences: Sequence[Sentence],
    found: Sequence[tuple[Sequence[Mention], Sequence[TimeExpression]]],
    lent: Sequence[int],
    positions: Mapping[int, Sequence[StanceRecord]],
    reader: Encoder,
) -> dict[int, Account]:
    """Return what the reader sees in each sentence that is on a round or that one is lent to, by its index.

    Args:
        sentences: those of a document.
        found: for each of them the mentions in it and its time expressions.
        lent: the round that is lent to each, 0 for none.
        positions: by sentence; whose position is on another meeting or a truce is not asked about: it tells of that.
        reader: the encoder with the adapter for meetings.
    """
    asked = {}
    for i, (sentence, inside) in enumerate(zip(sentences, found, strict=True)):
        number = lent[i] or (sentence.rounds[0] if sentence.about_astana and sentence.rounds else 0)
        other = [p for p in positions.get(i, ()) if p.target in _OTHERS]
        spans = things_in(whole(number, i, sentence, *inside)).spans() if number else ()
        spans = tuple(s for s in spans if not any(s.start < p.end and p.start < s.end for p in other))
        if spans or (number and _tells_of_results(whole(number, i, sentence))):
            asked[i] = Asked(mask_note_marks(sentence.text), sentence.start, spans)
    return dict(zip(asked, read_accounts(reader, list(asked.values())), strict=True))


def _tells_of_results(part: Part) -> bool:
    """Say whether a sentence that names nobody may say what the talks led to: a paper, or an agreement on a topic."""
    return paper_in(part) is not None or (_tells_of_agreeing(part) and bool(topics_named(part.tags)))


def _tells_of_agreeing(part: Part) -> bool:
    told = Tags(part.tags.line, "outcomes")
    return any(told.has(f"outcome:{kind}") for kind in ("agreed", "none", "accord"))


def read_off(part: Part, account: Account, published: str, *, lent: bool = False) -> Iterator[RoundClaim]:
    """Yield the claims that a part makes by the account of its sentence.

    Args:
        part: the part, with its round.
        account: what the reader said of the things in its sentence.
        published: ISO day of publication, or empty.
        lent: whether the sentence has its round only from the text around it; then days and places say little.
    """
    sure = SURE_IF_LENT if lent else SURE
    told = {
        span: role
        for span, (role, p) in account.roles.items()
        if p >= max(sure.get(span.kind, NEVER), INVITED if role in INVITED_OR_NOT else 0.0)
    }
    if not lent and _AHEAD & set(told.values()):  # a sentence that sets the place of the next round sets its day
        told |= {span: role for span, (role, p) in account.roles.items() if role in _AHEAD and p >= LIKELY}
    things, planned = things_in(part), is_planned(part, published)
    if not (part.beside or names_another(part.mentions)):
        yield from _also_of_plans(told, things, part)
    if not (planned or part.beside):
        apart = names_another(part.mentions) and not part.numbered
        for actor in () if apart else things.actors:
            span = Span(actor.start, actor.end, "actor")
            certain = part.numbered and account.roles.get(span, ("", 0.0))[1] >= CERTAIN
            yield from _of_actor(told.get(span, ""), actor, part, certain=certain)
        named = () if apart else (*things.actors, *things.others)
        yield from leading({m: told.get(Span(m.start, m.end, "actor"), "") for m in named}, part)
        for start, end, quantity in things.numbers:
            role = told.get(Span(start, end, "number"), "")
            yield from _of_number(role if counts(role, start, end, part) else "", quantity, part)
        alone = all(span.kind != "actor" for span in account.roles)
        careful = alone and account.tells[0] in _PAPERS and not _denies_a_statement(part)
        least = max(sure["sentence"], SURE_OF_NOBODY if careful else 0)
        yield from _of_sentence(account.tells[0] if account.tells[1] >= least else "", part, alone=alone)
    for length in () if part.beside else things.lengths:
        yield from _of_length(told.get(Span(length.start, length.end, "number"), ""), length, part, planned=planned)
    yield from _of_when_and_where(told, things, part, published, planned=planned)


def _of_when_and_where(
    told: Mapping[Span, str], things: Things, part: Part, published: str, *, planned: bool
) -> Iterator[RoundClaim]:
    roles = {city: told.get(Span(city.start, city.end, "place"), "") for city in things.cities}
    cities = [c for c, role in roles.items() if role in _PLACES and not of_another(c, part)]
    others = any(c.entity_id == _GENEVA for c in cities)  # 'what came out of Astana, Geneva and Sochi'
    for city in () if others else cities:
        yield from _of_city(city, part, published, planned=planned or _PLACES[roles[city]])
    cites = part.tags.line.sentence.section == Section.FOOTNOTE  # there, days are those of the works cited
    for day in () if cites else things.dates:
        role = told.get(Span(day.start, day.end, "date"), "")
        if role in _DATES and not of_another(day, part) and not _is_aside(day, published):
            early = role == "held" and is_told_too_early(day, part, published, held=True)
            ahead = (
                bool(published) and day.first > published and days(day) > _FEW
            )  # nothing was held in a month to come
            yield from _of_day(day, part, published, planned=(planned and not early) or ahead or _DATES[role])


def _also_of_plans(told: Mapping[Span, str], things: Things, part: Part) -> Iterator[RoundClaim]:
    """Yield what may be wrong of a round to come as well: who was at none before, and how many somebody sends."""
    coming = [m for m in things.actors if told.get(Span(m.start, m.end, "actor"), "") in _COMING]
    yield from (first_claim(part, m) for m in newcomers(part, coming))
    if not part.tags.has("claims:planned"):  # who leads a delegation is known before the round
        heads = {m: told.get(Span(m.start, m.end, "actor"), "") for m in (*things.actors, *things.others)}
        yield from (claim for claim in leading(heads, part) if claim.claim == LED)
    for start, end, quantity in things.numbers:
        if told.get(Span(start, end, "number"), "") == "size":
            yield from size_claim(quantity, (start, end), part)


def _of_city(city: Mention, part: Part, published: str, *, planned: bool) -> Iterator[RoundClaim]:
    """Yield the city that a round met in, or is to meet in.

    Against the calendar it must be where something is ('the guarantors of Astana' are nowhere), and a city in which no
    round ever met that of the next round: a summit of presidents is to be in Tehran.
    """
    claim = place_claim(city.entity_id, city.entity, part, published, planned=planned)
    if planned and part.tags.has("round:next") and city in beside_the_round_before(part):
        return
    if planned:
        own = part.numbered and claim.round == part.number
        likely = city.entity_id in HOSTS.values() or own or part.tags.has("round:next")
    else:
        hosts = part.numbered and part.tags.has("claims:hosts")
        names = before(part.tags.line, part.tags.line.word_at(city.start)) in CONNECTORS
        there = (hosts or says_where(city, part)) and not names
        apart = _dated_elsewhere(part) or part.tags.has("claims:others")
        likely = claim.agrees_with_calendar != "no" or (there and not apart)
    if likely and not is_of_experts_elsewhere(city, part):
        yield claim


def _is_aside(day: TimeExpression, published: str) -> bool:
    """Say whether a date is that of the text, an hour or night, or a week: a round has its days."""
    return day.timex == published or not _DAYS.fullmatch(day.timex)


def _of_day(day: TimeExpression, part: Part, published: str, *, planned: bool) -> Iterator[RoundClaim]:
    for dated in () if is_day_of(day, part) else dated_in(replace(part, dates=(day,)), published, planned=planned):
        claim = day_claim(dated, part, published, planned=planned)
        against = not planned and claim.agrees_with_calendar == "no"
        other = (against or planned) and is_of_another_meeting(part)
        other = other or belongs_elsewhere(day, part, planned=planned) or is_of_experts(day, part)
        other = other or (planned and is_over(dated, part, published))
        vague = against and (days(dated) > _FEW or not (part.tags.has("claims:held") or days(dated) > 1))
        away = days_around(dated, part.held.first, part.held.last)
        unlikely = (planned and (dated.last < published or away > _SOON)) or (against and _is_guess(day, away))
        if not (other or vague or unlikely):
            yield claim


def _is_guess(day: TimeExpression, away: int) -> bool:
    """Say whether the year of a day is not told, and the day is far from the round: then it is hardly the round's."""
    return away > _NEAR and not has_year(day)


def _dated_elsewhere(part: Part) -> bool:
    """Say whether a part that numbers no round is set in days far from its round: 'the talks began five years ago'."""
    known = [d for d in part.dates if d.first and not d.problem and not d.timex.startswith("P")]
    away = (days_around(d, part.held.first, part.held.last) for d in known)
    return not part.numbered and any(gap > _NEAR for gap in away)


def _of_actor(role: str, actor: Mention, part: Part, *, certain: bool) -> Iterator[RoundClaim]:
    if role in THERE and part.tags.has("claims:others"):
        return  # who came to earlier rounds
    if role in THERE and is_aside(part, actor):
        return  # 'B, who had followed A as envoy, attended'
    if role in _PRESENCE and bears_out(_PRESENCE[role], part, actor) and not (role != "absent" and _only_absence(part)):
        claim = claim_of(_PRESENCE[role], actor, part)
        # the calendar lists the states that came
        likely = claim.agrees_with_calendar == "yes" or not (
            claim.agrees_with_calendar == "no" or actor.label == Label.STATE
        )
        if likely or claim.claim in STAYED or certain or _comes(part):
            yield claim
    elif role in INVITED_OR_NOT and actor.label != Label.PERSON:
        yield RoundClaim(part.number, part.index, role, actor.entity or actor.text, actor.entity_id)


def _comes(part: Part) -> bool:
    return any(part.tags.has(f"claims:{kind}") for kind in _COMINGS)


def _only_absence(part: Part) -> bool:
    """Say whether the words of a part tell of absence alone: 'sent nobody' lets nobody come, whatever is read."""
    return any(part.tags.has(f"claims:{kind}") for kind in STAYED) and not _comes(part)


def _of_number(role: str, quantity: Quantity, part: Part) -> Iterator[RoundClaim]:
    if role in COUNTS and quantity.number in _MANY and not watching(part):
        yield RoundClaim(part.number, part.index, "participants", f"{quantity} {role}")
    elif role == "zones" and quantity.number in _ZONES:
        yield RoundClaim(part.number, part.index, "zones", f"{quantity} areas")
    elif role == "exchanged" and quantity.number > 1 and part.tags.has("claims:exchanged"):
        yield RoundClaim(part.number, part.index, "exchanged", f"{quantity} people")


def _of_length(role: str, length: TimeExpression, part: Part, *, planned: bool) -> Iterator[RoundClaim]:
    """Yield how long the round took, and for how long something was agreed, which always lies ahead."""
    of_all = not planned and length.timex != _DELAY and not is_day_of(length, part)
    if role == "duration" and of_all and (claim := length_claim(length, part)):
        yield claim
    elif role == "term" and 0 < (months := months_in(length)) <= _LONGEST_TERM and not is_of_a_truce(length, part):
        yield RoundClaim(part.number, part.index, "zones-last", f"{months} months")


def _of_sentence(told: str, part: Part, *, alone: bool) -> Iterator[RoundClaim]:
    paper = paper_in(part)
    if told == "statement" and only_refused(part):
        return  # one of them did not sign
    if paper and told == "no-statement" and denies_another(part, paper):
        return
    if paper and (told == "no-statement" or (told == "statement" and paper.kind in _STATEMENTS)):
        yield RoundClaim(part.number, part.index, _PAPERS[told], STATEMENT)
    elif told in {"direct", "indirect"}:
        yield RoundClaim(part.number, part.index, "format", told)
    elif (
        told in _OUTCOMES
        and not numbers_another(part)
        and topics_named(part.tags)
        and (told == "agreed" or _of_the_talks(part) or (alone and _tells_of_agreeing(part)))
    ):
        yield RoundClaim(part.number, part.index, _OUTCOMES[told], shortened(part.tags.line.sentence.text))


def _denies_a_statement(part: Part) -> bool:
    paper = paper_in(part)
    return bool(part.denials) and paper is not None and paper.kind == f"papers:{STATEMENT}"


def _of_the_talks(part: Part) -> bool:
    """Say whether what came to nothing are the talks: 'A left no doubt that the truce comes first' is no result."""
    return part.of_parties or Tags(part.tags.line, "outcomes").has("outcome:none")
