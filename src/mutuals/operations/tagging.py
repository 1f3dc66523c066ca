"""My own tags on people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mutuals.errors import DecisionError, UsageError
from mutuals.model.decision import Decision
from mutuals.model.identifier import Identifier, identifier_id
from mutuals.model.moments import date_text
from mutuals.model.person import PersonRef
from mutuals.model.tag import LONGEST_TAG, Tagged, is_tag, same_tag
from mutuals.operations.base import operation
from mutuals.operations.marking import check_kind
from mutuals.operations.settling import settle
from mutuals.operations.who import find_anchor
from mutuals.practice.tagging import TagsGiven, tags_given, tags_of

if TYPE_CHECKING:
    from mutuals.ports import Network

_Found = tuple[PersonRef, Identifier]


@operation("writes")
def tag(network: Network, tag: str, *who: str, off: bool = False) -> Tagged:
    """Give people a tag of your own, such as `mentor` or `book club`; `people` finds them by it.

    Upper and lower case are one; a tag is shown as it was first written.

    Args:
        tag: The tag, 1 to 40 letters; put several words into quotes.
        who: One or more people: ids, e-mail addresses, phone numbers, profile addresses or names.
        off: Take the tag off them.

    Example:
        mutuals tag mentor ana@mail.example "Bo Berg"
    """
    text = _understood(tag)
    with network.writing.transaction():
        given = tags_given(network.decisions.standing("tag"))
        shown = given.written.get(same_tag(text), text)
        found = _found(network, who)
        changing = [each for each in found if _bears(network, given, text, each[0]) == off]
        if off and not changing:
            raise _not_theirs(shown, found)
        steps = tuple(_decide(network, each, text, off=off) for each in changing)
        settle(network)
    people = tuple(person for person, _ in (changing if off else found))
    says = _says(shown, people, off=off)
    return Tagged(shown, off, date_text(network.clock.today) or "", steps, people, says)


def bearers(network: Network, decision: Decision) -> set[str]:
    """Return the targets whose tags may read otherwise once a decision on a tag was taken back."""
    wanted = same_tag(decision.values["tag"])
    others = network.decisions.standing("tag")
    same = {other.target for other in others if same_tag(other.values["tag"]) == wanted}
    return same | {decision.target}


def _understood(text: str) -> str:
    found = text.strip()
    if not is_tag(found):
        raise UsageError("this can be no tag", text, f"give 1 to {LONGEST_TAG} letters on one line")
    return found


def _found(network: Network, who: Sequence[str]) -> list[_Found]:
    """Return who is meant, each person once."""
    found: dict[str, _Found] = {}
    for word in who:
        person, anchor = find_anchor(network, word)
        check_kind(network, "tag", person)
        found.setdefault(person.id, (person, anchor))
    return list(found.values())


def _bears(network: Network, given: TagsGiven, text: str, person: PersonRef) -> bool:
    ids = map(identifier_id, network.people.identifiers(person.id))
    return same_tag(text) in map(same_tag, tags_of(given, ids))


def _decide(network: Network, found: _Found, text: str, *, off: bool) -> str:
    says = f"{{}} is no longer tagged {text}" if off else f"{{}} is tagged {text}"
    values = {"tag": text, "tagged": not off}
    target = identifier_id(found[1])
    network.writing.touch(found[1])
    return network.decisions.add("tag", network.clock.today, target, values, says).id


def _not_theirs(text: str, found: Sequence[_Found]) -> DecisionError:
    names = ", ".join(person.name for person, _ in found)
    do = "a tag that stands in an address book of yours is taken off there"
    return DecisionError(f"you gave no tag {text}", names, do)


def _says(text: str, people: Sequence[PersonRef], *, off: bool) -> str:
    names = ", ".join(person.name for person in people)
    verb = "is" if len(people) == 1 else "are"
    return f"{names} {verb} no longer tagged {text}" if off else f"{names} {verb} tagged {text}"
