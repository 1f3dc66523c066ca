"""What each agreement and conflict is worth: m, u and where they come from, in one table.

Fellegi and Sunter (1969): a comparison weighs log2(m / u) bits, m being the share of pairs that are
one person among which it shows, u the share among strangers of one network. Independence is
assumed; where it plainly fails (a household shares phone, street and place) `compare` says so.
"""

from __future__ import annotations

from math import log2
from typing import NamedTuple

PRIOR = -13.0
"""Bits before any evidence: two records of a home are one person about once in 8,000 pairs."""
JOIN_AT = 5.5
"""Bits from which two are taken for one (SECURITY's rules permitting): about 98 in 100."""
ASK_AT = 1.0
"""Bits from which a human is asked: two in three are one person. A common name alone is below."""
FLOOR = -3.0
"""Bits below which a pair is not worth showing to anybody."""

NAME_MOST = 15.0
"""A name never weighs more, however rare: families and circles share rare names too."""
NAME_LEAST = 2.0


class Weight(NamedTuple):
    """How often a comparison shows among pairs of one person, and among strangers."""

    m: float
    u: float
    source: str

    @property
    def bits(self) -> float:
        """Return the match weight, log2(m / u)."""
        return log2(self.m / self.u)


_KNOWN = "general knowledge"
_TUNED = "tuned on FEBRL 2 odd and the generated set A"

WEIGHTS = {
    # A name weighs its rarity (u = the share of people who bear it) and one of these.
    "name as written": Weight(0.90, 1.00, _KNOWN),
    "name in another order": Weight(0.80, 1.00, _KNOWN),
    "name by a nickname": Weight(0.50, 1.00, _TUNED),
    "name in another script": Weight(0.80, 1.00, _KNOWN),
    "name by an initial": Weight(0.50, 1.00, _TUNED),
    "name mistyped": Weight(0.20, 1.00, _TUNED),
    "name after marriage": Weight(0.15, 1.00, _TUNED),
    "name read from the address": Weight(0.60, 1.00, _TUNED),
    "one name of two": Weight(0.85, 1.00, _TUNED),
    "another surname": Weight(0.03, 0.60, _TUNED),
    "another given name": Weight(0.01, 0.95, _TUNED),
    "given name cut short": Weight(0.40, 0.50, _TUNED),
    "given name much alike": Weight(0.03, 0.05, _TUNED),
    "name much alike": Weight(0.05, 0.004, _TUNED),
    "another name": Weight(0.002, 0.99, _TUNED),
    "another generation": Weight(0.003, 0.90, _KNOWN),
    "birthday": Weight(0.93, 1 / 18_000, _KNOWN),
    "birthday without year": Weight(0.93, 1 / 365, _KNOWN),
    "birthday but for one part": Weight(0.05, 1 / 500, _TUNED),
    "another birthday": Weight(0.02, 1.00, _TUNED),
    "number": Weight(0.90, 1 / 500_000, _KNOWN),
    "number but for one digit": Weight(0.05, 1 / 20_000, _TUNED),
    "another number": Weight(0.04, 1.00, _TUNED),
    "mailbox": Weight(0.60, 1 / 50_000, _KNOWN),
    "shared mailbox": Weight(0.60, 1 / 100, _KNOWN),
    "mailbox mistyped": Weight(0.05, 1 / 5_000, _TUNED),
    "same local part with a number": Weight(0.20, 1 / 1_000, _KNOWN),
    "same local part": Weight(0.30, 1 / 10, _KNOWN),
    "phone": Weight(0.75, 1 / 20_000, _KNOWN),
    "phone in another notation": Weight(0.70, 1 / 16_000, _KNOWN),
    "phone but for one digit": Weight(0.03, 1 / 5_000, _KNOWN),
    "another phone": Weight(0.45, 0.99, _KNOWN),
    "employer": Weight(0.70, 1 / 90, _TUNED),
    "address at the employer": Weight(0.60, 1 / 100, _TUNED),
    "addresses at one domain": Weight(0.08, 1 / 50, _KNOWN),
    "another employer": Weight(0.40, 0.97, _KNOWN),
    "place": Weight(0.70, 1 / 10, _KNOWN),
    "post code": Weight(0.70, 1 / 200, _KNOWN),
    "another place": Weight(0.35, 0.90, _KNOWN),
    "street": Weight(0.60, 1 / 1_000, _KNOWN),
    "street mistyped": Weight(0.20, 1 / 1_000, _KNOWN),
    "another street": Weight(0.40, 0.99, _KNOWN),
    "another profile": Weight(0.002, 0.99, _KNOWN),
    "another account": Weight(0.08, 0.99, _KNOWN),
}
"""m, u and their source for every comparison."""

BITS = {name: weight.bits for name, weight in WEIGHTS.items()}
"""The match weight of every comparison."""
