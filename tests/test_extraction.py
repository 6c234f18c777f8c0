"""The extraction gate: what is printed from known text comes back as it was written."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from astana_nlp.readers.tesseract import engine
from extraction import FILE, Score, bounds, prints, reached, render, score
from manuscripts import manuscript
from printing import CHROMIUM, SOFFICE
from texprinting import tex_is_installed
from typesetting import DEJAVU

BOUNDS = bounds()
MAKERS = {
    "browser": CHROMIUM,
    "scan": CHROMIUM,
    "office": SOFFICE,
    "tex": tex_is_installed(),
    "set ru": DEJAVU.is_file(),
    "set tr": DEJAVU.is_file(),
}


@pytest.mark.parametrize("name", BOUNDS)
def test_no_print_loses_more_than_is_pinned(name: str) -> None:
    """Words, characters, notes, links, running heads and table rows are within the bounds of the print."""
    if name.startswith("scan") and engine() is None:
        pytest.skip("tesseract is not installed")
    if not all(found for maker, found in MAKERS.items() if name.startswith(maker)):
        pytest.skip(f"the program that makes this print is not installed: {name}")
    got, bound = asdict(reached(name)), asdict(BOUNDS[name])
    assert {field: (value, bound[field]) for field, value in got.items() if value > bound[field]} == {}


@pytest.mark.parametrize("name", BOUNDS)
def test_bounds_are_what_was_wanted(name: str) -> None:
    """At most 1 % of the words in one column and 3 % in two are lost, and no running head is in the text."""
    bound = BOUNDS[name]
    if name.startswith("scan"):
        assert bound.words <= (0.05 if name[-2:] in {"ar", "fa"} else 0.03)
        return
    assert bound.words <= (0.01 if "one column" in name else 0.03)
    assert bound.characters <= (0.01 if "one column" in name else 0.03)
    assert bound.heads == 0


def test_every_print_has_its_bounds() -> None:
    """What is printed here is pinned, so that no print goes unmeasured."""
    assert prints().keys() <= BOUNDS.keys()


def test_bounds_are_written_as_they_are_read() -> None:
    assert render({}).strip() == FILE.read_text(encoding="utf-8").split("\n\n[")[0].strip()


def test_losses_are_seen() -> None:
    """A reader that swaps, drops and mixes is told apart from one that does not: the gate can fail."""
    from dataclasses import replace

    from astana_nlp.readers import Limits
    from astana_nlp.readers.pdf import read_pdf
    from astana_nlp.records import Section

    text, data = prints()["set en, one column"]
    read = read_pdf(data, Limits())
    good = score(text, read)
    body = tuple(replace(b, section=Section.BODY) for b in read.blocks)
    mixed = score(text, replace(read, blocks=body))
    assert (mixed.notes, mixed.links) == (1.0, 1.0)
    assert mixed.words > good.words + 0.3
    assert mixed.heads > good.heads
    assert mixed.rows == len(text.rows) + 1
    turned = score(text, replace(read, blocks=read.blocks[::-1]))
    assert turned.words > good.words + 0.3
    assert score(manuscript("fr"), read) != good
    assert isinstance(good, Score)
