"""The page for the phone: nothing of it runs, loads, or says more than it was given."""

import base64
import hashlib
import json
import re
import stat
from collections.abc import Collection
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.faces.stage import EVIL, RAW, Stage, known, run, the_day

from mutuals.faces.links import Link, call_link, chat_link, mail_link, profile_link
from mutuals.faces.phone.today import today_page
from mutuals.model.golden import KnownPerson

SCRIPT = "<script>alert(1)</script>"
QUOTES = "\"'><img src=x onerror=alert(1)>{{7*7}}{% raw %}"
INJECTED = "Hi\r\nBcc: all@evil.example\n&cc=more@evil.example?to=x#f"


class Seen(HTMLParser):
    """All tags of a page with their attributes, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def links(self):
        return [attrs for tag, attrs in self.tags if tag == "a"]


class People:
    def __init__(self, *people):
        self.people = people

    def some(self, ids: Collection[str], /) -> list[KnownPerson]:
        return [person for person in self.people if person.id in ids]


def sure(link: Link | None) -> Link:
    assert link is not None
    return link


def page_of(record=None, **ways):
    return today_page(record or the_day(), People(known(**ways)))


# --- what the page is ------------------------------------------------------------------------


def test_nothing_runs_and_nothing_is_fetched():
    seen = Seen(page_of(emails=("ana@mail.example",), profiles=("linkedin.com/in/ana",)))
    assert not {"script", "img", "link", "iframe", "form", "object"} & {tag for tag, _ in seen.tags}
    attributes = {name for _, attrs in seen.tags for name in attrs}
    assert not attributes & {"src", "style"}
    assert not [name for name in attributes if name.startswith("on")]


def test_the_policy_allows_our_own_style_only():
    page = page_of()
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [
        attrs["content"]
        for tag, attrs in Seen(page).tags
        if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "url(" not in style


def test_it_shows_the_day():
    text = Seen(page_of(emails=("ana@mail.example",))).text
    for part in ("23 November 2026", "NOT-working", "Ana would do", "Ana Lopes", "How are you?"):
        assert part in text
    for part in ("4 of 5", "50% of 50%", "cannot be seen", "people you reached out to"):
        assert part in text
    for part in ("It has been long.", "thanks", "advice", "mbox", "ana@mail.example"):
        assert part in text


def test_a_day_with_nobody_is_a_page_too():
    record = the_day()
    empty = type(record)(record.as_of, record.verdict, ())
    assert "Nobody is waiting" in today_page(empty, People())


# --- hostile text ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", [SCRIPT, QUOTES, EVIL, f"{EVIL}{SCRIPT}{QUOTES}"])
def test_text_of_strangers_stays_text(text):
    page = page_of(
        the_day(name=text, draft=text, why=text),
        emails=(f"{text}@x.example", "ana@mail.example"),
        phones=(text,),
        profiles=(text, f"x.example/{text}"),
    )
    seen = Seen(page)
    honest = Seen(page_of(emails=("ana@mail.example",), profiles=("x.example/ana",)))
    assert {tag for tag, _ in seen.tags} == {tag for tag, _ in honest.tags}
    assert {urlsplit(link["href"]).scheme for link in seen.links()} <= {"mailto", "https"}
    assert not [sign for sign in set(RAW) if sign in page]
    assert "49" not in seen.text


def test_names_are_isolated():
    assert "<bdi>Ana Lopes</bdi>" in page_of()


# --- links -----------------------------------------------------------------------------------


def test_links_are_of_three_kinds_and_tell_nobody():
    links = Seen(
        page_of(
            emails=("ana@mail.example",),
            phones=("+49 171 392-0015",),
            profiles=("linkedin.com/in/ana", "https://social.example/@ana"),
        )
    ).links()
    assert [link["href"].partition("?")[0] for link in links] == [
        "mailto:ana@mail.example",
        "tel:+491713920015",
        "https://wa.me/491713920015",
        "https://linkedin.com/in/ana",
        "https://social.example/@ana",
    ]
    assert {link["rel"] for link in links} == {"noopener noreferrer nofollow"}


@pytest.mark.parametrize("text", [INJECTED, QUOTES, "100 % & more + x=y", "Zoë\n\n李"])
def test_subject_and_body_arrive_whole_and_add_nothing(text):
    href = sure(mail_link("ana@mail.example", text, text)).href
    assert not re.search(r"[\s\"'<>#]", href)
    parts = urlsplit(href)
    fields = parse_qs(parts.query, strict_parsing=True)
    assert parts.path == "ana@mail.example"
    assert set(fields) == {"subject", "body"}
    assert "\n" not in fields["subject"][0]
    assert fields["body"] == [re.sub(r"\r\n?|\n", "\r\n", text)]


@pytest.mark.parametrize(
    "address",
    [
        "ana@mail.example?bcc=x@evil.example",
        "ana@mail.example,x@evil.example",
        "ana@mail.example\r\nBcc: x",
        "ana@mail.example%0d%0aBcc:x",
        "a b@x.example",
        "<ana@mail.example>",
        "ana",
        "",
        "javascript:alert(1)@x",
        "ana@x\u202e.example",
    ],
)
def test_doubtful_addresses_get_no_link(address):
    assert mail_link(address, "", "") is None


def test_a_plus_in_an_address_stays_a_plus():
    assert unquote(sure(mail_link("a+b@x.example", "", "")).href) == "mailto:a+b@x.example"


@pytest.mark.parametrize(
    "profile",
    [
        "javascript:alert(1)",
        "JaVaScRiPt://x.example/%0aalert(1)",
        "data:text/html,x",
        "http://x.example/a",
        "https://linkedin.com@evil.example/in/a",
        "https://x.example:8443/a",
        "https://x.exa mple/a",
        "https:\\\\evil.example/a",
        "//localhost/a",
        "file:///etc/passwd",
        "https://x.example/a\u202e",
        "https://127.0.0.1/a",
        "vbscript:x",
        "",
        "https://[::1/",
    ],
)
def test_only_plain_https_profiles_get_a_link(profile):
    assert profile_link(profile) is None


def test_a_profile_shows_the_host_it_really_goes_to():
    link = sure(profile_link("https://lınkedin.com/in/ana"))
    assert link.shows.startswith("xn--")
    assert link.shows == urlsplit(link.href).hostname


@pytest.mark.parametrize("phone", ["javascript:1", "+49;ext=1", "12", "*#06#", "+4,9", "tel:1", ""])
def test_only_plain_numbers_get_a_link(phone):
    assert call_link(phone) is None
    assert chat_link(phone) is None


# --- writing it ------------------------------------------------------------------------------


def test_the_page_is_private_and_replaces_the_old_one_whole(tmp_path, capfd):
    path = tmp_path / "today.html"
    path.write_text("old")
    path.chmod(0o644)
    assert run("today", "--to", str(path), stage=Stage((known(("ana@mail.example",)),))) == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "ana@mail.example" in path.read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["today.html"]
    shown = capfd.readouterr()
    assert shown.out == ""
    assert str(path) in shown.err


def test_json_and_page_go_together(tmp_path, capfd):
    assert run("today", "--json", "--to", str(tmp_path / "p.html")) == 0
    assert json.loads(capfd.readouterr().out)["as_of"] == "2026-11-23"


@pytest.mark.parametrize("where", ["missing/p.html", "."])
def test_a_page_that_cannot_be_written_is_one_line(tmp_path, capfd, where):
    assert run("today", "--json", "--to", str(tmp_path / where)) == 1
    shown = capfd.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "name another file" in shown.err
    assert not list(tmp_path.rglob("*.html"))
