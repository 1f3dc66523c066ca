"""Sending files as a browser does, and waiting for what becomes of them."""

import time
from typing import Any

from tests.faces.web.served import Answer, Visitor

_EDGE = "----of-a-form"
ME, ANA = "me@mail.example", "ana@mail.example"


def send_files(
    visitor: Visitor,
    *sent: tuple[str, bytes],
    token: str | None = None,
    path: str = "/import/files",
    flags: tuple[str, ...] = (),
) -> Answer:
    """Send files by name in the form of the page."""
    fields = [("token", visitor.token() if token is None else token)]
    fields += [("flag", flag) for flag in flags]
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields]
    parts += [
        f'name="file"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'.encode()
        + content
        for name, content in sent
    ]
    head = f"--{_EDGE}\r\nContent-Disposition: form-data; ".encode()
    body = b"".join(head + part + b"\r\n" for part in parts) + f"--{_EDGE}--\r\n".encode()
    kind = f"multipart/form-data; boundary={_EDGE}"
    return visitor.ask("POST", path, body, Content_Type=kind, Origin=f"http://{visitor.host}")


def progress(visitor: Visitor) -> dict[str, Any]:
    """Return how far the import is."""
    found: dict[str, Any] = visitor.get("/import/progress").json
    return found


def ended(visitor: Visitor) -> dict[str, Any]:
    """Wait for the end of the import, and return how it ended."""
    return until(visitor, "stopped", "done", "failed", "none")


def until(visitor: Visitor, *states: str, records: int = 0) -> dict[str, Any]:
    """Wait until the import is in one of the states and has read so many records."""
    for _ in range(3000):
        now = progress(visitor)
        if now["state"] in states and now["records"] >= records:
            return now
        time.sleep(0.02)
    raise AssertionError(now)


def mbox(count: int, start: int = 0) -> bytes:
    """Write a mailbox in which I and Ana write to each other."""
    return "".join(_mail(number) for number in range(start, start + count)).encode()


def _mail(number: int) -> str:
    day, second = 1 + number // 1000 % 28, number % 60
    writer, reader = (ME, ANA) if number % 2 else (ANA, ME)
    return (
        f"From {writer} Mon Sep 01 10:00:00 2025\n"
        f"From: {writer}\nTo: {reader}\n"
        f"Date: {day:02} Sep 2025 10:{number // 60 % 60:02}:{second:02} +0000\n"
        f"Message-ID: <{number}@mail.example>\nSubject: Tea\n\nHello\n\n"
    )
