"""Pages as HTML: the templates with what they may use, and a route for each page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from mutuals.faces.pages.base import Page, pages
from mutuals.faces.render import words
from mutuals.faces.safety import safe_lines
from mutuals.faces.web.doors import Session
from mutuals.faces.web.guided import guided
from mutuals.faces.web.refusals import Refusal
from mutuals.faces.web.site import Site
from mutuals.faces.web.visit import Visit
from mutuals.operations.surveying import is_empty
from mutuals.practice.wording import say_count

_WELCOME = "/welcome"
_TEMPLATES = Path(__file__).parents[1] / "templates"


@cache
def environment() -> jinja2.Environment:
    """Escape everything, and show hostile signs as a mark in whatever is printed."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["guided"] = guided
    made.globals |= {"words": words, "say_count": say_count, "pages": pages}
    return made


def printed(value: object) -> object:
    """Return a value as a template prints it."""
    return safe_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def routes(site: Site) -> list[Route]:
    """Return a route for each page."""
    return [_route(site, page) for page in pages()]


def _route(site: Site, page: Page) -> Route:
    async def show(request: Request) -> Response:
        return await run_in_threadpool(_shown, site, page, request)

    return Route(page.path, show, methods=["GET"], name=page.name)


def _shown(site: Site, page: Page, request: Request) -> Response:
    session = request.scope["visitor"].session or Session()
    state = site.answers.state()
    with site.network() as network, network.snapshot():
        if not page.when_empty and is_empty(network):
            return RedirectResponse(_WELCOME, 303)
        visit = Visit(site, network, session, request.query_params, request.path_params, state)
        shown = page.show(visit)
        text = _drawn(page, session, request.url, {"today": visit.today, **shown})
    return HTMLResponse(text)


def warm(site: Site) -> None:
    """Make the first page once, so that whoever comes in finds its answers known."""
    state = site.answers.state()
    with site.network() as network, network.snapshot():
        first = next(page for page in pages() if page.path == "/")
        first.show(Visit(site, network, Session(), {}, {}, state))


def _drawn(page: Page, session: Session, url: object, shown: dict[str, object]) -> str:
    said = [session.said.pop(0) for _ in range(len(session.said))]
    here = _local(url)
    return (
        environment()
        .get_template(page.template)
        .render(**{"title": page.name, **shown}, page=page, session=session, said=said, here=here)
    )


def _local(url: object) -> str:
    """Return an address without machine and port, to come back to."""
    path, query = getattr(url, "path", "/"), getattr(url, "query", "")
    return f"{path}?{query}" if query else path


def refusal_page(refusal: Refusal) -> Response:
    """Return a page that says why there is nothing to see; it shows no menu and no data."""
    text = environment().get_template("refusal.html").render(refusal=refusal)
    return HTMLResponse(text, refusal.status)
