"""Files on their way in and out: uploads into the home, downloads out of it.

What is sent lies in the folder `inbox` of the home (0700) while it is read. What is given is
written beside, sent, and removed. No name that a browser sends becomes a path as it is.
"""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from mutuals.errors import UsageError
from mutuals.faces.web.calls import call_of
from mutuals.faces.web.site import Site
from mutuals.operations.base import Operation

INBOX = "inbox"
MOST_FILES = 1000
_PLAIN = re.compile(r"[^\w.\-() ]+")
_LONGEST_NAME = 120
_ENDINGS = {"vcard": "vcf"}


@asynccontextmanager
async def taken(
    request: Request, home: Path
) -> AsyncIterator[tuple[dict[str, list[str]], tuple[Path, ...]]]:
    """Take a form with files; yields its other fields and the files, and removes them after."""
    async with received(request) as form:
        fields = fields_of(form)
        folder = await run_in_threadpool(store, form, home)
        try:
            yield fields, files_in(folder)
        finally:
            await run_in_threadpool(shutil.rmtree, folder, ignore_errors=True)


@asynccontextmanager
async def received(request: Request) -> AsyncIterator[FormData]:
    """Read a form with files; UsageError when it is none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "multipart/form-data":
        raise UsageError("files are wanted", kind or "no content type", "send multipart/form-data")
    async with request.form(max_files=MOST_FILES) as form:
        yield form


def fields_of(form: FormData) -> dict[str, list[str]]:
    """Return the plain fields of a form by name."""
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return found


def store(form: FormData, home: Path) -> Path:
    """Put the files of a form into a new folder of the home's inbox, and return it."""
    folder = home / INBOX / secrets.token_hex(8)
    folder.mkdir(mode=0o700, parents=True)
    for _, value in form.multi_items():
        if isinstance(value, UploadFile) and value.filename:
            with (folder / _free(folder, value.filename)).open("xb") as out:
                shutil.copyfileobj(value.file, out, 1 << 20)
    return folder


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return what lies in a folder of the inbox."""
    return tuple(sorted(folder.iterdir()))


def _free(folder: Path, sent: str) -> str:
    """Return a name for a file that is plain and not taken: the last part of the one sent."""
    last = PurePosixPath(PureWindowsPath(sent).name).name
    plain = _PLAIN.sub("_", last).strip(" .")[-_LONGEST_NAME:] or "file"
    stem, number = plain, 1
    while (folder / plain).exists():
        number += 1
        plain = f"{number}-{stem}"
    return plain


async def given(site: Site, operation: Operation, values: Mapping[str, Sequence[str]]) -> Response:
    """Run an operation that writes a file, and answer with the file."""
    folder = site.home / INBOX / secrets.token_hex(8)
    ending = _ending(operation, values)
    path = folder / f"mutuals-{operation.name}.{ending}"

    def run() -> None:
        call = call_of(operation, values, (path,))
        folder.mkdir(mode=0o700, parents=True)
        with site.opened(operation) as network:
            call.run(network)

    removing = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    try:
        await run_in_threadpool(run)
    except BaseException:
        await removing()
        raise
    return FileResponse(path, filename=path.name, background=removing)


def _ending(operation: Operation, values: Mapping[str, Sequence[str]]) -> str:
    if operation.name == "backup":
        return "zip"
    named = (values.get("format") or ["json"])[-1]
    plain = re.sub(r"[^a-z]", "", named.lower()) or "json"
    return _ENDINGS.get(plain, plain)
