"""What a core is compared by: names of my choice are kept apart from those that others chose."""

import pytest

from mutuals.identity.features import features_of
from mutuals.identity.kind import kinds_of, person_kind
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Portrait, Tally
from mutuals.model.observed import Card, Field
from mutuals.model.position import Affiliation

ANA = Identifier("email", "ana@mail.example")


def portrait(*cards: Card, seen: dict[str, int] | None = None, identifier: Identifier = ANA):
    return Portrait(1, ((identifier, Tally(plain=3)),), False, cards, seen or {})


def test_a_card_of_mine_gives_a_name_of_my_choice() -> None:
    held = (Affiliation("Northwind", "Buyer"),)
    found = features_of(portrait(Card("1", (ANA,), "Ana Lopes", held), seen={"A. L.": 9}))
    assert found is not None
    assert found.own_names == ("Ana Lopes",)
    assert found.names == ("Ana Lopes", "A. L.")
    assert found.employers == ("Northwind",)
    assert found.archives == {"address book"}


@pytest.mark.parametrize("theirs", ["follows me on", "invited me", "collected by"])
def test_what_others_put_into_my_archive_is_no_choice_of_mine(theirs: str) -> None:
    card = Card("1", (ANA,), "Ana Lopes", fields=(Field(theirs, "x"),), family="x")
    found = features_of(portrait(card))
    assert found is not None
    assert (found.own_names, found.archives) == ((), frozenset())
    assert found.names == ("Ana Lopes",)


def test_a_name_saved_in_whatsapp_is_mine_one_of_telegram_is_not() -> None:
    saved = Identifier("account", "whatsapp:ana lopes")
    other = Identifier("account", "telegram:user7")
    mine = features_of(portrait(seen={"Ana Lopes": 1}, identifier=saved))
    theirs = features_of(portrait(seen={"Ana Lopes": 1}, identifier=other))
    assert mine is not None
    assert theirs is not None
    assert (mine.own_names, theirs.own_names) == (("Ana Lopes",), ())


def test_a_shared_address_is_nobodys() -> None:
    cards = (Card("1", (ANA,), "Ana Lopes"), Card("2", (ANA,), "Ben Okoro"))
    assert features_of(portrait(*cards)) is None


def test_a_newsletter_is_not_compared() -> None:
    news = Identifier("email", "newsletter@shop.example")
    assert features_of(portrait(identifier=news, seen={"The Shop": 5})) is None


def test_a_number_beside_a_role_address_makes_no_human() -> None:
    office = Identifier("email", "info@acme.example")
    number = Identifier("phone", "+4930111222")
    pairs = ((office, Tally()), (number, Tally()))
    assert kinds_of(pairs) == ["service"]
    assert kinds_of(pairs[1:]) == ["human"]


def test_whoever_is_known_by_number_only_is_human() -> None:
    assert person_kind(["human"], "+49 30 111222", is_me=False, is_reached=False) == "human"
    assert person_kind(["human"], "12364", is_me=False, is_reached=False) == "service"
