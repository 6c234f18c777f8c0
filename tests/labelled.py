"""A small corpus of labelled sentences about invented factions, in two languages without a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_nlp.labels import read_labels
from astana_nlp.training.examples import Example, completed, from_labels

if TYPE_CHECKING:
    from pathlib import Path

GROUPS = ("جبهة الأرز", "كتيبة الزيتون", "فيلق التين", "حركة الرمان", "لواء الجوز", "تجمع اللوز")
UNITS = ("Sedir Cephesi", "Zeytin Tugayı", "İncir Kolordusu", "Nar Hareketi", "Ceviz Birliği", "Badem Meclisi")
DAYS = ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس")
HEADER = "passage\tstyle\tcontext\ttext"
TURNED = {"support": "oppose", "oppose": "support", "none": "none"}


def write_labels(folder: Path, frozen: tuple[str, ...] = ("ar-5", "tr-5")) -> Path:
    """Write twelve passages of three sentences, some of them frozen; return the folder."""
    arabic, turkish = [HEADER], [HEADER]
    for i, (group, unit, day) in enumerate(zip(GROUPS, UNITS, DAYS, strict=True)):
        arabic += [
            f"ar-{i}\twire\t\tشاركت [[{group}|support|astana|acted]] في المحادثات {day}.",
            f"ar-{i}\twire\t\tقاطعت [[{group}|oppose|astana|acted]] المحادثات {day}.",
            f"ar-{i}\twire\t\tهطل المطر على مقر [[{group}|none]] {day}.",
        ]
        turkish += [
            f"tr-{i}\tfootnote\t\t[[{unit}|support|astana|acted]] görüşmelere katıldı.",
            f"tr-{i}\twire\t\t[[{unit}|oppose|astana|acted]] görüşmeleri boykot etti.",
            f"tr-{i}\theadline\t\t[[{unit}|none]] karargâhına yağmur yağdı.",
        ]
    folder.mkdir()
    (folder / "ar.tsv").write_text("\n".join(arabic) + "\n", encoding="utf-8")
    (folder / "tr.tsv").write_text("\n".join(turkish) + "\n", encoding="utf-8")
    (folder / "frozen.txt").write_text("".join(f"{passage}\n" for passage in frozen), encoding="utf-8")
    return folder


def read(folder: Path) -> tuple[Example, ...]:
    """Return the labelled sentences of a folder as examples without vectors."""
    return completed(from_labels(read_labels(folder), {}), None)
