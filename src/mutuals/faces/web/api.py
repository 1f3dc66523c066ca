"""Every operation as JSON over HTTP: `GET` for what reads, `POST` for what leaves anything behind.

The answer is the object that `--json` prints. What names files takes or gives them: an import is
sent its files as `multipart/form-data`, an export answers with the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from mutuals.errors import UsageError
from mutuals.faces.calls import call_of, texts_of
from mutuals.faces.json_form import json_text
from mutuals.faces.web import files, parcels
from mutuals.faces.web.gate import TOKEN_HEADER, is_token
from mutuals.faces.web.openapi import document
from mutuals.faces.web.refusals import Refusal, refusal_of
from mutuals.faces.web.site import Site
from mutuals.operations.base import Operation, load

PREFIX = "/api/"
MOST_BYTES = 1 << 20
"""A document sent to an operation is at most 1 MB."""


class Answer(Response):
    """JSON as the command line writes it."""

    media_type = "application/json"


def routes(site: Site) -> list[Route]:
    """Return a route for each operation that the web offers, and one for their description."""
    described = Route(f"{PREFIX}openapi.json", _described, methods=["GET"])
    return [described, *(_route(site, load(name)) for name in files.offered())]


def _route(site: Site, operation: Operation) -> Route:
    async def answer(request: Request) -> Response:
        try:
            _check(request)
            return await _answer(site, operation, request)
        except Exception as error:  # noqa: BLE001 - the last wall before the user
            site.report(error)
            return refused(refusal_of(error))

    path = f"{PREFIX}{operation.name}"
    return Route(path, answer, methods=[files.method(operation)], name=operation.name)


def refused(refusal: Refusal) -> Response:
    """Return a refusal as JSON."""
    told = {"what": refusal.what, "thing": refusal.thing, "do": refusal.do}
    return JSONResponse({"error": told}, refusal.status)


def _check(request: Request) -> None:
    """Ask a browser for its token before anything is written; a program brought the key."""
    visitor = request.scope["visitor"]
    if request.method == "POST" and not visitor.is_program:
        given = request.headers.get(TOKEN_HEADER)
        if not is_token(visitor.session, given):
            raise UsageError("the token of your page is missing", "", "load the page again")


async def _answer(site: Site, operation: Operation, request: Request) -> Response:
    if operation.name in files.TAKES:
        async with parcels.taken(request, site.home) as (given, paths):
            return await _ran(site, operation, given, paths)
    is_sent = request.method == "POST"
    given = texts_of(operation, await _sent(request)) if is_sent else _queried(request)
    if operation.name in files.GIVES:
        return await parcels.given(site, operation, given)
    return await _ran(site, operation, given, ())


async def _ran(
    site: Site, operation: Operation, given: Mapping[str, Sequence[str]], paths: Sequence[Path]
) -> Response:
    def run() -> str:
        call = call_of(operation, given, paths)
        with site.opened(operation) as network:
            return json_text(call.run(network))

    return Answer(await run_in_threadpool(run))


def _queried(request: Request) -> dict[str, list[str]]:
    query = request.query_params
    return {name: query.getlist(name) for name in query}


async def _sent(request: Request) -> object:
    """Read a JSON document; UsageError when it is none, or too large."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise UsageError("JSON is wanted", kind or "no content type", "send application/json")
    sent = b""
    async for part in request.stream():
        sent += part
        if len(sent) > MOST_BYTES:
            raise UsageError("this is too much at once", f"{len(sent)} bytes", "send at most 1 MB")
    try:
        return json.loads(sent, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UsageError("this is no JSON", str(error)) from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


async def _described(request: Request) -> Response:
    del request
    return JSONResponse(await run_in_threadpool(document))
