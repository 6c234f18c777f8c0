"""Known text for the extraction gate: one manuscript a language, made of the sources of the sample corpus.

A manuscript is what an author hands to a printer: headings, paragraphs whose words carry note marks (`word^3^`), notes,
a table, a caption. How it is printed is up to `typesetting.py` and `printing.py`; what must be read from the print is
told by the manuscript alone.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from astana_nlp.readers.characters import superscript

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

BUILD = Path(__file__).resolve().parents[1] / "corpus" / "build"
MARK = re.compile(r"\^(\d+)\^")
NATIVE = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
# words of the apparatus: caption, 'page' in a citation, 'ibid', running head
WORDS = {
    "en": ("Figure 1. Where the parties met.", "p.", "Ibid.", "Papers on Mediation"),
    "fr": ("Figure 1. Où les parties se sont réunies.", "p.", "Ibid.", "Cahiers de la médiation"),
    "ru": ("Рис. 1. Где встречались стороны.", "с.", "Там же.", "Записки о посредничестве"),
    "tr": ("Şekil 1. Tarafların buluştuğu yer.", "s.", "A.g.e.", "Arabuluculuk Yazıları"),
    "ar": ("الشكل 1. مكان اجتماع الأطراف.", "ص", "المرجع نفسه.", "أوراق في الوساطة"),
    "fa": ("شکل ۱. محل دیدار طرف‌ها.", "ص", "همان.", "دفترهای میانجی‌گری"),
}
ROWS = {
    "en": (("Round", "Days", "Place"), ("1", "23 January 2017", "Astana"), ("10", "30 July 2018", "Sochi")),
    "fr": (("Tour", "Jours", "Lieu"), ("1", "23 janvier 2017", "Astana"), ("10", "30 juillet 2018", "Sotchi")),
    "ru": (("Раунд", "Дни", "Место"), ("1", "23 января 2017 г.", "Астана"), ("10", "30 июля 2018 г.", "Сочи")),
    "tr": (("Tur", "Günler", "Yer"), ("1", "23 Ocak 2017", "Astana"), ("10", "30 Temmuz 2018", "Soçi")),
    "ar": (("الجولة", "الأيام", "المكان"), ("1", "23 كانون الثاني 2017", "أستانا"), ("10", "30 تموز 2018", "سوتشي")),
    "fa": (("دور", "روزها", "محل"), ("۱", "۴ بهمن ۱۳۹۵", "آستانه"), ("۱۰", "۸ مرداد ۱۳۹۷", "سوچی")),
}
# what is hard to turn: digits of three systems, dates, Latin words, brackets, per cent, times
MIXED = {
    "ar": [
        (
            "وقالت الرئيسة Anna Harbour إن القرار 2254 صدر في 18/12/2015، وإن 50% من المقاعد شاغرة؛ وأضافت أن الأمر "
            "«مهم جدا» لأن الأطراف (14 من أصل 20) لم تتفق على الآليات، وأن اللجنة ستعود في الساعة 10:30 يوم ٢٣ كانون "
            "الثاني ٢٠١٧ لإعلان النتائج."
        )
    ],
    "fa": [
        (
            "سخنگوی Harbour League گفت: «صلح پابرجا می‌ماند»؛ نشست بعدی ساعت ۱۰:۳۰ روز ۱۳۹۶/۰۲/۱۴ (۴ مه 2017) آغاز "
            "می‌شود و متن شماره ۲۲۵۴ مبنای کار است، هرچند ۵۰٪ صندلی‌ها خالی ماند."
        )
    ],
}
MOST_WORDS, WORDS_A_NOTE, LONG_NOTE = 1100, 30, 9


@dataclass(frozen=True)
class Manuscript:
    """`parts` are (kind, text) with the kinds heading and paragraph; `notes` are the texts of the notes 1, 2, …."""

    language: str
    title: str
    parts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]

    @property
    def right_to_left(self) -> bool:
        """Say whether the language is written from the right."""
        return self.language in {"ar", "fa"}

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the table."""
        return ROWS[self.language]

    @property
    def caption(self) -> str:
        """Return the words below the figure."""
        return WORDS[self.language][0]

    @property
    def head(self) -> str:
        """Return the running head."""
        return WORDS[self.language][3]

    @property
    def middle(self) -> int:
        """Return the index of the part before which table and figure stand: a heading in the second half."""
        half = len(self.parts) // 2
        return next((i for i in range(half, len(self.parts)) if self.parts[i][0] == "heading"), half)

    def number(self, note: int) -> str:
        """Return the number of a note in the digits of the language."""
        return str(note).translate(NATIVE.get(self.language, {}))

    def body(self) -> list[str]:
        """Return what must be read as title, headings and body, note marks as superscript digits."""
        return [self.title, *(MARK.sub(lambda m: superscript(m[1]), text) for _, text in self.parts)]

    def short(self, parts: int) -> Manuscript:
        """Return the beginning of the manuscript with the notes that it calls."""
        kept = self.parts[:parts]
        return Manuscript(self.language, self.title, kept, self.notes[: sum(len(MARK.findall(t)) for _, t in kept)])


@cache
def manuscript(language: str) -> Manuscript:
    """Return the manuscript of a language: its sources one behind the other, with notes."""
    sources = [_annotated().load(path) for path in sorted((BUILD / "sources").glob(f"{language}-*.txt"))]
    title, *parts = [part for source in sources for part in _parts(source)]
    pool = [
        s for _, text in parts for s in re.split(r"(?<=[.؟!]) ", text) if LONG_NOTE < len(s.split()) < 3 * LONG_NOTE
    ]
    parts[1:1] = [("paragraph", text) for text in MIXED.get(language, [])]
    kept, words = [], 0
    for part in parts:
        words += len(part[1].split())
        if words > MOST_WORDS:
            break
        kept.append(part)
    marked = list(_marked(kept))
    count = sum(len(MARK.findall(text)) for _, text in marked)
    notes = tuple(islice(_notes(language, pool), count))
    return Manuscript(language, title[1], tuple(marked), notes)


def _parts(source: object) -> Iterator[tuple[str, str]]:
    for block in source.blocks:  # type: ignore[attr-defined]
        if block.kind in {"title", "heading"}:
            yield "heading", block.text
        elif block.kind == "paragraph" and len(block.text.split()) > LONG_NOTE:
            yield "paragraph", block.text


def _marked(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the parts with note marks: now behind a sentence, now behind a word inside of one."""
    count = 0
    for kind, text in parts:
        words = text.split()
        places = range(WORDS_A_NOTE // 2, len(words) - 1, WORDS_A_NOTE) if kind == "paragraph" else ()
        for place in places:
            count += 1
            words[place] += f"^{count}^"
        yield kind, " ".join(words)


def _notes(language: str, pool: list[str]) -> Iterator[str]:
    """Yield texts of notes: sentences with a page, every third one short."""
    _, page, ibid, _ = WORDS[language]
    digits = NATIVE.get(language, {})
    for number in range(1, 200):
        cited = f"{page} {number * 7 + 3}".translate(digits)
        yield f"{ibid} {cited}." if number % 3 == 0 else f"{pool[number * 5 % len(pool)]} {cited}."


@cache
def _annotated() -> ModuleType:
    """Return the module that reads the annotated sources; it is no part of the package."""
    spec = importlib.util.spec_from_file_location("annotated", BUILD / "annotated.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
