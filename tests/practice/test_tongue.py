"""The language of a draft: that of the last exchanges, else of the country, else of my zone."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.practice.scenes import contact, entry, meeting, on, who

from mutuals.model.choice import Brief, Choice, Connection, Slot
from mutuals.model.position import Organisation
from mutuals.model.sign import Language
from mutuals.practice.giving import explain
from mutuals.practice.phrases import phrases_of, write_date
from mutuals.practice.strategy import plan_of
from mutuals.practice.tongue import language_with

TODAY = on("2026-11-18")
LANGUAGES: tuple[Language, ...] = ("en", "de", "es")


def told(*subjects, reached=(), mine=(), zone="UTC"):
    """Return the language of letters with these subjects, the newest first."""
    letters = [contact("Ana", TODAY - 1 - n, subject=text) for n, text in enumerate(subjects)]
    return language_with(letters, reached, mine, zone)


@pytest.mark.parametrize(
    ("subject", "language"),
    [
        ("Lunch on Friday?", "en"), ("Re: Question about your offer", "en"), ("Hello", "en"),
        ("AW: Termin nächste Woche", "de"), ("Rechnung Nr. 12", "de"), ("Grüße aus Köln", "de"),
        ("Reunión de mañana", "es"), ("Re: el presupuesto de la obra", "es"),
        ("Feliz cumpleaños", "es"), ("Reunião de amanhã", "en"), ("Merci pour la soirée", "en"),
        ("Budget 2027", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_a_subject_tells_the_language(subject, language):
    assert told(subject) == language


def test_the_last_exchange_decides():
    assert told("Danke für die Rechnung", *["Thanks for the help"] * 9) == "de"
    assert told("Budget", "Danke für die Rechnung", *["Thanks for the help"] * 9) == "de"
    assert told("Hallo", "Thank you for the invoice") == "en"


def test_what_i_noted_for_myself_is_no_exchange():
    letter = contact("Ana", TODAY - 1, subject="Danke für die Rechnung")
    note = contact("Ana", TODAY, subject="needs help with the move")._replace(logged=True)
    assert language_with([note, letter], (), (), "UTC") == "de"


def test_nothing_older_than_twenty_exchanges_counts():
    assert told(*["Budget"] * 20, "Danke für die Rechnung") == "en"
    assert told(*["Budget"] * 19, "Danke für die Rechnung") == "de"


def test_what_was_read_of_a_text_outweighs_one_word():
    letter = contact("Ana", TODAY, subject="Hello", language="es")
    assert language_with([letter], (), (), "UTC") == "es"


@pytest.mark.parametrize(
    ("reached", "zone", "language"),
    [
        (("+4915112345678",), "UTC", "de"), (("+34600123456",), "Europe/Berlin", "es"),
        (("ana@firma.de",), "Europe/Madrid", "de"), (("ana@firm.co.uk",), "Europe/Berlin", "en"),
        (("ana@mail.example",), "Europe/Vienna", "de"), ((), "America/Mexico_City", "es"),
        (("015112345678", "ana@mail.com"), "America/New_York", "en"), ((), "UTC", "en"),
    ],
)  # fmt: skip
def test_where_nothing_was_written_the_country_tells_then_my_zone(reached, zone, language):
    assert told(reached=reached, zone=zone) == language
    chat = contact("Ana", TODAY, channel="chat")
    assert language_with([chat], reached, (), zone) == language


def test_what_i_write_in_most_tells_before_my_zone_and_after_the_country():
    mine = ("Frage zum Angebot", "Rechnung", "Thank you")
    assert told(mine=mine, zone="Europe/Madrid") == "de"
    assert told(mine=mine, reached=("ana@firm.co.uk",)) == "en"
    assert told("Budget", mine=("Budget",), zone="Europe/Madrid") == "es"


def test_words_come_before_the_country():
    assert told("Thank you for the help", reached=("ana@firma.de",), zone="Europe/Berlin") == "en"


DRAFTS: dict[Slot, dict[str, Any]] = {
    "owed": {"contacts": (contact("Ana", TODAY - 3, direction="in"),)},
    "birthday": {},
    "second": {"contacts": (meeting("Ana", TODAY - 9),)},
    "keep": {"favours": (entry("received", "Ana", TODAY - 9, "advice"),)},
    "revive": {"favours": (entry("received", "Ana", TODAY - 900, "recommendation"),)},
    "loss": {"organisations": (Organisation("Acme", "Engineer", "2026-11", None),)},
    "drifting": {"contacts": (contact("Ana", TODAY - 63),)},
    "search": {"target": "Acme"},
    "connection": {},
}


def drafts(reached: str) -> Iterator[str]:
    link = Connection(who("Ana"), "Acme", "", on("2020-02-01"), "target employer")
    for slot, fields in DRAFTS.items():
        linked = link if slot == "connection" else None
        choice = Choice(who("Ana"), slot, 1.0, TODAY - 5, linked, TODAY + 1)
        brief = Brief(who("Ana"), reached=(reached,), **fields)
        yield explain(choice, brief, plan_of({}, "UTC"), TODAY).draft


def test_whole_drafts_in_german_and_spanish():
    german, spanish = list(drafts("a@b.de")), list(drafts("a@b.es"))
    assert german[0] == (
        "Hallo Ana!\n\nDanke für die Nachricht vom 15. November 2026. [Deine Antwort.]"
    )
    assert spanish[0] == (
        "Hola, Ana:\n\nGracias por el mensaje del 15 de noviembre de 2026. [Tu respuesta.]"
    )
    assert "Danke für das Treffen am 9. November 2026." in german[2]
    assert "¿Serían posibles 20 minutos para hablar del trabajo en Acme?" in spanish[7]
    assert len({*german, *spanish}) == 2 * len(DRAFTS)


def test_no_english_and_no_gap_is_left_in_them():
    for draft in (*drafts("a@b.de"), *drafts("a@b.es")):
        assert "{" not in draft
        assert not {"you", "the", "last", "thank", "would"} & set(draft.lower().split())


def test_german_and_spanish_drafts_choose_no_way_of_saying_you():
    """What stands in brackets is said to me; the rest must suit a stranger and a friend."""
    for draft in (*drafts("a@b.de"), *drafts("a@b.es")):
        words = {word.strip(".,:!?¿¡") for word in draft.partition("[")[0].split()}
        words |= {word.strip(".,:!?¿¡") for word in draft.partition("]")[2].split()}
        assert not {"du", "dir", "dich", "dein", "Sie", "Ihnen", "Ihr", "tú", "te", "usted"} & words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_phrase(language: Language) -> None:
    words, english = phrases_of(language), phrases_of("en")
    assert words.keys() == english.keys()
    assert all(words.values())
    assert len(words["months"].split()) == 12
    for name, text in words.items():
        for field in ("{date}", "{employer}", "{title}", "{who}", "{what}", "{text}"):
            assert (field in text) == (field in english[name]), (name, field)


def test_dates_are_written_as_the_language_writes_them():
    day = on("2026-03-01")
    assert [write_date(day, phrases_of(each)) for each in LANGUAGES] == [
        "1 March 2026", "1. März 2026", "1 de marzo de 2026",
    ]  # fmt: skip
