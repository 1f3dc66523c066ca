"""The safety of a home: a backup, one brought back, a check-up, somebody erased."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, Span, bold, dim, line
from mutuals.model.export import PartCount
from mutuals.model.vault import Backup, Checkup, Erased, Fault, Restored
from mutuals.practice.wording import say_count


def backup(record: Backup, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield where it stands, what it holds, and how it is brought back."""
    yield line(f"Written to {record.path}: {_held(record.holds)}.")
    yield line(dim("It holds everything known of everybody; keep it as safe as your mail."))
    yield line(dim(f"Bring it back: mutuals restore {record.path}"))


def restored(record: Restored, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield what stands in the home now, and where that lies which stood there before."""
    yield line(f"The home {record.home} is as of {record.made}: {_held(record.holds)}.")
    if record.erased:
        gone = say_count(record.erased, "person", "people")
        yield line(f"Erased since, and still so: {gone} of it.")
    if record.kept:
        yield line(dim(f"What stood there before is kept: {record.kept}"))


def checkup(record: Checkup, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield what was found, each with what to do, and what was looked at."""
    if not record.findings:
        yield line(f"The home {record.home} is sound.")
    for finding in record.findings:
        yield from _finding(finding)
    if record.findings:
        yield BLANK
    yield line(dim(f"Looked at: {', '.join(record.checked)}."), hang=2)
    last = record.last_backup or "none yet"
    yield line(dim(f"Last automatic backup: {last}. One to carry away: mutuals backup PATH"))


def erased(record: Erased, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield what went."""
    yield line(bold("Erased."), " No import, backup or undo brings them back.")
    gone = (
        say_count(record.interactions, "contact"),
        say_count(record.cards, "card"),
        say_count(record.favours, "favour"),
        say_count(record.decisions, "decision"),
    )
    yield line(dim(f"Gone with them: {', '.join(gone)}."))
    again = say_count(record.backups, "automatic backup")
    yield line(dim(f"Written anew without them: {again}."))
    yield line(dim("Backups you carried away still hold them; restored, they are taken out again."))


def _finding(finding: Fault) -> Iterator[Line]:
    yield line(dim(finding.what) if finding.mended else Span(finding.what, "care"), hang=2)
    yield line(dim(finding.where), indent=2, hang=2)
    yield line(f"{'Put right' if finding.mended else 'To do'}: {finding.do}", indent=2, hang=2)


def _held(parts: tuple[PartCount, ...]) -> str:
    return ", ".join(f"{part.count} {part.name}" for part in parts if part.count) or "nothing yet"
