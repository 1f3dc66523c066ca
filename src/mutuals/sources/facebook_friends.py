"""Facebook's `friends.json` and its neighbours: friends, followers, whom I follow; names only.

`friends_and_followers/friends.json` (older), `connections/friends/your_friends.json` (newer):
`{"friends_v2":[{"name","timestamp"}]}`; the same with `followers_v2` and `following_v2`, later
`_v3` (FORMATS 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.names import fold
from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.sources.reading.chat import account
from mutuals.sources.reading.social_json import inner, objects
from mutuals.sources.reading.social_meta import FACEBOOK, MetaFile, Page, person_name

_VERSION = re.compile(r"_v\d$")
_TIES = ("friends", "followers", "following")
_NO_TIES = {
    "deleted_friends": "friend you removed",
    "sent_requests": "request that was not answered",
    "received_requests": "request you did not answer",
    "rejected_requests": "request you declined",
}
_UNKNOWN = "request or list of names that says nothing of a tie"


class _Friends(MetaFile):
    name = "facebook-friends"
    title = "Facebook friends and followers"

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        for key, listed in next(objects(value), {}).items():
            tie = _VERSION.sub("", key)
            for entry in objects(listed):
                yield (
                    _friend(page, tie, entry)
                    if tie in _TIES
                    else page.skip(_NO_TIES.get(tie, _UNKNOWN))
                )


def _friend(page: Page, tie: str, entry: dict[str, object]) -> Card | Skipped:
    # Followed accounts stand in `data` in some exports.
    name = person_name(entry.get("name") or inner(entry, "data", "name"))
    if not name:
        return page.skip("somebody without a name")
    return Card(
        ref=f"{page.file}#{fold(name)}",
        identifiers=(account(FACEBOOK, name),),
        name=name,
        fields=_fields(tie, page.day(entry.get("timestamp"))),
        family=FACEBOOK,
    )


def _fields(tie: str, day: str) -> tuple[Field, ...]:
    if tie == "friends":
        since = (Field("friend since", day),) if day else ()
        return (Field("friend on", FACEBOOK), *since)
    return (Field("follows me on" if tie == "followers" else "followed by me on", FACEBOOK),)


SOURCE = _Friends()
