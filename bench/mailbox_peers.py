"""A big mailbox into an index: ours beside notmuch and mu (which also index the bodies).

Run: python -m bench.mailboxes FOLDER, then python -m bench.mailbox_peers FOLDER [PAIRS].
Needs notmuch and mu (Debian: notmuch, maildir-utils).
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.timing import ratios

_NOTMUCH = (
    "rm -rf {at}/nm; mkdir {at}/nm; ln -s {at}/big.maildir {at}/nm/mail;"
    " printf '[database]\\npath={at}/nm\\n[user]\\nprimary_email=n@o.example\\n' > {at}/nmrc;"
    " printf '[new]\\ntags=new\\n' >> {at}/nmrc; NOTMUCH_CONFIG={at}/nmrc notmuch new --quiet"
)
_MU = (
    "rm -rf {at}/mu; mu init --muhome={at}/mu --maildir={at}/big.maildir"
    " --my-address=nora@owner.example >/dev/null; mu index --muhome={at}/mu --quiet"
)
_OURS = "rm -rf {at}/home; {python} -m mutuals --home {at}/home import {at}/big.mbox --json"


def compare(folder: Path, pairs: int) -> None:
    """Print one line per peer: CPU, wall, memory, ratio."""
    at = str(folder.resolve())
    ours = ["sh", "-c", _OURS.format(at=at, python=sys.executable)]
    for name, text in (("notmuch", _NOTMUCH), ("mu", _MU)):
        mine, theirs, ratio = ratios(ours, ["sh", "-c", text.format(at=at)], pairs)
        print(f"ours {mine.cpu:.2f} cpu-s, {mine.wall:.1f} s, {mine.memory:.0f} MB;")
        print(f"{name} {theirs.cpu:.2f} cpu-s, {theirs.wall:.1f} s, {theirs.memory:.0f} MB;")
        print(f"ratio {ratio:.1f}x")


if __name__ == "__main__":
    compare(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > len(["", "at"]) else 5)
