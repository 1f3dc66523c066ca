"""Files that are dropped on the Import page, and what was found on this machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
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
from mutuals.faces.web.forms import Fields, acted, back_of, check_token, read_form
from mutuals.faces.web.importing import Job
from mutuals.faces.web.site import Site
from mutuals.operations.base import load

_BUSY = "An import is running already; wait for its end, or stop it."
_SCRIPT = "x-mutuals-script"
_NOTHING = "No file was chosen."


def routes(site: Site) -> list[Route]:
    """Return the routes of importing, of a backup, and of bringing one back."""

    async def send(request: Request) -> Response:
        async with parcels.taken(request, site.home) as (fields, paths):
            check_token(request.scope["visitor"].session, fields)
            await _begin(request, site, partial(_kept, site, paths, fields))
        # A script would follow to the page, and what it says would be lost with the answer.
        return Response(status_code=204) if _SCRIPT in request.headers else _to_import()

    async def take(request: Request) -> Response:
        fields = await read_form(request)
        paths = await run_in_threadpool(_found_here, site, fields.get("path", []))
        await _begin(request, site, lambda: Job(paths, retry=_retries(fields)))
        return _to_import()

    async def go_on(request: Request) -> Response:
        await read_form(request)
        await _begin(request, site, partial(_waiting, site))
        return _to_import()

    async def drop(request: Request) -> Response:
        await read_form(request)
        if not await run_in_threadpool(site.importing.forget, partial(_remove, site)):
            _say(request, Said(_BUSY, is_refusal=True))
        return _to_import()

    async def stop(request: Request) -> Response:
        await read_form(request)
        site.importing.stop()
        return _to_import()

    async def progress(request: Request) -> Response:
        del request
        return Answer(json_text(site.importing.progress))

    async def restore(request: Request) -> Response:
        async with parcels.taken(request, site.home) as (fields, paths):
            check_token(request.scope["visitor"].session, fields)
            said = await run_in_threadpool(_restored, site, paths)
        _say(request, said)
        return RedirectResponse(back_of(fields, is_refused=said.is_refusal), 303)

    async def back_up(request: Request) -> Response:
        await read_form(request)
        return await parcels.given(site, load("backup"), {})

    return [
        Route("/import/files", send, methods=["POST"]),
        Route("/import/here", take, methods=["POST"]),
        Route("/import/on", go_on, methods=["POST"]),
        Route("/import/drop", drop, methods=["POST"]),
        Route("/import/stop", stop, methods=["POST"]),
        Route("/import/progress", progress, methods=["GET"]),
        Route("/do/backup", back_up, methods=["POST"]),
        Route("/restore", restore, methods=["POST"]),
    ]


async def _begin(request: Request, site: Site, make: Callable[[], Job]) -> None:
    """Start what is made, and say why where it is not started."""
    outcome = await run_in_threadpool(site.importing.start, site.home, make, site.as_of)
    if outcome != "started":
        _say(request, Said(_BUSY if outcome == "busy" else _NOTHING, is_refusal=True))


def _kept(site: Site, paths: tuple[Path, ...], fields: Fields) -> Job:
    """Keep files that were sent until they are read; returns their import."""
    kept = parcels.keep(paths, site.home)
    return Job(kept, tuple(path.parent for path in kept), _retries(fields))


def _to_import() -> Response:
    return RedirectResponse("/import", 303)


def _retries(fields: Fields) -> bool:
    return "retry" in fields.get("flag", ())


def _say(request: Request, said: Said) -> None:
    request.scope["visitor"].session.said.append(said)


def _waiting(site: Site) -> Job:
    """Return what is left to read: what was sent, else what was being read where it lies."""
    if paths := parcels.waiting(site.home):
        return Job(paths, tuple(path.parent for path in paths))
    return Job(site.importing.left)


def _remove(site: Site) -> None:
    for path in parcels.waiting(site.home):
        shutil.rmtree(path.parent, ignore_errors=True)


def _found_here(site: Site, asked: list[str]) -> tuple[Path, ...]:
    """Return the paths asked for, as far as looking round on this machine finds them itself."""
    with site.network() as network:
        found = {each.path for each in load("look").function(network).found if each.command}
    unknown = [path for path in asked if path not in found]
    if unknown:
        raise UsageError("this is not among what was found here", unknown[0], "look again")
    return tuple(map(Path, asked))


def _restored(site: Site, paths: tuple[Path, ...]) -> Said:
    """Bring a backup back that was sent; nothing else may be importing into the home meanwhile."""
    if site.importing.progress.goes_on:
        return Said(_BUSY, is_refusal=True)
    if len(paths) != 1:
        return Said(_NOTHING if not paths else "One backup at a time.", is_refusal=True)
    return acted(site, [(load("restore"), {})], paths)
