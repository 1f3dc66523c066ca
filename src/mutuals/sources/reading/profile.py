"""Addresses of personal profiles as identifiers: `linkedin.com/in/<slug>`, else `host/path`."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_LINKEDIN = re.compile(
    r"(?:https?:)?(?://)?(?:[a-z0-9-]+\.)?linkedin\.com/(?:mwlite/)?in/([^/?#\s]+)/?(?:[?#/].*)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?:)?//(?:www\.)?([^/?#\s:@]+\.[^/?#\s:@]+)(?::\d+)?(/[^?#\s]*)(?:[?#].*)?",
    re.IGNORECASE,
)
LONGEST = 2000
"""Characters of an address that is looked at; no profile has a longer one."""
_UNSAFE = re.compile(r"[/?#%\s\x00-\x1f\x7f-\x9f]")
_TO_LOWER = {sign: sign + 32 for sign in range(ord("A"), ord("Z") + 1)}


def linkedin_profile(address: str) -> str:
    """Return `linkedin.com/in/<slug>` of a personal LinkedIn page, else nothing.

    LinkedIn takes slugs in any case and writes other letters with percent signs or without; only
    ASCII letters are lowered, so that no look-alike sign becomes a known slug.
    """
    found = _LINKEDIN.fullmatch(address[: LONGEST + 1].strip())
    return f"linkedin.com/in/{_readable(found[1]).translate(_TO_LOWER)}" if found else ""


def _readable(slug: str) -> str:
    decoded = unquote(slug, errors="strict") if _is_utf8(slug) else slug
    composed = unicodedata.normalize("NFC", decoded)
    # Composing turns the Kelvin sign into K: then the slug stays as it is written.
    return slug if "\u212a" in decoded or _UNSAFE.search(composed) else composed


def _is_utf8(slug: str) -> bool:
    try:
        unquote(slug, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


def social_profile(address: str) -> str:
    """Return `host/path` of a profile page, host lower-cased, without query; else nothing."""
    if len(address) > LONGEST:
        return ""
    if linkedin := linkedin_profile(address):
        return linkedin
    found = _ADDRESS.fullmatch(address.strip())
    if not found or not found[2].strip("/"):
        return ""
    return found[1].translate(_TO_LOWER) + found[2].rstrip("/")
