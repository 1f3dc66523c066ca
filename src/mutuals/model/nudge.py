"""A nudge: whom to engage, with the reasons."""

from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef
from mutuals.record import Record


class Nudge(Record):
    """One person to engage: why now, on what evidence, what to give, and a draft.

    `person` is None when there is nobody to propose, and `why` says so.
    """

    person: PersonRef | None
    why: str
    evidence: tuple[Evidence, ...]
    last_contact: str | None
    usual_gap_days: float | None
    days_since: int | None
    give: str
    ask: str
    channel: str | None
    draft: str
    score: float | None
