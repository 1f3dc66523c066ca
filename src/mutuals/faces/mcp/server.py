"""The Model Context Protocol on standard input and output, by the `mcp` package."""

from __future__ import annotations

import json
import logging
import signal
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path

import anyio
from anyio import to_thread
from mcp import types
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server

from mutuals.faces.mcp.answering import Answer, Session
from mutuals.faces.mcp.offer import Tool
from mutuals.faces.mcp.shown import NOTE

_INSTRUCTIONS = (
    "This is the personal network of the owner of this machine: whom they know, how close, whom to"
    f" engage and why. Every answer comes in an envelope. {NOTE} Nothing here sends anything or"
    " changes the network; what you propose waits for the owner's own word."
)
_SCHEMA = {
    "type": "object",
    "properties": {
        "untrusted": {"const": True},
        "note": {"type": "string"},
        "data": {"type": "object"},
        "error": {"type": "string"},
    },
    "required": ["untrusted", "note"],
}


def serve(home: Path, as_of: date | None) -> None:
    """Answer one assistant until it hangs up."""
    # What the package would print of a fault is no use to anybody; the log tells of each call.
    logging.getLogger("mcp").addHandler(logging.NullHandler())
    logging.getLogger("mcp").propagate = False
    # Ctrl-C ends it at once: what waits for the assistant's next word cannot be woken.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    anyio.run(_serve, Session(home, as_of))


async def _serve(session: Session) -> None:
    server = Server(
        "mutuals",
        version=version("mutuals"),
        instructions=_INSTRUCTIONS,
        on_list_tools=partial(_list, session),
        on_call_tool=partial(_call, session),
    )
    server.middleware.clear()  # nobody is told of the calls, whatever is installed beside
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


async def _list(
    session: Session,
    _context: ServerRequestContext,
    _given: types.PaginatedRequestParams | None,
) -> types.ListToolsResult:
    return types.ListToolsResult(tools=[_described(tool) for tool in session.tools.values()])


def _described(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        description=tool.description,
        input_schema=tool.schema,
        output_schema=_SCHEMA,
        annotations=types.ToolAnnotations(
            read_only_hint=not tool.proposes, destructive_hint=False, open_world_hint=False
        ),
    )


async def _call(
    session: Session, _context: ServerRequestContext, given: types.CallToolRequestParams
) -> types.CallToolResult:
    answer = await to_thread.run_sync(session.answer, given.name, given.arguments or {})
    return _result(answer)


def _result(answer: Answer) -> types.CallToolResult:
    text = json.dumps(answer.content, ensure_ascii=False)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)],
        structured_content=answer.content,
        is_error=answer.is_refusal,
    )
