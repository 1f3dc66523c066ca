"""No address that is read (GET, HEAD) changes anything in the home: every route is walked."""

import hashlib
import re
import sqlite3
import time
from contextlib import closing

import pytest
from starlette.routing import Route
from tests.faces.web.served import AS_OF
from tests.operations.homes import Home, digest

from mutuals.faces.web.app import _routes
from mutuals.faces.web.site import Site
from mutuals.workspace import STORE

ANA = "ana.private@example.com"
ASKED = {
    "/api/person": f"?who={ANA}",
    "/api/intro": f"?target={ANA}",
    "/api/export": "?format=csv",
    "/people": "?query=a&state=active&sort=name&limit=3",
    "/log": f"?who={ANA}&meal=lunch",
    "/login": "?token=guessed",
}
"""What an address is asked with where it needs or takes something."""
CHANGING = (
    "/do/key?who={0}",
    "/do/mark?who={0}&mark=never",
    "/import/stop",
    "/link",
    "/api/key?who={0}",
    "/api/backup",
    "/do/backup",
)


def readable(home):
    """List every address of the application that can be read, without the static folder."""
    routes = [each for each in _routes(Site(home)) if isinstance(each, Route)]
    return sorted(each.path for each in routes if "GET" in (each.methods or ()))


def kept(home):
    """Return a digest of every row that is kept in the home, and of every file beside."""
    while any((home / "inbox").glob("*")):
        time.sleep(0.01)  # a file that was given is removed after it was sent
    with closing(sqlite3.connect(home / STORE)) as opened:
        rows = hashlib.sha256("\n".join(opened.iterdump()).encode()).hexdigest()
    beside = (path for path in home.rglob("*") if path.is_file() and STORE not in path.name)
    return {STORE: rows} | {str(path.relative_to(home)): path.read_bytes() for path in beside}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_changes_nothing(visitor, method):
    who = visitor.program("GET", "/api/people?limit=1").json["people"][0]["id"]
    addresses = [
        re.sub(r"\{\w+(:path)?\}", who, path) + ASKED.get(path, "")
        for path in readable(visitor.home)
    ]
    assert {"/", "/people", "/api/today", "/import/progress"} <= set(readable(visitor.home))
    before, answers = kept(visitor.home), digest(Home(visitor.home, AS_OF))
    for path in addresses:
        answer = visitor.ask(method, path, Sec_Fetch_Site="same-origin")
        assert answer.status < 500, path
        assert answer.status == 200 or path.startswith("/login"), (path, answer.text)
        assert kept(visitor.home) == before, path
    assert digest(Home(visitor.home, AS_OF)) == answers


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_changes_something_cannot_be_read(visitor, method):
    before = kept(visitor.home)
    for path in CHANGING:
        asked = path.format(ANA)
        assert visitor.ask(method, asked).status in {404, 405}
        by_key = visitor.ask(method, asked, Cookie="", Authorization=f"Bearer {visitor.key()}")
        assert by_key.status in {404, 405}
    assert kept(visitor.home) == before
