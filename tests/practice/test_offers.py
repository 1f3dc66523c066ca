"""Offers: where we worked together, and what somebody could join."""

import pytest
from tests.practice.scenes import entry, on, tie, who

from mutuals.model.choice import Brief
from mutuals.model.evidence import Evidence
from mutuals.model.position import Affiliation, Organisation
from mutuals.practice.offers import events, together

TODAY = on("2026-11-18")
MINE = (Evidence("linkedin-positions", "Positions.csv#positions"),)
CARD = (Evidence("vcard", "ana.vcf#1"),)
JOB = Affiliation("Harbor Light GmbH", "Lead", "2024-03", "2026-04")
KNOWN = tie("Ana", TODAY - 63, TODAY, days=12, first_day=on("2025-01-10"))
THERE = Organisation("Harbor Light", "Planner", None, None)


def brief(**fields):
    given = {"tie": KNOWN, "organisations": (THERE,), "cards": CARD}
    return Brief(who("Ana"), **{**given, **fields})


def test_who_i_worked_with_can_be_recommended():
    found = together(brief(), [JOB], MINE)
    assert found is not None
    assert (found.kind, found.text) == ("recommendation", "Harbor Light GmbH")
    assert found.evidence == (*CARD, *MINE)
    assert found.reason == (
        "You and Ana were both at Harbor Light GmbH, in touch on 12 days; you could recommend Ana."
    )


@pytest.mark.parametrize(
    ("fields", "is_offered"),
    [
        ({}, True),
        ({"tie": None}, False),
        ({"tie": KNOWN._replace(days=9)}, False),
        ({"tie": KNOWN._replace(first_day=on("2026-05-02"))}, False),
        ({"organisations": (THERE._replace(name="Light"),)}, False),
        ({"organisations": (THERE._replace(from_="2019", to_="2024-02"),)}, False),
        ({"organisations": (THERE._replace(from_="2019", to_="2024-03"),)}, True),
        ({"organisations": (), "reached": ("ana@mail.harborlight.example",)}, True),
        ({"organisations": (), "reached": ("ana@harbor.example", "+49 30 1")}, False),
        ({"favours": (entry("gave", "Ana", TODAY - 900, "recommendation"),)}, False),
        ({"favours": (entry("gave", "Ana", TODAY - 900, "advice"),)}, True),
    ],
)
def test_only_who_was_there_in_my_time_and_known_well(fields, is_offered):
    assert (together(brief(**fields), [JOB], MINE) is not None) == is_offered


def test_without_a_position_of_mine_nobody_was_there():
    assert together(brief(), [], ()) is None


def test_who_i_met_may_come_along():
    going = [(TODAY + 10, "Night of the Carts", MINE[0])]
    met = brief(tie=KNOWN._replace(met=2))
    (found,) = events(met, going)
    assert (found.kind, found.text, found.day) == ("event", "Night of the Carts", TODAY + 10)
    assert found.evidence == MINE
    assert found.reason == (
        "You are going to Night of the Carts on 28 November 2026; Ana may like to come along."
    )
    assert not list(events(brief(), going))
    assert not list(events(brief(tie=None), going))
