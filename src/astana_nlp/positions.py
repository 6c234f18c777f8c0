"""The table of positions by actor and round that ends a run: as many figures as the terminal has room for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from astana_nlp.tables import Row

SIGNS = {"support": "+", "oppose": "−", "conditional": "±", "neutral": "o"}
COLOURS = {"support": "green", "oppose": "red", "conditional": "yellow", "neutral": "cyan"}
BOTH = ("≠", "magenta")
NO_ROUND = "–"
SIDES = {
    "opposition": "Opposition",
    "Kurdish": "Kurdish parties",
    "jihadist": "Jihadists",
    "government": "Government",
    "guarantor": "Guarantors",
    "observer": "Observers",
    "UN": "United Nations",
    "other": "Others",
}
MOST_ACTORS = 15
NAME_WIDTH = 24
TOTAL_WIDTH = 5
TALKS = "astana"
Counts = Counter[str]
Cells = dict[int | None, Counts]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the columns of rounds are set: with every count where all fit, else with one sign in two or three columns."""

    rounds: tuple[int | None, ...]
    widths: tuple[int, ...]
    full: bool

    def cell(self, counts: Counts) -> Text:
        return _counts(counts) if self.full else _sign(counts)

    def heads(self) -> list[str]:
        """Return the lines of the header; where two figures have no room they stand one above the other."""
        names = [NO_ROUND if number is None else str(number) for number in self.rounds]
        if all(len(name) < width for name, width in zip(names, self.widths, strict=True)):
            return ["".join(name.rjust(width) for name, width in zip(names, self.widths, strict=True))]
        stacked = [f"{name:>2}" for name in names]
        return [
            "".join(name[line].rjust(width) for name, width in zip(stacked, self.widths, strict=True))
            for line in (0, 1)
        ]


def positions(stances: Sequence[Row], width: int) -> Iterator[Text]:
    """Yield the table of positions on the talks, and how many there are on other things.

    Args:
        stances: rows of the stances table.
        width: columns of the terminal.
    """
    talks = [row for row in stances if row["target"] == TALKS]
    if talks:
        cells = _cells(talks)
        actors = _in_order(talks, cells)
        many = f"{len(talks):,} record{'' if len(talks) == 1 else 's'}"
        yield Text.assemble(("Positions on the talks by actor and round", "bold"), f"  ({many})")
        yield from _table(actors, cells, width)
        if len(cells) > len(actors):
            yield Text(f"and {len(cells) - len(actors)} more actors in stances.csv", "dim")
    else:
        yield Text("No positions on the talks were found.")
    others = Counter(row["target"] for row in stances if row["target"] != TALKS)
    if others:
        shown = ", ".join(f"{target} {count}" for target, count in others.most_common())
        yield Text.assemble(("positions on other things: ", "dim"), shown)


def _cells(stances: Iterable[Row]) -> dict[str, Cells]:
    """Return how often each holder takes each position in each round."""
    cells: defaultdict[str, Cells] = defaultdict(dict)
    for row in stances:
        cells[row["holder"]].setdefault(row["round"], Counter())[row["stance"]] += 1
    return cells


def _in_order(stances: Iterable[Row], cells: Mapping[str, Cells]) -> list[tuple[str, str]]:
    """Return the actors with the most records and their sides, side by side."""
    side = {row["holder"]: row["side"] if row["side"] in SIDES else "other" for row in stances}
    most = sorted(cells, key=lambda name: (-_total(cells[name]), name))[:MOST_ACTORS]
    return sorted(((name, side[name]) for name in most), key=lambda item: [*SIDES].index(item[1]))


def _total(cells: Cells) -> int:
    return sum(counts.total() for counts in cells.values())


def _table(actors: Sequence[tuple[str, str]], cells: Mapping[str, Cells], width: int) -> Iterator[Text]:
    layout = _layout([cells[name] for name, _ in actors], width)
    heads = layout.heads()
    for head in heads:
        all_of_them = "all" if head is heads[-1] else ""
        yield Text(f"{'':{NAME_WIDTH}}{head}{all_of_them:>{TOTAL_WIDTH}}", "bold")
    last = ""
    for name, side in actors:
        if side != last:
            yield Text(SIDES[side], "dim italic")
        last = side
        row = Text(f"  {name}")
        row.truncate(NAME_WIDTH, overflow="ellipsis", pad=True)
        for number, columns in zip(layout.rounds, layout.widths, strict=True):
            cell = layout.cell(cells[name].get(number, Counter()))
            row.append_text(Text(" " * (columns - len(cell)))).append_text(cell)
        yield row.append(f"{_total(cells[name]):>{TOTAL_WIDTH}}")
    yield _legend(layout)


def _layout(rows: Sequence[Cells], width: int) -> _Layout:
    known = {number for row in rows for number in row}
    rounds = (*sorted(number for number in known if number is not None), *((None,) if None in known else ()))
    room = width - NAME_WIDTH - TOTAL_WIDTH
    full = tuple(max(2, *(len(_counts(row.get(number, Counter()))) for row in rows)) + 2 for number in rounds)
    if sum(full) <= room:
        return _Layout(rounds, full, full=True)
    return _Layout(rounds, (3 if 3 * len(rounds) <= room else 2,) * len(rounds), full=False)


def _counts(counts: Counts) -> Text:
    """Return how often each position is taken."""
    parts = [(f"{SIGNS[stance]}{counts[stance]}", COLOURS[stance]) for stance in SIGNS if counts[stance]]
    return Text(" ").join(Text(*part) for part in parts)


def _sign(counts: Counts) -> Text:
    """Return the position in one sign: the most frequent one, or that there is support as well as opposition."""
    if not counts:
        return Text("")
    if counts["support"] and counts["oppose"]:
        return Text(*BOTH)
    # presence without a position says less than any position
    stance = max(counts, key=lambda s: (s != "neutral", counts[s], s))
    return Text(SIGNS[stance], COLOURS[stance])


def _legend(layout: _Layout) -> Text:
    signs = [(sign, COLOURS[stance], stance) for stance, sign in SIGNS.items()]
    signs += [] if layout.full else [(*BOTH, "for and against")]
    signs += [(NO_ROUND, "", "no round")] if None in layout.rounds else []
    parts = [Text.assemble((sign, colour), (f" {meaning}", "dim")) for sign, colour, meaning in signs]
    return Text("  ").join(parts)
