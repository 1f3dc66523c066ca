"""Introductions on the web: the paths of the command, followed step by step, and those to give."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from tests.faces.web.served import AS_OF, Visitor, serving
from tests.operations.homes import Home
from tests.operations.letters import card, cards, mail, mbox

ANA = "ana.private@example.com"


def test_ways_stand_as_the_command_tells_them(guest):
    paths = guest.program("GET", f"/api/intro?target={ANA}&limit=5").json["paths"]
    page = unescape(guest.get(f"/introductions?target={ANA}").text)
    ways = page.partition('id="ways"')[2].partition('id="under-way"')[0]
    assert paths
    assert ways.count('class="card"') == len(paths)
    for path in paths:
        assert path["draft"] in ways
        assert f'href="/person/{path["people"][1]["id"]}"' in ways


def test_who_is_not_known_is_told_with_the_nearest(guest):
    page = guest.get("/introductions?target=Nobody+%26+Sons").text
    assert "Nobody &amp; Sons" in page
    assert 'class="card"' not in page.partition('id="ways"')[2].partition('id="under-way"')[0]


def test_an_introduction_is_followed_and_taken_back(visitor):
    one, other = [
        each["id"] for each in visitor.program("GET", "/api/people?limit=2").json["people"]
    ]
    fields = [("words", "offer"), ("words", one), ("words", other)]
    visitor.send("/do/introduction", *fields, ("back", "/introductions"))
    page = visitor.get("/introductions").text
    under_way = page.partition('id="under-way"')[2].partition('id="to-give"')[0]
    assert f'href="/person/{one}"' in under_way
    (step,) = re.findall(r'name="step" value="(\w+)"', page)
    visitor.send("/do/undo", ("each", "step"), ("step", step))
    assert "No introduction is under way" in visitor.get("/introductions").text


ME, BROKER, TARGET = (f"{name} <{name[:3].lower()}@{firm}.example>" for name, firm in (
    ("Mia Home", "home"), ("Ana Lopes", "ash"), ("Cleo Berg", "fir")))  # fmt: skip


@pytest.fixture
def brokered(tmp_path) -> Iterator[Visitor]:
    """I know Ana, who wrote to Cleo of Fir Ltd; two bear the name of Bo Berg, one a longer one."""
    home = Home(tmp_path / "home", AS_OF)
    home.run("init", me=("mia@home.example",), name="Mia Home", stage="seeker")
    home.take(
        mbox(
            tmp_path / "a.mbox",
            mail(ME, BROKER, "2026-11-01"),
            mail(BROKER, f"{ME}, {TARGET}", "2026-11-02"),
            mail(ME, "Bo Berg <bo@oak.example>", "2026-11-03"),
            mail(ME, "Bo Berg <bo@elm.example>", "2026-11-04"),
            mail(ME, "Bo Bergson <bo@yew.example>", "2026-11-05"),
        ),
        cards(tmp_path / "b.vcf", card("Cleo Berg", "EMAIL:cle@fir.example", "ORG:Fir Ltd")),
    )
    with serving(home.folder) as found:
        found.enter()
        yield found


def buttons(page: str, section: str) -> list[str]:
    part = page.partition(f'id="{section}"')[2].partition("<section")[0]
    return re.findall(r"<button[^>]*>([^<]*)</button>", part)


def press(visitor: Visitor, label: str) -> None:
    """Press a button of the page on introductions, as it stands there."""
    page = visitor.get("/introductions?target=Fir").text
    forms = re.findall(
        r'<form class="act"[^>]*action="/do/introduction">(.*?)</form>', page, re.DOTALL
    )
    (form,) = (each for each in forms if f">{label}</button>" in each)
    words = [("words", word) for word in re.findall(r'name="words" value="([^"]*)"', form)]
    visitor.send("/do/introduction", *words, ("back", "/introductions"))


def test_a_request_is_followed_by_its_buttons_alone(brokered: Visitor) -> None:
    """Also one for an employer; what does not follow is not offered."""
    asked = "I asked Ana Lopes"
    assert buttons(brokered.get("/introductions?target=Fir").text, "ways") == [asked]
    press(brokered, asked)
    page = brokered.get("/introductions?target=Fir").text
    assert buttons(page, "ways") == []
    assert "You asked Ana Lopes about it" in page
    assert "You asked Ana Lopes to introduce you to Cleo Berg" in page
    for step, then in (
        ("Ana Lopes agreed", ["Ana Lopes introduced us", "It was declined"]),
        ("Ana Lopes introduced us", ["I thanked Ana Lopes"]),
        ("I thanked Ana Lopes", []),
    ):
        press(brokered, step)
        assert buttons(brokered.get("/introductions").text, "under-way") == then


def test_of_an_offer_each_agrees_alone(brokered: Visitor) -> None:
    people = {
        each["name"]: each["id"] for each in brokered.program("GET", "/api/people").json["people"]
    }
    fields = [("words", word) for word in ("offer", people["Ana Lopes"], people["Cleo Berg"])]
    brokered.send("/do/introduction", *fields, ("back", "/introductions"))
    press(brokered, "Cleo Berg agreed")
    page = brokered.get("/introductions").text
    assert buttons(page, "under-way") == ["Ana Lopes agreed", "It was declined"]
    assert "Cleo Berg agreed, " in page
    assert brokered.program("GET", "/api/history").json["steps"][0]["says"] == (
        "Ana Lopes can meet Cleo Berg, who agreed"
    )
    press(brokered, "Ana Lopes agreed")
    assert buttons(brokered.get("/introductions").text, "under-way")[0] == "I introduced them"


def test_namesakes_can_be_chosen_from(brokered: Visitor) -> None:
    page = brokered.get("/introductions?target=Bo+Berg").text
    assert "Who is meant?" in page
    found = re.findall(r'href="/introductions\?target=(\w{13})"', page)
    assert len(set(found)) == 2
    assert "Bo Bergson" not in page.partition('id="ways"')[2].partition("<section")[0]
    assert "Ways to <bdi>Bo Berg</bdi>" in brokered.get(f"/introductions?target={found[0]}").text


def test_the_weakest_step_is_named_where_there_are_two(brokered: Visitor) -> None:
    assert (
        "Weakest between Ana Lopes and Cleo" in brokered.get("/introductions?target=Cleo+Berg").text
    )
    assert "Weakest" not in brokered.get("/introductions?target=Ana+Lopes").text
