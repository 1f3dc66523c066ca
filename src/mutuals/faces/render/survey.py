"""How a home stands: what was read, and how it is set up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, Span, bold, dim, line
from mutuals.faces.render.plan import STAGES
from mutuals.faces.render.words import long_date
from mutuals.model.survey import Setup, SourceList, SourceRead
from mutuals.practice.wording import say_count

_TROUBLES = 3
_LABEL = 16


def sources(record: SourceList, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield each input: what it is, what it covers, what was left out, how to go on."""
    if not record.sources:
        yield line("Nothing was read yet. `mutuals look` finds what lies on this machine.")
        return
    for source in record.sources:
        yield from _source(source)
    yield BLANK
    yield line(dim(f"{say_count(len(record.sources), 'source')}, {_read(record.read)}."))
    if not record.own_messages:
        yield line("Your own messages are not in yet: import your Sent mail or your chats.")


def settings(record: Setup, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield who I am, where the home lies, what it holds and its backups."""
    yield from (line(dim(f"{name:<{_LABEL}}"), said, hang=_LABEL) for name, said in _pairs(record))
    for backup in record.backups:
        gone = "" if backup.bytes is not None else "  not there now"
        yield line(
            dim(f"{backup.made[:10]}  {backup.why}"), f"  {backup.path}{gone}", indent=2, hang=2
        )
    yield BLANK
    yield line(dim("Change it: mutuals init, mutuals plan set, mutuals backup PATH"))


def _pairs(record: Setup) -> Iterator[tuple[str, str]]:
    if record.sample:
        yield "This is", "the sample: everybody in it is invented"
    yield "Set up", long_date(record.set_up_on) if record.set_up_on else "not yet: mutuals init"
    yield "You", record.me.name if record.me else "not known yet"
    yield "Addresses", ", ".join(record.addresses) or "none known yet"
    yield "Stage", STAGES.get(record.stage, record.stage)
    yield "Zone", record.zone
    yield "Message text", "may be read" if record.text else "never read"
    yield "Your messages", "are in" if record.own_messages else "not in yet: import your Sent mail"
    counts = (
        say_count(record.people, "person", "people"),
        say_count(record.interactions, "contact"),
        say_count(record.sources, "source"),
    )
    yield "Holds", ", ".join(counts)
    yield "Home", record.home
    yield (
        "Last backup",
        long_date((record.last_backup or "")[:10]) or "none yet: mutuals backup PATH",
    )


def _source(source: SourceRead) -> Iterator[Line]:
    yield line(bold(source.path), dim(f"  {source.format}"), hang=2)
    mine = "; your own messages are in it" if source.own_messages else ""
    yield line(f"{_read(source.read)}{_covered(source)}{mine}", indent=2, hang=2)
    for skipped in source.skipped:
        yield line(dim(f"{skipped.count} left out: {skipped.reason}"), indent=2, hang=2)
    for trouble in source.errors[:_TROUBLES]:
        yield line(Span(f"broken: {trouble.where}: {trouble.why}", "care"), indent=2, hang=2)
    more = len(source.errors) - _TROUBLES
    if more > 0:
        yield line(dim(f"and {more} more"), indent=2)
    if not source.finished:
        yield line("Not read to its end: import it again, and it goes on.", indent=2, hang=2)


def _read(count: int) -> str:
    return f"{say_count(count, 'record')} read"


def _covered(source: SourceRead) -> str:
    if source.from_ is None or source.to_ is None:
        return ""
    return f", {long_date(source.from_)} to {long_date(source.to_)}"
