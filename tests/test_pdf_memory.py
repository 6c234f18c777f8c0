"""What long PDFs cost: memory grows by a little a page, and files of many pages are read whole."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from astana_nlp.readers import Limits
from astana_nlp.readers.pdf import read_pdf
from manuscripts import MARK, Manuscript, manuscript
from typesetting import DEJAVU, Geometry, Typesetter

if TYPE_CHECKING:
    from pathlib import Path

# kilobytes a page of 5,800 characters; it took 490 before, and takes 200
A_PAGE = 300
READ = """
import sys
from pathlib import Path
from astana_nlp.readers import Limits
from astana_nlp.readers.pdf import read_pdf

def taken(name):
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith(name))

read_pdf(Path(sys.argv[1]).read_bytes(), Limits(max_pages=10))
before = taken("VmRSS")
found = read_pdf(Path(sys.argv[1]).read_bytes(), Limits())
print((taken("VmHWM") - before) / found.pages, len(found.text) / found.pages)
"""


def dense(pages: int) -> bytes:
    """Return a PDF of dense pages, each with fonts of its own, as files are that were put together of many."""
    text = manuscript("ru")
    parts = tuple((kind, MARK.sub("", part)) for kind, part in text.parts)
    look = Geometry(font="DejaVuSerif", size=8, margin=40, columns=2)
    made = pypdfium2.PdfDocument(Typesetter(Manuscript("ru", text.title, parts * 3, ()), look).pdf())
    out = pypdfium2.PdfDocument.new()
    for number in range(pages):
        out.import_pages(made, [number % (len(made) - 1)])
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the peak of a process this way")
@pytest.mark.skipif(not DEJAVU.is_file(), reason="the font DejaVu is not installed")
def test_memory_grows_little_with_the_pages(tmp_path: Path) -> None:
    """Neither characters nor fonts of pages that are done with stay."""
    file = tmp_path / "long.pdf"
    file.write_bytes(dense(100))
    told = subprocess.run([sys.executable, "-c", READ, str(file)], capture_output=True, text=True, check=True)
    a_page, characters = map(float, told.stdout.split())
    assert characters > 3500
    assert a_page < A_PAGE


def test_a_file_of_many_pages_is_read_whole_and_in_order() -> None:
    """Also where it is opened anew on the way."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for number in range(1, 121):
        canvas.drawString(100, 700, f"The {number}th report of the council names nobody.")
        canvas.showPage()
    canvas.save()
    found = read_pdf(buffer.getvalue(), Limits())
    assert found.pages == len(found.blocks)
    assert [block.page for block in found.blocks] == list(range(1, 121))
    assert "The 120th report" in found.text
