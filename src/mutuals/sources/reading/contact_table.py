"""What tables of contacts have in common: one row is one person, found by its column names."""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Card, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.card_draft import CardDraft
from mutuals.sources.reading.single_file import SingleFile
from mutuals.sources.reading.table import Row, Signature, find_layout, read_table, row_key

_SURE = 0.95


class ContactTable(SingleFile):
    """A source that is a table with one person in each row; `family` names the address book."""

    name: str
    title: str
    family: str
    signature: Signature

    def sniff(self, drop: Drop) -> float:
        """Return 0.95 when the columns are this program's."""
        return _SURE if not drop.is_folder and find_layout(drop.head, self.signature) else 0.0

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield a Card per row; broken and empty rows are Skipped."""
        for row in read_table(drop, self.signature):
            yield row if isinstance(row, Skipped) else self._card(row, drop.name, setting)

    def fill(self, cells: dict[str, str], draft: CardDraft) -> None:
        """Write what the filled cells of a row state, by column name, into the draft."""
        raise NotImplementedError

    def _card(self, row: Row, file: str, setting: Setting) -> Card | Skipped:
        draft, cells = CardDraft(setting.region), filled_cells(row)
        self.fill(cells, draft)
        ref, where = f"{file}#{row_key(*cells.values())}", f"{file} line {row.line}"
        return draft.to_card(ref, where, self.family)


def filled_cells(row: Row) -> dict[str, str]:
    """Return the filled cells of a row by column; of columns of one name the first one filled."""
    cells: dict[str, str] = {}
    for column, cell in zip(row.layout.columns, row.cells, strict=True):
        if text := cell.strip():
            cells.setdefault(column, text.replace("\r\n", "\n"))
    return cells
