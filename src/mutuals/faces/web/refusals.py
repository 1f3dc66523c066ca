"""How the web says no: a status, and the same words as on the command line."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from mutuals.errors import (
    HomeError,
    MutualsError,
    NobodyFoundError,
    SeveralFoundError,
    StoreError,
    UsageError,
)
from mutuals.faces.safety import safe_text

_STATUS = MappingProxyType(
    {
        UsageError: 400,
        NobodyFoundError: 404,
        SeveralFoundError: 409,
        HomeError: 503,
        StoreError: 503,
        MutualsError: 409,
        MemoryError: 503,
    }
)
NO_PAGE = 404
FAULT = 500


class Refusal(NamedTuple):
    """A status with what happened, to which thing, and what to do next."""

    status: int
    what: str
    thing: str = ""
    do: str = ""

    @property
    def line(self) -> str:
        """Return it as one line."""
        subject = f"{self.what}: {self.thing}" if self.thing else self.what
        return f"{subject} - {self.do}" if self.do else subject


def refusal_of(error: BaseException) -> Refusal:
    """Return how an error is told; what is no error of ours is a fault, told by its kind only."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), FAULT)
    if isinstance(error, MutualsError):
        return Refusal(status, *map(safe_text, (error.what, error.thing, error.do)))
    return _asked_wrongly(error) or _failed(error, status)


def _asked_wrongly(error: BaseException) -> Refusal | None:
    """Return the refusal of a request that is none; None when the fault is ours."""
    if isinstance(error, MultiPartException):
        return Refusal(400, "this form cannot be read", safe_text(error.message.rstrip(".")))
    if isinstance(error, HTTPException):
        what = "there is no such page" if error.status_code == NO_PAGE else "this cannot be asked"
        return Refusal(error.status_code, what, "", "go to Today")
    return None


def _failed(error: BaseException, status: int) -> Refusal:
    if isinstance(error, MemoryError):
        return Refusal(status, "there is not enough memory", "", "close other programs")
    kind = type(error).__name__
    what = f"this is a fault in mutuals ({kind}), or the home is damaged"
    return Refusal(status, what, "", "look with `mutuals doctor --read-data`; else report it")
