"""Which actors may hold a position in which sentence: what the classifier is asked about.

Every actor that a sentence about the talks (or a neighbouring process) names or stands for by a pronoun is asked about,
with all words of the sentence that stand for it, and once for each process that it does something about.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp import knowledge
from astana_nlp.records import Label, Section, Target
from astana_nlp.spelling import words_of
from astana_nlp.stance.about.earlier import before_the_process
from astana_nlp.stance.about.topics import PROCESSES, is_excerpt
from astana_nlp.stance.holders.actors import by_sentence, without_patrons
from astana_nlp.stance.holders.coreference import anaphors
from astana_nlp.stance.holders.pointers import pointers
from astana_nlp.stance.holders.titles import (
    key_of,
    represented,
    without_places,
    without_served,
    without_titles,
)
from astana_nlp.stance.holders.unlisted import takes_part, without_attributes
from astana_nlp.stance.holders.voices import voices
from astana_nlp.stance.roles.appeals import is_addressed
from astana_nlp.stance.roles.cases import Case
from astana_nlp.stance.roles.described import describes_another, is_expected
from astana_nlp.stance.roles.frames import DOING, POLAR, SURELY
from astana_nlp.stance.roles.persiansubjects import stands_aside
from astana_nlp.stance.roles.verbfirst import owns_topic, stands_onto
from astana_nlp.stance.roles.verblast import is_bystander
from astana_nlp.stance.sentence.endings import first_person
from astana_nlp.stance.sentence.reading import ReadSentence
from astana_nlp.stance.targets import target_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from astana_nlp.records import Analysis, Mention, Sentence
    from astana_nlp.stance.about.topics import Topic
    from astana_nlp.stance.holders.coreference import Anaphor
    from astana_nlp.stance.holders.voices import Voice
    from astana_nlp.stance.sentence.reading import ReadSentence

READ_AS = {
    Section.FOOTNOTE: Section.FOOTNOTE,
    Section.REFERENCE: Section.FOOTNOTE,
    Section.TITLE: Section.HEADING,
    Section.HEADING: Section.HEADING,
}
CITING = frozenset({Section.FOOTNOTE, Section.REFERENCE})
ADDRESSES = ("http://", "https://", "www.", "doi.org")
UNREAD = frozenset({Section.BOILERPLATE})
TARGET_KINDS = frozenset(f"targets.{t.value}" for t in Target)
ASSERTING = frozenset({"operators.negation", "operators.accusation", "operators.wish"})
WORDS_OF_A_LIST = 15  # beside the names: 'The most prominent of those that held this view were …'
ARTICLE = "ال"
RELATIVE = "clauses.relative"
CLEFT = 3  # words before the names that a sentence brings forward: 'Ce sont la …'
NEAR = 5  # sentences behind the name of the talks in which every actor is asked about
TOPIC_REACH = 15  # sentences that a passage speaks on of a process without naming it


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may hold a position; `case` is what the classifier is asked, `holder` who it is about.

    `implied` says that nothing but the passage tells what the sentence is about, and no cue what the actor does,
    `least` is how likely its stance must be where nothing near the sentence tells whose words it is.
    """

    sentence: int
    holder: Mention
    case: Case
    anaphor: str = ""
    speaking: bool = False
    implied: bool = False
    least: float = 0.0


def candidates(analysis: Analysis, read: Sequence[ReadSentence], subjects: Sequence[Topic]) -> tuple[Candidate, ...]:
    """Return the actors of all sentences that concern the talks or a neighbouring process.

    Where a sentence does not name the process but its passage is about it, only those count who do something that can
    show a position, and those of whom a report on the talks goes on to tell. Media report what others think (rule 7 of
    the codebook) and are not asked about.
    """
    reporters = knowledge.outlets()
    actors = [
        _actors([m for m in here if m.entity_id not in reporters], analysis.sentences[i], read[i])
        for i, here in enumerate(by_sentence(analysis))
    ]
    standing = _outside_dates(anaphors(analysis.sentences, actors, read), analysis)
    spoken = voices(analysis, actors, read, standing)
    found: list[Candidate] = []
    excerpt, earlier = is_excerpt(analysis.sentences), before_the_process(analysis, read)
    for i, sentence in enumerate(analysis.sentences):
        named = sentence.about_astana or any(cue.kind in TARGET_KINDS for cue in read[i].cues)
        implied = subjects[i].target is not None and subjects[i].distance <= TOPIC_REACH
        named = named or (excerpt and implied)
        if i in earlier or _is_unread(sentence) or is_list(read[i]) or not (named or implied):
            continue
        here = [*_named_actors(i, sentence, read[i], actors[i]), *_stand_ins(i, sentence, read[i], standing[i])]
        if i in spoken and (spoken[i].between_marks or not any(c.anaphor for c in here)):
            here += _spoken(i, sentence, read[i], spoken[i])
        here = _without_spokesmen(here, [*actors[i], *_meant(standing[i], sentence)], sentence, read[i])
        asked = [c if named or _shows(c) else replace(c, implied=True) for c in _with_others(here)]
        near = named or _goes_on(subjects[i])
        people = {(m.start - sentence.start, m.end - sentence.start) for m in actors[i] if m.label is Label.PERSON}
        doing = (c for c in asked if _shows(c) or (near and not _stands_by(c, people)))
        found += [o for c in doing for o in _by_process(c, subjects[i])]
    return tuple(found)


def _actors(here: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> list[Mention]:
    """Leave out who is only named to say of which place, of whose side or of what kind another is."""
    here = without_served(without_places(here, sentence, read), sentence, read)
    return without_attributes(without_patrons(here, sentence, read), sentence, read)


def _without_spokesmen(
    here: Sequence[Candidate], actors: Sequence[Mention], sentence: Sentence, read: ReadSentence
) -> list[Candidate]:
    """Leave out who says 'we' for the body that he is named with: the body holds the position (rule 8)."""
    speakers = {(p.start, p.end) for p in pointers(read) if "speaker" in p.kinds}
    voiced = {_actor(c.holder) for c in here if c.anaphor and c.case.holder in speakers}
    spokesmen = {person for person, body in represented(actors, sentence, read).items() if _actor(body) in voiced}
    return [c for c in here if _actor(c.holder) not in spokesmen]


def _meant(standing: Sequence[Anaphor], sentence: Sentence) -> Iterator[Mention]:
    """Yield whom words stand for, where they stand: the faction in 'the spokesman of the faction X'."""
    for a in standing:
        yield from (replace(m, start=sentence.start + a.start, end=sentence.start + a.end) for m in a.antecedents)


def _outside_dates(found: Sequence[Sequence[Anaphor]], analysis: Analysis) -> list[list[Anaphor]]:
    """Leave out words that are part of a date: كانون الثاني, 'the second' of January."""
    dates = defaultdict(list)
    for date in analysis.dates:
        start = analysis.sentences[date.sentence].start
        dates[date.sentence].append((date.start - start, date.end - start))
    return [
        [a for a in here if not any(s < a.end and a.start < e for s, e in dates[i])] for i, here in enumerate(found)
    ]


def _is_unread(sentence: Sentence) -> bool:
    """Say whether a sentence asserts nothing of its own: boilerplate, or a source with its address in a note."""
    citation = sentence.section in CITING and any(mark in sentence.text for mark in ADDRESSES)
    return sentence.section in UNREAD or citation


def _with_others(here: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates of a sentence, each with the other words that stand for the same actor."""
    spans = defaultdict(set)
    for candidate in here:
        if not _is_subset(candidate):
            spans[_actor(candidate.holder)].add(candidate.case.holder)
    asked = tuple(sorted({candidate.case.holder for candidate in here}))
    named = {_actor(candidate.holder) for candidate in here if not candidate.anaphor}
    for candidate in here:
        if candidate.anaphor and _actor(candidate.holder) in named:
            continue  # the name is asked about, with what the pronoun does
        others = set() if _is_subset(candidate) else spans[_actor(candidate.holder)] - {candidate.case.holder}
        yield replace(candidate, case=replace(candidate.case, others=tuple(sorted(others)), asked=asked))


def _is_subset(candidate: Candidate) -> bool:
    """Say whether an Arabic description without an article is of some: 'ten factions went, others refused'."""
    arabic, described = candidate.case.sentence.language == "ar", candidate.holder.method == "description"
    definite = any(word.key.startswith(ARTICLE) for word in words_of(candidate.holder.text))
    return arabic and described and not candidate.anaphor and not definite and candidate.holder.label is Label.COALITION


def _by_process(candidate: Candidate, topic: Topic) -> Iterator[Candidate]:
    """Yield the candidate once for each process that it does something about: 'rejects Sochi but stays with Geneva'."""
    case = candidate.case
    doing = [frame for frame in case.frames if frame.role in SURELY and frame.polarity in POLAR]
    about = {frame.cue: target_of(case, (frame,), topic) for frame in doing}
    processes = dict.fromkeys(target for target in about.values() if target in PROCESSES)
    if len(processes) < 2:  # noqa: PLR2004 - one process needs no division
        yield candidate
        return
    for process in processes:
        cues = frozenset(cue for cue, target in about.items() if target is process)
        yield replace(candidate, case=replace(case, cues=cues))


def _actor(mention: Mention) -> str:
    return mention.entity_id or mention.entity or mention.text


def _named_actors(i: int, sentence: Sentence, read: ReadSentence, actors: Sequence[Mention]) -> list[Candidate]:
    section = READ_AS.get(sentence.section, Section.BODY)
    holders = [m for m in without_titles(actors, sentence, read) if _is_holder(m, actors, sentence, read)]
    spans = [(m, (m.start - sentence.start, m.end - sentence.start)) for m in holders]
    spans += [pair for pair in _voiced(actors, sentence, read) if pair[0] not in holders]
    return [Candidate(i, m, Case(read, span, section)) for m, span in spans if not is_addressed(read, span)]


def _voiced(
    actors: Sequence[Mention], sentence: Sentence, read: ReadSentence
) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """Yield the bodies for which people speak whom no list has, where the people stand: they are not asked about."""
    bodies = represented(actors, sentence, read)
    for m in actors:
        body = bodies.get(key_of(m)) if m.label is Label.PERSON and not m.entity_id else None
        if body and takes_part(m, sentence, read):
            yield body, (m.start - sentence.start, m.end - sentence.start)


def _is_holder(mention: Mention, actors: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> bool:
    """Say whether a name is asked about: an unlisted person only where it acts or speaks, and for no body beside it."""
    if mention.entity_id or mention.label is not Label.PERSON:
        return True
    return takes_part(mention, sentence, read) and key_of(mention) not in represented(actors, sentence, read)


def _stand_ins(i: int, sentence: Sentence, read: ReadSentence, standing: Sequence[Anaphor]) -> list[Candidate]:
    """Return the pronouns that do something in sentence `i`, and what is as good as a name, with antecedents."""
    section = READ_AS.get(sentence.section, Section.BODY)
    cases = [(anaphor, Case(read, (anaphor.start, anaphor.end), section)) for anaphor in standing]
    doing = [(anaphor, case) for anaphor, case in cases if anaphor.speaking or _acts(case)]
    actors = {_actor(m) for anaphor, _ in doing for m in anaphor.antecedents}
    named = [(a, c) for a, c in cases if a.naming and not any(_actor(m) in actors for m in a.antecedents)]
    return [
        Candidate(i, mention, case, anaphor.text, anaphor.speaking)
        for anaphor, case in (*doing, *named)
        for mention in anaphor.antecedents
    ]


def _spoken(i: int, sentence: Sentence, read: ReadSentence, voice: Voice) -> list[Candidate]:
    """Return who says a sentence: at its first person where there is one, else at its beginning."""
    if not read.words:
        return []
    span = next(iter(first_person(read)), (read.words[0].start, read.words[0].end))
    case = Case(read, span, READ_AS.get(sentence.section, Section.BODY))
    return [Candidate(i, voice.speaker, case, read.text[span[0] : span[1]], least=voice.least)]


def _goes_on(topic: Topic) -> bool:
    """Say whether the passage has just spoken of the talks: what their report goes on to tell is of them, too."""
    return topic.target is Target.ASTANA and 0 <= topic.distance <= NEAR


def _shows(candidate: Candidate) -> bool:
    return candidate.speaking or _acts(candidate.case)


def _acts(case: Case) -> bool:
    """Say whether the actor does what some stance cue says: a pronoun elsewhere is not worth a doubtful antecedent."""
    return any(frame.role in DOING for frame in case.frames)


def _stands_by(candidate: Candidate, people: Collection[tuple[int, int]]) -> bool:
    """Say whether a name tells by its place or by what marks its case, that the actor is not who does something."""
    read, name = candidate.case.sentence, candidate.case.holder
    aside = (
        is_bystander(read, name)
        or stands_aside(read, name)
        or stands_onto(read, name)
        or (name not in people and owns_topic(read, name))
        or describes_another(read, name, people)
        or is_expected(read, name)
    )
    return not candidate.anaphor and aside


def is_list(read: ReadSentence) -> bool:
    """Say whether the sentence only counts up the members of a group that an earlier sentence spoke of.

    Such a sentence consists of names, shows no position of its own, denies nothing and accuses nobody.
    """
    if not read.enumerations or any(c.is_stance or c.kind in ASSERTING for c in read.cues) or _is_cleft(read):
        return False
    named = [any(a <= word.start < b for a, b in read.mentions) for word in read.words]
    return bool(read.of_kind("roles.listing")) and named.count(False) <= WORDS_OF_A_LIST


def _is_cleft(read: ReadSentence) -> bool:
    """Say whether a sentence brings forward who does something: 'It is A and B that run the meeting'."""
    last = max(end for run in read.enumerations for _, end in run)
    following = next((i for i, w in enumerate(read.words) if w.start >= last), len(read.words))
    brought = any(c.first == following and not read.text[last : c.start].strip() for c in read.of_kind(RELATIVE))
    first = min(start for run in read.enumerations for start, _ in run)
    return brought and sum(1 for w in read.words if w.end <= first) <= CLEFT
