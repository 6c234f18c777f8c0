"""Writes the reference pages that are made from code: commands, pipeline files, the table of findings.

`python docs/make_reference.py` renews them; a test compares them with what it would write.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from pydantic import BaseModel

from astana_nlp.analysis import NEEDS
from astana_nlp.cli import app
from astana_nlp.descriptor import table_page
from astana_nlp.findings.table import Positions
from astana_nlp.settings import Pipeline

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
MADE = "Made from {} by `python docs/make_reference.py`; a test keeps it up to date."


def commands() -> str:
    """Return the page of all commands with their arguments, options and exit status."""
    program: Any = typer.main.get_command(app)
    lines = ["# Commands", "", MADE.format("`src/astana_nlp/cli.py`"), ""]
    for name, command in program.commands.items():
        lines += _command(name, command)
    return "\n".join(lines)


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401 -- typer's own copy of click has no public types
    """Yield the lines on a command, and behind them those on the commands that it has."""
    yield from (f"## astana {name}", "", _sentence(command.help), "")
    yield from ("| | meaning | unless given |", "|---|---|---|")
    yield from (_parameter(p) for p in command.params if p.name != "help")
    yield ""
    if command.epilog:
        yield from (_sentence(command.epilog), "")
    for part, inner in getattr(command, "commands", {}).items():
        yield from _command(f"{name} {part}", inner)


def _parameter(parameter: Any) -> str:  # noqa: ANN401 -- typer's own copy of click has no public types
    names = " / ".join([*parameter.opts, *parameter.secondary_opts])
    shown = names if parameter.param_type_name == "option" else parameter.name.upper()
    several = " …" if parameter.nargs == -1 else ""
    default = (
        "" if parameter.required or parameter.default in (None, "", False) else f"`{_relative(parameter.default)}`"
    )
    needed = " (must be given)" if parameter.required else ""
    return f"| `{shown}{several}` | {_sentence(parameter.help)}{needed} | {default} |"


def _relative(value: object) -> str:
    """Return a default without the place where this copy of the program happens to be."""
    return str(value).replace(f"{ROOT}/", "")


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


def pipelines() -> str:
    """Return the page of all settings, with the remarks that the default file gives them."""
    lines = ["# Pipeline files", "", MADE.format("`src/astana_nlp/settings.py` and `pipelines/default.toml`"), ""]
    lines += [
        "A TOML file that says which stages run and how: `astana run … --pipeline FILE`. What is left out has the",
        "value that it has in `pipelines/default.toml`; a key that is not known is refused before anything is read.",
        "",
        "## Stages",
        "",
        "| stage | must come after |",
        "|---|---|",
        *(f"| `{stage}` | {', '.join(f'`{n}`' for n in needs)} |" for stage, needs in NEEDS.items()),
        "",
    ]
    remarks = _remarks(ROOT / "pipelines" / "default.toml")
    for name, field in Pipeline.model_fields.items():
        if name != "stages":
            lines += [*_section(name, field.annotation, field.default, remarks), ""]
    return "\n".join(lines)


def _section(name: str, model: Any, default: Any, remarks: dict[str, str]) -> Iterator[str]:  # noqa: ANN401 -- pydantic's
    yield f"## [{name}]"
    yield ""
    nested = isinstance(model, type) and issubclass(model, BaseModel)
    yield " ".join(inspect.cleandoc(model.__doc__ or "").split()) if nested else remarks.get(name, "")
    yield ""
    yield "| key | unless given | meaning |"
    yield "|---|---|---|"
    for key, value in (default.model_dump() if nested else default).items():
        yield f"| `{key}` | `{_toml(value)}` | {remarks.get(f'{name}.{key}', '')} |"


def _toml(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


def _remarks(path: Path) -> dict[str, str]:
    """Return the remark behind each section and key of a pipeline file."""
    found: dict[str, str] = {}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        head = re.match(r"\[(\w+)\]\s*(?:#\s*(.*))?", line)
        key = re.match(r"(\w+)\s*=\s*[^#]*(?:#\s*(.*))?", line)
        if head:
            section = head[1]
            found[section] = head[2] or ""
        elif key:
            found[f"{section}.{key[1]}"] = key[2] or ""
    return found


def findings() -> str:
    """Return the page of the table of findings."""
    lines = ["# The table of findings", "", MADE.format("`src/astana_nlp/findings/table.py`"), ""]
    lines += [
        "`report/findings.parquet`, and the sheet `positions` of `report/findings.xlsx`. How the figures come about:",
        "[From sentences to findings](aggregation.md).",
        "",
    ]
    return "\n".join([*lines, *table_page("findings.parquet", Positions)])


PAGES = {"commands.md": commands, "pipelines.md": pipelines, "findings.md": findings}


def main() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (ROOT / "docs" / name).write_text(page().rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
