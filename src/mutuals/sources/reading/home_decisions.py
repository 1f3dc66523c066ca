"""The decisions that an export of a home states: each verb with the values it must have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from mutuals.errors import UnsoundError
from mutuals.model.decision import Verb
from mutuals.model.identifier import IdentifierKind
from mutuals.model.ids import is_id
from mutuals.model.introduced import IntroductionKind, IntroductionStep
from mutuals.model.observed import Channel
from mutuals.model.restated import RestatedDecision
from mutuals.model.strategy import FLOOR_NAMES, Stage
from mutuals.model.tag import is_tag
from mutuals.sources.reading.typed import taken

FIRST_DAY, LAST_DAY = 3_652, 84_005
"""1980-01-01 and 2199-12-31: no decision lies outside."""
_LONGEST_SNOOZE = 36_525


class _Named(NamedTuple):
    kind: IdentifierKind
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class _Init:
    me: tuple[str, ...] = ()
    name: str = ""
    stage: Literal[Stage, ""] = ""
    text: bool = True


@dataclass(frozen=True, slots=True)
class _Key:
    key: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    mark: Literal["network", "private", "never", "deceased"]


@dataclass(frozen=True, slots=True)
class _Snooze:
    days: int


@dataclass(frozen=True, slots=True)
class _Tag:
    tag: str
    tagged: bool


@dataclass(frozen=True, slots=True)
class _Introduce:
    kind: IntroductionKind
    step: IntroductionStep
    other: str
    of: str = ""
    side: Literal["", "one", "other"] = ""


@dataclass(frozen=True, slots=True)
class _Nothing:
    pass


@dataclass(frozen=True, slots=True)
class _Log:
    who: tuple[_Named, ...]
    channel: Channel
    day: int
    about: str = ""
    gave: str = ""
    asked: str = ""
    received: str = ""


@dataclass(frozen=True, slots=True)
class _Ledger:
    status: Literal["confirmed", "dismissed"]


@dataclass(frozen=True, slots=True)
class _Ruling:
    same: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Floor:
    value: str


@dataclass(frozen=True, slots=True)
class _Names:
    value: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stated:
    """A decision as the export writes it, its values still unread."""

    id: str
    verb: Verb
    day: int
    target: str
    says: str


_VALUES: Mapping[str, type] = MappingProxyType({
    "init": _Init, "key": _Key, "mark": _Mark, "snooze": _Snooze, "done": _Nothing,
    "skip": _Nothing, "log": _Log, "ledger": _Ledger, "merge": _Ruling, "split": _Ruling,
    "apart": _Ruling, "tag": _Tag, "introduce": _Introduce,
})  # fmt: skip
_PLAN: Mapping[str, type] = MappingProxyType({
    **dict.fromkeys(("stage", "pace", "zone", *FLOOR_NAMES), _Floor),
    **dict.fromkeys(("pause", "targets", "communities", "sites"), _Names),
})  # fmt: skip
_UNTARGETED = frozenset({"init", "log"})


def decision_of(value: object) -> RestatedDecision:
    """Return the decision that a value states; UnsoundError when it is none that can be taken."""
    if not isinstance(value, dict) or not isinstance(value.get("values"), dict):
        raise UnsoundError("a decision without values")
    stated: _Stated = taken(_Stated, {k: v for k, v in value.items() if k != "values"})
    _check(stated, value["values"])
    text = json.dumps(value["values"], ensure_ascii=False, sort_keys=True)
    if "\\u0000" in text:
        raise UnsoundError("a decision with a sign that no name has")
    return RestatedDecision(stated.id, stated.verb, stated.day, stated.target, text, stated.says)


def _check(stated: _Stated, values: dict[str, Any]) -> None:
    _check_day(stated.day)
    if not is_id(stated.id):
        raise UnsoundError("a decision without an id")
    shape = _PLAN.get(stated.target) if stated.verb == "plan" else _VALUES[stated.verb]
    if shape is None:
        raise UnsoundError("a part of the plan that is not known")
    if stated.verb in _UNTARGETED and stated.target:
        raise UnsoundError("a decision about nobody that names somebody")
    if stated.verb not in {*_UNTARGETED, "plan"} and not is_id(stated.target):
        raise UnsoundError("a decision about nobody")
    _check_values(taken(shape, values))


def _check_day(day: int) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UnsoundError("a day that is not credible")


def _check_values(values: object) -> None:
    match values:
        case _Snooze(days) if not 0 <= days <= _LONGEST_SNOOZE:
            raise UnsoundError("a snooze of no length that makes sense")
        case _Tag(tag) if not is_tag(tag):
            raise UnsoundError("a tag that cannot be one")
        case _Introduce(_, step, other, of):
            if not is_id(other) or (bool(of) == (step == "asked")) or (of and not is_id(of)):
                raise UnsoundError("an introduction that does not say whose")
        case _Log(who, _, day):
            _check_day(day)
            if not who or not all(each.value for each in who):
                raise UnsoundError("a contact with nobody")
        case _Ruling(same, apart):
            _check_ruling(same, apart)


def _check_ruling(same: tuple[tuple[str, ...], ...], apart: tuple[tuple[str, ...], ...]) -> None:
    ids = [text for group in (*same, *apart) for text in group]
    has_sides = len(apart) in {0, len(("one", "other"))}
    if not ids or not all(map(is_id, ids)) or not all((*same, *apart)) or not has_sides:
        raise UnsoundError("a ruling on nobody")
