"""The gate before every request: right name, right origin, somebody who came in.

Against another site in the same browser (forged requests, a name that is made to point here) and
against other users of the machine. What it refuses never reaches a page.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mutuals.faces.web.doors import Session
from mutuals.faces.web.headers import completed
from mutuals.faces.web.refusals import Refusal
from mutuals.faces.web.site import Site

OPEN = ("/login", "/static/")
"""Where one may go before coming in; nothing there says anything about anybody."""
TOKEN_HEADER = "x-mutuals-token"  # noqa: S105 - its name is no secret
_METHODS = ("GET", "HEAD", "POST")
_OWN = {"same-origin", "none"}
_NAVIGATION = {"navigate"}


class Visitor(NamedTuple):
    """Who comes: a browser with its session, or a program with the key (no session)."""

    session: Session | None
    is_program: bool


class Gate:
    """The outermost layer of the application."""

    def __init__(
        self, app: ASGIApp, site: Site, answer: Callable[[Scope, Refusal], Response]
    ) -> None:
        """Stand before an application; `answer` gives a refusal its form."""
        self._app, self._site, self._answer = app, site, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here; every answer gets the headers."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        refusal, scope["visitor"] = self._judge(scope)
        app = self._refused(scope, refusal) if refusal else self._app
        await app(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope, refusal: Refusal) -> Response:
        made = self._answer(scope, refusal)
        if scope["method"] not in _METHODS:
            made.headers["allow"] = ", ".join(_METHODS)
        return made

    def _judge(self, scope: Scope) -> tuple[Refusal | None, Visitor]:
        headers = _headers(scope)
        visitor = self._visitor(scope, headers)
        refused = (
            self._wrong_host(headers)
            or _wrong_method(scope)
            or _outside(scope, visitor)
            or self._foreign(scope, headers, visitor)
        )
        return refused, visitor

    def _visitor(self, scope: Scope, headers: Mapping[str, str]) -> Visitor:
        kind, _, given = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return Visitor(None, self._site.doors.is_key(given.strip()))
        secret = _cookie(headers.get("cookie", ""), cookie_name(scope))
        return Visitor(self._site.doors.session(secret) if secret else None, is_program=False)

    def _wrong_host(self, headers: Mapping[str, str]) -> Refusal | None:
        if headers.get("host", "").lower() in self._site.hosts:
            return None
        return Refusal(421, "this program answers on this machine's own address only")

    def _foreign(
        self, scope: Scope, headers: Mapping[str, str], visitor: Visitor
    ) -> Refusal | None:
        """Refuse what another site sends; a program with the key is no site."""
        if visitor.is_program:
            return None
        reads = scope["method"] in {"GET", "HEAD"}
        fetched_by = headers.get("sec-fetch-site", "")
        followed = reads and headers.get("sec-fetch-mode", "") in _NAVIGATION
        if fetched_by and fetched_by not in _OWN and not followed:
            return Refusal(403, "another site sent this; nothing was done")
        origin = headers.get("origin")
        ours = origin in {f"http://{host}" for host in self._site.hosts}
        if (origin is not None and not ours) or (not reads and origin is None and not fetched_by):
            return Refusal(403, "it cannot be seen that this came from your own page")
        return None


def is_token(session: Session | None, given: object) -> bool:
    """Say whether a form or a script brought the token of its session."""
    known = session.token.encode() if session else b""
    return bool(known) and isinstance(given, str) and hmac.compare_digest(known, given.encode())


def cookie_name(scope: Scope) -> str:
    """Return the cookie's name: cookies are shared by all ports of a machine."""
    server = scope.get("server") or ("", 0)
    return f"mutuals_{server[1]}"


def _wrong_method(scope: Scope) -> Refusal | None:
    if scope["method"] in _METHODS:
        return None
    return Refusal(405, "this can be read (GET) or asked to do something (POST), nothing else")


def _outside(scope: Scope, visitor: Visitor) -> Refusal | None:
    path = scope["path"]
    is_open = path == OPEN[0] or path.startswith(OPEN[1])
    if is_open or visitor.session is not None or visitor.is_program:
        return None
    return Refusal(401, "open it by the link that `mutuals serve` shows")


def _headers(scope: Scope) -> dict[str, str]:
    """Return the headers by name; one that must be single and is not counts as wrong."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _cookie(text: str, name: str) -> str:
    try:
        found = SimpleCookie(text).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = completed(list(message.get("headers", [])))
        await send(message)

    return sending
