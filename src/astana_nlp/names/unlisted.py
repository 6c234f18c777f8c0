"""Bodies that the list does not have, by their type word, in scripts with capitals: the Zarqun Brigade.

    Front de la Vallée        Бригада кедрового рассвета        Sedir Vadisi Tugayı

The parts of a name stand in an order, and in cases, that the language sets. A Russian name goes on in the genitive,
small letters or not; a Turkish type word closes the compound that it has its possessive ending for; an English name
begins behind the article. Armed bodies are factions; a council, a party or a company may be one of many kinds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from astana_nlp import grammar, knowledge
from astana_nlp.names.candidates import PATTERN, Candidate, adjacent, beside_names
from astana_nlp.names.offices import is_demonym
from astana_nlp.names.tags import Tags
from astana_nlp.names.types import kind_of, type_words
from astana_nlp.records import Label
from astana_nlp.spelling import APOSTROPHES, CONNECTORS, fold, is_arabic, is_article, without_turkish_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.names.candidates import Line
    from astana_nlp.names.gazetteer import Match
    from astana_nlp.spelling import Word

# types whose names are armed groups in any text on the war
_ARMED = frozenset({"army", "legion", "brigade", "battalion", "front", "movement", "division", "gathering", "hawks"})
_CIVIL = frozenset({"council", "union", "coalition", "committee", "party", "company"})
_SURE = frozenset({"legion", "brigade", "battalion", "company"})  # no common nouns at the beginning of a sentence
_LONGEST = 4
_SHORTEST_WORD = 3
_OPENERS = ("process:nouns", "round:nouns", "round:topic")
_LONGEST_GENITIVE = 3
_POSSESSIVE = "iu"  # of the third person, folded: Hareketi, Tugayı, Ordusu


def faction_candidates(line: Line) -> Iterator[Candidate]:
    """Yield the factions that a sentence names by a type word beside a name."""
    types = type_words(line.language)
    for i, word in enumerate(line.words):
        match = types.longest(line.words, i, line.language) if kind_of(word.text, line.language) else None
        if match is None or any(m.first <= i < m.last and m.last - m.first > 1 for m in line.matches):
            continue
        found = _unlinked(line, match)
        if found:
            yield found


def _unlinked(line: Line, kind: Match) -> Candidate | None:
    body = kind.names[0].entry.id
    if body not in _ARMED | _CIVIL or is_arabic(line.words[kind.first].text):
        return None  # without capitals, grammar shows what a name is: `uncased`
    label = Label.FACTION if body in _ARMED else Label.ORG
    for run in _runs(line, kind):
        named = [j for j in run if len(line.words[j].key) >= _SHORTEST_WORD]
        if not named or any(is_demonym(line, j) for j in run) or not _reads_as_name(line, kind, run):
            continue
        span = _span(line, kind, run)
        name = _nominative(line, kind, run, span)
        return Candidate(line.index, *span, label, "", name, "pattern", 0.5, PATTERN)
    return None


def _nominative(line: Line, kind: Match, run: Sequence[int], span: tuple[int, int]) -> str:
    """Return a Russian name whose rest stands in the genitive as it is called alone, '' where it is written so.

    One body has one name then: 'представитель Бригады рассвета' speaks for the 'Бригада рассвета'.
    """
    word = line.words[kind.first]
    if line.language != "ru" or run[0] < kind.last or any(line.words[j].text[0].isupper() for j in run):
        return ""
    nominatives = knowledge.words("ru", "names").get("nominatives", ())
    found = next((n for n in nominatives if word.key.startswith(fold(n.rstrip("аяе")))), word.key)
    if found == word.key:
        return ""
    rest = line.sentence.text[word.end - line.sentence.start : span[1] - line.sentence.start]
    return word.text[0] + str(found)[1:] + rest


def _reads_as_name(line: Line, kind: Match, run: Sequence[int]) -> bool:
    word, first = line.words[kind.first], line.words[run[0]]
    if not word.capital and not any(c in first.gap for c in '«“"'):
        return False
    if line.language == "ru" and kind.first == 0 and all(line.words[j].text.islower() for j in run):
        return len(run) > 1 or kind.names[0].entry.id in _SURE  # 'Движение транспорта': the capital is the sentence's
    opening = run[0] == 0 and len(run) == 1  # 'The Brigade', 'Armed Brigade' at the start of a sentence
    return not opening or _compound(line, word, run[0])


def _compound(line: Line, kind: Word, named: int) -> bool:
    """Say whether a Turkish type word closes a compound with the noun before it: Sedir Tugayı, but Silahlı Tugay."""
    bare = re.split(f"[{APOSTROPHES}]", kind.text)[0]
    possessed = fold(bare)[-1:] in _POSSESSIVE and len(bare) > _SHORTEST_WORD and kind_of(bare, "tr") != ""
    return line.language == "tr" and possessed and line.words[named].end < kind.start


def _runs(line: Line, kind: Match) -> Iterator[list[int]]:
    """Yield the words of a name after the type word, then those before it, without articles and connectors."""
    before = list(_run(line, kind, forward=False))[::-1]
    if before and _compound(line, line.words[kind.first], before[-1]):
        yield before
        return
    after = list(_run(line, kind, forward=True)) or _genitives(line, kind)
    yield from (run for run in (after, before) if run)


def _genitives(line: Line, kind: Match) -> list[int]:
    """Return the Russian words in the genitive that a type word has behind it: Бригада кедрового рассвета."""
    if line.language != "ru":
        return []
    adjective, noun = grammar.patterns("ru", "genitive_adjective"), grammar.patterns("ru", "genitive_noun")
    many, bare = grammar.patterns("ru", "genitive_adjectives"), grammar.patterns("ru", "bare_noun")
    run: list[int] = []
    small = beside_names(line.language, "function_words")
    for i in range(kind.last, min(kind.last + _LONGEST_GENITIVE, len(line.words))):
        word = line.words[i]
        held = line.is_listed(i)
        behind_many = bool(run) and many.match(line.words[run[-1]].key)
        fits = adjective.match(word.key) or noun.match(word.key) or (behind_many and bare.match(word.key))
        if held or not adjacent(line.words, i) or not fits or word.key in small or kind_of(word.text, line.language):
            break
        run.append(i)
    while run and adjective.match(line.words[run[-1]].key) and not noun.match(line.words[run[-1]].key):
        run.pop()  # an adjective waits for its noun
    return run


def _run(line: Line, kind: Match, *, forward: bool) -> Iterator[int]:
    i, found = (kind.last, 0) if forward else (kind.first - 1, 0)
    while 0 <= i < len(line.words) and found < _LONGEST and adjacent(line.words, i if forward else i + 1):
        word = line.words[i]
        joins = is_article(line.words, i) or word.key in CONNECTORS
        if not joins and not (word.capital and word.text[0].isalpha()):
            return
        if not forward and (_opens_behind(line, i) or _is_apart(line, i)):
            return
        if not forward and line.words[i + 1].key in CONNECTORS and _is_part(word.key, line.language):
            return  # 'Delegates of the Cedar Front'
        if is_arabic(word.text) and (not forward or found):
            return
        if i == 0 and found and any(Tags(line).at(0, kind) for kind in _OPENERS):
            return  # 'Toplantıda Sedir Vadisi Topluluğu …': the capital is that of the sentence
        if not joins:
            found += 1
            yield i
        i += 1 if forward else -1


def _opens_behind(line: Line, i: int) -> bool:
    """Say whether an English name begins behind word `i`: 'In Geneva the Cedar Front', not 'Lions of the Cedar'."""
    if line.words[i].key != "the":
        return False
    return i == 0 or line.words[i - 1].key not in CONNECTORS


def _is_apart(line: Line, i: int) -> bool:
    """Say whether a word before a type word is no part of its name: a word of another case, or one that joins clauses.

    A Russian word before it agrees with it (Южный фронт, but 'в Женеве Движение'), and a Turkish one has no case of its
    own behind an apostrophe.
    """
    word = line.words[i]
    if i == 0 and word.key in beside_names(line.language, "function_words"):
        return True
    if line.language == "ru" and not is_article(line.words, i):
        return word.text[1:].islower() and not grammar.patterns("ru", "agreeing").match(word.key)
    return line.language == "tr" and bool(re.search(f"[{APOSTROPHES}]", word.text[1:]))


def _is_part(key: str, language: str) -> bool:
    """Say whether a word stands for people or a part of a body (delegates, leaders), which begins no name of one."""
    return any(key == part or (part.endswith("*") and key.startswith(part[:-1])) for part in _parts(language))


@cache
def _parts(language: str) -> tuple[str, ...]:
    return tuple(fold(part) for part in knowledge.words(language, "cues").get("roles", {}).get("parts", ()))


def _span(line: Line, kind: Match, run: Sequence[int]) -> tuple[int, int]:
    first = min(kind.first, run[0])
    if first == run[0] and first > 0 and is_article(line.words, first - 1) and adjacent(line.words, first):
        first -= 1
    start = kind.start if first == kind.first else line.words[first].start
    end = max(kind.end, line.words[run[-1]].end)
    written = line.sentence.text[start - line.sentence.start : end - line.sentence.start]
    return start, start + len(without_turkish_case(written)) if line.language == "tr" else end
