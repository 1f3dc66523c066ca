"""Invented people, strangers who imitate them, and their own honest second addresses."""

import random
from collections.abc import Callable, Iterator
from string import ascii_lowercase
from typing import NamedTuple

from mutuals.identity.lookalike import Sighting


def words(text: str) -> list[str]:
    return text.split()


class Cast(NamedTuple):
    """What the names of invented people and firms are made of."""

    given: list[str]
    starts: list[str]
    ends: list[str]
    firms: list[str]
    endings: list[str]


TUNED_ON = Cast(
    words(
        "Maria Thomas Clara Daniel Wilma Oliver Monika Martin Carola Dominik Emilia Markus Nicole "
        "Robert Amelie Moritz Camila Walter Mirela Holger Corinna Volkmar Ludmila Kilian Milena"
    ),
    words("Bran Mor Kel Wim Tol Hal Dar Fol Mil Ker Sol Rom Nol Lom Wol Col Bel Mar Dol Vel Kol"),
    words("dermoor linkvast millow kamovel domarik wolmek lokirad"),
    words("cloverdale millstone kolmworth oldmarket wimbledown domicile normandale colormill"),
    words("example test com.example"),
)
SEEN_ONCE = Cast(
    words(
        "Leon Paola Vladimir Imogen Samuel Judith Rasmus Olga Edward Pilar Dario Simone Kemal "
        "Wanda Malik Dora Hamid Louise Mateo Salome Willem Adele Conrad Mehmet Odette"
    ),
    words("Ash Quill Fen Thorn Gar Hes Lin Os Pem Rud Sten Tam Und Vor Wes Yel Zan Brod Cren"),
    words("wormald fielder madrow swickle dombey molander dworski"),
    words("harborwind meadowlark silverdome mediwell oakdomain wolmarsh lindenwood modwerk"),
    words("test example co.example"),
)
HELD_OUT = Cast(
    words(
        "Anton Bruna Celeste Diego Elmira Fabian Gisela Hector Ilaria Joel Katrin Lorenzo Magnus "
        "Noemi Orlando Petra Quentin Rosalind Selma Tobias Ursula Viola Wilfred Yasmin Zoltan"
    ),
    words("Alder Beck Crow Drum Elm Frost Grim Holl Iver Jorn Knox Lund Marl Nord Oak Perl Ravn"),
    words("wick dorfer sworth colmar clough evans dovik moselle"),
    words("redwood cornmill glowdent ironclad meadmore softwick bluedorn lockward"),
    words("example com.example test"),
)
"""Names and firms that no rule was written for: looked at once, after the rules were done."""

FREEMAIL = words("gmail.com gmx.de yahoo.com web.de outlook.com icloud.com posteo.de")
UNSEEN = words("\u200b \u200c \u200d \u2060 \ufeff \u00ad \u034f \U000e0061")


class Known(NamedTuple):
    """Somebody known: names, work address and private address."""

    given: str
    surname: str
    local: str
    domain: str
    private: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"

    @property
    def work(self) -> str:
        return f"{self.local}@{self.domain}"

    @property
    def sighting(self) -> Sighting:
        return Sighting((self.name,), (self.work, self.private))

    def seen(self, email: str, name: str = "") -> Sighting:
        return Sighting((name or self.name,), (email,))


def people(count: int, cast: Cast) -> Iterator[Known]:
    """Yield invented people."""
    chance = random.Random(count)  # noqa: S311 - repeatable choices, no secrets
    for number in range(count):
        given = chance.choice(cast.given)
        surname = chance.choice(cast.starts) + chance.choice(cast.ends) + chance.choice("aeos")
        firm = chance.choice(cast.firms) + chance.choice(cast.ends)
        domain = f"{firm}.{cast.endings[number % len(cast.endings)]}"
        local = f"{given}.{surname}".lower()
        yield Known(given, surname, local, domain, f"{local}@{chance.choice(FREEMAIL)}")


Chance = random.Random
Trick = Callable[[Known, Chance], Sighting]
CYRILLIC = dict(zip("aceijopsx", "асеіјорѕх", strict=True))
GREEK = {"o": "ο", "v": "ν", "a": "α", "p": "ρ", "k": "κ", "i": "ι"}
TYPESET = {letter: chr(0x1D41A + place) for place, letter in enumerate(ascii_lowercase)}
WIDE = {letter: chr(0xFF41 + place) for place, letter in enumerate(ascii_lowercase)}
TYPOGRAPHIC = {"k": "\u212a", "s": "\u017f", "i": "ı", "l": "ⅼ"}
DOTTED = {"a": "ạ", "e": "ẹ", "o": "ọ", "i": "ị", "u": "ụ"}


def swapped(text: str, table: dict[str, str], chance: Chance) -> str:
    """Return a text with one letter exchanged for its twin; Cyrillic where the table has none."""
    table = table if set(text) & set(table) else CYRILLIC
    places = [place for place, letter in enumerate(text) if letter in table]
    place = chance.choice(places)
    return text[:place] + table[text[place]] + text[place + 1 :]


def put_in(text: str, sign: str, chance: Chance) -> str:
    place = chance.randrange(1, len(text))
    return text[:place] + sign + text[place:]


def label_and_ending(domain: str) -> tuple[str, str]:
    label, _, ending = domain.partition(".")
    return label, ending


def misspelt(word: str, chance: Chance) -> str:
    """Return a word with one letter left out, doubled, exchanged with its neighbour or changed."""
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    other = chance.choice([each for each in "bdfghjkmnprstvwxz" if each != letter])
    forms = [before + after, before + letter * 2 + after, before + other + after]
    forms.append(before + after[0] + letter + after[1:])
    return chance.choice([form for form in forms if form != word])


def at(known: Known, label: str) -> Sighting:
    return known.seen(f"{known.local}@{label}.{label_and_ending(known.domain)[1]}")


def local_with(table: dict[str, str]) -> Trick:
    return lambda known, chance: known.seen(f"{swapped(known.local, table, chance)}@{known.domain}")


def domain_with(table: dict[str, str]) -> Trick:
    def trick(known: Known, chance: Chance) -> Sighting:
        return at(known, swapped(label_and_ending(known.domain)[0], table, chance))

    return trick


def name_with(table: dict[str, str]) -> Trick:
    def trick(known: Known, chance: Chance) -> Sighting:
        return known.seen("x1@stranger.example", swapped(known.name, table, chance))

    return trick


def encoded_domain(known: Known, chance: Chance) -> Sighting:
    label = swapped(label_and_ending(known.domain)[0], CYRILLIC, chance)
    return at(known, "xn--" + label.encode("punycode").decode())


def paired(known: Known, _: Chance) -> Sighting:
    label = label_and_ending(known.domain)[0]
    for one, two in (("m", "rn"), ("w", "vv"), ("d", "cl")):
        if one in label:
            return at(known, label.replace(one, two, 1))
    raise AssertionError(label)


def misspelt_domain(known: Known, chance: Chance) -> Sighting:
    return at(known, misspelt(label_and_ending(known.domain)[0], chance))


def misspelt_domain_other_local(known: Known, chance: Chance) -> Sighting:
    label, ending = label_and_ending(known.domain)
    return known.seen(f"office@{misspelt(label, chance)}.{ending}")


def other_ending(known: Known, chance: Chance) -> Sighting:
    label = label_and_ending(known.domain)[0]
    return known.seen(f"{known.local}@{label}.{chance.choice(['co', 'net', 'invalid', 'biz'])}")


def hyphenated(known: Known, chance: Chance) -> Sighting:
    return at(known, put_in(label_and_ending(known.domain)[0], "-", chance))


def below_another(known: Known, _: Chance) -> Sighting:
    return known.seen(f"{known.local}@{known.domain}.evil-host.example")


def deep_below_another(known: Known, _: Chance) -> Sighting:
    return known.seen(f"{known.local}@mail.{known.domain}.evil.test")


def written_together(known: Known, _: Chance) -> Sighting:
    return known.seen(f"{known.local}@{known.domain.replace('.', '-')}.test")


def word_behind(known: Known, chance: Chance) -> Sighting:
    word = chance.choice(["-mail", "-support", "-login", "online", "-hr", "-group"])
    return at(known, label_and_ending(known.domain)[0] + word)


def word_before(known: Known, chance: Chance) -> Sighting:
    word = chance.choice(["my-", "mail-", "secure-", "the", "get"])
    return at(known, word + label_and_ending(known.domain)[0])


def address_as_name(known: Known, _: Chance) -> Sighting:
    return known.seen("x2@stranger.example", known.work)


def address_in_name(known: Known, _: Chance) -> Sighting:
    return known.seen("x3@stranger.example", f"{known.name} <{known.work}>")


def address_in_address(known: Known, _: Chance) -> Sighting:
    return known.seen(f"{known.work})bob@evil.example", "Somebody")


def domain_in_local(known: Known, _: Chance) -> Sighting:
    return known.seen(f"{known.local}.{known.domain}@evil.example", "Somebody")


def misspelt_local_at_freemail(known: Known, chance: Chance) -> Sighting:
    local, _, provider = known.private.partition("@")
    return known.seen(f"{misspelt(local.replace('.', ''), chance)}@{provider}")


def hidden_in_local(known: Known, chance: Chance) -> Sighting:
    return known.seen(f"{put_in(known.local, chance.choice(UNSEEN), chance)}@{known.domain}")


def hidden_in_name(known: Known, chance: Chance) -> Sighting:
    return known.seen("x4@stranger.example", put_in(known.name, chance.choice(UNSEEN), chance))


def turned_name(known: Known, _: Chance) -> Sighting:
    return known.seen("x5@stranger.example", f"\u202e{known.name}\u202c")


def capital_i(known: Known, chance: Chance) -> Sighting:
    name = f"{known.given} {known.surname[0]}{known.surname[1:].replace('l', 'I', 1)}"
    name = name if name != known.name else name.replace("o", "0")
    other = swapped(name, CYRILLIC, chance)
    return known.seen("x6@stranger.example", name if name != known.name else other)


TRICKS: dict[str, Trick] = {
    "Cyrillic letter in the local part": local_with(CYRILLIC),
    "Greek letter in the local part": local_with(GREEK),
    "Kelvin sign or long s in the local part": local_with(TYPOGRAPHIC),
    "fullwidth letter in the local part": local_with(WIDE),
    "mathematical letter in the local part": local_with(TYPESET),
    "digit for a letter in the local part": local_with({"o": "0", "l": "1", "i": "1"}),
    "unseen sign in the local part": hidden_in_local,
    "Cyrillic letter in the domain": domain_with(CYRILLIC),
    "Greek letter in the domain": domain_with(GREEK),
    "encoded Cyrillic letter in the domain": encoded_domain,
    "dot below a letter of the domain": domain_with(DOTTED),
    "fullwidth letter in the domain": domain_with(WIDE),
    "digit for a letter in the domain": domain_with({"o": "0", "l": "1", "i": "1", "e": "3"}),
    "pair for a letter in the domain": paired,
    "domain misspelt": misspelt_domain,
    "domain misspelt, other local part": misspelt_domain_other_local,
    "other ending of the domain": other_ending,
    "hyphen in the domain": hyphenated,
    "domain below another": below_another,
    "domain deep below another": deep_below_another,
    "domain with hyphens for dots": written_together,
    "word behind the domain": word_behind,
    "word before the domain": word_before,
    "address as display name": address_as_name,
    "address in the display name": address_in_name,
    "address in the address": address_in_address,
    "domain in the local part": domain_in_local,
    "local part misspelt at a mail provider": misspelt_local_at_freemail,
    "Cyrillic letter in the name": name_with(CYRILLIC),
    "Greek letter in the name": name_with(GREEK),
    "mathematical letter in the name": name_with(TYPESET),
    "fullwidth letter in the name": name_with(WIDE),
    "unseen sign in the name": hidden_in_name,
    "name turned round": turned_name,
    "capital I or zero in the name": capital_i,
}


def invented(chance: Chance) -> str:
    return chance.choice(TUNED_ON.starts) + chance.choice(SEEN_ONCE.ends)


NICKNAMES = {"Thomas": "tom", "Daniel": "dan", "Robert": "bob", "Monika": "moni", "Martin": "marty"}


def at_freemail(known: Known, local: str, chance: Chance, name: str = "") -> Sighting:
    return known.seen(f"{local}@{chance.choice(FREEMAIL)}", name)


def nickname(known: Known, chance: Chance) -> Sighting:
    short = NICKNAMES.get(known.given, known.given[:4].lower())
    local = chance.choice([f"{short}.{known.surname}", f"{short}{known.surname}", short]).lower()
    return at_freemail(known, local, chance, f"{short.title()} {known.surname}")


def numbered(known: Known, chance: Chance) -> Sighting:
    number = chance.choice(["1", "2", "7", "83", "99", "1984", "_01", "007"])
    return at_freemail(known, known.local + number, chance)


def shortened(known: Known, chance: Chance) -> Sighting:
    one, two = known.given.lower(), known.surname.lower()
    forms = [one[0] + two, f"{one[0]}.{two}", two, f"{two}.{one}", one + two[0], f"{one}_{two}"]
    domain = chance.choice([known.domain, *FREEMAIL])
    return known.seen(f"{chance.choice(forms)}@{domain}")


def born_as(known: Known, chance: Chance) -> Sighting:
    birth = invented(chance)
    local = f"{known.given}.{birth}".lower()
    domain = chance.choice([known.domain, *FREEMAIL])
    return known.seen(f"{local}@{domain}", f"{known.given} {birth}")


def with_middle(known: Known, chance: Chance) -> Sighting:
    letter = chance.choice("abejmr")
    local = f"{known.given}.{letter}.{known.surname}".lower()
    return at_freemail(known, local, chance, f"{known.given} {letter.upper()}. {known.surname}")


def dotted(known: Known, chance: Chance) -> Sighting:
    local, _, provider = known.private.partition("@")
    changed = local.replace(".", chance.choice(["", "_", "-"]))
    return known.seen(f"{chance.choice([changed, f'{local}+news'])}@{provider}")


def colleague(known: Known, chance: Chance) -> Sighting:
    given = chance.choice([name for name in SEEN_ONCE.given if name != known.given])
    surname = invented(chance)
    return known.seen(f"{given}.{surname}@{known.domain}".lower(), f"{given} {surname}")


def relative(known: Known, chance: Chance) -> Sighting:
    given = chance.choice([name for name in SEEN_ONCE.given if name != known.given])
    local = f"{given[0]}{known.surname}".lower()
    return at_freemail(known, local, chance, f"{given} {known.surname}")


def namesake(known: Known, chance: Chance) -> Sighting:
    return known.seen(f"{known.local}@{invented(chance)}holm.test".lower())


def in_cyrillic(known: Known, chance: Chance) -> Sighting:
    return at_freemail(known, known.local, chance, "Людмила Соколова")


def with_accents(known: Known, chance: Chance) -> Sighting:
    name = known.name.replace("a", "á", 1).replace("o", "ö", 1)
    return at_freemail(known, known.local, chance, name)


def turned_order(known: Known, chance: Chance) -> Sighting:
    name = f"{known.surname}, {known.given}"
    name = chance.choice([name, known.name.upper(), known.name.lower()])
    return known.seen(f"{known.local}@alumni.college.test", name)


HONEST: dict[str, Trick] = {
    "work and private": lambda known, chance: at_freemail(known, known.local, chance),
    "nickname": nickname,
    "number": numbered,
    "shortened local part": shortened,
    "birth name": born_as,
    "middle initial": with_middle,
    "dots and notes": dotted,
    "colleague": colleague,
    "relative": relative,
    "namesake elsewhere": namesake,
    "plain Cyrillic name": in_cyrillic,
    "accents in the name": with_accents,
    "name in another order": turned_order,
    "subdomain of the own firm": lambda k, _: k.seen(f"{k.local}@mail.{k.domain}"),
}


Case = tuple[str, Sighting, Sighting]


def cases(kinds: dict[str, Trick], count: int, cast: Cast) -> Iterator[Case]:
    """Yield for each kind and person: the kind, what is seen, and the person known."""
    chance = random.Random(count + 1)  # noqa: S311 - repeatable choices, no secrets
    for known in people(count, cast):
        for kind, made in kinds.items():
            yield kind, made(known, chance), known.sighting
