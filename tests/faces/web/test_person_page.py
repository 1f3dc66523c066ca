"""One person's page: what it shows, what its forms do, and that one can take it back."""

import re
from urllib.parse import quote

import pytest
from tests.faces.web.acquaintances import ALSO, ANA, MAILS, ME, POSER, SCRIPT


def record(visitor, who=ANA):
    return visitor.program("GET", f"/api/person?who={quote(who)}").json


def page(visitor, who=ANA):
    return visitor.get(f"/person/{quote(who)}").text


def section(text, heading):
    """Return what stands between a heading and the end of its section."""
    found = re.search(rf'id="{heading}">(.*?)</section>', text, re.DOTALL)
    return found[1] if found else ""


def test_the_head_names_the_person_and_the_tie(onlooker):
    text = page(onlooker)
    head = text[: text.index('id="passed"')]
    assert "<h1><bdi>Ana Lopes</bdi></h1>" in head
    assert "Buyer, Alder" in head
    assert re.search(r'aria-label="closeness [1-5] of 5"', head)
    assert "1 message from you, 60 from them, met 1 time." in head
    assert f'href="mailto:{ANA}"' in head
    assert 'href="tel:+493012345678"' in head
    assert ">choir<" in head


@pytest.mark.parametrize("word", [ANA, ALSO, "Ana Lopes", "linkedin.com/in/ana-lopes", "id"])
def test_an_id_an_address_or_a_name_leads_here(onlooker, word):
    who = record(onlooker)["id"] if word == "id" else word
    assert "<h1><bdi>Ana Lopes</bdi></h1>" in page(onlooker, who)


def test_a_name_of_several_asks_who_is_meant(onlooker):
    text = page(onlooker, "Bo Berg")
    assert "Who is meant?" in text
    for address in ("bo@oak.example", "bo@elm.example"):
        assert address in text
        assert f"/person/{record(onlooker, address)['id']}" in text


def test_whoever_is_not_here_is_told(onlooker):
    answer = onlooker.get("/person/nobody@nowhere.example")
    assert answer.status == 404
    assert "nobody here answers to this" in answer.text


def test_the_timeline_shows_fifty_with_evidence_and_the_rest_on_demand(onlooker):
    text = section(page(onlooker), "passed")
    entries = record(onlooker)["timeline"]
    assert text.count('<li class="entry">') == 50
    assert "The harbour job" in text
    assert entries[0]["evidence"][0]["ref"] in text
    more = re.search(r'href="([^"]+)">Show more \((\d+) earlier\)', text)
    assert more
    assert int(more[2]) == len(entries) - 50 == MAILS + 2 - 50
    whole = section(onlooker.get(more[1].partition("#")[0]).text, "passed")
    assert whole.count('<li class="entry">') == len(entries)
    assert "Show more" not in whole


def test_the_rhythm_is_drawn_said_and_listed(onlooker):
    text = section(page(onlooker), "passed")
    assert 'class="pic pic-rhythm"' in text
    assert "1 message from you, 60 from them, 1 call or meeting" in text
    assert "<caption>Contacts with Ana Lopes over time</caption>" in text


def test_fields_stand_with_where_they_come_from(onlooker):
    text = section(page(onlooker), "known")
    assert "Plays the cello" in text
    assert text.count("vcard <bdi>book.vcf#ana-card</bdi>") == len(
        ("note", ANA, ALSO, "+49", "in/")
    )
    assert "seen in what passed" not in text
    assert "seen in what passed" in section(page(onlooker, "xenia@harbour.example"), "known")
    for known in (ANA, ALSO, "+493012345678", "linkedin.com/in/ana-lopes"):
        assert known in text


def test_who_they_know_stands_with_how_sure_and_from_where(onlooker):
    text = section(page(onlooker), "ties")
    assert "Xenia Quittenbaum" in text
    assert "80% sure" in text
    assert "icalendar <bdi>talk-1</bdi>" in text


def test_a_look_alike_is_warned_of_and_offers_no_way_to_write(onlooker):
    text = page(onlooker, POSER)
    assert "this only looks like" in text
    assert "the address looks the same as xenia@harbour.example" in text
    assert "mailto:" not in text
    assert "mailto:" in page(onlooker, "xenia@harbour.example")


def test_a_script_in_a_name_or_a_note_is_text(onlooker):
    text = page(onlooker, "script@oak.example")
    assert "&lt;img src=x" in text
    assert SCRIPT not in text


def test_who_never_wrote_is_told_so_without_empty_tables(onlooker):
    text = page(onlooker, "script@oak.example")
    assert "no contact yet" in text.lower()
    assert "Nothing yet" in section(text, "passed")
    assert "pic-rhythm" not in text
    for heading in ("ties", "favours", "decided"):
        assert section(text, heading) == ""


def test_my_own_page_offers_nothing_to_decide_about_me(onlooker):
    text = page(onlooker, ME)
    assert "this is you" in text
    for act in ("key", "mark", "snooze", "tag", "log", "merge", "split"):
        assert f'action="/do/{act}"' not in text
    assert "/erase/" not in text


def test_key_mark_snooze_and_tag_are_done_shown_and_undone(host):
    who = record(host)["id"]
    host.send("/do/key", ("who", who))
    host.send("/do/mark", ("who", who), ("mark", "private"))
    host.send("/do/snooze", ("who", who), ("days", "30"))
    host.send("/do/tag", ("who", who), ("tag", "mentor"))
    host.said()
    text = page(host)
    assert "key person</span>" in text
    assert "private: not suggested" in text
    assert ">mentor<" in text
    steps = re.findall(r'name="step" value="([a-z2-7]+)"', section(text, "decided"))
    assert len(steps) == 4
    for step in steps:
        host.send("/do/undo", ("step", step))
    host.said()
    text = page(host)
    assert section(text, "decided") == ""
    assert "key person</span>" not in text


def test_of_somebody_who_died_neither_closeness_nor_silence_is_told(host):
    assert "of your network" in host.get(f"/person/{ANA}").text
    host.send("/do/mark", ("who", ANA), ("mark", "deceased"), ("back", "/"))
    page = host.get(f"/person/{ANA}").text.partition("What passed between you")[0]
    assert "in memory" in page
    assert "Last contact on" in page
    assert "of your network" not in page


def test_a_tag_is_taken_off(host):
    who = record(host)["id"]
    host.send("/do/tag", ("who", who), ("tag", "mentor"))
    host.send("/do/tag", ("who", who), ("tag", "mentor"), ("flag", "off"))
    assert record(host)["tags"] == ["choir"]


def test_a_note_and_a_favour_are_kept_and_shown(host):
    who = record(host)["id"]
    host.send("/do/log", ("who", who), ("note", "Sings <alto>"))
    fields = [("flag", "met"), ("gave", "an introduction to Bo"), ("on", "2026-11-19")]
    host.send("/do/log", ("who", who), *fields)
    host.said()
    text = page(host)
    assert "Sings &lt;alto&gt;" in section(text, "notes")
    assert "You gave an introduction" in section(text, "favours")
    assert "19 November 2026, you met" in section(text, "passed")


def test_somebody_else_is_found_and_joined_and_parted_again(host):
    ana, xenia = record(host), record(host, "xenia@harbour.example")
    found = host.get(f"/person/{ana['id']}?with=xenia").text
    chosen = section(found, "one")
    assert f'name="b" value="{xenia["id"]}"' in chosen
    assert f'name="b" value="{ana["id"]}"' not in chosen
    host.send("/do/merge", ("a", ana["id"]), ("b", xenia["id"]), ("back", f"/person/{ana['id']}"))
    text = host.get(f"/person/{xenia['id']}").text
    assert "xenia@harbour.example" in section(text, "known")
    assert ANA in section(text, "known")
    (step,) = re.findall(r'name="step" value="([a-z2-7]+)"', section(text, "decided"))
    host.send("/do/undo", ("step", step))
    assert record(host)["emails"] == ana["emails"]


def test_what_is_ticked_stays_and_the_rest_becomes_somebody_else(host):
    parts = section(page(host), "one")
    offered = dict(
        reversed(found)
        for found in re.findall(r'name="keep" value="([^"]+)"> <span><bdi>([^<]+)', parts)
    )
    assert {ANA, ALSO, "book.vcf#ana-card"} <= offered.keys()
    host.send("/do/split", ("who", record(host)["id"]), ("keep", offered[ANA]))
    assert record(host)["emails"] == [ANA]
    assert record(host, ALSO)["emails"] == [ALSO]


def test_the_person_can_be_saved_as_a_card(onlooker):
    (link,) = re.findall(r'href="(/api/export[^"]+)"', page(onlooker))
    answer = onlooker.get(link.replace("&amp;", "&"))
    assert answer.status == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert "FN:Ana Lopes" in answer.text


def test_erasing_asks_for_the_name_and_cannot_be_undone(host):
    who = record(host)["id"]
    asked = host.get(f"/erase/{who}").text
    assert "cannot be undone" in asked
    assert 'name="yes"' not in asked
    fields = [("who", who), ("back", "/people"), ("again", f"/erase/{who}")]
    wrong = host.send("/do/erase", *fields, ("named", "Bo Berg"))
    assert wrong.headers["location"] == f"/erase/{who}"
    assert "nothing was erased" in host.said(f"/erase/{who}")
    assert host.send("/do/erase", *fields).headers["location"] == f"/erase/{who}"
    assert record(host)["id"] == who
    done = host.send("/do/erase", *fields, ("named", "ana lopes"))
    assert done.headers["location"] == "/people"
    text = host.get("/people").text
    assert "Erased." in text
    assert 'action="/do/undo"' not in text
    assert "Ana Lopes" not in text
    assert host.get(f"/person/{who}").status == 404
