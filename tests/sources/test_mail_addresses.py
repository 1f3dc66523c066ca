"""Address fields: every shape people's mailers write, and no trick that names a trusted address."""

import time

import pytest

from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_address import only_address, read_addresses

BOB = ("email", "bob@evil.example")

SHAPES = {
    "Ana <Ana.Ruiz@Alpha.TEST>": [("email", "ana.ruiz@alpha.test", "Ana")],
    "ben@beta.test": [("email", "ben@beta.test", "")],
    '"Ruiz, Ana" <a@b.test>, <c@d.test>': [
        ("email", "a@b.test", "Ruiz, Ana"),
        ("email", "c@d.test", ""),
    ],
    "a@b.test (Ana (the first))": [("email", "a@b.test", "Ana (the first)")],
    "'a@b.test' <a@b.test>": [("email", "a@b.test", "")],
    "\"'a@b.test'\"": [("email", "a@b.test", "")],
    "Ruiz, Ana </O=ACME/OU=EU/cn=Recipients/CN=Aruiz>": [
        ("x500", "/O=ACME/OU=EU/CN=RECIPIENTS/CN=ARUIZ", "Ruiz, Ana")
    ],
    'Lake, "Jo F." <jo@b.test>, Hill, Tom <tom@b.test>': [
        ("email", "jo@b.test", "Lake, Jo F."),
        ("email", "tom@b.test", "Hill, Tom"),
    ],
    "Gene Park, Kelly Lock <k@b.test>": [
        ("display", "gene park", "Gene Park"),
        ("email", "k@b.test", "Kelly Lock"),
    ],
    '"x@y.test@ACME"': [("email", "x@y.test", "")],
    '"X@y.test @ ACME"': [("email", "x@y.test", "")],
    '"Daily News news@paper.test@ACME"': [("email", "news@paper.test", "Daily News")],
    "A.B@acme.test [mailto:A.B@acme.test]": [("email", "a.b@acme.test", "")],
    "Jo [mailto:jo@acme.test]": [("email", "jo@acme.test", "Jo")],
    "Anna Ray/Acme Communications@ACME": [("notes", "anna ray/acme communications", "Anna Ray")],
    "Angie Bell <Angie Bell/EU/Acme@ACME>": [("notes", "angie bell/eu/acme", "Angie Bell")],
    "Tom Hill/LON/ACM": [("notes", "tom hill/lon/acm", "Tom Hill")],
    "Staff Services <Staff Services@ACME>": [("display", "staff services", "Staff Services")],
    "Gene Park": [("display", "gene park", "Gene Park")],
    "Gene Park, Kelly Lock": [
        ("display", "gene park", "Gene Park"),
        ("display", "kelly lock", "Kelly Lock"),
    ],
    "STONE, MARY": [("display", "mary stone", "STONE, MARY")],
    "Doe, Jane; a@b.test; Roe, Jo Ann": [
        ("display", "jane doe", "Doe, Jane"),
        ("email", "a@b.test", ""),
        ("display", "jo ann roe", "Roe, Jo Ann"),
    ],
    "user at host.test (Ana Ruiz)": [("email", "user@host.test", "Ana Ruiz")],
    "user at host.test": [("email", "user@host.test", "")],
    "Friends: a@b.test, Bob <c@d.test>;": [("email", "a@b.test", ""), ("email", "c@d.test", "Bob")],
    "undisclosed-recipients:;": [],
    "Undisclosed recipients": [],
    "=?utf-8?q?Jos=C3=A9?= <j@b.test>": [("email", "j@b.test", "José")],
    "=?utf-8?b?RG9lLCBKYW5l?= <j@b.test>": [("email", "j@b.test", "Doe, Jane")],
    "mailto:a@b.test": [("email", "a@b.test", "")],
    "<@relay.test,@hop.test:user@host.test>": [("email", "user@host.test", "")],
    "root@localhost": [("email", "root@localhost", "")],
    "user@[10.0.0.1]": [("email", "user@[10.0.0.1]", "")],
    '"john.smith"@x.test': [("email", "john.smith@x.test", "")],
    "Jane <jane@x.test> (at work), ": [("email", "jane@x.test", "Jane")],
    '"Q, \\"X\\"" <q@x.test>': [("email", "q@x.test", 'Q, "X"')],
    '"Lake\tJo" <q@x.test>': [("email", "q@x.test", "Lake Jo")],
    "": [],
    " , ;": [],
}

NOBODY = [
    "alice@trusted.example)bob@evil.example",
    "alice@trusted.example(bob@evil.example",
    "<alice@trusted.example>bob@evil.example",
    "<alice@trusted.example> <bob@evil.example>",
    "alice@trusted.example bob@evil.example",
    "alice@trusted.example@evil.example",
    '"alice@trusted.example"@evil.example',
    '<"alice@trusted.example"@evil.example>',
    '<"<alice@trusted.example>"@evil.example>',
    "bob@evil.example [mailto:alice@trusted.example]",
    "alice@trusted.example\0",
    "al\0ice@trusted.example",
    "alice@trusted.example\\@evil.example",
    "=?utf-8?q?alice=40trusted.example?=",
    '"alice@trusted.example" <>',
    "<alice@trusted.example",
    "alice@trusted.example>",
    "alice @trusted.example",
    "(" * 1000 + ")" * 1000 + "alice@trusted.example",
]

LAST_WINS = [
    '"alice@trusted.example" <bob@evil.example>',
    "alice@trusted.example <bob@evil.example>",
    "=?utf-8?q?alice=40trusted.example?= <bob@evil.example>",
    "=?utf-8?q?=3Calice=40trusted.example=3E?= <bob@evil.example>",
    "bob@evil.example (alice@trusted.example)",
    "(alice@trusted.example) bob@evil.example",
    '"<alice@trusted.example>" <bob@evil.example>',
    "alice@trusted.example: <bob@evil.example>;",
]


def named(value: str, unwrap: bool = False) -> list[tuple[str, str, str]]:
    return [(*box.identifier, box.name) for box in read_addresses(value, unwrap=unwrap).mailboxes]


@pytest.mark.parametrize("value", SHAPES)
def test_shape(value: str) -> None:
    assert named(value) == SHAPES[value]
    assert not read_addresses(value).doubtful


@pytest.mark.parametrize("value", NOBODY)
def test_two_readings_name_nobody(value: str) -> None:
    reading = read_addresses(value)
    assert reading.mailboxes == ()
    assert reading.doubtful


@pytest.mark.parametrize("value", LAST_WINS)
def test_the_address_is_the_one_the_mail_system_reads(value: str) -> None:
    assert [box.identifier for box in read_addresses(value).mailboxes] == [BOB]


def test_an_unclosed_bracket_puts_the_field_in_doubt() -> None:
    reading = read_addresses("a@b.test, <c@d.test")
    assert named("a@b.test, <c@d.test") == [("email", "a@b.test", "")]
    assert reading.doubtful


def test_letters_beyond_ascii_stay_as_they_are() -> None:
    kelvin, wide = "\u212aate@x.test", "\uff41lice@trusted.example"
    assert named(f"K <{kelvin}>") == [("email", kelvin, "K")]
    assert named(f"{wide}") == [("email", wide, "")]
    assert named("alice@trusted.example\u200b") != named("alice@trusted.example")
    assert named("\u212aate Doe")[0][1] == "\u212aate doe"


CAPSULE = '"Jim <jim@out.test>@ACME" <IMCEANOTES-+22Jim+22+20+3Cjim+40out+2Etest+3E+40ACME@a.test>'


def test_capsules_open_only_in_an_export() -> None:
    assert named(CAPSULE, unwrap=True) == [("email", "jim@out.test", "Jim")]
    assert "jim@out.test" not in [value for _kind, value, _name in named(CAPSULE)]
    exchange = "IMCEAEX-_O=ACME_OU=EU_CN=RECIPIENTS_CN=JO@acme.test"
    assert named(exchange, unwrap=True) == [("x500", "/O=ACME/OU=EU/CN=RECIPIENTS/CN=JO", "")]


@pytest.mark.parametrize(("length", "kept"), [(319, True), (320, True), (321, False)])
def test_cap_on_an_address(length: int, kept: bool) -> None:
    address = "a" * (length - len("@x.test")) + "@x.test"
    assert bool(named(address)) is kept
    assert bool(named(f"Ana: <{address}>")) is kept


@pytest.mark.parametrize(("depth", "kept"), [(49, True), (50, True), (51, False)])
def test_cap_on_nested_comments(depth: int, kept: bool) -> None:
    assert limits.COMMENT_DEPTH == 50
    assert bool(named("(" * depth + "x" + ")" * depth + " a@b.test")) is kept


def test_names_are_cut() -> None:
    assert len(named("x" * 500 + " <a@b.test>")[0][2]) == limits.NAME_CHARACTERS


@pytest.mark.parametrize(
    "piece",
    ["a@b.test, ", "(", ")", "<", ">", '"', '"\\"', ":", "a:", ";", " ", "=?a?q?", "\\", "a/", "@",
     "a@", " at ", ".", "'", "<a>", "(a)", '"a"', "+40", "IMCEAEX-a@", "[mailto:a@b] ", "/O=a",
     ","],
)  # fmt: skip
def test_no_field_takes_long(piece: str) -> None:
    value = piece * (limits.HEADER_CHARACTERS // len(piece))
    beside = (f"x {value}", f"{value} <a@b.test>", f"<{value}>", f'"{value}" <a@b.test>')
    for text in (value, *beside):
        begin = time.process_time()
        read_addresses(text, unwrap=True)
        assert time.process_time() - begin < 1


def test_posting_addresses() -> None:
    assert only_address("<mailto:Quilt@Lists.test?subject=x>") == ("email", "quilt@lists.test")
    assert only_address("NO") is None
    assert only_address("<https://lists.test/post>") is None
