"""A number on two people's cards is neither's alone, and still stands on both their pages."""

from pathlib import Path

from tests.operations.homes import Home
from tests.operations.letters import card, cards

NUMBER = "+4930123456"


def test_a_number_on_two_cards_is_shown_with_both(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    both = [
        card(f"{name} Berg", f"EMAIL:{name}@oak.example", f"TEL:{NUMBER}") for name in ("ana", "bo")
    ]
    home.take(cards(tmp_path / "a.vcf", *both))
    for who in ("ana@oak.example", "bo@oak.example"):
        page = home.person(who)
        assert page.phones == ()
        (field,) = page.fields
        assert (field.name, field.value) == ("phone on the same card", NUMBER)
        assert field.evidence[0].source == "vcard"
    assert home.person(NUMBER).emails == ()


def test_what_a_card_alone_states_is_said_once(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    home.take(cards(tmp_path / "a.vcf", card("Ana Berg", "EMAIL:ana@oak.example", f"TEL:{NUMBER}")))
    page = home.person("ana@oak.example")
    assert (page.phones, page.fields) == ((NUMBER,), ())


def test_whoever_has_only_a_number_that_is_shared_is_still_found(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", "2026-03-20")
    home.run("init", me=("mia@home.example",), name="Mia Home")
    home.take(
        cards(tmp_path / "a.vcf", *(card(who, f"TEL:{NUMBER}") for who in ("Bo Elm", "Al Elm")))
    )
    for word in ("bo elm", "al"):
        (found,) = home.run("people", word, all_kinds=True).people
        assert (found.name, found.phones) == ("Al Elm & Bo Elm", (NUMBER,))
