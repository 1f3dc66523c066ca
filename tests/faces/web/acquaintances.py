"""A small network with one of each: a friend, namesakes, a question, a look-alike, a script."""

from datetime import date, timedelta
from pathlib import Path

from tests.faces.web.served import AS_OF
from tests.operations.homes import Home
from tests.operations.letters import calendar, card, cards, mail, mbox, meeting, sent_box

ME = "mia@home.example"
ANA, ALSO = "ana@mail.example", "lopes@firm.example"
GIORGOS = "giorgos.papadopoulos@harbour.example"
MODEL, POSER = "xenia@harbour.example", "xenia@harb0ur.example"
SCRIPT = "<img src=x onerror=alert(1)>"
MAILS = 60
"""Mails that Ana wrote, one a day."""
_CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Yorgos,Papadopoulos,https://www.linkedin.com/in/yorgos-p,,Harbour,Buyer,05 Mar 2024
"""


def made(folder: Path) -> Path:
    """Make the home and return its folder."""
    home = Home(folder / "home", AS_OF)
    home.run("init", me=(ME,), name="Mia Home")
    (folder / "Connections.csv").write_text(_CONNECTIONS, encoding="utf-8")
    home.take(_sent(folder), folder / "Connections.csv", _book(folder), _talk(folder))
    home.take(_received(folder))
    return Path(home.folder)


def _sent(folder: Path) -> Path:
    mia = f"Mia Home <{ME}>"
    giorgos, xenia = f"Giorgos Papadopoulos <{GIORGOS}>", f"Xenia Quittenbaum <{MODEL}>"
    return sent_box(
        folder,
        mail(mia, f"Ana Lopes <{ANA}>", "2026-11-18", subject="The harbour job"),
        mail(mia, giorgos, "2026-01-03"),
        mail(mia, xenia, "2026-01-04"),
    )


def _book(folder: Path) -> Path:
    return cards(
        folder / "book.vcf",
        card(
            "Ana Lopes", f"EMAIL:{ANA}", f"EMAIL:{ALSO}", "TEL:+493012345678", "ORG:Alder",
            "TITLE:Buyer", "NOTE:Plays the cello", "CATEGORIES:choir", "UID:ana-card",
            "URL:https://www.linkedin.com/in/ana-lopes",
        ),
        card("Bo Berg", "EMAIL:bo@oak.example"),
        card("Bo Berg", "EMAIL:bo@elm.example"),
        card(SCRIPT, "EMAIL:script@oak.example", f"NOTE:{SCRIPT}"),
    )  # fmt: skip


def _talk(folder: Path) -> Path:
    guests = (f"mailto:{ME}", f"CN=Ana Lopes:mailto:{ANA}", f"CN=Xenia:mailto:{MODEL}")
    talk = meeting("talk-1", "20261015T100000Z", organiser=f"mailto:{ME}", guests=guests)
    return calendar(folder / "talks.ics", talk)


def _received(folder: Path) -> Path:
    first = date(2026, 8, 1)
    days = [(first + timedelta(days=at)).isoformat() for at in range(MAILS)]
    ana = f"Ana Lopes <{ANA}>"
    return mbox(
        folder / "in.mbox",
        *(mail(ana, ME, day, subject=f"Letter {at}") for at, day in enumerate(days)),
        mail(f"Xenia Quittenbaum <{POSER}>", ME, "2026-02-03", subject="Bank details"),
    )
