"""What the fields of two records say on whether they are one person's, names apart."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from mutuals.identity.addresses import same_mailbox
from mutuals.identity.facets import Facets, Mailbox, is_personal_domain
from mutuals.identity.organisations import domain_names, same_organisation
from mutuals.identity.weights import BITS


class Evidence(NamedTuple):
    """One comparison: what it weighs, and in words; `beyond_name` as in Likeness."""

    bits: float
    says: str
    beyond_name: bool = True


NONE = Evidence(0.0, "", beyond_name=False)
_CACHE = 1 << 16
_NEAR_STREET = 85
_LONG_LOCAL = 5
_NATIONAL = 8
_PLACEHOLDERS = ("-01-01", "-12-31")
_ONE_PER_PERSON = frozenset({
    "profile linkedin.com", "profile xing.com", "profile facebook.com", "account linkedin",
    "account facebook", "account x",
})  # fmt: skip


def weighed(name: str, says: str, *, beyond_name: bool = True) -> Evidence:
    """Return the evidence of one row of the table of weights."""
    return Evidence(BITS[name], says, beyond_name)


_BIRTHDAY = weighed("birthday", "the same birthday")
_BIRTHDAY_PLACEHOLDER = weighed("birthday without year", "the same birthday")
_BIRTHDAY_SHORT = weighed("birthday without year", "the same birthday, the year not known")
_BIRTHDAY_NEAR = weighed("birthday but for one part", "birthdays that differ in one part")
BIRTHDAY_OTHER = weighed("another birthday", "but: different birthdays", beyond_name=False)
_NUMBER = weighed("number", "the same number in a register")
_NUMBER_NEAR = weighed("number but for one digit", "register numbers that differ in one digit")
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
_PROFILE_OTHER = weighed(
    "another profile", "but: two different profiles of one site", beyond_name=False
)
_ACCOUNT_OTHER = weighed("another account", "but: two accounts of one service", beyond_name=False)


def by_birthday(a: Facets, b: Facets) -> Evidence:
    """Compare birthdays: `1980-04-12`, or `--04-12` where the year is not known."""
    if not (a.birthdays and b.birthdays):
        return NONE
    return max(_born(x, y) for x, y in product(a.birthdays, b.birthdays))


@lru_cache(_CACHE)
def _born(a: str, b: str) -> Evidence:
    if "--" in (a[:2], b[:2]):
        return _BIRTHDAY_SHORT if a[-5:] == b[-5:] else BIRTHDAY_OTHER
    if a == b:
        return _BIRTHDAY_PLACEHOLDER if a.endswith(_PLACEHOLDERS) else _BIRTHDAY
    return _BIRTHDAY_NEAR if _is_slip(a, b) else BIRTHDAY_OTHER


def _is_slip(a: str, b: str) -> bool:
    """Say whether two dates differ by one part, or by day and month in the other order."""
    one, other = a.split("-"), b.split("-")
    parts = sum(x != y for x, y in zip(one, other, strict=False))
    swapped = one[:1] == other[:1] and one[1:] == other[:0:-1]
    return OSA.distance(a, b, score_cutoff=1) <= 1 or swapped or parts == 1


def by_number(a: Facets, b: Facets) -> Evidence:
    """Compare ids of a register."""
    if not (a.numbers and b.numbers):
        return NONE
    if any(number in b.numbers for number in a.numbers):
        return _NUMBER
    near = any(OSA.distance(x, y, score_cutoff=1) <= 1 for x, y in product(a.numbers, b.numbers))
    return _NUMBER_NEAR if near else _NUMBER_OTHER


def by_phone(a: Facets, b: Facets) -> Evidence:
    """Compare phone numbers, whatever their notation; an office's or family's counts as one."""
    if not (a.phones and b.phones):
        return NONE
    return max(_dialled(x, y) for x, y in product(a.phones, b.phones) if x and y)


def _dialled(a: str, b: str) -> Evidence:
    if a == b:
        return _PHONE
    short, long = sorted((a, b), key=len)
    if len(short) >= _NATIONAL and long.endswith(short):
        return _PHONE_NOTATION
    near = len(short) == len(long) and OSA.distance(a, b, score_cutoff=1) <= 1
    return _PHONE_NEAR if near else _PHONE_OTHER


def by_home(a: Facets, b: Facets) -> Evidence:
    """Compare streets."""
    if not (a.streets and b.streets):
        return NONE
    if any(street in b.streets for street in a.streets):
        return _STREET
    near = any(ratio(x, y, score_cutoff=_NEAR_STREET) for x, y in product(a.streets, b.streets))
    return _STREET_NEAR if near else _STREET_OTHER


def by_place(a: Facets, b: Facets) -> Evidence:
    """Compare towns and post codes: the finest that agrees counts."""
    if not (a.places and b.places):
        return NONE
    shared = [place for place in a.places if place in b.places]
    if not shared:
        return _PLACE_OTHER
    return _POST_CODE if any(any(map(str.isdigit, place)) for place in shared) else _PLACE


def by_employer(a: Facets, b: Facets) -> Evidence:
    """Compare employers by name, and by the domain of an address that bears the name."""
    firms_a, firms_b = a.features.employers, b.features.employers
    if firms_a and firms_b:
        shared = [min(x, y) for x, y in product(firms_a, firms_b) if same_organisation(x, y)]
        if shared:
            return weighed("employer", f"both work at {min(shared)}")
    told = [*_at_employer(a.mailboxes, firms_b), *_at_employer(b.mailboxes, firms_a)]
    if told:
        return weighed("address at the employer", min(told))
    domains = _work_domains(a) & _work_domains(b)
    if domains:
        return weighed("addresses at one domain", f"both have an address at {min(domains)}")
    return weighed("another employer", "", beyond_name=False) if firms_a and firms_b else NONE


def _at_employer(mailboxes: tuple[Mailbox, ...], firms: tuple[str, ...]) -> list[str]:
    return [
        f"works at {firm}, and the address is at {domain}"
        for (_, domain), firm in product(mailboxes, firms)
        if not is_personal_domain(domain) and domain_names(domain, firm)
    ]


def _work_domains(ready: Facets) -> set[str]:
    return {domain for _, domain in ready.mailboxes if not is_personal_domain(domain)}


def by_mailbox(a: Facets, b: Facets) -> Evidence:
    """Compare addresses: one mailbox, a slip, or one local part at two providers."""
    if not (a.mailboxes and b.mailboxes):
        return _by_office(a, b)
    return max(_mailed(x, y) for x, y in product(a.mailboxes, b.mailboxes))


def _by_office(a: Facets, b: Facets) -> Evidence:
    if any(mailbox in b.shared for mailbox in a.shared):
        return weighed("shared mailbox", "the same shared address")
    return NONE


@lru_cache(_CACHE)
def _mailed(one: Mailbox, other: Mailbox) -> Evidence:
    a, b = "@".join(one), "@".join(other)
    if a == b or same_mailbox(a, b):
        return weighed("mailbox", f"the same mailbox, {min(a, b)}")
    if len(one[0]) < _LONG_LOCAL:
        return NONE
    if one[0] == other[0]:
        says = f"{one[0]} stands before the @ in both addresses"
        return weighed("same local part", says, beyond_name=False)
    return _MAILBOX_NEAR if OSA.distance(a, b, score_cutoff=1) <= 1 else NONE


def by_account(a: Facets, b: Facets) -> Evidence:
    """Compare profiles and accounts: two of one site speak against one person."""
    if not (a.accounts and b.accounts):
        return NONE
    theirs = dict(b.accounts)
    worst = NONE
    for site, name in a.accounts:
        if site in theirs and (site, name) not in b.accounts:
            worst = min(worst, _PROFILE_OTHER if site in _ONE_PER_PERSON else _ACCOUNT_OTHER)
    return worst
