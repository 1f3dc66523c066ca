"""Names of organisations: when two of them mean one, and which domain is whose."""

from __future__ import annotations

from functools import lru_cache

from mutuals.identity.transliteration import latin


@lru_cache(maxsize=65536)
def organisation_key(name: str) -> str:
    """Return a key under which the spellings of an organisation's name meet."""
    return latin(name)


def same_organisation(a: str, b: str) -> bool:
    """Say whether two names mean one organisation."""
    return bool(organisation_key(a)) and organisation_key(a) == organisation_key(b)


def domain_names(domain: str, organisation: str) -> bool:
    """Say whether a mail domain bears the name of an organisation."""
    return domain.partition(".")[0] == organisation_key(organisation).replace(" ", "")
