"""Who may have come to a round: the actors, and bodies of a type that no list has, that a part of a sentence names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.claims.parts import COMMAS
from astana_nlp.names.candidates import adjacent, before
from astana_nlp.names.types import kind_of
from astana_nlp.records import ACTOR_LABELS, Label
from astana_nlp.rounds.pointing import POSTPOSITIONS
from astana_nlp.spelling import AND, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from astana_nlp.claims.parts import Part
    from astana_nlp.records import Mention

_APART = COMMAS + "();—–"
_REASON = 20  # characters between 'because of' and whom the reason names: 'the role of'
_OF_GAP = 9  # characters between a faction and whose it is
_ONE_OF_GAP = 40  # characters between a Turkish group and the word for one of it: the noun and its adjectives
_LINKED = 6  # characters between 'unlike', the first name and the next: an ending, 'and', an article


def is_actor(part: Part, mention: Mention) -> bool:
    """Say whether somebody may have come: listed, or a faction or body of a type that no list has.

    Persons that the list does not have may be anybody, and so may other organisations (a newspaper, an agency).
    """
    if mention.label in ACTOR_LABELS and (mention.entity_id or mention.label == Label.FACTION):
        return True
    return mention.label == Label.ORG and not mention.entity_id and _of_a_type(part, mention)


def _of_a_type(part: Part, mention: Mention) -> bool:
    line = part.tags.line
    if any(kind_of(word.text, line.language) for word in words_of(mention.text)):
        return True
    i = line.word_at(mention.start)
    return i > 0 and adjacent(line.words, i) and bool(kind_of(line.words[i - 1].text, line.language))


def actors_of(part: Part, mentions: Iterable[Mention]) -> list[Mention]:
    """Return who may have come; 'as observers' is a cue and names nobody, and who is 'unlike' others did otherwise."""
    mentions = list(mentions)
    named = [m for m in mentions if is_actor(part, m) and not (_accredited(part, m) or _is_place(part, m))]
    named = [m for m in named if not any(t.start <= m.start < t.end for t in part.tags.all("claims:observer"))]
    otherwise = _contrasted(part, mentions)
    named = [m for m in named if not (_in_a_reason(part, m) or _tells_what(part, m, named))]
    return [m for m in named if m not in otherwise and not _of_whom(part, m, named)]


def _in_a_reason(part: Part, actor: Mention) -> bool:
    """Say whether somebody is only in the reason that is given: 'stayed away because of the role of A'.

    Whose absence is the reason was absent.
    """
    behind = part.language in POSTPOSITIONS
    spans = [(actor.end, t.start) if behind else (t.end, actor.start) for t in part.tags.all("course:because")]
    near = any(0 <= high - low <= _REASON and not part.has_mark(COMMAS, low, high) for low, high in spans)
    absent = part.tags.all("claims:absence")
    return near and not any(0 <= max(t.start - actor.end, actor.start - t.end) <= _OF_GAP for t in absent)


def _tells_what(part: Part, group: Mention, actors: Sequence[Mention]) -> bool:
    """Say whether a group only tells what the actor before it is: 'the Cedar Army, one of the rebel groups'."""
    if group.method != "description":
        return False
    tags = part.tags.all("course:one_of")
    for other in (a for a in actors if a.end <= group.start):
        between = part.between(other.end, group.start).lstrip()
        if part.language in POSTPOSITIONS:
            near = (t for t in tags if 0 <= t.start - group.end <= _ONE_OF_GAP)
            one = any(not part.has_mark(COMMAS, group.end, t.start) for t in near)
        else:
            one = any(other.end <= t.start < group.start for t in tags)
        if one and between[:1] in tuple(COMMAS) and not set(between[1:]) & set(_APART):
            return True
    return False


def _of_whom(part: Part, coalition: Mention, actors: Sequence[Mention]) -> bool:
    """Say whether a coalition only says whose faction another is: 'the Cedar Brigade of the opposition'."""
    if coalition.label != Label.COALITION:
        return False
    for other in actors:
        low, high = min(coalition.end, other.end), max(coalition.start, other.start)
        between = part.between(low, high)
        joined = part.has_mark(_APART, low, high) or bool({w.key for w in words_of(between)} & AND)
        if other.label == Label.FACTION and 0 <= high - low <= _OF_GAP and not joined and not arabic_and(part, high):
            return True
    return False


def arabic_and(part: Part, at: int) -> bool:
    """Say whether the word at an offset has the Arabic 'and' before it."""
    return part.language == "ar" and part.tags.line.words[part.tags.line.word_at(at)].text.startswith("و")


def _contrasted(part: Part, mentions: Sequence[Mention]) -> list[Mention]:
    """Return those with whom somebody is contrasted: the names that follow 'unlike'; in Turkish those before it."""
    before_it = part.language in POSTPOSITIONS
    found: list[Mention] = []
    for tag in part.tags.all("claims:unlike"):
        edge = tag.start if before_it else tag.end
        for mention in sorted(mentions, key=lambda m: m.start, reverse=before_it):
            low, high = (mention.end, edge) if before_it else (edge, mention.start)
            if 0 <= high - low <= _LINKED and not part.has_mark(COMMAS, low, high):
                found.append(mention)
                edge = mention.start if before_it else mention.end
    return found


def _accredited(part: Part, mention: Mention) -> bool:
    """Say whether a state is only the one that an ambassador is accredited to."""
    line = part.tags.line
    return before(line, line.word_at(mention.start)) in grammar.words(part.language, "accredited")


def _is_place(part: Part, mention: Mention) -> bool:
    """Say whether a state only says which capital is meant: 'in the capital of Kazakhstan'."""
    line, tags = part.tags.line, part.tags
    if mention.label != Label.STATE:
        return False
    after = line.word_at(mention.end - 1) + 1
    return bool(tags.ending(line.word_at(mention.start), "claims:capital_of") or tags.at(after, "claims:capital"))
