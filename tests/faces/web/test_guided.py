"""Advice on pages leads to pages: nobody in a browser is told to type a command."""

import pytest

from mutuals.faces.web.guided import guided


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("`mutuals import PATH` reads one in.", '<a href="/import">Import</a> reads one in.'),
        ("see `mutuals history`", 'see <a href="/settings#decisions">What you decided</a>'),
        ("in a terminal, `mutuals score`", "in a terminal, `mutuals score`"),
        ("<b>`mutuals key <i>`</b>", '&lt;b&gt;<a href="/sweep">Sweep</a>&lt;/b&gt;'),
        ("`mutuals import FILE` reads it", "`mutuals import FILE` reads it"),
        ("`mutuals nothing", "`mutuals nothing"),
    ],
)
def test_commands_become_links_and_all_else_is_escaped(said, shown):
    assert guided(said) == shown


def test_every_link_leads_to_a_page(guest):
    pages = {"import", "history", "key", "plan", "ledger", "people", "duplicates", "init"}
    for name in pages:
        place = guided(f"`mutuals {name}`").split('"')[1]
        assert guest.get(place.partition("#")[0]).status == 200


def test_a_page_that_is_refused_leads_to_another(guest):
    page = guest.get("/person/zzqqxx").text
    assert 'see <a href="/people">People</a> for who is here' in page


def test_what_is_taken_back_is_named(visitor):
    who = visitor.program("GET", "/api/people?limit=1").json["people"][0]
    visitor.send("/do/key", ("who", who["id"]))
    (step,) = visitor.program("GET", "/api/history").json["steps"]
    visitor.said()
    visitor.send("/do/undo", ("step", step["id"]))
    assert visitor.said() == f"Taken back: {step['says']}."


def test_what_is_refused_names_the_page(visitor):
    who = visitor.program("GET", "/api/people?limit=1").json["people"][0]["id"]
    visitor.send("/do/merge", ("a", who), ("b", who))
    assert visitor.said().endswith('<a href="/settings#decisions">What you decided</a>')
