"""Files that are dropped on the Import page, and what was found on this machine."""

from __future__ import annotations

from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from mutuals.errors import UsageError
from mutuals.faces.json_form import json_text
from mutuals.faces.web import parcels
from mutuals.faces.web.api import Answer
from mutuals.faces.web.doors import Said
from mutuals.faces.web.forms import check_token, read_form
from mutuals.faces.web.site import Site
from mutuals.operations.base import load

_BUSY = "An import is running already; wait for its end, or stop it."


def routes(site: Site) -> list[Route]:
    """Return the routes of importing."""

    async def send(request: Request) -> Response:
        async with parcels.received(request) as form:
            check_token(request.scope["visitor"].session, parcels.fields_of(form))
            folder = await run_in_threadpool(parcels.store, form, site.home)
        paths = parcels.files_in(folder)
        return _begun(request, site, paths, folder)

    async def take(request: Request) -> Response:
        fields = await read_form(request)
        paths = await run_in_threadpool(_found_here, site, fields.get("path", []))
        return _begun(request, site, paths, None)

    async def stop(request: Request) -> Response:
        await read_form(request)
        site.importing.stop()
        return RedirectResponse("/import", 303)

    async def progress(request: Request) -> Response:
        del request
        return Answer(json_text(site.importing.progress))

    return [
        Route("/import/files", send, methods=["POST"]),
        Route("/import/here", take, methods=["POST"]),
        Route("/import/stop", stop, methods=["POST"]),
        Route("/import/progress", progress, methods=["GET"]),
    ]


def _begun(request: Request, site: Site, paths: tuple[Path, ...], folder: Path | None) -> Response:
    if not paths:
        _say(request, "No file was chosen.")
    elif not site.importing.start(site.home, paths, folder):
        _say(request, _BUSY)
    return RedirectResponse("/import", 303)


def _say(request: Request, text: str) -> None:
    request.scope["visitor"].session.said.append(Said(text, is_refusal=True))


def _found_here(site: Site, asked: list[str]) -> tuple[Path, ...]:
    """Return the paths asked for, as far as looking round on this machine finds them itself."""
    with site.network() as network:
        found = {each.path for each in load("look").function(network).found}
    unknown = [path for path in asked if path not in found]
    if unknown:
        raise UsageError("this is not among what was found here", unknown[0], "look again")
    return tuple(map(Path, asked))
