"""The name shown: my archives' first, a handle of a network only where nothing is better."""

import pytest

from mutuals.identity.golden import golden
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card
from mutuals.model.position import Affiliation

ANA = Identifier("email", "ana@mail.example")


@pytest.mark.parametrize(
    ("stated", "seen", "shown"),
    [
        (["Ana Lopes"], {"A. Stranger's Choice": 9}, "Ana Lopes"),
        (["ana_lopes_berlin"], {"Ana Lopes": 1}, "Ana Lopes"),
        (["ana_lopes_berlin", "Ana"], {}, "Ana"),
        (["ana_lopes_berlin"], {}, "ana_lopes_berlin"),
        (["mum"], {"Maria Lopes": 3}, "mum"),
    ],
)
def test_the_name_shown(stated: list[str], seen: dict[str, int], shown: str) -> None:
    cards = [Card(str(place), (ANA,), name) for place, name in enumerate(stated)]
    assert golden([ANA], cards, seen).name == shown


BOSS, ASSISTANT = "Hedwig Vanterpool-Oberlander", "Ugo Tarn"
UGO = Identifier("email", "ugo.tarn@nimbolt.example")
LANDLINE = Identifier("phone", "+4930123456")


@pytest.mark.parametrize(
    ("identifier", "on_cards", "seen", "shown"),
    [
        (UGO, [BOSS, ASSISTANT], {}, ASSISTANT),
        (UGO, [BOSS, BOSS, ASSISTANT], {ASSISTANT: 2}, ASSISTANT),
        (UGO, [BOSS], {ASSISTANT: 2}, BOSS),
        (
            ANA,
            ["Ana Lopes-Silveira", "Bo Lopes"],
            {"Bo Lopes": 3, "Ana L": 9},
            "Ana Lopes-Silveira",
        ),
        (LANDLINE, [BOSS, ASSISTANT], {ASSISTANT: 1}, ASSISTANT),
        (LANDLINE, [BOSS, ASSISTANT], {}, f"{BOSS} & {ASSISTANT}"),
        (LANDLINE, ["Di Oak", "Bo Elm", "Al Ash", "Cy Fir"], {}, "Al Ash & Bo Elm & Cy Fir"),
    ],
)
def test_an_address_on_several_cards_is_called_by_its_user(
    identifier: Identifier, on_cards: list[str], seen: dict[str, int], shown: str
) -> None:
    cards = [Card(str(place), (identifier,), name) for place, name in enumerate(on_cards)]
    assert golden([identifier], cards, seen).name == shown


def test_an_employer_alone_is_not_shown_beside_a_title_held_there_now() -> None:
    held = [
        Affiliation("Nimbolt", ""),
        Affiliation("Nimbolt GmbH", "Buyer"),
        Affiliation("Nimbolt", "", "2019", "2020"),
        Affiliation("Oak", ""),
        Affiliation("Oak", "Cook", "2001", "2002"),
    ]
    cards = [Card(str(place), (ANA,), "Ana", (one,)) for place, one in enumerate(held)]
    shown = golden([ANA], cards, {}).affiliations
    assert shown == (held[1], held[3], held[2], held[4])
