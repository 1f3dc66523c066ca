"""The parts of a mail domain: the name somebody registered, and what it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mutuals.identity import shipped
from mutuals.record import Record

LONGEST = 255
"""Signs of a domain (RFC 1035)."""

_SECOND = frozenset({"com", "co", "org", "net", "ac", "edu", "gov"})
"""Labels below which countries have names registered: `com.br`, `ac.uk`."""
_FAMILIES = frozenset(
    {"yahoo", "hotmail", "live", "outlook", "gmx", "msn", "aol", "googlemail", "yandex", "proton"}
)
_COUNTRY = r"(?:com?\.)?[a-z]{2}|com|net"


class Domain(Record):
    """A domain taken apart: `mail` `.` `acme` `.` `co.uk`."""

    below: str
    label: str
    suffix: str

    @property
    def registered(self) -> str:
        """Return the name that was registered: `acme.co.uk`."""
        return f"{self.label}.{self.suffix}" if self.suffix else self.label


def labels_of(domain: str) -> list[str]:
    """Return the labels of a domain: `mail`, `acme`, `com`."""
    return [label for label in domain[:LONGEST].lower().split(".") if label]


@lru_cache(maxsize=65536)
def domain_parts(domain: str) -> Domain:
    """Return the parts of a domain; a name without dots is a label alone."""
    labels = labels_of(domain)
    pair = ".".join(labels[-2:])
    is_common = labels[-2:-1] and labels[-2] in _SECOND
    is_double = len(labels) > 2 and (is_common or pair in shipped.words("suffixes.txt"))  # noqa: PLR2004
    ending = 2 if is_double else 1 if len(labels) > 1 else 0
    rest = labels[: len(labels) - ending]
    return Domain(".".join(rest[:-1]), rest[-1] if rest else "", ".".join(labels[len(rest) :]))


@lru_cache(maxsize=65536)
def is_freemail(domain: str) -> bool:
    """Say whether anybody can have an address at a domain: `gmail.com`, `web.de`."""
    name = domain.lower()
    if name in shipped.words("freemail.txt"):
        return True
    found = domain_parts(name)
    is_family = found.label in _FAMILIES and not found.below
    return is_family and bool(re.fullmatch(_COUNTRY, found.suffix))


def split_address(address: str) -> tuple[str, str]:
    """Return the local part and the domain of an address; without an @ there is no domain."""
    local, found, domain = address.rpartition("@")
    return (local, domain) if found else (address, "")


def domains_of(addresses: Iterable[str]) -> set[str]:
    """Return the registered domains of addresses, those of mail providers left out."""
    domains = (split_address(address)[1] for address in addresses)
    return {domain_parts(each).registered for each in domains if not is_freemail(each)}
