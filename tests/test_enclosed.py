"""Documents inside documents: what is attached to messages, under which path and key, in EML and in MSG."""

from __future__ import annotations

import gzip
import struct
import tarfile
import zipfile
from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from aspose.email_foss.msg import MapiMessage

from astana_nlp.corpus import Source
from astana_nlp.enclosed import Reading, read_all, read_document
from astana_nlp.readers import Limits
from conftest import run_over

if TYPE_CHECKING:
    from pathlib import Path

LONG = "The delegations of Orvania and Belmark met for two days and agreed that a joint group would watch the truce."
RTF = b"{\\rtf1\\ansi The council of Belmark wrote this paper for its members.}"
SUBJECTS = {
    "ru": "Обзор второго раунда",
    "ar": "بيان ختامي",
    "fa": "گزارش نشست",
    "tr": "Görüşme özeti",
    "fr": "Communiqué du matin",
    "en": "Notes",
}


def message(subject: str = "Notes", text: str = LONG) -> EmailMessage:
    """Return a message without attachments."""
    made = EmailMessage()
    made["From"] = "Odo Brand <odo@example.org>"
    made["Subject"] = subject
    made["Date"] = "Fri, 17 Feb 2017 23:30:00 +0600"
    made.set_content(text)
    return made


def attached(made: EmailMessage, name: str, data: bytes = RTF) -> EmailMessage:
    """Return the message with a file attached to it."""
    made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def read(folder: Path, made: EmailMessage, kind: str = "eml", limits: Limits | None = None) -> list[Reading]:
    """Return all documents of a message that was saved as EML, or as Outlook saves it."""
    data = made.as_bytes() if kind == "eml" else MapiMessage.from_email_message(made).to_bytes()
    path = folder / f"m.{kind}"
    path.write_bytes(data)
    return list(read_all(Source(path, path.name), limits or Limits()))


@pytest.mark.parametrize("kind", ["eml", "msg"])
@pytest.mark.parametrize("language", sorted(SUBJECTS))
def test_message_and_attachment_are_two_documents(tmp_path: Path, language: str, kind: str) -> None:
    """Each has its path and text; the message has its subject, sender and day."""
    subject = SUBJECTS[language]
    own, paper = read(tmp_path, attached(message(subject), f"{subject}.rtf"), kind)
    assert own.document is not None
    assert paper.document is not None
    assert own.document.text == f"{subject}\n\n{LONG}"
    assert (own.document.source.title, own.document.source.author) == (subject, "Odo Brand")
    assert (own.document.source.published, own.document.source.published_from) == ("2017-02-17", "metadata")
    assert paper.path == f"m.{kind}/{subject}.rtf"
    assert paper.document.text == "The council of Belmark wrote this paper for its members."


def test_what_tells_no_day_has_that_of_the_message_it_came_with(tmp_path: Path) -> None:
    """Also in an archive; as weak evidence, which a date in the text overrules."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b.rtf", RTF)
        archive.writestr("2016-01-05 c.rtf", RTF)
    made = attached(attached(message(), "a.rtf"), "papers.zip", packed.getvalue())
    found = {r.path: r.document.source for r in read(tmp_path, made) if r.document}
    days = {path: (source.published, source.published_from) for path, source in found.items() if path.endswith("rtf")}
    assert days == {
        "m.eml/a.rtf": ("2017-02-17", "file"),
        "m.eml/papers.zip/b.rtf": ("2017-02-17", "file"),
        "m.eml/papers.zip/2016-01-05 c.rtf": ("2016-01-05", "file"),
    }


def test_an_attachment_has_the_key_of_the_same_file(tmp_path: Path) -> None:
    """Somebody who also saved the attachment has one document twice, not two documents."""
    saved = tmp_path / "saved.rtf"
    saved.write_bytes(RTF)
    _, paper = read(tmp_path, attached(message(), "a.rtf"))
    assert paper.doc_id == read_document(Source(saved, "saved.rtf")).doc_id


@pytest.mark.parametrize("kind", ["eml", "msg"])
def test_attachments_of_forwarded_messages_are_found(tmp_path: Path, kind: str) -> None:
    """A message in a message is a document with attachments of its own."""
    outer = message()
    outer.add_attachment(attached(message("Inner", "Forwarded words of the council."), "deep.rtf"))
    paths = [reading.path for reading in read(tmp_path, outer, kind)]
    assert paths == [f"m.{kind}", f"m.{kind}/Inner.{kind}", f"m.{kind}/Inner.{kind}/deep.rtf"]


def test_a_message_in_a_message_without_end_ends(tmp_path: Path) -> None:
    """What lies too deep has a row that says so."""
    made = message("0")
    for level in range(1, 5):
        outer = message(str(level))
        outer.add_attachment(made)
        made = outer
    *_, last = read(tmp_path, made, limits=Limits(max_depth=2))
    assert last.path.count(".eml") == 4
    assert last.problem == "it lies more than 2 documents deep: save it as a file of its own"


def test_names_of_attachments_are_only_names(tmp_path: Path) -> None:
    """Folders, drives and control characters in a name lead nowhere, and no path is there twice."""
    made = message()
    for name in ("../../etc/cron.d/x.rtf", "C:\\Windows\\x.rtf", "/etc/x.rtf", "..", "", "a\x07b.rtf"):
        attached(made, name)
    paths = [reading.path for reading in read(tmp_path, made)[1:]]
    assert paths[:3] == ["m.eml/x.rtf", "m.eml/x.rtf (2)", "m.eml/x.rtf (3)"]
    assert all(path.count("/") == 1 and path.isprintable() and not path.endswith("..") for path in paths)
    assert len(set(paths)) == 6


def test_an_unreadable_attachment_is_said(tmp_path: Path) -> None:
    """The message is whole; the attachment has a row with what to do."""
    own, broken = read(tmp_path, attached(message(), "x.pdf", b"%PDF-1.4 nothing"))
    assert own.document is not None
    assert "damaged" in broken.problem


def test_a_message_without_words_still_gives_its_attachment(tmp_path: Path) -> None:
    """Scanners send mails without subject and text."""
    made = EmailMessage()
    made["From"] = "scanner@example.org"
    made["Date"] = "Fri, 17 Feb 2017 23:30:00 +0600"
    made.set_content("")
    own, paper = read(tmp_path, attached(made, "scan.rtf"))
    assert "no text" in own.problem
    assert paper.document is not None


def test_a_message_of_nothing_but_messages_leads_to_their_rows(tmp_path: Path) -> None:
    """It is not a picture that needs OCR."""
    made = EmailMessage()
    made["From"] = "office@example.org"
    made["Date"] = "Fri, 17 Feb 2017 23:30:00 +0600"
    made.add_attachment(message("Inner"))
    outer, inner = read(tmp_path, made)
    assert outer.problem == "it has no text of its own: see the rows of the documents inside of it"
    assert inner.document is not None


def test_more_attachments_than_anybody_sends_are_cut_off(tmp_path: Path) -> None:
    """The row of the message says what was left out."""
    made = message()
    for number in range(4):
        attached(made, f"{number}.rtf")
    own, *others = read(tmp_path, made, limits=Limits(max_enclosed=2))
    assert own.document is not None
    assert own.document.source.problems == ("only the first 2 of 4 attachments were read",)
    assert len(others) == 2


def test_attachments_have_rows_texts_and_copies(tmp_path: Path) -> None:
    """In the tables of a run an attachment is a document like any other, also from the cache of an earlier run."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "m.eml").write_bytes(attached(message(), "a.rtf").as_bytes())
    (folder / "z.rtf").write_bytes(RTF)
    run_over(folder, out)
    (folder / "later.txt").write_text("The Cedar Brigade wrote this later.", encoding="utf-8")
    report, watched = run_over(folder, out)
    assert watched.worked == ["later.txt"]
    rows = {row["document"]: row for row in report.tables["documents"]}
    assert {row["status"] for row in rows.values()} == {"ok"}
    assert rows["z.rtf"]["duplicate_of"] == rows["m.eml/a.rtf"]["doc_id"]
    assert (out / "texts" / f"{rows['m.eml/a.rtf']['doc_id']}.txt").is_file()


def archive(kind: str, members: dict[str, bytes]) -> bytes:
    """Return an archive of the kind with these files in it."""
    out = BytesIO()
    if kind == "zip":
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in members.items():
                packed.writestr(name, data)
    else:
        with tarfile.open(fileobj=out, mode="w") as taped:
            for name, data in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                taped.addfile(info, BytesIO(data))
    return gzip.compress(out.getvalue()) if kind == "tar.gz" else out.getvalue()


def opened(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> list[Reading]:
    """Return all documents of a file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return list(read_all(Source(path, name), limits or Limits()))


def tnef(body: str, **files: bytes) -> bytes:
    """Return a winmail.dat; `_` in a name stands for a dot."""

    def attribute(level: int, name: int, value: bytes) -> bytes:
        return struct.pack("<BII", level, name, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)

    made = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x0002800C, body.encode("cp1256") + b"\0")
    for name, data in files.items():
        made += attribute(2, 0x00069002, bytes(14)) + attribute(2, 0x00018010, name.replace("_", ".").encode() + b"\0")
        made += attribute(2, 0x0006800F, data)
    return made


def test_what_outlook_packs_into_winmail_dat_is_found(tmp_path: Path) -> None:
    """Its attachments are documents, its body in the code page of the sender a text."""
    body = "اجتمعت الوفود يومين في القاعة الكبرى واتفقت على أن تراقب مجموعة مشتركة الهدنة."
    found = read(tmp_path, attached(message(), "winmail.dat", tnef(body, a_rtf=RTF, b_txt=LONG.encode())))
    inside = "m.eml/winmail.dat"
    assert [one.path for one in found[1:]] == [inside, f"{inside}/a.rtf", f"{inside}/b.txt"]
    assert [one.document.text if one.document else "" for one in found[1::2]] == [body, LONG]


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_documents_in_an_archive_have_rows_of_their_own(tmp_path: Path, kind: str) -> None:
    """Files of folders and messages in it too; what systems leave behind is passed over."""
    members = {
        "папка/a.rtf": RTF,
        "mail.eml": attached(message(), "b.rtf").as_bytes(),
        "__MACOSX/._a.rtf": b"x",
        "empty.txt": b"",
    }
    found = {one.path: one for one in opened(tmp_path, f"a.{kind}", archive(kind, members))}
    assert list(found) == [f"a.{kind}{name}" for name in ("", "/empty.txt", "/mail.eml", "/mail.eml/b.rtf", "/a.rtf")]
    assert [path for path, one in found.items() if one.problem] == [f"a.{kind}/empty.txt"]


def test_a_damaged_file_costs_only_itself(tmp_path: Path) -> None:
    """The archive says which one was left out."""
    data = archive("zip", {"a.txt": LONG.encode() * 9, "b.rtf": RTF})
    place = data.find(b"a.txt") + len("a.txt") + 4
    found = opened(tmp_path, "a.zip", data[:place] + b"\xff" * 8 + data[place + 8 :])
    assert [one.path for one in found] == ["a.zip", "a.zip/b.rtf"]
    assert found[0].document is not None
    assert found[0].document.source.problems == ("a.txt is damaged and was left out",)


def test_what_gzip_packed_is_a_document(tmp_path: Path) -> None:
    """A file alone, under the name that it had, or a whole archive."""
    single, several = gzip.compress(RTF), archive("tar.gz", {"a.rtf": RTF, "b.txt": LONG.encode()})
    assert [one.path for one in opened(tmp_path, "a.gz", single)] == ["a.gz", "a.gz/content"]
    assert [one.path.rpartition("/")[2] for one in opened(tmp_path, "b.tgz", several)][-2:] == ["a.rtf", "b.txt"]


def test_an_archive_of_archives_is_no_bomb(tmp_path: Path) -> None:
    """What lies in one file is bounded together: the rest has a line that says so."""
    inner = archive("zip", {f"{n}.txt": LONG.encode() * 100 for n in range(10)})
    outer = archive("zip", {f"{n}.zip": inner for n in range(10)})
    found = opened(tmp_path, "a.zip", outer, Limits(max_unpacked_bytes=300_000, max_characters=20_000))
    assert sum(len(one.document.text) for one in found if one.document) < 300_000
    assert "too much together" in found[-1].problem
    assert all((one.document is None) == bool(one.problem) for one in found)


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    """While it unpacks, not after."""
    (found,) = opened(tmp_path, "a.gz", gzip.compress(bytes(3_000_000)), Limits(max_unpacked_bytes=1_000_000))
    assert "unpacks to too much" in found.problem
