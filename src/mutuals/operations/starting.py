"""Setting up: who I am, at which stage, and whether message text may be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mutuals.errors import UsageError
from mutuals.model.identifier import Identifier
from mutuals.model.moments import date_text
from mutuals.model.names import lower_ascii
from mutuals.model.starting import Start
from mutuals.model.strategy import Stage
from mutuals.operations.allowed import may_read_text
from mutuals.operations.base import operation
from mutuals.operations.settling import settle, settle_rest
from mutuals.operations.strategy import plan_now

if TYPE_CHECKING:
    from mutuals.ports import Network

_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")


@operation("writes")
def init(
    network: Network,
    *,
    me: tuple[str, ...] = (),
    name: str = "",
    stage: Stage | None = None,
    no_text: bool = False,
    yes: bool = False,
) -> Start:
    """Set up: say who you are and where you stand; everything can be changed later.

    Args:
        me: An e-mail address of yours; may be given several times.
        name: Your name.
        stage: seeker, employed, owner or student.
        no_text: Never read the text of messages; headers are enough for nearly everything.
        yes: Accept every default: the text of messages is read during import for what was given and
            asked, and is dropped.

    Example:
        mutuals init --me ana@mail.example --stage seeker --yes
    """
    addresses = tuple(_understood(address) for address in me)
    values: dict[str, Any] = {"me": addresses, "name": name.strip(), "stage": stage or ""}
    if yes or no_text:
        values["text"] = not no_text
    with network.writing.transaction():
        network.decisions.add("init", network.clock.today, "", values, _says(addresses, stage))
        for address in addresses:
            network.writing.touch(Identifier("email", address))
        settle(network, comparing=False)
    settle_rest(network)
    return start_now(network)


def start_now(network: Network) -> Start:
    """Return how the home is set up."""
    plan = plan_now(network)
    return Start(
        home=str(network.home),
        me=network.people.me(),
        addresses=my_addresses(network),
        stage=plan.stage,
        zone=plan.zone,
        text=may_read_text(network),
        on=date_text(network.clock.today) or "",
    )


def my_addresses(network: Network) -> tuple[str, ...]:
    """Return the e-mail addresses that are mine, in order."""
    me = network.people.me()
    mine = network.people.identifiers(me.id) if me else []
    return tuple(sorted(each.value for each in mine if each.kind == "email"))


def _understood(address: str) -> str:
    found = address.strip()
    if not _ADDRESS.fullmatch(found):
        raise UsageError("this is no e-mail address", address, "try --me ana@mail.example")
    return lower_ascii(found)


def _says(addresses: tuple[str, ...], stage: str | None) -> str:
    who = f"I am {', '.join(addresses)}" if addresses else "set up"
    return f"{who}, {stage}" if stage else who
