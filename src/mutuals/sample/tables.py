"""Two more address books, as tables: the Google account's, and that of the job before."""

import csv
from io import StringIO
from pathlib import Path

from mutuals.sample import cards, guises
from mutuals.sample.records import Person, Story

_GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,E-mail 3 - Label,E-mail 3 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Website 1 - Label,Website 1 - Value"
)
_OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,E-mail 2 Address,"
    "E-mail 3 Address,Home Phone,Business Phone,Mobile Phone,Job Title,Department,Company,"
    "Business City,Web Page,Birthday,Notes,Categories"
)
_OLD_JOB = "kaiserspeicher"
_FORMS = ("GmbH", "AG", "SE", "KG", "Group")
# Every so many of those on a card stand in the account as well.
_OVERLAP = 6


def google(folder: Path, story: Story) -> Path:
    """The contacts of the Google account: whom the owner mailed, as far as no card has them."""
    path = folder / "contacts-google.csv"
    mailed = _mailed(story)
    looked_up = _looked_up(story)
    rows = [_account_row(p, looked_up) for p in story.people if _is_in_account(p, mailed)]
    # Google's files begin with a byte order mark.
    path.write_bytes(b"\xef\xbb\xbf" + _written(_GOOGLE, rows))
    return path


def outlook(folder: Path, story: Story) -> Path:
    """What Outlook held at the job before: people by their work address."""
    path = folder / "contacts-outlook.csv"
    looked_up = _looked_up(story)
    rows = [_office_row(person, looked_up) for person in story.people if is_in_outlook(person)]
    path.write_bytes(_written(_OUTLOOK, rows))
    return path


def is_in_outlook(person: Person) -> bool:
    """Somebody of the job before, wherever they work today."""
    stayed = person.group == "manager" and person.company.key == _OLD_JOB
    return (stayed or person.group == "old-colleague") and bool(_work_emails(person))


def _work_emails(person: Person) -> list[str]:
    return [email for email in person.emails if email.endswith(f"@{person.company.domain}")]


def _mailed(story: Story) -> set[str]:
    """Every address with which a mail was exchanged, or that stood beside the owner's."""
    sides = ((mail.sender, *mail.to, *mail.cc) for mail in story.mails)
    known = {address.email for side in sides for address in side}
    return known | {guest.address.email for entry in story.entries for guest in entry.guests}


def _is_in_account(person: Person, mailed: set[str]) -> bool:
    if is_in_outlook(person) or is_too_new(person) or mailed.isdisjoint(person.emails):
        return False
    return not cards.is_on_a_card(person) or person.key % _OVERLAP == 0


def is_too_new(person: Person) -> bool:
    """Met in the last weeks, and not noted down: LinkedIn and the work address name one firm."""
    return person.group == "fresh" and person.company.name.lower() == person.company.key


def _account_row(person: Person, looked_up: set[str]) -> dict[str, str]:
    row = {
        "First Name": person.given,
        "Last Name": person.family,
        "Organization Name": _as_typed(person),
        "Organization Title": person.title,
        "Labels": "* myContacts",
        "Phone 1 - Label": "Mobile",
        "Phone 1 - Value": person.phones[0],
    }
    for number, email in enumerate(person.emails, 1):
        row[f"E-mail {number} - Label"] = "* Home" if number == 1 else "Work"
        row[f"E-mail {number} - Value"] = email
    if person.url in looked_up:
        row |= {"Website 1 - Label": "Profile", "Website 1 - Value": person.url}
    return row


def _looked_up(story: Story) -> set[str]:
    """The profiles the owner noted down: where LinkedIn names no employer, and of her referees."""
    referees = {row.person.url for row in story.praise if row.text}
    silent = {p.url for p in story.people if p.connected is None or p.company.key == "self"}
    partner = {p.url for p in story.people if p.name == guises.POSER.model}
    return (referees | silent | partner) - {""}


def _office_row(person: Person, looked_up: set[str]) -> dict[str, str]:
    work = _work_emails(person)[0]
    others = [email for email in person.emails if email != work]
    return {
        "First Name": person.given,
        "Last Name": person.family,
        "E-mail Address": work,
        "E-mail 2 Address": others[0] if others else "",
        "Mobile Phone": person.phones[0],
        "Job Title": person.title,
        "Company": _as_typed(person),
        "Business City": person.company.place,
        "Web Page": person.url if person.url in looked_up else "",
        "Categories": "Kaiserspeicher",
    }


def _as_typed(person: Person) -> str:
    """The employer as people type it: with or without its legal form, as it comes."""
    if person.company.key == "self":
        return ""
    first, _, last = person.company.name.rpartition(" ")
    return first if first and last in _FORMS and person.key % 2 else person.company.name


def _written(header: str, rows: list[dict[str, str]]) -> bytes:
    out = StringIO()
    writer = csv.DictWriter(out, header.split(","), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
