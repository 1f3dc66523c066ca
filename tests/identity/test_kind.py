"""Who is no human: offices, shops and mailings by their names and addresses."""

import pytest

from mutuals.identity.kind import kind_of, person_kind
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Tally

PLAIN = Tally(plain=5)


@pytest.mark.parametrize(
    "address",
    [
        "mbx_planning@oak.example", "community-relations@oak.example", "clients@oak.example",
        "customer.request@oak.example", "mailservice@oak.example", "kundenservice@oak.example",
        "pkginfo@oak.example", "oak.sweeper.admin@oak.example",
        "webshop@oak.example", "staff@oak.example",
    ],
)  # fmt: skip
@pytest.mark.parametrize("reached", [False, True])
def test_shared_addresses_are_nobody_even_if_i_wrote_there(address: str, reached: bool) -> None:
    assert kind_of(Identifier("email", address), Tally(plain=5, reached=reached)) == "service"


@pytest.mark.parametrize(
    "address",
    ["tips#1.3947.2f-ugz.1@oak.example", "hello.you@mailer.oak.example", "x1@promo.oak.example"],
)
def test_addresses_of_mailings_are_lists_unless_i_wrote_there(address: str) -> None:
    assert kind_of(Identifier("email", address), PLAIN) == "list"
    assert kind_of(Identifier("email", address), Tally(plain=5, reached=True)) == "human"


@pytest.mark.parametrize(
    "address",
    [
        "ana.store@oak.example", "mbxter@oak.example", "ana@mail.oak.example",
        "ana@email.oak.example", "promo@ana.example.org", "travis@oak.example",
    ],
)  # fmt: skip
def test_people_stay_people(address: str) -> None:
    expected = "service" if address.startswith("promo@") else "human"
    assert kind_of(Identifier("email", address), PLAIN) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Oak Support", "Team", "Team Oak", "Oak & Elm Transportation", "Oak's End Shipping",
        "Support", "Oak Kundenservice", "#99 Tech Support", "Oakshop.com Ad-Mail",
        "The paper at Oaktimes.com", "OAK Legal -", "Elm Security",
        "Oak Legal - Berlin", "Performance Review Process (PRP)",
    ],
)  # fmt: skip
def test_names_of_offices_and_sites_are_nobody(name: str) -> None:
    assert person_kind(["human"], name, is_me=False, is_reached=False) == "service"
    assert person_kind(["human"], name, is_me=False, is_reached=True) == "human"


@pytest.mark.parametrize(
    "name",
    [
        "Ana Sales", "Rui Sales", "Maria Store", "Ana Lopes", "Teams Berg", "ana@oaktimes.com",
        "Ana Lopes ana@oaktimes.com", "Supporter", "Berg",
        "Berg Ana (Legal)", "ana@office", "Ana Lopes (AL)",
        "Ana Lopes - Berlin", "Legal - Ana Lopes", "instagram.com/ana_l",
        "x.com/ana", "oak.org/@ana",
    ],
)  # fmt: skip
def test_names_of_people_are_people(name: str) -> None:
    assert person_kind(["human"], name, is_me=False, is_reached=False) == "human"


@pytest.mark.parametrize(
    "name", ["linkedin member (c4)", "linkedin-mitglied (2-x)", "membre de linkedin (c)"]
)
def test_members_who_left_are_nobody_even_if_i_wrote_to_them(name: str) -> None:
    assert kind_of(Identifier("display", name), Tally(plain=2, reached=True)) == "service"


@pytest.mark.parametrize("name", ["Oak Traders", "Elm Course Participants", "Ash Alumni"])
def test_names_of_many_are_lists(name: str) -> None:
    assert person_kind(["human"], name, is_me=False, is_reached=False) == "list"
