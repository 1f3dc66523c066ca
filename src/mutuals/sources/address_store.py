"""Address books only their own program reads: recognised, and answered with the way out.

Apple's Contacts keeps `AddressBook-v22.abcddb`, old Thunderbird `abook.mab` (Mork).
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.single_file import ReadWhole

_SQLITE = b"SQLite format 3\0"
_MORK = b"// <!-- <mdb:mork"
_APPLE = ".abcddb"
_BESIDE = ("images", "metadata", "sources")
"""Apple's folders beside it: pictures, an index, and the same again for each account."""
_GUIDE = "see docs/guide/getting-contacts.md"
_APPLE_STEPS = (
    "only Apple's Contacts reads this - there, select all people, press File, Export, Export"
    f" vCard, and import the file; {_GUIDE}"
)
_MORK_STEPS = (
    "only Thunderbird reads this old address book (.mab) - there, open the address book, press"
    f" Tools, Export, choose vCard, and import the file; {_GUIDE}"
)


class AddressStore(ReadWhole):
    """An address book of Apple's Contacts (file or .abbu folder) or of old Thunderbird."""

    name = "address-store"
    title = "Address books only their own program reads"

    def sniff(self, drop: Drop) -> float:
        """Return 0.9 by the first bytes and the suffix, or by what lies in the folder."""
        return 0.9 if _steps_for(drop) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return what belongs to Apple's address book."""
        return frozenset(filter(_belongs, drop.names())) if drop.is_folder else frozenset()

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one error that says what to do instead."""
        yield Skipped(drop.path, _steps_for(drop) or self.title, error=True)


def _steps_for(drop: Drop) -> str:
    """Return what to do with such an address book, empty when it is none."""
    if drop.is_folder:
        return _APPLE_STEPS if _is_book(drop) else ""
    if _is_apple(drop.name):
        return _APPLE_STEPS if drop.head.startswith(_SQLITE) else ""
    is_mork = drop.name.casefold().endswith(".mab") and drop.head.startswith(_MORK)
    return _MORK_STEPS if is_mork else ""


def _is_book(folder: Drop) -> bool:
    """Say whether a folder is Apple's address book, not one in which such a file just lies."""
    names = folder.names()
    is_whole = folder.name.casefold().endswith(".abbu") or any(map(_is_beside, names))
    return is_whole and any(map(_is_apple, names))


def _is_apple(name: str) -> bool:
    return name.casefold().endswith(_APPLE)


def _belongs(name: str) -> bool:
    return _APPLE in name.casefold() or _is_beside(name)


def _is_beside(name: str) -> bool:
    return name.casefold() in _BESIDE


SOURCE = AddressStore()
