"""Accounts of Mastodon and its kin: `user@server` and pages of profiles as identifiers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from mutuals.model.identifier import Identifier
from mutuals.model.names import lower_ascii

FAMILY = "mastodon"

_USER = r"[A-Za-z0-9_](?:[\w.-]{0,98}[A-Za-z0-9_])?"
_SERVER = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z][A-Za-z0-9-]{1,62}"
_ADDRESS = re.compile(rf"@?({_USER})@({_SERVER})", re.ASCII)
_NAME = re.compile(_USER, re.ASCII)
_HOST = re.compile(_SERVER, re.ASCII)


def fediverse_account(address: str) -> Identifier | None:
    """Return the profile of `user@server` with or without a leading @, None when it is none."""
    found = _ADDRESS.fullmatch(address)
    return _profile(found[1], found[2]) if found else None


def account_at(page: str, user: str) -> Identifier | None:
    """Return the profile of a user on the server of a page, None when either is none."""
    try:
        server = urlsplit(page).hostname or ""
    except ValueError:
        return None
    if not _HOST.fullmatch(server) or not _NAME.fullmatch(user):
        return None
    return _profile(user, server)


def user_of(account: Identifier) -> str:
    """Return the user name of a profile."""
    return account.value.rpartition("@")[2]


def _profile(user: str, server: str) -> Identifier:
    return Identifier("profile", lower_ascii(f"{server}/@{user}"))
