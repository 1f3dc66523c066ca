"""Health on the web: four cards with something to do, the past as a picture and as a table."""

import re

from mutuals.faces.render.health import title, worth
from mutuals.model.health import Figure


def figures(guest) -> list[Figure]:
    found = guest.program("GET", "/api/health").json["figures"]
    return [Figure(**{**each, "trend": tuple(each["trend"])}) for each in found]


def test_four_cards_say_what_the_figures_say(guest) -> None:
    page, found = guest.get("/health").text, figures(guest)
    cards = re.findall(r'<section class="card">(.*?)</section>', page, re.DOTALL)
    assert len(cards) == 4
    for card, figure in zip(cards, found[:4], strict=True):
        assert f"<h2>{title(figure)}</h2>" in card
        assert f"<b>{worth(figure, figure.value)}</b>" in card
        assert "To do:</b> " in card
        assert "<svg" in card


def test_from_each_card_one_can_go_on(guest) -> None:
    cards = re.findall(
        r'<section class="card">(.*?)</section>', guest.get("/health").text, re.DOTALL
    )
    links = [re.findall(r'<a href="([^"]*)"', card) for card in cards]
    assert [each[0] for each in links] == [
        "/people?sort=recent", "/plan", "/people?state=drifting", "/network",
    ]  # fmt: skip
    assert all(guest.get(each[0]).status == 200 for each in links)


def test_the_table_of_a_card_has_its_past_newest_first(guest) -> None:
    page, found = guest.get("/health").text, figures(guest)
    table = page.partition("<table>")[2].partition("</table>")[0]
    values = re.findall(r"<td><bdi>(.*?)</bdi></td>", table)
    assert values == [worth(found[0], value) for value in reversed(found[0].trend)]


def test_details_are_folded_and_complete(guest) -> None:
    page, found = guest.get("/health").text, figures(guest)
    details = page.partition('<div class="health-more">')[2].partition("</details>")[0]
    assert re.findall(r"<h2>([^<]*)", details) == [
        title(each) + (" " if worth(each, each.value) else "") for each in found[4:]
    ]


def test_it_stands_between_network_and_introductions(guest) -> None:
    menu = guest.get("/health").text.partition('aria-label="Pages"')[2].partition("</nav>")[0]
    names = re.findall(r'href="(/[^"]*)"', menu)
    at = names.index("/health")
    assert names[at - 1 : at + 2] == ["/network", "/health", "/introductions"]
    assert 'href="/health" data-key="h"' in menu
