"""What a sentence refers to: every name of a process, and every noun that stands for one, with how it is named.

'Passing' references give a time, a comparison or a place ('after the seventh round', 'unlike the congress', 'met in
Geneva'): the sentence is not about them unless it names nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

NAMES = {f"targets.{t.value}": t for t in Target}
NOUNS = {  # nouns that can only mean one of the processes, where the document speaks of it at all
    "talks.rounds": Target.ASTANA,
    "talks.congress": Target.SOCHI,
    "talks.committee": Target.CONSTITUTIONAL_COMMITTEE,
}
ELSEWHERE = frozenset({"talks.rounds", "talks.committee"})  # what is not of the city that it meets in
CITIES = frozenset({Target.SOCHI, Target.GENEVA})  # names that are places, too; Astana stands for its talks
POSTPOSITIONS = frozenset({"tr"})
BREAKABLE = frozenset({Target.CEASEFIRE, Target.DE_ESCALATION})
PHRASE = 3  # words between a noun and the name that belongs to it: 'the talks held in Geneva'
LABELS = "passing.labels"  # 'the sponsors of the ceasefire' says who somebody is
LABEL_REACH = 3  # words from the label to the name
PASSING_REACH = 5  # words from 'after' to the name: 'after the end of the seventh round'


@dataclass(frozen=True, slots=True)
class Reference:
    """A name or noun at words `first` to `last`; `target` is None for a noun that stands for the topic.

    `passing` says that it only gives a time, a comparison or a place, `breached` that it is named as broken ('breaches
    of the ceasefire').
    """

    cue: Cue
    target: Target | None
    passing: bool = False
    breached: bool = False
    named: bool = True


def references(read: ReadSentence) -> tuple[Reference, ...]:
    """Return the references of a sentence in their order; a noun that belongs to a name is not one of its own."""
    names = [cue for cue in read.cues if cue.kind in NAMES]
    nouns = list(_nouns(read, names))
    found: list[Reference] = []
    for cue in names:
        found.append(_name(read, cue, found[-1] if found else None))
    found += [Reference(cue, NOUNS.get(cue.kind), _is_passing(read, cue), named=False) for cue in nouns]
    return tuple(sorted(found, key=lambda r: (r.cue.first, not r.named)))


def _nouns(read: ReadSentence, names: list[Cue]) -> Iterator[Cue]:
    typed = [cue for cue in read.of_kind("talks.") if cue.kind != "talks.nouns"]
    for cue in read.of_kind("talks."):
        alone = not any(belongs(cue, name) for name in names if not _is_venue(read, cue, name))
        better = cue.kind == "talks.nouns" and any(t.overlaps(cue) for t in typed)
        if alone and not better:
            yield cue


def _is_venue(read: ReadSentence, noun: Cue, name: Cue) -> bool:
    """Say whether something only met in a city: the committee, or a round of Astana (those of Geneva are its own)."""
    own, target = NOUNS.get(noun.kind), NAMES[name.kind]
    elsewhere = target is Target.SOCHI if own is Target.ASTANA else own is Target.CONSTITUTIONAL_COMMITTEE
    return elsewhere and target in CITIES and _is_place(read, name)


def belongs(noun: Cue, name: Cue) -> bool:
    """Say whether noun and name are one phrase: 'talks held in Geneva', 'Astana görüşmeleri'."""
    return -1 <= noun.first - name.last <= 1 or 0 <= name.first - noun.last <= PHRASE


def _name(read: ReadSentence, cue: Cue, last: Reference | None) -> Reference:
    """Return what a name refers to; joined to `last` it is named as that is: 'an alternative to Astana or Geneva'."""
    target = NAMES[cue.kind]
    breached = target in BREAKABLE and any(
        words_between(cue, breach) <= PHRASE and (breach.first <= cue.first or read.language in POSTPOSITIONS)
        for breach in read.of_kind("motives.ceasefire-violations")
    )
    place = target in CITIES and cue.first == cue.last and _is_place(read, cue)
    listed = last is not None and last.passing and joined(read, last.cue, cue)
    return Reference(cue, target, place or listed or _is_passing(read, cue), breached)


def joined(read: ReadSentence, one: Cue, other: Cue, reach: int = PASSING_REACH) -> bool:
    """Say whether 'and' or 'or' stands between two cues that are at most `reach` words apart."""
    near = 0 < other.first - one.last <= reach
    written_on = read.language == "ar" and read.words[other.first].key.startswith("و")  # Arabic 'and': وسوتشي
    return near and (written_on or any(one.last < c.first < other.first for c in read.of_kind("clauses.enumerating")))


def _is_passing(read: ReadSentence, cue: Cue) -> bool:
    """Say whether words like 'after', 'unlike' or 'the sponsors of' govern the name, with no clause between them."""
    for mark in read.of_kind("passing."):
        words = mark.first - cue.last if read.language in POSTPOSITIONS else cue.first - mark.last
        reach = LABEL_REACH if mark.kind == LABELS else PASSING_REACH
        if 0 < words <= reach and read.clauses[mark.first] == read.clauses[cue.first]:
            return True
    return False


def _is_place(read: ReadSentence, cue: Cue) -> bool:
    """Say whether a city is only where something happens: 'in Geneva' with no 'talks' in front of it."""
    alone = len({name.kind for name in read.cues if name.kind in NAMES}) == 1
    # 'talks on a settlement were held in Geneva' are those of Geneva, where the sentence names no others
    far = alone and NAMES[cue.kind] is Target.GENEVA and not read.of_kind("papers.")
    nouns = [c for c in read.of_kind("talks.") if 0 < cue.first - c.last <= (cue.first if far else PHRASE)]
    if nouns and not ELSEWHERE.intersection(noun.kind for noun in nouns):
        return False
    return any(mark.last + 1 == cue.first or mark.last == cue.last for mark in read.of_kind("places."))


def met_in_sochi(rounds: Sequence[int], read: ReadSentence) -> bool:
    """Say whether 'Sochi' means rounds of Astana that met there, and not the congress, which is called one."""
    return bool(rounds) and _sochi_rounds().issuperset(rounds) and not read.of_kind("talks.congress")


@cache
def _sochi_rounds() -> frozenset[int]:
    return frozenset(r.number for r in knowledge.rounds() if r.place == "Sochi")


def words_between(a: Cue, b: Cue) -> int:
    """Return how many words lie between two cues, 0 where they touch or overlap."""
    return max(a.first - b.last, b.first - a.last, 0)
