"""Posts and comments in Meta's archives: that there was one, and when. The text is not kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mutuals.model.observed import Post, PostKind, Skipped
from mutuals.sources.reading.chat import text_digest
from mutuals.sources.reading.social_json import credible_second, line, whole_number
from mutuals.sources.reading.social_meta import Page
from mutuals.sources.reading.table import row_key

_NUMBERED = re.compile(r"_\d+(?=\.json\Z)")


class Shown(NamedTuple):
    """Something of mine that others can see; `text` goes into its key only."""

    kind: PostKind
    second: object
    text: object = ""


def post_of(shown: Shown, site: str, page: Page) -> Post | Skipped:
    """Return the post of a network's file.

    It has no number of its own: its second and text stand for it, and the file without its part.
    """
    at = credible_second(shown.second, page.setting)
    if isinstance(at, str):
        return page.skip(at)
    key = row_key(shown.kind, str(at), text_digest(line(shown.text)))
    return Post(f"{_NUMBERED.sub('', page.file)}#{key}", site, shown.kind, at)


def seconds_in(value: object) -> Iterator[int]:
    """Yield the positive timestamps that stand in the fields of an object's values."""
    if isinstance(value, dict):
        for inside in value.values():
            found = whole_number(inside.get("timestamp")) if isinstance(inside, dict) else None
            if found and found > 0:
                yield found
