"""Draws the picture of the README: what `astana run` prints at the end of a run over the sample corpus.

`python docs/make_pictures.py` after `make run` draws `docs/run.svg` from the tables in `outputs/sample/`, so that the
picture shows true output. Draw it again when the summary, the corpus or a model changed.
"""

from __future__ import annotations

import json
import re
import sys
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme

from astana_nlp.batch import Report
from astana_nlp.lastrun import RUN, LastRun
from astana_nlp.summary import render

ROOT = Path(__file__).parents[1]
WIDTH = 100
# the colours of a light terminal, readable on white paper and for people who cannot tell red from green
THEME = TerminalTheme(
    (255, 255, 255),
    (31, 41, 55),
    [
        (31, 41, 55),
        (190, 50, 40),
        (0, 110, 120),
        (170, 105, 0),
        (40, 80, 170),
        (135, 50, 140),
        (90, 100, 115),
        (75, 85, 99),
    ],
    None,
)


def picture(run: Path) -> str:
    """Return the summary of a run folder as SVG."""
    seconds = json.loads((run / RUN).read_text(encoding="utf-8"))["seconds"]
    console = Console(file=StringIO(), record=True, width=WIDTH, highlight=False, force_terminal=True)
    console.print("[bold]$ astana run corpus/documents --out outputs/sample[/]")
    for part in render(Report(Path("outputs/sample"), LastRun(run).tables(), 0, seconds), WIDTH):
        console.print(part)
    # rich would have every reader's browser fetch a font from elsewhere; a fixed id gives the same picture again
    plain = re.sub(r"\s*@font-face \{\{.*?\}\}|<!--.*?-->", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    plain = plain.replace("Fira Code,", "ui-monospace, DejaVu Sans Mono, Menlo, Consolas,")
    return console.export_svg(title="astana_nlp", theme=THEME, code_format=plain, unique_id="run")


def main() -> None:
    """Draw docs/run.svg."""
    if not (ROOT / "outputs" / "sample" / RUN).is_file():
        sys.exit("there is no outputs/sample: make run first")
    (ROOT / "docs" / "run.svg").write_text(picture(ROOT / "outputs" / "sample"), encoding="utf-8")


if __name__ == "__main__":
    main()
