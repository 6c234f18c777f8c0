"""Characters that nobody sees and that change what everybody sees: shown by name, never carried out.

A bidirectional override in a document can make a sentence read otherwise than it is written (Unicode Technical Report
36), and a tag character can hide text. Joiners and the marks for direction belong to Arabic and Persian: they stay.
"""

from __future__ import annotations

import re
import unicodedata

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]")


def name_of(character: str) -> str:
    """Return a short visible name of a control character: ⟦RIGHT-TO-LEFT OVERRIDE⟧, ⟦U+0007⟧."""
    return f"⟦{unicodedata.name(character, '') or f'U+{ord(character):04X}'}⟧"


def visible(text: str) -> str:
    """Return the text with its control characters named."""
    return CONTROL.sub(lambda match: name_of(match[0]), text)


def clean(typed: str) -> str:
    """Return what a person typed without control characters, with one kind of line end."""
    return CONTROL.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))
