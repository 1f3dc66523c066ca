"""The application: the gate, then pages, forms, files of our own, and the JSON interface."""

from __future__ import annotations

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Router
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mutuals.faces.web import api, forms, login, screens, sweeping, uploads, welcoming
from mutuals.faces.web.gate import Gate
from mutuals.faces.web.refusals import NO_PAGE, Refusal, refusal_of
from mutuals.faces.web.site import Site

_STATIC = Path(__file__).parents[1] / "static"


def make_app(site: Site) -> ASGIApp:
    """Return the application of one home (ASGI)."""
    return Gate(Wall(Router(_routes(site), default=_missing), site), site, answer)


def _routes(site: Site) -> list[BaseRoute]:
    return [
        *login.routes(site),
        Mount("/static", StaticFiles(directory=_STATIC), name="static"),
        *api.routes(site),
        *forms.routes(site),
        *sweeping.routes(site),
        *uploads.routes(site),
        *welcoming.routes(site),
        *screens.routes(site),
    ]


def answer(scope: Scope, refusal: Refusal) -> Response:
    """Return a refusal in the form that was asked for: JSON, or a page."""
    is_api = scope["path"].startswith(api.PREFIX)
    return api.refused(refusal) if is_api else screens.refusal_page(refusal)


async def _missing(scope: Scope, receive: Receive, send: Send) -> None:
    await answer(scope, refusal_of(HTTPException(NO_PAGE)))(scope, receive, send)


class Wall:
    """The last wall before the user: whatever fails behind it is told in a line."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        """Stand around an application."""
        self._app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what failed; an answer that was begun can only be broken off."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            self._site.report(error)
            if begun:
                raise
            await answer(scope, refusal_of(error))(scope, receive, send)
