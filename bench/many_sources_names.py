"""Names for the generated set of many sources: two lists that share no name, one to tune on.

A given name stands with its short forms and other spellings; a surname with other spellings. Common
surnames are listed, rare ones are put together from pieces.
"""

from __future__ import annotations

from typing import NamedTuple


class Given(NamedTuple):
    """A given name as papers have it, short forms, and the same name in other spellings."""

    formal: str
    short: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()


class Surname(NamedTuple):
    """A surname and the same name in other spellings."""

    formal: str
    spelled: tuple[str, ...] = ()


class Language(NamedTuple):
    """The names of one language; rare surnames are a head and a tail."""

    given: tuple[Given, ...]
    common: tuple[Surname, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]


def firms_of(which: str) -> tuple[str, ...]:
    """Return the employers of a list."""
    listed, words = FIRMS[which]
    made = (f"{word} {trade}" for trade in TRADES for word in words.split())
    return (*listed.split(", "), *made)


def given(text: str) -> tuple[Given, ...]:
    """Read `Robert Bob Rob/Роберт`: the name, short forms; behind the stroke other spellings."""
    entries = [entry.strip().partition("/") for entry in text.split(",")]
    return tuple(
        Given(names.split()[0], tuple(names.split()[1:]), tuple(others.split()))
        for names, _, others in entries
    )


def surnames(text: str) -> tuple[Surname, ...]:
    """Read `Müller/Mueller`: the name, and behind the stroke other spellings."""
    entries = [entry.strip().partition("/") for entry in text.split(",")]
    return tuple(Surname(name, tuple(others.split())) for name, _, others in entries)


LISTS = {
    "A": (
        Language(
            given("Robert Bob Rob, William Bill Will, Elizabeth Liz Beth, Katherine Kate Kathy,"
                  "James Jim, Daniel Dan, Susan Sue, Joseph Joe, Edward Ed Ted, Samuel Sam,"
                  "Victoria Vicky, Deborah Debbie, Laura, Grace, Martin, Simon, Claire, Helen,"
                  "Adam, Neil, Karen, Louise, Philip Phil, Donald Don, Kenneth Ken, Judith Judy,"
                  "Amanda Mandy, Leonard Len, Angela, Catherine Cath, Douglas Doug, Gregory Greg,"
                  "Rachel, Stuart, Duncan, Frances Fran, Abigail Abby, Dennis, Gemma, Harriet"),
            surnames("Smith, Johnson, Brown, Taylor, Wilson, Walker, Harris, Clark"),
            ("Thorn", "Quacken", "Wether", "Brace", "Ormes", "Pettis", "Ravens", "Halli"),
            ("bush", "worth", "girdle", "croft", "hurst", "well", "bury", "combe"),
        ),
        Language(
            given("Josef Sepp, Johannes Hans, Katharina Kathi, Wolfgang Wolf, Jörg/Joerg Jorg,"
                  "Matthias, Ulrike Uli, Sabine, Heike, Björn/Bjoern Bjorn, Anja, Stefan/Stephan"),
            surnames("Müller/Mueller Muller, Schmidt, Weber, Wagner, Schäfer/Schaefer Schafer"),
            ("Kess", "Brand", "Oster", "Hollen", "Rüden", "Wiesen", "Stau", "Tann"),
            ("hagen", "kamp", "reuter", "brink", "böhmer", "stedt", "feldt", "dinger"),
        ),
        Language(
            given("Francisco Paco, Maria, Carmen, Javier, Antonio Toni, Lucia/Lucía, Andres/Andrés,"
                  "Dolores Lola, Guillermo, Beatriz Bea"),
            surnames("Garcia/García, Lopez/López, Fernandez/Fernández, Martinez/Martínez"),
            ("Urru", "Etxe", "Sala", "Monte", "Villa", "Albar"),
            ("tia", "barria", "zuela", "negro", "franca", "cin"),
        ),
        Language(
            given("Sergey/Sergei Сергей, Alexander Sasha/Aleksandr Александр, Olga/Ольга,"
                  "Natalia Natasha/Nataliya Наталья, Ivan/Иван, Yulia/Julia Юлия,"
                  "Mikhail Misha/Михаил"),
            surnames("Ivanov/Иванов, Petrov/Петров, Sokolov/Соколов, Morozov/Морозов"),
            ("Lebe", "Gorban", "Zaru", "Kolo", "Bere"),
            ("dinsky", "ovsky", "tenko", "gaev", "zhnoy"),
        ),
    ),
    "B": (
        Language(
            given("Richard Rick Dick, Michael Mike, Margaret Maggie Peggy, Thomas Tom, Andrew Andy,"
                  "Christopher Chris, Jennifer Jen Jenny, Patricia Pat, Charles Charlie,"
                  "Benjamin Ben, Nicholas Nick, Barbara Barb, Emma, Alice, Graham, Keith, Ruth,"
                  "Fiona, Ronald Ron, Stephen Steve, Pamela Pam, Cynthia Cindy, Lawrence Larry,"
                  "Nathan Nate, Jessica Jess, Timothy Tim, Frederick Fred, Gerald Gerry,"
                  "Julian, Eleanor Ellie, Hugh, Marcus, Naomi, Rebecca Becky, Colin, Diana,"
                  "Jonathan Jon, Caroline, Howard, Isla, Raymond Ray, Valerie Val, Wendy, Toby"),
            surnames("Jones, Williams, Davies, Evans, Thompson, White, Hughes, Green"),
            ("Fother", "Billing", "Cholm", "Wigg", "Snod", "Marl", "Trelaw", "Pol"),
            ("ingham", "sworth", "ondeley", "lesworth", "grass", "borough", "ney", "kinghorne"),
        ),
        Language(
            given("Maximilian Max, Elisabeth Lisa Sissi, Friedrich Fritz, Susanne Susi,"
                  "Günther/Guenther Gunther, Alexandra Alex, Thorsten/Torsten, Jürgen/Juergen,"
                  "Birgit, Petra, Holger, Maren"),
            surnames("Fischer, Becker, Hoffmann/Hofmann, Schröder/Schroeder,"
                     "Krüger/Krueger"),
            ("Eich", "Lauter", "Grün", "Schwan", "Vollen", "Mecken", "Hirsch", "Bul"),
            ("wald", "bach", "eberg", "tner", "weider", "stock", "horst", "mann"),
        ),
        Language(
            given("José Pepe/Jose, Ignacio Nacho, Isabel, Concepción Concha/Concepcion, "
                  "Manuel Manolo, Pilar, Rosario Charo, Enrique Quique, Teresa, Alejandro Alex"),
            surnames("Rodriguez/Rodríguez, Gonzalez/González, Sanchez/Sánchez, Perez/Pérez"),
            ("Iba", "Goiko", "Cala", "Fuente", "Zuma", "Arri"),
            ("rretxe", "horra", "etxea", "seca", "lacarregui", "zabalaga"),
        ),
        Language(
            given("Dmitry Dima/Dmitri Дмитрий, Ekaterina Katya/Yekaterina Екатерина,"
                  "Andrey/Andrei Андрей, Tatiana Tanya/Tatyana Татьяна, Pavel/Павел,"
                  "Vladimir Vova/Владимир, Elena Lena/Yelena Елена"),
            surnames("Smirnov/Смирнов, Kuznetsov/Кузнецов, Popov/Попов, Volkov/Волков"),
            ("Ostro", "Chere", "Pogo", "Vere", "Dolgo"),
            ("gradsky", "panov", "relsky", "shchagin", "rukov"),
        ),
    ),
}  # fmt: skip
"""The languages of each list; English is drawn most often."""

MIDDLES = ("", "", "a", "er", "en", "i", "o", "ing", "el", "an", "is", "or", "un", "ey", "ul", "at")
"""What may stand between head and tail of a rare surname: rare it must be, or namesakes abound."""

SHARES = (50, 25, 12, 13)
"""How often each language is drawn."""

FIRMS = {
    "A": ("Acme, Contoso, Northwind Traders, Alder & Sons, International Business Machines",
          "Helio Blue Vector Tidal Summit Orbit Cedar Zenith Polar Prime Delta Bramble Corvid"),
    "B": ("Fabrikam, Globex, Initech Systems, Larkspur Homes, Price Waterhouse Coopers",
          "Umbra Kestrel Saffron Harbour Ivory Meadow Falcon Lumen Juniper Maple Sable Onyx"),
}  # fmt: skip
"""Employers of each list: some as they are, and words to be put before a trade."""

TRADES = ("Energy", "Labs", "Foods", "Media", "Robotics", "Logistics", "Health", "Bank", "Steel",
          "Design", "Textiles", "Water")  # fmt: skip
"""What firms do."""

ALIASES = {"International Business Machines": "IBM", "Price Waterhouse Coopers": "PwC"}
"""Firms that are mostly called otherwise."""

CITIES = ("London", "Berlin", "Madrid", "Leeds", "Hamburg", "Boston", "Vienna", "Lisbon", "Oslo",
          "Zurich", "Bristol", "Munich")  # fmt: skip
"""Where people live."""
