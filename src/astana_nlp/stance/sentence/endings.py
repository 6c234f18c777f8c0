"""Verbs that say 'we' by their ending, in languages that need no pronoun: 'gitmeyeceğiz', 'نمی‌رویم', 'не поедем'."""

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
RUSSIAN = re.compile(r"(?:[еёи]м|[еи]мся)$")
VERB = "VERB"


def says_we(read: ReadSentence) -> tuple[Word, ...]:
    """Return the verbs whose ending says that the speaker is one of those who do it; Arabic ones are in the lists."""
    if read.language == "ru":
        return tuple(_russian(read))
    ending = ENDINGS.get(read.language)
    if ending is None:
        return ()
    return tuple(w for w in read.words if w.key not in grammar.words(read.language, "not_we") and ending.search(w.key))


def _russian(read: ReadSentence) -> Iterator[Word]:
    """Yield the Russian ones, which a parser tells from nouns (временем)."""
    tokens = read.tree.tokens if read.tree else ()
    verbs = {t.start for t in tokens if t.pos == VERB and not t.form and RUSSIAN.search(t.text.lower())}
    yield from (w for w in read.words if w.start in verbs and w.key not in grammar.words("ru", "not_we"))
