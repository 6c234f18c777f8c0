"""Networks with all attributes for the files that Gephi and visone open; the ties of windows as a table.

The formats have no empty values and no lists: every attribute is a text, a number or yes/no, and always there.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from astana_nlp.findings.networks import NORMALISATIONS
from astana_nlp.findings.rounds import TALKS
from astana_nlp.report.graphfiles import Graph, gexf, graphml
from astana_nlp.report.wording import anchor, on_what
from astana_nlp.tablefiles import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

    from astana_nlp.findings.evidence import Actor
    from astana_nlp.findings.networks import Network, Networks
    from astana_nlp.findings.positions import Position

KINDS = ("congruence", "conflict", "subtract")
TWO_MODE = "actors-and-rounds"


def graph_files(networks: Networks) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file: all time and each year in both formats, the ties of all windows."""
    folders = [("networks", networks.whole), *((f"networks/{n.first[:4]}", n) for n in networks.years)]
    for folder, network in folders:
        for name, graph in _graphs(network):
            yield f"{folder}/{name}.graphml", graphml(graph)
            yield f"{folder}/{name}.gexf", gexf(graph)
    yield "networks/windows.csv", windows_csv(networks)


def _graphs(network: Network) -> Iterator[tuple[str, Graph]]:
    for kind in KINDS:
        yield kind, one_mode(network, kind)
    yield TWO_MODE, two_mode(network)


def one_mode(network: Network, kind: str) -> Graph:
    """Return the network of actors of a kind; `weight` is its count, the normalised weights stand beside it."""
    graph = Graph(f"{kind} of positions, {_time(network)}{_kept(network)}")
    _add_actors(graph, network)
    for tie in network.ties:
        if weight := tie.weight(kind):
            one, other = map(anchor, tie.actors)
            both = {"congruence": tie.congruence, "conflict": tie.conflict}
            graph.edges.append((one, other, {"weight": weight, **both, **tie.normalised(kind)}))
    return graph


def two_mode(network: Network) -> Graph:
    """Return actors and what they take positions on: `weight` is the certainty, `score` runs from 1 to -1.

    `by_activity` divides the score by the number of positions of the actor, `by_prominence` by those on the concept.
    """
    graph = Graph(f"positions, {_time(network)}")
    _add_actors(graph, network)
    prominence, activities = Counter(map(_concept, network.positions)), network.activities
    for position in network.positions:
        concept = _concept(position)
        graph.nodes[concept] = _thing(position, prominence[concept])
        shares = {
            "by_activity": round(position.score / activities[position.actor.key], 4),
            "by_prominence": round(position.score / prominence[concept], 4),
        }
        graph.edges.append((anchor(position.actor), concept, {**_position(position), **shares}))
    return graph


def _add_actors(graph: Graph, network: Network) -> None:
    activities = network.activities
    for actor in network.actors:
        graph.nodes[anchor(actor)] = _actor(actor, activities[actor.key])


def _concept(position: Position) -> str:
    return f"{position.target}-{position.round}" if position.round else position.target


def _actor(actor: Actor, activity: int) -> dict[str, Any]:
    return {
        "label": actor.name,
        "mode": "actor",
        "kind": actor.label,
        "side": actor.side,
        "listed": bool(actor.actor_id),
        "activity": activity,
    }


def _thing(position: Position, activity: int) -> dict[str, Any]:
    kind = "round" if position.target == TALKS and position.round else "target"
    label = on_what(position.target, position.round)
    return {"label": label, "mode": "concept", "kind": kind, "side": "", "listed": True, "activity": activity}


def _position(position: Position) -> dict[str, Any]:
    return {
        "weight": float(position.certainty),
        "stance": position.label,
        "score": round(position.score, 4),
        "sources": position.sources,
        "motives": ";".join(position.motives),
        "reviewed": position.reviewed,
    }


def _kept(network: Network) -> str:
    """Return which ties the file has, where it has not all of them."""
    if not network.dropped:
        return ""
    return f"; ties of weight {network.least} and more, {network.dropped:,} weaker ones left out"


def _time(network: Network) -> str:
    return f"{network.first} to {network.last}" if network.first else "all time"


def windows_csv(networks: Networks) -> bytes:
    """Return the ties of all moving windows as a table, one row a tie and window."""
    columns = ["first", "last", "actor", "other_actor", *KINDS]
    columns += [f"{kind}_{name}" for kind in KINDS for name in NORMALISATIONS]
    rows = [
        (
            network.first,
            network.last,
            *(actor.name for actor in tie.actors),
            *(tie.weight(kind) for kind in KINDS),
            *chain.from_iterable(tie.normalised(kind).values() for kind in KINDS),
        )
        for network in networks.windows
        for tie in network.ties
    ]
    return to_csv(columns, rows)
