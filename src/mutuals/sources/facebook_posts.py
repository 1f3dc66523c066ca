"""Facebook's posts and comments, in groups too: what others can see of me.

`your_posts__check_ins__photos_and_videos_1.json`: `[{"timestamp","data":[{"post"}],"title"}]`;
`comments.json`: `{"comments_v2":[{"timestamp","data":[{"comment":{"timestamp","comment"}}]}]}`;
`{"group_posts_v2":[]}`, `{"group_comments_v2":[]}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Observed, Skipped
from mutuals.sources.reading.social_json import inner, objects
from mutuals.sources.reading.social_meta import FACEBOOK, MetaFile, Page
from mutuals.sources.reading.social_posts import Shown, post_of


class _Posts(MetaFile):
    name = "facebook-posts"
    title = "Facebook posts and comments"

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        # A list alone holds the posts.
        lists = {"posts": value} if isinstance(value, list) else next(objects(value), {})
        for key, listed in lists.items():
            for entry in objects(listed):
                shown = _comment(entry) if "comments" in key else _post(entry)
                yield post_of(shown, FACEBOOK, page)


def _post(entry: dict[str, object]) -> Shown:
    return Shown("post", entry.get("timestamp"), inner(entry, "data", "post"))


def _comment(entry: dict[str, object]) -> Shown:
    return Shown("comment", entry.get("timestamp"), inner(entry, "data", "comment", "comment"))


SOURCE = _Posts()
