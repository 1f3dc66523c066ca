"""The first run: the sample to look round in, and the reminder to download."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from mutuals.faces.web.forms import read_form
from mutuals.faces.web.reminder import reminder
from mutuals.faces.web.site import Site
from mutuals.model.moments import date_of


def routes(site: Site) -> list[Route]:
    """Return the routes of the page Welcome."""

    async def sample(request: Request) -> Response:
        await read_form(request)
        site.sample.start(site.home)
        return RedirectResponse("/welcome#sample", 303)

    async def remind(request: Request) -> Response:
        del request
        named = {"Content-Disposition": 'attachment; filename="mutuals-reminder.ics"'}
        written = await run_in_threadpool(_written, site)
        return Response(written, media_type="text/calendar; charset=utf-8", headers=named)

    return [
        Route("/welcome/sample", sample, methods=["POST"]),
        Route("/welcome/reminder.ics", remind, methods=["GET"]),
    ]


def _written(site: Site) -> bytes:
    with site.network() as network:
        clock = network.clock
        return reminder(date_of(clock.today), clock.zone, clock.now)
