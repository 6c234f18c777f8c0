"""Quotation marks: which of them are open at a place of the text."""

from __future__ import annotations

import re

OPENING = '“«„"'
CLOSING = '”»"'
MARKS = re.compile(f"[{OPENING}{CLOSING}]")
PAIRS = frozenset({('"', '"'), ("„", "“")})  # marks that close only what the first of the two opened


def unclosed_marks(text: str, before: str = "") -> str:
    """Return the marks that are open where a sentence ends, given those that were open where it began."""
    for mark in MARKS.findall(text):
        closes = mark in "”»" or (before[-1:], mark) in PAIRS
        before = before[:-1] if closes else before + mark
    return before
