"""Old Office files (DOC, XLS, PPT), by LibreOffice or antiword where the machine has one.

The file is given to a process of its own: in an empty folder, with a profile of its own in which macros and links are
off, with limits of time, memory and output, and where the system can do it without a network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.docx import read_docx
from astana_nlp.readers.plain import extraction_of
from astana_nlp.readers.pptx import read_pptx
from astana_nlp.readers.xlsx import read_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from astana_nlp.readers import Limits
    from astana_nlp.records import Extraction

_SECONDS = 60  # LibreOffice takes 1 s for a paper of 30 pages
_INSTALL = "install LibreOffice or antiword (Debian: apt install libreoffice-writer), or save it as DOCX"
# The first two bytes of the main stream and the filter that reads it ([MS-DOC] 2.5.2, [MS-XLS] 2.4.21); without one
# named, LibreOffice takes a damaged file for plain text and gives its bytes as words
_FILTERS = {b"\xec\xa5": "MS Word 97", b"\xdc\xa5": "MS Word 95", b"\x09\x08": "MS Excel 97"}
_ENCRYPTED_PPT, _FILEPASS = b"\xdf\xc4\xd1\xf3", b"\x2f\x00"
_FIRST_RECORDS = 10_000  # bytes; the record stands near the beginning
# Neither macros nor links: the settings of a profile in the form of LibreOffice's configuration registry
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)


def read_doc(data: bytes, limits: Limits) -> Extraction:
    """Read an old Word file.

    Args:
        data: the compound file.
        limits: how much text and unpacked data is read at most.

    Raises:
        UnreadableError: neither program is there, or none of them can read the file.
    """
    if not (_program("soffice") or _program("antiword")):
        raise UnreadableError("old Word files (DOC) need another program", _INSTALL)
    kind = _filter(data)
    with _saved(data, "doc") as source:
        found = _by_libreoffice(source, kind, _DOCX, limits) or _by_antiword(source, limits)
    if found is None:
        raise _unreadable("DOC", data)
    return replace(found, format="doc")


def read_xls(data: bytes, limits: Limits) -> Extraction:
    """Read an old Excel file, as `read_doc` reads a Word file.

    Raises:
        UnreadableError: LibreOffice is not there, or cannot read the file.
    """
    return _converted(data, _filter(data, "Workbook", "XLS"), _XLSX, limits)


def read_ppt(data: bytes, limits: Limits) -> Extraction:
    """Read an old PowerPoint file, as `read_doc` reads a Word file.

    Raises:
        UnreadableError: LibreOffice is not there, or cannot read the file.
    """
    return _converted(data, "MS PowerPoint 97", _PPTX, limits)


@dataclass(frozen=True, slots=True)
class _Target:
    """A new format, the filter that writes it, its reader, and the format that it stands for."""

    suffix: str
    filter: str
    read: Callable[[bytes, Limits], Extraction]
    old: str


_DOCX = _Target("docx", "MS Word 2007 XML", read_docx, "DOC")
_XLSX = _Target("xlsx", "Calc MS Excel 2007 XML", read_xlsx, "XLS")
_PPTX = _Target("pptx", "Impress MS PowerPoint 2007 XML", read_pptx, "PPT")


def _converted(data: bytes, kind: str, target: _Target, limits: Limits) -> Extraction:
    if not _program("soffice"):
        remedy = f"install LibreOffice (Debian: apt install libreoffice), or save it as {target.suffix.upper()}"
        raise UnreadableError(f"old Office files ({target.old}) need another program", remedy)
    with _saved(data, target.old.lower()) as source:
        found = _by_libreoffice(source, kind, target, limits)
    if found is None:
        raise _unreadable(target.old, data)
    return replace(found, format=target.old.lower())


@contextmanager
def _saved(data: bytes, suffix: str) -> Iterator[Path]:
    """Save the file in a folder of its own, which goes with all that programs leave in it."""
    with tempfile.TemporaryDirectory(prefix="astana-doc-") as folder:
        source = Path(folder) / f"document.{suffix}"
        source.write_bytes(data)
        yield source


def _filter(data: bytes, stream: str = "WordDocument", name: str = "DOC") -> str:
    """Return the filter for the file.

    Raises:
        UnreadableError: it holds no document of this kind.
    """
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(data)) as file:
            return _FILTERS[file.openstream(stream).read(2)]
    except Exception as error:  # olefile raises anything on damaged files
        raise _unreadable(name) from error


def _unreadable(name: str, data: bytes = b"") -> UnreadableError:
    if data and _is_encrypted(data):
        return UnreadableError(f"this {name} file is encrypted", "save it without a password")
    install = "install LibreOffice Impress (Debian: apt install libreoffice-impress), or " if name == "PPT" else ""
    return UnreadableError(
        f"this {name} file cannot be read", f"{install}open it in its program and save it as {name}X"
    )


def _is_encrypted(data: bytes) -> bool:
    """Say whether an old Office file is encrypted.

    The fEncrypted bit of [MS-DOC] 2.5.2, the record FilePass of [MS-XLS] 2.4.117, the token of [MS-PPT] 2.3.2.
    """
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(data)) as file:
            if file.exists("WordDocument"):
                return bool(file.openstream("WordDocument").read(12)[11] & 1)
            if file.exists("Workbook"):
                return _has_filepass(file.openstream("Workbook").read(_FIRST_RECORDS))
            return bool(file.openstream("Current User").read(16)[12:] == _ENCRYPTED_PPT)
    except Exception:  # noqa: BLE001  olefile raises anything on damaged files
        return False


def _has_filepass(records: bytes) -> bool:
    at = 0
    while at + 4 <= len(records):
        if records[at : at + 2] == _FILEPASS:
            return True
        at += 4 + int.from_bytes(records[at + 2 : at + 4], "little")
    return False


def _by_libreoffice(source: Path, kind: str, target: _Target, limits: Limits) -> Extraction | None:
    """Return the document as LibreOffice converts it to a new format, or None."""
    program = _program("soffice")
    if not program:
        return None
    profile = source.parent / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE.format(items="\n".join(_item(*one) for one in _SETTINGS)), encoding="utf-8")
    options = (
        "--headless",
        "--norestore",
        f"--infilter={kind}",
        "--convert-to",
        f"{target.suffix}:{target.filter}",
        "--outdir",
        str(source.parent),
    )
    _run((program, f"-env:UserInstallation={profile.as_uri()}", *options, str(source)), source.parent, limits)
    made = source.with_suffix(f".{target.suffix}")
    if not made.is_file() or made.stat().st_size > limits.max_unpacked_bytes:
        return None
    try:
        return target.read(made.read_bytes(), limits)
    except UnreadableError:
        return None


def _by_antiword(source: Path, limits: Limits) -> Extraction | None:
    """Return the document as antiword writes it, without line ends in paragraphs, or None."""
    program = _program("antiword")
    if not program:
        return None
    text = _run((program, "-m", "UTF-8.txt", "-w", "0", str(source)), source.parent, limits)
    return extraction_of(text.decode("utf-8", "replace"), "doc", limits) if text.strip() else None


def _item(path: str, name: str, value: str) -> str:
    return f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'


def _run(command: Sequence[str], folder: Path, limits: Limits) -> bytes:
    """Run a program over the file in `folder`; return what it printed, nothing where it failed.

    Its output goes to a file, so that a limit on the size of files bounds it. `timeout` ends the program also where
    this process is killed before.
    """
    printed = folder / "printed"
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"}
    with printed.open("wb") as output:
        done = subprocess.run(  # noqa: S603  the arguments are ours; the document is only a file
            [*_fenced(limits.max_unpacked_bytes), *command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        )
    return printed.read_bytes() if done.returncode == 0 else b""


def _fenced(most_bytes: int) -> tuple[str, ...]:
    """Return what stands before a command: limits of time and of the size of files, and a fence around the network."""
    timeout, limit = _program("timeout"), _program("prlimit")
    return (
        *((timeout, "--kill-after=5", str(_SECONDS)) if timeout else ()),
        *((limit, f"--fsize={most_bytes}", f"--cpu={_SECONDS}") if limit else ()),
        *_without_network(),
    )


@cache
def _without_network() -> tuple[str, ...]:
    """Return the command that takes the network away from a program, if the system lets this user do so."""
    unshare = _program("unshare")
    for options in (("--net",), ("--net", "--map-root-user")) if unshare else ():
        if subprocess.run([unshare, *options, "true"], capture_output=True, check=False).returncode == 0:  # noqa: S603
            return (unshare, *options)
    return ()


@cache
def _program(name: str) -> str:
    return shutil.which(name) or ""
