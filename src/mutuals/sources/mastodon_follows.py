"""Mastodon's `following_accounts.csv` and `followers.csv`: whom I follow, who follows me.

Header `Account address,Show boosts,Notify on new posts,Languages`; older files have fewer columns
or no header, some tools write a leading @ (FORMATS 11; mastodon/mastodon, app/models/export.rb).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.social_fediverse import FAMILY, fediverse_account, user_of
from mutuals.sources.reading.table import Row, Signature, find_layout, read_table

_ADDRESS = "account address"
_HEADED = Signature(frozenset({_ADDRESS}))
_SURE, _BARE = 0.95, 0.8
_LOOKED_AT = 20
"""Lines of a list without a header that must all be accounts."""
_LINE = 1_000
_OTHERS = re.compile(r"(?i)block|mute")
_NO_USE = {
    "bookmarks.csv": re.compile(r"https?://\S{1,2000}"),
    "blocked_domains.csv": re.compile(r"[\w*-]{1,63}(?:\.[\w*-]{1,63}){1,9}"),
    "lists.csv": re.compile(r"[^@]{1,200},@?[^\s,@]{1,200}@[^\s,@]{1,200}"),
}
"""Mastodon's other exports by name, and what their lines are."""
_NAMED = re.compile(r"(?i)follow|mastodon|block|mute")


class MastodonFollows(SingleFile):
    """One list of accounts."""

    name = "mastodon-follows"
    title = "Mastodon followers and following"

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is a list of accounts: by its header, else by all first lines.

        Accounts without a leading @ look like e-mail addresses: then the file's name must say it.
        """
        if drop.is_folder:
            return 0.0
        if find_layout(drop.head, _HEADED):
            return _SURE
        lines = _lines(drop.head)[:_LOOKED_AT]
        if _is_no_use(drop):
            return _BARE
        if not lines or not all(map(fediverse_account, lines)):
            return 0.0
        is_marked = all(line.startswith("@") for line in lines)
        return _BARE if is_marked or _NAMED.search(drop.name) else 0.0

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one card for each account."""
        if _is_no_use(drop):
            yield Skipped(drop.path, "bookmarks, lists and blocked servers: nothing about a tie")
            return
        layout = find_layout(drop.head, _HEADED)
        is_muted = layout is not None and layout.has("hide notifications")
        is_other = is_muted or bool(_OTHERS.search(drop.name))
        for written in _written(drop):
            account = None if isinstance(written, Skipped) else fediverse_account(written)
            if isinstance(written, Skipped):
                yield written
            elif account is None:
                yield Skipped(drop.path, "no account address")
            elif is_other:
                yield Skipped(drop.path, "account you blocked or muted")
            else:
                yield _card(drop.name, account)


def _is_no_use(drop: Drop) -> bool:
    """Say whether this is one of Mastodon's tables that name no tie, by its name and content."""
    form = _NO_USE.get(drop.name.casefold())
    lines = drop.head.decode("utf-8-sig", "replace").splitlines()[:_LOOKED_AT]
    return form is not None and bool(lines) and all(map(form.fullmatch, lines))


def _written(drop: Drop) -> Iterator[str | Skipped]:
    """Yield the addresses as written, with or without a header."""
    if find_layout(drop.head, _HEADED):
        for row in read_table(drop, _HEADED):
            yield row[_ADDRESS] if isinstance(row, Row) else row
        return
    with drop.open() as stream:
        while raw := stream.readline(_LINE):
            yield from _lines(raw)


def _lines(raw: bytes) -> list[str]:
    """Return the first cells of the lines that are not blank."""
    text = raw.decode("utf-8-sig", "replace")
    cells = (line.partition(",")[0].strip(' \t"') for line in text.splitlines())
    return [cell for cell in cells if cell]


def _card(file: str, account: Identifier) -> Card:
    follows_me = "follower" in file.casefold()
    return Card(
        ref=f"{file}#{account.value}",
        identifiers=(account,),
        name=user_of(account),
        fields=(Field("follows me on" if follows_me else "followed by me on", FAMILY),),
        family=FAMILY,
    )


SOURCE = MastodonFollows()
