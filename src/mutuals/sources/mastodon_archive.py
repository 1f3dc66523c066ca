"""Mastodon's archive: `actor.json` (me) and `outbox.json` (my posts). The text is not kept.

ActivityStreams: `orderedItems` with `Create` and `Announce`; `likes.json` and `bookmarks.json` are
lists of addresses and give nothing (mastodon/mastodon, app/services/backup_service.rb).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Card, Claim, Observed, Post, PostKind, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.chat import shown_name
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.social_fediverse import FAMILY, account_at
from mutuals.sources.reading.social_json import inner, line, objects, read_json
from mutuals.sources.reading.table import row_key

_SURE = 0.95
_STREAMS = b"https://www.w3.org/ns/activitystreams"
_LIST = re.compile(rb'"type"\s*:\s*"OrderedCollection"')
_PERSON = re.compile(rb'"preferredUsername"\s*:')
_NUMBER = re.compile(r"/statuses/([A-Za-z0-9]{1,64})(?:[/?#]|$)")
_FOLLOWERS = re.compile(r"/followers$")
_PUBLIC = frozenset({f"{_STREAMS.decode()}#Public", "as:Public", "Public"})
_MARKS = frozenset({"likes.json", "bookmarks.json"})
_NO_USE = "likes and bookmarks: nothing of mine that others see"


class MastodonArchive(SingleFile):
    """One JSON file of the archive."""

    name = "mastodon-archive"
    title = "Mastodon archive"

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is the account or one of its lists, by what it begins with."""
        if drop.is_folder or not drop.head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
            return 0.0
        is_known = _LIST.search(drop.head) or _PERSON.search(drop.head)
        return _SURE if _STREAMS in drop.head and is_known else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield my account, or one record for each thing I posted."""
        found = read_json(drop)
        if inner(found.value, "preferredUsername") is not None:
            yield from _me(found.value, drop)
        else:
            yield from _posts(found.value, drop, setting)
        if found.trouble:
            yield Skipped(drop.path, found.trouble, error=True)


def _me(actor: object, drop: Drop) -> Iterator[Observed | Skipped]:
    page = line(inner(actor, "url")) or line(inner(actor, "id"))
    account = account_at(page, line(inner(actor, "preferredUsername")))
    if account is None:
        yield Skipped(drop.path, "account without an address")
        return
    yield Claim(drop.name, account, "my Mastodon account", certain=True)
    name = shown_name(line(inner(actor, "name")))
    yield Card(f"{drop.name}#{account.value}", (account,), name=name, own=True, family=FAMILY)


def _posts(outbox: object, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
    activities = list(objects(inner(outbox, "orderedItems")))
    if _is_marks(outbox, drop):
        yield Skipped(drop.path, _NO_USE)
    for activity in activities:
        yield _post(activity, drop, setting)


def _is_marks(outbox: object, drop: Drop) -> bool:
    """Say whether this is the list of what I liked or kept: others' posts, by address only."""
    items = inner(outbox, "orderedItems")
    holds_addresses = isinstance(items, list) and any(isinstance(item, str) for item in items)
    return holds_addresses or line(inner(outbox, "id")) in _MARKS or drop.name in _MARKS


def _post(activity: dict[str, object], drop: Drop, setting: Setting) -> Post | Skipped:
    moment = credible_moment(line(activity.get("published")), setting)
    kind = _kind(activity)
    if isinstance(moment, str):
        return Skipped(drop.path, moment)
    if kind is None:
        return Skipped(drop.path, "neither a post nor a boost", at=moment.at)
    if not _is_seen(activity):
        return Skipped(drop.path, "post that only those named in it see", at=moment.at)
    link = _link(activity)
    return Post(
        f"{drop.name}#{_key(activity, link)}", FAMILY, kind, moment.at, moment.precision, link
    )


def _kind(activity: dict[str, object]) -> PostKind | None:
    """Return the kind; an answer to a post of mine goes on with it."""
    match activity.get("type"):
        case "Announce":
            return "repost"
        case "Create":
            answered = line(inner(activity, "object", "inReplyTo"))
            actor = line(activity.get("actor"))
            is_mine = bool(actor) and answered.startswith(f"{actor}/")
            return "comment" if answered and not is_mine else "post"
        case _:
            return None


def _is_seen(activity: dict[str, object]) -> bool:
    """Say whether everybody or my followers see it."""
    readers: set[str] = set()
    for field in ("to", "cc"):
        value = activity.get(field)
        readers.update(map(line, value if isinstance(value, list) else [value]))
    return any(reader in _PUBLIC or _FOLLOWERS.search(reader) for reader in readers)


def _link(activity: dict[str, object]) -> str:
    written = line(inner(activity, "object", "url")) or line(inner(activity, "object", "id"))
    return written if written.startswith("https://") else ""


def _key(activity: dict[str, object], link: str) -> str:
    """Return the number of the post, else what stands for it."""
    address = line(activity.get("id")) or link
    found = _NUMBER.search(address)
    return found[1] if found else row_key(address, line(activity.get("published")))


SOURCE = MastodonArchive()
