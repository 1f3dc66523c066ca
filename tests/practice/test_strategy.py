"""The plan: floors per stage and pace, settings as they are typed, pauses."""

import pytest
from tests.practice.scenes import on

from mutuals.errors import SettingError
from mutuals.model.decision import Decision
from mutuals.model.strategy import Floor, Pause
from mutuals.practice.strategy import plan_of, settings_of, understand

ZONE = "Europe/Berlin"


def floors_of(**settings):
    plan = plan_of(settings, ZONE)
    return {floor.measure: (floor.value, floor.window_days) for floor in plan.floors}


SEEKER = {
    "reached_out": (5, 7),
    "existing": (3, 7),
    "key_in_touch": (0.5, 28),
    "new_people": (2, 28),
    "gave": (2, 28),
    "face_to_face": (1, 28),
}


def test_defaults():
    plan = plan_of({}, ZONE)
    assert (plan.stage, plan.pace, plan.pauses, plan.zone) == ("seeker", "steady", (), ZONE)
    assert (plan.targets, plan.communities, plan.sites) == ((), (), ())
    assert floors_of() == SEEKER


@pytest.mark.parametrize(
    ("stage", "floors"),
    [
        ("seeker", SEEKER),
        ("owner", SEEKER),
        (
            "employed",
            {
                "reached_out": (3, 7),
                "existing": (2, 7),
                "key_in_touch": (0.5, 28),
                "new_people": (1, 28),
                "gave": (1, 28),
                "face_to_face": (1, 28),
            },
        ),
        (
            "student",
            {
                "reached_out": (3, 7),
                "new_people": (2, 28),
                "gave": (1, 28),
                "face_to_face": (1, 28),
            },
        ),
    ],
)
def test_floors_of_a_stage(stage, floors):
    assert floors_of(stage=stage) == floors


def test_pace_moves_only_the_seven_day_floors():
    gentle, full = floors_of(pace="gentle"), floors_of(pace="full")
    assert gentle == SEEKER | {"reached_out": (3, 7), "existing": (2, 7)}
    assert full == SEEKER | {"reached_out": (10, 7), "existing": (6, 7)}


def test_half_of_an_odd_floor_is_rounded_up():
    assert floors_of(stage="employed", pace="gentle")["reached_out"] == (2, 7)


def test_floors_can_be_set_and_dropped():
    floors = floors_of(reached_out="4", existing="0", gave="4/14", key_in_touch="0.3/56")
    assert floors["reached_out"] == (4, 7)
    assert "existing" not in floors
    assert floors["gave"] == (4, 14)
    assert floors["key_in_touch"] == (0.3, 56)


def test_a_floor_the_stage_does_not_have_gets_its_usual_window():
    assert floors_of(stage="student", existing="2")["existing"] == (2, 7)
    assert floors_of(stage="student", key_in_touch="0.5")["key_in_touch"] == (0.5, 28)


def test_a_share_knows_no_pace():
    assert floors_of(key_in_touch="0.5/7", pace="full")["key_in_touch"] == (0.5, 7)


@pytest.mark.parametrize(
    ("name", "typed", "proper", "value"),
    [
        ("stage", "Employed", "stage", "employed"),
        ("PACE", " full ", "pace", "full"),
        ("zone", "America/New_York", "zone", "America/New_York"),
        ("targets", "Acme,  Beta  AG, acme,", "targets", ["Acme", "Beta AG"]),
        ("targets", "Acme, Inc., Beta S.A., Inc", "targets", ["Acme, Inc.", "Beta S.A., Inc"]),
        ("targets", "Inc., Beta , S. L. ,Co", "targets", ["Inc.", "Beta, S. L., Co"]),
        ("communities", "none", "communities", []),
        ("sites", "https://a.example", "sites", ["https://a.example"]),
        ("reached-out", "4", "reached_out", "4"),
        ("reached_out", "0", "reached_out", "0"),
        ("gave", "4 / 14", "gave", "4/14"),
        ("key_in_touch", ".5", "key_in_touch", "0.5"),
        ("key_in_touch", "70%/28", "key_in_touch", "0.7/28"),
        ("key_in_touch", "100%", "key_in_touch", "1"),
        ("gave", "1/7", "gave", "1/7"),
        ("gave", "1/366", "gave", "1/366"),
        ("pause", "2026-12-20..2027-01-03", "pause", ["2026-12-20..2027-01-03"]),
        ("pause", "2026-12-20 2027-01-03", "pause", ["2026-12-20..2027-01-03"]),
        ("pause", "none", "pause", []),
        (
            "pause",
            "2027-02-01..2027-02-02, 2026-12-20..2026-12-20",
            "pause",
            ["2026-12-20..2026-12-20", "2027-02-01..2027-02-02"],
        ),
    ],
)
def test_values_are_understood(name, typed, proper, value):
    assert understand(name, typed) == (proper, value)


@pytest.mark.parametrize(
    ("name", "typed", "hint"),
    [
        ("flor", "1", "reached_out"),
        ("stage", "boss", "seeker, employed, owner, student"),
        ("pace", "fast", "gentle, steady, full"),
        ("zone", "Berlin/Europe", "Europe/Berlin"),
        ("zone", "../../etc/passwd", "Europe/Berlin"),
        ("zone", "", "Europe/Berlin"),
        ("pause", "2026-12-20", "2026-12-20..2027-01-03"),
        ("pause", "2026-12-20 2026-12-21 2026-12-22", "2026-12-20..2027-01-03"),
        ("pause", "2026-12-20..2026-12-19", "none"),
        ("pause", "2026-W51..2026-12-30", "none"),
        ("pause", "2026-02-30..2026-03-01", "none"),
        ("reached_out", "-1", "4 or 4/14"),
        ("reached_out", "1.5", "4 or 4/14"),
        ("reached_out", "1001", "4 or 4/14"),
        ("reached_out", "4/6", "7 to 366"),
        ("reached_out", "4/367", "7 to 366"),
        ("reached_out", "4/", "7 to 366"),
        ("key_in_touch", "1.1", "0.5 or 0.5/28"),
        ("key_in_touch", ".", "0.5 or 0.5/28"),
        ("key_in_touch", "", "0.5 or 0.5/28"),
        ("gave", "\u0664", "4 or 4/14"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_hint(name, typed, hint):
    with pytest.raises(SettingError) as refused:
        understand(name, typed)
    assert hint in str(refused.value)


def test_latest_decision_wins_and_pauses_add_up():
    decisions = [
        Decision("0", "init", 1, "", {"stage": "student", "zone": "UTC", "text": True}, ""),
        plan_decision("stage", "employed"),
        plan_decision("pause", ["2026-01-01..2026-01-02"]),
        plan_decision("pause", []),
        plan_decision("pause", ["2026-12-20..2026-12-31"]),
        plan_decision("pause", ["2026-07-01..2026-07-14"]),
        Decision("1", "key", 1, "id-ana", {"key": True}, ""),
    ]
    plan = plan_of(settings_of(decisions), ZONE)
    assert (plan.stage, plan.zone) == ("employed", "UTC")
    assert plan.pauses == (
        Pause(on("2026-07-01"), on("2026-07-14")),
        Pause(on("2026-12-20"), on("2026-12-31")),
    )


def plan_decision(name, value):
    return Decision(name, "plan", 1, name, {"value": value}, "")


def test_floors_keep_one_order():
    floors = plan_of({"gave": "1", "existing": "2"}, ZONE).floors
    assert [floor.measure for floor in floors] == list(SEEKER)
    assert floors[1] == Floor("existing", 2, 7)
