"""Draws the pictures of the report, with Chromium: `docs/report.png`, `docs/report-evidence.png`, `docs/network.svg`.

`python docs/make_report_pictures.py` after `make run`; it works on a copy of the run in `outputs/sample/`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

from astana_nlp.lastrun import RUN
from astana_nlp.report.writing import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SIZE = {"width": 1180, "height": 860}
ASKED = "Syrian opposition, round 1"  # a cell with evidence in several languages
COLOURS = 128  # as many as look the same, in half the bytes


def pictures(report: Path, chromium: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and PNG of the matrix, and of the evidence of one of its cells."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        page.goto(report.as_uri())
        page.locator("#matrix h2").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#matrix').scrollIntoView()")
        yield "report.png", page.screenshot()
        page.locator(f"[aria-label^='{ASKED}:']").click()
        yield "report-evidence.png", page.locator("dialog").screenshot()
        browser.close()


def main() -> None:
    """Write the pictures beside this file."""
    sample, chromium = ROOT / "outputs" / "sample", shutil.which("chromium") or shutil.which("google-chrome") or ""
    if not (sample / RUN).is_file():
        sys.exit("there is no outputs/sample: make run first")
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "sample"
        shutil.copytree(sample, run, ignore=shutil.ignore_patterns("reviews*", "report"))
        report = write_report(run)
        for name, content in pictures(report, chromium):
            image = Image.open(BytesIO(content)).convert("RGB")
            image.quantize(COLOURS, dither=Image.Dither.NONE).save(ROOT / "docs" / name, optimize=True)
        shutil.copy(report.parent / "pictures" / "network.svg", ROOT / "docs" / "network.svg")


if __name__ == "__main__":
    main()
