"""People of the cast who write under another name or address, and one who only poses as one."""

from datetime import date, timedelta
from typing import NamedTuple

from mutuals.sample import threads
from mutuals.sample.cast import ME
from mutuals.sample.chance import Chance
from mutuals.sample.records import Address, Mail
from mutuals.sample.zone import at


class Guise(NamedTuple):
    """Whom of the cast it is, or is meant to be taken for; the name and address it shows."""

    model: str
    shown: Address
    days_ago: tuple[int, ...]
    subject: str
    said: str


GUISES = (
    Guise(
        "Franziska Obermüller",
        Address("Franzi Obermüller", "franziska.obermueller@inbox.test"),
        (402, 371),
        "My other address",
        "The old mailbox is full of plans again. Write to me here when it must not get lost.",
    ),
    Guise(
        "Eszter Kovács",
        Address("Eszter Kovács-Bíró", "eszter.kovacs-biro@harborlight.example"),
        (199,),
        "New name, same desk",
        "We did it! From today on I sign with both names. Best from the third floor.",
    ),
    Guise(
        "Mariko Tanabe",
        Address("M. Tanabe", "m.tanabe@nimbolt.example"),
        (268, 251),
        "Scan from the second floor",
        "The chapter you asked for is attached.",
    ),
    Guise(
        "Lesia Ivanchuk",
        Address("Леся Іванчук", "lesia.ivanchuk@post.example"),
        (333,),
        "Greetings from Lviv",
        "My sister's laptop, so my name looks as it should. We are back on the ninth.",
    ),
    Guise(
        "Kwabena Asante",
        Address("Kwabena Asante", "kwabena.asante@inbox.test"),
        (512, 498),
        "Photos of the reunion",
        "The photos are too many for the other mailbox, so from here. Which ones do you want?",
    ),
)
"""Each may be one person with somebody of the cast; only the owner can say."""

POSER = Guise(
    "Petra Sandkühler",
    Address("Petra Sandkühler", "petra.sandkuehler@harborlight-hr.example"),
    (186,),
    "Your final payslip",
    "For the last payment we need your bank details once more. Please answer today.",
)
"""A stranger in the name of the HR partner, from a domain that only looks like the employer's."""


def mails(today: date) -> list[Mail]:
    """What came from these addresses; the owner answered none of it."""
    found = []
    for guise in (*GUISES, POSER):
        chance = Chance("guise", guise.shown.email)
        found += [_mail(chance, guise, today - timedelta(days=ago)) for ago in guise.days_ago]
    return found


def _mail(chance: Chance, guise: Guise, day: date) -> Mail:
    when = at(day, chance.between(480, 1200), chance.below(60))
    return Mail(
        when=when,
        sender=guise.shown,
        to=(ME,),
        subject=guise.subject,
        text=f"Hi Miriam,\n\n{guise.said}\n",
        ident=threads.ident(chance, when, guise.shown.email.split("@")[1]),
        labels=("Inbox", "Opened"),
    )
