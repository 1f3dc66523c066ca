"""Names and addresses made equal: how case, white space and legal forms are folded."""

from __future__ import annotations

_LEGAL_FORMS = frozenset({
    "inc", "incorporated", "llc", "ltd", "limited", "llp", "lp", "plc", "pllc", "pc", "co", "corp",
    "corporation", "company", "gmbh", "ag", "kg", "se", "sa", "sas", "sarl", "sl", "slu", "srl",
    "spa", "bv", "nv", "ab", "as", "oy",
})  # fmt: skip
"""How firms say at the end of their names what they are in law, without points."""


def fold(name: str) -> str:
    """Return a name for equality: case folded, white space folded, accents kept."""
    return " ".join(name.casefold().split())


def is_legal_form(words: str) -> bool:
    """Say whether these words are a legal form alone: `Inc.`, `S. L.`, `GmbH`."""
    return words.casefold().replace(".", "").replace(" ", "") in _LEGAL_FORMS


def without_form(firm: str) -> str:
    """Return a firm's name without the legal form behind it: `Acme, Inc.` is `Acme`."""
    words = firm.replace(",", " ").split()
    while len(words) > 1 and is_legal_form(words[-1]):
        words.pop()
    return " ".join(words)


def lower_ascii(text: str) -> str:
    """Return an address with its ASCII letters in lower case; all others stay as they are.

    To fold more would make look-alikes (the Kelvin sign, fullwidth letters) equal to an address.
    """
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)
