"""Positions people hold: as archives state them, and as answers show them."""

from mutuals.record import Record


class Affiliation(Record):
    """A position held: dates are YYYY-MM-DD, YYYY-MM or YYYY, empty when open or unknown."""

    organisation: str
    title: str = ""
    since: str = ""
    until: str = ""


class JobChange(Record):
    """That somebody left one employer for another, as rows of two days show.

    `former` is empty where the older rows name none but a search, a pause or work of their own.
    `left` is the last day (YYYY-MM-DD) on which they were seen at `former`, `seen` the first on
    which they were seen at `employer`, as `title`: the change lies between the two. `refs` are the
    references of the rows that show it.
    """

    former: str
    employer: str
    title: str
    left: str
    seen: str
    refs: tuple[str, ...] = ()


class Organisation(Record):
    """A position held; dates YYYY-MM-DD, YYYY-MM or YYYY."""

    name: str
    title: str | None
    from_: str | None
    to_: str | None


def organisation(held: Affiliation) -> Organisation:
    """Return a position as answers show it: what is not known is None."""
    return Organisation(
        held.organisation, held.title or None, held.since or None, held.until or None
    )
