"""Networks are those of discourse network analysis, and their files give back every attribute."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from astana_nlp.findings.evidence import Actor
from astana_nlp.findings.networks import find_networks
from astana_nlp.findings.positions import find_positions
from astana_nlp.report.graphfiles import gexf, graphml
from astana_nlp.report.graphs import KINDS, graph_files, one_mode, two_mode
from astana_nlp.report.statements import COLUMNS, statements_csv
from evidence import ALMOND, CEDAR, PINE, statement

if TYPE_CHECKING:
    from astana_nlp.findings.networks import Networks, Tie
    from astana_nlp.report.graphfiles import Graph

# what the two standards require, as far as networks without hierarchy and time need it, in our words
SCHEMAS = {
    name: etree.RelaxNG(file=str(Path(__file__).parent / "data" / f"{name}.rng")) for name in ("graphml", "gexf")
}

# Cedar: + + −, Pine: + − −, Almond: − on the first: worked out by hand below
THREE = (
    *(statement("a", s, round=n) for n, s in ((1, "support"), (2, "support"), (4, "oppose"))),
    *(statement("a", s, round=n, actor=PINE) for n, s in ((1, "support"), (2, "oppose"), (4, "oppose"))),
    statement("a", "oppose", round=1, actor=ALMOND),
)


def networks(*statements: object) -> Networks:
    return find_networks(find_positions(statements))  # type: ignore[arg-type]


def tie(found: Networks, one: Actor, other: Actor) -> Tie:
    return next(t for t in found.whole.ties if {t.actors[0].name, t.actors[1].name} == {one.name, other.name})


def test_congruence_conflict_and_their_difference() -> None:
    """Rounds 1 and 4 in common, opposed on round 2."""
    found = tie(networks(*THREE), CEDAR, PINE)
    assert [found.weight(kind) for kind in KINDS] == [2, 1, 1]
    assert found.activities == (3, 3)


def test_normalisations() -> None:
    """Two shared of three each: two thirds on average and as cosine, two of the four that either has (Jaccard)."""
    found = tie(networks(*THREE), CEDAR, PINE).normalised("congruence")
    assert found == {"average_activity": 0.6667, "jaccard": 0.5, "cosine": 0.6667}


def test_conditional_support_agrees_with_its_like_and_conflicts_with_nothing() -> None:
    """It is a stance of its own."""
    both = networks(statement("a", "conditional"), statement("a", "conditional", actor=PINE))
    assert tie(both, CEDAR, PINE).congruence == 1
    assert networks(statement("a", "conditional"), statement("a", "oppose", actor=PINE)).whole.ties == ()


def test_a_position_counts_once_however_many_sources_tell_it() -> None:
    """Duplicates are ignored across documents."""
    often = [statement(d, "support") for d in "abc"]
    assert tie(networks(*often, statement("a", "support", actor=PINE)), CEDAR, PINE).congruence == 1


def test_guesses_tie_nobody() -> None:
    """Positions below one half stay out."""
    assert networks(statement("a", "support", certainty=0.3), statement("a", "support", actor=PINE)).whole.ties == ()


def test_years_and_moving_windows() -> None:
    """Rounds 1 and 10 lie eighteen months apart: no window holds both."""
    held = [statement("a", "support", round=n, actor=a) for n, a in ((1, CEDAR), (10, CEDAR), (1, PINE), (10, PINE))]
    found = networks(*held)
    assert [(n.first, len(n.ties)) for n in found.years] == [("2017-01-01", 1), ("2018-01-01", 1)]
    assert [n.first for n in found.windows][:2] == ["2017-01-23", "2017-04-24"]
    assert max(t.congruence for n in found.windows for t in n.ties) == 1


def attributes(graph: Any) -> tuple[dict[str, Any], dict[frozenset[str], Any]]:  # noqa: ANN401 -- networkx has no types
    """Return the attributes of nodes and edges; GEXF numbers its edges, which says nothing."""
    edges = {frozenset((u, v)): {k: value for k, value in d.items() if k != "id"} for u, v, d in graph.edges(data=True)}
    return dict(graph.nodes(data=True)), edges


def written(graph: Graph) -> tuple[dict[str, Any], dict[frozenset[str], Any]]:
    """Return the same of a graph that is to be written."""
    return graph.nodes, {frozenset((one, other)): data for one, other, data in graph.edges}


names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff"), min_size=1)


@given(st.lists(names.map(str.strip).filter(bool), min_size=2, max_size=5, unique=True))
def test_files_give_back_every_attribute(people: list[str]) -> None:
    """GraphML and GEXF, one mode and two, whatever the names are."""
    held = [statement("a", "support", actor=Actor("", name, "FACTION", "opposition")) for name in people]
    found = networks(*held, statement("b", "oppose", actor=CEDAR, motives=("detainees", "exclusion")))
    for graph in (*(one_mode(found.whole, kind) for kind in KINDS), two_mode(found.whole)):
        assert attributes(nx.read_graphml(io.BytesIO(graphml(graph)))) == written(graph)
        assert attributes(nx.read_gexf(io.BytesIO(gexf(graph)))) == written(graph)
        assert SCHEMAS["graphml"].validate(etree.fromstring(graphml(graph))), SCHEMAS["graphml"].error_log
        assert SCHEMAS["gexf"].validate(etree.fromstring(gexf(graph))), SCHEMAS["gexf"].error_log


def test_of_too_many_ties_the_weak_ones_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cedar and Pine share two positions, the others one: with room for one tie, the file says what it lacks."""
    monkeypatch.setattr("astana_nlp.findings.networks.MOST_TIES", 1)
    whole = networks(*THREE).whole
    assert [(t.congruence, t.conflict) for t in whole.ties] == [(2, 1)]
    assert (whole.least, whole.dropped) == (2, 2)
    assert b"ties of weight 2 and more, 2 weaker ones left out" in graphml(one_mode(whole, "congruence"))


def test_files_of_all_time_each_year_and_windows() -> None:
    """The same findings give the same bytes."""
    files = dict(graph_files(networks(*THREE)))
    assert {name.rpartition("/")[0] for name in files} == {"networks", "networks/2017"}
    assert {"networks/windows.csv", "networks/congruence.gexf", "networks/2017/conflict.graphml"} <= files.keys()
    of_all, of_year = ({n.removeprefix(f) for n in files if n.startswith(f)} for f in ("networks/", "networks/2017/"))
    assert of_year == {n for n in of_all if "/" not in n and not n.endswith(".csv")}
    assert dict(graph_files(networks(*THREE))) == files


@pytest.mark.parametrize(("stance", "agreement"), [("support", "1"), ("oppose", "0"), ("conditional", "")])
def test_the_statement_table_has_the_columns_of_dna(stance: str, agreement: str) -> None:
    """ID, time, document ID … agreement, then ours."""
    content = statements_csv(find_positions([statement("a", stance, date="2017-03-10")])).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert list(row) == list(COLUMNS)
    assert (row["organization"], row["concept"], row["agreement"]) == ("Cedar Brigade", "round 3", agreement)
    assert row["time"] == "2017-03-10 00:00:00"


def test_a_person_stands_with_what_they_belong_to() -> None:
    """As DNA has it: person and organization."""
    envoy = Actor("staffan-de-mistura", "Staffan de Mistura", "PERSON", "UN")
    content = statements_csv(find_positions([statement("a", "support", actor=envoy)])).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert (row["person"], row["organization"]) == ("Staffan de Mistura", "United Nations")
