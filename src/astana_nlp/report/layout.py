"""Where the actors of a network stand in its drawing: the springs of networkx, then names moved off each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Point = tuple[float, float]
# a seed that gives the same picture every time, and enough rounds for some thirty names to find room
SEED, ROUNDS = 7, 200
LETTER, LINE = 7.2, 38.0  # pixels that a letter, and a name with its mark, take
MARGIN = (90.0, 30.0)


def placed(graph: Any, names: Mapping[str, str], size: Point) -> dict[str, Point]:  # noqa: ANN401 -- networkx has no types
    """Return the place of each node in pixels, inside the size; actors that agree more stand nearer.

    Args:
        graph: nodes and edges with a `pull`.
        names: what is written beside each node.
        size: width and height of the drawing.
    """
    import networkx as nx

    found = nx.spring_layout(graph, weight="pull", seed=SEED, k=2.2 / max(1.0, len(graph) ** 0.5), iterations=150)
    across, down = (_spread({node: float(found[node][axis]) for node in sorted(graph)}) for axis in (0, 1))
    (wide, high), (left, top) = size, (min(MARGIN[0], size[0] / 12), MARGIN[1])
    places = {node: (left + across[node] * (wide - 2 * left), top + down[node] * (high - 2 * top)) for node in across}
    return _apart(places, names, size)


def _spread(values: Mapping[str, float]) -> dict[str, float]:
    """Return values from 0 to 1, halfway between what they are and an even spread, so that no corner is crowded."""
    low, high = min(values.values()), max(values.values())
    order = sorted(values, key=lambda node: (values[node], node))
    last = max(1, len(order) - 1)
    return {n: ((values[n] - low) / ((high - low) or 1) + i / last) / 2 for i, n in enumerate(order)}


def _apart(places: dict[str, Point], names: Mapping[str, str], size: Point) -> dict[str, Point]:
    """Move names that overlap away from each other, a little each time."""
    nodes = sorted(places)
    places = {node: _inside(place, len(names[node]), size) for node, place in places.items()}
    for _ in range(ROUNDS):
        moved = False
        for i, one in enumerate(nodes):
            for other in nodes[i + 1 :]:
                shift = _overlap(places[one], places[other], len(names[one]) + len(names[other]))
                if shift:
                    moved = True
                    (x, y), (u, v) = places[one], places[other]
                    places[one] = _inside((x - shift[0] / 2, y - shift[1] / 2), len(names[one]), size)
                    places[other] = _inside((u + shift[0] / 2, v + shift[1] / 2), len(names[other]), size)
        if not moved:
            break
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in places.items()}


def _overlap(one: Point, other: Point, letters: int) -> Point | None:
    """Return by how much the second name should move from the first, along the shorter way, or None."""
    wide, high = letters * LETTER / 2 + 8, LINE
    dx, dy = other[0] - one[0], other[1] - one[1]
    if abs(dx) >= wide or abs(dy) >= high:
        return None
    if (wide - abs(dx)) * high < (high - abs(dy)) * wide:
        return (wide - abs(dx)) * (1 if dx >= 0 else -1), 0.0
    return 0.0, (high - abs(dy)) * (1 if dy >= 0 else -1)


def _inside(place: Point, letters: int, size: Point) -> Point:
    half = letters * LETTER / 2 + 4
    return min(max(place[0], half), size[0] - half), min(max(place[1], LINE), size[1] - LINE)
