"""The importing process of the web application: `python -m mutuals.faces.web.child`.

It reads its job from standard input, a JSON object `{"home", "as_of", "paths", "retry"}`. It writes
lines of JSON: `{"what"}` when an input is begun, `{"records"}` read since the last line,
`{"waiting"}` while another command writes, and at the end `{"report"}` or `{"why"}`.
"""

from __future__ import annotations

import json
import signal
import sys
from datetime import date
from pathlib import Path

from mutuals.faces.json_form import json_text
from mutuals.faces.safety import safe_text
from mutuals.faces.web.refusals import refusal_of
from mutuals.model.imports import ImportReport
from mutuals.operations.importing import import_
from mutuals.workspace import open_workspace


class Telling:
    """A watcher that tells in lines of JSON."""

    def started(self, what: str, size: int | None) -> None:  # noqa: ARG002 - the port's
        """Tell that an input is begun."""
        _tell(what=safe_text(what))

    def advanced(self, records: int) -> None:
        """Tell how many records were read."""
        _tell(records=records)

    def waiting(self) -> None:
        """Tell that another command is writing."""
        _tell(waiting=True)


def main() -> int:
    """Import, and return the exit status.

    A shell lets what it starts in the background ignore Ctrl-C, and so all that comes of it: here
    it is the way to be stopped.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        report = _imported(json.load(sys.stdin))
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the last wall before the user
        _tell(why=refusal_of(error).line)
        return 1
    _tell(report=json.loads(json_text(report)), why=report.broken_off)
    return report.exit_status


def _imported(job: dict[str, object]) -> ImportReport:
    as_of = date.fromisoformat(str(job["as_of"])) if job["as_of"] else None
    paths = [Path(path) for path in job["paths"]]  # type: ignore[attr-defined]
    with open_workspace(Path(str(job["home"])), as_of, Telling()) as network:
        return import_(network, *paths, retry=bool(job["retry"]))


def _tell(**told: object) -> None:
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
