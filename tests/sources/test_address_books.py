"""Address books as tables: Google, Outlook, Atomic CRM; days, names, handles and caps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.memory import Memory
from tests.sources.recorded import SETTING

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field, Skipped
from mutuals.sources.atomic_crm import SOURCE as ATOMIC
from mutuals.sources.google_contacts import SOURCE as GOOGLE
from mutuals.sources.outlook_contacts import SOURCE as OUTLOOK
from mutuals.sources.reading.card_draft import VALUES, CardDraft, join_name, show_day
from mutuals.sources.reading.handles import LONGEST, handle_profile, network_profile


def read(source, header: str, *rows: str) -> list:
    return list(source.read(Memory("\n".join([header, *rows, ""])), SETTING))


def only(source, header: str, row: str) -> Card:
    (found,) = read(source, header, row)
    assert isinstance(found, Card)
    return found


NEW = "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value"
OLD = "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value"
DESK = "First Name,Middle Name,Last Name,E-mail Address"


# --- recognising


@pytest.mark.parametrize(
    ("source", "header", "expected"),
    [
        (GOOGLE, NEW, 0.95),
        (GOOGLE, OLD, 0.95),
        (GOOGLE, "First Name,Last Name,Phone 1 - Value", 0.95),
        (GOOGLE, "First Name,Last Name,Email Address,Company,Position,Connected On", 0),
        (GOOGLE, "E-mail 1 - Value,Company", 0),
        (GOOGLE, DESK, 0),
        (OUTLOOK, DESK, 0.95),
        (OUTLOOK, "Vorname,Weitere Vornamen,Nachname,E-Mail-Adresse", 0.95),
        (OUTLOOK, "Nome,Secondo Nome,Cognome,Indirizzo E-mail", 0.95),
        (OUTLOOK, "First Name,Last Name,E-mail Address", 0),
        (OUTLOOK, NEW, 0),
        (ATOMIC, "first_name,last_name,email_work,phone_work", 0.95),
        (ATOMIC, "first_name,last_name,email,phone", 0),
    ],
)
def test_the_columns_decide(source, header: str, expected: float) -> None:
    assert source.sniff(Memory(header + "\n")) == expected


# --- Google


def test_values_joined_in_one_cell_are_several() -> None:
    found = only(GOOGLE, NEW, "A,B,,,a@example.org ::: b@example.org:::c@example.org")
    assert [each.value for each in found.identifiers] == [
        "a@example.org", "b@example.org", "c@example.org",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "tags"),
    [
        ("* myContacts", ()),
        ("* myContacts ::: Navy ::: Old friends", ("Navy", "Old friends")),
        ("Chess ::: * My Contacts", ("Chess",)),
        ("* starred ::: * myContacts", ("starred",)),
        ("", ()),
    ],
)
def test_labels_are_tags_but_for_the_one_everybody_has(labels: str, tags: tuple[str]) -> None:
    assert only(GOOGLE, NEW, f"A,B,{labels},,a@example.org").tags == tags
    assert only(GOOGLE, OLD, f"A B,A,B,{labels},,a@example.org").tags == tags


def test_any_number_of_groups_in_any_order() -> None:
    many = ",".join(f"E-mail {n} - Value,E-mail {n} - Label" for n in range(30, 0, -1))
    row = "Ana," + ",".join(f"a{n}@example.org,Home" for n in range(30, 0, -1))
    assert len(only(GOOGLE, f"First Name,{many}", row).identifiers) == 30


def test_a_fax_is_no_number_to_call() -> None:
    found = only(
        GOOGLE, "First Name,Phone 1 - Label,Phone 1 - Value", "Ana,* Work Fax,+49 30 1234567"
    )
    assert found.identifiers == (Identifier("name", "ana"),)
    assert Field("work fax", "+49 30 1234567") in found.fields


def test_an_address_in_parts_is_one_field() -> None:
    header = f"{NEW},Address 1 - Street,Address 1 - City,Address 1 - Country"
    found = only(GOOGLE, header, "A,B,,,,Long Lane 1,Berlin,DE")
    assert found.fields == (Field("address", "Long Lane 1, Berlin, DE"),)


def test_a_name_written_twice_over_is_mended() -> None:
    assert only(GOOGLE, NEW, "JosÃ©,MÃ¼ller,,,a@example.org").name == "José Müller"


# --- Outlook


def test_an_exchange_address_is_no_email() -> None:
    found = only(OUTLOOK, DESK, "Ana,,Lopes,/o=Example/ou=EU/cn=Recipients/cn=ana")
    assert found.identifiers == (Identifier("x500", "/O=EXAMPLE/OU=EU/CN=RECIPIENTS/CN=ANA"),)


def test_days_never_set_are_left_out() -> None:
    found = only(OUTLOOK, f"{DESK},Birthday,Anniversary", "A,,B,a@example.org,0/0/00,6/24/2015")
    assert found.fields == (Field("anniversary", "2015-06-24"),)


def test_numbers_of_others_are_no_identifiers() -> None:
    header = f"{DESK},Assistant's Phone,Company Main Phone,Business Fax,Mobile Phone"
    found = only(OUTLOOK, header, "A,,B,,+49 30 1,+49 30 1234500,+49 30 3,+49 1512 3456789")
    assert found.identifiers == (Identifier("phone", "+4915123456789"),)
    assert Field("company main phone", "+49 30 1234500") in found.fields


def test_what_was_never_chosen_is_left_out() -> None:
    assert only(OUTLOOK, f"{DESK},Gender", "A,,B,a@example.org,Unspecified").fields == ()


def test_who_referred_somebody_is_kept() -> None:
    found = only(OUTLOOK, f"{DESK},Referred By", "A,,B,a@example.org,Tom Abara")
    assert found.fields == (Field("referred by", "Tom Abara"),)


def test_the_same_row_has_the_same_reference_whatever_stands_empty() -> None:
    first = only(OUTLOOK, DESK, "Ana,,Lopes,ana@example.org")
    again = only(OUTLOOK, f"{DESK},Notes,Spouse", "Ana,,Lopes,ana@example.org,,")
    assert first.ref == again.ref


# --- days and names


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1985-04-12", "1985-04-12"),
        ("1985-04-12T00:00:00Z", "1985-04-12"),
        ("--02-29", "--02-29"),
        ("--0412", "--04-12"),
        ("24/3/1980", "1980-03-24"),
        ("3/24/1980", "1980-03-24"),
        ("3/3/1980", "1980-03-03"),
        ("3/4/1980", "3/4/1980"),
        ("04.03.1980", "1980-03-04"),
        ("45.45.1980", "45.45.1980"),
        ("0/0/00", ""),
        ("0.0.00", ""),
        ("0000-00-00", ""),
        ("in spring", "in spring"),
    ],
)
def test_days(written: str, shown: str) -> None:
    assert show_day(written) == shown


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Ana", "", "Lopes"), "Ana Lopes"),
        (("花子", "", "山田"), "山田花子"),
        (("민수", "", "김"), "김민수"),
        (("Hanako", "", "山田"), "Hanako 山田"),
        (("", "", ""), ""),
    ],
)
def test_the_order_of_names(parts: tuple[str, str, str], name: str) -> None:
    assert join_name(*parts) == name


@pytest.mark.parametrize(("count", "is_card"), [(VALUES - 1, True), (VALUES, True), (501, False)])
def test_the_cap_on_values(count: int, is_card: bool) -> None:
    draft = CardDraft(name="Ana")
    for number in range(count):
        draft.add_email(f"a{number}@example.org")
    found = draft.to_card("f#1", "f line 1", "")
    assert isinstance(found, Card) is is_card
    assert isinstance(found, Card) or found.error


def test_nobody_is_skipped() -> None:
    assert CardDraft().to_card("f#1", "f line 2", "") == Skipped(
        "f line 2", "neither name nor address"
    )


# --- handles


@pytest.mark.parametrize(
    ("address", "profile"),
    [
        ("https://twitter.com/AnaLopes?s=20", "x.com/analopes"),
        ("x.com/AnaLopes/", "x.com/analopes"),
        ("http://www.instagram.com/ana.lopes/", "instagram.com/ana.lopes"),
        ("https://m.facebook.com/ana.lopes", "facebook.com/ana.lopes"),
        ("https://GitHub.com/ana-l", "github.com/ana-l"),
        ("https://social.example/@Ana", "social.example/@Ana"),
        ("www.linkedin.com/in/Ana", "linkedin.com/in/ana"),
        ("https://x.com/home", ""),
        ("https://twitter.com/AnaLopes/status/1", ""),
        ("https://facebook.com/profile.php?id=12", ""),
        ("https://github.com/org/project", ""),
        ("https://www.linkedin.com/company/acme", ""),
        ("https://ana.example/blog", ""),
        ("https://twitter.com.evil.example/ana", ""),
        ("https://x.com/\u212aelvin", ""),
        ("https://x.com/ana?" + "a" * (LONGEST - 18), "x.com/ana"),
        ("https://x.com/ana?" + "a" * (LONGEST - 17), ""),
        ("//" + "a." * 200_000 + "?", ""),
        ("", ""),
    ],
)
def test_profiles_of_known_networks(address: str, profile: str) -> None:
    assert network_profile(address) == profile


@pytest.mark.parametrize(
    ("network", "handle", "profile"),
    [
        ("Twitter", "@AnaLopes", "x.com/analopes"),
        ("X", "https://twitter.com/AnaLopes", "x.com/analopes"),
        ("LinkedIn", "Ana-Lopes", "linkedin.com/in/ana-lopes"),
        ("Instagram", "ana lopes", ""),
        ("Carrier pigeon", "ana", ""),
        ("twitter", "home", ""),
    ],
)
def test_handles(network: str, handle: str, profile: str) -> None:
    assert handle_profile(network, handle) == profile


# --- fuzz

_CELLS = st.lists(
    st.one_of(
        st.sampled_from([" ::: ", "* a", "=", '"', "--1", "/o=x", "tel:", "@", "://", "\u202e"]),
        st.text(max_size=12),
    ),
    max_size=8,
).map(" ".join)


@settings(max_examples=300, deadline=5_000)
@given(st.sampled_from([(GOOGLE, NEW), (GOOGLE, OLD), (OUTLOOK, DESK)]), st.lists(_CELLS))
def test_no_cells_break_the_reader(kind, cells: list[str]) -> None:
    source, header = kind
    records = read(source, header, ",".join(cells))
    assert all(isinstance(record, Card | Skipped) for record in records)
    assert records == read(source, header, ",".join(cells))
