"""The plan: stage, floors, pace, pause, target employers; shown and set."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from mutuals.errors import UsageError
from mutuals.model.moments import date_text
from mutuals.model.person import PersonRef
from mutuals.model.strategy import Floor, Plan, PlanView
from mutuals.operations.base import operation
from mutuals.operations.marking import standings_now
from mutuals.operations.settling import settle
from mutuals.ports import Network
from mutuals.practice.standing import NOT_SUGGESTED
from mutuals.practice.strategy import plan_of, settings_of, understand

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


def plan_now(network: Network) -> Plan:
    """Return the plan that stands."""
    settings = settings_of(network.decisions.standing("plan", "init"))
    return plan_of(settings, network.settings.get("zone") or "UTC")


def _set(network: Network, name: str, value: str) -> None:
    proper, understood = understand(name, value)
    shown = ", ".join(understood) if isinstance(understood, list) else understood
    with network.writing.transaction():
        network.decisions.add(
            "plan", network.clock.today, proper, {"value": understood}, f"{proper} set to {shown}"
        )
        settle_zone(network)
        settle(network)


def settle_zone(network: Network) -> None:
    """Count the days anew when the plan's zone is another than the one they were counted in."""
    zone = ZoneInfo(plan_now(network).zone)
    in_use = network.settings.get("zone in use") or network.settings.get("zone")
    if zone.key != in_use:
        network.clock.move(zone)
        network.settings.set("zone in use", zone.key)
        network.writing.date_anew()


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


def key_people(network: Network) -> tuple[PersonRef, ...]:
    """Return the key people, by id; those marked private, never or deceased are none."""
    stood = standings_now(network).items()
    keys = [person for person, each in stood if each.key and each.mark not in NOT_SUGGESTED]
    known = [person for person in network.people.some(keys) if person.kind == "human"]
    return tuple(PersonRef(person.id, person.golden.name) for person in known)
