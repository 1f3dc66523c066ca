"""The shape of a network against networkx, on any graph of my people."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.practice.shape import shape

NAMES = "abcdefgh"
GRAPHS = st.tuples(
    st.integers(1, len(NAMES)), st.sets(st.sampled_from(list(combinations(NAMES, 2))))
).map(
    lambda drawn: (
        NAMES[: drawn[0]],
        {pair for pair in drawn[1] if set(pair) <= set(NAMES[: drawn[0]])},
    )
)


def graph_of(people, ties) -> nx.Graph:
    graph = nx.Graph(ties)
    graph.add_edges_from(("me", person) for person in people)
    return graph


@given(GRAPHS)
def test_shape_is_that_of_networkx(drawn) -> None:
    people, ties = drawn
    found, graph = shape(people, ties), graph_of(people, ties)
    assert found
    assert found.constraint == pytest.approx(nx.constraint(graph, ["me"])["me"])
    effective = nx.effective_size(graph, ["me"])["me"]
    assert found.efficiency == pytest.approx(effective / len(people))
    assert found.bridges == len(list(nx.bridges(graph)))


def test_nobody_has_no_shape() -> None:
    assert shape((), ()) is None
