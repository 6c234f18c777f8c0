"""Old Word files (DOC), by LibreOffice or antiword where the machine has one.

The file is given to a process of its own: in an empty folder, with a profile of its own in which macros and links are
off, with limits of time, memory and output, and where the system can do it without a network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from astana_nlp.errors import UnreadableError
from astana_nlp.readers.docx import read_docx
from astana_nlp.readers.plain import extraction_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.readers import Limits
    from astana_nlp.records import Extraction

_SECONDS = 60  # LibreOffice takes 1 s for a paper of 30 pages
_INSTALL = "install LibreOffice or antiword (Debian: apt install libreoffice-writer), or save it as DOCX"
# The first two bytes of a Word document's main stream ([MS-DOC] 2.5.2) and the filter that reads it; without one named,
# LibreOffice takes a damaged file for plain text and gives its bytes as words
_FILTERS = {b"\xec\xa5": "MS Word 97", b"\xdc\xa5": "MS Word 95"}
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
    with tempfile.TemporaryDirectory(prefix="astana-doc-") as folder:
        source = Path(folder) / "document.doc"
        source.write_bytes(data)
        found = _by_libreoffice(source, kind, limits) or _by_antiword(source, limits)
    if found is None:
        raise _unreadable()
    return replace(found, format="doc")


def _filter(data: bytes) -> str:
    """Return the filter for the file.

    Raises:
        UnreadableError: it holds no Word document.
    """
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(data)) as file:
            return _FILTERS[file.openstream("WordDocument").read(2)]
    except Exception as error:  # olefile raises anything on damaged files
        raise _unreadable() from error


def _unreadable() -> UnreadableError:
    return UnreadableError("this DOC file cannot be read", "open it in a word processor and save it as DOCX")


def _by_libreoffice(source: Path, kind: str, limits: Limits) -> Extraction | None:
    """Return the document as LibreOffice converts it to DOCX, or None."""
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
        "docx:MS Word 2007 XML",
        "--outdir",
        str(source.parent),
    )
    _run((program, f"-env:UserInstallation={profile.as_uri()}", *options, str(source)), source.parent, limits)
    made = source.with_suffix(".docx")
    if not made.is_file() or made.stat().st_size > limits.max_unpacked_bytes:
        return None
    try:
        return read_docx(made.read_bytes(), limits)
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
