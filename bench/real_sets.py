"""Importing real corpora: counts, what was left out and why, seconds and peak memory.

Run: python -m bench.real_sets DATA - where DATA holds the sets by name (mail-enron-egos,
mail-spamassassin, mail-twisted-web, linkedin-export, vcards, calendars). Prints a Markdown table.
"""

from __future__ import annotations

import json
import sys
import tarfile
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from bench.timing import Run, run


def sets(data: Path, scratch: Path) -> dict[str, Path]:
    """Return what to import, by the name shown; tar archives are unpacked first."""
    found = {f"enron {path.stem.split('.')[0]}": path for path in boxes(data / "mail-enron-egos")}
    found |= {path.stem.split(".")[0]: path for path in boxes(data / "mail-spamassassin")}
    found["twisted-web"] = boxes(data / "mail-twisted-web")[0]
    found["linkedin-export"] = unpacked(
        data / "linkedin-export" / "sample_export.tar.xz", scratch / "li"
    )
    found["vcards"] = data / "vcards"
    found["calendars"] = unpacked(data / "calendars" / "calendars.tar.xz", scratch / "ics")
    return found


def boxes(folder: Path) -> list[Path]:
    """Return the mailboxes of a set."""
    return sorted(folder.glob("*.mbox.xz"))


def unpacked(archive: Path, into: Path) -> Path:
    """Unpack a tar archive of trusted origin and return the folder."""
    with tarfile.open(archive) as tar:
        tar.extractall(into, filter="data")
    return into


def measure(path: Path, home: Path) -> tuple[Run, dict[str, Any]]:
    """Import one set into a home of its own; returns the run and its document."""
    command = [sys.executable, "-m", "mutuals", "--home", str(home), "import", str(path), "--json"]
    done = run(command)
    return done, json.loads(done.output)


def row(name: str, done: Run, report: dict[str, Any]) -> str:
    """Return a line of the table."""
    added = sum(source["added"]["interactions"] for source in report["sources"])
    other = sum(source["added"]["other"] for source in report["sources"])
    read = sum(source["read"] for source in report["sources"])
    skipped: Counter[str] = Counter()
    for source in report["sources"]:
        skipped.update({each["reason"]: each["count"] for each in source["skipped"]})
        skipped.update("broken" for _ in source["errors"])
    why = ", ".join(f"{count} {reason}" for reason, count in skipped.most_common(6)) or "-"
    return (
        f"| {name} | {read} | {added} | {other} | {report['people']} | {why}"
        f" | {done.cpu:.2f} | {done.memory:.0f} |"
    )


def main(data: Path) -> None:
    """Measure every set and print the table."""
    print("| set | read | interactions | other | people | left out | cpu-s | MB |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for name, path in sets(data, Path(scratch)).items():
            done, report = measure(path, Path(scratch) / "homes" / name)
            print(row(name, done, report))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
