"""Coming in: the one-time link, and a new link for a second start of the program."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from mutuals.faces.web.gate import cookie_name
from mutuals.faces.web.refusals import Refusal
from mutuals.faces.web.screens import environment, refusal_page
from mutuals.faces.web.site import Site

_USED = Refusal(
    401, "this link was used before, or is not ours", "", "run `mutuals serve` for a new one"
)


def routes(site: Site) -> list[Route]:
    """Return the door for browsers, and the one at which a program asks for a new link."""

    async def enter(request: Request) -> Response:
        secret = site.doors.enter(request.query_params.get("token", ""))
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

    return [
        Route("/login", enter, methods=["GET"]),
        Route("/link", new_link, methods=["POST"]),
    ]
