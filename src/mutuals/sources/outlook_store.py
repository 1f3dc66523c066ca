"""What only Outlook reads (.pst, .ost, .msg, .olm): recognised, and answered with the way out."""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Cursor, Observed, Skipped
from mutuals.sources.base import Drop, Setting

_PST = b"!BDN"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
# The streams of a message in an OLE container ([MS-OXMSG] 2.1.3), as its directory names them.
_MSG_STREAM = "__substg1.0_".encode("utf-16-le")
_OLM = ".olm"
_OLM_PREFIX = "com.microsoft.__"
"""How Outlook for Mac names what lies in an export."""

_GUIDE = "see Outlook in docs/guide/getting-mail.md"
_PST_STEPS = (
    "only Outlook reads this file (.pst, .ost) - set up the same account in Thunderbird and import"
    f" its folder, or turn the file into mbox files first; {_GUIDE}"
)
_MSG_STEPS = (
    "only Outlook reads this file (.msg) - save the mail as .eml instead, as Outlook on the web"
    f" does by Download, and import that; {_GUIDE}"
)
_OLM_STEPS = (
    "only Outlook for Mac reads this export (.olm) - drag the mailbox out of Outlook into a folder:"
    f" that makes an .mbox, which can be imported; {_GUIDE}"
)
_TOLD = Cursor(1, "told")
"""Where a second import goes on: a store of many GB is not read through to know it again."""


class OutlookStore:
    """A file of Outlook's own; an unpacked .olm is the folder of one account."""

    name = "outlook-store"
    title = "Outlook's own files (.pst, .ost, .msg, .olm)"

    def sniff(self, drop: Drop) -> float:
        """Return 0.95 by the first bytes, or by the folder names of an .olm."""
        return 0.95 if _steps_for(drop) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return all of an .olm, of an unpacked account its own: that XML is never processed."""
        if not drop.is_folder:
            return frozenset()
        is_whole = drop.name.casefold().endswith(_OLM)
        return frozenset(name for name in drop.names() if is_whole or name.startswith(_OLM_PREFIX))

    def read(
        self,
        drop: Drop,
        setting: Setting,  # noqa: ARG002 - the contract of a source
        start: Cursor | None = None,
    ) -> Iterator[Observed | Skipped | Cursor]:
        """Yield one error that says what to do instead."""
        if start == _TOLD:
            yield start
            return
        yield Skipped(drop.path, _steps_for(drop) or self.title, error=True)
        yield _TOLD


def _steps_for(drop: Drop) -> str:
    """Return what to do with a file of Outlook, empty when it is none."""
    if drop.is_folder:
        return _OLM_STEPS if _is_olm(drop) else ""
    name, head = drop.name.casefold(), drop.head
    if head.startswith(_PST):
        return _PST_STEPS
    if head.startswith(_OLE) and (name.endswith(".msg") or _MSG_STREAM in head):
        return _MSG_STEPS
    is_olm = head.startswith(_ZIP) and (name.endswith(_OLM) or _OLM_PREFIX.encode() in head)
    return _OLM_STEPS if is_olm else ""


def _is_olm(folder: Drop) -> bool:
    """Say whether a folder is an .olm archive, or an account inside an unpacked one."""
    names = folder.names()
    if folder.name.casefold().endswith(_OLM):
        return bool({"Accounts", "Local", "Categories.xml"}.intersection(names))
    return any(name.startswith(_OLM_PREFIX) for name in names)


SOURCE = OutlookStore()
