"""LinkedIn's `Shares.csv`, `Comments.csv`, `Reactions.csv`, `Votes.csv` and `InstantReposts.csv`.

What others could see of me, and when; the words are not stored. Headers: `Date,ShareLink,
ShareCommentary,SharedUrl,MediaUrl,Visibility`, `Date,Link,Message`, `Date,Type,Link`, `Date,Link,
OptionText` and `Date,Link`; the files' names may bear the member's number (FORMATS 1.1).
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Observed, Post, PostKind, Skipped
from mutuals.sources.base import Drop
from mutuals.sources.reading.linkedin import FAMILY, Place, link_in, number_in
from mutuals.sources.reading.linkedin_comments import PlainComments
from mutuals.sources.reading.linkedin_tables import LinkedInTables, Shape, shape
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.table import Row, row_key

_COMMENTS = shape("comments", "date,link,message", "Comments", is_plain=True)
_KINDS: dict[str, PostKind] = {
    "shares": "post",
    "comments": "comment",
    "reactions": "reaction",
    "votes": "reaction",
    "reposts": "repost",
}


class _Posts(LinkedInTables):
    name = "linkedin-posts"
    title = "LinkedIn posts, comments and reactions"
    shapes = (
        shape("shares", "date,sharelink,sharecommentary", "Shares"),
        _COMMENTS,
        shape("reactions", "date,type,link", "Reactions", is_plain=True),
        shape("votes", "date,link,optiontext", "Votes"),
        shape("reposts", "date,link", "InstantReposts", is_plain=True),
    )

    def rows(self, drop: Drop, found: Shape) -> Iterator[Row | Skipped]:
        return super().rows(PlainComments(drop) if found is _COMMENTS else drop, found)

    def observe(self, place: Place, found: Shape) -> Iterator[Observed | Skipped]:
        row = place.row
        is_own = found.what == "shares"
        link = link_in(row, "sharelink" if is_own else "link")
        moment = credible_moment(row["date"], place.setting)
        if isinstance(moment, str):
            yield place.skip(moment)
        else:
            # What I answered to is somebody's post: its number does not tell my answers apart.
            key = (number_in(link) if is_own else "") or row_key(row["date"], link)
            yield Post(
                place.ref(key), FAMILY, _KINDS[found.what], moment.at, moment.precision, link
            )


SOURCE = _Posts()
