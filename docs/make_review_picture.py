"""Draws the picture of the review page: `docs/review.png`, from the run in `outputs/sample/`, with Chromium.

`python docs/make_review_picture.py` after `make run`. Nothing is decided: it works on a copy of the run.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from astana_nlp.review.web.server import serving

ROOT = Path(__file__).parents[1]
SIZE = {"width": 1360, "height": 780}
# a PDF in a right-to-left script, and a position that words show
SHOWN = "?language=ar&document=ar/ar-deescalation-backgrounder.pdf&stance=oppose"
WAIT = 120_000  # milliseconds until the words that moved the decision are known: the models are loaded for them
COLOURS = 192  # as many as look the same, in half the bytes


def picture(run: Path, chromium: str) -> bytes:
    """Return the page of a run as PNG."""
    with serving(run, "ada") as page, sync_playwright() as playwright:
        server = threading.Thread(target=page.run)
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport=SIZE)
        tab.goto(f"{page.address}&{SHOWN[1:]}")
        tab.wait_for_selector("body[data-shown]")
        tab.wait_for_function("() => document.querySelector('.sheet img')?.complete")
        tab.wait_for_selector("#moved li", timeout=WAIT)
        shot = tab.screenshot()
        browser.close()
        page.stop()
        server.join()
    return shot


def main() -> None:
    """Write the picture beside this file."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "sample"
        shutil.copytree(ROOT / "outputs" / "sample", run, ignore=shutil.ignore_patterns("reviews*"))
        shot = Image.open(BytesIO(picture(run, chromium))).convert("RGB")
    shot.quantize(COLOURS, dither=Image.Dither.NONE).save(ROOT / "docs" / "review.png", optimize=True)


if __name__ == "__main__":
    main()
