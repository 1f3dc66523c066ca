"""Where somebody is and what they work in, as far as numbers, addresses and titles tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from mutuals.identity.names import plain

PLACES = frozenset({"place", "location", "city", "address", "home address", "work address"})
"""Fields of cards that say where somebody lives or works."""

_CODES = {
    "20": "eg", "27": "za", "30": "gr", "31": "nl", "32": "be", "33": "fr", "34": "es", "351": "pt",
    "352": "lu", "353": "ie", "354": "is", "358": "fi", "359": "bg", "36": "hu", "370": "lt",
    "371": "lv", "372": "ee", "380": "ua", "381": "rs", "385": "hr", "386": "si", "39": "it",
    "40": "ro", "41": "ch", "420": "cz", "421": "sk", "43": "at", "44": "uk", "45": "dk",
    "46": "se", "47": "no", "48": "pl", "49": "de", "51": "pe", "52": "mx", "54": "ar", "55": "br",
    "56": "cl", "57": "co", "60": "my", "61": "au", "62": "id", "63": "ph", "64": "nz", "65": "sg",
    "66": "th", "81": "jp", "82": "kr", "84": "vn", "86": "cn", "852": "hk", "886": "tw",
    "90": "tr", "91": "in", "92": "pk", "94": "lk", "972": "il", "971": "ae", "234": "ng",
    "233": "gh", "254": "ke", "212": "ma", "1": "us or ca", "7": "ru or kz",
}  # fmt: skip
"""Calling codes and the ending of the country's domains; two share one code each."""
_DOMAINS = {name: name for name in _CODES.values()} | dict.fromkeys(("us", "ca"), "us or ca")
_DOMAINS |= dict.fromkeys(("ru", "kz"), "ru or kz")
for _sold in ("co", "us or ca", "ru or kz"):  # many who have .co are not in Colombia
    _DOMAINS.pop(_sold)
_LONGEST_CODE = 3

_AT = re.compile(r"\s+(?:at|bei|chez|en)\s+|[@,;|/(]|\s+[-–]\s+")
_OF = re.compile(r"\s+(?:of|for|fur|de)\s+")
_RANKS = frozenset(
    [
        "senior",
        "junior",
        "lead",
        "head",
        "chief",
        "principal",
        "staff",
        "associate",
        "assistant",
        "deputy",
        "vice",
        "director",
        "manager",
        "trainee",
        "intern",
        "working",
        "student",
        "member",
        "team",
        "leiter",
        "leiterin",
        "leitung",
    ]
)


def country(phones: Iterable[str], emails: Iterable[str]) -> str:
    """Return the country of the first number or address that tells one, empty where none does.

    It is the ending of the country's domains, `+` and digits for a code that is not listed. Numbers
    begin with `+` and the calling code, and go before addresses.
    """
    told = chain(map(_calling, phones), map(_of_domain, emails))
    return next(filter(None, told), "")


def _of_domain(email: str) -> str:
    return _DOMAINS.get(email.rpartition(".")[2], "")


def _calling(phone: str) -> str:
    digits = phone.removeprefix("+")
    if digits == phone:
        return ""
    codes = (digits[:length] for length in range(1, _LONGEST_CODE + 1))
    return next((_CODES[code] for code in codes if code in _CODES), f"+{digits[:_LONGEST_CODE]}")


def place(stated: str) -> str:
    """Return the town of a stated place or postal address, folded; empty where there is none.

    Of an address, that is the first part without a digit: streets and post codes have some.
    """
    parts = (plain(part).strip() for part in stated.replace("\n", ",").split(","))
    return next((part for part in parts if part and not any(map(str.isdigit, part))), "")


def field_of_work(title: str) -> str:
    """Return the last word of a job title that is no rank: `Senior Data Engineer` gives engineer.

    Of `Head of Sales` it is what comes after `of`. Empty where only ranks are left.
    """
    words = _OF.split(_AT.split(plain(title))[0])[-1].split()
    return next((word for word in reversed(words) if word.isalpha() and word not in _RANKS), "")
