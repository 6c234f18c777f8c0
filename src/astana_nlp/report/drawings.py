"""The pictures of a report: the matrix, the rounds in time, the network. No map: borders would be a statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from astana_nlp.positions import SIDES
from astana_nlp.report.layout import Point, placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from astana_nlp.findings.networks import Network, Tie
    from astana_nlp.report.matrix import Matrix, Row
    from astana_nlp.report.timeline import Event

# names beyond this many cover each other on one page
MOST_ACTORS = 28
# ties of one shared position are in the files; drawing all of them hides the others
MOST_TIES = 90
NETWORK_SIZE = (1040.0, 620.0)
TALL_SIZE = (334.0, 1000.0)  # the same on a phone
KEY = 132  # pixels that a name of the key takes
CELL, NAME, HEAD, LEGEND = 34, 220, 46, 720
LONGEST, LETTER = 50, 6.7  # letters of a name that are written, and pixels that each takes
TIME_SIZE = (1040.0, 250.0)
TIME_LEFT, TIME_BASE, COLUMN = 16.0, 190.0, 16.0
SHAPES = ("circle", "square", "triangle", "diamond", "cross", "ring", "bar", "star")


@dataclass(frozen=True, slots=True)
class Node:
    """An actor of the drawn network."""

    name: str
    side: str
    shape: str
    place: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Line:
    """A tie of the drawn network; `strength` is 1 to 5, `ends` are the places of its actors in the list of nodes."""

    kind: str
    ends: tuple[int, int]
    start: Point
    end: Point
    strength: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a column of the timeline."""

    label: str
    count: int
    x: float
    y: float
    height: float


def network_drawing(network: Network, size: Point = NETWORK_SIZE) -> dict[str, Any] | None:
    """Return what the template of the network draws: the most active actors and their strongest ties."""
    import networkx as nx

    activities = network.activities
    known = sorted(network.actors, key=lambda a: (-activities[a.key], a.name))[:MOST_ACTORS]
    keys = {a.key for a in known}
    ties = [t for t in network.ties if {a.key for a in t.actors} <= keys]
    agree, differ = (strongest_ties(ties, kind, MOST_TIES) for kind in ("congruence", "conflict"))
    tied = {a.key for t in (*agree, *differ) for a in t.actors}
    if not tied:
        return None
    graph = nx.Graph()
    graph.add_nodes_from(sorted(tied))
    for tie in agree:
        graph.add_edge(*(a.key for a in tie.actors), pull=tie.normalised("congruence")["cosine"] + 0.05)
    names = {a.key: a.name for a in known if a.key in tied}
    places = placed(graph, names, size)
    most = max(activities[key] for key in names)
    nodes = [
        Node(a.name, a.side, SHAPES[_side(a.side)], places[a.key], round(5 + 7 * (activities[a.key] / most) ** 0.5, 1))
        for a in known
        if a.key in tied
    ]
    order = {key: i for i, key in enumerate(names)}
    lines = [_line("agree", tie, "congruence", places, order) for tie in reversed(agree)]
    lines += [_line("differ", tie, "conflict", places, order) for tie in reversed(differ)]
    sides = [(s, SIDES[s], SHAPES[_side(s)]) for s in SIDES if any(n.side == s for n in nodes)]
    hidden = len(network.actors) - len(nodes)
    row = int(size[0] // KEY)
    key = {"sides": sides, "key": KEY, "key_row": row, "key_lines": -(-len(sides) // row)}
    return {"size": size, "nodes": nodes, "lines": lines, "hidden": hidden, **key}


def strongest_ties(ties: Sequence[Tie], kind: str, many: int) -> list[Tie]:
    """Return so many ties of a kind, the strongest first."""
    found = [t for t in ties if t.weight(kind) > 0]
    return sorted(found, key=lambda t: (-t.weight(kind), -t.normalised(kind)["jaccard"], t.actors[0].key))[:many]


def _side(side: str) -> int:
    return [*SIDES].index(side if side in SIDES else "other")


def _line(name: str, tie: Tie, kind: str, places: dict[str, Point], order: dict[str, int]) -> Line:
    one, other = (a.key for a in tie.actors)
    return Line(name, (order[one], order[other]), places[one], places[other], min(5, tie.weight(kind)))


def matrix_drawing(matrix: Matrix) -> dict[str, Any] | None:
    """Return what the template of the matrix draws: the rows that a page has room for."""
    lines: list[tuple[float, str, Row | None]] = []
    y = float(HEAD)
    for side, rows in matrix.sides:
        shown = [row for row in rows if not row.more]
        if not shown:
            continue
        lines.append((y + 18, SIDES[side], None))
        y += 26
        for row in shown:
            lines.append((y, row.actor.name, row))
            y += CELL - 6
    if not lines:
        return None
    letters = max(len(name[:LONGEST]) for _, name, _ in lines)
    left = max(NAME, round(letters * LETTER))
    size = (max(left + CELL * len(matrix.columns), LEGEND), y + 40)
    places = {"cell": CELL, "name": left, "head": HEAD, "longest": LONGEST}
    return {"size": size, "lines": lines, "columns": matrix.columns, **places}


def timeline_drawing(events: Sequence[Event]) -> dict[str, Any] | None:
    """Return what the template of the timeline draws: a column of positions at each round, other events as marks."""
    rounds = [e for e in events if e.number]
    if not rounds:
        return None
    begin, end = (date.fromisoformat(d).toordinal() for d in (events[0].first, rounds[-1].last))
    width = (TIME_SIZE[0] - TIME_LEFT - 30) / max(1, end - begin)

    def x_of(day: str) -> float:
        return round(TIME_LEFT + (date.fromisoformat(day).toordinal() - begin) * width, 1)

    places = _apart([x_of(e.first) for e in rounds])
    most = max(1, *(sum(n for _, n in e.labels) for e in rounds))
    years = range(int(events[0].first[:4]) + 1, int(rounds[-1].last[:4]) + 1)
    return {
        "size": TIME_SIZE,
        "base": TIME_BASE,
        "bars": [bar for x, e in zip(places, rounds, strict=True) for bar in _bars(e, x, (TIME_BASE - 40) / most)],
        "rounds": list(zip(places, rounds, strict=True)),
        "others": [(x_of(e.first), e) for e in events if not e.number],
        "years": [(x_of(f"{year}-01-01"), year) for year in years],
    }


def _apart(places: Sequence[float]) -> list[float]:
    """Return the places of columns, none less than a column from the one before."""
    found: list[float] = []
    for x in places:
        found.append(max(x, found[-1] + COLUMN) if found else x)
    return found


def _bars(event: Event, x: float, unit: float) -> list[Bar]:
    y, bars = TIME_BASE, []
    for label, count in event.labels:
        height = round(count * unit, 1)
        y = round(y - height, 1)
        bars.append(Bar(label, count, x, y, height))
    return bars
