"""Links made from imported text: mailto, tel and https only, each part checked and encoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from mutuals.faces.safety import MARK, safe_lines, safe_text

_ADDRESS = re.compile(r"[^\s@<>\"(),:;\\\[\]&?#%\x00-\x1f\x7f-\x9f]+@[^\s@<>\"(),:;\\/\[\]&?#%]+")
_NUMBER_SIGNS = re.compile(r"[\s().\-/\u00a0]+")
_NUMBER = re.compile(r"\+?[0-9]{4,15}")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_CHAT_HOST = "wa.me"


class Link(NamedTuple):
    """A place to tap: what it does, where it really goes, and the address."""

    label: str
    shows: str
    href: str


def mail_link(address: str, subject: str, body: str) -> Link | None:
    """Return a mail with subject and body filled in; None when the address is doubtful.

    Everything is percent-encoded, so no text can add a header or a further recipient.
    """
    if not _ADDRESS.fullmatch(address) or MARK in safe_text(address):
        return None
    fields = [("subject", safe_text(subject)), ("body", safe_lines(body).replace("\n", "\r\n"))]
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields if text)
    href = f"mailto:{quote(address, safe='@')}"
    return Link("Write", address, f"{href}?{query}" if query else href)


def call_link(phone: str) -> Link | None:
    """Return a phone call; None when the text is no plain number."""
    number = _NUMBER_SIGNS.sub("", phone)
    return Link("Call", number, f"tel:{number}") if _NUMBER.fullmatch(number) else None


def chat_link(phone: str) -> Link | None:
    """Return a chat by number; only an international number can have one."""
    number = _NUMBER_SIGNS.sub("", phone)
    if not number.startswith("+") or not _NUMBER.fullmatch(number):
        return None
    return Link("Chat", _CHAT_HOST, f"https://{_CHAT_HOST}/{number[1:]}")


def profile_link(profile: str) -> Link | None:
    """Return a profile page, shown with its real host; None for anything but plain https."""
    if MARK in safe_text(profile) or "\\" in profile or any(sign.isspace() for sign in profile):
        return None
    address = profile if _SCHEME.match(profile) else f"https://{profile.removeprefix('//')}"
    return _https_link(address)


def _https_link(address: str) -> Link | None:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        plain = parts.scheme == "https" and parts.port is None and "@" not in parts.netloc
    except ValueError:
        return None
    if not plain or not _HOST.fullmatch(host):
        return None
    query = f"?{quote(parts.query, safe='=&%+')}" if parts.query else ""
    return Link("Profile", host, f"https://{host}{quote(parts.path, safe='/%@+-._~')}{query}")


def links_to(
    emails: tuple[str, ...], phones: tuple[str, ...], profiles: tuple[str, ...], draft: str
) -> Iterator[Link]:
    """Yield the ways to a person: one mail, one call, one chat, all profiles."""
    ways = (
        next(filter(None, (mail_link(each, "", draft) for each in emails)), None),
        next(filter(None, map(call_link, phones)), None),
        next(filter(None, map(chat_link, phones)), None),
        *map(profile_link, profiles),
    )
    yield from filter(None, ways)
