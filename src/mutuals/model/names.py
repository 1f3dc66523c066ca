"""Names and addresses made equal: how case and white space are folded."""

from __future__ import annotations


def fold(name: str) -> str:
    """Return a name for equality: case folded, white space folded, accents kept."""
    return " ".join(name.casefold().split())


def lower_ascii(text: str) -> str:
    """Return an address with its ASCII letters in lower case; all others stay as they are.

    To fold more would make look-alikes (the Kelvin sign, fullwidth letters) equal to an address.
    """
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)
