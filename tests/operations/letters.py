"""Small mails, mailboxes, calendars and archives to import."""

from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ME = "me@home.example"
ANA = "Ana Lopes <ana@trusted.example>"
BO = "Bo Berg <bo@trusted.example>"
EVE = "eve@evil.example"


def moment(day: str, hour: int = 9) -> datetime:
    """Return an instant of a day such as 2026-03-05."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)


def mail(
    sender: str,
    to: str,
    day: str = "2026-03-05",
    *,
    hour: int = 9,
    ref: str | None = None,
    subject: str = "Hello",
    more: str = "",
    date: str | None = None,
) -> str:
    """Return one mail; `more` are further header lines, each ended by a line break."""
    dated = format_datetime(moment(day, hour)) if date is None else date
    ref = f"{abs(hash_of(sender, to, day, hour, subject))}@mail.example" if ref is None else ref
    return (
        f"From: {sender}\n"
        + (f"To: {to}\n" if to else "")
        + (f"Date: {dated}\n" if dated else "")
        + f"Message-ID: <{ref}>\nSubject: {subject}\n{more}\nWords.\n"
    )


def hash_of(*parts) -> int:
    """Return a number that is the same in every run."""
    value = 7
    for letter in "\0".join(map(str, parts)):
        value = (value * 131 + ord(letter)) % (2**61 - 1)
    return value


def mbox(path: Path, *mails: str | bytes) -> Path:
    """Write a mailbox."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [each if isinstance(each, bytes) else each.encode() for each in mails]
    path.write_bytes(b"".join(b"From x@y Sun Nov  1 09:00:00 2026\n" + p + b"\n" for p in parts))
    return path


def sent_box(folder: Path, *mails: str) -> Path:
    """Write a Sent folder."""
    return mbox(folder / "Sent.mbox", *mails)


def delivered(to: str = ME) -> str:
    """Return the header lines of a mail that came in."""
    return (
        f"Delivered-To: {to}\nReceived: from a.example by b.example;"
        " Thu, 05 Mar 2026 09:00:00 +0000\n"
    )


def meeting(
    uid: str,
    start: str,
    *lines: str,
    organiser: str = f"mailto:{ME}",
    guests: tuple[str, ...] = (f"mailto:{ME}", "CN=Ana Lopes:mailto:ana@trusted.example"),
) -> str:
    """Return one entry of a calendar; `start` such as 20260305T100000Z."""
    people = [f"ATTENDEE;{g}" if not g.startswith("mailto:") else f"ATTENDEE:{g}" for g in guests]
    body = [f"UID:{uid}", f"DTSTART:{start}", "SUMMARY:Talk", f"ORGANIZER:{organiser}"]
    return "\r\n".join(["BEGIN:VEVENT", *body, *people, *lines, "END:VEVENT"])


def calendar(path: Path, *entries: str) -> Path:
    """Write a calendar."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//test", *entries, "END:VCALENDAR"]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return path


def card(name: str, *lines: str) -> str:
    """Return one vCard."""
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD"]) + "\r\n"


def cards(path: Path, *texts: str) -> Path:
    """Write an address book."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(texts), encoding="utf-8", newline="")
    return path
