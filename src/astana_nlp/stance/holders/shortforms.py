"""What is as good as a name where it is the subject: 'the council finds', 'the three capitals', 'he said'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp import grammar
from astana_nlp.records import Label
from astana_nlp.stance.holders.agreement import is_plural, leads_back
from astana_nlp.stance.roles.frames import speaks
from astana_nlp.stance.roles.verbfirst import is_governed, is_object
from astana_nlp.stance.sentence.suffixes import ending_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.records import Mention
    from astana_nlp.stance.holders.pointers import Pointer
    from astana_nlp.stance.sentence.reading import ReadSentence

PHRASES = frozenset({"attributing", "statement"})
VERB_LAST = frozenset({"tr", "fa"})
NEAR_VERB = 3  # words from a pronoun to its verb: il n'en forme, il s'agit
BEHIND_VERB = 2  # words that go with a pronoun behind its verb: ont-ils fait valoir
OWNING = frozenset({"singular", "plural"})
OF_COUNTRY = frozenset({"country", "sides", "own"})
NOMINALS = frozenset({"tr"})  # languages that tell what somebody says of a subject in the genitive


def is_as_good_as_a_name(pointer: Pointer, antecedents: Sequence[Mention], read: ReadSentence) -> bool:
    """Say whether a subject is as good as a name: 'the administration', 'the three capitals'."""
    if pointer.kinds & OF_COUNTRY:
        told = "country" in pointer.kinds and read.language in NOMINALS
        return told or _may_be_subject(pointer, read)
    if pointer.kinds & {"person", "speaker"} | pointer.kinds & PHRASES or not _may_be_subject(pointer, read):
        return False
    if {"three", "states"} <= pointer.kinds and len(antecedents) == 1:
        return True
    noun = read.words[pointer.last].text
    return "plural" not in pointer.kinds and may_be(antecedents[0], noun, read.language)


def says(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether whom the pointer stands for tells the sentence, wherever it is said: 'The format, he said, lives'."""
    if "speaker" in pointer.kinds or not speaks(read, (pointer.start, pointer.end)):
        return False
    return is_parsed_subject(pointer, read) if read.tree else pointer.first == 0  # سخنگوی او: his spokesman


def is_main_subject(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a word for a person or for the parties is the subject: 'He called the round productive'.

    'It' is as often the meeting, unless that is named behind it, and 'they' do much besides. Without a tree the word
    that a Turkish or Persian sentence begins with tells: 'Sözcü, … dile getirdi'.
    """
    people = bool(pointer.kinds & {"person", "parties"})
    word = read.tree.head_of(pointer.start, pointer.end) if read.tree else None
    if read.tree is None:
        apart = read.text[pointer.end : pointer.end + 1] == "," or read.language == "fa"
        return people and pointer.first == 0 and read.language in VERB_LAST and apart
    behind = any(c.first > pointer.last for kind in ("targets.", "talks.") for c in read.of_kind(kind))
    told = read.text[pointer.start : pointer.end].casefold()
    pronoun = told in grammar.words(read.language, "subject_pronouns") and not _is_told_of(pointer, read)
    if word is None or not (people or (behind and pronoun)):
        return False
    subject = is_parsed_subject(pointer, read) or (pronoun and _is_somebody(pointer, read))
    verb = read.tree.tokens[word].head
    return subject and verb >= 0 and read.tree.tokens[verb].head < 0


def _is_told_of(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether something is only said of a pronoun, or done to it: 'it is hard', 'it was built', 'затевался он'."""
    beside = read.words[max(pointer.first - 1, 0) : pointer.last + 1 + NEAR_VERB]
    being, reflexive = grammar.words(read.language, "being"), grammar.endings(read.language, "reflexive")
    return any(w.key in being or w.key.endswith(reflexive) for w in beside)


def _is_somebody(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a French 'il' that the parser takes for an empty one is somebody: its verb is no impersonal one."""
    if read.language != "fr":
        return False
    following = read.words[pointer.last + 1 : pointer.last + 1 + NEAR_VERB]
    impersonal = grammar.beginnings("fr", "nobody_does") + grammar.beginnings("fr", "impersonal")
    return not any(w.key.startswith(impersonal) or w.key in grammar.words("fr", "said_of_it") for w in following)


def is_inserted(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a French pronoun stands in the words of whom it stands for: 'a-t-il ajouté', 'rétorquent-ils'.

    Its verb, to which it is joined, stands between commas with it, and the sentence does not ask.
    """
    verb = pointer.first
    while verb and read.words[verb].gap == "-":
        verb -= 1
    if read.language != "fr" or read.text.rstrip(' »”"').endswith("?"):
        return False
    if read.text[pointer.start : pointer.end].casefold() in grammar.words("fr", "asking_back"):
        return True
    behind = [w.gap for w in read.words[pointer.last + 1 : pointer.last + 2 + BEHIND_VERB]]
    before = read.text[: read.words[verb].start].rstrip(' »”"')
    closed = len(behind) <= BEHIND_VERB or any(gap.lstrip().startswith(",") for gap in behind)
    return verb < pointer.first and before.endswith(",") and closed


def owns_paper(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether a paper of whom the pointer stands for is what says or denounces something: 'Its letter warns'."""
    papers = read.of_kind("anaphora.document")
    told = [c for c in read.cues if c.is_stance or c.kind == "speech.verbs"]
    if read.tree is None:
        own = any(c.first == pointer.first == c.last for c in papers) and "attributing" not in pointer.kinds
        return own and (pointer.first == 0 or any(c.last == pointer.first - 1 for c in told))
    paper = next((c for c in papers if pointer.first == pointer.last == c.first - 1), None)
    word = read.tree.head_of(paper.start, paper.end) if paper and pointer.kinds & OWNING else None
    if paper is None or word is None:
        return False
    opens = pointer.first == 0 and any(c.first == paper.last + 1 for c in told)
    return opens or read.tree.tokens[word].dep.startswith("nsubj")


def _may_be_subject(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether nothing shows a description to be another part of its sentence than the subject."""
    span = (pointer.start, pointer.end)
    if read.tree is not None:
        return is_parsed_subject(pointer, read)
    if read.language == "tr":
        return not ending_of(read, span) and not read.words[pointer.last].key.endswith(
            grammar.endings("tr", "genitive")
        )
    return not is_governed(read, span) and not is_object(read, span)


def is_parsed_subject(pointer: Pointer, read: ReadSentence) -> bool:
    """Say whether the tree of a sentence has a pointer for a subject."""
    word = read.tree.head_of(pointer.start, pointer.end) if read.tree else None
    return read.tree is not None and word is not None and read.tree.tokens[word].dep.startswith("nsubj")


def may_be(mention: Mention, noun: str, language: str) -> bool:
    """Say whether a noun may stand for a body: its name holds it."""
    body = mention.label is not Label.PERSON and not is_plural(mention, language)
    return body and leads_back(noun, mention, language)
