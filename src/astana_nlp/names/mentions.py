"""Mentions: every name and description in a document, linked to the knowledge where equality of keys allows it.

Listed names come first (`gazetteer`), then names of the process (`process`), persons by family name (`persons`),
states by demonym and office (`offices`), names that the list does not have by their type word (`unlisted`), and
at last what a model proposes where nothing else stands. Similarity never links: a wrong link is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_nlp.names.candidates import (
    Candidate,
    Line,
    adjacent,
    after_place_preposition,
    before,
    beside_names,
    candidate,
    line_of,
    without_overlaps,
)
from astana_nlp.names.capitals import is_government
from astana_nlp.names.countries import is_party
from astana_nlp.names.familynames import family_names_alone
from astana_nlp.names.gazetteer import NOBODY, Gazetteer, Match, Name, default_gazetteer
from astana_nlp.names.governments import government_candidates
from astana_nlp.names.officeholders import officeholder_candidates
from astana_nlp.names.offices import is_office, office_candidates
from astana_nlp.names.opponents import opponent_candidates
from astana_nlp.names.persons import (
    acronym_candidates,
    family_candidates,
    introduced_acronyms,
    of_another,
    titled_candidates,
)
from astana_nlp.names.process import is_the_city, process_candidates
from astana_nlp.names.proposed import ModelEntity, model_candidates
from astana_nlp.names.respelled import respelled_candidates
from astana_nlp.names.strangers import stranger_candidates
from astana_nlp.names.tags import Tags
from astana_nlp.names.times import Times, in_time, of_the_time, times_of
from astana_nlp.names.uncased import uncased_factions
from astana_nlp.names.unlisted import faction_candidates
from astana_nlp.records import ACTOR_LABELS, Label, Mention, Section, Sentence, TimeExpression, span_id
from astana_nlp.spelling import TURKISH_LOCATIVES, is_article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# how sure each way of linking is, set by hand from the order of their errors on annotated pages
CONFIDENCE = {"name": 0.95, "variant": 0.9, "description": 0.6}
_AMBIGUOUS = 0.25
_COUNTRY, _ROLE = "syria", "observers"
CITY = "astana"
_OPENS_REPORT = "(-–—ـ/"
# endings (folded) of the second noun of a compound, alone and with a case: meselesi, halkları, krizinin, sorununda
_OWNED = re.compile(r"(?:s[iu]|l[ae]r[iu])$|[iu]n(?:[dt][ae]n?|[iu]n|[ae]|[iu])$|^konulu$")
# marks that open a quotation, with those that close it
_QUOTES = {"«": "»", "“": "”", "„": "“”", "‹": "›", '"': '"'}
_AT_OR_FROM = TURKISH_LOCATIVES | {"dan", "den", "tan", "ten", "daki", "deki", "taki", "teki"}


def find_mentions(
    sentences: Sequence[Sentence],
    doc_id: str,
    published: str = "",
    model_entities: Sequence[ModelEntity] = (),
    dates: Sequence[TimeExpression] = (),
) -> tuple[Mention, ...]:
    """Return the mentions of a document in order, without overlaps; menus and other boilerplate have none.

    Args:
        sentences: the sentences of the document, in order, with their offsets and languages.
        doc_id: the key of the document, for the keys of the mentions.
        published: ISO day, month or year of publication, which chooses between bodies of the same name.
        model_entities: what a model found; used only where no other mention stands.
        dates: the time expressions of the document, which say what time a sentence speaks of.
    """
    times = times_of(published, dates)
    lines = [lined(i, s, default_gazetteer()) for i, s in enumerate(sentences)]
    lines = [line for line in lines if line.sentence.section != Section.BOILERPLATE]
    found = [c for line in lines for c in _in_sentence(line, times)]
    introduced = introduced_acronyms(lines)
    found = [c for c in found if _surface(c, sentences) not in introduced]
    found += [*family_candidates(lines, found), *acronym_candidates(lines, introduced), *uncased_factions(lines)]
    found += stranger_candidates(lines, found)
    found += model_candidates(model_entities, lines)
    found += family_names_alone(lines, found)
    return tuple(_mention(doc_id, sentences, in_time(c, times)) for c in without_overlaps(found))


def _surface(found: Candidate, sentences: Sequence[Sentence]) -> str:
    sentence = sentences[found.sentence]
    return sentence.text[found.start - sentence.start : found.end - sentence.start]


def _in_sentence(line: Line, times: Times) -> Iterator[Candidate]:
    tags = Tags(line)
    yield from (c for c in _listed(line, times) if c.entity_id != CITY or is_the_city(line, tags, c.start))
    yield from process_candidates(line, tags, times.written)
    yield from office_candidates(line)
    yield from officeholder_candidates(line, times)
    yield from titled_candidates(line)
    yield from respelled_candidates(line)
    yield from faction_candidates(line)
    yield from government_candidates(line)
    yield from opponent_candidates(line)


def lined(index: int, sentence: Sentence, gazetteer: Gazetteer) -> Line:
    """Return a sentence as words with the listed names in it, read from left to right, the longest at each place."""
    line = line_of(index, sentence)
    matches: list[Match] = []
    i = 0
    while i < len(line.words):
        match = gazetteer.longest(line.words, i, sentence.language)
        if match:
            matches.append(match)
        i = match.last if match else i + 1
    return replace(line, matches=tuple(matches))


def _listed(line: Line, times: Times) -> Iterator[Candidate]:
    for match in line.matches:
        name, sure = choose(line, match, times)
        if name.entry.id == NOBODY:
            continue
        if name.entry.label is Label.PERSON and match.last - match.first == 1 and of_another(line, match, name.entry):
            continue
        if name.entry.id == _ROLE and before(line, match.first) in beside_names(line.language, "predicates"):
            continue
        span = (_with_article(line, match), match.end)
        if span[0] < match.start and name.entry.label is Label.STATE and line.language == "tr":
            continue  # Suvar el-Şam: Damascus has no article
        label = Label.STATE if name.entry.label in ACTOR_LABELS and _also_place(match) else name.entry.label
        entry = replace(name.entry, label=label)
        yield candidate(line, span, entry, (name.method, CONFIDENCE[name.method] - (0 if sure else _AMBIGUOUS)))


def choose(line: Line, match: Match, times: Times) -> tuple[Name, bool]:
    """Return which of the names at one place is meant, and whether that is sure.

    Bodies that did not exist at the time that the sentence speaks of give way to those that did; a capital is the
    place after a preposition of place and else the government that sits there.
    """
    names = of_the_time(match.names, times, line.index)
    places = [n for n in names if n.entry.label == Label.PLACE]
    if places and (len(places) == len(names) or _means_place(line, match, places[0])):
        return places[0], True
    named = [n for n in names if n.entry.label != Label.PLACE]
    order = {"name": 0, "variant": 1, "description": 2}
    named.sort(key=lambda n: (order[n.method], n.language != line.language))
    rivals = {n.entry.id for n in named if n.method != "description"} or {named[0].entry.id}
    described = (n for n in named if n.method == "description" and n.entry.id == named[0].entry.id)
    # what the words of a language call a description of a group or government is one, also where the actor list has it
    nominal = named[0].entry.label in (Label.COALITION, Label.STATE)
    return next(described, named[0]) if nominal else named[0], len(rivals) == 1


def _also_place(match: Match) -> bool:
    return any(n.entry.label == Label.PLACE for n in match.names)


def _means_place(line: Line, match: Match, place: Name) -> bool:
    if _is_dateline(line, match):
        return True
    if after_place_preposition(line, match.first, match.start):
        return not is_government(line, match)
    if line.language == "tr" and line.words[match.last - 1].ending_from(match.end) in _AT_OR_FROM:
        return True
    if place.entry.id == _COUNTRY and _is_of_country(line, match):
        return not is_party(line, match)
    opens = match.first == 0 or any(c in line.words[match.first].gap for c in ",،;؛:")
    return place.entry.id == _COUNTRY and not opens and not is_party(line, match)


def _is_of_country(line: Line, match: Match) -> bool:
    """Say whether a bare Turkish name only says of which country a thing is: 'Suriye krizinin', 'Suriye halkları'."""
    word = line.words[match.last - 1]
    if line.language != "tr" or match.end != word.end or match.last >= len(line.words):
        return False
    noun = line.words[match.last]
    thing = adjacent(line.words, match.last) and noun.text[0].islower() and _OWNED.search(noun.key)
    return bool(thing) and not is_office(line, range(match.last, match.last + 1))


def _is_dateline(line: Line, match: Match) -> bool:
    """Say whether a capital opens a report: 'ANKARA (AA)', دمشق ـ, 'Paris — ', 'BEIRUT:'."""
    if match.first or match.last >= len(line.words):
        return False
    after = line.words[match.last]
    opens = after.gap.strip()[:1] or after.text[:1]  # the Arabic dash is a letter
    if opens == ":":
        return line.words[0].text.isupper()  # 'BEIRUT: …', but not the headline 'Moscow: talks will go on'
    return after.gap[:1].isspace() and opens in tuple(_OPENS_REPORT)


def _with_article(line: Line, match: Match) -> int:
    i = match.first
    begins = i > 0 and match.start == line.words[i].start and is_article(line.words[: i + 1], i - 1)
    return line.words[i - 1].start if begins and not line.words[i].gap.strip(" -–‑‐") else match.start


def _mention(doc_id: str, sentences: Sequence[Sentence], found: Candidate) -> Mention:
    sentence = sentences[found.sentence]
    end = found.end + _closing(found, sentences)
    return Mention(
        mention_id=span_id(doc_id, "m", found.start, end),
        sentence=found.sentence,
        start=found.start,
        end=end,
        text=sentence.text[found.start - sentence.start : end - sentence.start],
        label=found.label,
        entity_id=found.entity_id,
        entity=found.entity,
        method=found.method,
        confidence=round(found.confidence, 2),
    )


def _closing(found: Candidate, sentences: Sequence[Sentence]) -> int:
    """Return 1 where a mark behind a name closes a quotation that opens in it, else 0: Бригада «Кедр».

    Without it the name of a body would look cut off in a table.
    """
    sentence = sentences[found.sentence]
    text = _surface(found, sentences)
    rest = sentence.text[found.end - sentence.start :]
    opened = max((i for i, char in enumerate(text) if char in _QUOTES), default=-1)
    closes = opened >= 0 and rest[:1] in tuple(_QUOTES[text[opened]])
    return int(closes and rest[0] not in text[opened + 1 :])
