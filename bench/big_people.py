"""Half a million invented records of people with duplicates, for speed: the same on every machine.

First name, surname, birthday, city, e-mail, phone, employer; a person has one to four records, each
as another source might hold it: fields missing, typed wrongly, a nickname, an old employer, another
address. Names are drawn as often as the shipped tables say that people bear them.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import NamedTuple

from bench.identity_sets import Labelled, labelled
from mutuals.identity import shipped
from mutuals.identity.rarity import surprise_of_given, surprise_of_surname


class Row(NamedTuple):
    """One record: empty where a field is missing; `person` is the truth."""

    id: int
    person: int
    first_name: str
    surname: str
    dob: str
    city: str
    email: str
    phone: str
    employer: str


class Pool:
    """Words drawn by weight."""

    def __init__(self, words: Iterable[tuple[str, float]], random: Random) -> None:
        known = dict(words)
        self._words = list(known)
        self._sums = list(accumulate(known.values()))
        self._random = random

    def draw(self) -> str:
        """Return one of the words."""
        return self._random.choices(self._words, cum_weights=self._sums)[0]


NICKNAMES = {
    "robert": ("bob", "rob"), "william": ("bill", "will"), "elizabeth": ("liz", "beth"),
    "michael": ("mike",), "james": ("jim", "jamie"), "john": ("jack",), "richard": ("dick", "rick"),
    "margaret": ("peggy", "maggie"), "katherine": ("kate", "kathy"), "thomas": ("tom",),
    "christopher": ("chris",), "daniel": ("dan",), "matthew": ("matt",), "anthony": ("tony",),
    "jennifer": ("jen", "jenny"), "susan": ("sue",), "patricia": ("pat", "trish"),
    "joseph": ("joe",), "charles": ("charlie", "chuck"), "edward": ("ed", "ted"),
    "steven": ("steve",), "andrew": ("andy", "drew"), "samuel": ("sam",), "benjamin": ("ben",),
    "alexander": ("alex",), "nicholas": ("nick",), "jonathan": ("jon",), "timothy": ("tim",),
    "deborah": ("deb", "debbie"), "barbara": ("barb",), "victoria": ("vicky",), "david": ("dave",),
}  # fmt: skip
FREEMAIL = ("gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "gmx.net", "icloud.com")
CITY_PARTS = (
    ("ash", "bex", "clay", "dun", "elm", "fair", "glen", "hart", "kings", "lang", "mar", "nor",
     "oak", "pen", "rose", "stan", "thorn", "wal", "west", "york"),
    ("bridge", "burn", "bury", "dale", "field", "ford", "ham", "ley", "mouth", "port", "stead",
     "ton", "ville", "wick", "worth"),
)  # fmt: skip
SHORTEST_SLIP = 3
FORMS = ("", "", "", " Ltd", " Inc", " GmbH")


FIRM_HEADS = (
    "north blue alder prime delta quartz helio vector summit cedar orbit tidal amber nova polar"
    " river stone union vista zenith bramble corvid kestrel lumen onyx"
)
FIRM_TAILS = (
    "systems foods energy logistics media bank health labs motors partners steel textiles travel"
    " water works design capital press robotics tools"
)
FIRM_PLACES = ("", " north", " group", " west", " one", " south", " east", " pacific")
SYLLABLES = (
    "ba ker son mil ler ro sen ha wood lin den mar tin cook ri vera pe ters ska man dor fer gu tho"
    " mas wil col bro zan ek ov"
)
SURNAMES_UNLISTED = 40_000
PERCENT_UNLISTED = 35
"""So many of a hundred people bear a surname that no table lists."""
LANGUAGES = {"en": 55, "de": 10, "es": 10, "fr": 5, "it": 4, "pt": 4, "nl": 3, "pl": 3, "ru": 3,
             "nordic": 3}  # fmt: skip
"""Whose names people bear, in percent."""


def listed(table: str) -> dict[str, list[str]]:
    """Return the words of a shipped table by language."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in shipped.lines(table):
        if line.startswith("@"):
            words = found.setdefault(line.split()[1], [])
        else:
            words += [word for word in line.split() if word.isalpha() and word.isascii()]
    return found


def unlisted(random: Random) -> Iterator[str]:
    """Yield surnames that no table lists."""
    parts = SYLLABLES.split()
    for _ in range(SURNAMES_UNLISTED):
        yield "".join(random.choices(parts, k=random.choice((3, 3, 4))))


def by_rank(words: Iterable[str], ease: int) -> Iterator[tuple[str, float]]:
    """Yield words with weights that fall with the rank."""
    return ((word, 1 / (rank + ease)) for rank, word in enumerate(words))


def big(count: int, seed: int = 1) -> Labelled:
    """Return so many records."""
    return labelled(
        [row._asdict() for row in Maker(seed).rows(count)],
        lambda row: {name: str(value) for name, value in row.items()},
        "big",
    )


class Maker:
    """Makes people, and of each person records."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        given, surnames = listed("given_names.txt"), listed("surnames.txt")
        self.given = {
            language: Pool(((w, 2 ** -surprise_of_given(w)) for w in given[language]), self.random)
            for language in LANGUAGES
        }
        self.surnames = {
            language: Pool(
                ((w, 2 ** -surprise_of_surname(w)) for w in surnames[language]), self.random
            )
            for language in LANGUAGES
        }
        self.unlisted = Pool(by_rank(unlisted(Random(seed)), 3000), self.random)
        towns = (head + tail for head in CITY_PARTS[0] for tail in CITY_PARTS[1])
        self.cities = Pool(by_rank(towns, 5), self.random)
        firms = (
            f"{head} {tail}{place}"
            for place in FIRM_PLACES
            for tail in FIRM_TAILS.split()
            for head in FIRM_HEADS.split()
        )
        self.firms = Pool(by_rank(firms, 20), self.random)

    def hits(self, percent: float) -> bool:
        """Return True in so many of 100 cases."""
        return self.random.random() * 100 < percent

    def rows(self, count: int) -> Iterator[Row]:
        """Yield so many records, those of one person not beside each other."""
        made: list[Row] = []
        person = 0
        while len(made) < count:
            made += self._records(person)
            person += 1
        made = made[:count]
        self.random.shuffle(made)
        for number, row in enumerate(made):
            yield row._replace(id=number)

    def _records(self, person: int) -> list[Row]:
        copies = self.random.choices((1, 2, 3, 4), weights=(62, 26, 9, 3))[0]
        language = self.random.choices(list(LANGUAGES), weights=list(LANGUAGES.values()))[0]
        first, surname = self.given[language].draw(), self._drawn(language)
        firm = self.firms.draw()
        base = Row(
            0, person, first, surname, self._dob(), self.cities.draw(), "", self._phone(), firm
        )
        mails = [self._free(first, surname), self._work(first, surname, firm)]
        return [self._copy(base, mails) for _ in range(copies)]

    def _copy(self, base: Row, mails: Sequence[str]) -> Row:
        city = base.city if self.hits(85) else self.cities.draw()
        row = base._replace(
            first_name=self._first(base.first_name),
            surname=self._surname(base.surname),
            dob=self._seen_dob(base.dob) if self.hits(55) else "",
            city=city if self.hits(70) else "",
            email=self._typed(self.random.choice(mails), 4) if self.hits(65) else "",
            phone=self._notation(base.phone) if self.hits(50) else "",
            employer=self._employer(base.employer) if self.hits(55) else "",
        )
        swapped = self.hits(1)
        return row._replace(first_name=row.surname, surname=row.first_name) if swapped else row

    def _dob(self) -> str:
        day = self.random
        return f"{day.randint(1945, 2002)}-{day.randint(1, 12):02}-{day.randint(1, 28):02}"

    def _seen_dob(self, dob: str) -> str:
        if not self.hits(6):
            return dob
        year, month, day = dob.split("-")
        if self.hits(50):
            return f"{year}-{self.random.randint(1, 12):02}-{day}"
        return f"{year}-{month}-{self.random.randint(1, 28):02}"

    def _phone(self) -> str:
        return "+44" + "".join(self.random.choices("0123456789", k=10))

    def _notation(self, phone: str) -> str:
        if self.hits(2):
            return self._phone()
        return "0" + phone[3:] if self.hits(25) else phone

    def _employer(self, firm: str) -> str:
        seen = firm if self.hits(80) else self.firms.draw()
        return seen + self.random.choice(FORMS)

    def _free(self, first: str, surname: str) -> str:
        dot = self.random.choice((".", "", "_"))
        local = f"{self.random.choice((first, first[:1]))}{dot}{surname}"
        number = str(self.random.randint(1, 99)) if self.hits(50) else ""
        return f"{local}{number}@{self.random.choice(FREEMAIL)}"

    def _work(self, first: str, surname: str, firm: str) -> str:
        local = self.random.choice((f"{first}.{surname}", f"{first[:1]}{surname}"))
        return f"{local}@{firm.replace(' ', '')}.example"

    def _first(self, first: str) -> str:
        if first in NICKNAMES and self.hits(10):
            return self.random.choice(NICKNAMES[first])
        if self.hits(5):
            return first[:1]
        return "" if self.hits(1) else self._typed(first, 5)

    def _surname(self, surname: str) -> str:
        return self._drawn("en") if self.hits(2) else self._typed(surname, 6)

    def _drawn(self, language: str) -> str:
        is_unlisted = self.hits(PERCENT_UNLISTED)
        return self.unlisted.draw() if is_unlisted else self.surnames[language].draw()

    def _typed(self, word: str, percent: float) -> str:
        if not self.hits(percent) or len(word) < SHORTEST_SLIP:
            return word
        place = self.random.randrange(len(word))
        letter = self.random.choice(string.ascii_lowercase)
        changed = (
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
        )
        return self.random.choice(changed)
