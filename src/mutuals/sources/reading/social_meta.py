"""What the files of Facebook's and Instagram's archives have in common, and which file is which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from mutuals.model.identifier import Identifier
from mutuals.model.names import lower_ascii
from mutuals.model.observed import Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.mojibake import repaired
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.social_json import credible_second, line, read_json

FACEBOOK, INSTAGRAM = "facebook", "instagram"
OTHER = "meta-other"
"""The kind of those files that nothing is taken of."""

USER_LABELS = frozenset({
    "username", "benutzername", "nom d'utilisateur", "nom d’utilisateur", "nombre de usuario",
    "nome de usuário", "nome de utilizador", "nome utente", "gebruikersnaam",
})  # fmt: skip
"""How Instagram calls a user name, in small letters: labels come in the account's language."""

_USER = re.compile(r"@?([a-z0-9_.]{1,30})", re.ASCII)
_SURE, _BY_FOLDER = 0.95, 0.6
_TOP_FOLDERS = frozenset(
    """
    ads_information apps_and_websites_off_of_facebook apps_and_websites_off_of_instagram
    logged_information security_and_login_information your_facebook_activity
    your_activity_across_facebook your_instagram_activity friends_and_followers
    followers_and_following personal_information comments_and_reactions likes_and_reactions
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
_ARCHIVE = re.compile(r"(?i)(facebook|instagram)-")
_FIRST_KEY = re.compile(rb'\s*\{\s*"([^"\\]{1,100})"')
_THREAD_KEYS = frozenset({
    "participants", "messages", "threadName", "title", "is_still_participant", "thread_path",
    "thread_type", "image", "magic_words", "joinable_mode",
})  # fmt: skip
_KINDS_BY_KEY = (
    (r"(friends|followers|following|\w+_requests|deleted_friends)_v\d", "facebook-friends"),
    (r"profile_v\d", "facebook-profile"),
    (r"pages_followed_v\d|page_likes_v\d", "facebook-pages"),
    (r"(?:group_)?(?:comments|posts)_v\d", "facebook-posts"),
    (r"ig_reels_media|comments_(?:media|reels)_comments", "instagram-posts"),
    (r"profile_user", "instagram-profile"),
    (r"relationships_\w+", "instagram-follows"),
)
_OLDEST = (
    (r"(?i)friends\.json", "friends", b"timestamp", "facebook-friends"),
    (r"(?i)profile_information\.json", "profile", b"name", "facebook-profile"),
)
"""Facebook's files of 2018 and 2019, keys without a version: the file's name must say it too."""
_LISTS_BY_NAME = (
    (r"(?i)your_posts(?:__check_ins__photos_and_videos)?(?:_\d+)?\.json", b"timestamp",
     "facebook-posts"),
    (r"(?i)posts_\d+\.json", b"creation_timestamp", "instagram-posts"),
    (r"(?i)(?:post|reels)_comments(?:_\d+)?\.json", b"string_map_data", "instagram-posts"),
)  # fmt: skip
"""Lists without a key of their own: how the file is called, and a word that stands in it."""
_INSTAGRAM_THREAD = re.compile(rb'"thread_path"\s*:\s*"[^"]{1,300}_1784\d{13}"')
"""Threads of Instagram end in its account number: 17 digits that begin with 1784."""
_MARKS = re.compile(rb'"(?:label_values|string_map_data|string_list_data)"\s*:|^\s*\{\s*"\w+_v\d"')
_PAGE = re.compile(rb"(?i)(?:<!doctype html>\s{0,20})?<html")
_PAGE_MARKS = re.compile(rb'class="[^"]{0,200}_a6-|class="[^"]{0,200}_3-9\d')


class Page(NamedTuple):
    """The file records come from."""

    file: str
    path: str
    folders: tuple[str, ...]
    setting: Setting

    def skip(self, why: str, at: int | None = None) -> Skipped:
        """Return a record of this file that gives nothing."""
        return Skipped(self.path, why, at=at)

    def day(self, value: object) -> str:
        """Return the day of seconds since 1970 in the home's zone, empty when not credible."""
        second = credible_second(value, self.setting)
        if isinstance(second, str):
            return ""
        return datetime.fromtimestamp(second, self.setting.zone).strftime("%Y-%m-%d")


class MetaFile(SingleFile):
    """A source that is one kind of JSON file of Meta's archives; its kind has its name."""

    name: str
    title: str

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is my kind: by its first key, else by its folders."""
        if kind_of(drop) != self.name:
            return 0.0
        return _BY_FOLDER if self.name == OTHER else _SURE

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield what the file states; what it lacks at its end is a Skipped."""
        found = read_json(drop)
        yield from self.observe(found.value, Page(drop.name, drop.path, drop.folders, setting))
        if found.trouble:
            yield Skipped(drop.path, found.trouble, error=True)

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        """Yield what the value of the file states."""
        raise NotImplementedError


def kind_of(drop: Drop) -> str:
    """Return the kind of a file of Meta's archives, by content first; empty when it is none."""
    if drop.is_folder:
        return ""
    head = drop.head.removeprefix(b"\xef\xbb\xbf")
    if head.lstrip()[:1] not in (b"{", b"["):
        return OTHER if _is_page(drop, head) or _says_nothing(drop) else ""
    found = _FIRST_KEY.match(head)
    key = found[1].decode("ascii", "replace") if found else ""
    return _kind_by_content(drop, head, key) or _other(drop, head)


def _kind_by_content(drop: Drop, head: bytes, key: str) -> str:
    if key in _THREAD_KEYS and _is_thread(drop, head):
        return f"{service_of(drop, head)}-messages"
    for pattern, kind in _KINDS_BY_KEY:
        if re.fullmatch(pattern, key):
            return kind
    if head.lstrip()[:1] == b"[":
        return _kind_of_list(drop, head)
    oldest = (
        kind for name, first, word, kind in _OLDEST
        if key == first and re.fullmatch(name, drop.name) and b'"' + word + b'"' in head
    )  # fmt: skip
    return next(oldest, "")


def _kind_of_list(drop: Drop, head: bytes) -> str:
    for name, word, kind in _LISTS_BY_NAME:
        if re.fullmatch(name, drop.name) and b'"' + word + b'"' in head:
            return kind
    named = drop.name.casefold().startswith("followers") and _is_in_archive(drop)
    return "instagram-follows" if named or b'"string_list_data"' in head else ""


def _is_thread(drop: Drop, head: bytes) -> bool:
    if b'"sender_name"' in head and b'"timestamp_ms"' in head:
        return True
    if b'"threadName"' in head and b'"messages"' in head:
        return True
    named = re.fullmatch(r"(?i)message_\d+\.json", drop.name)
    return bool(named) and b'"participants"' in head


def service_of(drop: Drop, head: bytes) -> str:
    """Return whose conversation this is: by the innermost folder that says so, else by its number.

    Both networks write conversations in the same form.
    """
    for name in (drop.name, *reversed(drop.folders)):
        for service in (INSTAGRAM, FACEBOOK):
            if service in name.casefold():
                return service
    return INSTAGRAM if _INSTAGRAM_THREAD.search(head) else FACEBOOK


def _other(drop: Drop, head: bytes) -> str:
    return OTHER if _MARKS.search(head) or _is_in_archive(drop) else ""


def _is_in_archive(drop: Drop) -> bool:
    folders = [name.casefold() for name in drop.folders]
    return any(name in _TOP_FOLDERS or _ARCHIVE.match(name) for name in folders)


def _is_page(drop: Drop, head: bytes) -> bool:
    return bool(_PAGE.match(head.lstrip())) and (
        _is_in_archive(drop) or bool(_PAGE_MARKS.search(head))
    )


def _says_nothing(drop: Drop) -> bool:
    """Say whether this is the file Meta puts where there would be nothing."""
    return drop.name.casefold() == "no-data.txt" and _is_in_archive(drop)


# --- values -------------------------------------------------------------------------------------


def typed(value: object) -> str:
    """Return a string on one line as it was typed; empty for anything but a string."""
    return line(repaired(value)) if isinstance(value, str) else ""


def person_name(value: object) -> str:
    """Return somebody's name, without pictures and degrees where something is left."""
    written = typed(value)
    return clean_name(written).name or written[:100]


def instagram_account(user: str) -> Identifier | None:
    """Return the profile of an Instagram user name, None when it cannot be one."""
    found = _USER.fullmatch(lower_ascii(user))
    return Identifier("profile", f"instagram.com/{found[1]}") if found else None
