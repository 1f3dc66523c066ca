"""Instagram's `followers_1.json` and `following.json`: who follows me, whom I follow.

`[{"title","string_list_data":[{"href","value","timestamp"}]}]`, the rest as an object with
`relationships_following` and the like; newer ones put the user name into `title` and leave out
`value` (FORMATS 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.sources.reading.social_json import inner, objects
from mutuals.sources.reading.social_meta import (
    INSTAGRAM,
    USER_LABELS,
    MetaFile,
    Page,
    instagram_account,
    typed,
)

_FOLLOWERS = "relationships_followers"
_TIES = {
    _FOLLOWERS: "follows me on",
    "relationships_following": "followed by me on",
    "relationships_close_friends": "close friend on",
}
_NO_TIE = "request, block or list that says nothing of a tie"
_LINK = re.compile(r"(?i)https?://(?:www\.)?instagram\.com/(?:_u/)?([^/?#\s]+)/?")


class _Follows(MetaFile):
    name = "instagram-follows"
    title = "Instagram followers and following"

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        # A list alone is the followers.
        lists = {_FOLLOWERS: value} if isinstance(value, list) else next(objects(value), {})
        for key, listed in lists.items():
            for entry in objects(listed):
                yield _account(page, _TIES[key], entry) if key in _TIES else page.skip(_NO_TIE)


def _account(page: Page, tie: str, entry: dict[str, object]) -> Card | Skipped:
    profile = _profile(entry)
    if profile is None:
        return page.skip("account without a user name")
    user = profile.value.rpartition("/")[2]
    return Card(
        ref=f"{page.file}#{user}",
        identifiers=(profile,),
        fields=(Field(tie, INSTAGRAM),),
        family=INSTAGRAM,
    )


def _profile(entry: dict[str, object]) -> Identifier | None:
    """Return the profile by the first of value, title, label and link that holds a user name."""
    link = _LINK.fullmatch(typed(inner(entry, "string_list_data", "href")))
    written = (inner(entry, "string_list_data", "value"), entry.get("title"))
    users = [*map(typed, written), *_labelled(entry), link[1] if link else ""]
    return next(filter(None, map(instagram_account, users)), None)


def _labelled(entry: dict[str, object]) -> list[str]:
    """Return the values that stand under the label of a user name in newer lists."""
    pairs = objects(entry.get("label_values"))
    return [typed(p.get("value")) for p in pairs if typed(p.get("label")).casefold() in USER_LABELS]


SOURCE = _Follows()
