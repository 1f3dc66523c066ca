"""The reading code that several formats share, each with sound input and what must hold of it."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo

from tests.hostile.bases import Planted
from tests.sources.recorded import SETTING

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.base import Drop
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.budget import Budget, Caps
from mutuals.sources.reading.calendar_entry import read_entry
from mutuals.sources.reading.calendar_series import LONGEST_SERIES, MOST_STARTS, unroll
from mutuals.sources.reading.calendar_slices import slice_calendar
from mutuals.sources.reading.calendar_version import latest_moment
from mutuals.sources.reading.calendar_zone import Zones, iana_zone
from mutuals.sources.reading.call_link import is_call_place, names_call
from mutuals.sources.reading.card_draft import join_name, show_day
from mutuals.sources.reading.card_slices import slice_cards
from mutuals.sources.reading.chat_json import walk
from mutuals.sources.reading.chat_lines import entries, first_lines
from mutuals.sources.reading.chat_stamp import Orders, moment, stamped
from mutuals.sources.reading.column_guess import guess, tell
from mutuals.sources.reading.content_lines import (
    decoded_lines,
    even_blocks,
    opens_with,
    parameters_of,
    split_lines,
    split_value,
    to_text,
    unescape,
    unfold,
)
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.files import FileDrop, clean_name, is_media
from mutuals.sources.reading.handles import handle_profile, network_profile
from mutuals.sources.reading.lengths import DEEPEST
from mutuals.sources.reading.mail_address import only_address, read_addresses
from mutuals.sources.reading.mail_cut import cut_mails, is_separator, separator_date, split_head
from mutuals.sources.reading.mail_date import BEYOND, parse_date, received_at
from mutuals.sources.reading.mail_header import decode_words, read_fields, readable
from mutuals.sources.reading.mail_identity import addressed, display, email
from mutuals.sources.reading.mail_kind import (
    UNLABELLED,
    has_calendar_part,
    labels_of,
    list_of,
    place_in,
)
from mutuals.sources.reading.mail_place import decode_folder, is_mass_tab, place_of
from mutuals.sources.reading.mojibake import repaired
from mutuals.sources.reading.moment import credible_moment, parse_moment, parse_period_end
from mutuals.sources.reading.names import clean_name as clean_person
from mutuals.sources.reading.phone import normalise_phone, phone_of
from mutuals.sources.reading.profile import linkedin_profile, social_profile
from mutuals.sources.reading.recurrence import expand, parse_rule
from mutuals.sources.reading.social_fediverse import account_at, fediverse_account
from mutuals.sources.reading.social_json import credible_second, read_json, whole_number
from mutuals.sources.reading.social_mend import mend
from mutuals.sources.reading.table import ROW, Signature, find_layout, normal_column, read_table
from mutuals.sources.reading.tars import tar_in
from mutuals.sources.reading.zips import _Archive

REFUSALS = (UnsoundError, UnreadableError)


@dataclass(frozen=True)
class Reader:
    """A reader with sound input; `read` returns what came out, after checking it."""

    name: str
    sound: tuple[bytes, ...]
    read: Callable[[bytes], Any]

    def __str__(self) -> str:
        return self.name


def text(content: bytes) -> str:
    """Decode as a JSON file might: halves of signs stay, other damage is marked."""
    try:
        return content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return content.decode("utf-8", "replace")


def _each(*functions: Callable[[str], Any]) -> Callable[[bytes], Any]:
    """Return a reader that hands the same text to each function."""
    return lambda content: [function(text(content)) for function in functions]


# --- mail ---------------------------------------------------------------------------------------

_ADDRESSES = (
    b'"Lopes, Ana" <ana@x.example>, bo@y.example (Bo), Friends: c@z.example, d@z.example;',
    b"Lopes, Ana </o=ENRON/ou=NA/cn=ALOPES>, Bo Berg/HOU/ECT@ECT, =?utf-8?q?Jos=C3=A9?= <j@x.test>",
    b"IMCEANOTES-Ana+20Lopes+40x+2Eexample@y.example, smtp:a@b.example [mailto:a@b.example]",
)
_BLOCK = (
    b"Received: from a.example by b.example; Mon, 02 Mar 2026 10:00:00 +0100\n"
    b"From: =?iso-8859-1?Q?J=F6rg?= <j@x.example>\nTo: Ana Lopes <ana@x.example>,\n\tbo@y.example\n"
    b"Subject: =?utf-8?B?SGFsbG8=?= =?utf-8?B?IFdlbHQ=?=\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"
    b"Message-ID: <1.2@x.example>\nX-Gmail-Labels: Sent,Inbox\nList-Id: Rowers <row.x.example>\n"
    b'Content-Type: multipart/mixed; boundary="b1"\nX-Folder: \\Ana\\Sent Items\n'
)
_BODY = (
    b"--b1\nContent-Type: text/plain\n\nHi\n"
    b"--b1\nContent-Type: text/calendar; method=REQUEST\n\nx\n"
)
_BOX = b"".join(
    b"From x@y Mon Mar  2 10:00:0%d 2026\n%s\n%s\n" % (second, _BLOCK, _BODY) for second in range(3)
)


def _read_addresses(content: bytes) -> Any:
    written = text(content)[: limits.HEADER_CHARACTERS]
    both = [read_addresses(written, unwrap=unwrap) for unwrap in (False, True)]
    for reading in both:
        for identifier, name in reading.mailboxes:
            assert 0 < len(identifier.value) <= 2 * limits.ADDRESS_CHARACTERS
            assert len(name) <= limits.NAME_CHARACTERS
            assert identifier.kind != "email" or identifier.value.count("@") == 1
    return both


def _read_headers(content: bytes) -> Any:
    fields = read_fields(content)
    shown = [readable(value, 500) for values in fields.values() for value in values]
    assert all(len(value) <= 500 for value in shown)
    return fields, shown, labels_of(fields), place_in(fields, UNLABELLED), list_of(fields, [])


def _cut_box(content: bytes) -> Any:
    cuts = list(cut_mails(io.BytesIO(content), 0, cr_only=b"\n" not in content))
    for one, following in pairwise(cuts):
        assert one.start < one.end == following.start
    assert not cuts or cuts[-1].end == len(content)
    heads = [cut.head() for cut in cuts]
    assert all(len(head.block) <= limits.HEADER_BLOCK_BYTES + 1 for head in heads)
    return (
        heads,
        [separator_date(cut.separator()) for cut in cuts],
        split_head(content, 0, len(content)),
    )


def _read_date(content: bytes) -> Any:
    written = text(content)
    when = parse_date(written)
    assert when is None or when == BEYOND or abs(when) < 10**12
    return when, received_at([written, written])


# --- calendars and cards --------------------------------------------------------------------------

_RULES = (
    b"FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2;COUNT=10;WKST=SU", b"FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    b"FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=-1;UNTIL=20271231T000000Z", b"FREQ=DAILY;BYHOUR=9,10",
)  # fmt: skip
_ZONE = (
    b"BEGIN:STANDARD\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nDTSTART:19701025T030000\n"
    b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nBEGIN:DAYLIGHT\nTZOFFSETFROM:+0100\n"
    b"TZOFFSETTO:+0200\nDTSTART:19700329T020000\nRDATE:19800406T020000,19810329T020000\nEND:DAYLIGHT\n"
)
_ENTRY = (
    b"BEGIN:VCALENDAR\nMETHOD:PUBLISH\nBEGIN:VTIMEZONE\nTZID:Here\n" + _ZONE + b"END:VTIMEZONE\n"
    b"BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Here:20260302T100000\nRRULE:FREQ=WEEKLY;COUNT=5\n"
    b"EXDATE;TZID=Here:20260309T100000\nORGANIZER;CN=Ana:mailto:ana@x.example\n"
    b'ATTENDEE;CN="Bo, B";PARTSTAT=ACCEPTED:mailto:bo@y.example\nSUMMARY:Lunch\nEND:VEVENT\n'
    b"BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;TZID=Here;RANGE=THISANDFUTURE:20260316T100000\n"
    b"DTSTART;TZID=Here:20260316T110000\nRDATE;VALUE=PERIOD:20260401T100000Z/PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
)
_CARD = (
    b"BEGIN:VCARD\nVERSION:3.0\nitem1.EMAIL;TYPE=INTERNET:ana@x.example\nitem1.X-ABLabel:_$!<Work>!$_\n"
    b"N:Lopes;Ana;;;\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:caf=C3=A9=\n more\n"
    b'ADR;LABEL="a;b":;;Rua 1\\, 2;Porto;;;\nEND:VCARD\n'
)
_START = datetime(2026, 3, 2, 10)  # noqa: DTZ001 - wall-clock time


def _expand(content: bytes) -> Any:
    rule = parse_rule(text(content))
    last = datetime(2028, 1, 1)  # noqa: DTZ001 - wall-clock time
    found = list(islice(expand(rule, _START, last), 200_000))
    assert found == sorted(found)
    assert all(_START <= when <= last for when in found)
    return len(found), found[:3]


def _read_zone(content: bytes) -> Any:
    zones = Zones([b"TZID:Here\n" + content], ZoneInfo("Europe/Berlin"))
    [line] = split_lines(["DTSTART;TZID=Here:20260701T100000"])
    found = zones.moment(line)
    assert found.wall_of(found.seconds).year in (2025, 2026, 2027)
    return found.seconds, iana_zone(text(content)[:300]) and "known"


def _read_moment(content: bytes) -> Any:
    zones = Zones([], ZoneInfo("Europe/Berlin"))
    return [zones.moment(line).seconds for line in split_lines([text(content)])]


def _unroll(content: bytes) -> Any:
    file = slice_calendar(io.BytesIO(content))
    found = []
    for first in file.entries[:1]:
        zones = Zones(first.calendar.zones, SETTING.zone)
        latest = latest_moment(SETTING.now)
        master, *others = [read_entry(piece, zones, {}, latest) for piece in file.entries[:20]]
        changed = [each for each in others if each.recurrence_id]
        series = unroll(master, changed, zones, SETTING.now)
        assert len(series.occurrences) <= LONGEST_SERIES
        assert series.left_out <= MOST_STARTS + len(changed)
        found += [
            series.left_out,
            series.fault,
            [each.start.seconds for each in series.occurrences],
        ]
    return found, len(file.calendars)


def _read_lines(content: bytes) -> Any:
    joined = b"".join(even_blocks(io.BytesIO(content)))
    assert b"\r" not in joined
    assert b"\0" not in joined
    lines = list(split_lines(to_text(unfold(joined)).split("\n")))
    values = [(parameters_of(line.parameters), unescape(line.value)) for line in lines]
    parts = [split_value(line.value, ";") for line in lines]
    return values, parts, list(decoded_lines(joined)), opens_with(content, "VCARD")


def _slice_cards(content: bytes) -> Any:
    return list(slice_cards(io.BytesIO(content)))


# --- tables, JSON, chats --------------------------------------------------------------------------

_TABLE = (
    b'Notes:\n"see, below"\n\nFirst Name,E-mail,Note\n'
    b'Ana,ana@x.example,"two\nlines"\nBo,bo@y.example,\n'
)
_SIGNATURE = Signature(frozenset({"first name", "e-mail"}), {"vorname": "first name"})
_JSON = (
    b'{"participants":[{"name":"Ana"},{"name":"Bo"}],"messages":[{"sender_name":"Ana","timestamp_ms":'
    b'1700000000000,"content":"hi \\u00c3\\u00a9"},{"sender_name":"Bo","timestamp_ms":1.7e12}],'
    b'"title":"x"}'
)
_CHAT = (
    "13/06/2026, 12:34 - Ana: hello\nmore\n13/06/2026, 12:35 - Bo: hi\n",
    "[2026/07/01 12:34:56] Ana: \u200eimage omitted\n[2026/07/01 下午1:34:56] Bo: x\n",
    "6/13/26, 1:05\u202fPM - Ana created group\n٠١/٠٧/٢٠٢٦, ١٠:٠٠ م - Ana: سلام\n",
)  # fmt: skip


def _read_table(content: bytes) -> Any:
    drop = Planted(content, "x.csv")
    rows = list(read_table(drop, _SIGNATURE))
    cells = [row.cells for row in rows if hasattr(row, "cells")]
    assert all(len(row) == len(cells[0]) for row in cells)
    assert all(sum(map(len, row)) <= ROW for row in cells)
    names = [normal_column(cell) for row in cells[:3] for cell in row]
    columns = guess(cells[0], cells[1:9]) if cells else ()
    return rows, names, tell(columns), find_layout(content, _SIGNATURE)


def _read_json(content: bytes) -> Any:
    after = "=" if content.startswith(b"x =") else ""
    found = read_json(Planted(content, "x.json"), after=after)
    assert _depth(found.value) <= DEEPEST
    numbers = [(whole_number(v), credible_second(v, SETTING)) for v in _leaves(found.value)]
    return repr(found), numbers


def _depth(value: object) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        here, depth = waiting.pop()
        if isinstance(here, dict | list):
            deepest = max(deepest, depth)
            inner = here.values() if isinstance(here, dict) else here
            waiting += [(each, depth + 1) for each in inner]
    return deepest


def _leaves(value: object) -> Iterator[object]:
    waiting = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict | list):
            waiting += here.values() if isinstance(here, dict) else here
        else:
            yield here


def _mend(content: bytes) -> Any:
    return repr(mend(text(content))) if content.count(b"[") + content.count(b"{") < DEEPEST else ""


def _walk(content: bytes) -> Any:
    found = []
    opened = ((), ("messages",), ("messages", "*"), ("participants",))
    for path, value in walk(Planted(content, "x.json"), opened):
        assert _depth(value) <= DEEPEST + 1
        found.append((path, repr(value)))
    return found


def _read_chat(content: bytes) -> Any:
    orders = Orders()
    found = list(entries(Planted(content, "x.txt"), stamped, lambda line: line.body))
    for entry in found:
        orders.note(entry.first.numbers)
    times = [moment(entry.first, orders.best()) for entry in found]
    return found, times, orders.is_guess, first_lines(content, 5)


# --- archives -------------------------------------------------------------------------------------

_MEMBERS = {"a.mbox": _BOX, "d/ä.csv": _TABLE, "../e.vcf": _CARD, "deep/" * 60 + "x": b"1"}
_SMALL = Caps(total=3_000_000, member=1_000_000, ratio_floor=500_000, entries=500)


def _zip(packing: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in _MEMBERS.items():
            archive.writestr(name, content)
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as nested:
            nested.writestr("n.txt", b"n")
        archive.writestr("inner.zip", inner.getvalue())
    return made.getvalue()


def _tar(layout: int) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=layout) as archive:
        for name, content in _MEMBERS.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"odd-{kind!r}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return made.getvalue()


def _file(content: bytes, name: str) -> FileDrop:
    return FileDrop(
        f"/x/{name}", name, (), partial(io.BytesIO, content), len(content), Budget(_SMALL)
    )


def _all_in(drop: Drop, path: tuple[str, ...] = ()) -> Iterator[Any]:
    """Yield every file of a tree with its length, or why it cannot be read."""
    assert len(path) <= _SMALL.depth + 4
    assert ".." not in drop.path.split("/")
    try:
        if drop.is_folder:
            yield drop.path, drop.names()
            for child in drop.children():
                yield from _all_in(child, (*path, drop.name))
        else:
            with drop.open() as stream:
                read = stream.read()
            assert len(read) <= _SMALL.total
            yield drop.path, drop.size, len(read), is_media(drop.head)
    except REFUSALS as refusal:
        yield drop.path, str(refusal)


def _unzip(content: bytes) -> Any:
    archive = _Archive(io.BytesIO(content), "/x.zip", len(content), Budget(_SMALL), 0)
    tree = archive.tree()
    found: list[Any] = []
    waiting: list[tuple[str, Any, int]] = [("/x.zip", tree, 0)]
    while waiting:
        path, branch, depth = waiting.pop()
        assert depth <= _SMALL.depth
        for name, entry in branch.entries:
            assert name.strip(". ")
            assert "/" not in name
            if hasattr(entry, "entries"):
                waiting.append((f"{path}/{name}", entry, depth + 1))
            else:
                found += _all_in(entry(f"{path}/{name}", name, ()))
    return found


def _untar(content: bytes) -> Any:
    archive = tar_in(_file(content, "x.tar"))
    return list(_all_in(archive)) if archive else None


def _unpack(content: bytes) -> Any:
    return list(_all_in(_file(content, "x.gz")))


_PACKED = (gzip.compress(_BOX), lzma.compress(_BOX), bz2.compress(_BOX), gzip.compress(bytes(9000)))
_PEOPLE = (
    "Dr. Ana María Lopes, PhD (she/her) 🚣".encode(), b"LOPES, Ana", "José Álvarez".encode(),
    "JosÃ©".encode(), "山田 太郎".encode(),
)  # fmt: skip
_PAGES = (
    b"https://www.linkedin.com/in/ana-lopes-%C3%A9/?x=1", b"http://x.com/ana",
    b"@ana@mastodon.example", b"mailto:ana@x.example", b"https://mastodon.example/@ana",
    b"+49 30 1234567;ext=5", b"tel:(030) 12 34 56", b"https://meet.google.com/abc-defg-hij",
    b"Zoom Meeting 123", b"github.com/ana",
)  # fmt: skip
_DAYS = (
    b"2026-07-01 10:00:00 UTC", b"7/8/26, 3:43 PM", b"05.03.2024", b"Mar 2024",
    b"12. M\xc3\xa4rz 2024", b"1700000000000", b"2024", b"03/24/1980", b"--03-24",
    b"2026-03-02T10:00:00+01:00",
)  # fmt: skip


READERS = (
    Reader("mail addresses", _ADDRESSES, _read_addresses),
    Reader(
        "one address",
        _ADDRESSES + _PAGES,
        _each(
            email,
            display,
            only_address,
            address_identifier,
            partial(addressed, unwrap=True),
            partial(addressed, unwrap=False, bracketed=True),
        ),
    ),
    Reader("mail headers", (_BLOCK,), _read_headers),
    Reader(
        "encoded words",
        (b"=?utf-8?B?SGFsbG8=?= =?utf-8?B?IFdlbHQ=?= =?iso-8859-1*de?Q?J=F6rg?=",),
        _each(decode_words, partial(readable, most=500)),
    ),
    Reader(
        "mail dates",
        (b"Mon, 2 Mar 2026 10:00:00 +0100", b"Mon Mar  2 10:00:00 CET 2026", *_DAYS),
        _read_date,
    ),
    Reader("mail cut", (_BOX,), _cut_box),
    Reader(
        "mail body",
        (_BODY,),
        lambda content: [has_calendar_part(content), is_separator(content, 0)],
    ),
    Reader(
        "mail folders",
        (b"[Gmail]/Gesendete Elemente", b"INBOX.Sent &AOk-", b"Kategorie: Werbung"),
        _each(decode_folder, is_mass_tab, lambda name: place_of([name]), clean_name),
    ),
    Reader("content lines", (_CARD, _ENTRY), _read_lines),
    Reader("card slices", (_CARD * 2,), _slice_cards),
    Reader("recurrence", _RULES, _expand),
    Reader("calendar zone", (_ZONE,), _read_zone),
    Reader(
        "calendar moment",
        (b"DTSTART;TZID=Europe/Berlin:20260302T100000", b"DTSTART;VALUE=DATE:20260302"),
        _read_moment,
    ),
    Reader("calendar series", (_ENTRY,), _unroll),
    Reader(
        "tables",
        (_TABLE, _TABLE.replace(b",", b";"), _TABLE.decode().encode("utf-16")),
        _read_table,
    ),
    Reader("json", (_JSON, b"x = " + _JSON), _read_json),
    Reader("mended json", (_JSON[:-30], b"{a:1,'b':[1,2,],}"), _mend),
    Reader("streamed json", (_JSON,), _walk),
    Reader("chat lines", tuple(chat.encode() for chat in _CHAT), _read_chat),
    Reader("zip", tuple(map(_zip, (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))), _unzip),
    Reader("tar", tuple(map(_tar, (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT))), _untar),
    Reader("gz, xz, bz2", _PACKED, _unpack),
    Reader(
        "phones", _PAGES, _each(lambda t: normalise_phone(t, "DE"), lambda t: phone_of(t, None))
    ),
    Reader(
        "moments",
        _DAYS,
        _each(parse_moment, lambda t: credible_moment(t, SETTING), parse_period_end, show_day),
    ),
    Reader(
        "people's names",
        _PEOPLE,
        _each(clean_person, repaired, lambda t: join_name(t[:9], "", t[9:])),
    ),
    Reader(
        "profiles",
        _PAGES,
        _each(
            network_profile,
            linkedin_profile,
            social_profile,
            lambda t: handle_profile("x", t),
            fediverse_account,
            lambda t: account_at("https://mastodon.example/", t),
            names_call,
            is_call_place,
        ),
    ),
)
