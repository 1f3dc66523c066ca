"""Duplicates on the web: one question at a time with both sides, answers, look-alikes."""

import re

from tests.faces.web.acquaintances import GIORGOS, POSER


def pairs(visitor):
    return visitor.program("GET", "/api/duplicates").json["pairs"]


def part(text, heading):
    found = re.search(rf'id="{heading}">(.*?)</(?:section|article)>', text, re.DOTALL)
    return found[1] if found else ""


def answer(visitor, verb):
    asked = part(visitor.get("/duplicates").text, "ask")
    a, b = (re.findall(rf'name="{side}" value="([^"]+)"', asked)[0] for side in "ab")
    visitor.send(f"/do/{verb}", ("a", a), ("b", b), ("back", "/duplicates"))
    return visitor.get("/duplicates").text


def test_the_best_question_comes_first_with_both_sides_and_reasons(onlooker):
    best, other = pairs(onlooker)
    text = onlooker.get("/duplicates").text
    asked = part(text, "ask")
    for shown in (
        "Giorgos Papadopoulos",
        GIORGOS,
        "Yorgos Papadopoulos",
        "linkedin.com/in/yorgos-p",
    ):
        assert shown in asked
    assert "Buyer, Harbour" in asked
    assert "1 message from you, 0 from them" in asked
    assert re.search(r"First \d+ months ago, last \d+ months ago", asked)
    for reason in best["because"]:
        assert reason in asked
    assert "one person in about 9 of 10 such pairs" in asked
    assert "Bo Berg" not in asked
    assert "Bo Berg" in part(text, "next")
    assert other["because"][0] in part(text, "next")


def test_later_asks_the_next_and_goes_back_to_the_first(onlooker):
    (later,) = re.findall(r'href="([^"]+)" data-act="l"', onlooker.get("/duplicates").text)
    text = onlooker.get(later).text
    assert "Bo Berg" in part(text, "ask")
    assert "Giorgos" not in part(text, "ask")
    assert 'href="/duplicates" data-act="l"' in text
    assert "Giorgos" in part(onlooker.get("/duplicates?at=99").text, "ask")


def test_yes_joins_asks_the_next_and_can_be_undone(host):
    text = answer(host, "merge")
    told = text[: text.index("<h1>")]
    assert 'action="/do/undo"' in told
    assert f">{GIORGOS} and " in told
    assert "Bo Berg" in part(text, "ask")
    assert "are one person" in part(text, "answered")
    assert len(pairs(host)) == 1
    (step,) = re.findall(r'name="step" value="([a-z2-7]+)"', part(text, "answered"))
    host.send("/do/undo", ("step", step))
    assert len(pairs(host)) == 2
    assert "No answer of yours yet" in host.get("/duplicates").text


def test_no_keeps_them_apart_and_when_all_is_answered_there_is_nothing_to_ask(host):
    answer(host, "apart")
    text = answer(host, "apart")
    assert "there is nothing to ask" in text
    assert part(text, "answered").count("are two people</p>") == 2
    assert pairs(host) == []


def test_other_decisions_are_no_answers(host):
    host.send("/do/key", ("who", GIORGOS))
    host.said()
    assert "No answer of yours yet" in host.get("/duplicates").text


def test_look_alikes_are_named_and_explained(onlooker):
    text = part(onlooker.get("/duplicates").text, "look-alikes")
    assert POSER in text
    assert "the address looks the same as xenia@harbour.example" in text
    assert "never joined" in text
