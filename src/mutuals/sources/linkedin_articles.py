"""LinkedIn's `Articles/Articles/*.html`: articles I wrote there. The words are not stored.

A page has its address in the `<h1>`. Some archives state `Published on 2026-05-07 16:41` below it;
the others have no date at all (FORMATS 1.1), and an article without one shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Observed, Post, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.linkedin import FAMILY
from mutuals.sources.reading.moment import Moment, credible_moment
from mutuals.sources.reading.single_file import SingleFile

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype html|html)\b", re.IGNORECASE)
_TITLE = re.compile(
    rb"<h1>\s{0,99}<a href=\"(https://www\.linkedin\.com/pulse/([^\"\x00-\x20\x7f<>/?#]{1,300}))/?[\"?#]"
)
_DAY = re.compile(rb"<p class=\"published\">\s{0,99}Published on ([\d :-]{1,25})</p>")
_CREATED = re.compile(rb"<p class=\"created\">")
_SURE, _BY_PLACE = 0.95, 0.7
_FOLDERS = ("articles", "articles")


class _Articles(SingleFile):
    name = "linkedin-articles"
    title = "LinkedIn articles"

    def sniff(self, drop: Drop) -> float:
        """Return how surely this is an article: by its address, else by where it lies."""
        if drop.is_folder or not _PAGE.match(drop.head):
            return 0.0
        if _TITLE.search(drop.head):
            return _SURE
        above = tuple(folder.casefold() for folder in drop.folders[-2:])
        return _BY_PLACE if above == _FOLDERS else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield the article with its day, or say why there is none."""
        moment = _published(drop.head, setting)
        if isinstance(moment, str):
            yield Skipped(drop.name, moment)
            return
        title = _TITLE.search(drop.head)
        link, slug = (
            (part.decode("utf-8", "replace") for part in title.groups()) if title else ("", "")
        )
        ref = f"{drop.name}#{slug or 'article'}"
        yield Post(ref, FAMILY, "article", moment.at, moment.precision, link)


def _published(head: bytes, setting: Setting) -> Moment | str:
    stated = _DAY.search(head)
    if stated:
        return credible_moment(stated[1].decode("ascii"), setting)
    return "article not published" if _CREATED.search(head) else "article without a date"


SOURCE = _Articles()
