"""Out again: the whole home, or one person, in one file that other programs can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mutuals.errors import UnreadableError, UsageError
from mutuals.exports.registry import NAMES, form_of
from mutuals.model.export import Exported
from mutuals.operations.base import operation
from mutuals.operations.stock import HomeStock
from mutuals.operations.who import find_person
from mutuals.whole_files import replacing

if TYPE_CHECKING:
    from mutuals.ports import Network

    FormName = str
else:
    FormName = Literal[NAMES]

_WITH_REMARKS = frozenset({"vcard"})


@operation("reads")
def export(
    network: Network,
    path: Path,
    *,
    format: FormName = "json",  # noqa: A002 - the word people know
    who: str = "",
    remarks: bool = False,
) -> Exported:
    """Write what is known into one file: the whole home, or the people and meetings in it.

    The file is only yours to read (0600). The same home gives the same file, byte by byte. `json`
    is complete and can be imported again; the others are for other programs.

    Args:
        path: The file to write; one that exists is replaced when the new one is whole.
        format: json is everything; vcard and csv are the people, ics the meetings and calls,
            parquet the contacts as `mutuals score` reads them.
        who: Only what is known of this person: an id, e-mail address, number, profile or name.
        remarks: Also what you wrote about people in your own words; vcard only.

    Example:
        mutuals export ~/network.json
    """
    if remarks and format not in _WITH_REMARKS:
        raise UsageError("remarks have no place in this format", format, "try --format vcard")
    whose = find_person(network, who) if who else None
    stock = HomeStock(network, whose, remarked=remarks)
    try:
        with replacing(path) as beside, network.snapshot():
            parts = form_of(format).write(stock, beside)
        size = path.stat().st_size
    except OSError as error:
        reason = error.strerror or "it failed"
        raise UnreadableError(
            f"the export cannot be written ({reason})", str(path), "name another file"
        ) from error
    return Exported(str(path), format, size, parts, whose)
