"""What a mail's headers make of it: automatic, a bounce, an invitation, a list post, bulk."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_address import only_address
from mutuals.sources.reading.mail_header import Fields, decode_words
from mutuals.sources.reading.mail_place import (
    Place,
    folder_names,
    is_mass_tab,
    item_of,
    place_of,
)

_ANGLED = re.compile(r"<([^<>]*)>")
_LIST_ID = re.compile(r"[^\s<>\"(),;:@\\]{1,255}\Z")
_PART = re.compile(rb"(?:\A|\n)--[^\n]{1,200}\n")
_CALENDAR_PART = re.compile(rb"(?i)(?:\A|\n)content-type:\s*text/calendar\b")
_METHOD = re.compile(rb"(?i)\bmethod\s*[=:]")
_BULK_PRECEDENCE = frozenset(("bulk", "junk", "list"))
_BULK_HEADERS = frozenset(
    ("list-unsubscribe", "feedback-id", "x-campaign", "x-campaign-id", "x-campaignid")
)
_TELLING_HEADERS = frozenset(
    (
        "auto-submitted",
        "precedence",
        "x-autoreply",
        "x-autorespond",
        "x-folder",
        "x-mozilla-status",
        "x-spam-flag",
        "x-spam-status",
    )
)
_LIST_HEADERS = frozenset(("list-id", "list-post", "x-beenthere", "mailing-list"))
_BOUNCERS = frozenset(("mailer-daemon", "postmaster", "mail-daemon"))
_AUTO_PRECEDENCE = frozenset(("auto_reply", "auto-reply", "autoreply"))
_DELETED_IN_THUNDERBIRD = 0x8


def first(fields: Fields, name: str) -> str:
    """Return the topmost value of a header, empty when there is none."""
    values = fields.get(name)
    return values[0] if values else ""


class Labels(NamedTuple):
    """What the Gmail labels of a mail say: the place it lies in, and whether it went to many."""

    place: Place
    is_mass: bool


UNLABELLED = Labels("", is_mass=False)


def labels_of(fields: Fields) -> Labels:
    """Return what the labels of a mail say, as Takeout writes them."""
    value = first(fields, "x-gmail-labels")
    if not value:
        return UNLABELLED
    return _known_labels(value) if len(value) < limits.REMEMBERED_CHARACTERS else _labels(value)


def _labels(value: str) -> Labels:
    labels = [label.strip(' "') for label in decode_words(value).split(",")]
    return Labels(place_of(labels), any(map(is_mass_tab, labels)))


_known_labels = lru_cache(maxsize=4_096)(_labels)


def place_in(fields: Fields, labels: Labels) -> Place:
    """Return the place an export wrote into the mail itself.

    Anybody can write such a header. What it takes away (spam, drafts) harms its sender alone; that
    it was `sent` counts only where no server received the mail.
    """
    was_received = "received" in fields
    place = labels.place
    if not place and not was_received and "x-folder" in fields:
        place = place_of(folder_names(first(fields, "x-folder")))
        # Outlook's deleted items are ordinary old mail, most people never empty them.
    return "" if place == "sent" and was_received else place


def item_in(fields: Fields) -> str:
    """Return what an exported Outlook record is, when it is no mail: a calendar or contact item."""
    if "received" in fields or "x-folder" not in fields:
        return ""
    return item_of(folder_names(first(fields, "x-folder")))


def is_ordinary(fields: Fields, sender: Identifier | None) -> bool:
    """Say whether nothing in the headers can make the mail other than one between people."""
    if "content-type" in fields and "report" in fields["content-type"][0].lower():
        return False
    return _TELLING_HEADERS.isdisjoint(fields) and not is_bouncer(sender)


def is_bouncer(sender: Identifier | None) -> bool:
    """Say whether the sender is the mail system itself."""
    if sender is None:
        return False
    return sender.value.partition("@")[0].replace("_", "-") in _BOUNCERS


def is_spam(fields: Fields) -> bool:
    """Say whether a filter on the way marked the mail as spam."""
    flag = first(fields, "x-spam-flag").lower()
    return flag.startswith("yes") or first(fields, "x-spam-status").lower().startswith("yes")


def is_deleted(fields: Fields) -> bool:
    """Say whether Thunderbird marked the mail as deleted without compacting the file yet."""
    status = first(fields, "x-mozilla-status")
    try:
        return bool(int(status[:8], 16) & _DELETED_IN_THUNDERBIRD) if status else False
    except ValueError:
        return False


def fails_check(fields: Fields) -> bool:
    """Say whether the owner's provider found that the sender is not who From says (DMARC).

    The topmost result is the provider's: a forged one stands below it and could only say `pass`.
    """
    return "dmarc=fail" in first(fields, "authentication-results").lower().replace(" ", "")


def is_automatic(fields: Fields) -> bool:
    """Say whether a program answered by itself (RFC 3834, and what came before it)."""
    submitted = first(fields, "auto-submitted").partition(";")[0].strip().lower()
    if submitted not in ("", "no") or "x-autorespond" in fields:
        return True
    if first(fields, "x-autoreply").lower() not in ("", "no", "false"):
        return True
    return first(fields, "precedence").lower() in _AUTO_PRECEDENCE


def is_bounce(fields: Fields, sender: Identifier | None) -> bool:
    """Say whether a mail server, or a mail program, reports about another mail."""
    is_report = first(fields, "content-type").lower().startswith("multipart/report")
    return is_report or is_bouncer(sender)


def is_calendar(content_type: str) -> bool:
    """Say whether the whole mail is an invitation, an answer or a cancellation (iMIP)."""
    return content_type.startswith("text/calendar") and "method" in content_type


def has_calendar_part(body: bytes) -> bool:
    """Say whether the start of a multipart body shows a calendar part with a METHOD."""
    # Nearly every mail of today is multipart, and nearly none shows a calendar.
    if b"/calendar" not in body and b"/calendar" not in body.lower():
        return False
    body = body.replace(b"\r\n", b"\n")
    for number, boundary in enumerate(_PART.finditer(body)):
        if number >= limits.PARTS:
            return False
        start = boundary.end()
        end = body.find(b"\n\n", start, start + limits.PART_HEADER_BYTES)
        head = body[start : end if end > 0 else start + limits.PART_HEADER_BYTES]
        if _CALENDAR_PART.search(head):
            # Without a parameter the calendar's own METHOD line decides.
            return bool(_METHOD.search(head) or _METHOD.search(body, end))
    return False


def is_bulk(fields: Fields, labels: Labels) -> bool:
    """Say whether a mail went to many at once: a newsletter, a notification, a shop."""
    if not _BULK_HEADERS.isdisjoint(fields):
        return True
    if first(fields, "precedence").lower() in _BULK_PRECEDENCE:
        return True
    return labels.is_mass


def list_of(fields: Fields, recipients: list[Identifier]) -> Identifier | None:
    """Return the discussion list a mail was posted to, None for everything else.

    The list is its posting address where a recipient or the List-Id vouches for it: List-Post
    alone could name anybody.
    """
    if _LIST_HEADERS.isdisjoint(fields):
        return None
    post = first(fields, "list-post")
    if post.strip("<> ").upper().startswith("NO"):
        return None
    list_id = list_id_of(first(fields, "list-id"))
    addressees = [who for who in recipients if who.kind == "email"]
    return (
        _posting_address(only_address(post) if post else None, list_id, addressees)
        or _named_by_id(list_id, addressees)
        or _older_list(fields, addressees)
        or _unaddressed_list(fields, list_id)
    )


def list_id_of(value: str) -> str:
    """Return the identifier inside a List-Id header (RFC 2919), lower-cased, or nothing."""
    found = _ANGLED.findall(value)
    text = (found[-1] if found else value).strip().lower()
    return text if _LIST_ID.match(text) else ""


def _posting_address(
    post: Identifier | None, list_id: str, addressees: list[Identifier]
) -> Identifier | None:
    if post is None:
        return None
    if post in addressees or post.value.replace("@", ".") == list_id:
        return post
    local, _, domain = post.value.rpartition("@")
    # A reply address made for one mail names no list.
    is_lasting = not set("+=") & set(local)
    return post if is_lasting and list_id.endswith(f".{domain}") else None


def _named_by_id(list_id: str, addressees: list[Identifier]) -> Identifier | None:
    if not list_id:
        return None
    return next((who for who in addressees if who.value.replace("@", ".") == list_id), None)


def _older_list(fields: Fields, addressees: list[Identifier]) -> Identifier | None:
    """Return the list by the headers of Mailman 2 (X-BeenThere), Yahoo and ezmlm (Mailing-List)."""
    named = set(f"{first(fields, 'x-beenthere')} {first(fields, 'mailing-list')}".lower().split())
    return next((who for who in addressees if {who.value, f"{who.value};"} & named), None)


def _unaddressed_list(fields: Fields, list_id: str) -> Identifier | None:
    """Tell a discussion list from a newsletter where no address vouches for the List-Id."""
    precedence = first(fields, "precedence").lower()
    if not list_id:
        return None
    has_post = only_address(first(fields, "list-post")) is not None
    is_newsletter = not _BULK_HEADERS.isdisjoint(fields) or precedence in ("bulk", "junk")
    return (
        Identifier("list", list_id)
        if precedence == "list" or has_post or not is_newsletter
        else None
    )
