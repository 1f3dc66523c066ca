"""Instagram's posts, reels and comments: what others can see of me. Stories are gone after a day.

`posts_1.json`: `[{"media":[{"creation_timestamp","title"}],"creation_timestamp"}]`; `reels.json`:
`{"ig_reels_media":[...]}`; `post_comments_1.json`: `[{"string_map_data":{"Comment":{"value"},
"Time":{"timestamp"}}}]`, older under `comments_media_comments`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Observed, Skipped
from mutuals.sources.reading.social_json import inner, objects
from mutuals.sources.reading.social_meta import INSTAGRAM, MetaFile, Page
from mutuals.sources.reading.social_posts import Shown, post_of, seconds_in


class _Posts(MetaFile):
    name = "instagram-posts"
    title = "Instagram posts and comments"

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        # A list alone holds posts or comments; each says which by its form.
        lists = [value] if isinstance(value, list) else next(objects(value), {}).values()
        for listed in lists:
            for entry in objects(listed):
                is_comment = "string_map_data" in entry
                shown = _comment(entry) if is_comment else _post(entry)
                yield post_of(shown, INSTAGRAM, page)


def _post(entry: dict[str, object]) -> Shown:
    second = entry.get("creation_timestamp") or inner(entry, "media", "creation_timestamp")
    return Shown("post", second, entry.get("title") or inner(entry, "media", "title"))


def _comment(entry: dict[str, object]) -> Shown:
    # The labels come in the account's language; only the time has a timestamp.
    fields = entry.get("string_map_data")
    return Shown("comment", next(seconds_in(fields), None), inner(fields, "Comment", "value"))


SOURCE = _Posts()
