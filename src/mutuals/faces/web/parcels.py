"""Files on their way in and out: uploads into the home, downloads out of it.

What is sent to be imported lies in the folder `inbox` of the home until it is read; what belongs to
one request lies in `passing`. Both are the owner's alone (0700, files 0600). No name that a browser
sends becomes a path as it is.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from mutuals.errors import HomeError, UsageError
from mutuals.faces.calls import call_of
from mutuals.faces.web.site import Site
from mutuals.operations.base import Operation
from mutuals.store.vault import INBOX

PASSING = "passing"
MOST_FILES = 1000
_PLAIN = re.compile(r"[^\w.\-() ]+")
_LONGEST_NAME = 200
"""Bytes; with a number before it, a name stays below what file systems take."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_ENDINGS = {"vcard": "vcf"}
_TOKEN_BYTES = 8
_BEGIN = 1 << 16
_FOLDER = re.compile(rf"[0-9a-f]{{{2 * _TOKEN_BYTES}}}")


def make_room(home: Path) -> None:
    """Make the folders for files on their way, and clear what a crash left of one request.

    What comes in is written there from the start: the usual temporary folder may be memory.
    """
    shutil.rmtree(home / PASSING, ignore_errors=True)
    for name in (INBOX, PASSING):
        (home / name).mkdir(mode=0o700, exist_ok=True)
    tempfile.tempdir = str(home / PASSING)


@asynccontextmanager
async def taken(
    request: Request, home: Path
) -> AsyncIterator[tuple[dict[str, list[str]], tuple[Path, ...]]]:
    """Take a form with files; yields its other fields and the files, and removes them after."""
    async with received(request) as form:
        fields = fields_of(form)
        folder = await run_in_threadpool(store, form, home)
        try:
            yield fields, tuple(sorted(folder.iterdir()))
        finally:
            await run_in_threadpool(shutil.rmtree, folder, ignore_errors=True)


@asynccontextmanager
async def received(request: Request, max_files: int = MOST_FILES) -> AsyncIterator[FormData]:
    """Read a form with files; UsageError when it is none, HomeError when there is no room."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise UsageError("files are wanted", kind or "no content type", "send multipart/form-data")
    async with readable(request, max_files) as form:
        yield form


@asynccontextmanager
async def readable(request: Request, max_files: int) -> AsyncIterator[FormData]:
    """Read any form; a broken one and a full disk are told."""
    try:
        with _room():
            form = await request.form(max_files=max_files)
    except (MultiPartException, HTTPException) as error:
        said = getattr(error, "message", "") or getattr(error, "detail", "")
        raise UsageError("this form cannot be read", said, "load the page and try again") from error
    try:
        yield form
    finally:
        await form.close()


@contextmanager
def _room() -> Iterator[None]:
    """Tell what the system says of writing files; nothing half-written stays."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "it failed"
        raise HomeError(
            f"what was sent cannot be kept ({reason})", "",
            "make room on the disk; `mutuals import FILE` reads a large file where it lies",
        ) from error  # fmt: skip


def fields_of(form: FormData) -> dict[str, list[str]]:
    """Return the plain fields of a form by name."""
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return found


def store(form: FormData, home: Path) -> Path:
    """Put the files of a form into a new folder that belongs to this request, and return it."""
    folder = home / PASSING / secrets.token_hex(_TOKEN_BYTES)
    with _room():
        folder.mkdir(mode=0o700)
        try:
            for _, value in form.multi_items():
                if isinstance(value, UploadFile) and value.filename:
                    _put(value, folder / _free(folder, value.filename))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return folder


def _put(sent: UploadFile, path: Path) -> None:
    with open(path, "xb", opener=_private) as out:
        shutil.copyfileobj(sent.file, out, 1 << 20)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def keep(paths: Sequence[Path], home: Path) -> tuple[Path, ...]:
    """Move files into the inbox, each into a folder of its own; returns where they are now.

    A file that begins as one sent before comes to the same place: a mailbox that only grew is read
    on from where it ended.
    """
    with _room():
        return tuple(_kept(path, home / INBOX) for path in paths)


def _kept(path: Path, inbox: Path) -> Path:
    with path.open("rb") as file:
        begin = path.name.encode() + file.read(_BEGIN)
    folder = inbox / hashlib.sha256(begin).hexdigest()[: 2 * _TOKEN_BYTES]
    folder.mkdir(mode=0o700, exist_ok=True)
    return path.replace(folder / path.name)


def waiting(home: Path) -> tuple[Path, ...]:
    """Return the files of the inbox: what was sent and is not read to its end."""
    return tuple(
        path
        for folder in sorted((home / INBOX).iterdir())
        if _FOLDER.fullmatch(folder.name)
        for path in sorted(folder.iterdir())
    )


def _free(folder: Path, sent: str) -> str:
    """Return a name for a file that is plain and not taken: the last part of the one sent."""
    last = PurePosixPath(PureWindowsPath(sent).name).name
    plain = _shortened(_PLAIN.sub("_", last)).strip(" .") or "file"
    stem = plain = f"_{plain}" if _DEVICES.match(plain) else plain
    number = 1
    while (folder / plain).exists():
        number += 1
        plain = f"{number}-{stem}"
    return plain


def _shortened(name: str) -> str:
    """Cut a name at its front, for its ending may say what it is."""
    return name.encode()[-_LONGEST_NAME:].decode(errors="ignore")


async def given(site: Site, operation: Operation, values: Mapping[str, Sequence[str]]) -> Response:
    """Run an operation that writes a file, and answer with the file."""
    folder = site.home / PASSING / secrets.token_hex(_TOKEN_BYTES)
    ending = _ending(operation, values)
    day = site.as_of or date.today()  # noqa: DTZ011 - a name by which its owner knows it
    path = folder / f"mutuals-{operation.name}-{day.isoformat()}.{ending}"

    def run() -> None:
        call = call_of(operation, values, (path,))
        folder.mkdir(mode=0o700)
        with site.opened(operation) as network:
            call.run(network)

    removing = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    try:
        await run_in_threadpool(run)
    except BaseException:
        await removing()
        raise
    # No browser shows what is only to be kept.
    kind = "application/octet-stream"
    return FileResponse(path, media_type=kind, filename=path.name, background=removing)


def _ending(operation: Operation, values: Mapping[str, Sequence[str]]) -> str:
    if operation.name == "backup":
        return "zip"
    named = (values.get("format") or ["json"])[-1]
    plain = re.sub(r"[^a-z]", "", named.lower()) or "json"
    return _ENDINGS.get(plain, plain)
