"""The plan: stage, floors, pace, pause, target employers; shown and set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutuals.errors import UsageError
from mutuals.model.moments import date_text
from mutuals.model.strategy import Floor, Plan, PlanView
from mutuals.operations.base import operation
from mutuals.operations.dating import change_zone
from mutuals.operations.settling import settle, settle_rest
from mutuals.operations.strategy import key_people, plan_now
from mutuals.practice.strategy import understand

if TYPE_CHECKING:
    from mutuals.ports import Network

_HINT = "try `plan`, or `plan set NAME VALUE` such as `plan set pace gentle`"


@operation("writes")
def plan(network: Network, *words: str) -> PlanView:
    """Show the plan, or set a part of it: stage, pace, pause, zone, targets, a floor.

    Args:
        words: Nothing or `show`; `set NAME VALUE` to change something.

    Example:
        mutuals plan set targets "Harborlight, Northwind Labs"
    """
    match words:
        case () | ("show",):
            pass
        case ("set", name, *value) if value:
            _set(network, name, " ".join(value))
        case _:
            raise UsageError("the plan cannot do this", " ".join(words), _HINT)
    return _view(network, plan_now(network))


def _set(network: Network, name: str, value: str) -> None:
    proper, understood = understand(name, value)
    shown = ", ".join(understood) if isinstance(understood, list) else understood
    with network.writing.transaction():
        network.decisions.add(
            "plan", network.clock.today, proper, {"value": understood}, f"{proper} set to {shown}"
        )
        settle_zone(network)
        settle(network)
    settle_rest(network)


def settle_zone(network: Network) -> None:
    """Have the days counted anew when the plan's zone is another than the one in use."""
    change_zone(network, plan_now(network).zone)


def _view(network: Network, plan: Plan) -> PlanView:
    return PlanView(
        stage=plan.stage,
        pace=plan.pace,
        zone=plan.zone,
        floors=tuple(Floor(*floor) for floor in plan.floors),
        pauses=tuple((date_text(p.first) or "", date_text(p.last) or "") for p in plan.pauses),
        key_people=key_people(network),
        targets=plan.targets,
        communities=plan.communities,
        sites=plan.sites,
    )
