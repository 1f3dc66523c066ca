"""X's archive: the folder `data` as a whole, or one of its files (`tweets.js` and the like).

Followers and messages name people by number only; their handles stand in the posts of the same
archive. So the folder is read together: my account, posts, messages, followers, in this order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mutuals.errors import MutualsError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Claim, Field, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.handles import handle_profile
from mutuals.sources.reading.single_file import ReadWhole
from mutuals.sources.reading.social_json import inner, line
from mutuals.sources.reading.x_files import FAMILY, SITE, XFile, kind_in, number
from mutuals.sources.reading.x_messages import Correspondence
from mutuals.sources.reading.x_people import Handles, account_of
from mutuals.sources.reading.x_posts import post_of

_SURE = 0.95
_ACCOUNT = "account.js"
_BESIDE = frozenset({
    "tweets.js", "tweet.js", "follower.js", "following.js", "direct-messages.js",
    "direct-messages-group.js",
})  # fmt: skip
_POSTS = ("tweets", "tweet", "community_tweet")
_MESSAGES = ("direct_messages", "direct_messages_group")
_FOLLOWS = {"follower": "follows me on", "following": "followed by me on"}
_PROFILE = "profile"
_NO_USE = "nothing about people: advertising, likes, settings, devices and the like"


class XArchive(ReadWhole):
    """X's archive."""

    name = "x-archive"
    title = "X (Twitter) archive"

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is the folder `data`, by its names, or one of its files."""
        if not drop.is_folder:
            return _SURE if kind_in(drop) else 0.0
        names = set(drop.names())
        return _SURE if _ACCOUNT in names and names & _BESIDE else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return all scripts, and the folders with pictures and films."""
        return frozenset(name for name in drop.names() if name.endswith((".js", "_media")))

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield my account, posts, messages and people, each in the order of its files."""
        reading = _Reading()
        files: list[XFile] = []
        for part in [drop] if not drop.is_folder else drop.children():
            if part.name.endswith(".js") or part is drop:
                yield from _opened(part, setting, files)
        yield from reading.run(files)


def _opened(part: Drop, setting: Setting, files: list[XFile]) -> Iterator[Skipped]:
    """Note which file this is; one that cannot be read does not keep the others from it."""
    try:
        files.append(XFile(kind_in(part), part, setting))
    except MutualsError as problem:
        yield Skipped(part.path, problem.what, error=True)


class _Reading:
    """One archive while it is read: what the first files say is needed for the later ones."""

    def __init__(self) -> None:
        self._handles = Handles()
        self._mine = ""

    def run(self, files: Sequence[XFile]) -> Iterator[Observed | Skipped]:
        """Yield the records of all files."""
        yield from self._me(_of(files, "account"), _of(files, _PROFILE))
        for file in _of(files, *_POSTS):
            yield from self._posts(file)
        yield from self._messages(_of(files, *_MESSAGES))
        for file in _of(files, *_FOLLOWS):
            yield from self._follows(file)
        read = {"account", _PROFILE, *_POSTS, *_MESSAGES, *_FOLLOWS}
        yield from (file.skip(_NO_USE) for file in files if file.kind not in read)

    def _me(
        self, accounts: Sequence[XFile], profiles: Sequence[XFile]
    ) -> Iterator[Observed | Skipped]:
        fields: list[Field] = []
        for file in profiles:
            for entry in file.entries(_PROFILE):
                if isinstance(entry, Skipped):
                    yield entry
                else:
                    fields += _about(entry)
        if profiles and not accounts:
            yield profiles[0].skip("profile without its account.js")
        for file in accounts:
            for entry in file.entries("account"):
                yield from [entry] if isinstance(entry, Skipped) else self._own(entry, file, fields)

    def _own(
        self, entry: dict[str, object], file: XFile, fields: Sequence[Field]
    ) -> Iterator[Observed | Skipped]:
        mine = _identifiers(entry)
        if not mine:
            yield file.skip("account without a number or name")
            return
        self._mine = number(entry.get("accountId"))
        yield from (Claim(file.drop.name, each, "my X account", certain=True) for each in mine)
        name = line(entry.get("accountDisplayName"))
        yield Card(
            file.ref("account"), mine, name=name, fields=tuple(fields), own=True, family=FAMILY
        )

    def _posts(self, file: XFile) -> Iterator[Observed | Skipped]:
        for entry in file.entries("tweet"):
            if isinstance(entry, Skipped):
                yield entry
            else:
                self._handles.learn(entry)
                yield post_of(entry, file, self._mine)

    def _messages(self, files: Sequence[XFile]) -> Iterator[Observed | Skipped]:
        correspondence = Correspondence(self._handles, self._mine)
        for file in files:
            yield from correspondence.read(file)
        owner = correspondence.owner()
        if owner and not self._mine:
            yield Claim(files[0].drop.name, account_of(owner), "is in every conversation")
        for person in correspondence.people:
            card = self._handles.card(person, files[0].ref(person))
            if card and person != self._mine:
                yield card

    def _follows(self, file: XFile) -> Iterator[Observed | Skipped]:
        for entry in file.entries(file.kind):
            if isinstance(entry, Skipped):
                yield entry
                continue
            account = number(entry.get("accountId"))
            tie = Field(_FOLLOWS[file.kind], SITE)
            card = self._handles.card(account, file.ref(account), tie)
            yield card or file.skip("known by number only")


def _of(files: Sequence[XFile], *kinds: str) -> list[XFile]:
    return [file for kind in kinds for file in files if file.kind == kind]


def _about(profile: dict[str, object]) -> list[Field]:
    stated = {
        "summary": inner(profile, "description", "bio"),
        "place": inner(profile, "description", "location"),
        "website": inner(profile, "description", "website"),
    }
    return [Field(name, line(value)) for name, value in stated.items() if line(value)]


def _identifiers(account: dict[str, object]) -> tuple[Identifier, ...]:
    handle = handle_profile("x", line(account.get("username")))
    key = number(account.get("accountId"))
    found = (
        Identifier("profile", handle) if handle else None,
        account_of(key) if key else None,
        address_identifier(line(account.get("email"))),
    )
    return tuple(filter(None, found))


SOURCE = XArchive()
