"""The strategy: what can be set, how a value is understood, and the plan that results."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast, get_args
from zoneinfo import ZoneInfo

from mutuals.errors import SettingError
from mutuals.model.decision import Decision
from mutuals.model.moments import date_of, day_of
from mutuals.model.names import is_legal_form
from mutuals.model.strategy import FLOOR_NAMES, Floor, Pace, Pause, Plan, Stage

Setting = str | list[str]
"""A normalised value, plain JSON: a word, a floor such as `4/14`, or a list of names."""

SHARES = frozenset({"key_in_touch"})
"""Measures that are a share between 0 and 1; all others count."""
LISTS = ("targets", "communities", "sites")
NAMES = ("stage", "pace", "pause", "zone", *LISTS, *FLOOR_NAMES)
NONE = "none"

SHORT_WINDOW = 7
LONGEST_WINDOW = 366
HIGHEST_COUNT = 1000

_SEEKER = (
    Floor("reached_out", 5, 7),
    Floor("existing", 3, 7),
    Floor("key_in_touch", 0.5, 28),
    Floor("new_people", 2, 28),
    Floor("gave", 2, 28),
    Floor("face_to_face", 1, 28),
)
FLOORS: Mapping[Stage, tuple[Floor, ...]] = {
    "seeker": _SEEKER,
    "owner": _SEEKER,
    "employed": (
        Floor("reached_out", 3, 7),
        Floor("existing", 2, 7),
        Floor("key_in_touch", 0.5, 28),
        Floor("new_people", 1, 28),
        Floor("gave", 1, 28),
        Floor("face_to_face", 1, 28),
    ),
    "student": (
        Floor("reached_out", 3, 7),
        Floor("new_people", 2, 28),
        Floor("gave", 1, 28),
        Floor("face_to_face", 1, 28),
    ),
}
"""The floors of each stage (CONTRACT, plan) at the pace `steady`."""


def settings_of(decisions: Iterable[Decision]) -> dict[str, Setting]:
    """Return the latest value of every setting, from `plan` and `init` decisions in their order.

    A `plan` decision has the setting's name as target and `{"value": understand(...)[1]}`; an
    `init` decision may carry `stage` and `zone`. Pauses add up until `none` clears them.
    """
    settings: dict[str, Setting] = {}
    for decision in decisions:
        for name, value in _stated(decision):
            settings[name] = _joined(settings.get(name, []), value) if name == "pause" else value
    return settings


def plan_of(settings: Mapping[str, Setting], zone: str) -> Plan:
    """Return the plan of the settings; `zone` is the home's unless one is set."""
    stage = cast("Stage", settings.get("stage", "seeker"))
    pace = cast("Pace", settings.get("pace", "steady"))
    return Plan(
        stage=stage,
        pace=pace,
        floors=_floors(stage, pace, settings),
        pauses=tuple(sorted({_pause(text) for text in _listed(settings, "pause")})),
        zone=str(settings.get("zone", zone)),
        targets=_listed(settings, "targets"),
        communities=_listed(settings, "communities"),
        sites=_listed(settings, "sites"),
    )


def understand(name: str, value: str) -> tuple[str, Setting]:
    """Return the setting's proper name and its normalised value.

    SettingError names the valid names or values.
    """
    proper = name.strip().lower().replace("-", "_")
    if proper not in NAMES:
        raise SettingError("there is no such setting", name, f"choose one of {', '.join(NAMES)}")
    return proper, _normalised(proper, value.strip())


def _normalised(name: str, value: str) -> Setting:
    if name in LISTS:
        return _names(value)
    if name in FLOOR_NAMES:
        return _floor_text(name, value)
    if name == "pause":
        return _pause_texts(value)
    if name == "zone":
        return _zone(value)
    return _word(name, value, get_args(Stage if name == "stage" else Pace))


def _word(name: str, value: str, valid: tuple[str, ...]) -> str:
    if value.lower() not in valid:
        raise SettingError(f"no such {name}", value, f"choose one of {', '.join(valid)}")
    return value.lower()


def _zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (ValueError, OSError, KeyError):
        raise SettingError(
            "no such time zone", value, "give an IANA name such as Europe/Berlin"
        ) from None


def _names(value: str) -> list[str]:
    """Split at commas, but for the one in "Acme, Inc."; the first spelling of a name stays."""
    found: dict[str, str] = {}
    for name in _split(value):
        found.setdefault(name.casefold(), name)
    return [name for folded, name in found.items() if folded not in {"", NONE}]


def _split(value: str) -> list[str]:
    names: list[str] = []
    for part in value.split(","):
        name = " ".join(part.split())
        if names and is_legal_form(name):
            names[-1] += f", {name}"
        else:
            names.append(name)
    return names


def _floor_text(name: str, value: str) -> str:
    """Return `0`, `4` or `4/14`: the value, and the window where one is given."""
    number, slash, window = (part.strip() for part in value.partition("/"))
    try:
        amount = _share(number) if name in SHARES else _count(number)
        return f"{amount:g}/{_window(window)}" if slash else f"{amount:g}"
    except ValueError:
        example = "0.5 or 0.5/28" if name in SHARES else "4 or 4/14"
        raise SettingError(
            f"{name} cannot be set to this",
            value,
            f"give a value and, if you like, a window of {SHORT_WINDOW} to {LONGEST_WINDOW} days:"
            f" {example}; 0 drops the floor",
        ) from None


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) > HIGHEST_COUNT:
        raise ValueError(text)
    return int(text)


def _share(text: str) -> float:
    """Read `0.5`, `.5` or `50%`, rounded to whole percents."""
    found = re.fullmatch(r"([0-9]{0,3}(?:\.[0-9]{0,6})?)\s*(%?)", text)
    if not found:
        raise ValueError(text)
    share = round(float(found[1]) / (100 if found[2] else 1), 2)
    if share > 1:
        raise ValueError(text)
    return share


def _window(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or not SHORT_WINDOW <= int(text) <= LONGEST_WINDOW:
        raise ValueError(text)
    return int(text)


def _pause_texts(value: str) -> list[str]:
    """Return `FROM..TO` texts in order of their dates, two dots or a space between them.

    `none` gives an empty list.
    """
    if value.lower() == NONE:
        return []
    try:
        pauses = {_pause(text.strip()) for text in value.split(",")}
    except ValueError:
        raise SettingError(
            "this is no pause",
            value,
            "give the first and the last day, such as 2026-12-20..2027-01-03, or `none`",
        ) from None
    return [f"{date_of(pause.first)}..{date_of(pause.last)}" for pause in sorted(pauses)]


def _pause(text: str) -> Pause:
    first, last = text.replace("..", " ").split()
    pause = Pause(day_of(_exact(first)), day_of(_exact(last)))
    if pause.last < pause.first:
        raise ValueError(text)
    return pause


def _exact(text: str) -> date:
    """Read YYYY-MM-DD only: the standard reader also takes week dates."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
        raise ValueError(text)
    return date.fromisoformat(text.strip())


def _stated(decision: Decision) -> list[tuple[str, Any]]:
    if decision.verb == "plan":
        return [(decision.target, decision.values["value"])]
    if decision.verb == "init":
        return [
            (name, decision.values[name]) for name in ("stage", "zone") if _said(decision, name)
        ]
    return []


def _said(decision: Decision, name: str) -> bool:
    return bool(decision.values.get(name))


def _joined(before: Setting, more: Setting) -> Setting:
    return [*before, *more] if more else []


def _listed(settings: Mapping[str, Setting], name: str) -> tuple[str, ...]:
    value = settings.get(name, [])
    return (value,) if isinstance(value, str) else tuple(value)


def _floors(stage: Stage, pace: Pace, settings: Mapping[str, Setting]) -> tuple[Floor, ...]:
    """Take each stage's floors, or what was set instead, at the pace; 0 drops a floor."""
    standard = {floor.measure: floor for floor in FLOORS[stage]}
    usual = {floor.measure: floor for floor in _SEEKER}
    floors = []
    for name in FLOOR_NAMES:
        floor = standard.get(name)
        if name in settings:
            window = (floor or usual[name]).window_days
            floor = _set_floor(name, str(settings[name]), window)
        if floor and floor.value > 0:
            floors.append(_paced(floor, pace))
    return tuple(floors)


def _set_floor(name: str, text: str, window_days: int) -> Floor:
    value, _, window = text.partition("/")
    return Floor(name, float(value), int(window) if window else window_days)


def _paced(floor: Floor, pace: Pace) -> Floor:
    """Take half (rounded up), once or twice a 7-day floor; a share is no matter of pace."""
    if floor.window_days != SHORT_WINDOW or floor.measure in SHARES:
        return floor
    factor = {"gentle": 0.5, "steady": 1, "full": 2}[pace]
    return floor._replace(value=math.ceil(floor.value * factor))
