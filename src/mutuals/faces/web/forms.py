"""Forms: `POST /do/NAME` runs an operation with the fields of a form, then shows a page again.

Fields carry the names of the operation's parameters; others are passed over, so that one form can
have buttons for several operations. `flag` names a flag that is on. The field that `each` names is
a list of which every value gets a call of its own (ticked people). What was done, or why not,
stands on the page to which `back` leads, or `again` where it was refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from mutuals.errors import UsageError
from mutuals.faces.calls import Call, call_of, key_of
from mutuals.faces.signature import parameters_of
from mutuals.faces.web import files, parcels
from mutuals.faces.web.doors import Said, Session
from mutuals.faces.web.gate import is_token
from mutuals.faces.web.refusals import refusal_of
from mutuals.faces.web.site import Site
from mutuals.faces.web.telling import Done, steps, told
from mutuals.operations.base import Operation, load

MOST_BYTES = 1 << 20
Fields = dict[str, list[str]]


def routes(site: Site) -> list[Route]:
    """Return a route for each operation that the web offers and that changes something."""
    names = [name for name in files.offered() if name not in files.TAKES | files.GIVES]
    return [_route(site, each) for each in map(load, names) if each.effect != "reads"]


def _route(site: Site, operation: Operation) -> Route:
    async def act(request: Request) -> Response:
        fields = await read_form(request)
        session = request.scope["visitor"].session
        wanted = [(operation, values) for values in _calls(operation, fields)]
        said = await run_in_threadpool(acted, site, wanted)
        session.said.append(said)
        return RedirectResponse(back_of(fields, is_refused=said.is_refusal), 303)

    return Route(f"/do/{operation.name}", act, methods=["POST"])


async def read_form(request: Request) -> Fields:
    """Read a plain form of a page of ours; UsageError when its token is wrong or it is too long."""
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > MOST_BYTES:
        raise UsageError("this is too much at once", f"{length or 'unknown'} bytes")
    async with parcels.readable(request, max_files=0) as form:
        fields = parcels.fields_of(form)
    check_token(request.scope["visitor"].session, fields)
    return fields


def check_token(session: Session | None, fields: Fields) -> None:
    """Refuse a form that does not come from a page of this session."""
    given = fields.pop("token", [""])
    if not is_token(session, given[-1]):
        raise UsageError("this page is out of date", "", "load it again and repeat")


def back_of(fields: Mapping[str, Sequence[str]], *, is_refused: bool) -> str:
    """Return the page to go back to: a path of ours, whatever the form says."""
    back = fields.get("back") or ["/"]
    path = ((is_refused and fields.get("again")) or back)[-1]
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_ours and path.isprintable() else "/"


def acted(
    site: Site, wanted: Sequence[tuple[Operation, Fields]], paths: Sequence[Path] = ()
) -> Said:
    """Run one call after the other, and say what it came to; what was done before stands.

    `paths` are files that were sent for them.
    """
    done: list[Done] = []
    try:
        for operation, values in wanted:
            done.append(_run(site, call_of(operation, values, paths)))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told on the page
        site.report(error)
        return Said(refusal_of(error).line, steps(done), is_refusal=True)
    return told(done)


def _run(site: Site, call: Call) -> Done:
    """Run a call, and find the decisions it took by looking at the history before and after."""
    with site.opened(call.operation) as network:
        if not call.operation.needs_home:
            return Done(call.run(network), ())
        history = load("history").function
        before = {step.id for step in history(network).steps}
        record = call.run(network)
        taken = [step for step in history(network).steps if step.id not in before]
    return Done(record, tuple(taken))


def _calls(operation: Operation, fields: Fields) -> list[Fields]:
    """Return the values of each call that a form asks for."""
    known = {key_of(each) for each in parameters_of(operation.function)}
    given = {name: values for name, values in fields.items() if name in known}
    given |= {flag: ["on"] for flag in fields.get("flag", ()) if flag in known}
    each = (fields.get("each") or [""])[-1]
    return [{**given, each: [one]} for one in given.get(each, ())] if each in known else [given]
