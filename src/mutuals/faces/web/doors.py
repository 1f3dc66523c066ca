"""Who may come in: one-time tokens that become sessions, and the key of the home for programs."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TypeVar

_T = TypeVar("_T")
_MOST_TOKENS = 20
_MOST_SESSIONS = 50


@dataclass(slots=True)
class Session:
    """One browser that came in; `token` stands in every form, `said` is shown on the next page."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """What a form came to; `undo` are the ids of the decisions that can be taken back."""

    text: str
    undo: tuple[str, ...] = ()
    is_refusal: bool = False


class Doors:
    """All that lets somebody in; kept in memory only, so a restart closes every door."""

    def __init__(self, key: str = "") -> None:
        """Hang the doors; `key` lets programs of the same person in (a bearer token)."""
        self._key = key or secrets.token_urlsafe(32)
        self._tokens: OrderedDict[str, None] = OrderedDict()
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def key(self) -> str:
        """Return the key for programs."""
        return self._key

    def token(self) -> str:
        """Return a new token that opens a session once."""
        made = secrets.token_urlsafe(32)
        with self._lock:
            _keep(self._tokens, _digest(made), None, _MOST_TOKENS)
        return made

    def enter(self, token: str) -> str | None:
        """Take a token; returns the secret of a new session, None when it is unknown or used."""
        with self._lock:
            if self._tokens.pop(_digest(token), self) is self:
                return None
            secret = secrets.token_urlsafe(32)
            _keep(self._sessions, _digest(secret), Session(), _MOST_SESSIONS)
            return secret

    def session(self, secret: str) -> Session | None:
        """Return the session of a secret, None when there is none."""
        with self._lock:
            return self._sessions.get(_digest(secret))

    def is_key(self, given: str) -> bool:
        """Say whether a program brought the key."""
        return hmac.compare_digest(given.encode(), self._key.encode())


def _keep(kept: OrderedDict[str, _T], name: str, value: _T, most: int) -> None:
    kept[name] = value
    while len(kept) > most:
        kept.popitem(last=False)


def _digest(secret: str) -> str:
    """Look secrets up by their digest: the time it takes tells nothing of them."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
