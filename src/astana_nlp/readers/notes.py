"""Links footnotes to their marks: which place in the text calls which note."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from astana_nlp.records import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_nlp.records import Block

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OWN = re.compile(r"([⁰¹²³⁴-⁹]{1,3})|\[?(\d{1,3})[\].):]*\s|([*∗†‡§]{1,3})")
# '20 km²' calls no note
_CALL = re.compile(
    r"(?<=\S)(?<!\bkm)(?<!\bm)(?<!\bкм)(?<!\bм)([⁰¹²³⁴-⁹]{1,3})(?![⁰¹²³⁴-⁹])|(?<=\S)\s?\[(\d{1,3})\]|(?<=\w)([*∗†‡§]{1,3})(?!\w)"
)
_ABOVE_ENDNOTES = frozenset({Section.HEADING, Section.REFERENCE})
_CALLING = frozenset({Section.TITLE, Section.HEADING, Section.BODY, Section.CAPTION, Section.TABLE})


class _Call(NamedTuple):
    offset: int
    mark: str
    page: int


def link_notes(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks; each footnote knows the offset of the mark that calls it, where there is one.

    A note is called on its own page, or on the one before where it was pushed over; notes below a heading are called in
    their order, and their numbers may begin anew with every chapter.
    """
    waiting: dict[str, list[_Call]] = {}
    for call in _calls(text, blocks) if any(b.section is Section.FOOTNOTE for b in blocks) else ():
        waiting.setdefault(call.mark, []).append(call)
    out: list[Block] = []
    reached, last = -1, Section.BODY
    for block in blocks:
        found = _OWN.match(text, block.start, block.end) if block.section is Section.FOOTNOTE else None
        calls = waiting.get(_mark(found), []) if found else []
        below_heading = last in _ABOVE_ENDNOTES
        nearest = _next(calls, block, reached) if below_heading else _nearest(calls, block, reached)
        if block.section is not Section.BOILERPLATE and not (block.section is Section.FOOTNOTE and below_heading):
            last = block.section
        if nearest is None:
            out.append(block)
            continue
        calls.remove(nearest)
        reached = nearest.offset
        out.append(replace(block, called_at=nearest.offset))
    return tuple(out)


def _calls(text: str, blocks: Sequence[Block]) -> Iterator[_Call]:
    for block in blocks:
        if block.section in _CALLING:
            for found in _CALL.finditer(text, block.start, block.end):
                offset = next(found.start(group) for group in (1, 2, 3) if found[group]) - bool(found[2])
                yield _Call(offset, _mark(found), block.page_at(offset))


def _mark(found: re.Match[str]) -> str:
    mark = next(group for group in found.groups() if group).translate(_RAISED)
    return str(int(mark)) if mark.isdecimal() else mark


def _nearest(calls: Sequence[_Call], note: Block, reached: int) -> _Call | None:
    """Return the call on the page of the note or the one before; else the next one behind the last that was linked."""
    for page in (note.page, note.page - 1):
        here = [call for call in calls if call.page == page and call.offset != note.start]
        if here:
            return next((call for call in here if call.offset > reached), here[0])
    return _next([call for call in calls if call.page < note.page], note, reached)


def _next(calls: Sequence[_Call], note: Block, reached: int) -> _Call | None:
    """Return the next call before the note behind the last that was linked, or else the first."""
    before = [call for call in calls if call.offset < note.start]
    return next((call for call in before if call.offset > reached), before[0] if before else None)
