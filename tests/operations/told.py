"""Mails with words in them, and a home that may read these."""

from pathlib import Path

from tests.operations.homes import Home
from tests.operations.letters import ME, mail

CY = "Cy Cole <cy@elsewhere.example>"
INTRODUCES = "Hi both,\n\nI would like to introduce you: you both work on tides.\n"
THANKS = "Hello,\n\nthank you so much for your help with the report last week.\n"


def letter(sender: str, to: str, words: str, day: str = "2026-03-05", **more) -> str:
    """Return a mail that says something."""
    head, _, _ = mail(sender, to, day, **more).rpartition("\nWords.\n")
    return f"{head}\n{words}\n"


def reading_home(folder: Path, as_of: str = "2026-03-20", **options) -> Home:
    """Return a home that knows me, and that may read text unless told otherwise."""
    home = Home(folder, as_of)
    home.run("init", me=(ME,), yes=not options, **options)
    return home


def told(home: Home) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Return the ledger's entries as (direction, type, person, others)."""
    return [
        (entry.direction, entry.type, entry.person.name, tuple(who.name for who in entry.with_))
        for entry in home.run("ledger").entries
    ]
