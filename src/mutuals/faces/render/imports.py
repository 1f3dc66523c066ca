"""An import's report: per input what came in, what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mutuals.faces.render.blocks import BLANK, Block, Line, Span, apart, bold, dim, line
from mutuals.faces.render.strangers import summed_up
from mutuals.model.imports import AddedCounts, ImportedSource, ImportReport
from mutuals.practice.wording import say_count

_ERRORS = 5


def report(record: ImportReport, today: date) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    """Yield each input, what could not be read, then the network as it stands now."""
    told = [each for each in record.sources if not _is_bare(each)]
    closed = [each for each in told if _is_closed(each)]
    read = (_source(each) for each in told if not _is_closed(each))
    yield from apart([*read, *map(_alike, _by_reason(closed))])
    aside = list(filter(None, _left_alone(record)))
    if told and aside:
        yield BLANK
    yield from (line(dim(each)) for each in aside)
    if record.sources:
        yield BLANK
    people = say_count(record.people, "person", "people")
    contacts = say_count(record.interactions, "contact")
    yield line(f"Your network: {people}, {contacts}.")
    if record.questions:
        pairs = say_count(record.questions, "pair")
        yield line(dim(f"{pairs} may be one person each: `mutuals duplicates` asks"))


def _left_alone(record: ImportReport) -> Iterator[str]:
    """Yield what is said of inputs of which there is nothing to tell, each kind in one sentence."""
    bare = [each for each in record.sources if _is_bare(each)]
    yield summed_up(each for each in bare if each.format == "unknown")
    if empty := sum(each.format == "empty" for each in bare):
        yield f"{say_count(empty, 'empty file')}: nothing is in {'it' if empty == 1 else 'them'}"


def _is_bare(source: ImportedSource) -> bool:
    """Say whether there is nothing to tell of an input: an empty file or one of no format."""
    return source.format in {"unknown", "empty"} and not source.errors


def _is_closed(source: ImportedSource) -> bool:
    """Say whether all there is to tell of an input is why it cannot be read."""
    return [trouble.where for trouble in source.errors] == [source.path] and source.read <= 1


def _by_reason(closed: list[ImportedSource]) -> Iterable[list[ImportedSource]]:
    """Put together what cannot be read for the same reason: a folder may hold many such files."""
    found: dict[str, list[ImportedSource]] = {}
    for source in closed:
        found.setdefault(source.errors[0].why, []).append(source)
    return found.values()


def _alike(sources: list[ImportedSource]) -> Iterator[Line]:
    first, more = sources[0], len(sources) - 1
    yield line(bold(first.path), dim(f"  {first.format}"))
    if more:
        yield line(dim(f"and {more:,} more like it; --json lists them all"), indent=2)
    yield line(Span(first.errors[0].why, "care"), indent=2, hang=2)


def _source(source: ImportedSource) -> Iterator[Line]:
    yield line(bold(source.path), dim(f"  {source.format}"))
    known = f", {source.unchanged:,} known already" if source.unchanged else ""
    yield line(f"{source.read:,} read: {brought(source.added)}{known}", indent=2, hang=2)
    for note in source.notes:
        yield line(note, indent=2, hang=2)
    for skipped in source.skipped:
        yield line(dim(f"{skipped.count:,} left out: {skipped.reason}"), indent=2, hang=2)
    for trouble in source.errors[:_ERRORS]:
        yield line(Span(f"broken: {trouble.where}: {trouble.why}", "care"), indent=2, hang=2)
    more = len(source.errors) - _ERRORS
    if more > 0:
        yield line(dim(f"and {more:,} more broken; --json lists them all"), indent=2)


def brought(added: AddedCounts) -> str:
    """Return what an input added, in words."""
    return ", ".join((*_counted(added), *_joined(added))) or "nothing new"


def _counted(added: AddedCounts) -> Iterator[str]:
    for count, noun, nouns in (
        (added.people, "person", "people"),
        (added.interactions, "contact", "contacts"),
        (added.organisations, "organisation", "organisations"),
        (added.events, "event", "events"),
        (added.posts, "post", "posts"),
        (added.other, "other thing", "other things"),
    ):
        if count > 0:
            yield f"{count:,} {noun if count == 1 else nouns}"


def _joined(added: AddedCounts) -> Iterator[str]:
    """Say that an address book showed several addresses to be one person."""
    if added.people < 0:
        yield f"{-added.people:,} found to be somebody known already"
