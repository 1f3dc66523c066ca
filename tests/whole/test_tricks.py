"""No trick of a stranger merges him with somebody trusted or changes the trusted one's figures."""

import json

import pytest
from tests.operations.homes import Home, as_json
from tests.operations.letters import (
    EVE,
    ME,
    calendar,
    card,
    cards,
    delivered,
    mail,
    mbox,
    meeting,
    sent_box,
)

AS_OF = "2026-03-20"
MIA = f"Mia Home <{ME}>"
KELVIN, CYRILLIC_A, DOTLESS_I = "\u212a", "\u0430", "\u0131"
FULL_WIDTH_A, FULL_WIDTH_AT = "\uff41", "\uff20"
TRUSTED = {
    "Alice Kern": "alice.kern@trusted.example",
    "Ana Lopes": "ana@trusted.example",
    "Mark Sikk": "mark.sikk@trusted.example",
}
FIGURES = [
    "id",
    "name",
    "emails",
    "phones",
    "profiles",
    "organisations",
    "kind",
    "interactions",
    "sent",
    "received",
    "met",
    "first_contact",
    "last_contact",
    "strength",
    "alive",
    "state",
    "cadence_days",
    "due_in_days",
    "reciprocity",
    "timeline",
    "fields",
]


def known(folder) -> Home:
    """Return a home in which the trusted people are known well."""
    home = Home(folder / "home", AS_OF)
    mails = [
        mail(*pair, f"2026-0{month}-03", hour=hour, more=more)
        for name, address in TRUSTED.items()
        for month in (1, 2, 3)
        for hour, (pair, more) in enumerate(
            [((MIA, f"{name} <{address}>"), ""), ((f"{name} <{address}>", ME), delivered())], 9
        )
    ]
    home.run("init", me=(ME,), name="Mia Home")
    home.take(sent_box(folder, *mails[::2]), mbox(folder / "in.mbox", *mails[1::2]))
    home.take(calendar(folder / "mine.ics", meeting("own", "20260305T100000Z")))
    home.take(
        cards(
            folder / "book.vcf",
            *(card(name, f"EMAIL:{address}") for name, address in TRUSTED.items()),
        )
    )
    return home


def pages(home: Home) -> dict[str, str]:
    """Return the pages of the trusted people as far as a stranger could wish to change them."""
    found = {address: home.person(address) for address in TRUSTED.values()}
    return {
        address: as_json({name: getattr(page, name) for name in FIGURES})
        for address, page in found.items()
    }


def post(sender: str, more: str = "", to: str = ME, **options) -> str:
    """Return a mail of a stranger, as it came in."""
    return mail(sender, to, "2026-03-12", more=delivered() + more, **options)


def tricks(name: str, address: str) -> dict[str, str]:
    """Return what a stranger may try on somebody of this name and address."""
    local, _, domain = address.partition("@")
    return {
        "same name": post(f"{name} <{EVE}>"),
        "same local part": post(f"{name} <{local}@evil.example>"),
        "same local part at a look-alike": post(f"{name} <{local}@trusted.example.evil.example>"),
        "homoglyph": post(f"{name} <{address.replace('a', CYRILLIC_A, 1)}>"),
        "Kelvin sign": post(f"{name} <{address.replace('k', KELVIN, 1)}>"),
        "dotless i": post(f"{name} <{address.replace('i', DOTLESS_I, 1)}>"),
        "full width": post(f"{name} <{address.replace('a', FULL_WIDTH_A, 1)}>"),
        "full width at": post(f"{name} <{local}{FULL_WIDTH_AT}{domain}>"),
        "zero width": post(f"{name} <{local}\u200b@{domain}>"),
        "soft hyphen": post(f"{name} <{local}@trus\u00adted.example>"),
        "Reply-To": post(f"{name} <{EVE}>", more=f"Reply-To: {address}\n"),
        "Sender": post(f"{name} <{EVE}>", more=f"Sender: {name} <{address}>\n"),
        "address as name": post(f'"{address}" <{EVE}>'),
        "name with address": post(f'"{name} <{address}>" <{EVE}>'),
        "comment": post(f"{EVE} ({address})"),
        "parseaddr": post(f"{address})bob@evil.example"),
        "two angles": post(f"<{address}> <{EVE}>"),
        "two in From": post(f"{address}, {EVE}"),
        "two From lines": post(f"{name} <{address}>", more=f"From: {EVE}\n"),
        "group": post(f"{name}: {address}, {EVE};"),
        "source route": post(f"<@{domain}:{EVE}>"),
        "quoted local part": post(f'"{address}"@evil.example'),
        "encoded address": post(f"=?utf-8?q?{address.replace('@', '=40')}?= <{EVE}>"),
        "encoded angle": post(f"=?utf-8?q?<{address.replace('@', '=40')}>?="),
        "NUL": post(f"{address}\0@evil.example"),
        "failed check": post(
            f"{name} <{address}>", more="Authentication-Results: mx.home.example; dmarc=fail\n"
        ),
        "list post": post(
            f"{name} <{EVE}>",
            more=f"List-Id: <x.evil.example>\nList-Post: <mailto:{address}>\n",
        ),
        "list id": post(f"x <{EVE}>", more=f"List-Id: <{address}>\n", to=address),
        "attached card": post(
            f"{name} <{EVE}>",
            more="Content-Type: text/vcard\n\nBEGIN:VCARD\nVERSION:3.0\nFN:"
            f"{name}\nEMAIL:{EVE}\nEMAIL:{address}\nEND:VCARD\n",
        ),
        "no date": post(f"{name} <{EVE}>", date=""),
        "future": post(f"{name} <{EVE}>", date="Fri, 01 Jan 2099 00:00:00 +0000"),
        "delivered to": mail(EVE, ME, more=f"Delivered-To: {address}\n"),
        "my own name": post(f"Mia Home <{EVE}>", to=f"Mia Home <{EVE}>"),
    }


LETTERS = {"Kelvin sign": "k", "dotless i": "i"}


def fits(trick: str, _: str, address: str) -> bool:
    """Say whether an address has the letter that a trick replaces."""
    return LETTERS.get(trick, "") in address


NAMES = sorted(tricks("x", "x@y"))


@pytest.mark.parametrize("name", NAMES)
def test_a_mail_of_a_stranger_changes_nobody_trusted(tmp_path, name):
    home = known(tmp_path)
    before = pages(home)
    mails = [tricks(*each)[name] for each in TRUSTED.items() if fits(name, *each)]
    assert mails
    report = home.take(mbox(tmp_path / "evil.mbox", *mails))
    assert report.exit_status == 0
    assert pages(home) == before
    assert home.person("me").emails == (ME,)


def test_the_same_message_id_of_another_sender_is_another_mail(tmp_path):
    home = known(tmp_path)
    refs = home.person("ana@trusted.example").timeline
    taken = next(e.evidence[0].ref for e in refs if e.direction == "in")
    before = home.figures("ana@trusted.example")
    home.take(mbox(tmp_path / "evil.mbox", post(f"Ana Lopes <{EVE}>", ref=taken)))
    assert home.figures("ana@trusted.example") == before
    assert home.figures(EVE) == (0, 1, 0)
    evidence = [e.evidence for e in home.person(EVE).timeline]
    assert evidence[0][0].ref.startswith("sha256:")


@pytest.mark.parametrize(
    "lines",
    [("STATUS:CANCELLED",), ("SEQUENCE:9", "DTSTAMP:20260401T000000Z"), ("STATUS:CONFIRMED",)],
)
def test_another_organiser_with_the_same_uid_changes_no_meeting(tmp_path, lines):
    home = known(tmp_path)
    before = pages(home)
    forged = meeting(
        "own",
        "20260305T100000Z",
        *lines,
        organiser=f"mailto:{EVE}",
        guests=(f"mailto:{ME}", f"mailto:{EVE}"),
    )
    home.take(calendar(tmp_path / "evil.ics", forged))
    after = pages(home)
    assert {who: _without_rank(page) for who, page in after.items()} == {
        who: _without_rank(page) for who, page in before.items()
    }


def _without_rank(page: str) -> dict:
    """Leave out the strength, which is a place among all ties, and I met somebody new."""
    return {name: value for name, value in json.loads(page).items() if name != "strength"}


def test_a_number_on_two_cards_with_different_names_joins_nothing(tmp_path):
    home = known(tmp_path)
    before = pages(home)
    home.take(
        cards(
            tmp_path / "front desk.vcf",
            card("Ana Lopes", "EMAIL:ana@trusted.example", "TEL:+49301234567"),
            card("Eve Evil", f"EMAIL:{EVE}", "TEL:+49301234567"),
        )
    )
    assert home.person(EVE).id != home.person("ana@trusted.example").id
    after = pages(home)
    assert {key: page for key, page in after.items() if "ana@" not in key} == {
        key: page for key, page in before.items() if "ana@" not in key
    }


def test_a_connection_of_the_same_name_is_somebody_else(tmp_path):
    home = known(tmp_path)
    before = pages(home)
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ana,Lopes,https://www.linkedin.com/in/not-ana,,Evil,Clerk,05 Mar 2026\n",
        encoding="utf-8",
    )
    home.take(folder)
    assert pages(home) == before
    assert home.person("https://www.linkedin.com/in/not-ana").id not in before
    assert [p.name for p in home.run("people", "Ana Lopes").people] == ["Ana Lopes"] * 2


def test_a_connection_with_the_very_address_is_the_same(tmp_path):
    """The test of this file can fail: an honest join is made."""
    home = known(tmp_path)
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ana,Lopes,https://www.linkedin.com/in/ana,ANA@trusted.example,Acme,Lead,05 Mar 2026\n",
        encoding="utf-8",
    )
    home.take(folder)
    page = home.person("ana@trusted.example")
    assert page.profiles == ("linkedin.com/in/ana",)
    assert home.person("https://www.linkedin.com/in/ana").id == page.id


def test_a_look_alike_on_one_card_is_left_to_a_human(tmp_path):
    home = known(tmp_path)
    before = pages(home)
    alike = f"m{CYRILLIC_A}rk.sikk@trusted.example"
    home.take(mbox(tmp_path / "evil.mbox", post(f"Mark Sikk <{alike}>")))
    home.take(
        cards(
            tmp_path / "doubtful.vcf",
            card("Mark Sikk", "EMAIL:mark.sikk@trusted.example", f"EMAIL:{alike}"),
        )
    )
    assert home.person(alike).id != home.person("mark.sikk@trusted.example").id
    assert pages(home) == before
