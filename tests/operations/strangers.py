"""A hundred trusted people, three hundred honest others, and whoever pretends to be one of them."""

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.operations.letters import (
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

MIA = f"Mia Home <{ME}>"
_GIVEN = [
    "Zora",
    "Ulrike",
    "Tamsin",
    "Leocadia",
    "Anselm",
    "Thaddeus",
    "Ondine",
    "Balthasar",
    "Kirsi",
    "Mirko",
    "Yolanda",
    "Fergus",
    "Wilhelmina",
    "Rasmus",
    "Perpetua",
    "Octavian",
    "Nadezhda",
    "Hjalmar",
    "Calliope",
    "Ignatius",
]
_SURNAMES = [
    "Quilmeyer",
    "Vandrake",
    "Okonski",
    "Harrowgate",
    "Zimbrisk",
    "Bramstoke",
    "Szalkai",
    "Ketterlund",
    "Marchetto",
    "Oyelaran",
    "Fjordhaug",
    "Wexcombe",
    "Dubrovnick",
    "Pellegrand",
    "Ashworthy",
    "Krasnapol",
    "Thistlewood",
    "Umberleigh",
    "Jagodzin",
    "Lochbriar",
]
_FIRMS = [
    f"{head}{tail}"
    for head in ("Kel", "Nork", "Tek", "Brask", "Osk")
    for tail in ("bright", "well", "marine", "stone")
]


class Somebody(NamedTuple):
    """An invented person: a rare name, an employer, the address there and a number."""

    number: int
    given: str
    surname: str
    firm: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"

    @property
    def local(self) -> str:
        return f"{self.given}.{self.surname}".lower()

    @property
    def domain(self) -> str:
        return f"{self.firm.lower()}.example"

    @property
    def email(self) -> str:
        return f"{self.local}@{self.domain}"

    @property
    def phone(self) -> str:
        return f"+4930555{self.number:04}"

    @property
    def profile(self) -> str:
        return f"linkedin.com/in/{self.local.replace('.', '-')}"

    def at(self, domain: str) -> str:
        """Return the local part at another domain."""
        return f"{self.local}@{domain}"


def somebody(number: int) -> Somebody:
    """Return one of 400 people; no two bear one name."""
    given, surname = divmod(number, 20)
    return Somebody(number, _GIVEN[given], _SURNAMES[(surname + given) % 20], _FIRMS[number % 20])


TRUSTED = [somebody(number) for number in range(100)]
CONNECTED = [somebody(number) for number in range(100, 125)]
"""In the address book under a private address, and on LinkedIn: nothing but the rare name."""
DIALLED = [somebody(number) for number in range(125, 150)]
"""On two cards with one number."""
AT_WORK = [somebody(number) for number in range(150, 175)]
"""On LinkedIn, and I wrote to the address at the employer."""
EVERYWHERE = [somebody(number) for number in range(175, 195)]
"""In the address book of the telephone, in Google's and in WhatsApp."""


# --- honest files ---------------------------------------------------------------------------


def write_honest(folder: Path) -> list[Path]:
    """Write what I have of the trusted, of those in several sources, and of honest others."""
    both = [(each.name, each.email) for each in TRUSTED]
    sent = [mail(MIA, _named(*pair), "2026-01-10") for pair in [*both, *_answered_at_work()]]
    received = [mail(_named(*pair), ME, "2026-02-10", more=delivered()) for pair in both]
    received += [
        mail(_named(*pair), ME, "2026-02-11", more=delivered()) for pair in honest_others()
    ]
    return [
        sent_box(folder, *sent),
        mbox(folder / "Inbox.mbox", *received),
        calendar(folder / "mine.ics", *map(_met, TRUSTED)),
        cards(folder / "phone.vcf", *map(_card, TRUSTED), *_private_cards()),
        cards(folder / "other.vcf", *map(_second_card, DIALLED)),
        _google(folder / "google" / "contacts.csv"),
        connections(
            folder / "archive", [(p, p.profile, p.firm) for p in [*TRUSTED, *AT_WORK]]
            + [(p, p.profile, "") for p in CONNECTED],
        ),
        _whatsapp(folder / "WhatsApp Chat with Rowing.txt", [p.name for p in EVERYWHERE]),
    ]  # fmt: skip


def honest_others() -> list[tuple[str, str]]:
    """Return names and addresses of honest people who might be taken for somebody trusted."""
    seconds = [(p.name, f"{p.given[0]}{p.surname}{p.number}@gmail.com".lower()) for p in TRUSTED]
    namesakes = [(p.name, p.at(f"guild{p.number}.example")) for p in TRUSTED]
    family = [
        (f"Bertha {p.surname}", f"bertha.{p.surname}{p.number}@family.example".lower())
        for p in TRUSTED
    ]
    colleagues = [
        (f"{p.given} {q.surname}son", f"{p.given}.{q.surname}son@{p.domain}".lower())
        for p, q in zip(TRUSTED, TRUSTED[1:] + TRUSTED[:1], strict=True)
    ]
    return [*seconds, *namesakes, *family, *colleagues]


def _answered_at_work() -> list[tuple[str, str]]:
    return [(each.name, each.email) for each in AT_WORK]


def _met(who: Somebody) -> str:
    guests = (f"mailto:{ME}", f"CN={who.name}:mailto:{who.email}")
    return meeting(f"own-{who.number}", "20260120T100000Z", guests=guests)


def _card(who: Somebody) -> str:
    return card(who.name, f"EMAIL:{who.email}", f"TEL:{who.phone}", f"ORG:{who.firm}")


def _private_cards() -> list[str]:
    private = [*CONNECTED, *DIALLED, *EVERYWHERE]
    return [card(p.name, f"EMAIL:{p.at('home.example')}", f"TEL:{p.phone}") for p in private]


def _second_card(who: Somebody) -> str:
    return card(who.name, f"EMAIL:{who.at('second.example')}", f"TEL:{who.phone}")


def _google(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    header = (
        "Name", "Given Name", "Family Name", "E-mail 1 - Type", "E-mail 1 - Value",
        "Phone 1 - Type", "Phone 1 - Value",
    )  # fmt: skip
    rows = [(p.name, p.given, p.surname, "Work", p.email, "Mobile", p.phone) for p in EVERYWHERE]
    return _table(path, header, rows)


def connections(folder: Path, rows: Iterable[tuple[Somebody, str, str]]) -> Path:
    """Write LinkedIn's list of connections: who, profile, company."""
    folder.mkdir(parents=True)
    header = [
        "First Name",
        "Last Name",
        "URL",
        "Email Address",
        "Company",
        "Position",
        "Connected On",
    ]
    written = [
        (p.given, p.surname, f"https://www.{profile}", "", company, "Pilot", "05 Mar 2025")
        for p, profile, company in rows
    ]
    return _table(folder / "Connections.csv", header, written)


def _whatsapp(path: Path, names: Sequence[str]) -> Path:
    lines = [f"12/01/2026, 09:{minute:02} - {name}: Hi" for minute, name in enumerate(names)]
    path.write_text("\n".join([*lines, "13/01/2026, 10:00 - Mia Home: Hi"]) + "\n", "utf-8")
    return path


def _table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def _named(name: str, address: str) -> str:
    return f"{name} <{address}>"


# --- tricks ---------------------------------------------------------------------------------

_CYRILLIC = str.maketrans("aeo", "\u0430\u0435\u043e")


def _eve(who: Somebody) -> str:
    return f"eve{who.number}@evil.example"


def _posing(address: Callable[[Somebody], str]) -> Callable[[Somebody], tuple[str, str]]:
    return lambda who: (_named(who.name, address(who)), "")


def _called(box: str, name: Callable[[Somebody], str]) -> Callable[[Somebody], tuple[str, str]]:
    return lambda who: (_named(name(who), f"{box}{who.number}@evil.example"), "")


def _adding(more: Callable[[Somebody], str]) -> Callable[[Somebody], tuple[str, str]]:
    return lambda who: (_named(who.name, _eve(who)), more(who))


def _attached(who: Somebody) -> str:
    lines = f"FN:{who.name}\nEMAIL:{_eve(who)}\nEMAIL:{who.email}\nTEL:{who.phone}"
    return f"Content-Type: text/vcard\n\nBEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"


def _signed(who: Somebody) -> str:
    return f"\nRegards\n-- \n{who.name}, {who.firm}\n{who.email} {who.phone}\n{who.profile}\n"


LOOKALIKES: dict[str, Callable[[Somebody], tuple[str, str]]] = {
    "another alphabet in the address": _posing(
        lambda p: f"{p.local.translate(_CYRILLIC)}@{p.domain}"
    ),
    "another alphabet in the domain": _posing(
        lambda p: p.at(p.domain.translate(_CYRILLIC).replace("\u0435x\u0430mpl\u0435", "example"))
    ),
    "Kelvin sign": _posing(lambda p: p.at(p.domain.replace("k", "\u212a", 1))),
    "full width": _posing(lambda p: f"{chr(ord(p.local[0]) + 0xFEE0)}{p.local[1:]}@{p.domain}"),
    "zero width": _posing(lambda p: f"{p.local[:3]}\u200b{p.local[3:]}@{p.domain}"),
    "another alphabet in the name": _called("one", lambda p: p.name.translate(_CYRILLIC)),
    "zero width in the name": _called("two", lambda p: f"{p.given}\u200b {p.surname}"),
    "direction in the name": _called("three", lambda p: f"\u202e{p.name[::-1]}\u202c"),
    "a doubled letter in the domain": _posing(
        lambda p: p.at(f"{p.domain[0]}{p.domain[1]}{p.domain[1:]}")
    ),
    "letters swapped in the domain": _posing(
        lambda p: p.at(f"{p.domain[:2]}{p.domain[3]}{p.domain[2]}{p.domain[4:]}")
    ),
    "another ending": _posing(lambda p: p.at(f"{p.firm.lower()}.test")),
    "a hyphen": _posing(lambda p: p.at(f"{p.domain[:3]}-{p.domain[3:]}")),
    "a domain in front of another": _posing(lambda p: p.at(f"{p.domain}.evil.example")),
    "a hyphen, without a name": lambda p: (p.at(f"{p.domain[:4]}-{p.domain[4:]}"), ""),
    "the address for a name": _called("four", lambda p: p.email),
}
"""What must be flagged: From, and further header lines or the beginning of the text."""

PLAIN: dict[str, Callable[[Somebody], tuple[str, str]]] = {
    "name and address for a name": _called("five", lambda p: f'"{p.name} <{p.email}>"'),
    "same name": _called("namesake", lambda p: p.name),
    "a free address in the name": _posing(lambda p: f"{p.local}.{p.number}@gmail.com"),
    "local part at another domain": _posing(lambda p: p.at("evil.example")),
    "plus at another domain": _posing(lambda p: f"{p.local}+new@evil.example"),
    "plus at the domain": _posing(lambda p: f"{p.local}+new@{p.domain}"),
    "two readings": lambda p: (f"{p.email}){_eve(p)}", ""),
    "two angles": lambda p: (f"<{p.email}> <{_eve(p)}>", ""),
    "two in From": lambda p: (f"{p.email}, {_eve(p)}", ""),
    "group": lambda p: (f"{p.name}: {p.email}, {_eve(p)};", ""),
    "comment": lambda p: (f"{_eve(p)} ({p.email})", ""),
    "Reply-To": _adding(lambda p: f"Reply-To: {p.email}\n"),
    "Sender": _adding(lambda p: f"Sender: {_named(p.name, p.email)}\n"),
    "attached card": _adding(_attached),
    "signature": _adding(_signed),
    "list": _adding(lambda _: "List-Id: <club.evil.example>\nList-Post: <mailto:c@evil.example>\n"),
    "failed check": lambda p: (
        _named(p.name, p.email), "Authentication-Results: mx.home.example; dmarc=fail\n",
    ),
}  # fmt: skip
"""What must change nothing, and need not be flagged."""

ANSWERED: dict[str, Callable[[Somebody], str]] = {
    "answered": lambda p: f"sly{p.number}@evil.example",
    "answered at a free address": lambda p: f"{p.local}@gmail.com",
    "answered at the local part elsewhere": lambda p: p.at("answered.example"),
    "answered at another ending": lambda p: p.at(f"{p.firm.lower()}.invalid"),
    "answered at the domain in front of another": lambda p: p.at(f"{p.domain}.wicked.example"),
}
"""Addresses of strangers to whom I wrote, deceived."""


def ref(trick: str, who: Somebody) -> str:
    """Return the Message-ID of a stranger's mail."""
    return f"{trick.replace(' ', '-')}.{who.number}@evil.example"


def write_tricks(folder: Path) -> list[Path]:
    """Write all that strangers send, and what they are on networks and in my chats."""
    mails = [
        mail(sender, ME, "2026-03-12", more=delivered() + more, ref=ref(trick, who))
        for trick, make in {**LOOKALIKES, **PLAIN}.items()
        for who in TRUSTED
        for sender, more in [make(who)]
    ]
    mails += [
        mail(_named(who.name, make(who)), ME, "2026-03-12", more=delivered(), ref=ref(trick, who))
        for trick, make in ANSWERED.items()
        for who in TRUSTED
    ]
    forged = [
        meeting(
            f"own-{who.number}", "20260120T100000Z", "STATUS:CANCELLED",
            organiser=f"mailto:{_eve(who)}", guests=(f"mailto:{ME}", f"mailto:{_eve(who)}"),
        )
        for who in TRUSTED
    ]  # fmt: skip
    return [
        mbox(folder / "evil.mbox", *mails),
        calendar(folder / "evil.ics", *forged),
        _invitations(folder / "invitations"),
        connections(
            folder / "new", [(p, f"linkedin.com/in/not-{p.number}", "Evil") for p in TRUSTED]
        ),
        _whatsapp_strangers(folder),
        _followers(folder),
    ]


def write_answers(folder: Path) -> Path:
    """Write my answers to strangers whom I took for somebody trusted."""
    return sent_box(
        folder,
        *(
            mail(MIA, _named(who.name, make(who)), "2026-03-13")
            for make in ANSWERED.values()
            for who in TRUSTED
        ),
    )


def _invitations(folder: Path) -> Path:
    folder.mkdir(parents=True)
    header = [
        "From",
        "To",
        "Sent At",
        "Message",
        "Direction",
        "inviterProfileUrl",
        "inviteeProfileUrl",
    ]
    rows = [
        (p.name, "Mia Home", "1/2/26, 9:00 AM", "", "INCOMING",
         f"https://www.linkedin.com/in/asks-{p.number}", "https://www.linkedin.com/in/mia-home")
        for p in TRUSTED
    ]  # fmt: skip
    return _table(folder / "Invitations.csv", header, rows)


def _followers(folder: Path) -> Path:
    path = folder / "people_who_followed_you.json"
    names = ", ".join(f'{{"name": "{p.name}", "timestamp": 1760000000}}' for p in TRUSTED)
    path.write_text(f'{{"followers_v2": [{names}]}}', encoding="utf-8")
    return path


def _whatsapp_strangers(folder: Path) -> Path:
    """Write groups in which strangers call themselves like somebody trusted."""
    groups = folder / "chats"
    groups.mkdir(parents=True)
    for start in range(0, len(TRUSTED), 20):
        names = [f"~\u202f{p.name}" for p in TRUSTED[start : start + 20]]
        _whatsapp(groups / f"WhatsApp Chat with Crowd {start}.txt", names)
    return groups
