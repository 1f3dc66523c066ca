"""Introductions on the web: the paths of the command, followed step by step, and those to give."""

import re
from html import unescape

ANA = "ana.private@example.com"


def test_ways_stand_as_the_command_tells_them(guest):
    paths = guest.program("GET", f"/api/intro?target={ANA}&limit=5").json["paths"]
    page = unescape(guest.get(f"/introductions?target={ANA}").text)
    ways = page.partition('id="ways"')[2].partition('id="under-way"')[0]
    assert paths
    assert ways.count('class="card"') == len(paths)
    for path in paths:
        assert path["draft"] in ways
        assert f'href="/person/{path["people"][1]["id"]}"' in ways


def test_who_is_not_known_is_told_with_the_nearest(guest):
    page = guest.get("/introductions?target=Nobody+%26+Sons").text
    assert "Nobody &amp; Sons" in page
    assert 'class="card"' not in page.partition('id="ways"')[2].partition('id="under-way"')[0]


def test_an_introduction_is_followed_and_taken_back(visitor):
    one, other = [
        each["id"] for each in visitor.program("GET", "/api/people?limit=2").json["people"]
    ]
    fields = [("words", "offer"), ("words", one), ("words", other)]
    visitor.send("/do/introduction", *fields, ("back", "/introductions"))
    page = visitor.get("/introductions").text
    under_way = page.partition('id="under-way"')[2].partition('id="to-give"')[0]
    assert f'href="/person/{one}"' in under_way
    (step,) = re.findall(r'name="step" value="(\w+)"', page)
    visitor.send("/do/undo", ("each", "step"), ("step", step))
    assert "No introduction is under way" in visitor.get("/introductions").text
