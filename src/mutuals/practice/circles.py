"""Circles: people put together by who was seen with whom, and named by what they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mutuals.model.circles import (
    Acquainted,
    Basis,
    Circle,
    CirclePerson,
    Known,
    Member,
    Share,
    ShareKind,
)
from mutuals.practice.belonging import groups_of
from mutuals.practice.layout import Disc, pack, radius_of, spiral

LEAST = 3
"""People who make a circle."""
ALONE, UNMET = "One to one", "No contact yet"
MIDDLE = 4
"""Places in the middle that are left to me."""

_FINE = 1000
"""Weights of ties are whole thousandths, so that adding them up knows no order."""
_OF_CLOSEST = 3

_TELLING: tuple[ShareKind, ...] = ("employer", "domain", "tag")
"""Whatever people share, the most telling kind first."""

_Key = tuple[int, str]


class Gathered(NamedTuple):
    """People who belong together, the closest first, before they have a place."""

    name: str
    basis: Basis
    members: tuple[Member, ...]


def gather(members: Iterable[Member], acquainted: Iterable[Acquainted]) -> list[Gathered]:
    """Put everybody into one circle, and return these, the closest first.

    First those who were seen together (three at least); who is left joins the circle that bears
    the name of something they share, or makes one with two others who share it; the rest I know
    one by one, or have had no contact with. The order in which things come changes nothing.
    """
    known = {each.person.id: each for each in sorted(members, key=_by_closeness)}
    groups = [
        [known[who] for who in known if who in group]
        for group in map(set, groups_of(_bonds(acquainted, known)))
        if len(group) >= LEAST
    ]
    seen = {each.person.id for group in groups for each in group}
    named = _named(groups)
    left = [each for who, each in known.items() if who not in seen]
    gathered = [*_with_the_rest(named, left)]
    return _told_apart(sorted(gathered, key=_by_rank))


def place(
    gathered: Sequence[Gathered], acquainted: Iterable[Acquainted], limit: int
) -> tuple[Circle, ...]:
    """Give each circle and each of the `limit` closest people in them a place on the map.

    Those known one to one stand round me in the middle; the other circles round them, the
    closest nearest.
    """
    shown = _closest(gathered, limit)
    kept = [(each, [m for m in each.members if m.person.id in shown]) for each in gathered]
    kept = [(each, members) for each, members in kept if members]
    middle = sum(len(members) for each, members in kept if each.basis == "alone")
    core = Disc(0.0, 0.0, radius_of(middle, MIDDLE))
    around = iter(pack([radius_of(len(m)) for g, m in kept if g.basis != "alone"], core.radius))
    company = _company(gathered, acquainted)
    return tuple(
        _circle(each, members, core if each.basis == "alone" else next(around), company)
        for each, members in kept
    )


def strongest(
    acquainted: Iterable[Acquainted], shown: Iterable[str], each: int, most: int
) -> tuple[Known, ...]:
    """Return the surest ties among those shown: at most `each` a person, and `most` in all."""
    there = set(shown)
    counts: Counter[str] = Counter()
    kept: list[Known] = []
    for tie in sorted(acquainted, key=_by_sureness):
        pair = min(tie.one, tie.two), max(tie.one, tie.two)
        if there.issuperset(pair) and all(counts[who] < each for who in pair):
            counts.update(pair)
            kept.append(Known(*pair, tie.knows))
    return tuple(kept[:most])


def _bonds(
    acquainted: Iterable[Acquainted], known: Mapping[str, Member]
) -> Iterator[tuple[str, str, int]]:
    """Yield how strongly two belong together: how sure it is, and how much there was, up to 1."""
    for one, two, knows, weight in acquainted:
        if one in known and two in known:
            yield one, two, max(1, round(_FINE * knows * min(1.0, weight)))


def _named(groups: Sequence[list[Member]]) -> list[Gathered]:
    everybody = [member for group in groups for member in group]
    words, counts = _vocabulary(everybody), _counted(everybody)
    return [Gathered(_name(group, counts, words), "together", tuple(group)) for group in groups]


def _vocabulary(everybody: Iterable[Member]) -> dict[_Key, str]:
    """Return the words for each shared thing: the most common ones, of equals the shortest."""
    seen: dict[_Key, Counter[str]] = defaultdict(Counter)
    for member in everybody:
        for share in member.shares:
            seen[_key(share)][share.words] += 1
    return {
        key: min(found, key=lambda words: (-found[words], len(words), words))
        for key, found in seen.items()
    }


def _key(share: Share) -> _Key:
    return _TELLING.index(share.kind), share.key


def _keys(member: Member) -> dict[_Key, None]:
    """Return what somebody may share, each once, in order."""
    return dict.fromkeys(map(_key, member.shares))


def _counted(members: Iterable[Member]) -> Counter[_Key]:
    return Counter(key for member in members for key in _keys(member))


def _name(group: Sequence[Member], counts: Mapping[_Key, int], words: Mapping[_Key, str]) -> str:
    """Return what half of a group share and fewer others in circles, else whom it is around."""
    inside = _counted(group)
    telling = [key for key, n in inside.items() if 2 * n >= len(group) and 2 * n > counts[key]]
    best = min(telling, key=lambda key: (key[0], -inside[key], key), default=None)
    return words[best] if best else f"around {_closest_name(group)}"


def _closest_name(group: Sequence[Member]) -> str:
    """Return the name of the closest who has one that is no address, else what there is."""
    names = [each.person.name for each in group]
    return next((name for name in names if name and "@" not in name), names[0]) or "somebody"


def _with_the_rest(named: Sequence[Gathered], left: Sequence[Member]) -> Iterator[Gathered]:
    """Yield the circles with those of the rest who share their name, then those of the rest."""
    words = _vocabulary([*left, *(each for circle in named for each in circle.members)])
    joining: dict[str, list[Member]] = defaultdict(list)
    names = {circle.name for circle in named}
    others: list[Member] = []
    for member in left:
        name = next((words[key] for key in _keys(member) if words[key] in names), "")
        (joining[name] if name else others).append(member)
    for circle in named:
        members = (*circle.members, *joining.pop(circle.name, ()))
        yield circle._replace(members=tuple(sorted(members, key=_by_closeness)))
    yield from _sharing(others, words)


def _sharing(left: Sequence[Member], words: Mapping[_Key, str]) -> Iterator[Gathered]:
    """Yield circles of three or more who share something, the most telling first, then the rest."""
    rest = list(left)
    while common := [(key[0], -n, key) for key, n in _counted(rest).items() if n >= LEAST]:
        shared = min(common)[-1]
        group = [each for each in rest if shared in _keys(each)]
        rest = [each for each in rest if shared not in _keys(each)]
        yield Gathered(words[shared], "shared", tuple(group))
    apart: tuple[tuple[str, Basis, list[Member]], ...] = (
        (ALONE, "alone", [each for each in rest if each.state is not None]),
        (UNMET, "unmet", [each for each in rest if each.state is None]),
    )
    yield from (Gathered(name, basis, tuple(members)) for name, basis, members in apart if members)


def _told_apart(circles: Iterable[Gathered]) -> list[Gathered]:
    """Make every name one circle's: the closest keeps it, the others say whom they are around."""
    taken: set[str] = set()
    found = []
    for circle in circles:
        longer = f"{circle.name}, around {_closest_name(circle.members)}"
        name = circle.name if circle.name not in taken else longer
        taken.add(name)
        found.append(circle._replace(name=name))
    return found


def _by_closeness(member: Member) -> tuple[float, bool, str]:
    """Sort the strongest first; then who only wrote to me, then who never did."""
    strength = 1.0 if member.strength is None else -member.strength
    return strength, member.state is None, member.person.id


def _by_rank(circle: Gathered) -> tuple[bool, float, int, str]:
    """Sort by how close the three closest are; who had no contact comes last."""
    closest = [each.strength or 0.0 for each in circle.members[:_OF_CLOSEST]]
    mean = sum(closest) / len(closest)
    return circle.basis == "unmet", -mean, -len(circle.members), circle.members[0].person.id


def _by_sureness(tie: Acquainted) -> tuple[float, float, str, str]:
    return -tie.knows, -tie.weight, min(tie.one, tie.two), max(tie.one, tie.two)


def _closest(gathered: Iterable[Gathered], limit: int) -> set[str]:
    everybody = sorted((m for each in gathered for m in each.members), key=_by_closeness)
    return {member.person.id for member in everybody[:limit]}


def _company(gathered: Iterable[Gathered], acquainted: Iterable[Acquainted]) -> Mapping[str, int]:
    """Count with how many of the own circle each was seen."""
    homes = {m.person.id: at for at, each in enumerate(gathered) for m in each.members}
    pairs = [(tie.one, tie.two) for tie in acquainted if tie.one in homes and tie.two in homes]
    return Counter(who for pair in pairs if homes[pair[0]] == homes[pair[1]] for who in pair)


def _circle(
    gathered: Gathered, members: Sequence[Member], disc: Disc, company: Mapping[str, int]
) -> Circle:
    places = spiral(len(members), MIDDLE if gathered.basis == "alone" else 0)
    people = tuple(
        CirclePerson(
            *member.person,
            member.strength,
            member.state,
            company.get(member.person.id, 0),
            round(disc.x + x, 3),
            round(disc.y + y, 3),
        )
        for member, (x, y) in zip(members, places, strict=True)
    )
    return Circle(gathered.name, gathered.basis, len(gathered.members), *disc, people)
