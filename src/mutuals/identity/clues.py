"""What the fields of two records say on whether they are one person's, names apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from mutuals.identity.addresses import same_mailbox
from mutuals.identity.facets import Domain, Facets, Firm, Mailbox
from mutuals.identity.organisations import domain_names, same_organisation
from mutuals.identity.weights import BITS


class Clue(NamedTuple):
    """What one comparison found: what it weighs, and in words; `beyond_name` as in Likeness."""

    bits: float
    says: str
    beyond_name: bool = True


NONE = Clue(0.0, "", beyond_name=False)
_Value = TypeVar("_Value")
_CACHE = 1 << 16
_NEAR_STREET = 85
_LONG_LOCAL = 5
_DAY = len("1980-04-12")
_NATIONAL = 8
_LETTERS_PER_SLIP = 12
_PLACEHOLDERS = ("-01-01", "-12-31")
_ONE_PER_PERSON = frozenset({
    "profile linkedin.com", "profile xing.com", "profile facebook.com", "account linkedin",
    "account facebook", "account x",
})  # fmt: skip


def weighed(name: str, says: str, *, beyond_name: bool = True) -> Clue:
    """Return the clue of one row of the table of weights."""
    return Clue(BITS[name], says, beyond_name)


_BIRTHDAY = weighed("birthday", "the same birthday")
_BIRTHDAY_PLACEHOLDER = weighed("birthday without year", "the same birthday")
_BIRTHDAY_SHORT = weighed("birthday without year", "the same birthday, the year not known")
_BIRTHDAY_NEAR = weighed("birthday but for one part", "birthdays that differ in one part")
BIRTHDAY_OTHER = weighed("another birthday", "but: different birthdays", beyond_name=False)
_NUMBER = weighed("number", "the same number in a register")
_NUMBER_NEAR = weighed("number but for one digit", "register numbers that differ in one digit")
SAME_IN_REGISTER = frozenset({_NUMBER, _NUMBER_NEAR})
_NUMBER_OTHER = weighed("another number", "but: different register numbers", beyond_name=False)
_PHONE = weighed("phone", "the same phone number")
_PHONE_NOTATION = weighed("phone in another notation", "the same phone number, written another way")
_PHONE_NEAR = weighed("phone but for one digit", "phone numbers that differ in one digit")
_PHONE_OTHER = weighed("another phone", "", beyond_name=False)
_PLACE = weighed("place", "the same place")
_POST_CODE = weighed("post code", "the same post code")
_PLACE_OTHER = weighed("another place", "", beyond_name=False)
_STREET = weighed("street", "the same street")
_STREET_NEAR = weighed("street mistyped", "nearly the same street")
_STREET_OTHER = weighed("another street", "", beyond_name=False)
_MAILBOX_NEAR = weighed("mailbox mistyped", "addresses that differ by a slip", beyond_name=False)
_EMPLOYER_OTHER = weighed("another employer", "", beyond_name=False)
_PROFILE_OTHER = weighed(
    "another profile", "but: two different profiles of one site", beyond_name=False
)
_ACCOUNT_OTHER = weighed("another account", "but: two accounts of one service", beyond_name=False)


def _best(
    weigh: Callable[[_Value, _Value], Clue], ones: Sequence[_Value], others: Sequence[_Value]
) -> Clue:
    """Return the clue of the two values that speak most for one person; most have one value."""
    if len(ones) == len(others) == 1:
        return weigh(ones[0], others[0])
    return max([weigh(x, y) for x in ones for y in others], default=NONE)


def by_birthday(a: Facets, b: Facets) -> Clue:
    """Compare birthdays: `1980-04-12`, or `--04-12` where the year is not known."""
    return _best(_born, a.features.birthdays, b.features.birthdays)


def _born(a: str, b: str) -> Clue:
    if a == b and a[:2] != "--":
        return _BIRTHDAY_PLACEHOLDER if a.endswith(_PLACEHOLDERS) else _BIRTHDAY
    if "--" in (a[:2], b[:2]):
        return _BIRTHDAY_SHORT if a[-5:] == b[-5:] else BIRTHDAY_OTHER
    return _BIRTHDAY_NEAR if _is_slip(a, b) else BIRTHDAY_OTHER


def _is_slip(a: str, b: str) -> bool:
    """Say whether two dates differ by one part, or by day and month in the other order."""
    if a[:5] != b[:5] and a[5:] != b[5:] and a[4:5] == b[4:5] == "-" and len(a) == len(b) == _DAY:
        return False
    one, other = a.split("-"), b.split("-")
    parts = sum(x != y for x, y in zip(one, other, strict=False))
    swapped = one[:1] == other[:1] and one[1:] == other[:0:-1]
    return OSA.distance(a, b, score_cutoff=1) <= 1 or swapped or parts == 1


def by_number(a: Facets, b: Facets) -> Clue:
    """Compare ids of a register."""
    one, other = a.features.numbers, b.features.numbers
    if not (one and other):
        return NONE
    if any(number in other for number in one):
        return _NUMBER
    near = any(OSA.distance(x, y, score_cutoff=1) <= 1 for x in one for y in other)
    return _NUMBER_NEAR if near else _NUMBER_OTHER


def by_phone(a: Facets, b: Facets) -> Clue:
    """Compare phone numbers, whatever their notation."""
    return _best(_dialled, a.phones, b.phones)


def _dialled(a: str, b: str) -> Clue:
    if a == b:
        return _PHONE
    if len(a) == len(b):
        return _PHONE_NEAR if OSA.distance(a, b, score_cutoff=1) <= 1 else _PHONE_OTHER
    is_end = min(len(a), len(b)) >= _NATIONAL and (a.endswith(b) or b.endswith(a))
    return _PHONE_NOTATION if is_end else _PHONE_OTHER


def by_home(a: Facets, b: Facets) -> Clue:
    """Compare streets."""
    if not (a.streets and b.streets):
        return NONE
    if any(street in b.streets for street in a.streets):
        return _STREET
    near = any(ratio(x, y, score_cutoff=_NEAR_STREET) for x in a.streets for y in b.streets)
    return _STREET_NEAR if near else _STREET_OTHER


def by_place(a: Facets, b: Facets) -> Clue:
    """Compare towns and post codes: the finest that agrees counts."""
    if not (a.places and b.places):
        return NONE
    shared = [place for place in a.places if place in b.places]
    if not shared:
        return _PLACE_OTHER
    return _POST_CODE if any(map(_is_code, shared)) else _PLACE


@lru_cache(_CACHE)
def _is_code(place: str) -> bool:
    return any(map(str.isdigit, place))


def by_employer(a: Facets, b: Facets) -> Clue:
    """Compare employers by name, and by the domain of an address that bears the name."""
    if a.firms and b.firms:
        shared = [min(x.name, y.name) for x in a.firms for y in b.firms if _is_one_firm(x, y)]
        if shared:
            return _at_one_firm(min(shared))
    if a.sites or b.sites:
        found = _by_work_address(a, b)
        if found:
            return found
    return _EMPLOYER_OTHER if a.firms and b.firms else NONE


def _is_one_firm(one: Firm, other: Firm) -> bool:
    """Say whether two names mean one employer; short forms begin with the same letter."""
    a, b = one.key, other.key
    if a == b:
        return bool(a)
    return a[:1] == b[:1] != "" and bool(b) and same_organisation(one.name, other.name)


@lru_cache(_CACHE)
def _at_one_firm(name: str) -> Clue:
    return weighed("employer", f"both work at {name}")


def _by_work_address(a: Facets, b: Facets) -> Clue | None:
    told = [*_at_employer(a.sites, b.firms), *_at_employer(b.sites, a.firms)]
    if told:
        return weighed("address at the employer", min(told))
    shared = [site.name for site in a.sites if site in b.sites]
    if shared:
        return weighed("addresses at one domain", f"both have an address at {min(shared)}")
    return None


def _at_employer(sites: tuple[Domain, ...], firms: tuple[Firm, ...]) -> list[str]:
    return [
        f"works at {firm.name}, and the address is at {site.name}"
        for site in sites
        for firm in firms
        if firm.key[:1] in site.heads and domain_names(site.name, firm.name)
    ]


def by_mailbox(a: Facets, b: Facets) -> Clue:
    """Compare addresses: one mailbox, a slip, or one local part at two providers."""
    if not (a.mailboxes and b.mailboxes):
        return _by_office(a, b)
    return _best(_mailed, a.mailboxes, b.mailboxes)


def _by_office(a: Facets, b: Facets) -> Clue:
    if any(mailbox in b.shared for mailbox in a.shared):
        return weighed("shared mailbox", "the same shared address")
    return NONE


def _mailed(one: Mailbox, other: Mailbox) -> Clue:
    if one.bare == other.bare:
        return _by_local(one, other)
    if not one.number or one.number != other.number or len(one.local) < _LONG_LOCAL:
        return NONE
    return _mailed_by_slip(one, other)


def _by_local(one: Mailbox, other: Mailbox) -> Clue:
    a, b = _address(one), _address(other)
    if a == b or same_mailbox(a, b):
        return weighed("mailbox", f"the same mailbox, {min(a, b)}")
    if len(one.local) < _LONG_LOCAL or one.number != other.number:
        return NONE
    if one.local == other.local:
        row = "same local part with a number" if one.number else "same local part"
        says = f"{one.local} stands before the @ in both addresses"
        return weighed(row, says, beyond_name=False)
    return _mailed_by_slip(one, other) if one.number else NONE


def _mailed_by_slip(one: Mailbox, other: Mailbox) -> Clue:
    a, b = _address(one), _address(other)
    slips = max(1, len(a) // _LETTERS_PER_SLIP)
    return _MAILBOX_NEAR if OSA.distance(a, b, score_cutoff=slips) <= slips else NONE


def _address(mailbox: Mailbox) -> str:
    return f"{mailbox.local}@{mailbox.domain.name}"


def by_account(a: Facets, b: Facets) -> Clue:
    """Compare profiles and accounts: two of one site speak against one person."""
    if not (a.accounts and b.accounts):
        return NONE
    theirs = dict(b.accounts)
    worst = NONE
    for site, name in a.accounts:
        if site in theirs and (site, name) not in b.accounts:
            worst = min(worst, _PROFILE_OTHER if site in _ONE_PER_PERSON else _ACCOUNT_OTHER)
    return worst
