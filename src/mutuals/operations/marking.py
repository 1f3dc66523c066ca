"""Marking people: who is key, who is private, never or deceased, and how everybody stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mutuals.errors import DecisionError
from mutuals.model.decided import Decided
from mutuals.model.decision import Verb, in_words
from mutuals.model.ids import digest64, show_id
from mutuals.model.moments import date_text
from mutuals.model.person import PersonKind, PersonRef
from mutuals.operations.base import operation
from mutuals.operations.who import find_anchor

if TYPE_CHECKING:
    from mutuals.ports import Network


@operation("writes")
def key(network: Network, who: str, *, off: bool = False) -> Decided:
    """Make somebody a key person: one whose silence makes me NOT-working.

    Args:
        who: An id, e-mail address, phone number, profile address or name.
        off: They are no key person any more.

    Example:
        mutuals key ana@mail.example
    """
    says = "{} is no key person any more" if off else "{} is a key person"
    return decide(network, "key", who, {"key": not off}, says)


@operation("writes")
def mark(
    network: Network, who: str, mark: Literal["network", "private", "never", "deceased"]
) -> Decided:
    """Say what somebody is to my network; the last three are never suggested and not counted.

    Args:
        who: An id, e-mail address, phone number, profile address or name.
        mark: network, private (family and such), never (do not suggest), deceased.

    Example:
        mutuals mark "Ana Lopes" private
    """
    return decide(network, "mark", who, {"mark": mark}, f"{{}} is marked {mark}")


def decide(network: Network, verb: Verb, who: str, values: dict[str, Any], says: str) -> Decided:
    """Write a decision about a person on the network's day; `says` has `{}` for the name."""
    person, anchor = find_anchor(network, who)
    check_kind(network, verb, person)
    day, target = network.clock.today, show_id(digest64(*anchor))
    with network.deciding():
        decision = network.decisions.add(verb, day, target, values, says)
    return Decided(decision.id, date_text(day) or "", verb, (person,), in_words(says, person.name))


def check_kind(network: Network, verb: Verb, person: PersonRef) -> None:
    """Refuse what is decided about humans only: a newsletter is no key person, nor am I."""
    kind = network.people.some([person.id])[0].kind
    if kind == "self" or (verb != "mark" and kind != "human"):
        raise DecisionError(nobody_to_meet(kind), person.name, "name somebody of your network")


def nobody_to_meet(kind: PersonKind) -> str:
    """Say why somebody is not one of my network: it is me, or no human."""
    return "this is you" if kind == "self" else f"this is no human but a {kind}"
