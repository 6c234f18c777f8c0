"""Prints manuscripts with TeX, as the authors of papers and books do: what its three programs write differs much."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manuscripts import Manuscript

LANGUAGES = {"en": "english", "fr": "french", "ru": "russian", "tr": "turkish", "ar": "arabic", "fa": "persian"}
_PACKAGES = ("polyglossia.sty", "bidi.sty", "frenchb.ldf", "turkish.ldf", "lmodern.sty", "gloss-persian.ldf")
_SPECIAL = str.maketrans({**{c: f"\\{c}" for c in "&%$#_{}"}, "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})
_MARK = re.compile(r"\\textasciicircum\{\}(\d+)\\textasciicircum\{\}")
_LATIN = re.compile(r"(?<!\\)\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_CODES = {"OT1": "", "T1": r"\usepackage[T1]{fontenc}"}


@dataclass(frozen=True)
class Paper:
    """How TeX prints: which program, how many columns, the class and its options, the encoding and the fonts."""

    engine: str = "pdflatex"
    columns: int = 1
    kind: str = "article"
    size: str = "10pt"
    encoding: str = "T1"
    font: str = ""


@cache
def tex_is_installed() -> bool:
    """Say whether the three programs are here with all that the prints need of their packages and fonts."""
    finder, lister = shutil.which("kpsewhich"), shutil.which("fc-list")
    if not finder or not lister or not all(map(shutil.which, ("pdflatex", "xelatex", "lualatex"))):
        return False
    packages = subprocess.run([finder, *_PACKAGES], capture_output=True, check=False)
    fonts = subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=False)
    return packages.returncode == 0 and all(font in fonts.stdout for font in ("Amiri", "DejaVu Sans"))


def source(text: Manuscript, look: Paper) -> str:
    """Return the manuscript as a file of LaTeX: footnotes, running heads, a table with rules, a figure."""
    parts = [_part(text, kind, words) for kind, words in text.parts]
    parts.insert(text.middle, _floats(text, look))
    columns = ",twocolumn" if look.columns > 1 else ""
    head = _escaped(text.head)
    return "\n".join(
        [
            rf"\documentclass[{look.size},a4paper{columns}]{{{look.kind}}}",
            r"\usepackage[margin=25mm,columnsep=7mm]{geometry}",
            r"\usepackage{graphicx}",
            _fonts(text, look),
            r"\date{}\author{}\pagestyle{myheadings}",
            r"\begin{document}",
            rf"\title{{{_escaped(text.title)}}}",
            rf"\maketitle\markboth{{{head}}}{{{head}}}",
            *parts,
            r"\end{document}",
        ]
    )


def typeset(text: Manuscript, look: Paper) -> bytes:
    """Return the print; TeX runs twice, since heads and notes are placed by what it wrote the first time."""
    # the day of a print would make every print another
    fixed = {**os.environ, "SOURCE_DATE_EPOCH": "1500000000", "FORCE_SOURCE_DATE": "1"}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "print.tex").write_text(source(text, look), encoding="utf-8")
        for _ in range(2):
            done = subprocess.run(
                [look.engine, "-interaction=nonstopmode", "-halt-on-error", "print.tex"],
                cwd=folder,
                env=fixed,
                capture_output=True,
                timeout=120,
                check=False,
            )
            assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
        return Path(folder, "print.pdf").read_bytes()


def _fonts(text: Manuscript, look: Paper) -> str:
    language = LANGUAGES[text.language]
    if look.engine == "pdflatex":
        family = rf"\usepackage{{{look.font}}}" if look.font else ""
        return rf"\usepackage[utf8]{{inputenc}}{_CODES[look.encoding]}{family}\usepackage[{language}]{{babel}}"
    script = "[Script=Arabic]" if text.right_to_left else ""
    font = look.font or "DejaVu Serif"
    if look.engine == "lualatex":
        # babel's own way for both directions; polyglossia has none with this program
        bidi = "bidi=basic,layout=footnotes.tabular," if text.right_to_left else ""
        latin = r"\newcommand\textenglish[1]{\foreignlanguage{english}{#1}}\babelfont{rm}{Latin Modern Roman}"
        main = rf"\babelfont[{language}]{{rm}}{script}{{{font}}}"
        fonts = latin + main if text.right_to_left else rf"\babelfont{{rm}}{{{font}}}"
        return rf"\usepackage{{fontspec}}\usepackage[{bidi}english,provide=*,main={language}]{{babel}}{fonts}"
    if not text.right_to_left:
        return rf"\usepackage{{polyglossia}}\setmainfont{{{font}}}\setdefaultlanguage{{{language}}}"
    return (
        rf"\usepackage{{polyglossia}}\setmainfont{{Latin Modern Roman}}\setdefaultlanguage{{{language}}}"
        rf"\setotherlanguage{{english}}\newfontfamily\{language}font{script}{{{font}}}"
    )


def _part(text: Manuscript, kind: str, words: str) -> str:
    marked = _MARK.sub(lambda m: rf"\footnote{{{_escaped(text.notes[int(m[1]) - 1])}}}", _escaped(words))
    if text.right_to_left:
        # an author tells these programs which words are Latin
        marked = _LATIN.sub(lambda m: rf"\textenglish{{{m[0]}}}", marked)
    return rf"\section*{{{marked}}}" if kind == "heading" else f"{marked}\n"


def _floats(text: Manuscript, look: Paper) -> str:
    """Return the table and the figure; in two columns they stand over both, as papers place them."""
    star = "*" if look.columns > 1 else ""
    cells = "|".join("l" for _ in text.rows[0])
    rows = "".join(" & ".join(map(_escaped, row)) + r"\\\hline" for row in text.rows)
    box = r"\rule{40mm}{20mm}"
    return (
        rf"\begin{{table{star}}}[t]\centering\begin{{tabular}}{{|{cells}|}}\hline {rows}\end{{tabular}}\\[3mm]"
        rf"{box}\\[1mm] {_escaped(text.caption)}\end{{table{star}}}"
        "\n"
    )


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)
