"""The files of X's archive: `data/*.js`, each `window.YTD.<name>.partN = [...]` (FORMATS 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mutuals.errors import MutualsError
from mutuals.model.observed import Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.chat import credible
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.social_json import inner, line, objects, read_json

FAMILY = SITE = "x"

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*window\.YTD\.([a-z_0-9]{1,80})\.part\d{1,4}\s*=")
_CONFIG = re.compile(rb"(?:\xef\xbb\xbf)?\s*window\.__THAR_CONFIG\s*=")
_ID = re.compile(r"\d{1,20}", re.ASCII)


class XFile(NamedTuple):
    """One file: `kind` is the name X gives to what it holds, such as `direct_messages`."""

    kind: str
    drop: Drop
    setting: Setting

    def ref(self, key: str) -> str:
        """Return the evidence reference of an entry by its key."""
        return f"{self.drop.name}#{key}"

    def skip(self, why: str, at: int | None = None) -> Skipped:
        """Return an entry of this file that gives nothing."""
        return Skipped(self.drop.path, why, at=at)

    def entries(self, *wrappers: str) -> Iterator[dict[str, object] | Skipped]:
        """Yield the entries without the object around each, then what is wrong with the file.

        An entry without any of the wrappers is taken as it is: older archives have none.
        """
        try:
            value, trouble = read_json(self.drop, after="=")
        except MutualsError as problem:
            value, trouble = None, str(problem)
        for entry in objects(value):
            wrapped = (inner(entry, wrapper) for wrapper in wrappers if wrapper in entry)
            inside = next(wrapped, entry)
            if isinstance(inside, dict):
                yield inside
        if trouble:
            yield Skipped(self.drop.path, trouble, error=True)


def kind_in(drop: Drop) -> str:
    """Return what a file of the archive holds by its first words, empty when it is none."""
    found = _START.match(drop.head[:1000])
    if found:
        return found[1].decode("ascii")
    return "manifest" if _CONFIG.match(drop.head[:1000]) else ""


def number(value: object) -> str:
    """Return an account's or post's number as digits, empty when it is none."""
    written = str(value) if isinstance(value, int) and not isinstance(value, bool) else line(value)
    return written if _ID.fullmatch(written) and written.strip("0") else ""


def moment_in(value: object, setting: Setting) -> int | str:
    """Return the instant of `Wed Jan 01 00:00:00 +0000 2020` or ISO, or why it does not count."""
    moment = credible_moment(line(value).replace("+0000", "UTC"), setting)
    if isinstance(moment, str):
        return moment
    return credible(moment.at, setting) or moment.at
