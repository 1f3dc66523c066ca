"""The plan on the web: shown as it stands, set part by part, taken back."""


def plan(visitor):
    return visitor.program("POST", "/api/plan", {}).json


def set_to(visitor, name, value):
    words = [("words", "set"), ("words", name), ("words", value)]
    return visitor.send("/do/plan", *words, ("back", "/plan"))


def test_each_part_can_be_set_and_is_shown(visitor):
    for name, value in [("stage", "owner"), ("pace", "gentle"), ("targets", "Alder, Beech")]:
        assert set_to(visitor, name, value).headers["location"] == "/plan"
    assert plan(visitor)["targets"] == ["Alder", "Beech"]
    page = visitor.get("/plan").text
    assert '<option value="owner" selected>' in page
    assert '<option value="gentle" selected>' in page
    assert 'value="Alder, Beech"' in page


def test_a_setting_is_told_and_taken_back(visitor):
    before = plan(visitor)
    set_to(visitor, "pace", "full")
    assert "Pace set to full" in visitor.said("/plan")
    (step,) = visitor.program("GET", "/api/history").json["steps"]
    visitor.send("/do/undo", ("each", "step"), ("step", step["id"]))
    assert plan(visitor) == before


def test_goals_can_be_changed_and_dropped(visitor):
    set_to(visitor, "new_people", "3/60")
    set_to(visitor, "gave", "0")
    page = visitor.get("/plan").text
    assert 'name="words" value="3/60"' in page
    assert "gave" not in [floor["measure"] for floor in plan(visitor)["floors"]]


def test_a_pause_is_shown_and_ended(visitor):
    set_to(visitor, "pause", "2026-12-21..2027-01-03")
    assert "21 December 2026 to 3 January 2027" in visitor.get("/plan").text
    set_to(visitor, "pause", "none")
    assert plan(visitor)["pauses"] == []


def test_a_pause_is_two_days_of_a_calendar(visitor):
    assert visitor.get("/plan").text.count('type="date" name="words"') == 2
    days = [("words", day) for day in ("set", "pause", "2026-12-21", "2027-01-03")]
    visitor.send("/do/plan", *days)
    assert plan(visitor)["pauses"] == [["2026-12-21", "2027-01-03"]]


def test_what_cannot_be_set_is_told_and_changes_nothing(visitor):
    before = plan(visitor)
    set_to(visitor, "pace", "frantic")
    assert "gentle, steady, full" in visitor.said("/plan")
    assert plan(visitor) == before
