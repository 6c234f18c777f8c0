"""Spreadsheets go out and come back: exactly what people changed is taken, whatever their programs did to the file."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from astana_nlp.errors import OutputError
from astana_nlp.records import span_id
from astana_nlp.review.decisions import Origin, Verdict
from astana_nlp.review.judgements import judgements
from astana_nlp.review.log import LOG, ReviewLog, decisions_of
from astana_nlp.review.sheets import COLUMNS, ENTRY, export, take_in
from astana_nlp.review.standing import standings
from astana_nlp.schemas import Stances
from astana_nlp.sheetlayout import as_high_as_its_text, on_paper
from astana_nlp.tablefiles import read_rows, to_csv
from reviewing import CONFIRMED, SEEN, corrected, decided, row_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from astana_nlp.review.decisions import Decision

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NEEDS_OFFICE = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
SENTENCES = {
    "en": "The Cedar Brigade refused, for the {n}th time, to travel; '=1+1' it said.",
    "ar": "رفضت حركة الأرز للمرة {n} السفر إلى أستانا، وقالت إنها لن تعود.",
    "fa": "جنبش سرو برای بار {n} از سفر به آستانه خودداری کرد.",
    "ru": "Движение Кедр в {n}-й раз отказалось ехать в Астану.",
    "tr": "Sedir Tugayı {n}. kez Astana'ya gitmeyi reddetti.",
    "fr": "=Le Front du Cèdre a refusé pour la {n}e fois de se rendre à Astana.",
}


def run_with(folder: Path, count: int) -> list[str]:
    """Write the stances table of a run with so many records; return their keys."""
    folder.mkdir(exist_ok=True)
    rows: list[dict[str, Any]] = []
    for n, (language, sentence) in zip(range(count), list(SENTENCES.items()) * count, strict=False):
        quote, start = sentence.format(n=n), 200 * n
        changes = {"language": language, "evidence": quote, "char_start": start + 4, "char_end": start + 17}
        changes |= {"stance_id": span_id("d" * 16, "p", start + 4, start + 17) + "-cedar-astana"}
        changes |= {"sentence_id": span_id("d" * 16, "s", start, start + len(quote)), "round": n % 22 + 1}
        rows.append({**row_of(CONFIRMED), **changes})
    columns = list(Stances.to_schema().columns)
    (folder / "stances.csv").write_bytes(to_csv(columns, [[row.get(c, "") for c in columns] for row in rows]))
    return [row["stance_id"] for row in rows]


def cells_of(path: Path) -> list[list[str]]:
    """Return the rows of an exported CSV, with the header."""
    rows = read_rows(path)
    return [list(COLUMNS), *([row[name] for name in COLUMNS] for row in rows)]


def change(rows: list[list[str]], i: int, **values: str) -> None:
    """Type values into a row."""
    for name, value in values.items():
        rows[i][COLUMNS.index(name)] = value


def write_xlsx(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write a workbook as somebody's own program might."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)


def edited(path: Path, edit: Callable[[Any, dict[str, int]], None]) -> None:
    """Open an exported workbook, edit its first sheet and save it."""
    book = load_workbook(path)
    columns = {cell.value: cell.column for cell in book.worksheets[0][1]}
    edit(book.worksheets[0], columns)
    book.save(path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_two_thousand_rows_come_back_exactly(tmp_path: Path, suffix: str) -> None:
    """Shuffled, a fifth deleted, a tenth edited: each edit is one decision on its own record, and nothing else is."""
    chance = random.Random(6)  # noqa: S311 -- nothing secret
    keys = run_with(tmp_path, 2000)
    export(tmp_path, tmp_path / "out.csv")
    header, *rows = cells_of(tmp_path / "out.csv")
    chance.shuffle(rows)
    rows = rows[:1600]
    wanted = {}
    for i in range(0, 1600, 10):
        stance, note = chance.choice(["support", "conditional", "neutral"]), f"=SUM({i}); «{i}» ملاحظة"
        change(rows, i, reviewed_stance=stance, note=note, reviewer="بدر")
        wanted[rows[i][COLUMNS.index("stance_id")]] = (stance, note, "بدر")
    if suffix == ".csv":
        (tmp_path / "back.csv").write_bytes(to_csv(header, rows))
    else:
        write_xlsx(tmp_path / "back.xlsx", [header, *rows])
    found = take_in(tmp_path, tmp_path / f"back{suffix}", "ada")
    assert (len(found.decisions), found.unchanged, found.conflicts, found.unreadable) == (160, 1440, [], [])
    assert {d.stance_id: (d.claim.stance, d.note, d.reviewer) for d in decisions_of(tmp_path)} == wanted
    assert wanted.keys() <= {*keys}
    assert take_in(tmp_path, tmp_path / f"back{suffix}", "ada").unchanged == 1600


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_and_encoding_is_read(tmp_path: Path, separator: str, encoding: str) -> None:
    """Programs save in the ways of their country; what the machine said is read from the run in any case."""
    import csv
    import io

    (key, *_) = run_with(tmp_path, 2)
    export(tmp_path, tmp_path / "out.csv")
    rows = cells_of(tmp_path / "out.csv")
    change(rows, 1, review="Rejected ", note="هذا خطأ")
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    (tmp_path / "back.csv").write_bytes(text.getvalue().encode(encoding, "replace"))
    found = take_in(tmp_path, tmp_path / "back.csv", "ada")
    assert (found.conflicts, found.unreadable) == ([], [])
    (decision,) = decisions_of(tmp_path)
    assert (decision.stance_id, decision.verdict, decision.note) == (key, Verdict.REJECTED, "هذا خطأ")
    assert decision.evidence.quote == SENTENCES["en"].format(n=0)


@NEEDS_OFFICE
def test_libreoffice_opens_the_workbook_saves_it_and_it_comes_back(tmp_path: Path) -> None:
    """What the program writes back is taken as it was typed, formulas stay text, and the lists are still there."""
    keys = run_with(tmp_path, 12)
    export(tmp_path, tmp_path / "review.xlsx")

    def edit(sheet: Any, at: dict[str, int]) -> None:  # noqa: ANN401 -- the library has no types
        for row, number in ((2, 4), (6, 5)):  # row 6 holds the French sentence that begins with =
            sheet.cell(row, at["reviewed_round"]).value = number
        sheet.cell(4, at["review"]).value = "confirmed"
        sheet.cell(4, at["note"]).value = "ملاحظة = ok"

    edited(tmp_path / "review.xlsx", edit)
    command = [OFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", tmp_path / "saved", tmp_path / "review.xlsx"], check=True, capture_output=True
    )
    saved = load_workbook(tmp_path / "saved" / "review.xlsx").worksheets[0]
    assert (saved.protection.sheet, bool(saved.auto_filter.ref)) == (True, True)
    assert len(saved.data_validations.dataValidation) >= 6
    assert not [cell for row in saved.iter_rows() for cell in row if cell.data_type == "f"]
    found = take_in(tmp_path, tmp_path / "saved" / "review.xlsx", "ada")
    assert (found.unchanged, found.conflicts, found.unreadable) == (9, [], [])
    assert {(d.stance_id, d.verdict.value, d.claim.round) for d in found.decisions} == {
        (keys[0], "corrected", "4"),
        (keys[4], "corrected", "5"),
        (keys[2], "confirmed", "3"),
    }


def test_the_workbook_guides_its_reader(tmp_path: Path) -> None:
    """All can be sorted, the machine's columns take no typing, right-to-left text runs so, stances have colours."""
    run_with(tmp_path, 6)
    export(tmp_path, tmp_path / "review.xlsx")
    sheet = load_workbook(tmp_path / "review.xlsx").worksheets[0]
    at = {cell.value: cell.column for cell in sheet[1]}
    # Excel sorts and deletes rows of a protected sheet only where no cell of them is locked
    assert not [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.protection.locked]
    assert all(cell.protection.locked for cell in sheet[1])
    assert (sheet.protection.sheet, sheet.protection.sort, sheet.protection.deleteRows) == (True, False, False)
    (never,) = [v for v in sheet.data_validations.dataValidation if v.formula1 == "FALSE"]
    closed = {name for name, column in at.items() if f"{get_column_letter(column)}2" in never.sqref}
    assert closed == set(COLUMNS) - set(ENTRY)
    assert [sheet.cell(row, at["evidence"]).alignment.readingOrder for row in (2, 3, 4)] == [0, 2, 2]
    assert (len(sheet.conditional_formatting), sheet.freeze_panes) == (2, "B2")
    french = sheet.cell(7, at["evidence"])
    assert (french.value[:2], french.data_type, french.quotePrefix) == ("=L", "s", True)


def test_a_sheet_shows_all_of_a_sentence(tmp_path: Path) -> None:
    """A row is as high as its evidence, by no fixed height; a page repeats the header."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    on_paper(sheet, [30, 70])
    as_high_as_its_text(sheet, 2, [(20, "ten groups " * 6)])
    for _ in range(2):
        sheet.append(["ten groups"])
    book.save(tmp_path / "sheet.xlsx")
    with zipfile.ZipFile(tmp_path / "sheet.xlsx") as archive:
        part = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'r="2"[^>]* ht="60"', part)
    assert "customHeight" not in part
    read = load_workbook(tmp_path / "sheet.xlsx").worksheets[0]
    assert (read.page_setup.orientation, read.page_setup.fitToWidth, read.print_title_rows) == ("landscape", 1, "$1:$1")


def written(run: Path, *decisions: Decision) -> None:
    """Decide on the first record of a run."""
    with ReviewLog(run / LOG) as log:
        for decision in decisions:
            log.add([decision])


def first(run: Path, decision: Decision) -> Decision:
    """Return a decision on the first record of a run."""
    (key, *_) = [row["stance_id"] for row in read_rows(run / "stances.csv")]
    seen, place = replace(SEEN, round="1"), replace(CONFIRMED.evidence, quote=SENTENCES["en"].format(n=0))
    return replace(
        decision, stance_id=key, seen=seen, evidence=replace(place, quote_start=0, holder_start=4, holder_end=17)
    )


def test_a_later_decision_stands_against_a_sheet_and_is_told(tmp_path: Path) -> None:
    """Who edits an old export overrules nobody; what nobody edited is no conflict."""
    run_with(tmp_path, 2)
    export(tmp_path, tmp_path / "out.csv")
    written(tmp_path, first(tmp_path, corrected("support", "بدر")))
    untouched = take_in(tmp_path, tmp_path / "out.csv", "ada")
    rows = cells_of(tmp_path / "out.csv")
    change(rows, 1, review="rejected")
    (tmp_path / "out.csv").write_bytes(to_csv(rows[0], rows[1:]))
    found = take_in(tmp_path, tmp_path / "out.csv", "ada")
    assert (untouched.unchanged, untouched.conflicts) == (2, [])
    assert found.conflicts == [
        "row 2: rejected by ada, but meanwhile corrected (support) by بدر; the latter stands",
    ]
    assert len(decisions_of(tmp_path)) == 1


def test_who_changes_the_entry_of_somebody_else_signs_for_it(tmp_path: Path) -> None:
    """The name that stood there decided something else."""
    run_with(tmp_path, 1)
    written(tmp_path, first(tmp_path, decided(reviewer="بدر")))
    export(tmp_path, tmp_path / "out.csv")
    rows = cells_of(tmp_path / "out.csv")
    change(rows, 1, review="rejected")
    (tmp_path / "out.csv").write_bytes(to_csv(rows[0], rows[1:]))
    take_in(tmp_path, tmp_path / "out.csv", "ada")
    assert [(d.reviewer, d.verdict.value) for d in decisions_of(tmp_path)] == [
        ("بدر", "confirmed"),
        ("ada", "rejected"),
    ]


def test_what_the_person_saw_counts_where_the_machine_changed_its_mind(tmp_path: Path) -> None:
    """A sheet of an older run that confirms a stance does not confirm the newer one."""
    run_with(tmp_path, 1)
    export(tmp_path, tmp_path / "out.csv")
    table = (tmp_path / "stances.csv").read_bytes()
    (tmp_path / "stances.csv").write_bytes(table.replace(b",oppose,", b",support,"))
    rows = cells_of(tmp_path / "out.csv")
    change(rows, 1, review="confirmed")
    (tmp_path / "out.csv").write_bytes(to_csv(rows[0], rows[1:]))
    take_in(tmp_path, tmp_path / "out.csv", "ada")
    (found,) = judgements(tmp_path)
    assert (found.stance, found.machine_stance) == ("oppose", "oppose")


def test_rows_that_cannot_be_read_are_listed_and_cost_nobody_else(tmp_path: Path) -> None:
    """Wrong words, lost keys, doubled rows and shifted cells are each told with their place."""
    run_with(tmp_path, 8)
    export(tmp_path, tmp_path / "out.csv")
    rows = cells_of(tmp_path / "out.csv")
    change(rows, 1, review="perhaps")
    change(rows, 2, stance_id="")
    change(rows, 3, reviewed_round="third")
    change(rows, 4, stance_id="elsewhere-p1-2-x-y", evidence="Something else.", review="confirmed")
    change(rows, 5, review="confirmed")
    rows[6].append("shifted")
    rows.append([*rows[5]])
    change(rows, 9, review="rejected")
    change(rows, 7, review="corrected")
    (tmp_path / "out.csv").write_bytes(to_csv(rows[0], rows[1:]))
    found = take_in(tmp_path, tmp_path / "out.csv", "ada")
    assert sorted(line.split(":")[0] for line in found.unreadable) == [f"row {n}" for n in (10, 2, 3, 4, 5, 7, 8)]
    assert [decision.verdict for decision in decisions_of(tmp_path)] == [Verdict.CONFIRMED]


def test_changed_columns_of_the_machine_change_nothing(tmp_path: Path) -> None:
    """A person's own stance typed over the machine's is no answer of the machine."""
    run_with(tmp_path, 1)
    export(tmp_path, tmp_path / "out.csv")
    rows = cells_of(tmp_path / "out.csv")
    change(rows, 1, stance="support", evidence="Something else.", review="confirmed")
    (tmp_path / "out.csv").write_bytes(to_csv(rows[0], rows[1:]))
    take_in(tmp_path, tmp_path / "out.csv", "ada")
    (decision,) = decisions_of(tmp_path)
    assert (decision.seen.stance, decision.evidence.quote) == ("oppose", SENTENCES["en"].format(n=0))


def test_the_log_goes_out_and_comes_back_as_json_lines(tmp_path: Path) -> None:
    """On another machine it is merged by the keys of its rows."""
    run_with(tmp_path, 1)
    run_with(tmp_path / "other", 1)
    written(tmp_path, first(tmp_path, CONFIRMED), first(tmp_path, corrected("support")))
    assert export(tmp_path, tmp_path / "log.jsonl") == 2
    take_in(tmp_path / "other", tmp_path / "log.jsonl", "")
    assert decisions_of(tmp_path / "other") == decisions_of(tmp_path)
    assert take_in(tmp_path / "other", tmp_path / "log.jsonl", "").unchanged == 2


def test_a_sheet_cannot_say_that_it_is_from_the_page(tmp_path: Path) -> None:
    """How a decision came is told by the way that it came."""
    run_with(tmp_path, 1)
    export(tmp_path, tmp_path / "out.csv")
    rows = cells_of(tmp_path / "out.csv")
    change(rows, 1, review="unsure", note="which round?")
    (tmp_path / "out.csv").write_bytes(to_csv(rows[0], rows[1:]))
    take_in(tmp_path, tmp_path / "out.csv", "ada")
    (standing,) = standings(decisions_of(tmp_path)).values()
    assert [(d.origin, d.verdict) for d in standing.live] == [(Origin.SHEET, Verdict.UNSURE)]


def bomb() -> bytes:
    """Return an archive that unpacks to many times its size."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 40_000_000)
    return buffer.getvalue()


def with_entities() -> bytes:
    """Return a workbook whose parts declare entities."""
    book, buffer = BytesIO(), BytesIO()
    Workbook().save(book)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/workbook.xml":
                content = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + content
            new.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", bomb(), with_entities()])
def test_hostile_workbooks_are_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    """Damaged archives, bombs and entities are told, and the log stands."""
    run_with(tmp_path, 1)
    (tmp_path / "evil.xlsx").write_bytes(content)
    with pytest.raises(OutputError, match="cannot be read"):
        take_in(tmp_path, tmp_path / "evil.xlsx", "ada")
    assert decisions_of(tmp_path) == ()


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_damaged_tables_are_refused_or_read_and_break_nothing(tmp_path: Path, suffix: str) -> None:
    """Fifty tables with bytes changed, cut out or doubled: each is told in one line, or gives its readable rows."""
    chance = random.Random(50)  # noqa: S311 -- nothing secret
    run_with(tmp_path, 3)
    export(tmp_path, tmp_path / f"good{suffix}")
    good = (tmp_path / f"good{suffix}").read_bytes()
    told = []
    for _ in range(50):
        at, length = chance.randrange(len(good)), chance.randrange(1, 400)
        middle = chance.choice([b"", chance.randbytes(length), good[at : at + length] * 2, b"\x00" * length])
        (tmp_path / f"bad{suffix}").write_bytes(good[:at] + middle + good[at + length :])
        try:
            take_in(tmp_path, tmp_path / f"bad{suffix}", "ada")
        except OutputError as error:
            told.append(str(error))
    assert not [message for message in told if "\n" in message]
    assert len(told) < 50 or suffix == ".xlsx"
    assert {decision.stance_id for decision in decisions_of(tmp_path)} <= {
        row["stance_id"] for row in read_rows(tmp_path / "stances.csv")
    }


def test_formulas_of_a_sheet_are_not_run(tmp_path: Path) -> None:
    """A formula in an entry is an unreadable word; in a note it is text."""
    run_with(tmp_path, 2)
    export(tmp_path, tmp_path / "review.xlsx")

    def edit(sheet: Any, at: dict[str, int]) -> None:  # noqa: ANN401 -- the library has no types
        sheet.cell(2, at["review"]).value = '=IF(1,"confirmed","")'
        sheet.cell(3, at["note"]).value = '=HYPERLINK("http://192.0.2.1","x")'

    edited(tmp_path / "review.xlsx", edit)
    found = take_in(tmp_path, tmp_path / "review.xlsx", "ada")
    assert [line.split(":")[0] for line in found.unreadable] == ["row 2"]
    assert [decision.note for decision in decisions_of(tmp_path)] == ['=HYPERLINK("http://192.0.2.1","x")']


@pytest.mark.parametrize(("kept", "told"), [("review", "no column stance_id"), ("stance_id", "none of the columns")])
def test_a_column_that_somebody_deleted_is_named(tmp_path: Path, kept: str, told: str) -> None:
    """Nothing is guessed from the rest, and the way to a whole table is told."""
    run_with(tmp_path, 1)
    (tmp_path / "left.csv").write_bytes(to_csv((kept, "holder"), [("confirmed", "Russia")]))
    with pytest.raises(OutputError, match=f"{told}.*--export"):
        take_in(tmp_path, tmp_path / "left.csv", "ada")


@pytest.mark.parametrize("name", ["review.ods", "review.xls", "review"])
def test_other_formats_are_refused_with_what_to_choose(tmp_path: Path, name: str) -> None:
    """The message names the formats that come back."""
    run_with(tmp_path, 1)
    with pytest.raises(OutputError, match="xlsx"):
        export(tmp_path, tmp_path / name)


def test_the_command_line_exports_imports_and_tells(tmp_path: Path) -> None:
    """Two files can be written at once; a folder that is no run is told in one line."""
    from typer.testing import CliRunner

    from astana_nlp.cli import app

    run_with(tmp_path / "run", 2)
    paths = [tmp_path / "review.csv", tmp_path / "log.jsonl"]
    options = [part for path in paths for part in ("--export", str(path))]
    assert CliRunner().invoke(app, ["review", str(tmp_path / "run"), *options]).exit_code == 0
    rows = cells_of(paths[0])
    change(rows, 1, review="confirmed")
    paths[0].write_bytes(to_csv(rows[0], rows[1:]))
    told = CliRunner().invoke(app, ["review", str(tmp_path / "run"), "--import", str(paths[0]), "--reviewer", "ada"])
    assert "1 new, 1 as they were" in told.output
    assert [decision.reviewer for decision in decisions_of(tmp_path / "run")] == ["ada"]
    nowhere = CliRunner().invoke(app, ["review", str(tmp_path), "--export", "x.csv"])
    assert "no folder of a run" in str(nowhere.exception)


def two_documents(folder: Path) -> list[list[str]]:
    """Export a run of six records, the last two in another document; return the rows with their header."""
    run_with(folder, 6)
    rows = read_rows(folder / "stances.csv")
    columns = list(rows[0])
    for row in rows[4:]:
        row.update({c: row[c].replace("d" * 16, "e" * 16) for c in ("doc_id", "stance_id", "sentence_id")})
    (folder / "stances.csv").write_bytes(to_csv(columns, [[row[c] for c in columns] for row in rows]))
    export(folder, folder / "out.csv")
    return cells_of(folder / "out.csv")


def bring_back(folder: Path, rows: list[list[str]], *, rest_is_right: bool = True) -> list[str]:
    """Import the rows as ada; return what is decided in the log, in the order of the records."""
    (folder / "out.csv").write_bytes(to_csv(rows[0], rows[1:]))
    found = take_in(folder, folder / "out.csv", "ada", rest_is_right=rest_is_right)
    assert (found.conflicts, found.unreadable) == ([], [])
    keys = [row["stance_id"] for row in read_rows(folder / "stances.csv")]
    decisions = {d.stance_id: f"{d.verdict} by {d.reviewer}" for d in decisions_of(folder)}
    return [decisions.get(key, "") for key in keys]


def test_who_says_that_the_rest_is_right_confirms_it_in_the_documents_that_they_decided_on(tmp_path: Path) -> None:
    """Rows of documents that nobody touched stay undecided, and so does what bears only a note."""
    rows = two_documents(tmp_path)
    change(rows, 2, review="rejected")
    change(rows, 3, note="ask Badr")
    change(rows, 5, note="not read yet")
    assert bring_back(tmp_path, rows) == [
        "confirmed by ada", "rejected by ada", "noted by ada", "confirmed by ada", "noted by ada", ""
    ]  # fmt: skip


def test_nobodys_silence_is_taken_for_consent(tmp_path: Path) -> None:
    """Without the word of a person, only what was decided counts."""
    rows = two_documents(tmp_path)
    change(rows, 2, review="rejected")
    assert bring_back(tmp_path, rows, rest_is_right=False) == ["", "rejected by ada", "", "", "", ""]


def test_the_rest_is_what_the_person_saw_and_nobody_decided(tmp_path: Path) -> None:
    """No row whose machine columns were changed is confirmed, and none that somebody else decided meanwhile."""
    rows = two_documents(tmp_path)
    written(tmp_path, first(tmp_path, corrected("support", "بدر")))
    change(rows, 2, review="rejected")
    change(rows, 3, stance="support")
    del rows[4]
    assert bring_back(tmp_path, rows) == ["corrected by بدر", "rejected by ada", "", "", "", ""]


def test_a_log_has_no_rest(tmp_path: Path) -> None:
    """A log holds nothing but decisions."""
    run_with(tmp_path, 1)
    export(tmp_path, tmp_path / "log.jsonl")
    with pytest.raises(OutputError, match="no undecided rows"):
        take_in(tmp_path, tmp_path / "log.jsonl", "ada", rest_is_right=True)
