"""Phone numbers as identifiers: E.164 where the country is known, else as written."""

from __future__ import annotations

import re
from functools import lru_cache

from mutuals.model.identifier import Identifier

LONGEST = 64
"""Characters of a written number that are looked at; longer ones are no phone numbers."""

SHORTEST = 8
"""Digits of an international number; extensions and service numbers are shorter."""

_WHOLE_NUMBER = re.compile(r"\+\d{8,15}", re.ASCII)
_FILLING = str.maketrans("", "", " \t-./\u00a0")
_PLAIN = re.compile(
    r"\+(?:1[2-9]\d{9}|33[1-9]\d{8}|44[1-9]\d{9}|49[1-9]\d{8,10}|31[1-9]\d{8}|41[1-9]\d{8})",
    re.ASCII,
)
"""Numbers that mean the same to phonenumbers as to us (a test compares them); it is slow."""


def normalise_phone(written: str, region: str | None) -> str:
    """Return E.164 (`+441632960001`), or the number as written with its spaces folded.

    E.164 needs a leading + or 00, or the region (ISO 3166, such as `GB`) the number was written
    in. A number no country could have stays as written. Empty when there is no digit at all.
    """
    bare = written.translate(_FILLING)
    if _PLAIN.fullmatch(bare):
        return bare
    folded = " ".join(_without_uri(written).split())
    if not any(sign.isdigit() for sign in folded):
        return ""
    return (_to_e164(folded, region) if len(folded) <= LONGEST else "") or folded


def phone_of(written: str, region: str | None) -> Identifier | None:
    """Return a number in E.164; without its country it could be anybody's, and there is none."""
    value = normalise_phone(written, region)
    return Identifier("phone", value) if _WHOLE_NUMBER.fullmatch(value) else None


def _without_uri(written: str) -> str:
    """Return the number of a `tel:` address without its parameters."""
    if written[:4].lower() != "tel:":
        return written
    return written[4:].partition(";")[0]


@lru_cache(maxsize=50_000)
def _to_e164(folded: str, region: str | None) -> str:
    import phonenumbers  # 20 ms to load, and most runs read no phone number

    if folded.startswith("00"):
        folded = "+" + folded[2:]
    if not folded.isascii() or (region is None and not folded.startswith("+")):
        return ""
    try:
        number = phonenumbers.parse(folded, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return shown if len(shown) > SHORTEST else ""
