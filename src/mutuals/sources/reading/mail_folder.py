"""What formats have in common that write each mail into a file: one of them, or a folder full."""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.observed import Interaction, Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.mail_file import read_mail_file
from mutuals.sources.reading.mail_message import MailReader, Whereabouts
from mutuals.sources.reading.single_file import ReadWhole

_SURE_OF_FOLDER = 0.8


class MailFolder(ReadWhole):
    """A source that is files of one mail each, known by their `suffix` (in small letters)."""

    suffix: str

    def sniff(self, drop: Drop) -> float:
        """Return how surely a file is such a mail; 0.8 for a folder that holds such files."""
        if drop.is_folder:
            return _SURE_OF_FOLDER if self.takes(drop) else 0.0
        return self.sniff_file(drop)

    def sniff_file(self, file: Drop) -> float:
        """Return how surely a file is such a mail."""
        raise NotImplementedError

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return the names of a folder's mails."""
        return frozenset(filter(self.is_named, drop.names())) if drop.is_folder else frozenset()

    def is_named(self, name: str) -> bool:
        """Say whether a file is named as such a mail."""
        return name.casefold().endswith(self.suffix)

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one record for each mail, by name."""
        reader = MailReader(setting, Whereabouts.of(drop))
        if not drop.is_folder:
            yield self.read_mail(reader, drop)
            return
        for child in drop.children():
            if not child.is_folder and self.is_named(child.name):
                yield self.read_mail(reader, child)

    def read_mail(self, reader: MailReader, file: Drop) -> Interaction | Skipped:
        """Return what the mail in a file says; a file that cannot be read is a Skipped error."""
        return read_mail_file(reader, file)
