"""One mailbox for each of many people, out of a table of who wrote to whom and when.

Run: python -m bench.enron_boxes NODES.csv EDGES.csv.xz FOLDER COUNT - tables of igraphdata. The
COUNT people with the most mails get a home each in FOLDER, into which their mails are imported.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections import defaultdict
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from mutuals.operations.base import load
from mutuals.sources.inputs import OpenInputs
from mutuals.workspace import open_workspace

_FIRST = "1998"
Mail = tuple[str, str, frozenset[str]]


def mails(edges: Path) -> list[Mail]:
    """Return (time, sender, recipients) of each mail, oldest first."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    with lzma.open(edges, "rt", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["Time"] >= _FIRST and row["from"] != row["to"]:
                found[row["Time"], row["from"]].add(row["to"])
    return [(at, sender, frozenset(to)) for (at, sender), to in sorted(found.items())]


def text(mail: Mail, number: int, address: dict[str, str]) -> str:
    """Return a mail as it stands in a mailbox."""
    at, sender, to = mail
    when = format_datetime(datetime.fromisoformat(at).replace(tzinfo=UTC))
    others = ", ".join(address[each] for each in sorted(to))
    return (
        f"From x Thu Jan  1 00:00:00 2004\nFrom: {address[sender]}\nTo: {others}\nDate: {when}\n"
        f"Message-ID: <{number}@edges.invalid>\nSubject: -\n\n-\n\n"
    )


def main(nodes: Path, edges: Path, folder: Path, count: int) -> None:
    """Write the boxes and import each into a home of its own."""
    with nodes.open(encoding="utf-8") as rows:
        address = {
            row["id"]: f"{row['Name'] or 'Person ' + row['id']} <{row['Email']}@enron.example>"
            for row in csv.DictReader(rows)
        }
    told = mails(edges)
    boxes: dict[str, list[str]] = defaultdict(list)
    for number, mail in enumerate(told):
        for who in {mail[1], *mail[2]}:
            boxes[who].append(text(mail, number, address))
    largest = sorted(boxes, key=lambda who: (-len(boxes[who]), who))[:count]
    for who in largest:
        home = folder / who
        home.mkdir(parents=True)
        (home / "box.mbox").write_text("".join(boxes[who]), encoding="utf-8")
        with open_workspace(home, inputs=OpenInputs()) as network:
            mine = address[who].partition("<")[2].rstrip(">")
            load("init").function(network, me=(mine,))
            load("import").function(network, home / "box.mbox")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), int(sys.argv[4]))
