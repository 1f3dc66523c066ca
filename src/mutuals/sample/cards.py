"""Two address books: a phone's (vCard 3.0) and a web service's (vCard 4.0)."""

from pathlib import Path
from zlib import crc32

from mutuals.sample.chance import Chance
from mutuals.sample.people import PRIVATE
from mutuals.sample.records import Person, Story

_PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)
_WIDTH = 74
# The people written by hand come first in the cast, and were worth a card.
_CLOSEST = 30
_LABELS = {"family": "Familie", "friend": "Freunde", "neighbour": "Kiez", "daily": "Familie"}
_NOTES = (
    "Kennengelernt auf dem Frühjahrstreffen",
    "Mag kein Telefon\\, lieber schreiben",
    "Zwei Kinder: Ida und Jörn",
    "Über Aneta",
    "Vegetarisch; trinkt grünen Tee",
)


def phone(folder: Path, story: Story) -> Path:
    """The address book of the telephone."""
    people = [p for p in story.people if _on_phone(p)]
    path = folder / "contacts-phone.vcf"
    path.write_bytes("".join(_apple(person) for person in people).encode())
    return path


def web(folder: Path, story: Story) -> Path:
    """The address book of the web mailer; some people stand in both."""
    people = [p for p in story.people if _on_web(p)]
    path = folder / "contacts-web.vcf"
    path.write_bytes("".join(_four(person) for person in people).encode())
    return path


def is_on_a_card(person: Person) -> bool:
    """Somebody of whom one of the two books has a card."""
    return _on_phone(person) or _on_web(person)


def _on_phone(person: Person) -> bool:
    likely = {"daily": 100, "family": 100, "friend": 90, "neighbour": 75, "manager": 100}
    likely |= {"mentor": 100, "client": 55, "recruiter": 35, "colleague": 38, "alumni": 25}
    return Chance("phone", person.key).hits(likely.get(person.group, 5))


def _on_web(person: Person) -> bool:
    if person.key < _CLOSEST and person.group not in _LABELS:
        return True
    likely = {"mentor": 100, "manager": 70, "client": 40, "alumni": 22, "colleague": 28}
    likely |= {"community": 30, "old-colleague": 22, "friend": 20}
    return Chance("web", person.key).hits(likely.get(person.group, 3))


def _uid(person: Person, book: str) -> str:
    left, right = crc32(f"{book}{person.key}".encode()), crc32(f"{person.key}{book}".encode())
    return f"{left:08x}-{right & 0xFFFF:04x}-4{right >> 20:03x}-9a1c-{left:08x}{right >> 16:04x}"


def _apple(person: Person) -> str:
    lines = ["BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 18.5//EN"]
    lines += [f"N:{person.family};{person.given};;;", f"FN:{person.name}"]
    lines += _apple_reach(person)
    if person.company.key != "self":
        lines += [f"ORG:{_escaped(person.company.name)};", f"TITLE:{person.title}"]
    lines += _birthday_three(person.birthday)
    if person.slug:
        lines += [f"item9.URL:{person.url}", "item9.X-ABLabel:LinkedIn"]
    if person.key % 4 == 0:
        lines.append(f"NOTE:{_NOTES[person.key // 4 % len(_NOTES)]}")
    if person.key % 9 == 0:
        lines.append(f"PHOTO;ENCODING=b;TYPE=PNG:{_PICTURE}")
    return _card([*lines, f"UID:{_uid(person, 'phone')}", "END:VCARD"])


def _apple_reach(person: Person) -> list[str]:
    lines = []
    for number, email in enumerate(person.emails):
        if number == 0:
            lines.append(f"EMAIL;type=INTERNET;type={_place(email).upper()};type=pref:{email}")
        else:
            lines += [f"item{number}.EMAIL;type=INTERNET:{email}", f"item{number}.X-ABLabel:Arbeit"]
    kinds = ("CELL;type=VOICE;type=pref", "WORK;type=VOICE")
    lines += [f"TEL;type={k}:{n}" for k, n in zip(kinds, person.phones, strict=False)]
    return lines


def _place(email: str) -> str:
    return "home" if email.split("@")[1] in PRIVATE else "work"


def _birthday_three(birthday: str) -> list[str]:
    if birthday.startswith("--"):
        month, day = birthday[2:4], birthday[4:]
        return [f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{month}-{day}"]
    return [f"BDAY:{birthday}"] if birthday else []


def _four(person: Person) -> str:
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:urn:uuid:{_uid(person, 'web')}"]
    lines += [f"FN:{person.name}", f"N:{person.family};{person.given};;;"]
    for number, email in enumerate(person.emails):
        lines.append(f"EMAIL;TYPE={_place(email)};PREF={number + 1}:{email}")
    lines += [f"TEL;VALUE=uri;TYPE=cell:tel:{n.replace(' ', '-')}" for n in person.phones[:1]]
    if person.company.key != "self":
        lines += [f"ORG:{_escaped(person.company.name)}", f"TITLE:{person.title}"]
    if person.birthday:
        year, rest = person.birthday[:-5], person.birthday[-5:]
        known = f"{year}{rest}".replace("-", "")
        lines.append(f"BDAY:{person.birthday if person.birthday[0] == '-' else known}")
    lines.append(f"CATEGORIES:{_categories(person)}")
    if person.slug:
        lines.append(f"URL:{person.url}")
    if person.key % 5 == 0:
        lines.append(f"NOTE:{_NOTES[person.key // 5 % len(_NOTES)]}")
    return _card([*lines, "END:VCARD"])


def _categories(person: Person) -> str:
    first = _LABELS.get(person.group, "Beruf")
    return f"{first},Operations Circle" if person.group == "community" else first


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _card(lines: list[str]) -> str:
    return "".join(f"{folded(line)}\r\n" for line in lines)


def folded(line: str) -> str:
    """The content line in pieces of at most 75 bytes, no character torn apart."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _WIDTH:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + letter, size + width
    return "\r\n ".join([*pieces, piece])
