"""Bodies that a sentence names in a person's title only, and states that it names for a place: they do nothing by that.

    وقال رئيس وفد لوتونيا كريم حداد        کریم حداد، سخنگوی جبههٔ سرو، گفت        in the capital of Lutonia

Who speaks holds the position (rule 6 of the codebook); with a parser the tree tells what belongs to a title.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp.records import Label
from astana_nlp.stance.sentence.cues import cue_table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from astana_nlp.records import Mention, Sentence, Tree
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

TITLE_FIRST = frozenset({"ar", "fa"})  # languages whose title may end with the body: رئيس وفد لوتونيا كريم حداد
LONGEST_TITLE = 6  # words from a name to the body that the title behind it names
BODIES = frozenset({Label.FACTION, Label.COALITION, Label.ORG})  # who says 'we' by a spokesman
HEADING = re.compile(r"\s*[:：]")
APART = "،,"  # what stands between a name and the title behind it
OF_SERVED = 3  # words from an office to whom it is held under: 'envoy of the President Y'
OF = {"en": re.compile(r"(?: \w+)? (?:of|to)\b"), "fr": re.compile(r"(?: \w+)? (?:de|du|d['’])")}  # 'envoyé spécial de'

OWNER = re.compile(r"(?:['’]s|s['’]|['’]?n?[ıiuü]n)\b")  # of whom the office behind the name is: Y's, Y'nin
ARTICLES = frozenset({"the", "a", "an", "le", "la", "un", "une"})


def without_places(here: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> list[Mention]:
    """Leave out states that are part of the name of a place of talks: 'in the capital of Kazakhstan', سوچی روسیه.

    And the country that a headline is about: 'Syria: rebels boycott the talks'.
    """
    cues = cue_table(read.language).find(read.text, read.words)
    places = [(c.start, c.end) for c in cues if c.kind.startswith("targets.")]
    cities = [end for start, end in places if " " not in read.text[start:end]] if read.language in TITLE_FIRST else []
    listed = {span for run in read.enumerations for span in run}
    land = {(c.start, c.end) for c in cues if c.kind == "roles.land" and HEADING.match(read.text, c.end)}
    spans = {m: _span(m, sentence) for m in here}
    return [
        m
        for m in here
        if m.label is not Label.STATE
        or not (
            _inside(spans[m], places)
            or (spans[m][0] - 1 in cities and spans[m] not in listed)
            or (spans[m] in land and not read.text[: spans[m][0]].strip())
        )
    ]


def without_titles(here: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> list[Mention]:
    """Leave out bodies that only the title of a person names, in the languages without a parser."""
    if read.tree is not None:
        return list(here)
    people = [_span(m, sentence) for m in here if m.label is Label.PERSON]
    return [m for m in here if m.label is Label.PERSON or not _is_titular(_span(m, sentence), people, read)]


def without_served(here: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> list[Mention]:
    """Leave out people whom only the title of another names: 'X, envoy of Y', 'представитель Y X', Y'nin sözcüsü X.

    Y does nothing by that; who is named with an office but no other person beside it stays.
    """
    offices = [c for c in cue_table(read.language).find(read.text, read.words) if c.kind == "roles.offices"]
    people = {m: _span(m, sentence) for m in here if m.label is Label.PERSON} if offices else {}
    served = {
        m for m, own in people.items() if any(_serves(p, own, read, offices) for p in people.values() if p != own)
    }
    return [m for m in here if m not in served]


def _serves(person: tuple[int, int], served: tuple[int, int], read: ReadSentence, offices: Sequence[Cue]) -> bool:
    """Say whether an office joins a person to the one under whom it is held."""
    if person[1] <= served[0]:  # X, envoy of Y
        held = [c for c in offices if person[1] <= c.start and c.end <= served[0]]
        opens = bool(held) and not _words(read, person[1], held[0].start, besides=ARTICLES)
        apart = read.text[person[1] : person[1] + 1] in tuple(APART)
        return apart and opens and _is_held_under(held[0], served, read, offices)
    between = read.text[served[1] : person[0]]
    if between.strip(" " + APART):  # Y's envoy X
        held = [c for c in offices if served[1] <= c.start and c.end <= person[0]]
        return bool(OWNER.match(between)) and bool(held) and not _words(read, held[-1].end, person[0])
    return any(_is_held_under(c, served, read, offices) for c in offices if c.end <= served[0])  # the envoy of Y, X


def _is_held_under(office: Cue, served: tuple[int, int], read: ReadSentence, offices: Sequence[Cue]) -> bool:
    """Say whether an office is that of a person named behind it: 'the envoy of Y', посланник Y (in the genitive).

    An office alone before a name may be its bearer's: 'President Y'. In Arabic it has no article where another's
    follows, and in Persian only a second office tells ('the envoy of President Y').
    """
    between = read.text[office.end : served[0]]
    titles = {w.key for w in read.words for c in offices if c.start <= w.start < c.end}
    if set(between) & set(APART) or len(_words(read, office.end, served[0])) > OF_SERVED:
        return False
    if read.language in OF:
        return bool(OF[read.language].match(between))
    if _words(read, office.end, served[0], besides=titles) or read.language == "tr":
        return False
    if read.language == "ru":
        return read.tree is not None and _is_genitive(read.tree, read.tree.head_of(*served))
    second = any(office.end <= c.start and c.end <= served[0] for c in offices)
    return second or (read.language == "ar" and not read.words[office.first].key.removeprefix("و").startswith("ال"))


def _is_genitive(tree: Tree, word: int | None) -> bool:
    """Say whether a Russian name is in the genitive, or what it is an apposition to: 'президента Y'."""
    token = tree.tokens[word] if word is not None else None
    if token is not None and token.dep.startswith(("appos", "flat")) and token.head >= 0:
        token = tree.tokens[token.head]
    return token is not None and token.case == "gen"


def _words(read: ReadSentence, start: int, end: int, besides: Collection[str] = ()) -> list[str]:
    """Return the words between two offsets."""
    return [w.key for w in read.words if start <= w.start and w.end <= end and w.key not in besides]


def _is_titular(body: tuple[int, int], people: Sequence[tuple[int, int]], read: ReadSentence) -> bool:
    offices = [c for c in cue_table(read.language).find(read.text, read.words) if c.kind == "roles.offices"]
    return any(_before(body, person, read, offices) or _behind(body, person, read, offices) for person in people)


def _before(body: tuple[int, int], person: tuple[int, int], read: ReadSentence, offices: Sequence[Cue]) -> bool:
    """Say whether a title with the body leads to the name of the person without a mark."""
    between = read.text[body[1] : person[0]]
    if any(body[1] <= c.start < person[0] and _is_gone_to(read, c) for c in read.of_kind("talks.")):
        return False
    if body[1] > person[0] or (read.language in TITLE_FIRST and between != " "):
        return False
    first = 0 if read.language in TITLE_FIRST else body[0]
    titles = [c for c in offices if first <= c.start and c.end <= person[0] and _is_near(c.start, body[1], read)]
    return bool(titles) and not set(between) & set(APART) and _is_near(body[1], person[0], read)


def _is_gone_to(read: ReadSentence, talks: Cue) -> bool:
    """Say whether talks stand in a case that parts a subject from a title: 'Lutonya tura Bakan X ile geldi'."""
    return read.language == "tr" and read.words[talks.last].key.endswith(("a", "e"))


def _behind(body: tuple[int, int], person: tuple[int, int], read: ReadSentence, offices: Sequence[Cue]) -> bool:
    """Say whether a title with the body stands behind the name and a comma: 'X, spokesman of Y'."""
    between = read.text[person[1] : body[0]]
    office = next((w.start for w in read.words if w.start >= person[1]), len(read.text))
    apart = between[:1] in tuple(APART) and not set(between[1:]) & set(APART)
    return apart and _is_near(person[1], body[0], read) and any(c.start == office for c in offices)


def _is_near(start: int, end: int, read: ReadSentence) -> bool:
    return sum(1 for w in read.words if start <= w.start < end) < LONGEST_TITLE


def _span(mention: Mention, sentence: Sentence) -> tuple[int, int]:
    return mention.start - sentence.start, mention.end - sentence.start


def _inside(span: tuple[int, int], wider: Sequence[tuple[int, int]]) -> bool:
    """Say whether a span is a part of one of others, and not all of it."""
    return any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in wider)


def represented(here: Sequence[Mention], sentence: Sentence, read: ReadSentence) -> dict[str, Mention]:
    """Return the bodies in whose name the people of a sentence speak, by person: 'X, spokesman of the Cedar Front'."""
    offices = [c for c in cue_table(read.language).find(read.text, read.words) if c.kind == "roles.offices"]
    people = [m for m in here if m.label is Label.PERSON]
    bodies = [m for m in here if m.label in BODIES]
    return {
        key_of(person): body
        for person in people
        for body in bodies
        if _speaks_for(_span(person, sentence), _span(body, sentence), read, offices)
    }


def key_of(person: Mention) -> str:
    """Return what a person is known by: its entry, or its name."""
    return person.entity_id or person.entity or person.text


def _speaks_for(person: tuple[int, int], body: tuple[int, int], read: ReadSentence, offices: Sequence[Cue]) -> bool:
    """Say whether a title joins two names: behind the person, in front of it, or between body and person."""
    if person[1] <= body[0]:
        between = read.text[person[1] : body[0]]
        joined = between[:1] in tuple(APART) and not set(between[1:]) & set(APART)
        return joined and _is_near(person[1], body[0], read) and _titled(person[1], body[0], offices)
    between = read.text[body[1] : person[0]]
    if not between.strip(" ،,"):  # the spokesman of the Cedar Front, X
        return any(c.end <= body[0] and _is_near(c.start, body[0], read) for c in offices)
    words = [w for w in read.words if body[1] <= w.start < person[0]]
    return all(any(c.start <= w.start < c.end for c in offices) for w in words if len(w.text) > 1)


def _titled(start: int, end: int, offices: Sequence[Cue]) -> bool:
    return any(start <= c.start and c.end <= end for c in offices)
