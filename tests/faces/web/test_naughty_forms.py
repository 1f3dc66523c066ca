"""Odd strings typed into forms come back as they were typed, or are refused with a message."""

from urllib.parse import quote, urlencode

import pytest
from tests.hostile.test_naughty import NAUGHTY, line, plain

ANA = "ana.private@example.com"
HALVES = ("\ud83d", "a\udc00z")
"""No browser sends them, a program may."""
TYPED = (*NAUGHTY, "\0", "a\0b", " ", "x" * 5000, "🏴" * 600)

BETWEEN_NAMES = ",;&+"
"""They part the names of several people where somebody is met."""


@pytest.fixture(scope="module")
def typing(guest):
    """Return how a form is typed into; that returns whether the page after it refuses."""
    token = guest.token()

    def send(operation, **fields):
        values = {"token": token, "back": "/help", **fields}
        body = urlencode(values, errors="surrogatepass").encode()
        kind = "application/x-www-form-urlencoded"
        answer = guest.ask(
            "POST", f"/do/{operation}", body, Content_Type=kind, Origin=f"http://{guest.host}"
        )
        assert (answer.status, answer.headers.get("location")) == (303, "/help"), fields
        page = guest.get("/help")
        assert page.status == 200
        assert 'class="said' in page.text, fields
        assert "fault in mutuals" not in page.text, fields
        return "said refusal" in page.text

    return send


def latest(guest):
    return guest.program("GET", f"/api/person?who={ANA}&limit=1").json["timeline"][0]


def undo(guest):
    guest.program("POST", "/api/undo", {"count": 1})


def test_notes_come_back(guest, typing):
    changed = {}
    for word in TYPED:
        if typing("log", who=ANA, flag="met", note=f"a{word}z"):
            continue
        found = latest(guest)["subject"]
        if found not in {f"a{word}z", plain(f"a{word}z"), line(f"a{word}z")}:
            changed[word] = found
        undo(guest)
    assert not changed


def test_tags_come_back(guest, typing):
    changed = {}
    for word in TYPED[::2]:
        if typing("tag", who=ANA, tag=word):
            continue
        found = guest.program("GET", f"/api/person?who={ANA}").json["tags"]
        if not {word.strip(), plain(word), line(word)} & set(found):
            changed[word] = found
        undo(guest)
    assert not changed


def test_names_come_back(guest, typing):
    changed = {}
    for word in (each for each in TYPED if not set(each) & set(BETWEEN_NAMES)):
        name = f"Zed {word} Yew"
        if typing("met", text=name):
            continue
        says = guest.program("GET", "/api/history").json["steps"][0]["says"]
        if not any(each in says for each in (name, plain(name), line(name))):
            changed[word] = says
        undo(guest)
    assert not changed


@pytest.mark.parametrize("operation", ["log", "tag", "met"])
def test_half_signs_and_nul_are_refused(guest, typing, operation):
    for word in ("a\0b", *HALVES):
        told = {"who": [ANA], "note": word} if operation == "log" else {"who": [ANA], "tag": word}
        told = {"text": [word]} if operation == "met" else told
        answer = guest.program("POST", f"/api/{operation}", told)
        assert answer.status == 400
        assert "no text" in answer.json["error"]["what"]


@pytest.mark.parametrize("path", ["/people?query={}", "/log?who={}", "/api/people?query={}"])
def test_every_address_takes_any_text(guest, path):
    for word in (*TYPED, *HALVES):
        asked = path.format(quote(word[:1000], errors="surrogatepass"))
        answer = guest.get(asked)
        assert answer.status in {200, 400}, word
