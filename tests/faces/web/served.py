"""A home on the web: the real server in a process of its own, and one who visits it."""

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlencode, urlsplit

AS_OF = "2026-11-20"


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Visitor:
    """A browser without a screen: keeps its cookie, sends what a browser of our pages sends."""

    def __init__(self, url: str, home: Path) -> None:
        """Take the link that `serve` showed."""
        parts = urlsplit(url)
        self.link, self.home, self.pid = url, home, 0
        self.port = parts.port or 0
        self.host = f"127.0.0.1:{self.port}"
        self.cookie = ""

    def enter(self) -> Answer:
        """Follow the link, once."""
        parts = urlsplit(self.link)
        answer = self.ask("GET", f"{parts.path}?{parts.query}")
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """Send a request with exactly these headers, `_` for `-`, besides Host and the cookie."""
        sent = {"Host": self.host, **({"Cookie": self.cookie} if self.cookie else {})}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body or None, sent)
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self.ask("GET", path, Sec_Fetch_Site="same-origin")

    def token(self) -> str:
        """Return the token of the session, from a page."""
        found = re.search(r'name="token" value="([^"]+)"', self.get("/log").text)
        assert found
        return found[1]

    def send(self, path: str, *fields: tuple[str, str]) -> Answer:
        """Send a form as a page of ours does."""
        body = urlencode([("token", self.token()), *fields]).encode()
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, body, Content_Type=kind, Origin=f"http://{self.host}")

    def said(self, path: str = "/log") -> str:
        """Return what the next page says of what was done."""
        found = re.search(r'class="said[^>]*>\s*<p[^>]*>(.*?)</p>', self.get(path).text, re.DOTALL)
        return unescape(found[1]) if found else ""

    def key(self) -> str:
        """Return the key for programs."""
        return str(json.loads((self.home / "serving.json").read_text())["key"])

    def program(self, method: str, path: str, document: object = None) -> Answer:
        """Ask as a program does: with the key, in JSON."""
        body = b"" if document is None else json.dumps(document).encode()
        kind = {"Content_Type": "application/json"} if body else {}
        cookie, self.cookie = self.cookie, ""
        try:
            return self.ask(method, path, body, Authorization=f"Bearer {self.key()}", **kind)
        finally:
            self.cookie = cookie


@contextmanager
def serving(
    home: Path, *words: str, as_of: str = AS_OF, within: Sequence[str] = ()
) -> Iterator[Visitor]:
    """Serve a home in a process of its own, at any free port; `within` is a command around it."""
    command = [
        *within,
        sys.executable,
        "-m",
        "mutuals",
        "--home",
        str(home),
        "--as-of",
        as_of,
        "--json",
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [*command, "serve", "--no-browser", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as running:  # fmt: skip
        assert running.stdout
        line = running.stdout.readline()
        assert line, running.stderr and running.stderr.read()
        visitor = Visitor(json.loads(line)["url"], home)
        visitor.pid = running.pid
        wait(visitor)
        try:
            yield visitor
        finally:
            running.terminate()
            running.communicate(timeout=30)


def wait(visitor: Visitor) -> None:
    """Wait until the server answers."""
    for _ in range(200):
        try:
            visitor.ask("GET", "/login")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")


def query_of(answer: Answer) -> dict[str, list[str]]:
    """Return the query of the place an answer leads to."""
    return parse_qs(urlsplit(answer.headers["location"]).query)
