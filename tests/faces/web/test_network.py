"""The map on the web: everybody once, each a link, the same as a table."""

import re


def test_everybody_of_the_circles_stands_on_the_map_once(guest):
    circles = guest.program("GET", "/api/circles").json["circles"]
    people = sorted(person["id"] for circle in circles for person in circle["people"])
    assert people
    page = guest.get("/network").text
    assert sorted(re.findall(r'data-id="(\w+)"', page)) == people
    assert all(f'href="/person/{person}"' in page for person in people)


def test_the_table_has_the_same_figures(guest):
    circles = guest.program("GET", "/api/circles").json["circles"]
    table = guest.get("/network").text.partition("<table>")[2].partition("</table>")[0]
    sizes = re.findall(r"<tr><th[^>]*>.*?</th><td><bdi>(\d+)</bdi></td>", table, re.DOTALL)
    assert [int(size) for size in sizes] == [circle["size"] for circle in circles]


def test_the_picture_says_what_it_shows(guest):
    page = guest.get("/network").text
    assert re.search(r"<svg[^>]*aria-labelledby=", page)
    assert "style=" not in page.partition("<main")[2]
