"""The name shown: my archives' first, a handle of a network only where nothing is better."""

import pytest

from mutuals.identity.golden import golden
from mutuals.model.observed import Card, Identifier

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
