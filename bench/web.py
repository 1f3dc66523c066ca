"""How long the pages of the web application take: the first time, and while nothing changes.

`python -m bench.web HOME [TIMES]` serves the home in a process of its own, waits until the first
page was made, and prints for each page the first answer and the median of the others, in
milliseconds of wall time, with the size of the answer.
"""

import http.client
import json
import statistics
import subprocess
import sys
import time
from urllib.parse import urlsplit

PAGES = (
    "/", "/people", "/people?query=an", "/log", "/network", "/ledger", "/duplicates", "/plan",
    "/lessons", "/weeks", "/import", "/sweep", "/settings",
)  # fmt: skip
WARM_SECONDS = 15


class Browser:
    """Somebody who has come in by the link."""

    def __init__(self, link: str) -> None:
        """Follow the link."""
        self._at = urlsplit(link)
        self._cookie = ""
        answer = self.ask(f"{self._at.path}?{self._at.query}")
        self._cookie = (answer.getheader("set-cookie") or "").partition(";")[0]

    def ask(self, path: str) -> http.client.HTTPResponse:
        """Ask for a page and read it whole."""
        connection = http.client.HTTPConnection(self._at.hostname or "", self._at.port, timeout=600)
        connection.request("GET", path, headers={"Cookie": self._cookie})
        answer = connection.getresponse()
        answer.size = len(answer.read())  # type: ignore[attr-defined]
        connection.close()
        return answer


def timed(browser: Browser, path: str) -> tuple[float, int]:
    """Return the milliseconds of one answer and its size."""
    began = time.perf_counter()
    answer = browser.ask(path)
    if answer.status != http.client.OK:
        raise SystemExit(f"{path}: {answer.status}")
    return (time.perf_counter() - began) * 1000, answer.size  # type: ignore[attr-defined]


def main(home: str, times: str = "11") -> None:
    """Serve, ask, print, and stop."""
    command = [sys.executable, "-m", "mutuals", "--home", home, "--json", "serve", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603
        try:
            assert running.stdout  # noqa: S101 - for the type checker
            link = json.loads(running.stdout.readline())["url"]
            time.sleep(WARM_SECONDS)
            browser = Browser(link)
            print("| page | first | again, median | size |\n|---|---|---|---|")
            for path in PAGES:
                first, size = timed(browser, path)
                again = statistics.median(timed(browser, path)[0] for _ in range(int(times)))
                print(f"| `{path}` | {first:.0f} ms | {again:.0f} ms | {size // 1000} kB |")
        finally:
            running.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
