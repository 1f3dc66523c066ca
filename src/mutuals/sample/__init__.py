"""A job seeker's three years, invented, as the files a person would really hold."""

from datetime import date
from pathlib import Path

from mutuals.sample import boxes, calendar, cards, linkedin, messengers, tables
from mutuals.sample.cast import KEY_NAMES, OWNER
from mutuals.sample.companies import TARGETS
from mutuals.sample.records import Owner
from mutuals.sample.story import told

__all__ = ["KEY_NAMES", "OWNER", "TARGETS", "Owner", "write"]

_WRITERS = (
    boxes.takeout,
    boxes.old_work,
    boxes.older,
    boxes.maildir,
    boxes.saved,
    linkedin.archive,
    linkedin.older,
    tables.google,
    tables.outlook,
    messengers.whatsapp,
    messengers.telegram,
    cards.phone,
    cards.web,
    calendar.agenda,
)


def write(folder: Path, today: date) -> list[Path]:
    """Write the files of every format into `folder`; returns the paths to import, in order.

    The same `today` gives the same bytes on every machine. Nothing is dated after the morning
    of that day but for the calendar's entries of the two weeks to come.
    """
    folder.mkdir(parents=True, exist_ok=True)
    story = told(today)
    return [writer(folder, story) for writer in _WRITERS]
