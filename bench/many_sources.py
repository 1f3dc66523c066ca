"""People as they stand in six sources at once, made up: mail, LinkedIn, address books, chats.

Each person has one truth, and several records that show parts of it: nicknames, initials, other
scripts and orders, married names, firms with and without their legal form, numbers in several
notations, addresses at work and at free providers, slips. Among them are namesakes, fathers and
sons with one name and one telephone, families with one address, assistants. Records that share an
address or a number in one notation are one record: strong keys have joined them before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from bench.identity_sets import Labelled
from bench.many_sources_names import (
    ALIASES,
    CITIES,
    LISTS,
    MIDDLES,
    SHARES,
    Given,
    Surname,
    firms_of,
)
from bench.many_sources_records import (
    SHOWN,
    Record,
    Someone,
    can_tell,
    features,
    flat,
    merged,
    of_one_person,
)

FREEMAIL = ("gmail.com", "yahoo.com", "hotmail.com", "gmx.de", "icloud.com")
FORMS = ("", "", " Ltd", " Inc.", " GmbH", ", Inc")
WAYS = {"plain": 62, "turned": 12, "firm": 6, "titled": 4, "slip": 4, "initial": 6, "given": 6}
"""How names are written, in percent."""
LOCALS = {"{given}.{surname}": 50, "{given}{surname}": 10, "{letter}{surname}": 25,
          "{letter}.{surname}": 15}  # fmt: skip
"""How local parts are made of names, in percent."""


def many_sources(which: str, people: int, seed: int) -> Labelled:
    """Return the set made with the names of one list."""
    maker = Maker(which, seed)
    cast = list(maker.cast(people))
    records = [record for someone in cast for record in maker.records(someone)]
    records = list(merged(records))
    keys = {id(record): f"{number:05}" for number, record in enumerate(records)}
    truth = {keys[id(record)]: str(record.person) for record in records}
    own = {someone.id: someone for someone in cast}
    tellable = frozenset(
        (keys[id(a)], keys[id(b)])
        for a, b in of_one_person(records)
        if can_tell(a, b, own[a.person])
    )
    made = tuple(features(record, keys[id(record)]) for record in records)
    table = tuple(flat(each, truth[each.key]) for each in made)
    return Labelled(made, truth, table, "multi", tellable)


class Maker:
    """Makes people, and what each source shows of them."""

    def __init__(self, which: str, seed: int) -> None:
        self.random = Random(f"{which} {seed}")
        self.languages = LISTS[which]
        self.firms = firms_of(which)
        self.used: set[str] = set()

    def hits(self, percent: float) -> bool:
        """Return True in so many of 100 cases."""
        return self.random.random() * 100 < percent

    def cast(self, people: int) -> Iterator[Someone]:
        """Yield the people: among a hundred four namesakes and two sons of a father's name."""
        for number in range(people):
            someone = self._someone(number)
            kin = self.hits(2)
            yield (
                replace(someone, twin=True, suffix="Sr" if self.hits(40) else "")
                if kin
                else someone
            )
            if kin:
                yield self._son(someone, people + number)
            elif self.hits(4):
                stranger = self._someone(2 * people + number)
                yield replace(
                    stranger, given=someone.given, surname=someone.surname, is_rare=someone.is_rare
                )

    def _son(self, father: Someone, number: int) -> Someone:
        son = self._someone(number)
        return replace(
            son, given=father.given, surname=father.surname, is_rare=father.is_rare, maiden=None,
            landline=father.landline, street=father.street, city=father.city, twin=True,
            suffix="Jr" if self.hits(40) else "",
        )  # fmt: skip

    def _someone(self, number: int) -> Someone:
        draw = self.random
        (language,) = draw.choices(self.languages, weights=SHARES)
        is_rare = self.hits(90)
        pieces = (language.heads, MIDDLES, language.tails)
        made = Surname("".join(draw.choice(piece) for piece in pieces))
        surname = made if is_rare else draw.choice(language.common)
        maiden = draw.choice(language.common) if self.hits(4) else None
        weights = [1 / (place + 12) for place in range(len(self.firms))]
        return Someone(
            id=number, given=draw.choice(language.given), surname=surname, is_rare=is_rare,
            firm=draw.choices(self.firms, weights=weights)[0], mobile=self._digits(9),
            landline=self._digits(8),
            born=f"{draw.randint(1950, 2000)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
            city=draw.choice(CITIES), number=draw.randint(10, 99), maiden=maiden,
            street=f"{self._digits(2)} {draw.choice(language.heads)} Street",
        )  # fmt: skip

    def _digits(self, count: int) -> str:
        return str(self.random.randint(1, 9)) + "".join(
            self.random.choices("0123456789", k=count - 1)
        )

    # --- names -------------------------------------------------------------------------------

    def name(self, record: Record, someone: Someone, *, formal: bool = False) -> str:
        """Draw a way to write the name, note how much it shows, and return it."""
        surname = self._surname(record, someone)
        given = self._given(someone.given, formal=formal)
        if someone.suffix and self.hits(70):
            record.shown.add("full")
            return f"{given} {surname} {someone.suffix}."
        (way,) = self.random.choices(list(WAYS), weights=list(WAYS.values()))
        way = "plain" if formal else way
        record.shown.add(way if way in SHOWN else "full")
        if way == "given":
            record.surnames.discard(plain(surname))
        return self._written(someone, way, given, surname)

    def _written(self, someone: Someone, way: str, given: str, surname: str) -> str:
        full = f"{given} {surname}"
        return {
            "plain": full,
            "turned": f"{surname}, {given}",
            "firm": f"{full} ({someone.firm})",
            "titled": f"Dr. {full}",
            "slip": self._slip(full),
            "initial": f"{given[0]}. {surname}",
            "given": given,
        }[way]

    def _given(self, given: Given, *, formal: bool) -> str:
        if given.spelled and self.hits(25):
            return self.random.choice(given.spelled)
        if given.short and not formal and self.hits(45):
            return self.random.choice(given.short)
        return given.formal

    def _surname(self, record: Record, someone: Someone) -> str:
        surname = someone.surname
        if someone.maiden and record.source in {"google", "free", "facebook"}:
            surname = someone.maiden
        record.surnames.add(plain(surname.formal))
        if surname.spelled and self.hits(25):
            return self.random.choice(surname.spelled)
        return surname.formal

    def _slip(self, name: str) -> str:
        place = self.random.randrange(2, len(name) - 1)
        return name[:place] + name[place + 1 :]

    # --- sources -----------------------------------------------------------------------------

    def records(self, someone: Someone) -> Iterator[Record]:
        """Yield what the sources show of a person: a shared address or an assistant besides."""
        shares = {"work": 60, "free": 45, "linkedin": 55, "google": 45, "whatsapp": 40,
                  "facebook": 20, "outlook": 25}  # fmt: skip
        for source, share in shares.items():
            if self.hits(share):
                record = Record(someone.id, source)
                getattr(self, f"_{source}")(record, someone)
                yield record
        if self.hits(2):
            yield self._family(someone)
        if self.hits(2):
            yield self._assistant(someone)

    def _family(self, someone: Someone) -> Record:
        """Return the address of a whole family: nobody's own."""
        surname = plain(someone.surname.formal)
        names = [
            f"{someone.given.formal} {someone.surname.formal}",
            f"Anke {someone.surname.formal}",
        ]
        address = f"family.{surname}{someone.id}@gmail.com"
        return Record(10_000_000 + someone.id, "free", names, [address])

    def _assistant(self, someone: Someone) -> Record:
        """Return the assistant, who has the boss's number and firm."""
        given = self.random.choice(self.languages[0].given).formal
        name = f"{given} {self.random.choice(self.languages[0].common).formal}"
        record = Record(20_000_000 + someone.id, "outlook", [name], [], [f"+49{someone.mobile}"])
        record.stated["employer"] = someone.firm
        return record

    def _work(self, record: Record, someone: Someone) -> None:
        if not self.hits(20):
            record.names.append(self.name(record, someone))
        domain = f"{plain(ALIASES.get(someone.firm, someone.firm)).replace(' ', '')}.example"
        record.emails.append(f"{self._local(record, someone, numbers=False)}@{domain}")
        record.facts.add("employer")

    def _free(self, record: Record, someone: Someone) -> None:
        if not self.hits(20):
            record.names.append(self.name(record, someone))
        local = self._local(record, someone, numbers=True)
        record.emails.append(f"{local}@{self.random.choice(FREEMAIL)}")

    def _local(self, record: Record, someone: Someone, *, numbers: bool) -> str:
        given, surname = plain(someone.given.formal), plain(someone.surname.formal)
        (way,) = self.random.choices(list(LOCALS), weights=list(LOCALS.values()))
        record.shown.add("full" if "given" in way else "initial")
        record.surnames.add(surname)
        local = way.format(given=given, surname=surname, letter=given[0])
        local += str(someone.number) if numbers and self.hits(50) else ""
        while local in self.used:
            local += self._digits(1)
        self.used.add(local)
        return local

    def _linkedin(self, record: Record, someone: Someone) -> None:
        record.names.append(self.name(record, someone, formal=True))
        record.others.append(("profile", f"linkedin.com/in/{someone.id}"))
        self._employer(record, someone)

    def _google(self, record: Record, someone: Someone) -> None:
        record.names.append(self.name(record, someone))
        record.phones.append(self._phone(record, someone))
        for fact, share in (("birthday", 35), ("city", 30), ("employer", 25)):
            if self.hits(share):
                self._state(record, someone, fact)

    def _whatsapp(self, record: Record, someone: Someone) -> None:
        name = self.name(record, someone)
        record.names.append(name)
        if self.hits(70):
            record.phones.append(self._phone(record, someone))
        record.others.append(("account", f"whatsapp:{name.casefold()} {someone.id}"))

    def _facebook(self, record: Record, someone: Someone) -> None:
        record.names.append(self.name(record, someone, formal=True))
        record.others.append(("account", f"facebook:{record.names[0].casefold()} {someone.id}"))
        for fact, share in (("birthday", 40), ("city", 40)):
            if self.hits(share):
                self._state(record, someone, fact)

    def _outlook(self, record: Record, someone: Someone) -> None:
        record.names.append(self.name(record, someone))
        if self.hits(70):
            record.phones.append(self._phone(record, someone))
        for fact, share in (("employer", 80), ("birthday", 25), ("street", 30), ("city", 50)):
            if self.hits(share):
                self._state(record, someone, fact)

    def _phone(self, record: Record, someone: Someone) -> str:
        is_home = record.source == "outlook" and self.hits(30)
        record.facts.add("landline" if is_home else "phone")
        digits = someone.landline if is_home else someone.mobile
        return self.random.choice(
            (f"+49{digits}", f"0{digits}", f"0049 {digits[:3]} {digits[3:]}", f"+49 {digits}")
        )

    def _state(self, record: Record, someone: Someone, fact: str) -> None:
        if fact == "employer":
            self._employer(record, someone)
            return
        record.facts.add(fact)
        said = {"birthday": someone.born, "city": someone.city, "street": someone.street}[fact]
        if fact == "birthday" and self.hits(20):
            said = f"--{someone.born[5:]}"
        record.stated[fact] = said

    def _employer(self, record: Record, someone: Someone) -> None:
        if self.hits(12):
            record.stated["employer"] = self.random.choice(self.firms)
            return
        name = someone.firm
        if name in ALIASES and self.hits(50):
            name = ALIASES[name]
        record.stated["employer"] = name + self.random.choice(FORMS)
        record.facts.add("employer")


def plain(text: str) -> str:
    """Return a text in small ASCII letters and digits, as addresses are made of names."""
    spelled = text.lower().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"})
    parts = unicodedata.normalize("NFKD", spelled)
    return "".join(c for c in parts if c.isascii() and (c.isalnum() or c == " "))
