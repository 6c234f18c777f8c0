"""Draws single pages for the tests of the PDF reader."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


def drawn(*draw: tuple[float, float, float, str]) -> bytes:
    """Return a page with strings at places: (x, y, size, text)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for x, y, size, text in draw:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, text)
    canvas.save()
    return buffer.getvalue()
