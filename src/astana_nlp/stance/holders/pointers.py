"""The pronouns and descriptions of a sentence that may stand for an actor, and which of them stand for nobody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.spelling import readings
from astana_nlp.stance.roles.verblast import PARTICIPLE
from astana_nlp.stance.sentence.endings import reports_we, says_we

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.records import Tree
    from astana_nlp.stance.sentence.cues import Cue
    from astana_nlp.stance.sentence.reading import ReadSentence

OPENING = ' «"“„'  # what may stand between a noun and the name that it introduces
ORDINAL_BEHIND = frozenset({"ar", "fa"})  # 'round first': the ordinal follows its noun
SHORT = 3  # letters: 'وي' is a pronoun
NOUN, COUNTING, EXPLAINING = "NOUN", "nummod", ("acl", "nmod")
POINTING = frozenset({"singular", "plural", "speaker", "statement", "factions", "country", "sides", "own"})
# what a body publishes; only phrases of it ('statement') point to the body
NOUNS_OF_STATEMENTS = frozenset({"document", "joint"})
ARTICLE = "ال"  # that an Arabic word has written on
VERB_FIRST = frozenset({"ar", "fr"})  # languages that say 'says the statement'
TITLE_REACH = 3  # words from an office to the body at the end of the title
BESIDE = 2  # words from a paper to the verb that says what it says


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pronoun or description; `kinds` are the keys of the cue file's `anaphora` table under which it stands."""

    start: int
    end: int
    first: int
    last: int
    kinds: frozenset[str]


def stands_for_nobody(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a word is empty, said of the talks, part of a name, or explained where it stands.

    'il faut', 'the groups suspending …', 'гражданский комитет', 'اللجنة الدستورية', спецпосланник ООН Петров, a type
    word before its name, a name in quotes.
    """
    nobody = (_is_determiner, _tells_of_talks, _is_object_described, _is_empty, _is_explained_before, _in_name)
    if any(is_nobody(pointer, read) for is_nobody in nobody):
        return True
    word = read.tree.head_of(pointer.start, pointer.end) if read.tree else None
    if read.tree is None or word is None:
        return False
    tokens = read.tree.tokens
    if _only_counts(pointer, read.tree):
        return True
    if pointer.first == pointer.last and tokens[word].pos != NOUN:
        return False
    governor = tokens[word].head
    explained = any(tokens[j].dep.startswith(EXPLAINING) for j in read.tree.children(word))
    return explained or (governor >= 0 and tokens[governor].dep == "csubj")


def _only_counts(pointer: Pointer, tree: Tree) -> bool:
    """Say whether a number belongs to a noun behind it: 'the three' in 'the three documents'."""
    inside = [i for i, t in enumerate(tree.tokens) if pointer.start <= t.start and t.end <= pointer.end]
    return any(tree.tokens[i].dep == COUNTING and tree.tokens[i].head not in inside for i in inside)


def _in_name(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether the neighbours of the word make it part of a name."""
    words = read.words
    if any(a < pointer.end and pointer.start < b for a, b in read.mentions):
        return True
    if any(m.start() < pointer.start and pointer.end < m.end() for m in read.quoted_names):
        return True  # гражданский «Комитет»
    behind = (start for start, _ in read.mentions if pointer.end < start)
    if any(not read.text[pointer.end : start].strip(OPENING) for start in behind) and not _is_in_title(pointer, read):
        return True  # 'the movement Cedar Front', گروه سرو, движение «Кедр»: the name follows
    if read.language in ORDINAL_BEHIND:
        return pointer.last + 1 < len(words) and _has_adjective(pointer, read)
    adjective = grammar.endings(read.language, "adjective_before")
    before = words[pointer.first - 1].key if pointer.first else ""
    return before.endswith(adjective) and words[pointer.first].gap == " "


def _is_in_title(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether an Arabic noun with its article ends the title of a person behind it: الناطق باسم الفصيل فلان."""
    if read.language != "ar" or not read.words[pointer.first].key.startswith(ARTICLE):
        return False
    return any(0 < pointer.first - c.last <= TITLE_REACH for c in read.of_kind("roles.offices"))


def _has_adjective(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether the word behind an Arabic or Persian noun is an adjective of it: اللجنة الدستورية, هیئت کوچکی."""
    noun, following = read.words[pointer.last], read.words[pointer.last + 1]
    adjective = following.gap == " " and following.key.endswith(grammar.endings(read.language, "adjective_behind"))
    if following.key in grammar.words(read.language, "prepositions"):
        return False  # إلى ends as an adjective does, and begins as with an article
    if read.language == "ar":
        return adjective and following.key.startswith(ARTICLE) and noun.key.startswith(ARTICLE)
    return adjective and pointer.first == pointer.last and len(following.key) > SHORT


def _is_determiner(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a demonstrative belongs to the noun or clause behind it: آن دور, o toplantı, خواستار آن شد که."""
    if read.words[pointer.last].key not in grammar.words(read.language, "determiners"):
        return False
    nouns = (*read.of_kind("talks."), *read.of_kind("anaphora.document"), *read.of_kind("targets."))
    that = grammar.words(read.language, "that")
    clause = any(w.key in that for w in read.words[pointer.last + 1 : pointer.last + 3])
    return clause or any(c.first == pointer.last + 1 for c in nouns)


def _tells_of_talks(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether an Arabic 'and it is' behind a comma tells of the talks just named: أستانا، وهو مسار روسي."""
    word = read.words[pointer.first]
    if word.key not in grammar.words(read.language, "and_it") or word.gap.strip() != "،":
        return False
    names = (*read.of_kind("targets."), *read.of_kind("talks."))
    before = [c for c in names if c.last < pointer.first]
    nobody = not any(end <= pointer.start for _, end in read.mentions)
    return bool(before) and (nobody or before[-1].last == pointer.first - 1)


def _is_object_described(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether an Arabic 'that it is' tells how somebody describes the talks: وصف المسار بأنه خدعة."""
    word = read.words[pointer.first]
    if word.key not in grammar.words(read.language, "that_it_is"):
        return False
    behind_talks = any(c.last == pointer.first - 1 for kind in ("targets.", "talks.") for c in read.of_kind(kind))
    describing = grammar.beginnings(read.language, "describing")
    verbs = (w for w in read.words[: pointer.first] if w.key.removeprefix("و").startswith(describing))
    verb = next(verbs, None)
    if not behind_talks or verb is None:
        return False
    return not any(verb.end <= start < word.start for start, _ in read.mentions)


def _is_empty(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a French 'il' is the empty subject of a verb that nobody does: 'il faut', 's'il s'agit'."""
    empty = grammar.words(read.language, "empty_subject")
    if empty.isdisjoint(r.key for r in readings(read.words[pointer.last].text, read.language)):
        return False
    following = range(pointer.last + 1, min(pointer.last + 1 + BESIDE, len(read.words)))
    verbs = grammar.beginnings(read.language, "nobody_does")
    return any(read.words[i].key.startswith(verbs) or _there_is(read, i) for i in following)


def _there_is(read: ReadSentence, at: int) -> bool:
    """Say whether 'there is' begins at a word: 'il n'y a', 'il y a eu', not 'il y va' and 'il y a participé'."""
    if read.words[at].key not in grammar.words(read.language, "there") or at + 1 == len(read.words):
        return False
    has = read.words[at + 1]
    verb = read.tree.head_of(has.start, has.end) if read.tree else None
    if read.tree is None or verb is None or not read.tree.tokens[verb].dep.startswith("aux"):
        return has.key in grammar.words(read.language, "there_is")
    return read.tree.tokens[read.tree.tokens[verb].head].text in grammar.words(read.language, "there_is")


def _is_explained_before(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a Turkish participle says which delegation is meant: 'Astana için görevlendirilen heyet'."""
    if read.language != "tr" or "delegation" not in pointer.kinds or not pointer.first:
        return False
    before = read.words[pointer.first - 1].key
    does = PARTICIPLE.search(before) and before not in grammar.words("tr", "no_participles")
    return bool(does) or before.endswith(grammar.endings("tr", "participles"))


def pointers(read: ReadSentence) -> tuple[Pointer, ...]:
    """Return the pronouns and descriptions of a sentence, each once with all that the cue file says of it."""
    found: list[Pointer] = []
    for cue in sorted(read.of_kind("anaphora."), key=lambda c: (c.first - c.last, c.start)):
        kind = cue.kind.removeprefix("anaphora.")
        around = next((p for p in found if p.first <= cue.first and cue.last <= p.last), None)
        if around is not None:
            found[found.index(around)] = replace(around, kinds=around.kinds | {kind})
        elif kind in NOUNS_OF_STATEMENTS:
            continue
        elif not (kind in ("first", "last", "singular", "either") and _is_ordinal(cue, read)):
            found.append(Pointer(cue.start, cue.end, cue.first, cue.last, frozenset({kind})))
    found += [
        Pointer(word.start, word.end, i, i, frozenset({"speaker", "verb"}))
        for i, word in enumerate(read.words)
        if word in (*says_we(read), *reports_we(read))
        and not any(p.start < word.end and word.start < p.end for p in found if p.kinds & POINTING)
    ]
    found += [p for p in _as_he_says(read) if not any(q.first <= p.last and p.first <= q.last for q in found)]
    told = paper_told_of(read)
    if told is not None and not any(p.first <= told.last and told.first <= p.last for p in found):
        found.append(told)
    return tuple(sorted((p for p in found if p.kinds & POINTING), key=lambda p: p.start))


def _as_he_says(read: ReadSentence) -> Iterator[Pointer]:
    """Yield the inserted clauses of languages that say 'as he says' without a pronoun (كما يشرح)."""
    words, marks = read.words, tuple("،,.»”")
    for verb in read.of_kind("speech.verbs"):
        begins = verb.first > 0 and words[verb.first - 1].key in grammar.words(read.language, "as_says")
        behind = words[verb.last + 1].gap if verb.last + 1 < len(words) else "."
        if begins and behind.startswith(marks):
            kinds = frozenset({"attributing", "singular", "either"})
            yield Pointer(words[verb.first - 1].start, verb.end, verb.first - 1, verb.last, kinds)


def paper_told_of(read: ReadSentence) -> Pointer | None:
    """Return the paper that a sentence goes on to tell of: 'the letter warns', 'souligne le texte', وأكد البيان.

    Where somebody is named before or beside it, the paper may be that of another.
    """
    for paper in read.of_kind("anaphora.document"):
        if not _is_definite(paper, read):
            continue
        for verb in read.of_kind("speech.verbs"):
            gap = max(verb.first - paper.last, paper.first - verb.last)
            if not 0 < gap <= BESIDE or (verb.last < paper.first and read.language not in VERB_FIRST):
                continue
            first, last = min(paper, verb, key=lambda c: c.first), max(paper, verb, key=lambda c: c.last)
            end = read.words[min(last.last + BESIDE, len(read.words) - 1)].start
            if read.clauses[first.first] == read.clauses[last.last] and all(m[0] > end for m in read.mentions):
                return Pointer(first.start, last.end, first.first, last.last, frozenset({"statement"}))
    return None


def _is_definite(paper: Cue, read: ReadSentence) -> bool:
    if read.language == "ar":
        return ARTICLE in read.words[paper.first].key[: len(ARTICLE) + 1]
    return paper.first > 0 and read.words[paper.first - 1].key in grammar.words(read.language, "definite")


def _is_of_noun(cue: Cue, read: ReadSentence) -> bool:
    """Say whether an Arabic word with its article follows a noun with its own, as an adjective: الحلقة الأخيرة."""
    word, before = read.words[cue.first], read.words[cue.first - 1] if cue.first else None
    definite = before is not None and any(r.key.startswith(ARTICLE) for r in readings(before.text, read.language))
    return read.language == "ar" and word.gap == " " and word.key.startswith(ARTICLE) and definite


def _is_ordinal(cue: Cue, read: ReadSentence) -> bool:
    """Say whether 'the first' or 'the last' counts the talks beside it (الجولة الأولى, первый раунд), and nobody."""
    ordinal = any(c.first == cue.first and c.kind in ("anaphora.first", "anaphora.last") for c in read.cues)
    talks = read.of_kind("talks.")
    if read.language in ORDINAL_BEHIND:
        return ordinal and (any(t.last == cue.first - 1 for t in talks) or _is_of_noun(cue, read))
    return ordinal and read.language != "tr" and any(t.first == cue.last + 1 for t in talks)  # tr: ikinci, ikincisi
