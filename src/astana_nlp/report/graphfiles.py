"""Graphs as GraphML and GEXF 1.3, by the published schemas of both.

GraphML: Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002, 'GraphML progress report' (namespace
http://graphml.graphdrawing.org/xmlns). GEXF: the Gephi consortium, https://gexf.net/1.3. Both declare every attribute
with its type, so that Gephi and visone read numbers as numbers. Nothing of the time of writing is in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Attributes = dict[str, str | float | bool]
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
GEXF = (
    '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">'
)
# what XML 1.0 cannot hold
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Graph:
    """An undirected graph: nodes by key, and edges as two keys, each with the same attributes throughout.

    Nodes have a `label`, edges a `weight`.
    """

    name: str
    nodes: dict[str, Attributes] = field(default_factory=dict)
    edges: list[tuple[str, str, Attributes]] = field(default_factory=list)


def graphml(graph: Graph) -> bytes:
    """Return a graph as GraphML."""
    return _document(_graphml(graph))


def _graphml(graph: Graph) -> Iterator[str]:
    types = {"node": _types(graph.nodes.values()), "edge": _types(d for _, _, d in graph.edges)}
    yield GRAPHML
    for kind, names in types.items():
        for name, of in names.items():
            yield f'<key id="{kind[0]}-{name}" for="{kind}" attr.name={_quoted(name)} attr.type="{of}"/>'
    yield f'<graph id="network" edgedefault="undirected"><desc>{_escaped(graph.name)}</desc>'
    for key, data in graph.nodes.items():
        yield f"<node id={_quoted(key)}>{_data('n', data)}</node>"
    for one, other, data in graph.edges:
        yield f"<edge source={_quoted(one)} target={_quoted(other)}>{_data('e', data)}</edge>"
    yield "</graph></graphml>"


def _data(kind: str, data: Attributes) -> str:
    return "".join(f'<data key="{kind}-{name}">{_escaped(_text(value))}</data>' for name, value in data.items())


def gexf(graph: Graph) -> bytes:
    """Return a graph as GEXF 1.3; labels and weights stand where the format has a place for them."""
    return _document(_gexf(graph))


def _gexf(graph: Graph) -> Iterator[str]:
    nodes, edges = _types(graph.nodes.values()), _types(d for _, _, d in graph.edges)
    yield f"{GEXF}<meta><creator>astana_nlp</creator><description>{_escaped(graph.name)}</description></meta>"
    yield '<graph defaultedgetype="undirected" mode="static" idtype="string">'
    for kind, types, own in (("node", nodes, "label"), ("edge", edges, "weight")):
        declared = (f'<attribute id="{n}" title="{n}" type="{of}"/>' for n, of in types.items() if n != own)
        yield f'<attributes class="{kind}" mode="static">{"".join(declared)}</attributes>'
    yield "<nodes>"
    for key, data in graph.nodes.items():
        yield f"<node id={_quoted(key)} label={_quoted(_text(data['label']))}>{_values(data, 'label')}</node>"
    yield "</nodes><edges>"
    for i, (one, other, data) in enumerate(graph.edges):
        ends = f"source={_quoted(one)} target={_quoted(other)}"
        yield f'<edge id="{i}" {ends} weight="{_text(data["weight"])}">{_values(data, "weight")}</edge>'
    yield "</edges></graph></gexf>"


def _values(data: Attributes, own: str) -> str:
    values = (f'<attvalue for="{n}" value={_quoted(_text(value))}/>' for n, value in data.items() if n != own)
    return f"<attvalues>{''.join(values)}</attvalues>"


def _types(every: Iterable[Attributes]) -> dict[str, str]:
    """Return the type of each attribute, under the names that both formats share."""
    first: Attributes = next(iter(every), {})
    return {name: _TYPES[type(value)] for name, value in first.items()}


_TYPES: dict[type, str] = {bool: "boolean", int: "long", float: "double", str: "string"}


def _text(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("", text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("", text))


def _document(lines: Iterator[str]) -> bytes:
    return "\n".join((HEAD, *lines, "")).encode()
