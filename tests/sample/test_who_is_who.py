"""The sample has people under several names: some joined, some asked about, one who poses."""

import csv
from collections import Counter
from io import StringIO

import pytest
from tests.operations.homes import Home
from tests.sample import reckoning
from tests.sample.test_sample import TODAY

from mutuals.sample import guises, messengers, tables
from mutuals.sample.story import told


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    place = Home(tmp_path_factory.mktemp("home") / "demo", TODAY.isoformat())
    place.run("demo")
    return place


@pytest.fixture(scope="module")
def story():
    return told(TODAY)


@pytest.fixture(scope="module")
def questions(home):
    return home.run("duplicates").pairs


def reasons(questions, email: str) -> str:
    """Return why it is asked whether somebody with this address is somebody else."""
    (found,) = [pair for pair in questions if email in (pair.a_address, pair.b_address)]
    return "; ".join(found.because)


def test_the_questions_are_few(questions):
    assert 5 <= len(questions) <= 12


@pytest.mark.parametrize("guise", guises.GUISES, ids=lambda guise: guise.model)
def test_who_writes_under_another_name_is_asked_about(home, questions, guise):
    (pair,) = [q for q in questions if guise.shown.email in (q.a_address, q.b_address)]
    model = next(p for p in home.run("people").people if p.name == guise.model and p.phones)
    poser = home.person(guise.shown.email)
    assert {pair.a, pair.b} == {model.id, poser.id}


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        ("Franziska Obermüller", "is short for"),
        ("Mariko Tanabe", "may stand for"),
        ("Eszter Kovács", "one of two surnames"),
        ("Lesia Ivanchuk", "in another spelling"),
        ("Kwabena Asante", "the same rare name"),
    ],
)
def test_the_questions_have_different_reasons(questions, model, reason):
    guise = next(guise for guise in guises.GUISES if guise.model == model)
    assert reason in reasons(questions, guise.shown.email)


def test_a_chat_saved_under_a_nickname_is_asked_about(questions):
    (pair,) = [q for q in questions if messengers.NICKNAME in (q.a_name, q.b_name)]
    assert "Bartosz Wiśniewski" in (pair.a_name, pair.b_name)


def test_the_look_alike_is_flagged_and_asked_about_nowhere(home, questions):
    poser = home.person(guises.POSER.shown.email)
    model = home.person("petra.sandkuehler@harborlight.example")
    (warned,) = poser.warnings
    assert warned.of.id == model.id
    assert not model.warnings
    assert poser.id not in {side for pair in questions for side in (pair.a, pair.b)}


@pytest.mark.parametrize("name", ["Anna Schmidt", "Thomas Müller"])
def test_namesakes_stay_apart(home, story, questions, name):
    found = [person for person in home.run("people").people if person.name == name]
    cast = [person for person in story.people if person.name == name]
    held = [tuple(sorted(person.emails)) for person in found]
    assert sorted(held) == sorted(tuple(sorted(person.emails)) for person in cast)
    assert not [pair for pair in questions if name in (pair.a_name, pair.b_name)]


def test_who_is_known_by_number_is_one_with_their_card(home, story):
    found = Counter(
        contact.who for contact in reckoning.messengers(home.folder / "sample", story.people)
    )
    assert len(found) == 7
    everything = reckoning.contacts(home.folder / "sample", story.people, TODAY)
    for who in found:
        person = next(person for person in story.people if person.key == who)
        ways = Counter(contact.way for contact in everything if contact.who == who)
        page = home.person(person.phones[0])
        assert (page.sent, page.received) == (ways["out"], ways["in"]), person.name
        assert set(person.emails) & set(page.emails), person.name


def test_a_table_and_linkedin_are_one_by_their_employer(home, story, questions):
    text = (home.folder / "sample" / "contacts-outlook.csv").read_text("utf-8")
    listed = [row for row in csv.DictReader(StringIO(text)) if not row["Web Page"]]
    by_email = {email: person for person in story.people for email in person.emails}
    people = [by_email[row["E-mail Address"]] for row in listed]
    assert len(people) > 10
    assert {row["Company"] for row in listed} > {"Kaiserspeicher Logistik"}
    asked = {name for pair in questions for name in (pair.a_name, pair.b_name)}
    assert len({person.name for person in people} & asked) <= 1, "a common name stays a question"
    for person in people:
        if person.url and person.name not in asked:
            assert person.url.partition("www.")[2] in home.person(person.emails[-1]).profiles


def test_a_work_address_is_one_with_the_profile_that_names_the_employer(home, story):
    mailed = [
        person
        for person in story.people
        if tables.is_too_new(person) and any(m.sender == person.address for m in story.mails)
    ]
    assert mailed
    for person in mailed:
        assert person.url.partition("www.")[2] in home.person(person.emails[0]).profiles


def test_i_am_one_across_all_archives(home):
    fields = {field.value for field in home.person("me").fields}
    assert {"telegram:user700", "whatsapp:miriam köster"} <= fields
    assert home.person("me").phones == ("+4915228817386",)
