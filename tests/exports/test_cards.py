"""vCards: one card a person, whatever the texts; read back by us and by another program."""

from pathlib import Path

import vobject
from tests.exports.hostile import TEXTS, Stock, a_person
from tests.sources.recorded import SETTING

from mutuals.exports.registry import form_of
from mutuals.exports.writing.lines import one_line
from mutuals.model.export import Entry
from mutuals.model.observed import Card, Skipped
from mutuals.model.position import Organisation
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.vcard import SOURCE

KNOWN = {
    "VERSION", "UID", "KIND", "FN", "N", "EMAIL", "TEL", "SOCIALPROFILE", "URL", "ORG", "TITLE",
    "BDAY", "CATEGORIES", "NOTE", "BEGIN", "END",
}  # fmt: skip


def written(stock, path: Path) -> Path:
    form_of("vcard").write(stock, path)
    return path


def lines(path: Path) -> list[str]:
    return path.read_bytes().decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_no_text_makes_a_card_or_a_property(tmp_path):
    path = written(Stock(TEXTS), tmp_path / "out.vcf")
    found = [line.partition(":")[0].partition(";")[0] for line in lines(path)]
    assert set(found) == KNOWN
    for name in ("BEGIN", "END", "VERSION", "UID", "KIND", "FN", "N"):
        assert found.count(name) == len(TEXTS)
    assert max(found.count(name) for name in KNOWN) == len(TEXTS)


def test_our_reader_finds_every_card_and_nobody_else(tmp_path):
    path = written(Stock(TEXTS), tmp_path / "out.vcf")
    records = list(SOURCE.read(open_drop(path), SETTING))
    assert len([r for r in records if isinstance(r, Card | Skipped)]) == len(TEXTS)
    names = [r.name for r in records if isinstance(r, Card)]
    assert "x EMAIL:evil@evil.example" in names
    evil = [i for r in records if isinstance(r, Card) for i in r.identifiers]
    assert "evil@evil.example" not in {identifier.value for identifier in evil}


class Few:
    """A stock of a few people as they are."""

    def entries(self):
        for number, name in enumerate(
            ("Ana Lopes", "Søren Ærø; Ørsted, Jr.", "山田太郎", "O'Neil")
        ):
            person = a_person(name, number)
            plain = {
                "emails": (f"p{number}@mail.example", "ü@mail.example"),
                "phones": (f"+49170123456{number}", "030 1234"),
                "profiles": ("linkedin.com/in/ana-lopes", "social.example/@ana"),
                "organisations": (
                    Organisation("Old Ltd", "Clerk", None, "2020"),
                    Organisation("Bare, Inc.", None, None, None),
                    Organisation("Harborlight; Berlin", "Head of\nthings", "2021", None),
                ),
                "tags": ("friends, old", "work"),
            }
            yield Entry(type(person)(**as_fields(person) | plain), name, "", "1985-04-12")


def as_fields(person) -> dict:
    return {name: getattr(person, name) for name in person.__slots__}


def test_both_readers_find_the_same_people(tmp_path):
    path = written(Few(), tmp_path / "out.vcf")
    ours = [r for r in SOURCE.read(open_drop(path), SETTING) if isinstance(r, Card)]
    theirs = list(vobject.readComponents(path.read_text(encoding="utf-8")))
    entries = list(Few().entries())
    assert [c.name for c in ours] == [one_line(e.person.name) for e in entries]
    assert [c.fn.value for c in theirs] == [e.person.name for e in entries]
    for entry, card, other in zip(entries, ours, theirs, strict=True):
        values = [identifier.value for identifier in card.identifiers]
        assert values == [
            *entry.person.emails, entry.person.phones[0], "+49301234", *entry.person.profiles
        ]  # fmt: skip
        assert tuple(line.value for line in other.email_list) == entry.person.emails
        assert tuple(line.value for line in other.tel_list) == entry.person.phones
        assert [(h.organisation, h.title) for h in card.affiliations] == [
            ("Harborlight; Berlin", "Head of things"), ("Bare, Inc.", ""),
        ]  # fmt: skip
        assert [each.value for each in other.org_list] == [["Harborlight; Berlin"], ["Bare, Inc."]]
        assert card.tags == entry.person.tags
        assert ("birthday", "1985-04-12") in card.fields
        assert other.bday.value == "19850412"


def test_the_same_people_give_the_same_cards(tmp_path):
    one, other = written(Few(), tmp_path / "1"), written(Few(), tmp_path / "2")
    assert one.read_bytes() == other.read_bytes()
    uids = [line for line in lines(one) if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == len(list(Few().entries()))
