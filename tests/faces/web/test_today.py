"""Today and the weeks on the web: whom to go to, what can be done about it, the verdict."""

import re
from datetime import date
from html import unescape

from tests.faces.web.served import AS_OF, serving
from tests.operations.homes import Home
from tests.operations.letters import mail, mbox

from mutuals.faces.cli import main
from mutuals.faces.phone.today import today_page
from mutuals.faces.render.outcomes import SLOTS
from mutuals.faces.web.guided import guided
from mutuals.operations.base import load
from mutuals.workspace import open_workspace


def names(page):
    return [
        unescape(name) for name in re.findall(r'<h2 id="name-\w+"><a[^>]*><bdi>(.*?)</bdi>', page)
    ]


def test_the_page_shows_the_list_of_the_command_in_its_order(guest):
    record = guest.program("GET", "/api/today").json
    expected = [nudge["person"]["name"] for nudge in record["engage"]]
    page = guest.get("/").text
    assert expected
    assert names(page) == expected
    assert all(nudge["why"].partition("'")[0] in unescape(page) for nudge in record["engage"])


def test_each_act_takes_somebody_off_the_list_and_undo_brings_them_back(visitor):
    acts = [
        ("done", ()),
        ("snooze", (("days", "7"),)),
        ("skip", ()),
        ("mark", (("mark", "never"),)),
    ]
    for name, more in acts:
        before = visitor.program("GET", "/api/today").json["engage"]
        who = before[0]["person"]["id"]
        visitor.send(f"/do/{name}", ("who", who), *more, ("back", "/"))
        after = visitor.program("GET", "/api/today").json["engage"]
        assert who not in [nudge["person"]["id"] for nudge in after]
        (step,) = re.findall(r'name="step" value="(\w+)"', visitor.get("/").text)
        visitor.send("/do/undo", ("each", "step"), ("step", step))
        assert visitor.program("GET", "/api/today").json["engage"] == before


def test_the_verdict_stands_in_words(guest):
    verdict = guest.program("GET", "/api/today").json["verdict"]
    page = unescape(guest.get("/").text)
    assert f"Your week: {verdict['state']}" in page
    assert unescape(str(guided(verdict["why"]))) in page
    assert "`mutuals" not in page


def test_the_verdict_is_told_before_anybody_is_named(guest):
    verdict = guest.program("GET", "/api/today").json["verdict"]
    top = unescape(guest.get("/").text).partition("<article")[0]
    assert f'Your week: <a href="#verdict">{verdict["state"]}</a>.' in top
    assert str(guided(verdict["why"])) in top


def test_what_came_back_is_shown_with_its_totals(guest):
    returns = guest.program("GET", "/api/returns").json
    page = guest.get("/").text.partition('id="came-back"')[2]
    shown = [int(count) for count in re.findall(r'class="count">(\d+)<', page)]
    assert shown == [count for count in returns["totals"].values() if count]
    people = [each["person"]["id"] for each in returns["replies"][:5] + returns["meetings"][:5]]
    assert all(f'href="/person/{person}"' in page for person in people)


def test_what_i_promised_stands_until_it_is_settled(tmp_path):
    home = Home(tmp_path / "home", AS_OF)
    home.run("init", me=("me@mail.example",), yes=True)
    told = mail("me@mail.example", "Ana Berg <ana@oak.example>", "2026-11-10", subject="Slides")
    text = "Hello,\n\nI'll send you the slides tomorrow.\n"
    home.take(mbox(tmp_path / "sent.mbox", told.rstrip("\n") + f"\n\n{text}"))
    with serving(home.folder) as visitor:
        visitor.enter()
        page = visitor.get("/").text.partition('id="still-open"')[2]
        assert "You promised Ana Berg something 10 days ago." in page
        (who,) = set(re.findall(r'href="/person/(\w+)"', page.partition("</section>")[0]))
        visitor.send("/do/done", ("who", who))
        assert 'id="still-open"' not in visitor.get("/").text


def test_an_introduction_under_way_is_open_here_and_on_the_phone(tmp_path, capsys):
    home = Home(tmp_path / "home", AS_OF)
    home.run("init", me=("me@mail.example",), yes=True)
    home.run("log", "Ana Berg", "Bo Oak", met=True)
    home.run("introduction", "ask", "Ana Berg", "Bo Oak")
    said = "You asked Ana Berg today to introduce you to Bo Oak."
    with serving(home.folder) as visitor:
        visitor.enter()
        page = visitor.get("/").text.partition('id="still-open"')[2].partition("</section>")[0]
    assert said in page
    assert "Wait for Ana Berg" in page
    assert 'href="/introductions#under-way"' in page
    with open_workspace(home.folder, date.fromisoformat(AS_OF)) as network:
        phone = today_page(load("today").function(network), network.people)
    assert main(["--home", str(home.folder), "--as-of", AS_OF, "today"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert f"Still open {said} Wait for Ana Berg" in printed
    assert said in phone
    assert "Wait for Ana Berg" in phone


def test_weeks_before_the_set_up_have_no_verdict(home):
    with serving(home, as_of="2026-10-30") as visitor:
        visitor.enter()
        assert weeks_without_verdict(visitor) == 7
        visitor.program("POST", "/api/init", {"stage": "owner"})
    with serving(home) as visitor:
        visitor.enter()
        assert weeks_without_verdict(visitor) == 4


def weeks_without_verdict(visitor):
    picture = visitor.get("/weeks?weeks=8").text.partition('class="picture"')[2]
    return picture.count('class="pic-before"')


def test_the_weeks_stand_in_a_table_too(guest):
    weeks = guest.program("GET", "/api/verdict?weeks=4").json["weeks"]
    page = guest.get("/weeks?weeks=4").text
    assert all(week["week"] in page for week in weeks)


def test_the_menu_shows_where_one_is_on_pages_below_one(guest):
    who = guest.program("GET", "/api/people?limit=1").json["people"][0]["id"]
    for path, menu in [
        (f"/person/{who}", "/people"),
        (f"/erase/{who}", "/people"),
        ("/weeks", "/"),
        ("/outcomes", "/"),
    ]:
        shown = re.findall(r'<a href="([^"]+)"[^>]* aria-current="true"', guest.get(path).text)
        assert shown == [menu]


def test_what_became_of_the_advice_is_one_page_away(sampled):
    assert 'href="/outcomes"' in sampled.get("/").text
    page = sampled.get("/outcomes?weeks=52").text
    slots = sampled.program("GET", "/api/outcomes?weeks=52").json["slots"]
    assert slots
    for each in slots:
        assert SLOTS[each["slot"]] in page
        assert f"You went to {each['followed']} of them within a week" in page


def test_a_week_of_which_nothing_was_seen_says_so(guest):
    week = guest.program("GET", "/api/verdict?weeks=1").json["weeks"][0]
    seen = any(each["evidence"] for each in week["measures"])
    assert ("Nothing was seen this week" in guest.get("/weeks").text) is not seen
