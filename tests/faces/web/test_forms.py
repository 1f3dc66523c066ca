"""Forms: what they do, what they say, where they lead, and that it can be taken back."""

import pytest

ANA = "ana.private@example.com"


def ids(visitor, count):
    return [
        each["id"] for each in visitor.program("GET", f"/api/people?limit={count}").json["people"]
    ]


def steps(visitor):
    return visitor.program("GET", "/api/history").json["steps"]


def test_a_form_does_what_the_command_does_and_says_so(visitor):
    who = ids(visitor, 1)[0]
    answer = visitor.send("/do/key", ("who", who), ("back", "/people?query=a"))
    assert (answer.status, answer.headers["location"]) == (303, "/people?query=a")
    assert visitor.program("GET", f"/api/person?who={who}").json["key"] is True
    assert "key person" in visitor.said()
    assert visitor.said() == ""


def test_what_was_done_can_be_taken_back(visitor):
    chosen = [("who", who) for who in ids(visitor, 3)]
    visitor.send("/do/mark", ("each", "who"), ("mark", "private"), *chosen)
    done = steps(visitor)
    assert len(done) == 3
    visitor.program("POST", "/api/key", {"who": chosen[0][1]})
    visitor.send("/do/undo", ("each", "step"), *[("step", step["id"]) for step in done])
    assert [step["what"] for step in steps(visitor)] == ["key"]


def test_a_form_may_hold_fields_of_other_operations(visitor):
    who = ids(visitor, 1)[0]
    visitor.send("/do/key", ("each", "who"), ("who", who), ("mark", "never"), ("tag", "choir"))
    assert [step["what"] for step in steps(visitor)] == ["key"]


def test_nobody_ticked_is_told(visitor):
    visitor.send("/do/mark", ("each", "who"), ("mark", "never"))
    assert "tick somebody" in visitor.said()
    assert steps(visitor) == []


def test_a_refusal_is_told_on_the_page_and_nothing_is_done(visitor):
    visitor.send("/do/snooze", ("who", ids(visitor, 1)[0]), ("days", "many"))
    assert "whole number" in visitor.said()
    visitor.send("/do/key", ("who", "nobody@nowhere.example"))
    assert "nobody@nowhere.example" in visitor.said()
    assert steps(visitor) == []


@pytest.mark.parametrize(
    "back",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "/a\r\nX: y"],
)
def test_a_form_leads_to_pages_of_ours_only(visitor, back):
    answer = visitor.send("/do/skip", ("who", ids(visitor, 1)[0]), ("back", back))
    assert answer.headers["location"] == "/"


def test_a_flag_and_a_meal(visitor):
    fields = [("who", ANA), ("flag", "met"), ("meal", "lunch"), ("on", ""), ("gave", "")]
    assert visitor.send("/do/log", *fields).status == 303
    (entry,) = visitor.program("GET", f"/api/person?who={ANA}&limit=1").json["timeline"]
    assert entry["channel"] == "meeting"


def test_what_only_reads_has_no_form(guest):
    assert guest.send("/do/people").status in {404, 405}


def test_a_form_beyond_its_limit_is_refused(guest):
    assert guest.send("/do/key", ("who", "a" * (1 << 20))).status == 400
