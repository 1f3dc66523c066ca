"""The sweep: one choice each, saved at once, and taken back at once."""

import re


def offered(visitor):
    return dict.fromkeys(re.findall(r'name="is-([^"]+)"', visitor.get("/sweep").text))


def steps(visitor):
    return visitor.program("GET", "/api/history").json["steps"]


def person(visitor, who):
    return visitor.program("GET", f"/api/person?who={who}").json


def test_each_is_put_where_they_belong_and_all_of_it_taken_back(visitor):
    people = list(offered(visitor))
    choices = ["key", "private", "never", "network", ""]
    assert len(people) >= len(choices)
    chosen = [(f"is-{who}", what) for who, what in zip(people, choices, strict=False)]
    assert visitor.send("/sweep", *chosen).headers["location"] == "/sweep"
    assert person(visitor, people[0])["key"] is True
    assert [person(visitor, who)["mark"] for who in people[1:5]] == [
        "private", "never", "network", None,
    ]  # fmt: skip
    page = visitor.get("/sweep").text
    assert "And 1 more" in page
    left = dict.fromkeys(re.findall(r'name="is-([^"]+)"', page))
    assert not set(people[:4]) & set(left)
    assert people[4] in left
    undo = [("step", each) for each in re.findall(r'name="step" value="([^"]+)"', page)]
    assert len(undo) == 4
    visitor.send("/do/undo", ("each", "step"), *undo)
    assert steps(visitor) == []


def test_what_cannot_be_marked_is_told_and_what_was_done_can_be_undone(visitor):
    who = next(iter(offered(visitor)))
    visitor.send("/sweep", (f"is-{who}", "key"), ("is-nobody-at-all", "key"))
    page = visitor.get("/sweep").text
    assert "nobody-at-all" in page
    assert [step["id"] for step in steps(visitor)] == re.findall(
        r'name="step" value="([^"]+)"', page
    )


def test_nothing_chosen_changes_nothing(visitor):
    visitor.send("/sweep", *[(f"is-{who}", "") for who in offered(visitor)])
    assert "stays as they are" in visitor.said()
    assert steps(visitor) == []


def test_without_the_token_nothing_is_saved(visitor):
    who = next(iter(offered(visitor)))
    body = f"token=guessed&is-{who}=never".encode()
    kind = "application/x-www-form-urlencoded"
    origin = f"http://{visitor.host}"
    assert visitor.ask("POST", "/sweep", body, Content_Type=kind, Origin=origin).status == 400
    assert steps(visitor) == []
