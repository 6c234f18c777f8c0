"""The words of a part of a sentence by which somebody came to a round, observed it, stayed away or boycotted it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.claims.parts import UNNAMED, VERB_FIRST, VERB_LAST
from astana_nlp.claims.results.papers import PAPERS
from astana_nlp.records import ACTOR_LABELS, Label
from astana_nlp.rounds.calendar import HOSTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.claims.parts import Part
    from astana_nlp.names.tags import Tag

SEEN = "seen"  # no coming by itself, but nobody's: 'no delegate of A was seen'
_BY = ("attended_by", "came", "sent", "included", "stands_for")
_PRESENCE = ("absent", "boycotted", "refused", "observer", "attended_by", "attended", *_BY[1:], SEEN)
_CLAIMS = {**dict.fromkeys(_BY, "attended"), "refused": "boycotted"}
_COME_GAP = 8  # words between coming and the round that somebody came to

_ABSENCE = ("absent", "boycotted", "absence", "unattended")
_THERE = ("attended", "attended_by", "came", "sent", "coming", "present", SEEN)
_THEY = ("delegates", "onlooker")  # 'no delegation'
_ENVOYS = 30  # characters in 'without the envoys of A'
_DENIED_GAP = 3  # words between a denial and the coming that it denies
_ARTICLE = 5  # characters between a verb and its object
_OBJECT = 16  # characters between refusing and what: 'the Russian invitation to'
_SITTING = 12  # characters between a boycott and the session: 'boycotted the opening'
_SENT_GAP = 6  # words between sending and who was sent: 'sent two of its political officers as delegates'


def cues_of(part: Part) -> Iterator[tuple[str, Tag, bool]]:
    """Yield what is claimed, the words that do so, and whether who came stands behind them."""
    taken = list(part.tags.all("claims:idle"))  # 'a missed opportunity'
    nouns = {(t.first, t.last) for t in part.tags.all("claims:absence")}
    for kind in _PRESENCE:
        for cue in part.tags.all(f"claims:{kind}"):
            if part.language in VERB_FIRST and (cue.first, cue.last) in nouns:
                continue  # whose absence an Arabic noun tells of stands right behind it (`lacking`)
            if any(t.first < cue.last and cue.first < t.last for t in taken):
                continue
            if is_finite(part, cue) and _CONDITIONS.get(kind, _always)(part, cue):
                taken.append(cue)
                yield _CLAIMS.get(kind, kind), cue, _follows(part, kind)


def is_finite(part: Part, cue: Tag) -> bool:
    """Say whether a cue is a verb with a subject, no infinitive ('their reasons for not coming') and no participle."""
    return not grammar.patterns(part.language, "nominal").search(part.tags.line.words[cue.last - 1].key)


def _always(part: Part, cue: Tag) -> bool:  # noqa: ARG001 -- one of `_CONDITIONS`
    return True


def _sends_delegates(part: Part, cue: Tag) -> bool:
    """Say whether somebody sends delegates, and not elsewhere; 'sent no delegation' has nobody come."""
    near = [t for t in part.tags.all("claims:delegates") if words_between(cue, t) <= _SENT_GAP]
    denied = any(cue.last <= d.first < t.first for d in part.tags.all("claims:denying") for t in near)
    return bool(near) and not denied and not _elsewhere(part)


def _of_a_delegation(part: Part, cue: Tag) -> bool:
    """Say whether it is a delegation that has members, not a list or an agenda."""
    return any(words_between(cue, t) <= _SENT_GAP for t in part.tags.all("claims:team")) and not _elsewhere(part)


def _stands_for(part: Part, cue: Tag) -> bool:
    """Say whether the name of a body follows: 'two commanders represented A', which in Arabic can mean 'is' as well."""
    return any(m.label in ACTOR_LABELS and 0 <= m.start - cue.end <= _ARTICLE for m in part.mentions)


def _comes_to_the_round(part: Part, cue: Tag) -> bool:
    """Say whether a verb of motion leads to the round or its city."""
    line = part.tags.line
    goals = [m for m in part.mentions if m.label == Label.ROUND or m.entity_id in HOSTS.values()]
    near = any(abs(line.word_at(m.start) - cue.first) <= _COME_GAP for m in goals)
    return near and not _elsewhere(part)


def _refuses_to_come(part: Part, cue: Tag) -> bool:
    """Say whether it is coming that somebody refuses, not a signature or a demand."""
    coming = [t for t in part.tags.all("claims:coming") if words_between(cue, t) <= _COME_GAP]
    near = any(not _of_another_meeting(part, t) for t in coming)
    return near and not any(part.tags.has(f"papers:{kind}") for kind in PAPERS) and not part.tags.has("claims:signed")


def boycotts_a_round(part: Part, cue: Tag) -> bool:
    """Say whether a round is boycotted, and no other meeting beside the word, and no ceremony or session of it."""
    last = part.language in VERB_LAST
    sittings = part.tags.all("claims:sitting")
    of_one = any(0 <= (cue.start - t.end if last else t.start - cue.end) <= _SITTING for t in sittings)
    return not (of_one or _of_another_meeting(part, cue))


def _of_another_meeting(part: Part, cue: Tag) -> bool:
    """Say whether it is another meeting that is refused: it stands behind, with a verb at the end before it."""
    last = part.language in VERB_LAST
    others = part.tags.all("claims:other_meeting")
    return any(0 <= (cue.start - t.end if last else t.start - cue.end) <= _OBJECT for t in others)


def _is_there(part: Part, cue: Tag) -> bool:
    """Say whether who is named as an observer came: nobody only asked it to come.

    A verb of coming between the two is what somebody was asked to do: 'A asked B to come as an observer'.
    """
    asked = [t for kind in ("proposed", "invited", "was_invited") for t in part.tags.all(f"claims:{kind}")]

    def is_asked(verb: Tag) -> bool:
        return any(min(t.end, cue.end) <= verb.start < max(t.start, cue.start) for t in asked)

    did = any(part.tags.has(f"claims:{kind}") for kind in ("attended", "sent"))
    return not asked or did or any(not is_asked(t) for t in part.tags.all("claims:came"))


_CONDITIONS = {
    "included": _of_a_delegation,
    "stands_for": _stands_for,
    "sent": _sends_delegates,
    "came": _comes_to_the_round,
    "refused": _refuses_to_come,
    "absent": boycotts_a_round,
    "boycotted": boycotts_a_round,
    "observer": _is_there,
}


def tells_of_absence(part: Part) -> bool:
    """Say whether words tell that somebody stayed away, or deny a word for coming, sending or sitting there.

    'A regrets that there is no progress' denies something else, and who regrets was there as a rule.
    """
    idle = list(part.tags.all("claims:idle"))
    away = (t for kind in _ABSENCE for t in part.tags.all(f"claims:{kind}"))
    away = (t for t in away if t.kind != "claims:boycotted" or boycotts_a_round(part, t))
    if any(not any(i.first <= t.first < i.last for i in idle) for t in away):
        return True
    if any(_refuses_to_come(part, cue) for cue in part.tags.all("claims:refused")) or _without_somebody(part):
        return True
    denials = [*_plain(part, "denying"), *_plain(part, "nobody")]
    if any(t.last - t.first > 1 for t in denials):  # 'nobody from', 'no envoy of'
        return True
    there = [t for kind in _THERE for t in part.tags.all(f"claims:{kind}")]
    sent = [t for kind in _THEY for t in part.tags.all(f"claims:{kind}")]
    return any(words_between(denial, t) <= _DENIED_GAP for denial in denials for t in there) or any(
        0 <= t.first - denial.last < _DENIED_GAP for denial in denials for t in sent
    )


def _without_somebody(part: Part) -> bool:
    """Say whether a part has somebody behind 'without' (in Turkish before it), or excepted from all."""
    kinds = ("lacking", "except") if part.tags.has("claims:everybody") else ("lacking",)
    cues = [t for kind in kinds for t in part.tags.all(f"claims:{kind}")]
    actors = [m for m in part.mentions if m.label in ACTOR_LABELS]
    after = part.language != "tr"
    return any(0 <= (m.start - t.end if after else t.start - m.end) <= _ENVOYS for t in cues for m in actors)


def _plain(part: Part, kind: str) -> list[Tag]:
    """Return the words of a kind that are no part of a name or day."""
    spans = [(m.start, m.end) for m in part.mentions if m.method not in UNNAMED]
    spans += [(d.start, d.end) for d in part.dates]
    return [t for t in part.tags.all(f"claims:{kind}") if not any(s <= t.start < e for s, e in spans)]


def words_between(one: Tag, other: Tag) -> int:
    """Return how many words stand between two cues."""
    return max(one.first - other.last, other.first - one.last, 0)


def _elsewhere(part: Part) -> bool:
    """Say whether a part names another place than those where the rounds meet."""
    return any(m.label == Label.PLACE and m.entity_id and m.entity_id not in HOSTS.values() for m in part.mentions)


def _follows(part: Part, kind: str) -> bool:
    return kind in {"attended_by", "included", "stands_for"} or (part.language in VERB_FIRST and kind != "observer")
