"""What a letter says itself: without what it quotes, forwards, and signs with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mutuals.detection.quoting import begins_others, citation_at, is_marked, is_quoted, is_rest
from mutuals.detection.signing import (
    closes,
    is_afterthought,
    is_banner,
    is_foot,
    is_name_of,
    is_signature,
    may_close,
)

LINES = 400
"""Lines of a letter that are looked at."""
LINE = 2_000
"""Characters of one line; the rest of a longer one is not looked at."""
_AHEAD = 8
"""Lines behind a closing within which the next one stands."""


def new_text(text: str, writer: str = "") -> str:
    """Return a letter's own paragraphs, one a line, empty lines left out.

    Below the writer's name, where it stands by itself, is what letters are signed with.
    What stands above, between and below quoted lines is the writer's; where a letter is quoted or
    forwarded without a mark at each line, all that follows is not.
    """
    lines = [line[:LINE].strip() for line in text.split("\n", LINES)[:LINES]]
    return "\n".join(_paragraphs(_unsigned(list(_unquoted(lines)), writer)))


def _unquoted(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that nobody else wrote, an empty one for those that are left out."""
    place = 0
    while place < len(lines):
        passed = _passed(lines, place) if lines[place] else 1
        if not passed and _ends(lines, place):
            return
        yield "" if passed else lines[place]
        place += passed or 1


def _passed(lines: Sequence[str], place: int) -> int:
    """Return how many lines are left out at a place while others may follow."""
    line = lines[place]
    if is_quoted(line) or (place and is_rest(line, lines[place - 1])):
        return 1
    if is_banner(line):
        return next((at for at in range(1, len(lines) - place) if not lines[place + at]), 1)
    count = citation_at(lines, place)
    return count if is_marked(lines, place + count) else 0


def _ends(lines: Sequence[str], place: int) -> bool:
    line = lines[place]
    if is_signature(line) or is_foot(line) or begins_others(lines, place):
        return True
    return citation_at(lines, place) > 0


def _unsigned(lines: Sequence[str], writer: str) -> Iterator[str]:
    """Yield the lines above the name, and what was added below it."""
    said = closed = False
    for place, line in enumerate(lines):
        closed = closed or (said and _closes(lines, place, writer))
        closed = closed and not is_afterthought(line)
        said = said or bool(line)
        if not closed:
            yield line


def _closes(lines: Sequence[str], place: int, writer: str) -> bool:
    line = lines[place]
    if not may_close(line):
        return False
    is_apart = not lines[place - 1] or lines[place - 1][-1] in ".!?)"
    if writer and is_apart and is_name_of(line, writer):
        return True
    return closes(line, _following(lines, place))


def _following(lines: Sequence[str], place: int) -> str:
    return next(filter(None, lines[place + 1 : place + _AHEAD]), "")


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    """Join the lines of a paragraph: programs break them where the window ended."""
    held: list[str] = []
    for line in lines:
        if line:
            held.append(line)
        elif held:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)
