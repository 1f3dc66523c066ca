"""vCard: every version's quirks, the caps, broken cards, and no look-alike made equal."""

import io
import random

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.sources.recorded import SETTING

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field, Skipped
from mutuals.sources.reading import content_lines
from mutuals.sources.reading.content_lines import (
    EMBEDDED,
    TEXT,
    VALUES,
    ContentLine,
    parameters_of,
    split_lines,
    split_value,
    unescape,
)
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.vcard import SOURCE


class Bytes:
    """A drop that lies in memory."""

    path = "folder/book.vcf"
    name = "book.vcf"
    folders = ("folder",)
    is_folder = False
    size = None

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.head = content[: 1 << 16]

    def open(self) -> io.BytesIO:
        return io.BytesIO(self.content)

    def children(self):
        return iter(())

    def names(self) -> tuple[str, ...]:
        return ()


def read(content: bytes | str) -> list:
    raw = content.encode() if isinstance(content, str) else content
    return list(SOURCE.read(Bytes(raw), SETTING))


def card(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def only(*lines: str) -> Card:
    (found,) = read(card(*lines))
    assert isinstance(found, Card)
    return found


def values(found: Card, name: str) -> list[str]:
    return [field.value for field in found.fields if field.name == name]


# --- recognising


@pytest.mark.parametrize(
    "head",
    [
        b"BEGIN:VCARD\r\nVERSION:3.0",
        b"\xef\xbb\xbfBEGIN:VCARD\n",
        b"\r\n\r\n  begin:vcard\n",
        "\ufeffBEGIN:VCARD\n".encode("utf-16-le"),
        "BEGIN:VCARD\n".encode("utf-16-be"),
        b"BEGIN : VCARD\n",
    ],
)
def test_the_first_lines_show_a_card(head: bytes) -> None:
    assert SOURCE.sniff(Bytes(head)) == 0.95


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"BEGIN:VCALENDAR\r\n",
        b"From: a@example.com\nSubject: card\n\nBEGIN:VCARD\n",
        b"From me Mon Jan  1 00:00:00 2024\nBEGIN:VCARD\n",
        b"\n".join([b"prose"] * 9) + b"\nBEGIN:VCARD\n",
    ],
)
def test_other_first_lines_show_none(head: bytes) -> None:
    assert SOURCE.sniff(Bytes(head)) == 0


def test_a_file_without_a_card_cannot_be_read() -> None:
    with pytest.raises(UnsoundError):
        read(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


# --- lines


def test_parameters_of_all_spellings() -> None:
    written = 'TYPE="work,voice";type=pref;HOME;LABEL="a;b:c, d";X=^n^^^\''
    assert parameters_of(written) == {
        "TYPE": ["work,voice", "pref", "HOME"],
        "LABEL": ["a;b:c, d"],
        "X": ['\n^"'],
    }


def test_lists_in_parameters_are_split() -> None:
    assert parameters_of('MEMBER="a","b,c",d') == {"MEMBER": ["a", "b,c", "d"]}


def test_a_colon_in_quotes_does_not_end_the_name() -> None:
    (line,) = split_lines(['item1.ADR;LABEL="a:b";TYPE=x:;;c:d'])
    assert line == ContentLine("item1", "ADR", 'LABEL="a:b";TYPE=x', ";;c:d")


def test_an_unbalanced_quote_is_a_plain_sign() -> None:
    (line,) = split_lines(['FN;X="a:b'])
    assert (line.name, line.value) == ("FN", "b")


@pytest.mark.parametrize("length", [1, 186, 187, 10_000])
def test_a_head_is_read_alike_whether_it_is_remembered_or_not(length: int) -> None:
    head = "Item1. email;" + "x" * length
    for _ in range(2):
        (line,) = split_lines([f"{head}:a:b"])
        assert line == ContentLine("item1", "EMAIL", "x" * length, "a:b")


def test_heads_without_end_do_not_fill_the_memory() -> None:
    content_lines._known_head.cache_clear()
    list(split_lines([f"EMAIL;{'x' * 100_000}{n}:a" for n in range(3)]))
    assert content_lines._known_head.cache_info().currsize == 0
    list(split_lines(f"EMAIL;{n}:a" for n in range(10_000)))
    assert content_lines._known_head.cache_info().currsize < 5_000


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("a;b", ["a", "b"]),
        (r"a\;b;c", ["a;b", "c"]),
        (r"a\\;b", ["a\\", "b"]),
        (r"\n;", ["\n", ""]),
        ("", [""]),
        ("a\\", ["a\\"]),
    ],
)
def test_structured_values_split_at_bare_separators(written: str, parts: list[str]) -> None:
    assert split_value(written, ";") == parts


def test_text_is_unescaped() -> None:
    assert unescape(r"a\nb\N\,\;\\\:c") == "a\nb\n,;\\:c"


def test_a_fold_may_cut_a_character_in_two() -> None:
    raw = "BEGIN:VCARD\r\nFN:Žofie\r\nEND:VCARD\r\n".encode().replace(b"\xc5\xbd", b"\xc5\r\n \xbd")
    assert read(raw)[0].name == "Žofie"


@pytest.mark.parametrize("fold", ["\r\n ", "\r\n\t", "\n "])
def test_folds_leave_no_trace(fold: str) -> None:
    assert only(f"FN:Ana No{fold}vak").name == "Ana Novak"


@pytest.mark.parametrize("size", range(1, 40))
def test_blocks_may_end_anywhere(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    content = card("FN:Ana", "NOTE:a", " b") + card("FN:Ben", "EMAIL:ben@example.com")
    whole = read(content)
    monkeypatch.setattr(content_lines, "_BLOCK", size)
    assert read(content) == whole
    assert [found.name for found in whole] == ["Ana", "Ben"]


# --- people


def test_names_come_from_the_best_there_is() -> None:
    assert only("N:Novak;Ana;Maria;Dr.;", "FN:Dr. Ana Novak").name == "Dr. Ana Novak"
    assert only("N:Novak;Ana;Maria;Dr.;").name == "Ana Novak"
    assert only("N:;;;;", "ORG:Example;Unit", "NICKNAME:Ex").name == "Example"
    assert only("NICKNAME:Ex,Other", "EMAIL:a@example.com").name == "Ex"
    assert only("EMAIL:a@example.com").name == "a@example.com"


def test_a_name_stands_in_where_no_address_is() -> None:
    assert only("FN:Ana  NOVAK").identifiers == (Identifier("name", "ana novak"),)


def test_positions_pair_organisations_and_titles() -> None:
    found = only("FN:A", "ORG:One;Unit", "ORG:Two", "TITLE:Boss")
    shown = [(each.organisation, each.title) for each in found.affiliations]
    assert shown == [("One", "Boss"), ("Two", "")]
    assert values(found, "department") == ["Unit"]
    assert values(only("FN:A", "TITLE:Freelancer"), "title") == ["Freelancer"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("BDAY:19850412", "1985-04-12"),
        ("BDAY:1985-04-12T00:00:00Z", "1985-04-12"),
        ("BDAY:--0412", "--04-12"),
        ("BDAY:--04-12", "--04-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", "--04-12"),
        ("BDAY:1985-04", "1985-04"),
        ("BDAY;VALUE=text:circa 1800", "circa 1800"),
    ],
)
def test_birthdays(line: str, shown: str) -> None:
    assert values(only("FN:A", line), "birthday") == [shown]


def test_an_assistant_s_number_is_not_the_person_s() -> None:
    found = only("FN:A", "item1.TEL:+49 30 1234567", "item1.X-ABLabel:_$!<AssistantPhone>!$_")
    assert found.identifiers == (Identifier("name", "a"),)
    assert Field("assistantphone", "+49 30 1234567") in found.fields


def test_profiles_in_urls() -> None:
    found = only(
        "URL:https://de.linkedin.com/in/Ana-N/",
        "URL:https://www.linkedin.com/company/acme",
        "X-SOCIALPROFILE;type=twitter:http://WWW.Twitter.com/Ana?x=1",
    )
    assert found.identifiers == (
        Identifier("profile", "linkedin.com/in/ana-n"),
        Identifier("profile", "x.com/ana"),
    )
    assert values(found, "url") == ["https://www.linkedin.com/company/acme"]


@pytest.mark.parametrize(
    ("line", "profile"),
    [
        ("X-SOCIALPROFILE;type=twitter;x-user=AnaN:x-apple:AnaN", "x.com/anan"),
        ("X-SOCIALPROFILE;type=instagram:x-apple:ana.n", "instagram.com/ana.n"),
        ("SOCIALPROFILE;SERVICE-TYPE=Twitter;VALUE=text:AnaN", "x.com/anan"),
        ("SOCIALPROFILE;SERVICE-TYPE=Other:https://page.example/ana", "page.example/ana"),
        ("URL:https://github.com/AnaN", "github.com/anan"),
        ("X-TWITTER:@AnaN", "x.com/anan"),
    ],
)
def test_handles_of_known_networks_are_profiles(line: str, profile: str) -> None:
    assert only("FN:A", line).identifiers == (Identifier("profile", profile),)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("RELATED;TYPE=friend;VALUE=text:Ben Okoro", Field("friend", "Ben Okoro")),
        ("RELATED;VALUE=text:Ben", Field("related", "Ben")),
        ("X-ABRELATEDNAMES;type=pref;type=spouse:Ben", Field("spouse", "Ben")),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Honza;1;;;;;;;;;;;;;",
            Field("nickname", "Honza"),
        ),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Eve;7;;;;;;;;;;;;;",
            Field("manager", "Eve"),
        ),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Eve;0;Godmother;;",
            Field("godmother", "Eve"),
        ),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2015-06-20;1;;;",
            Field("anniversary", "2015-06-20"),
        ),
    ],
)
def test_relations_nicknames_and_days(line: str, field: Field) -> None:
    assert only("FN:A", line).fields == (field,)


@pytest.mark.parametrize(
    "line", ["RELATED;TYPE=friend:urn:uuid:1-2", "X-ANDROID-CUSTOM:;;", "X-ANDROID-CUSTOM:a/b;c"]
)
def test_what_names_nobody_is_left_out(line: str) -> None:
    assert only("FN:A", line).fields == ()


def test_an_endless_address_is_no_profile() -> None:
    written = "//" + "a." * 200_000 + "?"
    assert only("FN:A", f"X-SOCIALPROFILE:{written}").fields == (Field("profile", written),)


def test_groups_are_skipped_and_organisations_kept() -> None:
    assert read(card("KIND:group", "FN:Team")) == [
        Skipped(
            "book.vcf#" + read(card("KIND:group", "FN:Team"))[0].where[9:], "a group, no person"
        )
    ]
    assert only("KIND:org", "FN:Example").name == "Example"


def test_pictures_are_never_kept() -> None:
    found = only("FN:A", "PHOTO;ENCODING=b:QUJD", "item1.LOGO:QUJD", "SOUND:QUJD", "KEY:QUJD")
    assert found.fields == ()
    assert "QUJD" not in repr(found)


def test_a_reference_is_the_uid_or_a_digest() -> None:
    assert only("FN:A", "UID:urn:uuid:1-2").ref == "book.vcf#urn:uuid:1-2"
    digest = only("FN:A").ref.partition("#")[2]
    assert len(digest) == 16
    assert int(digest, 16) >= 0
    assert only("FN:A", "UID:" + "x" * 300).ref != "book.vcf#" + "x" * 300


# --- version 2.1


def test_quoted_printable_with_soft_breaks() -> None:
    found = only(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C4=8Cern=C3=BD;=4A=61=6E",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one =",
        "two=0D=0Athree=",
        "END:not the end",
        "TEL;CELL:+1 415 555 0100",
    )
    assert found.name == "Jan Černý"
    assert values(found, "note") == ["one two\nthreeEND:not the end"]
    assert Identifier("phone", "+14155550100") in found.identifiers


@pytest.mark.parametrize("charset", ["ISO-8859-1", "windows-1252", "latin1"])
def test_charsets(charset: str) -> None:
    line = f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:M=FCller"
    assert only(line).name == "Müller"


def test_an_unknown_charset_is_guessed() -> None:
    assert only("FN;CHARSET=klingon-7;ENCODING=QUOTED-PRINTABLE:M=FCller").name == "Müller"
    assert only("FN;CHARSET=base64:Ana").name == "Ana"


def test_the_card_of_an_assistant_is_not_the_person_s() -> None:
    inner = card("FN:Fred", "EMAIL:fred@example.com").strip()
    found = only("FN:Boss", "AGENT:", inner, "EMAIL:boss@example.com")
    assert found.identifiers == (Identifier("email", "boss@example.com"),)


# --- broken cards


def test_a_card_without_end_gives_what_is_sound() -> None:
    records = read("BEGIN:VCARD\nFN:Cut\nEMAIL:cut@example.com\n" + card("FN:Next"))
    assert [type(record) for record in records] == [Card, Skipped, Card]
    assert records[1].error
    assert records[1].why == "card without END"
    assert records[1].where == records[0].ref


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    assert read(card("FN:José Müller").encode(encoding))[0].name == "José Müller"


def test_one_odd_line_does_not_spoil_the_others() -> None:
    raw = card("FN:Žofie", "NOTE:X").encode().replace(b"NOTE:X", b"NOTE:caf\xe9")
    (found,) = read(raw)
    assert found.name == "Žofie"
    assert values(found, "note") == ["café"]


def test_nul_bytes_and_garbage_between_cards() -> None:
    raw = b"junk\0\n" + card("FN:A\0na").encode() + b"\xff\xfe\n\n" + card("FN:Ben").encode()
    assert [found.name for found in read(raw)] == ["Ana", "Ben"]


def test_old_mac_line_ends() -> None:
    assert read(card("FN:Ana").replace("\r\n", "\r"))[0].name == "Ana"


# --- caps


@pytest.mark.parametrize(("over", "kept"), [(-1, True), (0, True), (1, False)])
def test_the_cap_on_text(over: int, kept: bool) -> None:
    frame = len("\nFN:A\nNOTE:")
    (found,) = read(f"BEGIN:VCARD\nFN:A\nNOTE:{'x' * (TEXT - frame + over)}\nEND:VCARD\n")
    assert isinstance(found, Card) is kept
    assert kept or found.error


@pytest.mark.parametrize(("over", "kept"), [(-1, True), (0, True), (1, False)])
@pytest.mark.parametrize("folded", [False, True])
def test_the_cap_on_pictures(over: int, kept: bool, folded: bool) -> None:
    picture = "PHOTO:" + "A" * (EMBEDDED - len("PHOTO:") + over)
    if folded:
        picture = "\n ".join(picture[at : at + 74] for at in range(0, len(picture), 74))
    (found,) = read(f"BEGIN:VCARD\nFN:A\n{picture}\nEND:VCARD\n")
    assert isinstance(found, Card) is kept
    assert kept or found.error


@pytest.mark.parametrize(
    ("count", "kept"), [(VALUES - 1, True), (VALUES, True), (VALUES + 1, False)]
)
def test_the_cap_on_values(count: int, kept: bool) -> None:
    emails = [f"EMAIL:a{number}@example.com" for number in range(count - 1)]
    found, neighbour = read(card("FN:A", *emails) + card("FN:B"))
    assert isinstance(found, Card) is kept
    assert kept or found.error
    assert neighbour.name == "B"


def test_a_card_without_any_end_does_not_fill_the_memory() -> None:
    content = b"BEGIN:VCARD\nFN:A\nNOTE:" + b"x" * 30_000_000 + b"\n" + card("FN:B").encode()
    first, second = read(content)
    assert first == Skipped(first.where, "card longer than any cap allows", error=True)
    assert second.name == "B"


# --- tricks

TRICKS = (
    "al\u200bice@trusted.example",
    "alice@trusted.example\u202e",
    "\u0430lice@trusted.example",
    "\uff41lice@trusted.example",
    "alice@trusted.exampl\u0435",
)


@pytest.mark.parametrize("address", TRICKS)
def test_no_look_alike_becomes_the_trusted_address(address: str) -> None:
    (identifier,) = only(f"EMAIL:{address}").identifiers
    assert identifier == Identifier("email", address)


def test_the_kelvin_sign_stays_one() -> None:
    found = only("EMAIL:A@\u212aelvin.example", "URL:https://linkedin.com/in/\u212aelvin")
    assert found.identifiers == (
        Identifier("email", "a@\u212aelvin.example"),
        Identifier("profile", "linkedin.com/in/\u212aelvin"),
    )


@pytest.mark.parametrize("address", ["not an address", "a@b@c.example", "@example.com", "x"])
def test_what_is_no_address_is_a_field(address: str) -> None:
    assert values(only("FN:A", f"EMAIL:{address}"), "email") == [address]


# --- phone numbers


@pytest.mark.parametrize(
    ("written", "region", "shown"),
    [
        ("+44 (0)1632 960001", None, "+441632960001"),
        ("0044 1632 960001", None, "+441632960001"),
        ("01632 960001", "GB", "+441632960001"),
        ("01632  960001", None, "01632 960001"),
        ("tel:+1-415-555-0100;ext=5", None, "+14155550100"),
        ("+1 (212) 204-34456", None, "+1 (212) 204-34456"),
        ("12345", "DE", "12345"),
        ("BusinessPhone", "DE", ""),
        ("\u0660\u0661\u0662\u0663", "DE", "\u0660\u0661\u0662\u0663"),
        ("+" + "1" * 200, None, "+" + "1" * 200),
    ],
)
def test_phone_numbers(written: str, region: str | None, shown: str) -> None:
    assert normalise_phone(written, region) == shown


@pytest.mark.parametrize("start", ["1", "33", "44", "49", "31", "41"])
def test_the_short_way_agrees_with_phonenumbers(start: str) -> None:
    chance = random.Random(start)  # noqa: S311 - test material
    for _ in range(2_000):
        digits = start + "".join(chance.choices("0123456789", k=chance.randint(7, 12)))
        shown = normalise_phone("+" + digits, None)
        number = phonenumbers.parse("+" + digits)
        formatted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        assert shown == (formatted if phonenumbers.is_possible_number(number) else "+" + digits)


# --- fuzz

_WORDS = st.sampled_from(
    [
        b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"VERSION:2.1\n", b"VERSION:4.0\r\n", b"FN:", b"N:;",
        b"EMAIL;TYPE=", b":a@example.com\r\n", b"TEL:+4", b"ORG:;\\", b"AGENT:\n", b"\r\n ",
        b";ENCODING=QUOTED-PRINTABLE:=\n", b";CHARSET=utf-16:", b"PHOTO;BASE64:\n", b'"', b"^n",
        b"item1.X-ABLabel:", b"item1.", b"URL:http://", b"BDAY:--", b"\0", b"\xff\xfe", b"=0D=0A=",
        b"\xe2\x80", b"KIND:group\n", b"UID:", b"\\", b"CATEGORIES:,,\\,\n",
    ]
)  # fmt: skip
_PIECES = st.lists(st.one_of(_WORDS, st.binary(max_size=6)), max_size=60).map(b"".join)


def check_fuzzed(content: bytes) -> None:
    try:
        records = read(content)
    except UnsoundError:
        return
    assert all(isinstance(record, Card | Skipped) for record in records)
    for record in records:
        hash(record)
        assert isinstance(record, Skipped) or (record.identifiers and record.ref)
    assert read(content) == records


@settings(max_examples=500, deadline=5_000)
@given(_PIECES)
@example(b"BEGIN:VCARD\nN;CHARSET=hex:1\nEND:VCARD")
@example(b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=\nEND:VCARD\n")
def test_no_bytes_break_the_reader(content: bytes) -> None:
    check_fuzzed(b"BEGIN:VCARD\n" + content)


@pytest.mark.deep
@settings(max_examples=10_000, deadline=5_000)
@given(_PIECES)
def test_no_bytes_break_the_reader_deep(content: bytes) -> None:
    check_fuzzed(content)
