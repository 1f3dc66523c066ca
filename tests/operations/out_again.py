"""A home sent out and taken in again: what must be equal, and a home with a bit of everything."""

from pathlib import Path

from tests.operations.homes import Home, differences, digest
from tests.operations.letters import (
    ANA,
    BO,
    ME,
    calendar,
    card,
    cards,
    delivered,
    mail,
    mbox,
    meeting,
    sent_box,
)

AS_OF = "2026-03-20"


def exported(home: Home, path: Path, **options) -> str:
    """Export a home and return the text."""
    home.run("export", path, **options)
    return path.read_text(encoding="utf-8")


def taken_over(home: Home, folder: Path) -> Home:
    """Export a home and import that into an empty one."""
    home.run("export", folder / "out.json")
    other = Home(folder / "again", home.as_of.isoformat() if home.as_of else None)
    report = other.take(folder / "out.json")
    assert [source.errors for source in report.sources] == [()]
    assert not report.failed
    return other


def assert_comes_back(home: Home, folder: Path) -> Home:
    """Export a home, import that into an empty one, and assert that the two are equal."""
    other = taken_over(home, folder)
    before, after = exported(home, folder / "before.json"), exported(other, folder / "after.json")
    for one, two in zip(before.splitlines(), after.splitlines(), strict=False):
        assert one == two
    assert before == after
    assert not differences(digest(home), digest(other))
    return other


def observed_home(folder: Path) -> Home:
    """Return a home with mail, a calendar and cards, in which nothing was decided."""
    home = Home(folder / "home", AS_OF)
    both = (f"mailto:{ME}", "mailto:bo@trusted.example")
    home.take(
        mbox(
            folder / "files" / "Inbox.mbox",
            mail(ANA, ME, "2026-03-01", more=delivered()),
            mail(BO, ME, "2026-03-02", more=delivered()),
            mail("Carl Else <carl@else.example>", f"{ME}, {BO}", "2026-03-03", more=delivered()),
            mail("", ME, "2026-03-04"),
        ),
        sent_box(
            folder / "files",
            mail(f"Mia Home <{ME}>", ANA, "2026-03-10"),
            mail(f"Mia Home <{ME}>", f"{BO}, carl@else.example", "2026-03-18", hour=23),
        ),
        # The same mail in a second mailbox.
        mbox(folder / "files" / "All.mbox", mail(f"Mia Home <{ME}>", ANA, "2026-03-10")),
        calendar(
            folder / "files" / "calendar.ics",
            meeting("m1", "20260319T100000Z"),
            meeting("m2", "20260318T233000Z", "LOCATION:https://zoom.us/j/1", guests=both),
            meeting("m3", "20260301T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3", guests=both),
            meeting("m4", "20260305T090000Z", guests=()),
        ),
        cards(
            folder / "files" / "cards.vcf",
            card(
                "Ana Lopes", "EMAIL:ana@trusted.example", "TEL:+491701234567", "NOTE:likes tea",
                "ORG:Harborlight", "TITLE:Lead", "BDAY:1985-04-12", "CATEGORIES:friends",
                "URL:https://www.linkedin.com/in/ana-lopes",
            ),
            card("Dora New", "EMAIL:dora@new.example", "EMAIL:dora@old.example"),
        ),
    )  # fmt: skip
    return home


def decide(home: Home) -> None:
    """Decide something of every kind, and take one decision back."""
    home.run("init", me=(ME,), name="Mia Home", stage="owner", yes=True)
    home.run("plan", "set", "zone", "Asia/Tokyo")
    home.run("plan", "set", "targets", "Harborlight, Northwind Labs")
    home.run("plan", "set", "pause", "2026-03-02..2026-03-08")
    home.run("plan", "set", "reached_out", "4/14")
    home.run("plan", "set", "communities", "none")
    home.run("key", "ana@trusted.example")
    home.run("mark", "Bo Berg", "private")
    home.run("tag", "Old Hand", "Ana Lopes", "Bo Berg")
    home.run("tag", "old hand", "carl@else.example")
    home.run("tag", "old hand", "Bo Berg", off=True)
    home.run("snooze", "carl@else.example", days=3)
    home.run("skip", "Ana Lopes")
    home.run("done", "Ana Lopes")
    home.run("log", "Ana Lopes", "Vera Fresh", met=True, meal="lunch", gave="advice", note="nice")
    home.run("log", "+49 170 9999999", call=True, asked="help")
    home.run("log", "Zed Twice", met=True)
    home.run("log", "Zed Twice", met=True)
    home.run("ledger", "dismiss", home.run("ledger").entries[0].id)
    asked = home.run("introduction", "ask", "Ana Lopes", "carl@else.example").introductions[0]
    home.run("introduction", "introduced", asked.id)
    home.run("merge", "carl@else.example", "Bo Berg")
    home.run("apart", "dora@old.example", "Ana Lopes")
    home.run("split", "dora@old.example", keep=("dora@old.example",))
    home.run("log", "Zed Gone", met=True)
    home.run("undo")
