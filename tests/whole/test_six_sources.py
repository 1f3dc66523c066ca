"""Six sources about the same people, in any order and with my rulings between them: one digest."""

import random
from itertools import pairwise
from pathlib import Path

import pytest
from tests.operations.homes import Home, differences, digest
from tests.operations.identity_rows import check_identity
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

from mutuals.workspace import open_workspace

AS_OF = "2026-03-20"
MIA = f"Mia Home <{ME}>"
ORDERS = 50
_CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zora,Quilmeyer,https://www.linkedin.com/in/zora-q,,Harborlight,Pilot,05 Mar 2025
Ana,Lopes,https://www.linkedin.com/in/ana-l,,Northwind,Lead,06 Mar 2025
Ana,Lopes,https://www.linkedin.com/in/ana-m,,Harborlight,Cook,07 Mar 2025
"""
_GOOGLE = """Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value
Zora Quilmeyer,Zora,Quilmeyer,Home,zora@mail.example,+491701234567
Carl Else,Carl,Else,Home,carl@home.example,+491701230000
"""
_CHAT = """12/01/2026, 09:00 - Zora Quilmeyer: Hi
12/01/2026, 09:01 - Mia Home: Hi
13/02/2026, 10:00 - Zora Quilmeyer: Lunch?
"""
# Rulings name addresses and profiles that no other ruling moves.
RULINGS = [
    ("merge", "ana@trusted.example", "https://www.linkedin.com/in/ana-l"),
    ("apart", "ana@trusted.example", "https://www.linkedin.com/in/ana-m"),
    ("merge", "bo@trusted.example", "bo@home.example"),
    ("apart", "carl@else.example", "carl@home.example"),
]


def mails() -> tuple[list[str], list[str]]:
    """Return what came in and what I wrote, among people who are in the other sources too."""
    zora = "Zora Quilmeyer <zora.quilmeyer@harborlight.example>"
    came = [
        mail(ANA, ME, "2026-03-01", more=delivered()),
        mail("Ana Lopes <ana.lopes@gmail.com>", ME, "2026-03-02", more=delivered()),
        mail("Bo Berg <bo@home.example>", ME, "2026-03-03", more=delivered()),
        mail("Bo Berg <b\u043e@trusted.example>", ME, "2026-03-04", more=delivered()),
        mail("Carl Else <carl@else.example>", f"{ME}, {BO}", "2026-03-05", more=delivered()),
        mail(zora, ME, "2026-03-06", more=delivered()),
        mail("Zora Quilmeyer <zq@other.example>", ME, "2026-03-07", more=delivered()),
    ]
    wrote = [
        mail(MIA, to, f"2026-03-{day}")
        for day, to in enumerate((ANA, zora, BO, "carl@else.example"), 10)
    ]
    return came, wrote


@pytest.fixture(scope="module")
def six(tmp_path_factory) -> list[Path]:
    """Write the six sources; the mail lies in two folders."""
    folder = tmp_path_factory.mktemp("six")
    google, archive = folder / "google" / "contacts.csv", folder / "linkedin" / "Connections.csv"
    for path, text in ((google, _GOOGLE), (archive, _CONNECTIONS)):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    chat = folder / "WhatsApp Chat with Zora Quilmeyer.txt"
    chat.write_text(_CHAT, encoding="utf-8")
    came, wrote = mails()
    return [
        mbox(folder / "Inbox.mbox", *came),
        sent_box(folder, *wrote),
        calendar(
            folder / "mine.ics",
            meeting("m1", "20260319T100000Z"),
            meeting("m2", "20260318T233000Z", guests=(f"mailto:{ME}", "mailto:zora@mail.example")),
        ),
        cards(
            folder / "book.vcf",
            card("Zora Quilmeyer", "EMAIL:zq@third.example", "TEL:+491701234567"),
            card("Ana Lopes", "EMAIL:ana@trusted.example", "ORG:Northwind"),
            card("Bo Berg", "EMAIL:bo@trusted.example"),
        ),
        google,
        archive,
        chat,
    ]


def everything(home: Home) -> dict[str, str]:
    """Return every answer, and who holds which identifier."""
    held = home.rows(
        "SELECT p.id, i.kind, i.value FROM identifier i JOIN person p ON p.key = i.person"
        " ORDER BY 1, 2, 3"
    )
    return {**digest(home), "duplicates": repr(home.run("duplicates")), "held": repr(held)}


@pytest.fixture(scope="module")
def whole(six: list[Path], tmp_path_factory) -> dict[str, str]:
    """Return the digest of all six, imported at once."""
    home = Home(tmp_path_factory.mktemp("whole"), AS_OF)
    assert home.take(*six).exit_status == 0
    with open_workspace(home.folder, home.as_of) as network:
        check_identity(network)
    return everything(home)


def test_the_six_sources_raise_joins_questions_and_warnings(whole: dict[str, str]) -> None:
    """Else an order could change nothing."""
    assert "DuplicatePair(" in whole["duplicates"]
    assert "looks the same as bo@trusted.example" in whole["people"]
    zora = next(
        page for name, page in whole.items() if "zora@mail.example" in page and "person" in name
    )
    for other in ("zq@third.example", "linkedin.com/in/zora-q", "+491701234567"):
        assert other in zora


@pytest.mark.parametrize("start", range(0, ORDERS, 10))
def test_any_order_of_six_sources_gives_one_digest(six, whole, tmp_path, start: int) -> None:
    for seed in range(start, start + 10):
        dice = random.Random(seed)  # noqa: S311 - it repeats from a seed
        home = Home(tmp_path / f"home{seed}", AS_OF)
        for path in dice.sample(six, len(six)):
            home.take(path)
        assert not differences(everything(home), whole), f"order {seed}"


@pytest.mark.parametrize("seed", range(4))
def test_any_split_of_the_mailbox_gives_one_digest(six, whole, tmp_path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - it repeats from a seed
    came, _ = mails()
    shuffled = dice.sample(came, len(came))
    cuts = [0, *sorted(dice.sample(range(1, len(shuffled)), 3)), len(shuffled)]
    parts = [
        mbox(tmp_path / f"part{number}.mbox", *shuffled[begin:end])
        for number, (begin, end) in enumerate(pairwise(cuts))
    ]
    home = Home(tmp_path / "home", AS_OF)
    for path in dice.sample([*parts, *six[1:]], len(parts) + 6):
        home.take(path)
    found = everything(home)
    for name in ("verdict", "today"):
        assert found.pop(name)
    assert not differences(found, {name: whole[name] for name in found})


@pytest.mark.parametrize("seed", range(6))
def test_rulings_between_imports_are_those_after_them(six, tmp_path, seed: int) -> None:
    """What is named by its address means the same, whatever was imported when it was said."""
    dice = random.Random(seed)  # noqa: S311 - it repeats from a seed
    after, between = (Home(tmp_path / name, AS_OF) for name in ("after", "between"))
    after.take(*six)
    needed, others = [six[0], six[1], six[4], six[5]], [six[2], six[3], six[6]]
    between.take(*dice.sample(needed, 4))
    late = dice.sample(others, 3)
    for number, ruling in enumerate(RULINGS):
        after.run(*ruling)
        between.run(*ruling)
        between.take(*late[number : number + 1])
    between.take(*late)
    assert not differences(answers(between), answers(after))
    for home in (after, between):
        with open_workspace(home.folder, home.as_of) as network:
            check_identity(network)


def answers(home: Home) -> dict[str, str]:
    """Return every answer but the history, whose ids tell what each ruling was written from."""
    found = everything(home)
    del found["history"]
    return found
