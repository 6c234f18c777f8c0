"""Where the name of the country is that of its government: in the company of states, and where it says or refuses.

    delegations of Lutonya, Ardash and Syria        La Syrie récuse …        وفود لوتونيا وأردش وسوريا

'Syria' is the land in most sentences of these documents ('the talks on Syria'). It is a party where it sends a
delegation like the states that it is counted up with, and where it is the subject of a verb by which somebody takes a
position, as its case, its article or the order of words shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.names.candidates import stating
from astana_nlp.names.offices import offices
from astana_nlp.records import Label
from astana_nlp.spelling import CONNECTORS, JOINING

if TYPE_CHECKING:
    from astana_nlp.names.candidates import Line
    from astana_nlp.names.gazetteer import Match

_BETWEEN = JOINING | CONNECTORS
_LINKS = 3  # words between two members: 'et de la', 'as well as'
_MEMBERS = 2  # other states at least: 'Iraq and Syria' are lands as well
_BESIDE = 3  # words from the noun of a delegation to the first member: 'delegations from the three: …'
_BEHIND = 3  # words from the last member to a Turkish noun: 'Suriye dışişleri bakan yardımcıları'
_VERB_REACH = {"ru": 3, "fr": 3, "en": 2}  # words from the country to its verb: 'Сирия также решительно отвергает'


def is_party(line: Line, match: Match) -> bool:
    """Say whether the name of the country stands for its government."""
    return _is_counted_up(line, match) or _takes_position(line, match)


def _is_counted_up(line: Line, match: Match) -> bool:
    """Say whether the country stands among states that have sent somebody: 'delegations of A, B and Syria'."""
    members = _enumeration(line, match)
    if sum(1 for m in members if any(n.entry.label is Label.STATE for n in m.names)) <= _MEMBERS:
        return False
    first, last = members[0].first, members[-1].last
    if line.language == "tr":
        return any(_is_office(line, i) for i in range(last, min(last + _BEHIND, len(line.words))))
    return any(_is_office(line, i) for i in range(max(first - _BESIDE, 0), first))


def _enumeration(line: Line, match: Match) -> list[Match]:
    """Return the names that stand in one enumeration with a name, from left to right."""
    at = line.matches.index(match)
    members = [match]
    for earlier in reversed(line.matches[:at]):
        if not _is_joined(line, earlier, members[0]):
            break
        members.insert(0, earlier)
    for later in line.matches[at + 1 :]:
        if not _is_joined(line, members[-1], later):
            break
        members.append(later)
    return members


def _is_joined(line: Line, one: Match, other: Match) -> bool:
    """Say whether nothing but a comma or words that join stand between two names."""
    between, as_well = line.words[one.last : other.first], grammar.words(line.language, "as_well")
    gaps = [word.gap for word in line.words[one.last : other.first + 1]]
    marks = "".join(gaps).replace(" ", "")
    written_on = other.start > line.words[other.first].start and line.words[other.first].text[0] == "و"
    joined = written_on or marks in tuple(",،") or any(word.key in JOINING or word.key in as_well for word in between)
    return len(between) <= _LINKS and joined and all(w.key in _BETWEEN or w.key in as_well for w in between)


def _is_office(line: Line, i: int) -> bool:
    return offices(line.language).longest(line.words, i, line.language) is not None


def _takes_position(line: Line, match: Match) -> bool:
    """Say whether the country is the subject of a verb by which somebody says something or takes a position."""
    rule = {"ar": _arabic, "fr": _french, "ru": _russian, "en": _english}.get(line.language)
    return rule is not None and rule(line, match)


def _arabic(line: Line, match: Match) -> bool:
    """Say whether the verb stands before its subject: رفضت سوريا. A noun before it would make it a genitive."""
    before = line.words[match.first - 1] if match.first else None
    if before is None or match.start > line.words[match.first].start or line.words[match.first].gap != " ":
        return False
    key = before.key.removeprefix("و").removeprefix("ف")
    feminine = grammar.patterns("ar", "verb_of_she").search(key) and not grammar.patterns("ar", "verbal_noun").search(
        key
    )
    return bool(feminine) and key.startswith(stating("ar"))


def _french(line: Line, match: Match) -> bool:
    """Say whether 'la Syrie' opens a clause and its verb follows."""
    article = match.first - 1
    if article < 0 or line.words[article].key not in grammar.words("fr", "country_article"):
        return False
    opens = article == 0 or bool(set(line.words[article].gap) & set("—–-:;,«“(/"))
    opens = opens or line.words[article - 1].key in grammar.words("fr", "opens_clause")
    return opens and _verb_follows(line, match)


def _russian(line: Line, match: Match) -> bool:
    """Say whether the country stands in the nominative with its verb behind it."""
    return line.words[match.first].key.endswith(grammar.endings("ru", "country")) and _verb_follows(line, match)


def _english(line: Line, match: Match) -> bool:
    """Say whether the country opens a clause ('that Syria rejects', 'but Syria said') and its verb follows."""
    before = line.words[match.first - 1].key if match.first else ""
    return before in grammar.words("en", "opens_clause") and _verb_follows(line, match)


def _verb_follows(line: Line, match: Match) -> bool:
    endings = grammar.endings(line.language, "finite")
    for word in line.words[match.last : match.last + _VERB_REACH[line.language]]:
        if word.gap.strip():
            return False
        if word.key.startswith(stating(line.language)):
            return not endings or word.key.endswith(endings)
    return False
