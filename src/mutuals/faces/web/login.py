"""Coming in by the one-time link, a new link for a second start of the program, and its end."""

from __future__ import annotations

import asyncio

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from mutuals.faces.web.forms import read_form
from mutuals.faces.web.gate import cookie_name
from mutuals.faces.web.refusals import Refusal
from mutuals.faces.web.screens import environment, refusal_page
from mutuals.faces.web.site import Site

_LAST_SECONDS = 0.5
_USED = Refusal(
    401, "this link was used before, or is not ours", "", "run `mutuals serve` for a new one"
)


def routes(site: Site) -> list[Route]:
    """Return the door for browsers, that at which a program asks for a link, and the way out."""

    async def enter(request: Request) -> Response:
        # Whatever looks at a link before it is followed (HEAD) must not use it up.
        token = "" if request.method == "HEAD" else request.query_params.get("token", "")
        secret = site.doors.enter(token)
        if secret is None:
            return refusal_page(_USED)
        answer = HTMLResponse(environment().get_template("welcome.html").render())
        # The page leads on by itself: its cookie then comes from our own address, as Strict asks.
        answer.set_cookie(
            cookie_name(request.scope), secret, path="/", httponly=True, samesite="strict"
        )
        return answer

    async def new_link(request: Request) -> Response:
        if not request.scope["visitor"].is_program:
            return refusal_page(_USED)
        return JSONResponse({"token": site.doors.token()})

    async def stop(request: Request) -> Response:
        await read_form(request)
        ending = BackgroundTask(_end, site)
        text = environment().get_template("stopped.html").render()
        return HTMLResponse(text, background=ending)

    return [
        Route("/login", enter, methods=["GET"]),
        Route("/link", new_link, methods=["POST"]),
        Route("/stop", stop, methods=["POST"]),
    ]


async def _end(site: Site) -> None:
    """End the server once the page that says so has its style."""
    await asyncio.sleep(_LAST_SECONDS)
    if site.end is not None:
        site.end()
