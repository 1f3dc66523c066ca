"""The application in a real browser, watched: what runs, is asked for, is complained of."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.faces.web.served import Visitor

from mutuals.faces.pages.base import pages

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1200, "height": 900}
WATCHING = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium; AssertionError when there is none."""
    program = shutil.which("chromium")
    assert program, "Chromium is missing: install the package chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@dataclass
class Watch:
    """What was seen of all pages of a context; an empty one is as it should be."""

    host: str
    foreign: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch a context."""
        context.on("request", lambda request: self._asked(request.url))
        context.on("response", lambda answer: self._answered(answer.status, answer.url))
        context.on("console", lambda line: self._heard(line.type, line.text))
        context.on("weberror", lambda fault: self.said.append(str(fault.error)))
        context.on("dialog", self._shown)
        context.add_init_script(WATCHING)

    def check(self) -> None:
        """Assert that nothing foreign was asked for, nothing failed, nothing was complained of."""
        assert not self.foreign
        assert not self.failed
        assert not self.said

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https", "ws", "wss"} or parts.netloc == self.host:
            return
        self.foreign.append(url)

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.failed.append(f"{status} {url}")

    def _heard(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.said.append(text)

    def _shown(self, dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def visiting(browser: Browser, visitor: Visitor, **options) -> Iterator[tuple[Page, Watch]]:
    """Come in with a browser of its own; whatever it saw amiss fails the test at the end."""
    context = browser.new_context(**{"viewport": DESK, **options})
    watch = Watch(visitor.host)
    watch.over(context)
    try:
        page = context.new_page()
        page.goto(new_link(visitor))
        page.wait_for_url(re.compile(rf"http://{visitor.host}/(welcome)?$"))
        yield page, watch
        watch.check()
    finally:
        context.close()


def new_link(visitor: Visitor) -> str:
    """Return a link that opens the application once more."""
    token = visitor.program("POST", "/link").json["token"]
    return f"http://{visitor.host}/login?token={token}"


def addresses(people: list[str], queries: tuple[str, ...] = ("",)) -> list[str]:
    """Return the address of every page, for each of these people, and with each of the queries."""
    found = []
    for each in pages():
        if "{" in each.path:
            found += [each.path[: each.path.index("{")] + one for one in people]
        else:
            found += [f"{each.path}{query}" for query in queries]
    return found
