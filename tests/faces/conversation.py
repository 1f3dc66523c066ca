"""Talking to `python -m mutuals mcp` as an assistant's program does: the real client, on stdio."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mcp import Client, StdioServerParameters

ROOT = Path(__file__).parents[2]


class Said(NamedTuple):
    """What came back from one call."""

    is_error: bool
    content: dict[str, Any]
    text: str

    @property
    def data(self) -> Any:
        return self.content["data"]

    @property
    def error(self) -> str:
        return str(self.content["error"])


Ask = Callable[..., Awaitable[Said]]
Script = Callable[[Client, Ask], Awaitable[Any]]


def converse(
    home: Path, script: Script, *, as_of: str = "", environment: dict[str, str] | None = None
) -> Any:
    """Start the server on a home, run a script with its client, return what the script does."""
    day = ["--as-of", as_of] if as_of else []
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "mutuals", "--home", str(home), *day, "mcp"],
        env=dict(os.environ) | (environment or {}),
        cwd=ROOT,
    )

    async def talk() -> Any:
        async with Client(server, read_timeout_seconds=60) as client:

            async def ask(name: str, **given: Any) -> Said:
                result = await client.call_tool(name, given)
                return Said(result.is_error, result.structured_content, result.content[0].text)  # type: ignore[union-attr]

            return await script(client, ask)

    return asyncio.run(talk())


def asked(
    home: Path, calls: Sequence[tuple[str, dict[str, Any]]], *, as_of: str = ""
) -> list[Said]:
    """Return what comes back from some calls of one session."""

    async def script(_client: Client, ask: Ask) -> list[Said]:
        return [await ask(name, **given) for name, given in calls]

    found: list[Said] = converse(home, script, as_of=as_of)
    return found


def listed(home: Path) -> list[dict[str, Any]]:
    """Return the tools as the client gets them."""

    async def script(client: Client, _ask: Ask) -> list[dict[str, Any]]:
        return [tool.model_dump() for tool in (await client.list_tools()).tools]

    found: list[dict[str, Any]] = converse(home, script)
    return found
