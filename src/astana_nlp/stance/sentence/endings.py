"""Verbs that say 'we' or 'I' by their ending: 'gitmeyeceğiz', 'نمی‌رویم', 'не поедем'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from astana_nlp import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.spelling import Word
    from astana_nlp.stance.sentence.reading import ReadSentence

# folded; a Turkish past is told from adjectives in -tik (politik) by its consonants
ENDINGS = {
    "tr": re.compile(
        r"(?:[iu]yoruz|[ae]c[ae]g[iu]z|m[ae]l[iu]y[iu]z|m[ae]kt[ae]y[iu]z|m[ae]y[iu]z|..d[iu]k|tt[iu]k|m[iu]s[iu]z)$"
    ),
    "fa": re.compile(r"^ن?مي\W?\w+يم$|\wه\W?ايم$|\w[تد]يم$|^[نب](?:كن|شو|ده|گير|رو|ياي|ياب|پذير|باش|گذار|خواه)يم$"),
}
# 'I', where nothing else ends so (yardım is help, deneyim experience), or with the pronoun written onto the verb
SINGULAR = {
    "tr": re.compile(r"(?:\w[iu]yorum|\w[ae]c[ae]g[iu]m|\wtt[iu]m|[dy][ae]y[iu]m)$"),
    "fa": re.compile(r"^ن?مي\W?\w*[^ي]م$|^(?:هستم|نيستم|دارم|ندارم)$"),
}
ELIDED = {"en": re.compile(r"I['’]"), "fr": re.compile(r"[Jj]['’]")}
RUSSIAN_I = re.compile(r"[юу]$")
RUSSIAN = re.compile(r"(?:[еёи]м|[еи]мся)$")
VERB = "VERB"


def first_person(read: ReadSentence, *, alone: bool = False) -> tuple[tuple[int, int], ...]:
    """Return the words for who says the sentence, pronouns first, then verbs; `alone` leaves out 'we'."""
    cues = read.of_kind("anaphora.alone" if alone else "anaphora.speaker")
    verbs = says_i(read) if alone else (*says_we(read), *says_i(read))
    return (*((c.start, c.end) for c in cues), *((w.start, w.end) for w in verbs))


def says_we(read: ReadSentence) -> tuple[Word, ...]:
    """Return the verbs whose ending says that the speaker is one of those who do it; Arabic ones are in the lists."""
    if read.language == "ru":
        return tuple(_russian(read))
    ending = ENDINGS.get(read.language)
    if ending is None:
        return ()
    return tuple(w for w in read.words if w.key not in grammar.words(read.language, "not_we") and ending.search(w.key))


def says_i(read: ReadSentence) -> tuple[Word, ...]:
    """Return the verbs that say that the speaker alone does it: 'sanmıyorum', 'نمی‌دانم', 'не верю', "j'estime".

    Arabic ones, and the pronouns, are in the lists of cues.
    """
    if read.language == "ru":
        tokens = read.tree.tokens if read.tree else ()
        verbs = {t.start for t in tokens if t.pos == VERB and not t.form and RUSSIAN_I.search(t.text.lower())}
        return tuple(w for w in read.words if w.start in verbs)
    ending, elided = SINGULAR.get(read.language), ELIDED.get(read.language)
    return tuple(w for w in read.words if (ending and ending.search(w.key)) or (elided and elided.match(w.text)))


def _russian(read: ReadSentence) -> Iterator[Word]:
    """Yield the Russian ones, which a parser tells from nouns (временем)."""
    tokens = read.tree.tokens if read.tree else ()
    verbs = {t.start for t in tokens if t.pos == VERB and not t.form and RUSSIAN.search(t.text.lower())}
    yield from (w for w in read.words if w.start in verbs and w.key not in grammar.words("ru", "not_we"))
