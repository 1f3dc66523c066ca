"""How well give and take are found in lines of chats, each by itself, as they are judged.

`python -m bench.chat_lines [--show]`. The lines are ours (`bench/chat_lines.txt`: language, what it
shows, line; half of them show nothing), written without a look at the rules and before they were
first judged, and no rule was tuned on them. `--show` prints the lines that were judged wrongly.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from bench.ledger import Counts, Letter
from mutuals.detection.judging import judge

FILE = Path(__file__).with_suffix(".txt")


def lines() -> list[Letter]:
    """Return the lines with what they show."""
    parts = (line.split(" | ", 2) for line in FILE.read_text(encoding="utf-8").splitlines())
    return [
        Letter(language, "" if shows == "-" else shows, text) for language, shows, text in parts
    ]


def counts(chosen: list[Letter]) -> tuple[Counts, list[str]]:
    """Return how often a line was judged rightly, and those that were not."""
    right = wrong = missed = 0
    odd = []
    for each in chosen:
        found = {f"{sign.act} {sign.type}" for sign in judge("", each.text)}
        shown = {each.shows} - {""}
        right, wrong = right + len(found & shown), wrong + len(found - shown)
        missed += len(shown - found)
        if found != shown:
            odd.append(f"{each.language} {each.shows or '-'} {sorted(found)}: {each.text}")
    return Counts(right, wrong, missed), odd


def main() -> None:
    """Print precision and recall of all lines and by language."""
    by_language: dict[str, list[Letter]] = defaultdict(list)
    for each in lines():
        by_language[each.language].append(each)
    for name, chosen in {"all": lines(), **by_language}.items():
        found, odd = counts(chosen)
        print(
            f"{name:4} {len(chosen):3} lines: {found.right} right, {found.wrong} wrong,"
            f" {found.missed} missed; precision {found.precision:.3f}, recall {found.recall:.3f}"
        )
        if name == "all" and "--show" in sys.argv:
            print("\n".join(odd))


if __name__ == "__main__":
    main()
