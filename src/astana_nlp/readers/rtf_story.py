"""What an RTF file says so far: paragraphs, rows and notes under construction, and what holds until a group ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from astana_nlp.readers.characters import superscript
from astana_nlp.readers.office import Draft, row_pieces, without_mark
from astana_nlp.readers.paragraphs import Piece
from astana_nlp.records import Section

_LONGEST_MARK = 4  # characters: `***`, `xiv`, `1000`


@dataclass(slots=True)
class Group:
    """What holds until the end of a group."""

    target: str = "body"
    encoding: str = ""
    skip: int = 1  # bytes after \\u that older programs read instead
    hidden: bool = False
    deleted: bool = False
    raised: bool = False


@dataclass(slots=True)
class Story:
    """The text, or one note, under construction."""

    draft: Draft
    pieces: list[Piece] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    in_table: bool = False
    marks: list[str] = field(default_factory=list)
    numbered: bool = False  # the program counts the note; else its mark, if any, is what the author wrote


@dataclass(slots=True)
class Reading:
    """Where the reading of the file stands."""

    encoding: str = "cp1252"
    group: Group = field(default_factory=Group)
    stack: list[Group] = field(default_factory=list)
    story: Story = field(default_factory=lambda: Story(Draft(1)))
    outer: list[tuple[int, Story]] = field(default_factory=list)
    fonts: dict[str, str] = field(default_factory=dict)
    default_font: str = ""
    styles: dict[str, Section] = field(default_factory=dict)
    entry: str = ""  # the font or style that a table is at
    info: dict[str, str] = field(default_factory=dict)
    margins: list[str] = field(default_factory=list)
    notes: dict[str, Piece] = field(default_factory=dict)
    marks: dict[int, list[str]] = field(default_factory=dict)
    page: int = 1
    skipping: int = 0
    starred: bool = False
    pending: bytearray = field(default_factory=bytearray)
    high: str = ""  # the first half of a character outside the basic plane


def begin_note(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    """Begin a note; what follows in the group is its text."""
    reading.outer.append((len(reading.stack), reading.story))
    reading.story = Story(Draft(reading.page, Section.FOOTNOTE))
    reading.group.raised = False


def end_note(reading: Reading) -> None:
    """End the innermost note, and go on with the text that calls it."""
    end_paragraph(reading)
    note, reading.story = reading.story, reading.outer.pop()[1]
    text = " ".join(piece.text for piece in note.pieces if piece.text)
    key, mark = str(len(reading.notes)), superscript(str(len(reading.notes) + 1))
    if not note.numbered:
        text = _counted(reading.story.draft.parts, text, mark)
    reading.notes[key] = Piece(f"{mark} {text}", Section.FOOTNOTE, reading.page)
    reading.story.marks.append(key)


def _counted(parts: list[str], note: str, mark: str) -> str:
    """Return a note without the mark that its author wrote, in the text too; in its place is what the note counts as.

    Such a mark is the last that was written before the note, and the first in it.
    """
    own = parts[-1].strip() if parts else ""
    bare = without_mark(note, own) if len(own) <= _LONGEST_MARK else note
    if bare != note:
        parts[-1] = mark
    return bare


def end_paragraph(reading: Reading) -> None:
    """End a paragraph; in a table one of a cell."""
    story = reading.story
    piece = story.draft.piece()
    if story.in_table:
        story.draft.add(" ")
        return
    if piece.text:
        story.pieces.append(piece)
        if story.marks:
            reading.marks[len(story.pieces) - 1], story.marks = story.marks, []
    story.draft = Draft(reading.page, story.draft.section)


def end_cell(reading: Reading, number: int | None) -> None:  # noqa: ARG001  one signature for all words
    """End a cell."""
    reading.story.cells.append(reading.story.draft.piece().text)
    reading.story.draft = Draft(reading.page)


def end_row(reading: Reading, number: int | None = None) -> None:  # noqa: ARG001  one signature for all words
    """End a row of a table."""
    story = reading.story
    story.pieces += row_pieces(story.cells, reading.page)
    if story.marks and story.pieces:
        reading.marks.setdefault(len(story.pieces) - 1, []).extend(story.marks)
        story.marks = []
    story.cells = []
    story.in_table = False
