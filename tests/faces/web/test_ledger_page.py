"""The ledger on the web: my giving first, each entry with evidence and my word on it."""

import re

from tests.faces.web.acquaintances import ANA, GIORGOS
from tests.faces.web.served import AS_OF, serving
from tests.operations.homes import Home
from tests.operations.letters import mail, mbox


def entries(text):
    """Return what stands in each entry of the list."""
    whole = re.search(r'<ol class="entries">(.*?)</ol>', text, re.DOTALL)
    return whole[1].split('<li class="entry')[1:] if whole else []


def told(visitor):
    """Note three favours, one of each side."""
    sides = [
        ("gave", "advice", ANA),
        ("asked", "an introduction", ANA),
        ("received", "help", GIORGOS),
    ]
    for at, (side, what, who) in enumerate(sides, 1):
        visitor.send("/do/log", ("who", who), (side, what), ("on", f"2026-11-1{at}"))
    visitor.said()


def ledger(visitor):
    return visitor.program("POST", "/api/ledger", {}).json


def test_an_empty_ledger_says_how_it_begins(onlooker):
    text = onlooker.get("/ledger").text
    assert "Nothing is noted yet" in text
    assert 'action="/do/log"' in text
    assert entries(text) == []


def test_my_giving_comes_first_and_entries_newest_first(host):
    told(host)
    text = host.get("/ledger").text
    assert re.search(r'class="gave"><b>1</b> time you gave', text)
    assert "You asked 1 time and received 1 time." in text
    days = re.findall(r">(\d+) November 2026<", " ".join(entries(text)))
    assert days == ["13", "12", "11"]
    assert "You gave advice" in text
    assert "You asked for an introduction" in text
    assert ledger(host)["entries"][0]["evidence"][0]["ref"] in text


def test_one_side_or_one_person_can_be_shown(host):
    told(host)
    (given,) = entries(host.get("/ledger?side=gave").text)
    assert "You gave advice" in given
    both = entries(host.get(f"/ledger?who={ANA}").text)
    assert len(both) == 2
    assert not any("Giorgos" in each for each in both)
    none = host.get(f"/ledger?who={GIORGOS}&side=gave").text
    assert "Nothing of this kind is noted" in none
    assert len(entries(host.get("/ledger?side=nonsense").text)) == 3


def test_an_entry_is_dismissed_confirmed_and_taken_back(host):
    told(host)
    (given,) = (each for each in ledger(host)["entries"] if each["direction"] == "gave")
    host.send("/do/ledger", ("words", "dismiss"), ("words", given["id"]), ("back", "/ledger"))
    assert "Dismissed" in host.said()
    text = host.get("/ledger").text
    assert "<b>0</b> times you gave" in text
    (dismissed,) = re.findall(r'class="entry dismissed".*?</li>', text, re.DOTALL)
    assert "It is so" in dismissed
    host.send("/do/ledger", ("words", "confirm"), ("words", given["id"]))
    assert "<b>1</b> time you gave" in host.get("/ledger").text
    step = host.program("GET", "/api/history").json["steps"][0]
    host.send("/do/undo", ("step", step["id"]))
    assert "<b>0</b> times you gave" in host.get("/ledger").text


def test_a_favour_is_noted_on_the_page(host):
    fields = [("who", "Ana Lopes"), ("gave", "a link"), ("asked", ""), ("received", ""), ("on", "")]
    answer = host.send("/do/log", *fields, ("back", "/ledger"))
    assert answer.headers["location"] == "/ledger"
    (entry,) = ledger(host)["entries"]
    assert (entry["direction"], entry["person"]["name"]) == ("gave", "Ana Lopes")


def test_whoever_is_not_here_has_no_ledger(onlooker):
    assert onlooker.get("/ledger?who=nobody@nowhere.example").status == 404


def test_an_introduction_says_what_came_of_it_and_shows_the_mail(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.run("init", me=("me@mail.example",), yes=True)
    one, other = "Ana Berg <ana@oak.example>", "Cy Cole <cy@elm.example>"
    told = mail("me@mail.example", f"{one}, {other}", "2026-11-10").rstrip("\n")
    words = "Hi both,\n\nI would like to introduce you: you both work on tides.\n"
    home.take(mbox(tmp_path / "sent.mbox", f"{told}\n\n{words}"))
    with serving(home.folder) as visitor:
        visitor.enter()
        (entry,) = entries(visitor.get("/ledger").text)
        assert "You gave an introduction" in entry
        assert "Not seen from here." in entry
    copy = mail(one, f"{other}, me@mail.example", "2026-11-12", ref="copy@oak.example")
    home.take(mbox(tmp_path / "in.mbox", copy))
    with serving(home.folder) as visitor:
        visitor.enter()
        for address in ("/ledger", f"/person/{home.person('ana@oak.example').id}"):
            page = visitor.get(address).text
            assert "Came to a conversation." in page
            assert "copy@oak.example" in page
