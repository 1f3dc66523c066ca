"""Every way this program can refuse: what happened, to which thing, what to do next."""

from __future__ import annotations


class MutualsError(Exception):
    """The one root; `str()` is a single line a person can act on."""

    def __init__(self, what: str, thing: str = "", do: str = "") -> None:
        """Say what happened, to which thing, and what to do next."""
        self.what, self.thing, self.do = what, thing, do
        super().__init__(what, thing, do)

    def __str__(self) -> str:
        """Return `what: thing - do`, leaving out what is empty."""
        subject = f"{self.what}: {self.thing}" if self.thing else self.what
        return f"{subject} - {self.do}" if self.do else subject


class UsageError(MutualsError):
    """The call itself is wrong (exit status 2)."""


class NobodyFoundError(MutualsError):
    """No person answers to that name, address or id."""


class SeveralFoundError(MutualsError):
    """More than one person answers to that name."""


class HomeError(MutualsError):
    """The home folder cannot be used as it is."""


class StoreError(MutualsError):
    """The network's store cannot be read or written."""


class UnreadableError(MutualsError):
    """A named file or folder cannot be read."""


class UnsoundError(MutualsError):
    """A record or file breaks its format or one of the caps; its neighbours are kept."""


class SettingError(UsageError):
    """A plan or set-up value that does not exist or cannot be understood."""


class DecisionError(MutualsError):
    """A decision that cannot be taken or undone."""


class InterruptedImportError(MutualsError):
    """The person stopped an import; what is stored stays, the next import goes on."""
