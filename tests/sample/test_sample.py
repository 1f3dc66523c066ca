"""The sample is what it says: real formats, one invented life, the same bytes every time."""

import csv
import hashlib
import mailbox
import re
import time
import zipfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from email import policy
from email.parser import BytesParser
from io import StringIO
from pathlib import Path

import pytest
from tests.sample import reckoning

from mutuals.sample import KEY_NAMES, OWNER, TARGETS, write
from mutuals.sample.story import told
from mutuals.sample.zone import monday

TODAY = date(2026, 11, 23)
DEEP = pytest.mark.deep
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("sample")
    write(place, TODAY)
    return place


@pytest.fixture(scope="module")
def mails(folder):
    return list(reckoning.headers(folder))


def digest(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def every_text(folder: Path) -> str:
    """All files' text, as far as it is not encoded."""
    texts = [text.decode() for _, text in reckoning.mailboxes(folder)]
    written = [*folder.glob("*.[iv]c[sf]"), *folder.glob("*.csv"), *folder.glob("[WT]*/*.*")]
    texts += [path.read_bytes().decode() for path in sorted(written)]
    with zipfile.ZipFile(folder / "Basic_LinkedInDataExport.zip") as archive:
        texts += [archive.read(name).decode() for name in archive.namelist()]
    # Folded lines and soft line breaks would cut a domain in two.
    return re.sub(r"\r?\n |=\n", "", "\n".join(texts))


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    text = reckoning.member(folder, name)
    start = text.index("First Name") if name == "Connections.csv" else 0
    return list(csv.DictReader(StringIO(text[start:])))


def test_two_runs_give_the_same_bytes_in_little_time(folder, tmp_path):
    begun = time.process_time()
    write(tmp_path, TODAY)
    assert time.process_time() - begun < 4, "twice what it may take on a quiet machine"
    assert digest(tmp_path) == digest(folder)


def test_another_day_tells_another_story(folder, tmp_path):
    write(tmp_path, TODAY + timedelta(days=1))
    assert digest(tmp_path) != digest(folder)


def test_the_paths_come_in_the_order_of_import(tmp_path):
    names = [path.relative_to(tmp_path).as_posix() for path in write(tmp_path, TODAY)]
    assert names == [
        "Takeout/Mail/All mail Including Spam and Trash.mbox",
        "old-work.mbox.gz",
        "older.mbox.xz",
        "Maildir",
        "saved-mails",
        "Basic_LinkedInDataExport.zip",
        "older-LinkedInDataExport.zip",
        "contacts-google.csv",
        "contacts-outlook.csv",
        "WhatsApp",
        "Telegram",
        "contacts-phone.vcf",
        "contacts-web.vcf",
        "calendar.ics",
    ]


def test_one_connection_has_another_employer_than_half_a_year_ago(folder):
    with zipfile.ZipFile(folder / "older-LinkedInDataExport.zip") as archive:
        text = archive.read("Connections.csv").decode()
    before = list(csv.DictReader(StringIO(text[text.index("First Name") :])))
    now = rows(folder, "Connections.csv")
    moved = [each for each in before if each not in now]
    assert [(each["First Name"], each["Company"]) for each in moved] == [
        ("Gesa", "Harborlight GmbH")
    ]
    assert len(now) - 60 < len(before) < len(now) - 20


def test_the_cast_is_of_some_250_people_with_addresses_of_their_own():
    people = told(TODAY).people
    assert 240 <= len(people) <= 260
    emails = [email for person in people for email in person.emails]
    assert len(set(emails)) == len(emails)
    assert not set(emails) & set(OWNER.emails)
    names = Counter(person.name for person in people)
    assert sorted(name for name, n in names.items() if n > 1) == ["Anna Schmidt", "Thomas Müller"]
    assert set(KEY_NAMES) <= set(names)


def test_every_target_employer_has_connections(folder):
    employers = Counter(row["Company"] for row in rows(folder, "Connections.csv"))
    assert all(employers[target] >= 2 for target in TARGETS)


def test_the_boxes_hold_what_they_should(mails):
    sizes = Counter(box for box, _ in mails)
    assert 6000 <= sizes["home"] <= 8000
    assert 200 <= sizes["work"] <= 500
    assert 300 <= sizes["older"] <= 700
    assert 40 <= sizes["circle"] <= 90
    assert sizes["saved"] == 12


def test_no_mail_is_dated_after_this_morning(mails):
    last = max(mail.when for _, mail in mails)
    assert TODAY - timedelta(days=1) <= last.date()
    assert last <= NOW


def test_no_row_of_the_archive_is_dated_after_this_morning(folder):
    dates = [row["DATE"].removesuffix(" UTC") for row in rows(folder, "messages.csv")]
    assert max(dates) <= NOW.isoformat(" ")
    connected = [row["Connected On"] for row in rows(folder, "Connections.csv")]
    days = [datetime.strptime(day, "%d %b %Y").replace(tzinfo=UTC) for day in connected]
    assert max(days) <= NOW


def test_copies_share_message_id_sender_and_date(mails):
    boxes: dict[tuple[str, str, str], set[str]] = {}
    for box, mail in mails:
        boxes.setdefault(mail.key, set()).add(box)
    pairs = Counter("+".join(sorted(held)) for held in boxes.values() if len(held) > 1)
    assert pairs["home+older"] > 100
    assert pairs["home+work"] > 20
    assert pairs["home+saved"] > 5
    idents = {key[0] for key in boxes}
    assert len(idents) == len(boxes), "one Message-ID never stands for two mails"


def test_answers_follow_what_they_answer(mails):
    when = {mail.key[0]: mail.when for _, mail in mails}
    answers = [(m.when, m.header["In-Reply-To"]) for _, m in mails if "In-Reply-To" in m.header]
    assert len(answers) > 1000
    known = [(later, when[name]) for later, name in answers if name in when]
    assert all(later > earlier for later, earlier in known)


def test_all_domains_are_reserved(folder):
    text = every_text(folder)
    hosts = set(re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text))
    hosts |= set(re.findall(r"https?://([^/\s\"'>,]+)", text))
    allowed = {"www.linkedin.com", "resource.calendar.google.com"}
    strange = {host for host in hosts - allowed if not host.endswith((".example", ".test"))}
    assert strange == set()


def test_google_labels_and_trace_headers(mails):
    home = [mail for box, mail in mails if box == "home"]
    assert all("X-GM-THRID" in mail.header for mail in home)
    labels = Counter(label for mail in home for label in mail.header["X-Gmail-Labels"].split(","))
    assert {"Sent", "Inbox", "Opened", "Spam", "Drafts", "Trash"} <= set(labels)
    assert labels["Category Promotions"] > 100
    for mail in home:
        sent = "Sent" in mail.header["X-Gmail-Labels"] or "Drafts" in mail.header["X-Gmail-Labels"]
        assert sent != ("Delivered-To" in mail.header), mail


def test_the_standard_library_reads_the_mailbox(folder):
    path = folder / "Takeout" / "Mail" / "All mail Including Spam and Trash.mbox"
    box = mailbox.mbox(path, create=False)
    kinds = Counter(box[key].get_content_type() for key in box.keys()[::3])
    assert kinds["text/plain"] > 1000
    assert kinds["multipart/alternative"] > 100
    box.close()


def test_oddities_are_there(mails):
    kinds = Counter(mail.header["Content-Type"].split(";")[0] for _, mail in mails)
    assert kinds["multipart/report"] == 1
    assert sum("Sender" in mail.header for _, mail in mails) == 3
    automatic = Counter(mail.header.get("Auto-Submitted") for _, mail in mails)
    assert automatic["auto-replied"] > 8
    assert sum(len(mail.to) > 25 for _, mail in mails) >= 2
    lists = {mail.header["List-Id"] for _, mail in mails if "List-Id" in mail.header}
    assert len(lists) == 5
    assert any("List-Post" in mail.header for _, mail in mails)
    own = set(OWNER.emails)
    assert any(mail.sender in own and set(mail.to) <= own for _, mail in mails)


def test_invitation_mails_carry_a_request(folder):
    texts = [text for _, text in reckoning.mailboxes(folder) if b"method=REQUEST" in text]
    assert len(texts) > 20
    parts = BytesParser(policy=policy.default).parsebytes(texts[0]).walk()
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    assert "METHOD:REQUEST" in calendars[0].get_content()


def test_quoting_of_from_lines(folder):
    path = folder / "Takeout" / "Mail" / "All mail Including Spam and Trash.mbox"
    text = path.read_bytes()
    assert text.count(b"\n>From ") > 5
    assert b"\n>>From " in text


def test_maildir_opens_with_flags(folder):
    sent = list((folder / "Maildir" / ".Sent" / "cur").iterdir())
    assert all(re.search(r"[:!]2,R?S$", path.name) for path in sent)
    assert len(list((folder / "Maildir" / "new").iterdir())) >= 1
    assert len(sent) > 15


def test_the_archive_has_the_exact_headers(folder):
    with zipfile.ZipFile(folder / "Basic_LinkedInDataExport.zip") as archive:
        assert archive.testzip() is None
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        names = archive.namelist()
    assert len(names) == 20
    assert reckoning.member(folder, "Connections.csv").startswith("Notes:\n")
    follow = rows(folder, "Company Follows.csv")[0]["Followed On"]
    assert re.fullmatch(r"[A-Z]\w\w [A-Z]\w\w \d\d \d\d:\d\d:\d\d UTC \d{4}", follow)
    invited = rows(folder, "Invitations.csv")[0]
    assert re.fullmatch(r"\d{1,2}/\d{1,2}/\d\d, \d{1,2}:\d\d [AP]M", invited["Sent At"])
    for name in names:
        table = list(csv.reader(StringIO(reckoning.member(folder, name))))
        start = 4 if name == "Connections.csv" else 0
        widths = {len(row) for row in table[start:]}
        assert len(widths) == 1, name


def test_the_archive_is_of_the_size_of_a_life(folder):
    connections = rows(folder, "Connections.csv")
    assert 150 <= len(connections) <= 190
    assert sum(not row["First Name"] for row in connections) == 1
    assert sum(bool(row["Email Address"]) for row in connections) < 40
    messages = rows(folder, "messages.csv")
    assert 250 <= len(messages) <= 350
    assert sum(row["IS MESSAGE DRAFT"] == "Yes" for row in messages) == 1
    assert any(row["FROM"] == "LinkedIn Member" for row in messages)
    assert sum("," in row["TO"] for row in messages) >= 5
    assert {row["Direction"] for row in rows(folder, "Invitations.csv")} == {"INCOMING", "OUTGOING"}


def test_the_archive_shows_what_others_could_see_in_every_week(folder):
    posts = [row["Date"] for row in rows(folder, "Shares.csv") + rows(folder, "Comments.csv")]
    days = {datetime.fromisoformat(day).replace(tzinfo=UTC).date() for day in posts}
    weeks = [TODAY - timedelta(days=7 * n + 7) for n in range(12)]
    seen = [any(week < day <= week + timedelta(days=7) for day in days) for week in weeks]
    assert sum(seen) >= 9
    assert max(days) < TODAY


def test_openings_and_events_are_told_of(folder):
    for name in ("Saved Jobs.csv", "Job Applications.csv"):
        assert {row["Company Name"] for row in rows(folder, name)} == set(TARGETS)
    starts = [row["Event Time"].partition(" - ")[0] for row in rows(folder, "Events.csv")]
    days = [datetime.strptime(start, "%b %d, %Y %I:%M %p").replace(tzinfo=UTC) for start in starts]
    assert sum(day > NOW for day in days) == 1


def test_the_tables_of_contacts_overlap_the_cards_in_part(folder):
    phone, web = (
        (folder / f"contacts-{book}.vcf").read_bytes().decode().replace("\r\n ", "")
        for book in ("phone", "web")
    )
    carded = set(re.findall(r"(?m)^FN:(.*)\r$", phone + web))
    tables = contact_rows(folder)
    names = {f"{row['First Name']} {row['Last Name']}" for row in tables}
    assert 5 <= len(names & carded) < len(names) / 2
    firms = {row.get("Organization Name") or row.get("Company") for row in tables}
    assert {"Kaiserspeicher Logistik", "Kaiserspeicher Logistik GmbH"} <= firms


def contact_rows(folder: Path) -> list[dict[str, str]]:
    texts = [
        (folder / f"contacts-{book}.csv").read_bytes().decode("utf-8-sig")
        for book in ("google", "outlook")
    ]
    return [row for text in texts for row in csv.DictReader(StringIO(text, newline=""))]


def test_chats_end_before_the_weeks_the_owner_plans(folder):
    chats = [contact.day for contact in reckoning.messengers(folder, told(TODAY).people)]
    assert len(chats) > 40
    assert max(chats) < monday(TODAY) - timedelta(weeks=12)


def test_cards_are_about_120_and_overlap(folder):
    phone = (folder / "contacts-phone.vcf").read_bytes().decode().replace("\r\n ", "")
    web = (folder / "contacts-web.vcf").read_bytes().decode().replace("\r\n ", "")
    assert 105 <= (phone + web).count("BEGIN:VCARD") <= 145
    names = [set(re.findall(r"(?m)^FN:(.*)\r$", text)) for text in (phone, web)]
    assert len(names[0] & names[1]) >= 10
    assert re.search(r"(?m)^BDAY:--\d{4}\r$", web)
    assert "X-ABLabel" in phone
    assert "PHOTO;ENCODING=b" in phone
    raw = (folder / "contacts-phone.vcf").read_bytes().split(b"\r\n")
    assert max(len(line) for line in raw) <= 75


def test_the_calendar_reads_and_expands(folder):
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical((folder / "calendar.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert 270 <= len(events) <= 350
    assert calendar["X-WR-CALNAME"] == OWNER.emails[0]
    assert sum("RRULE" in event for event in events) == 3
    assert sum("RECURRENCE-ID" in event for event in events) == 1
    assert sum(event["STATUS"] == "CANCELLED" for event in events) >= 2
    crowd = [len(event.get("ATTENDEE", [])) for event in events]
    assert sum(size > 25 for size in crowd) >= 5
    ahead = [event for event in events if "RRULE" not in event and _day(event) > TODAY]
    assert 4 <= len(ahead) <= 8
    assert max(_day(event) for event in events) <= TODAY + timedelta(days=14)


def _day(event):
    start = event["DTSTART"].dt
    return start.date() if isinstance(start, datetime) else start


@pytest.mark.parametrize("ahead", [0, 3, 6, *(pytest.param(n, marks=DEEP) for n in (1, 2, 4, 5))])
def test_the_last_twelve_weeks_have_their_verdicts(tmp_path, ahead):
    today = TODAY + timedelta(days=ahead)
    write(tmp_path, today)
    people = told(today).people
    weeks = reckoning.weeks(reckoning.contacts(tmp_path, people, today), people, today)
    reached = [(len(week.reached), len(week.existing)) for week in weeks]
    assert reached == [
        (4, 3), (6, 5), (2, 2), (8, 6), (6, 5), (3, 2),
        (0, 0), (5, 2), (7, 6), (5, 4), (2, 2), (6, 5),
    ]  # fmt: skip
    assert [week.working for week in weeks] == [n in (1, 3, 4, 8, 9, 11) for n in range(12)]
    assert all(week.met for week in weeks)


@pytest.mark.parametrize(
    "day",
    [
        "2025-10-26",
        *(pytest.param(d, marks=DEEP) for d in ("2024-02-29", "2025-01-01", "2027-03-29")),
    ],
)
def test_other_days_hold_too(tmp_path, day):
    today = date.fromisoformat(day)
    write(tmp_path, today)
    people = told(today).people
    found = reckoning.contacts(tmp_path, people, today)
    weeks = reckoning.weeks(found, people, today)
    assert [week.working for week in weeks] == [n in (1, 3, 4, 8, 9, 11) for n in range(12)]
    names = {person.key: person.name for person in people}
    daily = {names[who] for who in reckoning.daily_life(found, monday(today))}
    assert daily == {"Jonas Achterberg", "Leïla Benhaddou", "Oluwaseun Adeyinka"}
