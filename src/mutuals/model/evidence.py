"""Evidence: where a statement comes from, so that anybody can open it."""

from mutuals.record import Record


class Evidence(Record):
    """A format and a reference in it: a Message-ID, a UID, or FILE#ROW-KEY."""

    source: str
    ref: str
