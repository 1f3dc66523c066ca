"""A stock of people and meetings whose every text tries to be something else."""

from collections.abc import Iterator

from mutuals.model.export import Contact, Document, Entry, Gathering, Guest
from mutuals.model.identifier import Identifier
from mutuals.model.person import PersonRef
from mutuals.model.person_page import Person
from mutuals.model.position import Organisation

ENDS = ("\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1", '"=1+1', "'=1+1", "\u00a0=1+1",
    "\u200b=1+1", "\ufeff=1+1", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM", "\ufe631",
    "\x00=1+1", "x;=1+1", "x,+1", "x\t=1+1", "x\n=1+1", '";=1+1', "\u202e=1", "\u207a1", "\u22121",
)  # fmt: skip
PROPERTIES = tuple(
    f"x{end}{line}"
    for end in ENDS
    for line in (
        "END:VCARD", "BEGIN:VCARD", "EMAIL:evil@evil.example", "BEGIN:VEVENT", "END:VEVENT",
        "ATTENDEE:mailto:evil@evil.example", " folded", "a;b:c",
    )
)  # fmt: skip
OTHERS = (
    "", " ", ";", ",", ":", "\\", "\\n", "\\;", "a\\", '"', "^n", "^", "\u202eevil\u202c",
    "\u2066x\u2069", "\x00", "\x1b[31m", "\x7f", "x" * 300, "\u00fc" * 200, "\U0001f600" * 99,
    "\ud800",
    "mailto:a@b", "https://x/?a=b&c", "a;b;c;d;e", "one, two", "N:;;;;", "VALUE=DATE:20200101",
)  # fmt: skip
TEXTS = (*FORMULAS, *PROPERTIES, *OTHERS)


def a_person(text: str, number: int = 0) -> Person:
    """Return a person all of whose texts are one text."""
    return Person(
        id=f"{number:013}", name=text, emails=(text,), phones=(text,), profiles=(f"x.com/{text}",),
        organisations=(Organisation(text, text, text, None),), kind="human", interactions=1, sent=1,
        received=0, met=0, first_contact="2026-03-01", last_contact="2026-03-01", strength=0.5,
        alive=None, state="active", cadence_days=10.0, due_in_days=-3.5, key=True, mark="private",
        reciprocity=-0.5, tags=(text, text), warnings=(),
    )  # fmt: skip


class Stock:
    """A stock in which each text fills every field of one person and one meeting."""

    def __init__(self, texts: tuple[str, ...] | list[str]) -> None:
        self.texts = texts

    def document(self) -> Document:
        return Document({}, iter([("texts", iter([{"text": text} for text in self.texts]))]))

    def entries(self) -> Iterator[Entry]:
        for number, text in enumerate(self.texts):
            yield Entry(a_person(text, number), text, text, text, (text,))

    def contacts(self) -> Iterator[Contact]:
        for number, text in enumerate(self.texts):
            ref = PersonRef(f"{number:013}", text)
            yield Contact(text, 1_772_323_200, False, "mail", "out", 2, ref)

    def gatherings(self) -> Iterator[Gathering]:
        for number, text in enumerate(self.texts):
            guests = tuple(
                Guest(Identifier(kind, value), text, role)  # type: ignore[arg-type]
                for kind, value, role in (
                    ("email", "me@home.example", "organiser"), ("email", text, "attendee"),
                    ("phone", text, "attendee"), ("name", text, "attendee"),
                    ("email", "ana@mail.example", "attendee"), ("email", text, "room"),
                )
            )  # fmt: skip
            yield Gathering(
                f"{number:013}", f"{number}{text}", True, 1_772_323_200 + 3600 * number, False,
                False, text, guests,
            )  # fmt: skip
