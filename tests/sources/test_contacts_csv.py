"""Tables of contacts without a known header: what is guessed, told, and refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.memory import Memory
from tests.sources.recorded import SETTING

from mutuals.faces.cli import main
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field, Note, Skipped
from mutuals.sources.contacts_csv import SOURCE
from mutuals.sources.reading.column_guess import guess, tell
from mutuals.sources.reading.column_words import role_of
from mutuals.sources.reading.table import normal_column


def read(*lines: str) -> list:
    return list(SOURCE.read(Memory("\n".join([*lines, ""])), SETTING))


def only(*lines: str) -> Card:
    _note, found = read(*lines)
    assert isinstance(found, Card)
    return found


def roles(headings: list[str], *rows: list[str]) -> list[str | None]:
    return [column.role for column in guess(headings, rows)]


# --- recognising


@pytest.mark.parametrize(
    "content",
    [
        "Name,Email\nAna,ana@example.org\n",
        "name;e-mail\nAna;ana@example.org\n",
        "Nom\tCourriel\nAna\tana@example.org\n",
        "List of 2026\n\nName,Company,Mail\nAna,Acme,ana@example.org\n",
        "Vorname,Nachname,Handy\nAna,Lopes,+49 30 1234567\n",
        "Name,Company,Title\nAna,Acme,Head\n",
        "姓名,邮箱\nAna,ana@example.org\n",
        "E-Mail\nana@example.org\n",
    ],
)
def test_lists_of_people_are_known(content: str) -> None:
    assert SOURCE.sniff(Memory(content)) == 0.55


@pytest.mark.parametrize(
    "content",
    [
        "",
        "product,price\nnut,1\n",
        "name,price,email\nnut,1,shop@example.org\n",
        "Ana,ana@example.org\nBen,ben@example.org\n",
        "Name\nAna\n",
        "Name,Published On,Url\nA book,2020,https://example.org/a\n",
        "Account address,Show boosts\nana@example.org,true\n",
        "ana@example.org\nben@example.org\n",
        "Dear all, by e-mail\nName,Email\nAna,ana@example.org\n",
        "Date,Name,Amount,Email\n2024-01-01,Ana,3,ana@example.org\n",
        "First Name,Last Name,Email Address,Company,Position,Connected On\nA,B,,C,D,1 May 2020\n",
        '{"name": "a", "email": "b"}\n',
        "From ana@example.org Mon Jan  1 00:00:00 2024\nName,Email\nAna,ana@example.org\n",
        "\n" * 12 + "Name,Email\nAna,ana@example.org\n",
        "Name,Email,Subject,Body\nAna,ana@example.org,Hello,Text\n",
    ],
)
def test_other_tables_are_left_alone(content: str) -> None:
    assert SOURCE.sniff(Memory(content)) == 0


# --- guessing


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("E-Mail (privat)", "email"),
        ("Work email:", "email"),
        ("Adresse e-mail", "email"),
        ("Correo electrónico 1 - Valor", "email"),
        ("Téléphone portable", "phone"),
        ("Mobile #", "phone"),
        ("Fax number", None),
        ("Assistant's phone", None),
        ("Emergency phone", None),
        ("LinkedIn URL", "profile"),
        ("X", "profile"),
        ("Arbeitgeber", "organisation"),
        ("Cargo", "title"),
        ("メールアドレス", "email"),
        ("이름", "name"),
        ("Mailing address", "place"),
        ("Meal", None),
        ("", None),
    ],
)
def test_what_headings_say(heading: str, role: str | None) -> None:
    assert role_of(normal_column(heading)) == role


def test_cells_speak_where_headings_do_not() -> None:
    headings = ["Who", "Mail", "Where", "Page", "No"]
    row = ["Ana Lopes", "ana@example.org", "+49 30 1234567", "https://x.com/ana", "2024-01-05"]
    assert roles(headings, row, row) == ["name", "email", "phone", "profile", None]


def test_cells_speak_against_headings() -> None:
    assert roles(["Contact", "Name"], ["a@example.org", "Ana"]) == ["email", "name"]
    assert roles(["Name", "Email"], ["Ana", "opted in"]) == ["name", None]
    assert roles(["Name", "Phone"], ["Ana", "yes"]) == ["name", None]
    assert roles(["Name", "Title", "Role"], ["Ana", "Dr.", "Head"]) == ["name", None, "title"]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Name", "Vorname"], ["family", "given"]),
        (["Nom", "Prénom"], ["family", "given"]),
        (["Nombre", "Apellidos"], ["given", "family"]),
        (["Nome", "Cognome"], ["given", "family"]),
        (["Nome"], ["name"]),
        (["Name", "First name", "Last name"], ["name", "given", "family"]),
    ],
)
def test_halves_of_names(headings: list[str], expected: list[str]) -> None:
    assert roles(headings) == expected


def test_the_guess_is_told() -> None:
    columns = guess(["Mail", "Wer", "Meal"], [["a@example.org", "Ana Lopes", "fish"]])
    assert tell(columns) == (
        "columns read: 'Mail' as e-mail, 'Wer' as name (by what it holds); left out: 'Meal'"
    )


def test_telling_has_an_end() -> None:
    columns = guess(["Email", *(f"{'x' * 200}{n}" for n in range(299))], [])
    assert len(tell(columns)) < 2_500


# --- reading


def test_a_list_of_a_conference() -> None:
    found = only("Attendee,Company,Function,Mail,City", '"Lopes, Ana",Acme,Head,ana@a.example,Faro')
    assert found.name == "Ana Lopes"
    assert [(work.organisation, work.title) for work in found.affiliations] == [("Acme", "Head")]
    assert found.fields == (Field("city", "Faro"),)
    assert found.family == ""


def test_several_values_in_one_cell() -> None:
    found = only(
        "Name,Emails,Phones", 'Ana,"a@b.example; <c@d.example>",+49 30 1234567 | +4930123456'
    )
    assert [each.value for each in found.identifiers] == [
        "a@b.example", "c@d.example", "+49301234567", "+4930123456",
    ]  # fmt: skip


def test_handles_under_a_network_s_name() -> None:
    found = only("Name,Email,LinkedIn,Twitter", "Ana,,ana-lopes,@AnaL")
    assert found.identifiers == (
        Identifier("profile", "linkedin.com/in/ana-lopes"),
        Identifier("profile", "x.com/anal"),
    )


def test_broken_rows_and_empty_ones_are_values() -> None:
    note, empty, broken, good = read("Name,Email,Meal", ",,fish", "Too,few", "Ana,a@example.org,")
    assert isinstance(note, Note)
    assert (empty.why, empty.error) == ("neither name nor address", False)
    assert broken.error
    assert good.name == "Ana"


def test_the_guess_does_not_depend_on_what_lies_far_down() -> None:
    rows = [f"Person {n},p{n}@example.org,word" for n in range(60)]
    short = read("Name,Email,Other", *rows)
    long = read("Name,Email,Other", *rows, *["X Y,x@example.org,z@example.org"] * 5_000)
    assert short[0] == long[0]


# --- the whole way


def imported(capsys: pytest.CaptureFixture[str], home: Path, path: Path, *more: str) -> str:
    assert main(["--home", str(home), "import", str(path), *more]) == 0
    return capsys.readouterr().out


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    at = tmp_path / "home"
    assert main(["--home", str(at), "init", "--me", "me@example.org", "--yes"]) == 0
    capsys.readouterr()
    return at


def test_the_report_tells_the_guess(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Mail,Meal\nAna Lopes,ana@example.org,fish\n", encoding="utf-8")
    (source,) = json.loads(imported(capsys, home, path, "--json"))["sources"]
    assert source["notes"] == ["columns read: 'Name' as name, 'Mail' as e-mail; left out: 'Meal'"]
    assert (source["read"], source["added"]["people"], source["skipped"]) == (1, 1, [])
    assert "columns read" in " ".join(imported(capsys, home, path, "--retry").split())


def test_other_formats_have_nothing_to_tell(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "book.vcf"
    path.write_text("BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", encoding="utf-8")
    (source,) = json.loads(imported(capsys, home, path, "--json"))["sources"]
    assert source["notes"] == []


# --- fuzz

_CELLS = st.one_of(
    st.sampled_from(
        ["Name", "Email", "X", "a@b.example", "+49 30", '"', "\t", "@x", ";", "\u202e"]
    ),
    st.text(max_size=8),
)
_TABLE = st.lists(st.lists(_CELLS, max_size=6).map(",".join), max_size=8)


@settings(max_examples=300, deadline=5_000)
@given(_TABLE)
def test_no_table_breaks_the_reader(lines: list[str]) -> None:
    drop = Memory("\n".join(["Name,Email,Other", *lines]).encode("utf-8", "surrogatepass"))
    records = list(SOURCE.read(drop, SETTING))
    assert all(isinstance(record, Card | Skipped | Note) for record in records)
    assert records == list(SOURCE.read(drop, SETTING))
    assert SOURCE.sniff(Memory("\n".join(lines).encode("utf-8", "surrogatepass"))) in {0, 0.55}
