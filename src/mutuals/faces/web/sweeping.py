"""The form of the page Sweep: one choice for each of many people, saved at once."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from mutuals.faces.web.doors import Said
from mutuals.faces.web.forms import Fields, acted, read_form
from mutuals.faces.web.site import Site
from mutuals.operations.base import Operation, load

CHOICE = "is-"
"""Begins the name of a person's field; the id follows. Its value is `key` or a mark."""
_NOBODY = "Nothing was chosen: everybody stays as they are."


def routes(site: Site) -> list[Route]:
    """Return the route of the form."""

    async def save(request: Request) -> Response:
        wanted = list(_wanted(await read_form(request)))
        said = await run_in_threadpool(acted, site, wanted) if wanted else Said(_NOBODY)
        request.scope["visitor"].session.said.append(said)
        return RedirectResponse("/sweep", 303)

    return [Route("/sweep", save, methods=["POST"])]


def _wanted(fields: Fields) -> Iterator[tuple[Operation, Fields]]:
    """Yield the call for each person about whom something was chosen."""
    for name, values in fields.items():
        if name.startswith(CHOICE) and values[-1]:
            who = [name.removeprefix(CHOICE)]
            is_key = values[-1] == "key"
            yield (load("key"), {"who": who}) if is_key else (
                load("mark"), {"who": who, "mark": values[-1:]},
            )  # fmt: skip
