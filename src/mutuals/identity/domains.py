"""The parts of a mail domain: the name somebody registered, and what it stands under."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mutuals.identity import shipped

LONGEST = 255
"""Signs of a domain (RFC 1035)."""

_SECOND = frozenset({"com", "co", "org", "net", "ac", "edu", "gov"})
"""Labels below which countries have names registered: `com.br`, `ac.uk`."""


class Domain(NamedTuple):
    """A domain taken apart: `mail` `.` `acme` `.` `co.uk`."""

    below: str
    label: str
    suffix: str

    @property
    def registered(self) -> str:
        """Return the name that was registered: `acme.co.uk`."""
        return f"{self.label}.{self.suffix}" if self.suffix else self.label


@lru_cache(maxsize=65536)
def domain_parts(domain: str) -> Domain:
    """Return the parts of a domain; a name without dots is a label alone."""
    labels = [label for label in domain[:LONGEST].lower().split(".") if label]
    pair = ".".join(labels[-2:])
    is_common = labels[-2:-1] and labels[-2] in _SECOND
    is_double = len(labels) > 2 and (is_common or pair in shipped.words("suffixes.txt"))  # noqa: PLR2004
    ending = 2 if is_double else 1 if len(labels) > 1 else 0
    rest = labels[: len(labels) - ending]
    return Domain(".".join(rest[:-1]), rest[-1] if rest else "", ".".join(labels[len(rest) :]))


def split_address(address: str) -> tuple[str, str]:
    """Return the local part and the domain of an address; without an @ there is no domain."""
    local, found, domain = address.rpartition("@")
    return (local, domain) if found else (address, "")
