"""What Thunderbird keeps beside its mail: indexes, settings, passwords; none of it is opened.

Mailboxes are files without an ending beside an index of the same name (`INBOX`, `INBOX.msf`). Of a
profile only Mail, ImapMail, News and the address books are walked into.
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.single_file import ReadWhole

_INDEX = ".msf"
_MARK = "prefs.js"
"""Every profile has it; other programs of the same family too, hence the folders beside it."""
_MAIL = frozenset({"Mail", "ImapMail"})
_WALKED = frozenset({"Mail", "ImapMail", "News", "abook.mab", "history.mab"})
_BOOKS = ("abook", "history")
_BESIDE_MAIL = frozenset(
    {"msgFilterRules.dat", "filterlog.html", "popstate.dat", "feeds.json", "feeditems.json"}
)
_WHYS = {
    _INDEX: "index of a mailbox",
    ".dat": "settings of Thunderbird",
    ".html": "settings of Thunderbird",
    ".json": "settings of Thunderbird",
}
_REST = "Thunderbird's own: settings, passwords, search index"


class ThunderbirdProfile(ReadWhole):
    """A Thunderbird profile, or a folder of its mailboxes; what is left alone there."""

    name = "thunderbird-profile"
    title = "Thunderbird: what is no mail"

    def sniff(self, drop: Drop) -> float:
        """Return 0.6 for a folder that holds indexes of mailboxes, or is a profile."""
        return 0.6 if self.takes(drop) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return the names that hold neither mail nor people."""
        names = frozenset(drop.names()) if drop.is_folder else frozenset()
        if _is_profile(names):
            return frozenset(name for name in names if not _is_walked(name))
        if not any(name.endswith(_INDEX) for name in names):
            return frozenset()
        return frozenset(name for name in names if name.endswith(_INDEX) or name in _BESIDE_MAIL)

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one Skipped for each such name, without opening anything."""
        is_profile = _is_profile(frozenset(drop.names()))
        for name in sorted(self.takes(drop)):
            suffix = name[name.rfind(".") :] if "." in name else ""
            yield Skipped(f"{drop.path}/{name}", _REST if is_profile else _WHYS[suffix])


def _is_profile(names: frozenset[str]) -> bool:
    return _MARK in names and not _MAIL.isdisjoint(names)


def _is_walked(name: str) -> bool:
    is_book = name.startswith(_BOOKS) and name.endswith(".sqlite")
    return name in _WALKED or is_book


SOURCE = ThunderbirdProfile()
