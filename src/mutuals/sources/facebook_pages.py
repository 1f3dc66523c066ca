"""Facebook's `pages_you_follow.json` and `pages_you've_liked.json`: the organisations I follow.

`{"pages_followed_v2":[{"timestamp","title","data":[{"name"}]}]}`, `{"page_likes_v2":[{"name",
"timestamp"}]}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Follow, Observed, Skipped
from mutuals.sources.reading.social_json import credible_second, inner, objects
from mutuals.sources.reading.social_meta import FACEBOOK, MetaFile, Page, typed


class _Pages(MetaFile):
    name = "facebook-pages"
    title = "Facebook pages I follow"

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        for listed in next(objects(value), {}).values():
            for entry in objects(listed):
                yield _page(entry, page)


def _page(entry: dict[str, object], page: Page) -> Follow | Skipped:
    said = (entry.get("name"), inner(entry, "data", "name"), entry.get("title"))
    name = next(filter(None, map(typed, said)), "")
    if not name:
        return page.skip("page without a name")
    at = credible_second(entry.get("timestamp"), page.setting)
    return Follow(f"{page.file}#{name}", name, FACEBOOK, None if isinstance(at, str) else at)


SOURCE = _Pages()
