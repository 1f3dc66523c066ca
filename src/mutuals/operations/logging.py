"""Writing down by hand what no source shows: a meeting, a call, something given or asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from mutuals.errors import UsageError
from mutuals.model.decided import Decided
from mutuals.model.decision import Decision
from mutuals.model.favour import FavourDirection, FavourType
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.ids import digest64
from mutuals.model.moments import date_text, day_of, noon
from mutuals.model.names import fold
from mutuals.model.observed import LOGGED, Channel, Favour, Interaction, Observed, Participant, Role
from mutuals.operations.base import operation
from mutuals.operations.settling import settle
from mutuals.operations.who import addresses, find_anchor, is_known

if TYPE_CHECKING:
    from mutuals.ports import Network

FORMAT = "log"
_FIRST_DAY = 3652
"""1980-01-01; nothing before is credible."""
Meal = Literal["breakfast", "coffee", "lunch", "dinner"]

_WITH = re.compile(
    r"(?:(?P<meal>breakfast|coffee|lunch|dinner) with |met )?(?P<who>.+)", re.IGNORECASE
)
# `von und zu` is one name, and so is `Ortega y Gasset`.
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&+]|\band\b|(?<!\bvon )\bund\b)\s*", re.IGNORECASE)
_TYPES: dict[str, FavourType] = {
    "intro": "introduction", "refer": "referral", "recommend": "recommendation",
    "endorse": "endorsement", "advi": "advice", "help": "help", "thank": "thanks",
    "mentor": "mentoring", "volunteer": "volunteering", "speak": "speaking", "talk": "speaking",
    "event": "event", "lunch": "meal", "dinner": "meal",
}  # fmt: skip


@operation("writes")
def log(
    network: Network,
    *who: str,
    met: bool = False,
    call: bool = False,
    message: bool = False,
    meal: Meal | None = None,
    on: date | None = None,
    gave: str = "",
    asked: str = "",
    received: str = "",
    note: str = "",
) -> Decided:
    """Write down a contact or a favour; an unknown name makes a person.

    Args:
        who: One or more people: names, addresses, numbers or ids.
        met: We met.
        call: We spoke on the phone or by video.
        message: I wrote.
        meal: We had breakfast, coffee, lunch or dinner (and so met).
        on: The day; today unless given.
        gave: What I gave: advice, an introduction, help.
        asked: What I asked for.
        received: What I was given.
        note: A remark, kept with the contact.

    Example:
        mutuals log "Ana Lopes" --met --meal lunch --gave "introduction to Bo"
    """
    channel = _channel(met=met or meal is not None, call=call, message=message)
    favours = {"gave": gave, "asked": asked, "received": received}
    told = {side: text.strip() for side, text in favours.items() if text.strip()}
    about = ", ".join(filter(None, (meal, note.strip())))
    return _log(network, who, channel, _day(network, on), about, told)


@operation("writes")
def met(network: Network, *text: str, at: str = "") -> Decided:
    """Write down quickly whom I met today.

    Args:
        text: The names, such as: Ana Lopes and Bo Berg.
        at: The event or place.

    Example:
        mutuals met "lunch with Ana Lopes" --at "Spring fair"
    """
    found = _WITH.fullmatch(" ".join(text).strip())
    if not found:
        raise UsageError("whom did you meet?", "", 'try `met "Ana Lopes and Bo Berg"`')
    about = ", ".join(filter(None, (found["meal"], at.strip())))
    names = [found["who"]]
    if not is_known(network, found["who"]):
        names = [name for name in _BETWEEN_NAMES.split(found["who"]) if name]
    return _log(network, names, "meeting", network.clock.today, about, {})


def _channel(*, met: bool, call: bool, message: bool) -> Channel:
    if met + call + message > 1:
        raise UsageError("one contact is one kind", "", "give one of --met, --call, --message")
    return "meeting" if met else "call" if call else "chat" if message else "note"


def _day(network: Network, on: date | None) -> int:
    day = day_of(on) if on else network.clock.today
    if day > network.clock.today:
        raise UsageError("this day has not come yet", str(on), "log what has happened")
    if day < _FIRST_DAY:
        raise UsageError("this day is too long ago", str(on), "log what happened since 1980")
    return day


def _log(
    network: Network,
    who: Sequence[str],
    channel: Channel,
    day: int,
    about: str,
    favours: dict[str, str],
) -> Decided:
    with network.writing.transaction():
        people = _once([(_identifier(network, each), each.strip()) for each in who], network)
        if not people:
            raise UsageError("whom?", "", 'try `log "Ana Lopes" --met`')
        decision = _decide(network, people, channel, day, about, favours)
        source = network.sources.begin(FORMAT, FORMAT)
        network.writing.add(source.key, FORMAT, list(_records(decision, people)))
        settle(network)
    refs = network.people.answering_to([identifier for identifier, _ in people])
    return Decided(decision.id, date_text(day) or "", "log", tuple(refs), decision.says)


def _once(
    people: Sequence[tuple[Identifier, str]], network: Network
) -> list[tuple[Identifier, str]]:
    """Return each person once, however many of the words name them."""
    ids = {identifier: identifier_id(identifier) for identifier, _ in people}
    persons = network.people.persons_of(set(ids.values()))
    found: dict[str, tuple[Identifier, str]] = {}
    for identifier, word in people:
        found.setdefault(persons.get(ids[identifier], ids[identifier]), (identifier, word))
    return list(found.values())


def _identifier(network: Network, who: str) -> Identifier:
    """Return an identifier of the person, or one under which a new person comes to be."""
    if is_known(network, who):
        person, anchor = find_anchor(network, who)
        if person == network.people.me():
            raise UsageError("this is you", who, "name whom you met, called or wrote to")
        return anchor
    found = addresses(network, who)
    if not found or not found[0].value:
        raise UsageError("this names nobody", who, "give a name, an address or a number")
    return found[0]


def _decide(
    network: Network,
    people: Sequence[tuple[Identifier, str]],
    channel: Channel,
    day: int,
    about: str,
    favours: dict[str, str],
) -> Decision:
    values: dict[str, Any] = {
        "who": [[*identifier, name] for identifier, name in people],
        "channel": channel, "day": day, "about": about, **favours,
    }  # fmt: skip
    names = ", ".join(name for _, name in people)
    kind = {"meeting": "met", "call": "called", "chat": "wrote to"}.get(channel, "noted")
    return network.decisions.add("log", network.clock.today, "", values, f"{kind} {names}")


def _records(decision: Decision, people: Sequence[tuple[Identifier, str]]) -> Iterator[Observed]:
    for identifier, name in people:
        yield _interaction(decision, identifier, name, len(people) + 1)
    yield from _favours(decision, people)


def _interaction(decision: Decision, identifier: Identifier, name: str, size: int) -> Interaction:
    channel: Channel = decision.values["channel"]
    role: Role = "to" if channel == "chat" else "attendee"
    shown = name if identifier.kind == "name" else ""
    return Interaction(
        key=digest64("interaction", FORMAT, decision.id, *identifier),
        at=noon(decision.values["day"]),
        channel=channel,
        participants=(Participant(identifier, role, shown),),
        size=size,
        item=0,
        ref=decision.id,
        subject=decision.values["about"],
        precision="day",
        traits=LOGGED,
    )


def _favours(decision: Decision, people: Sequence[tuple[Identifier, str]]) -> Iterator[Favour]:
    """Yield each favour once: it concerns the first of those named, beside the others."""
    sides: tuple[FavourDirection, ...] = ("gave", "asked", "received")
    (identifier, name), *others = people
    for side in sides:
        if text := decision.values.get(side):
            yield Favour(
                decision.id, side, type_of(text), identifier, noon(decision.values["day"]), "day",
                name if identifier.kind == "name" else "", FORMAT, text,
                tuple(other for other, _ in others),
            )  # fmt: skip


def type_of(text: str) -> FavourType:
    """Return the type of favour that a few words name; `other` when none does."""
    words = fold(text).split()
    return next(
        (kind for word in words for start, kind in _TYPES.items() if word.startswith(start)),
        "other",
    )
