"""The extraction gate: manuscripts printed in many ways, read back, and what is lost on the way.

`python tests/extraction.py [NAME …]` prints the figures of prints; `--pin` writes what is reached into extraction.toml.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import tomllib
import unicodedata
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from reportlab.lib.pagesizes import LETTER

from astana_nlp.readers import Limits, OcrLimits
from astana_nlp.readers.characters import clean, superscript
from astana_nlp.readers.pdf import read_pdf
from astana_nlp.records import Section
from manuscripts import MARK, MIXED, WORDS, Manuscript, manuscript
from printing import CHROMIUM, SOFFICE, Office, Page, converted, flowing, paged, printed, written
from scanning import scanned
from texprinting import Paper, tex_is_installed, typeset
from typesetting import DEJAVU, Geometry, Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from astana_nlp.records import Extraction

FILE = Path(__file__).with_name("extraction.toml")
HEAD = """\
# The bounds of the extraction gate: no change may lose more of the manuscripts of tests/manuscripts.py than this.
# Shares of the words and characters of the body (edit distance, order included), of the footnotes that do not stand
# apart and whole, of those not linked to their mark; counts of running heads in the text, of missing rows and captions.
# What was wanted: words 0.01 in one column, 0.03 in two; characters of Arabic and Persian the same; all else nothing.
# Of scans tesseract misreads more: words 0.03, in Arabic script 0.05.
#
#     .venv/bin/python tests/extraction.py --pin      # after a change for the better"""
# parts of a manuscript that are scanned: one page; languages whose notes are scanned too
SCANNED = 4
NOTED = ("en", "fr", "ru")
# what a font of another version may change
ROOM = 0.002
# of its words; a note with one word in twenty wrong is the same note
SAME_NOTE = 0.05
_FRENCH_SPACE = re.compile(r"(?<=«) | (?=[»;:!?])")
BODY = {Section.TITLE, Section.HEADING, Section.BODY}
NASKH = "'Noto Naskh Arabic'"
SET = {
    "one column": Geometry(),
    "one column, indents, plain numbers": Geometry(
        page=LETTER, size=12, leading=1.5, indent=18, between=0, heads="late", numbers="plain", rule=True
    ),
    "one column, brackets": Geometry(
        font="Helvetica", size=11, ragged=True, marks="bracket", heads="none", numbers="dot"
    ),
    "two columns": Geometry(columns=2),
    "two columns, narrow gutter, hyphens": Geometry(
        columns=2,
        gutter=12,
        size=9.5,
        page=LETTER,
        hyphens=True,
        indent=10,
        between=0,
        heads="alternating",
        folio="outer",
    ),
    "two columns, wide gutter, table across": Geometry(
        columns=2, gutter=36, margin=48, across=True, rule=True, numbers="plain", folio="head", note_size=0.85
    ),
    "three columns": Geometry(columns=3, size=8.5, gutter=14, margin=45, hyphens=True),
}
# the programs of TeX, old and new encodings, fonts that print ligatures and half-spaces in ways of their own
TEX = {
    "en, two columns": Paper(columns=2, encoding="OT1"),
    "fr, one column": Paper(font="lmodern"),
    "fr, two columns": Paper(columns=2, encoding="OT1"),
    "tr, one column": Paper(font="lmodern"),
    "tr, two columns": Paper(columns=2, encoding="OT1"),
    "ru, two columns": Paper("xelatex", columns=2, font="DejaVu Serif"),
    "ar, one column": Paper("xelatex", font="DejaVu Sans"),
    "ar, two columns": Paper("xelatex", columns=2, font="Amiri"),
    "fa, one column": Paper("xelatex", font="Amiri"),
    "fa, two columns": Paper("xelatex", columns=2, font="DejaVu Sans"),
    "ar, two columns, LuaTeX": Paper("lualatex", columns=2, font="Amiri"),
}


@dataclass(frozen=True)
class Score:
    """What was lost: shares of the words and characters of the body, of the notes, of the links; other counts.

    `words` and `characters` are the edit distance to the body as it is written, order included; `notes` the share of
    notes that do not stand apart and whole, `links` of those not linked to their mark; `heads` counts running heads
    and page numbers in the body or in notes, `rows` the rows of the table and captions that are missing.
    """

    words: float
    characters: float
    notes: float
    links: float
    heads: int
    rows: int


@cache
def prints() -> dict[str, tuple[Manuscript, bytes]]:
    """Return every print by its name, with what was written."""
    out = {
        f"set en, {name}": (manuscript("en"), Typesetter(manuscript("en"), look).pdf()) for name, look in SET.items()
    }
    if DEJAVU.is_file():
        for language, columns in (("ru", 2), ("tr", 1)):
            look = Geometry(columns=columns, font="DejaVuSerif", hyphens=True, size=9)
            text = manuscript(language)
            out[f"set {language}, {'two columns' if columns == 2 else 'one column'}"] = (
                text,
                Typesetter(text, look).pdf(),
            )
    return out | (_by_browser() if CHROMIUM else {}) | (_by_office() if SOFFICE else {}) | _by_tex() | _scans()


def _by_browser() -> dict[str, tuple[Manuscript, bytes]]:
    texts = {}
    for language in ("ar", "fa", "ru", "fr"):
        text = manuscript(language)
        font = NASKH if text.right_to_left else "'DejaVu Serif'"
        bare = Manuscript(language, text.title, tuple((k, MARK.sub("", t)) for k, t in text.parts), ())
        texts[f"browser {language}, one column"] = (text, paged(text, Page(font=font)))
        texts[f"browser {language}, two columns"] = (
            text,
            paged(text, Page(columns=2, font=font, gap="5mm", rule=False)),
        )
        texts[f"browser {language}, two columns, flowing"] = (
            bare,
            flowing(bare, Page(columns=2, font=font, format="letter")),
        )
    made = printed({name: source for name, (_, source) in texts.items()})
    return {name: (text, made[name]) for name, (text, _) in texts.items()}


def _by_office() -> dict[str, tuple[Manuscript, bytes]]:
    texts = {}
    for language in ("en", "ar", "fa", "ru"):
        text = manuscript(language)
        font = "Noto Naskh Arabic" if text.right_to_left else "DejaVu Serif"
        texts[f"office {language}, one column"] = (text, Office(font=font, indent="0.8cm"))
        texts[f"office {language}, two columns"] = (text, Office(columns=2, font=font, alternating=True, size=10))
    made = converted({name: written(text, look) for name, (text, look) in texts.items()})
    return {name: (text, made[name]) for name, (text, _) in texts.items()}


def _by_tex() -> dict[str, tuple[Manuscript, bytes]]:
    looks = TEX if tex_is_installed() else {}
    return {f"tex {name}": (manuscript(name[:2]), typeset(manuscript(name[:2]), look)) for name, look in looks.items()}


def _scans() -> dict[str, tuple[Manuscript, bytes]]:
    """Print the first page of each manuscript without notes, of some with them, and scan the sheets badly."""
    if not CHROMIUM:
        return {}
    texts = {}
    for language in NOTED:
        text = manuscript(language).short(SCANNED)
        texts[f"{language}, notes"] = (text, paged(text, Page(font=NASKH if text.right_to_left else "'DejaVu Serif'")))
    for language in WORDS:
        whole = manuscript(language)
        unmarked = ((kind, MARK.sub("", part)) for kind, part in whole.parts)
        plain = tuple((kind, part) for kind, part in unmarked if part not in MIXED.get(language, []))
        text = Manuscript(language, whole.title, plain[:SCANNED], ())
        font = NASKH if text.right_to_left else "'DejaVu Serif'"
        texts[language] = (text, paged(text, Page(font=font, size="12pt")))
    made = printed({language: source for language, (_, source) in texts.items()})
    return {f"scan {language}": (text, scanned(made[language])) for language, (text, _) in texts.items()}


def score(text: Manuscript, read: Extraction) -> Score:
    """Compare what was read with what was written."""
    parts = [(b, read.text[b.start : b.end]) for b in read.blocks]
    body = [t for b, t in parts if b.section in BODY]
    return Score(
        *_lost(text.body(), body),
        notes=_missing(_notes(text), [t for b, t in parts if b.section is Section.FOOTNOTE]),
        links=_unlinked(text, read),
        heads=sum(_is_head(text, t) for b, t in parts if b.section in {*BODY, Section.FOOTNOTE}),
        rows=sum(
            r not in [_plain(t) for b, t in parts if b.section in {Section.TABLE, Section.CAPTION}] for r in _rows(text)
        ),
    )


def _lost(written_parts: Iterable[str], read_parts: Iterable[str]) -> tuple[float, float]:
    wanted, got = (_plain(" ".join(parts)) for parts in (written_parts, read_parts))
    words = Levenshtein.distance(wanted.split(), got.split()) / len(wanted.split())
    return words, Levenshtein.distance(wanted, got) / len(wanted)


def _plain(text: str) -> str:
    """Return text as one line; a mark in brackets counts as a raised one, the non-joiner (no print shows it) not.

    TeX prints a straight apostrophe bent, two hyphens as a dash, and French signs with spaces of its own.
    """
    raised = re.sub(r" ?\[(\d+)\]", lambda m: superscript(m[1]), clean(text).replace("\u200c", ""))
    printed = _FRENCH_SPACE.sub("", raised.replace("’", "'").replace("--", "–"))
    return " ".join(unicodedata.normalize("NFC", printed).split())


def _notes(text: Manuscript) -> list[str]:
    return [_plain(f"{superscript(str(n))} {note}") for n, note in enumerate(text.notes, 1)]


def _missing(wanted: list[str], got: list[str]) -> float:
    """Return the share of notes that no piece is."""
    return 1 - sum(any(_same(w, g) for g in got) for w in wanted) / len(wanted) if wanted else 0.0


def _same(note: str, piece: str) -> bool:
    words, others = (_unnumbered(_plain(t)).split() for t in (note, piece))
    return Levenshtein.normalized_distance(words, others) <= SAME_NOTE


def _unnumbered(note: str) -> str:
    return re.sub(r"^(?:[⁰¹²³⁴-⁹]+|\d+)[.)]? ?", "", note)


def _unlinked(text: Manuscript, read: Extraction) -> float:
    """Return the share of notes whose piece does not point to the mark that calls them."""
    notes = [b for b in read.blocks if b.section is Section.FOOTNOTE and b.called_at is not None]
    calls = [(read.text[b.start : b.end], _plain(read.text[b.called_at - 12 : b.called_at + 5])) for b in notes]
    wanted = _notes(text)
    linked = sum(
        any(_same(note, piece) and superscript(str(number)) in around for piece, around in calls)
        for number, note in enumerate(wanted, 1)
    )
    return 1 - linked / len(wanted) if wanted else 0.0


def _is_head(text: Manuscript, piece: str) -> bool:
    return text.head in piece or bool(re.fullmatch(r"\d{1,3}|[۰-۹]{1,3}", piece.strip()))


def _rows(text: Manuscript) -> list[str]:
    return [*(_plain(" | ".join(cells)) for cells in text.rows), _plain(text.caption)]


@cache
def reached(name: str) -> Score:
    """Read one print and score it."""
    text, data = prints()[name]
    return score(text, read_pdf(data, Limits(ocr=OcrLimits() if name.startswith("scan") else None)))


def bounds() -> dict[str, Score]:
    """Return what is pinned for each print."""
    return {name: Score(**values) for name, values in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}


def render(scores: Mapping[str, Score]) -> str:
    """Return the text of extraction.toml."""
    tables = [
        "\n".join([f'["{name}"]', *(f"{field} = {value}" for field, value in asdict(_bound(s)).items())])
        for name, s in scores.items()
    ]
    return "\n\n".join([HEAD, *tables]) + "\n"


def _bound(reached: Score) -> Score:
    """Return a score that is a little worse: shares get the room of a word or two, counts none."""
    return Score(
        *(round(math.ceil((share + ROOM) * 1000) / 1000, 3) for share in (reached.words, reached.characters)),
        *(round(math.ceil(share * 100) / 100, 2) for share in (reached.notes, reached.links)),
        reached.heads,
        reached.rows,
    )


def main() -> None:
    """Print the figures, and pin them where that is asked for."""
    parser = argparse.ArgumentParser(description="Measure what is lost between manuscripts and their prints.")
    parser.add_argument("names", nargs="*", help="parts of names of prints")
    parser.add_argument("--pin", action="store_true", help="write extraction.toml anew")
    parser.add_argument("--keep", type=Path, help="a folder to which the prints are written")
    given = parser.parse_args()
    scores = {}
    for name, (_, data) in prints().items():
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{name.replace(', ', '_').replace(' ', '-')}.pdf").write_bytes(data)
        if not given.names or any(part in name for part in given.names):
            scores[name] = s = reached(name)
            shares = f"words {s.words:6.1%} characters {s.characters:6.1%} notes {s.notes:5.0%} links {s.links:5.0%}"
            sys.stdout.write(f"{name:50} {shares} heads {s.heads} rows {s.rows}\n")
    if given.pin and not given.names:
        FILE.write_text(render(scores), encoding="utf-8")


if __name__ == "__main__":
    main()
