"""The importing process of the web application: `python -m mutuals.faces.web.child HOME PATH...`.

It writes lines of JSON: `{"what"}` when an input is begun, `{"records"}` read since the last line,
`{"waiting"}` while another command writes, and at the end `{"report"}` or `{"why"}`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from mutuals.errors import MutualsError
from mutuals.faces.json_form import json_text
from mutuals.faces.safety import safe_text
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


def main(home: str, *paths: str) -> int:
    """Import, and return the exit status."""
    try:
        with open_workspace(Path(home), watcher=Telling()) as network:
            report = import_(network, *map(Path, paths))
    except KeyboardInterrupt:
        return 130
    except MutualsError as error:
        _tell(why=safe_text(str(error)))
        return 1
    _tell(report=json.loads(json_text(report)), why=report.broken_off)
    return report.exit_status


def _tell(**told: object) -> None:
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
