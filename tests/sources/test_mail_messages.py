"""What becomes of a mail: its time, its people, its caps, and the reasons for none."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mutuals.model.identifier import Identifier
from mutuals.model.observed import BULK, SENT, Interaction, Skipped
from mutuals.sources.base import Setting
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_cut import separator_date
from mutuals.sources.reading.mail_date import BEYOND, parse_date
from mutuals.sources.reading.mail_header import decode_words, read_fields, readable
from mutuals.sources.reading.mail_message import MailReader, RawMail, Whereabouts
from mutuals.sources.reading.mail_place import place_of, place_of_path

NOW = int(datetime(2024, 6, 1, tzinfo=UTC).timestamp())
DATE = "Wed, 13 Mar 2024 06:59:00 +0000"
AT = int(datetime(2024, 3, 13, 6, 59, tzinfo=UTC).timestamp())
HOUR, DAY = 3600, 86400


def block(**headers: Any) -> bytes:
    """Write headers; `x_y` is X-Y, None leaves one out, a newline in a value begins the next."""
    given: dict[str, str | None] = {
        "Message-ID": "<a@b.test>",
        "Date": DATE,
        "From": "ben@b.test",
        "To": "ana@a.test",
    }
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in given.items() if value is not None]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")


def read(
    raw: bytes | None = None,
    whereabouts: Whereabouts | None = None,
    arrived: int | None = None,
    **headers: Any,
) -> Interaction | Skipped:
    reader = MailReader(Setting(ZoneInfo("UTC"), NOW), whereabouts or Whereabouts())
    return reader.read(
        RawMail(block(**headers) if raw is None else raw, "x", arrived=lambda: arrived)
    )


def mail(**headers: Any) -> Interaction:
    record = read(**headers)
    assert isinstance(record, Interaction), record
    return record


def why(**headers: Any) -> str:
    record = read(**headers)
    assert isinstance(record, Skipped), record
    return record.why


def people(record: Interaction | Skipped) -> list[tuple[str, str]]:
    assert isinstance(record, Interaction), record
    return [(who.role, who.identifier.value) for who in record.participants]


def received(at: int) -> str:
    return f"from x by y; {datetime.fromtimestamp(at, UTC):%a, %d %b %Y %H:%M:%S +0000}"


# --- dates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [DATE, "13 Mar 2024 06:59 +0000", "Wed, 13 Mar 24 06:59:00 GMT", "Wed Mar 13 06:59:00 2024",
     "Wed Mar 13 07:59:00 +0100 2024", "Wed, 13 Mar 2024 01:59:00 EST", "2024-03-13T06:59:00Z",
     "Wed, 13 March 2024 06:59:00", "Wed, 13 Mar 2024 6:59:00 AM", "13-Mar-2024 06:59:00",
     "Wed, 13 Mar 124 06:59:00 +0000", "Wed, 13 Mar 2024 06:59:00 +0000 (GMT; (nested))",
     "Wed,13 Mar 2024 06:59:00 -9999", "Wed, 13 Mar 2024 06:59:00 0530"],
)  # fmt: skip
def test_forms_of_one_date(text: str) -> None:
    assert parse_date(text) == AT


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "Wed, 32 Mar 2024 06:59:00", "Wed, 13 Foo 2024 06:59:00", "13 Mar 2024",
     "Wed, 13 Mar 2024 25:00:00", "9" * 5000, "1 Jan " * 9000, "Wed, 00 Mar 2024 01:01:01"],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_years_of_old_mailers() -> None:
    assert parse_date("1 Jan 02 00:00:00") == parse_date("1 Jan 102 00:00:00")
    assert parse_date("1 Jan 99 00:00:00") == parse_date("1 Jan 1999 00:00:00")
    assert parse_date("1 Jan 99999999999 00:00:00") == BEYOND


def test_placeholders_in_separators_are_no_arrival() -> None:
    assert separator_date(b"From a@b.test Wed Mar 13 06:59:00 2024") == AT
    assert separator_date(b"From mboxrd@z Thu Jan  1 00:00:00 1970") is None
    assert separator_date(b"From 0123456789abcdef Mon Sep 17 00:00:00 2001") is None
    assert separator_date(b"From ") is None


@pytest.mark.parametrize(
    ("date", "got", "arrived", "at"),
    [
        (DATE, None, None, AT),
        (DATE, AT + 5, None, AT),
        (DATE, AT - HOUR, None, AT),
        (DATE, AT - DAY, None, AT),
        (DATE, AT - DAY - 1, None, AT - DAY - 1),
        (DATE, AT - 3 * DAY, AT - 2 * DAY, AT - 3 * DAY),
        (DATE, None, AT - 2 * DAY, AT),
        (None, AT + 9, None, AT + 9),
        (None, None, AT + 7, AT + 7),
        (None, AT + 9, AT + 3 * DAY, AT + 9),
        ("some day", AT + 9, None, AT + 9),
    ],
)
def test_the_time_of_a_mail(
    date: str | None, got: int | None, arrived: int | None, at: int
) -> None:
    record = read(Date=date, Received=None if got is None else received(got), arrived=arrived)
    assert record.at == at
    assert isinstance(record, Interaction)


@pytest.mark.parametrize(
    "date",
    ["Wed, 13 Mar 2044 06:59:00 +0000", "Mon, 31 Dec 1979 16:00:00 -0800",
     "Fri, 30 Jun 1656 23:25:00 +0000", "Wed, 13 Mar 99999999999 06:59:00 +0000"],
)  # fmt: skip
def test_incredible_dates_give_nothing_and_cover_nothing(date: str) -> None:
    assert read(Date=date) == Skipped("x", "date not credible")
    assert read(Date=None) == Skipped("x", "no date")


def test_only_the_topmost_received_counts() -> None:
    forged = f"{received(AT - 9 * DAY)}\nReceived: {received(AT + 9 * DAY)}"
    assert mail(Received=forged).at == AT - 9 * DAY


# --- identity --------------------------------------------------------------------------------


def test_copies_share_their_key_and_only_they_do() -> None:
    key = mail().key
    assert mail(Date="Wed, 13 Mar 2024 07:59:00 +0100", X_Folder="Old", Subject="x").key == key
    assert mail(Received=received(AT - 9 * DAY)).key == key
    assert mail(From="Ben <BEN@b.test>").key == key
    others = [
        mail(Message_ID="<c@b.test>"),
        mail(From="eve@b.test"),
        mail(Date=DATE[:-7] + "1 +0000"),
    ]
    assert len({key, *(other.key for other in others)}) == 4


@pytest.mark.parametrize("text", [None, "", "<>", "<a\0b>", f"<{'a' * 999}>"])
def test_without_a_message_id_the_core_stands_in(text: str | None) -> None:
    record = mail(Message_ID=text, Subject="one")
    assert record.ref is None
    assert record.key != mail(Message_ID=text, Subject="two").key
    assert record.key == mail(Message_ID=text, Subject="one", X_Other="copy").key


def test_message_ids() -> None:
    assert mail(Message_ID=f"<{'a' * 998}>").ref == "a" * 998
    assert mail(Message_ID="<[@>").ref == "[@"
    assert mail(Message_ID="bare@b.test").ref == "bare@b.test"


# --- people ----------------------------------------------------------------------------------


def test_a_person_keeps_the_first_role() -> None:
    record = read(Cc="ANA@a.test, Cleo <cleo@c.test>", Bcc="ben@b.test, dora@d.test")
    assert people(record) == [
        ("from", "ben@b.test"), ("to", "ana@a.test"), ("cc", "cleo@c.test"), ("bcc", "dora@d.test"),
    ]  # fmt: skip
    assert isinstance(record, Interaction)
    assert record.size == 4


@pytest.mark.parametrize("sender", [None, "", "undisclosed-recipients:;"])
def test_no_sender(sender: str | None) -> None:
    assert why(From=sender) == "no sender"


@pytest.mark.parametrize(
    "sender",
    ["ben@b.test, eve@e.test", "ben@b.test\nFrom: eve@e.test", "ben@b.test\nFrom: ben@b.test",
     "a@b.test)c@d.test", "a@b.test, <c@d.test", "(" * 2000 + "a@b.test"],
)  # fmt: skip
def test_two_readings_of_from(sender: str) -> None:
    assert why(From=sender) == "two readings of From"


def test_sender_and_reply_to_say_nothing() -> None:
    assert people(read(Sender="eve@e.test", Reply_To="eve@e.test"))[0] == ("from", "ben@b.test")


@pytest.mark.parametrize(("count", "kept"), [(23, True), (24, True), (25, False)])
def test_cap_on_people(count: int, kept: bool) -> None:
    record = read(To=", ".join(f"p{i}@m.test" for i in range(count)))
    assert isinstance(record, Interaction) is kept
    if not kept:
        assert record == Skipped("x", "more than 25 people", at=AT)


def test_the_mailbox_it_was_delivered_to() -> None:
    hidden = read(Delivered_To="me@a.test", Received=received(AT))
    assert ("bcc", "me@a.test") in people(hidden)
    assert isinstance(hidden, Interaction)
    assert hidden.delivered == Identifier("email", "me@a.test")
    assert ("bcc", "me@a.test") not in people(
        read(Delivered_To="me@a.test", List_Unsubscribe="<x>")
    )
    topmost = mail(X_Original_To="me@a.test\nDelivered-To: other@a.test")
    assert topmost.delivered == Identifier("email", "me@a.test")


def test_a_capsule_from_outside_is_not_opened() -> None:
    capsule = "IMCEANOTES-alice+40trusted+2Eexample@evil.test"
    assert people(read(From=capsule))[0] == ("from", "alice@trusted.example")
    received_one = people(read(From=capsule, Received=received(AT)))[0]
    assert received_one == ("from", capsule.lower())


# --- kinds -----------------------------------------------------------------------------------

LIST: dict[str, Any] = {"List_Id": "<quilt.lists.test>", "To": "quilt@lists.test"}


def test_list_posts() -> None:
    post = [("poster", "ben@b.test"), ("list", "quilt@lists.test")]
    assert people(read(**LIST)) == post
    assert people(read(**LIST, List_Post="<mailto:quilt@lists.test>", Precedence="bulk")) == post
    assert people(read(List_Id="<quilt.lists.test>", Precedence="list"))[1] == (
        "list", "quilt.lists.test",
    )  # fmt: skip
    assert people(read(X_BeenThere="ana@a.test"))[1] == ("list", "ana@a.test")
    spoofed = read(List_Post="<mailto:ceo@trusted.test>", List_Id="<q.lists.test>")
    assert people(spoofed)[1] == ("list", "q.lists.test")
    assert people(read(List_Post="<mailto:ceo@trusted.test>"))[1] == ("to", "ana@a.test")


def test_a_mail_i_sent_to_a_list_is_no_post_of_mine_yet() -> None:
    assert people(read(**LIST, whereabouts=Whereabouts("sent")))[1] == ("to", "quilt@lists.test")


@pytest.mark.parametrize(
    "header",
    [{"List_Unsubscribe": "<x>"}, {"Precedence": "bulk"}, {"Feedback_ID": "1:2"},
     {"X_Gmail_Labels": "Opened,Category Updates"}, {"List_Id": "<n.x.test>", "List_Post": "NO",
      "Precedence": "list"}],
)  # fmt: skip
def test_bulk(header: dict[str, Any]) -> None:
    assert mail(**header).traits == BULK


@pytest.mark.parametrize(
    ("reason", "header"),
    [
        ("automatic reply", {"Auto_Submitted": "auto-replied"}),
        ("automatic reply", {"X_Autorespond": "x"}),
        ("bounce", {"From": "MAILER-DAEMON@b.test"}),
        ("bounce", {"Content_Type": "Multipart/Report; report-type=delivery-status"}),
        ("calendar mail", {"Content_Type": 'text/calendar; METHOD="REQUEST"'}),
        ("spam", {"X_Spam_Status": "Yes, score=12", "Received": received(AT)}),
        ("spam", {"X_Gmail_Labels": "Spam", "Received": received(AT)}),
        ("draft", {"X_Gmail_Labels": "Brouillons"}),
        ("draft", {"X_Folder": "Drafts"}),
        ("deleted mail", {"X_Gmail_Labels": "Cestino,Opened"}),
        ("deleted mail", {"X_Mozilla_Status": "0008"}),
        ("chat kept as mail", {"X_Gmail_Labels": "Chat"}),
        ("calendar item", {"X_Folder": "Calendar", "From": None}),
        ("contact item", {"X_Folder": "Contacts"}),
        (
            "sender failed the provider's check",
            {"Authentication_Results": "mx; dmarc=fail"},
        ),
    ],
)
def test_none_at_all(reason: str, header: dict[str, Any]) -> None:
    assert read(**header) == Skipped("x", reason, at=AT)


@pytest.mark.parametrize(
    "header",
    [{"Auto_Submitted": "no"}, {"X_Spam_Status": "No"}, {"X_Mozilla_Status": "0001"},
     {"X_Mozilla_Status": "zz"}, {"X_Folder": "Deleted Items"}, {"Subject": "Out of office"},
     {"X_Folder": "Calendar", "Received": received(AT)}, {"Content_Type": "text/calendar"},
     {"Authentication_Results": "mx; dmarc=pass\nAuthentication-Results: evil; dmarc=fail"}],
)  # fmt: skip
def test_ordinary(header: dict[str, Any]) -> None:
    assert mail(**header).traits == 0


def test_sent_is_believed_of_what_no_server_received() -> None:
    assert mail(X_Gmail_Labels="Sent").traits == SENT
    assert mail(X_Gmail_Labels="=?utf-8?q?Messages_envoy=C3=A9s?=").traits == SENT
    assert mail(X_Folder="\\Ana\\Sent Items").traits == SENT
    assert mail(X_Gmail_Labels="Sent", Received=received(AT)).traits == 0
    assert mail(X_Folder="Sent Items", Received=received(AT)).traits == 0


@pytest.mark.parametrize(
    ("name", "place"),
    [("Sent", "sent"), ("Sent-1.mbox", "sent"), ("_sent_mail", "sent"), (".INBOX.Sent", "sent"),
     ("[Gmail]/Sent Mail", "sent"), ("Gesendete Objekte", "sent"), ("Posta inviata", "sent"),
     (".Entw&APw-rfe", "drafts"), ("Drafts.mbox", "drafts"), ("Rascunhos", "drafts"),
     ("spam-1.mbox", "spam"), ("Junk E-mail", "spam"), ("Spam", "spam"),
     ("Lixo eletrônico", "spam"),
     ("spamassassin-users", ""), ("Trash", "trash"), ("Deleted Messages", "trash"),
     ("Prullenbak", "trash"), ("Deleted Items", ""), ("Inbox", ""), ("Sentinel", ""),
     ("All mail Including Spam and Trash.mbox", ""), ("Chat", "")],
)  # fmt: skip
def test_places(name: str, place: str) -> None:
    assert place_of_path([name]) == place


def test_drafts_and_spam_come_before_sent() -> None:
    assert place_of(["Sent", "Drafts"]) == "drafts"
    assert place_of(["Sent", "Spam"]) == "spam"


# --- text ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("=?utf-8?q?Caf=C3=A9?= x", "Café x"),
        ("=?iso-8859-1?B?Q2Fm6Q==?=", "Café"),
        ("=?utf-8?b?ww==?= =?utf-8?b?qQ==?=", "é"),
        ("=?utf-8?q?a?= =?utf-8?q?b?= c", "ab c"),
        ("=?klingon-7?q?Caf=C3=A9?=", "Café"),
        ("=?punycode?q?abc-?=", "abc-"),
        ("=?hex?q?00?=", "00"),
        ("=?utf-8?b?$$$?=", ""),
        ("=?utf-8?q?open", "=?utf-8?q?open"),
        ("=?utf-7?q?+2AA-?=", ""),
        ("a\0b\x1b[31m", "ab[31m"),
        ("tab\tand  more", "tab and more"),
    ],
)
def test_readable(written: str, said: str) -> None:
    assert readable(written, 100).replace("\ufffd", "") == said


def test_subjects() -> None:
    assert mail(Subject="folded\n\twords").subject == "folded words"
    assert len(mail(Subject="x" * 900).subject) == limits.SUBJECT_CHARACTERS


def test_headers_nobody_declared() -> None:
    utf8 = b"From: J\xc3\xb6rg <j@b.test>\nTo: a@a.test\nDate: " + DATE.encode() + b"\n"
    latin = utf8.replace(b"\xc3\xb6", b"\xf6") + b"Subject: \x80 \x81\n"
    for raw in (utf8, latin):
        record = read(raw)
        assert isinstance(record, Interaction)
        assert record.participants[0].name == "Jörg"
    assert readable(read_fields(latin)["subject"][0], 9) == ""


def test_line_ends_and_spelling() -> None:
    raw = block(Subject="s")
    assert read(raw.replace(b"\n", b"\r\n")).at == AT
    assert people(read(raw.replace(b"From:", b"FROM :").replace(b"To:", b"tO:"))) == people(
        read(raw)
    )
    assert isinstance(read(raw.replace(b"ben@", b"ben\r\rTo: eve@")), Skipped)


# --- caps ------------------------------------------------------------------------------------


def padded(size: int) -> bytes:
    raw = block()
    while len(raw) < size:
        raw += b"X-A: " + b"a" * min(size - len(raw) - 6, 60_000) + b"\n"
    return raw


def lines(count: int) -> bytes:
    return block() + b"X-A: a\n" * (count - 4)


def one_header(length: int) -> bytes:
    return block() + b"X-A: " + b"a" * (length - 5) + b"\n"


def addresses(count: int) -> bytes:
    return block(To=", ".join(["ana@a.test"] * (count - 1)))


@pytest.mark.parametrize(
    ("make", "cap", "reason"),
    [
        (padded, limits.HEADER_BLOCK_BYTES, "header block above 1 MB"),
        (lines, limits.HEADERS, "more than 2,000 headers"),
        (one_header, limits.HEADER_CHARACTERS, "header above 64 kB"),
        (addresses, limits.ADDRESSES, "more than 1,000 addresses"),
    ],
)
def test_caps(make: Callable[[int], bytes], cap: int, reason: str) -> None:
    assert isinstance(read(make(cap - 1)), Interaction)
    assert isinstance(read(make(cap)), Interaction)
    assert read(make(cap + 1)) == Skipped("x", reason, error=True)


HOSTILE = {
    "encoded words": block(Subject="=?utf-8?q?a?= " * 32_000),
    "encoded words below the cap": block(Subject="=?utf-8?q?a?= " * 4_600),
    "encoded words that never end": block(Subject="=?utf-8?q?" * 6_000),
    "nested comments": block(To="(" * 1_000 + ")" * 1_000),
    "many To lines": block() + b"To: a@b.test\n" * 100_000,
    "year": block(Date="1 Jan 99999999999 00:00:00"),
    "charset": block(From="=?klingon-7?q?x?= <a@b.test>"),
    "nul": block(From="\0", To="\0\0<\0>", Subject="\0", Message_ID="\0"),
    "labels": block(X_Gmail_Labels="a," * 32_000),
    "folders": block(X_Folder="a/" * 32_000),
    "continuations": block() + b" a\n" * 20_000,
    "no colon": b"a" * 1_000_000,
    "blanks": b" \n\t\n" * 100_000,
    "list ids": block(List_Id="<" * 60_000, List_Post="<mailto:" * 8_000),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_mails_cost_little(kind: str) -> None:
    begin = time.process_time()
    assert isinstance(read(HOSTILE[kind]), Interaction | Skipped)
    assert time.process_time() - begin < 1


def test_decoding_is_linear() -> None:
    begin = time.process_time()
    decode_words("=?utf-8?b?w6k=?= " * 60_000)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Mon, 04 Jan 2016 08:00:00 +0100", 1451890800),
        ("Mon, 04 Jan 2016 08:00:00 -0130", 1451899800),
        ("4 Jan 2016 08:00:60 +0000 (UTC)", 1451894459),
        ("Mon, 04 Jan 2016 08:61:00 +0100", None),
        ("Mon, 32 Jan 2016 08:00:00 +0100", None),
        ("Mon, 04 Jan 2016 08:00:00 +01009", 1451894400),
        ("Mon, 04 Jan 2016 25:00:00 +0100", None),
    ],
)
def test_a_date_says_the_same_whatever_dates_were_read_before(text, seconds):
    """Parts of dates are remembered: none may lend another a meaning."""
    for other in ("Mon, 04 Jan 2016 08:00:00 +0100", "Tue, 05 Jan 2016 09:00:00 +0000 (UTC)"):
        assert parse_date(other) is not None
    assert [parse_date(text), parse_date(text)] == [seconds, seconds]
