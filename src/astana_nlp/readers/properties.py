"""Titles and authors in the properties of files: those that people gave, not those of programs and machines."""

from __future__ import annotations

import re

from astana_nlp.readers.characters import one_line

# what programs write where nobody named the document: the path of its source, or a name in the language of the program
_PATH = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b|adobe photoshop|file:|[a-z]:[\\/]|/)|.*\.(?:docx?|dotx?|rtf|odt|wpd|pdf|"
    r"indd|qxd|p65|pmd|fm|pages|pub|tex|dvi|ps|eps|pptx?|xlsx?|txt|html?|cdr|ai)$|\W*$",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"(?:untitled|sans titre|без (?:имени|названия)|adsız|بدون عنوان)(?:\W?\d+)?|\[no title\]|"
    r"(?:powerpoint )?presentation|présentation powerpoint|презентация powerpoint|powerpoint sunusu|عرض تقديمي|"
    r"(?:document|doc|документ|belge|مستند|slide|page|layout|print)\s?\d*|full page (?:photo|fax)(?: print)?",
    re.IGNORECASE,
)
# names of accounts as machines have them from the first day
_ACCOUNT = re.compile(
    r"(?:the )?(?:admin(?:istrator)?|user|owner|author|guest|pc|hp|dell|asus|acer|lenovo|toshiba|samsung|microsoft|"
    r"windows|root|unknown|anonymous|utilisateur|администратор|пользователь|владелец|автор|kullanıcı|yönetici|"
    r"مستخدم|المستخدم|کاربر|python-\w+|openpyxl|odfpy)(?:[ _-]?(?:user|pc|\d+|office(?: user)?|corporation))?|\W*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\s,;]*<?\S+@\S+>?|[\s,;]*\(?https?://\S+")


def known_title(stated: str) -> str:
    """Return the title in the properties of a file, or nothing where a program wrote it there."""
    title = one_line(stated)
    return "" if _PATH.match(title) or _UNNAMED.fullmatch(title) else title


def known_author(stated: str) -> str:
    """Return the author in the properties of a file, without addresses; nothing where it is the name of an account."""
    name = _ADDRESS.sub("", one_line(stated)).strip(" ,;")
    return "" if _ACCOUNT.fullmatch(name) else name
