"""A big mailbox into an index: ours beside notmuch and mu (which also index the bodies).

Run: python -m bench.mailboxes FOLDER, then python -m bench.mailbox_peers FOLDER [PAIRS] [PEER].
Ours reads headers only in the pairs; how long it takes with leave to read the text stands beside.
Needs notmuch and mu (Debian: notmuch, maildir-utils).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
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
_INIT = "{python} -m mutuals --home {at}/home init --me nora@owner.example"


_IMPORT = "{python} -m mutuals --home {at}/home import {at}/big.mbox --json"
_WITHOUT_TEXT = f"rm -rf {{at}}/home; {_INIT} --no-text >/dev/null; {_IMPORT}"
_WITH_TEXT = f"rm -rf {{at}}/home; {_INIT} --yes >/dev/null; {_IMPORT}"
_PEERS = {"notmuch": _NOTMUCH, "mu": _MU, "ours with text": _WITH_TEXT}


def compare(folder: Path, pairs: int, names: Iterable[str] = _PEERS) -> None:
    """Print one line per peer: CPU, wall, memory, ratio."""
    at = str(folder.resolve())
    for name in names:
        text = _PEERS[name].replace("{python}", sys.executable)
        ours = ["sh", "-c", _WITHOUT_TEXT.format(at=at, python=sys.executable)]
        mine, theirs, ratio = ratios(ours, ["sh", "-c", text.format(at=at)], pairs)
        print(f"ours {mine.cpu:.2f} cpu-s, {mine.wall:.1f} s, {mine.memory:.0f} MB;")
        print(f"{name} {theirs.cpu:.2f} cpu-s, {theirs.wall:.1f} s, {theirs.memory:.0f} MB;")
        print(f"ratio {ratio:.1f}x")


if __name__ == "__main__":
    _, place, *more = sys.argv
    compare(Path(place), int(more[0]) if more else 5, more[1:] or _PEERS)
