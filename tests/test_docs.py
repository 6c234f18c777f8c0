"""What the documentation says holds: commands parse, links lead somewhere, nothing is of one machine only."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

import make_reference
from astana_nlp.cli import USAGE_ERROR, app

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ("README.md", "CONTRIBUTING.md")
# every page for people; the three that must be there are named, so that a missing one is an error
PAGES = sorted({*GUIDES, "CHANGELOG.md", *(p.relative_to(ROOT).as_posix() for p in ROOT.glob("[cd]o[cr]*/**/*.md"))})
PROGRAM = ".venv/bin/astana"
PYTEST = ".venv/bin/pytest"
# what tools leave behind and what runs write; none of it is in the repository
LEFT = re.compile(r"_build|\.git|\.venv|\.hypothesis|\.\w+_cache|__pycache__|.*\.egg-info|outputs")
# written so that this file does not name what it looks for
HOSTS = re.compile(rb"\b(?:pypi|pythonhosted|anaconda|npmjs|jsdelivr|unpkg)\.(?:org|com|net|io)\b")
INDEX = re.compile(rb"(?:index-url|find-links|--index)[ =]+['\"]?(?:\w+:|/)")
# absolute paths of somebody's machine; those of every system, such as the interpreter of a script, are fine
PLACES = re.compile(
    rb"(?<![\w.<>/~*+-])(?:file://)?/(?:home|Users|root|work|workspace|opt|mnt|srv|tmp)(?=/\w|[^\w/]|$)"
)


def code(page: str) -> list[str]:
    """Return the lines of the code blocks of a page, and what stands in single backticks."""
    text = (ROOT / page).read_text(encoding="utf-8")
    fenced = [
        line
        for block in re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        for line in block.split("\n")
    ]
    indented = re.findall(r"^ {4}(.+)$", text, re.MULTILINE)
    return [line.strip() for line in [*fenced, *indented, *re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)]]


def commands(page: str, program: str) -> list[list[str]]:
    """Return the arguments of every call of a program on a page; brackets around what is optional are left out."""
    calls = [
        shlex.split(re.sub(r"[\[\]…]", " ", line), comments=True) for line in code(page) if line.startswith(program)
    ]
    return [words[1:] for words in calls if words[:1] == [program]]


def links(page: str) -> list[str]:
    """Return the targets of the links and pictures of a page that are no web addresses."""
    text = re.sub(r"`[^`]*`", "", (ROOT / page).read_text(encoding="utf-8"))
    return [target for target in re.findall(r"\]\(([^)\s]+)", text) if not re.match(r"https?://|mailto:", target)]


def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def refused(words: list[str]) -> str:
    """Return what the program says against these words; files of the reader's own need not be here."""
    command = typer.main.get_command(app)
    subcommand = getattr(command, "commands", {}).get(words[0] if words else "")
    words = [str(ROOT) if re.match(r"[^-].*[./]", word) else word for word in words]
    try:
        context = (subcommand or command).make_context(PROGRAM, words[1:] if subcommand else list(words))
    except typer.Exit:  # --help and --version
        return ""
    except USAGE_ERROR as error:
        return str(error)
    return "" if subcommand else f"no such command: {context.command_path} {words}"


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page, PROGRAM)])
def test_every_call_of_the_program_parses(page: str) -> None:
    """Commands, options and the number of arguments are those that the program knows."""
    calls = commands(page, PROGRAM)
    assert [(words, said) for words in calls if (said := refused(words))] == []


def test_the_readme_shows_the_commands_that_there_are() -> None:
    """A reader meets every command of the program once."""
    shown = {words[0] for words in commands("README.md", PROGRAM)}
    assert shown == set(getattr(typer.main.get_command(app), "commands", {}))


@pytest.mark.parametrize("name", make_reference.PAGES)
def test_reference_pages_say_what_the_code_says(name: str) -> None:
    """Commands, settings and the table of findings are described from code."""
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == make_reference.PAGES[name]().rstrip() + "\n", "renew it with python docs/make_reference.py"


def test_a_wrong_call_would_be_seen() -> None:
    """The check itself refuses commands, options and values that the program does not know."""
    assert refused(["run", "~/papers", "--out", "x", "--jobs", "4"]) == ""
    assert refused(["--version"]) == ""
    for words in (
        ["runs"],
        ["run", "a"],
        ["run", "a", "--out", "x", "--job", "1"],
        ["run", "a", "--out", "x", "--jobs", "z"],
    ):
        assert refused(words), words


@pytest.mark.parametrize("page", [page for page in PAGES if page in GUIDES or commands(page, "make")])
def test_every_target_of_make_exists(page: str) -> None:
    """`make` knows what the page tells people to make."""
    targets = sorted({word for words in commands(page, "make") for word in words})
    assert targets
    # PYTHON is given so that make does not look for one at every use
    make = ["make", "--dry-run", "--directory", str(ROOT), "PYTHON=python3", *targets]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    done = subprocess.run(make, capture_output=True, text=True, check=False, env=plain)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page, PYTEST)])
def test_tests_that_pages_name_are_there(page: str) -> None:
    """The file exists, and the word behind -k stands in the name of one of its tests."""
    for name, *words in commands(page, PYTEST):
        tests = re.findall(r"^def (test_\w+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert not words or any(words[-1] in test for test in tests), words


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    """Every relative link is that of a file or folder, and its anchor that of a heading."""
    for target in links(page):
        name, _, anchor = target.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.exists(), target
        assert not anchor or anchor in anchors(path), target


@pytest.mark.parametrize("page", PAGES)
def test_files_that_pages_name_exist(page: str) -> None:
    """A path in backticks that begins with a folder of the repository, or a file beside it, is there."""
    tops = {path.name for path in ROOT.iterdir() if not LEFT.fullmatch(path.name)}
    for word in code(page):
        if re.fullmatch(r"[\w.-]+(?:/[\w.-]+)+/?", word) and word.split("/")[0] in tops:
            assert (ROOT / word).exists(), word


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_finished(page: str) -> None:
    """No mark of something still to be filled in is left."""
    assert re.findall(r"@@\w+@@|\bTODO\b|\bFIXME\b|\bXXX\b", (ROOT / page).read_text(encoding="utf-8")) == []


def files() -> Iterator[Path]:
    """Yield the files of the repository, without what tools and runs leave in it."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not LEFT.fullmatch(name)]
        yield from (Path(folder) / name for name in names if not LEFT.fullmatch(name))


def contents(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file; of an archive such as a DOCX or a model, those of its members, which say something."""
    data = path.read_bytes()
    if not data.startswith(b"PK\x03\x04"):
        yield data
        return
    with zipfile.ZipFile(BytesIO(data)) as archive:
        yield "\n".join(archive.namelist()).encode()
        yield from (archive.read(name) for name in archive.namelist())


def test_no_file_is_of_one_machine_only() -> None:
    """No file names a host or a folder that packages come from, or an absolute path of somebody's machine."""
    here = re.compile(rb"(?<![\w./~-])" + re.escape(os.fsencode(ROOT)) + rb"(?![\w-])")
    found = [
        f"{path.relative_to(ROOT)}: {match[0].decode(errors='replace')}"
        for path in files()
        for data in contents(path)
        for pattern in (HOSTS, INDEX, PLACES, here)
        if (match := pattern.search(data))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "mark", "parts"),
    [
        (HOSTS, ".", ("https://files", "pythonhosted", "org")),
        (INDEX, "=", ("pip install --extra-index-url", "https://x")),
        (INDEX, " ", ("--find-links", "/x")),
        (PLACES, "/", ("see ", "home", "x.txt")),
        (PLACES, "/", ("('", "root')")),
    ],
)
def test_what_must_not_be_named_would_be_seen(pattern: re.Pattern[bytes], mark: str, parts: tuple[str, ...]) -> None:
    """The patterns find what they are for, and nothing else; the parts are joined here, or this file would be found."""
    assert pattern.search(mark.join(parts).encode())
    assert not pattern.search(b"#!/usr/bin/env bash; --no-emit-index-url; https://example.org/home/work; peace/work")
