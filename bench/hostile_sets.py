"""Reading every file of the corpora: crashes, hangs, records that are not sound, lost neighbours.

Run: python -m bench.hostile_sets DATA - where DATA holds the sets as folders by name. Every file is
read by the format that is recognised, else by that of its set; each file of mails, cards and
calendar entries also stands once between two sound records, which must both come out.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mutuals.operations.walking import walk
from tests.hostile.soundness import assert_sound
from tests.hostile.test_neighbours import ROWS, SOURCES, facts
from tests.sources.recorded import SETTING

from mutuals.errors import MutualsError
from mutuals.model.observed import Skipped
from mutuals.sources.base import Drop, Source
from mutuals.sources.reading.drops import open_drop

LONGEST_SECONDS = 5
COLUMNS = (
    "files", "records", "skipped", "broken", "refused", "crashes", "hangs", "between", "lost",
)  # fmt: skip
FORCED = {"mime": "eml", "vcards": "vcard", "calendars": "icalendar", "names": "contacts-csv",
          "chats": "whatsapp", "linkedin-export": "linkedin-connections"}  # fmt: skip
BETWEEN = {"mime": "mbox", "vcards": "vcard", "calendars": "icalendar"}


def files_in(path: Path) -> Iterator[tuple[Drop, Source | None, str]]:
    """Yield what is found at a path, with its format and its trouble."""
    yield from walk(open_drop(path))


def read(source: Source, drop: Drop, counts: Counter[str]) -> None:
    """Read one input and count what came of it."""
    begun = time.process_time()
    try:
        for record in source.read(drop, SETTING):
            assert_sound(record)
            broken = isinstance(record, Skipped) and record.error
            kind = "broken" if broken else "skipped" if isinstance(record, Skipped) else "records"
            counts[kind] += 1
    except MutualsError:
        counts["refused"] += 1
    except Exception as crash:  # noqa: BLE001 - to be counted
        counts["crashes"] += 1
        print(f"CRASH {drop.path}: {crash!r}")
    if time.process_time() - begun > LONGEST_SECONDS and drop.size and drop.size < 1 << 20:
        counts["hangs"] += 1
        print(f"HANG {drop.path}")


def check_between(name: str, drop: Drop, counts: Counter[str]) -> None:
    """Put a file between two sound records and count those that are lost."""
    among = next(each for each in ROWS if each.source == BETWEEN[name])
    try:
        with drop.open() as stream:
            content = stream.read()
    except MutualsError:
        return
    if name == "mime" and not content.startswith(b"From "):
        content = b"From x@y Mon Mar  2 10:00:05 2026\n" + content
    source = SOURCES[among.source]
    lost = facts(source, among.drop(b"")) - facts(source, among.drop(content + b"\n"))
    counts["between"] += 1
    counts["lost"] += bool(lost)
    if lost:
        print(f"LOST beside {drop.path}")


def row(name: str, counts: Counter[str]) -> str:
    """Return a line of the table."""
    return f"| {name} | {' | '.join(str(counts[column]) for column in COLUMNS)} |"


def main(data: Path) -> None:
    """Print a line for each set."""
    print(f"| set | {' | '.join(COLUMNS)} |\n|---|{'---|' * len(COLUMNS)}")
    total: Counter[str] = Counter()
    for folder in sorted(path for path in data.iterdir() if path.is_dir()):
        counts: Counter[str] = Counter()
        for drop, source, _trouble in files_in(folder):
            counts["files"] += 1
            reader = source or SOURCES.get(FORCED.get(folder.name, ""))
            if reader and not (drop.is_folder and source is None):
                read(reader, drop, counts)
            if folder.name in BETWEEN and not drop.is_folder:
                check_between(folder.name, drop, counts)
        total += counts
        print(row(folder.name, counts), flush=True)
    print(row("all", total))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB, {time.process_time():.0f} cpu-s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
