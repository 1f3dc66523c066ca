"""Lessons on the web: what is done is seen, by its evidence, and nothing is ticked off."""

import re
from html import unescape


def states(page):
    found = re.findall(
        r'id="([\w-]+)"[^>]*>\s*<summary>.*?<span class="tag[^>]*>(\w+)<', page, re.DOTALL
    )
    return dict(found)


def test_lessons_stand_as_the_command_tells_them(guest):
    record = guest.program("GET", "/api/lessons").json
    page = guest.get("/lessons").text
    expected = {
        each["name"]: "done"
        if each["done"]
        else "next"
        if each["name"] == record["next"]
        else "open"
        for each in record["lessons"]
    }
    assert states(page) == expected
    assert f"{record['done']} of {record['total']} done" in page
    for each in record["lessons"]:
        assert each["act"] in unescape(page)


def test_an_act_ends_its_lesson(visitor):
    assert states(visitor.get("/lessons").text)["asking"] != "done"
    visitor.send("/do/log", ("who", "Bo Berg"), ("flag", "call"), ("asked", "advice on a talk"))
    assert states(visitor.get("/lessons").text)["asking"] == "done"
