"""Which post at a ministry a text gives somebody: the minister, a deputy of the minister or the spokesperson.

Nobody holds two of them at a time. Other titles (envoy, adviser, head of a delegation) are held beside each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.claims.parts import COMMAS, STOPS, UNNAMED
from astana_nlp.claims.people.affiliations import affiliation_of, holders_of, verdict_on
from astana_nlp.records import Label, RoundClaim
from astana_nlp.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag
    from astana_nlp.records import Mention

POST = "post"
_MINISTER = "minister"
_LOWEST_FIRST = ("spokesperson", "deputy", "minister")
_BEFORE = 25  # characters from a title to the name: whose minister it is
_BEHIND = 30  # characters from a name to its title: ', the Kazakh'
_ENDS = STOPS + ':()«»"“”'
_NAMES = 2  # words of a full name: of a family name alone several may be meant


def posts(part: Part) -> Iterator[RoundClaim]:
    """Yield the post of everybody whose title stands right before the name, or behind it in apposition."""
    titles = _longest(part)
    persons = [m for m in part.mentions if m.label == Label.PERSON and m.method not in UNNAMED]
    persons = [m for m in persons if len(m.text.split()) >= _NAMES]
    for person in persons:
        his = [t for t in titles if _is_of(part, t, person, persons)]
        held = {t.kind.partition(":")[2] for t in his}
        if len(held) == 1:
            name, post = person.entity or person.text, held.pop()
            verdict = _verdict(person, part) if post == _MINISTER and his[0].end <= person.start else "unknown"
            yield RoundClaim(part.number, part.index, POST, f"{name}: {post}", person.entity_id, verdict)


def _verdict(person: Mention, part: Part) -> str:
    """Say whether the table of offices has somebody for a minister of the state that the list has the person in."""
    body = affiliation_of(person.entity_id)
    return verdict_on(person.entity_id, holders_of(body, "foreign-minister", part.held.first))


def _longest(part: Part) -> list[Tag]:
    """Return the titles that overlap no lower one: 'deputy foreign minister' is no foreign minister."""
    found: list[Tag] = []
    aides = list(part.tags.all("posts:aide"))
    for kind in _LOWEST_FIRST:
        tags = list(part.tags.all(f"posts:{kind}"))
        tags = [t for t in tags if not any(0 <= t.start - a.end <= _BEFORE for a in aides)]  # 'aide of the minister'
        tags = [t for t in tags if kind == "deputy" or not _is_deputy(part, t)]
        found += [t for t in tags if not any(t.first < o.last and o.first < t.last for o in found)]
    return found


def _is_deputy(part: Part, title: Tag) -> bool:
    """Say whether a word for deputies stands right beside a title: 'заместитель главы МИД'."""
    words = part.tags.line.words
    beside = (*words[max(title.first - 1, 0) : title.first], *words[title.last : title.last + 1])
    stems = tuple(fold(stem) for stem in knowledge.words(part.language, "names").get("deputies", ()))
    return bool(stems) and any(word.key.startswith(stems) for word in beside)


def _is_of(part: Part, title: Tag, person: Mention, persons: list[Mention]) -> bool:
    """Say whether a title is that of a person: right before the name, or behind a comma after it, and nobody's else."""
    before = 0 <= person.start - title.end <= _BEFORE
    behind = 0 <= title.start - person.end <= _BEHIND
    if not (before or behind):
        return False
    low, high = min(title.end, person.end), max(title.start, person.start)
    between = part.between(low, high)
    others = any(low <= m.start < high for m in persons)
    if others or part.has_mark(_ENDS, low, high) or any(low <= t.start < high for t in _verbs(part)):
        return False
    taken = any(0 <= m.start - title.end <= _BEFORE and not part.parts_clauses(title.end, m.start) for m in persons)
    if behind and taken:
        return False  # 'A for Russia, the deputy minister B for Iran'
    commas = sum(between.count(mark) for mark in COMMAS)
    if before and commas == 1:  # 'the foreign minister, A, announced'
        closed = part.between(person.end, person.end + 1)
        return between.strip() in COMMAS and closed in COMMAS and bool(closed)
    return commas == 0 if before else commas == 1 and between.lstrip()[:1] in COMMAS


def _verbs(part: Part) -> list[Tag]:
    return [t for kind in ("said", "attended", "came") for t in part.tags.all(f"claims:{kind}")]
