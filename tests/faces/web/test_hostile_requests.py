"""Requests made by hand: doubled headers, odd targets, endless bodies, forms made to break."""

import shutil
import sqlite3
import stat
import time
from contextlib import closing
from urllib.parse import urlencode

import pytest
from tests.faces.web.raw import END, LINE, MULTI, connected, part, send_raw, status_of
from tests.faces.web.served import serving
from tests.operations.homes import Home

from mutuals.faces.web.headers import HEADERS
from mutuals.workspace import STORE

EVIL = "evil.example"
LOG = (b"<h1>", b"Log a contact")


def head(visitor, method="GET", target="/log", **headers):
    """Return the lines of a request by somebody who has come in."""
    given = {"Host": visitor.host, "Cookie": visitor.cookie, **headers}
    return [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]


def test_a_sound_request_by_hand_is_answered(guest):
    answer = send_raw(guest, *head(guest))
    assert status_of(answer) == 200
    assert LOG[1] in answer


@pytest.mark.parametrize("order", [1, -1])
def test_a_second_host_is_refused(guest, order):
    lines = [f"Host: {guest.host}", f"Host: {EVIL}"][::order]
    answer = send_raw(guest, "GET /log HTTP/1.1", *lines, f"Cookie: {guest.cookie}")
    assert status_of(answer) in {400, 421}
    assert LOG[1] not in answer


def test_no_host_is_refused(guest):
    for version in ("1.0", "1.1"):
        answer = send_raw(guest, f"GET /log HTTP/{version}", f"Cookie: {guest.cookie}")
        assert status_of(answer) in {400, 421}


@pytest.mark.parametrize(
    "host",
    ["{} ", " {}", "{}\t", "{}.", "x@{}", "{}@evil.example", "{}/", "{},evil.example", "[{}]"],
)
def test_a_host_that_is_nearly_ours(guest, host):
    answer = send_raw(guest, *head(guest, Host=host.format(guest.host)))
    same = host.format(guest.host).strip() == guest.host
    assert status_of(answer) in ({200} if same else {400, 421})


@pytest.mark.parametrize("doubled", ["Origin", "Sec-Fetch-Site"])
@pytest.mark.parametrize("order", [1, -1])
def test_a_second_origin_is_a_foreign_one(visitor, doubled, order):
    ours, foreign = {
        "Origin": (f"http://{visitor.host}", f"http://{EVIL}"),
        "Sec-Fetch-Site": ("same-origin", "cross-site"),
    }[doubled]
    body = urlencode({"token": visitor.token(), "who": "ana.private@example.com"}).encode()
    lines = [f"{doubled}: {value}" for value in (ours, foreign)[::order]]
    form = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": len(body)}
    answer = send_raw(visitor, *head(visitor, "POST", "/do/key", **form), *lines, body=body)
    assert status_of(answer) == 403
    assert not visitor.program("GET", "/api/history").json["steps"]


def test_cookies_in_two_headers_let_nobody_else_in(guest):
    name = guest.cookie.partition("=")[0]
    for cookies in ([f"{name}=guessed", f"{name}=guessed2"], ["", f"{name}="], ["; ;=", "$x"]):
        lines = [f"Cookie: {each}" for each in cookies]
        answer = send_raw(guest, "GET /log HTTP/1.1", f"Host: {guest.host}", *lines)
        assert status_of(answer) == 401


@pytest.mark.parametrize("cookie", ["\xff\xfe", "=" * 9, '"', "a" * 60_000, "mutuals_1=\\777"])
def test_odd_cookies_are_nobodys(guest, cookie):
    assert status_of(send_raw(guest, *head(guest, Cookie=cookie))) in {400, 401, 431}


def test_two_keys_are_no_key(guest):
    lines = [f"Authorization: Bearer {key}" for key in (guest.key(), "guessed")]
    answer = send_raw(guest, "GET /api/people HTTP/1.1", f"Host: {guest.host}", *lines)
    assert status_of(answer) == 401


@pytest.mark.parametrize(
    "target",
    ["http://evil.example/log", "http://{host}/log", "//evil.example/log", "evil.example:80", "*"],
)
def test_targets_that_name_a_machine_show_nothing(guest, target):
    answer = send_raw(guest, *head(guest, target=target.format(host=guest.host)))
    assert status_of(answer) in {400, 404, 421}
    assert LOG[1] not in answer


OUTSIDE = [
    "/static/../screens.py",
    "/static/%2e%2e/templates/frame.html",
    "/static/..%2ftemplates%2fframe.html",
    "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fpyproject.toml",
    "/static//etc/passwd",
    "/static/%2fetc%2fpasswd",
    "/static/....//etc/passwd",
    "/static/..\\templates\\frame.html",
    "/static/%5c..%5ctemplates",
    "/static/style.css%00.html",
    "/static/%00",
    "/static/" + "a" * 5000,
    "/static/" + "a/" * 2000,
    "/static/",
    "/static/../people",
    "/static/%2e%2e/api/people",
]


@pytest.mark.parametrize("target", OUTSIDE, ids=lambda each: each[:50])
def test_the_static_folder_has_no_way_out(guest, target):
    answer = send_raw(guest, f"GET {target} HTTP/1.1", f"Host: {guest.host}")
    assert status_of(answer) == 404
    assert b"root:" not in answer
    assert b"{%" not in answer


@pytest.mark.parametrize("target", ["/static", "/static/style.css", "/login", "/static/nothing"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_open_places_answer_without_a_fault(guest, method, target):
    answer = send_raw(guest, f"{method} {target} HTTP/1.1", f"Host: {guest.host}")
    assert 200 <= status_of(answer) < 500
    for name, _ in HEADERS:
        assert name in answer.lower()


def test_a_header_cannot_be_smuggled_into_an_answer(visitor):
    for back in ("/x\r\nSet-Cookie: a=b", "/x\nY: z", "/\u2028x", "/\x85x", "/x\0"):
        fields = [("who", "ana.private@example.com"), ("back", back)]
        answer = visitor.send("/do/skip", *fields)
        assert answer.status == 303
        assert answer.headers["location"] == "/"
        assert "set-cookie" not in answer.headers
    answer = visitor.program("GET", "/api/export?format=vcard%0d%0aSet-Cookie:%20a%3db")
    assert answer.status == 400
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/", "/people", "/log", "/help", "/api/people", "/api/openapi.json", "/nothing"]
)
def test_head_answers_as_get_without_a_body(guest, path):
    get, by_head = guest.get(path), guest.ask("HEAD", path)
    assert (by_head.status, by_head.body) == (get.status, b"")
    kept = {name: value for name, value in get.headers.items() if name != "date"}
    assert {name: by_head.headers.get(name) for name in kept} == kept


def test_looking_at_the_link_does_not_use_it_up(home):
    with serving(home) as found:
        path = found.link.partition(found.host)[2]
        assert "set-cookie" not in found.ask("HEAD", path).headers
        assert found.enter().status == 200
        assert found.get("/").status == 200


UPGRADES = {
    "websocket": ("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="),
    "h2c": ("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABk"),
}  # fmt: skip


@pytest.mark.parametrize("kind", UPGRADES)
def test_no_other_protocol_is_spoken(guest, kind):
    outside = send_raw(guest, "GET / HTTP/1.1", f"Host: {guest.host}", *UPGRADES[kind])
    assert status_of(outside) in {400, 401}
    foreign = [*UPGRADES[kind], "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: websocket"]
    answer = send_raw(guest, *head(guest), f"Origin: http://{EVIL}", *foreign)
    assert status_of(answer) in {400, 403}


# -- bodies ----------------------------------------------------------------------------------

CUT_OFF = {0, 400}
"""Who talks on while being refused may find the connection closed before the words."""
PLAIN = "application/x-www-form-urlencoded"
JSON = "application/json"


def posted(visitor, path, kind, body, *, length=True, program=False):
    """Post a body by hand, chunked unless its length is told."""
    given = {"Content-Type": kind, "Origin": f"http://{visitor.host}"}
    given |= {"Content-Length": len(body)} if length else {"Transfer-Encoding": "chunked"}
    if program:
        given |= {"Authorization": f"Bearer {visitor.key()}", "Cookie": ""}
    sent = body if length else b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    return send_raw(visitor, *head(visitor, "POST", path, **given), body=sent)


def test_a_form_of_unknown_length_is_refused(visitor):
    body = urlencode({"token": visitor.token(), "who": "ana.private@example.com"}).encode()
    assert status_of(posted(visitor, "/do/key", PLAIN, body, length=False)) == 400
    assert not visitor.program("GET", "/api/history").json["steps"]
    assert status_of(posted(visitor, "/do/key", PLAIN, body)) == 303


def test_json_of_unknown_length_is_counted_while_it_comes(visitor):
    small, big = b'{"who": "ana.private@example.com"}', b'{"who": "%s"}' % (b"a" * (2 << 20))
    said = [
        posted(visitor, "/api/key", JSON, each, length=False, program=True) for each in (small, big)
    ]
    assert status_of(said[0]) == 200
    assert status_of(said[1]) in CUT_OFF


def test_a_length_that_is_no_number_is_refused(guest):
    for length in ("-1", "x", "1, 2", "1" * 40, "0x10"):
        lines = head(guest, "POST", "/do/key", Origin=f"http://{guest.host}")
        answer = send_raw(guest, *lines, f"Content-Type: {PLAIN}", f"Content-Length: {length}")
        assert 400 <= status_of(answer) < 500


def test_two_lengths_are_refused(guest):
    lines = [*head(guest, "POST", "/do/key"), "Content-Length: 3", "Content-Length: 5"]
    assert status_of(send_raw(guest, *lines, body=b"abcde")) == 400
    both = [*head(guest, "POST", "/do/key"), "Content-Length: 3", "Transfer-Encoding: chunked"]
    assert 400 <= status_of(send_raw(guest, *both, body=b"0\r\n\r\n")) < 500


def test_endless_headers_are_cut_off(guest):
    lines = [f"X-{n}: {'a' * 1000}" for n in range(200)]
    assert status_of(send_raw(guest, *head(guest), *lines)) in {0, 400, 431}
    assert guest.get("/log").status == 200


def test_who_is_slow_holds_up_nobody_else(guest):
    lines = head(guest, "POST", "/do/key", **{"Content-Type": PLAIN, "Content-Length": 100})
    slow = "\r\n".join([*lines, f"Origin: http://{guest.host}", "", "to"]).encode()
    waiting = []
    try:
        for sent in (slow, slow[:20], b"G") * 20:
            context = connected(guest)
            connection = context.__enter__()
            waiting.append((context, connection))
            connection.sendall(sent)
        assert guest.get("/log").status == 200
        assert guest.get("/api/people").status == 200
    finally:
        for context, _ in waiting:
            context.__exit__(None, None, None)
    assert guest.get("/log").status == 200


# -- forms -----------------------------------------------------------------------------------

BOMBS = {
    "many fields": part("a") * 5000 + END,
    "many files": part("file", more='; filename="a.vcf"') * 5000 + END,
    "a huge field": part("a", b"x" * (3 << 20)) + END,
    "no end": part("a"),
    "nothing": b"",
    "no part": END,
    "no name": f"--{LINE}\r\nContent-Disposition: form-data\r\n\r\nx\r\n".encode() + END,
    "no disposition": f"--{LINE}\r\n\r\nx\r\n".encode() + END,
    "a huge head": part("a" * (1 << 20)) + END,
    "many heads": part("a", more="\r\n" + "\r\n".join(f"X-{n}: y" for n in range(5000))) + END,
    "an odd charset": part("a", b"\xff", "\r\nContent-Type: text/plain; charset=klingon-7") + END,
    "no lines": b"\0" * 100_000,
}  # fmt: skip


@pytest.mark.parametrize("path", ["/api/import", "/api/restore", "/import/files", "/do/key"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_form_made_to_break_is_refused(guest, path, bomb):
    before = rows(guest)
    answer = posted(guest, path, MULTI, BOMBS[bomb], program=path.startswith("/api/"))
    assert 400 <= status_of(answer) < 500 or status_of(answer) in CUT_OFF, answer[:500]
    assert rows(guest) == before
    assert inbox(guest) == []
    assert guest.get("/log").status == 200


def rows(visitor):
    """Return how much of everything the home holds."""
    names = ("source", "identifier", "interaction", "observed", "decision", "setting")
    home = Home(visitor.home, "2026-11-20")
    return [home.rows(f"SELECT count(*) FROM {name}") for name in names]


CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:New One\r\nEMAIL:new@x.example\r\nEND:VCARD\r\n"
NAMES = ["漢" * 200 + ".vcf", "a" * 500, "../../x.vcf", "..", "\\x\\y.vcf", "%00.vcf", "CON",
         "<img src=x>.vcf", "\u202egnp.vcf", "\ud83d"]  # fmt: skip


def test_any_name_of_a_file_is_taken(visitor):
    for name in NAMES:
        told = f'; filename="{name}"'.replace("\\", "\\\\").encode(errors="surrogatepass")
        body = part("file", CARD, told.decode("latin-1"), "latin-1") + END
        answer = posted(visitor, "/api/import", MULTI, body, program=True)
        assert status_of(answer) == 200, name
    assert visitor.program("GET", "/api/person?who=new@x.example").json["name"] == "New One"
    assert inbox(visitor) == []
    assert not list(visitor.home.parent.glob("*.vcf"))


def test_a_second_import_is_refused_and_leaves_nothing(visitor):
    sent = part("token", visitor.token().encode()) + part("file", CARD, '; filename="a.vcf"') + END
    with closing(sqlite3.connect(visitor.home / STORE, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")
        assert status_of(posted(visitor, "/import/files", MULTI, sent)) == 303
        first = inbox(visitor)
        assert status_of(posted(visitor, "/import/files", MULTI, sent)) == 303
        assert "running already" in visitor.said()
        assert inbox(visitor) == first
        held.execute("ROLLBACK")
    ended(visitor)
    empty = part("token", visitor.token().encode()) + END
    assert status_of(posted(visitor, "/import/files", MULTI, empty)) == 303
    assert "No file" in visitor.said()
    assert inbox(visitor) == []


ODD = ["multipart/form-data", "multipart/form-data; boundary=",
       "multipart/form-data; boundary=\xff", f"{MULTI}; charset=klingon-7"]  # fmt: skip


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("path", ["/api/import", "/import/files", "/do/key"])
def test_a_form_with_an_odd_kind_is_refused(guest, path, kind):
    answer = posted(guest, path, kind, part("a") + END, program=path.startswith("/api/"))
    assert 400 <= status_of(answer) < 500, answer[:500]


def inbox(visitor):
    """List what lies in the inbox of the home."""
    return sorted(path.name for path in (visitor.home / "inbox").rglob("*"))


def test_a_form_with_doubled_fields(visitor):
    who, other = "ana.private@example.com", "nobody@nowhere.example"
    visitor.send("/do/key", ("who", who), ("who", other))
    assert "one value" in visitor.said()
    visitor.send("/do/snooze", ("who", who), ("days", "7"), ("days", "700"))
    assert "one value" in visitor.said()
    assert not visitor.program("GET", "/api/history").json["steps"]


def test_a_second_token_does_not_open(visitor):
    token, who = visitor.token(), "ana.private@example.com"
    body = urlencode([("token", token), ("token", "guessed"), ("who", who)]).encode()
    assert status_of(posted(visitor, "/do/key", PLAIN, body)) == 400
    assert not visitor.program("GET", "/api/history").json["steps"]


# -- two homes, other users ------------------------------------------------------------------


def test_two_homes_keep_their_visitors_apart(visitor, furnished, tmp_path):
    other = shutil.copytree(furnished, tmp_path / "other")
    with serving(other) as second:
        second.enter()
        names = [each.cookie.partition("=")[0] for each in (visitor, second)]
        assert names[0] != names[1]
        secret = visitor.cookie.partition("=")[2]
        for cookie in (visitor.cookie, f"{names[1]}={secret}"):
            assert second.ask("GET", "/log", Cookie=cookie).status == 401
        key = visitor.key()
        assert (
            second.ask("GET", "/api/people", Cookie="", Authorization=f"Bearer {key}").status == 401
        )
        both = f"{visitor.cookie}; {second.cookie}"
        assert [each.ask("GET", "/log", Cookie=both).status for each in (visitor, second)] == [
            200,
            200,
        ]
        origin = f"http://{visitor.host}"
        body = urlencode({"token": second.token(), "who": "ana.private@example.com"}).encode()
        assert second.ask("POST", "/do/key", body, Origin=origin, Content_Type=PLAIN).status == 403


def test_a_token_is_good_in_its_own_session_only(visitor):
    first, mine = visitor.token(), visitor.cookie
    told = visitor.program("POST", "/link").json["token"]
    visitor.cookie = ""
    cookie = visitor.ask("GET", f"/login?token={told}").headers["set-cookie"].partition(";")[0]
    visitor.cookie = cookie
    assert visitor.token() != first
    body = urlencode({"token": first, "who": "ana.private@example.com"}).encode()
    assert status_of(posted(visitor, "/do/key", PLAIN, body)) == 400
    visitor.cookie = mine
    assert status_of(posted(visitor, "/do/key", PLAIN, body)) == 303


def test_a_new_link_is_for_the_key_only(guest):
    assert guest.ask("POST", "/link", Origin=f"http://{guest.host}").status == 401
    assert guest.ask("POST", "/link", Cookie="", Sec_Fetch_Site="none").status == 401
    assert guest.ask("POST", "/link", Cookie="", Authorization="Bearer guessed").status in {
        401,
        403,
    }
    assert guest.ask("GET", "/link").status in {404, 405}
    assert guest.program("POST", "/link").status == 200


def test_all_of_the_home_is_closed_to_others_while_serving(visitor):
    sent = part("token", visitor.token().encode()) + part("file", CARD, '; filename="a.vcf"') + END
    with closing(sqlite3.connect(visitor.home / STORE, isolation_level=None)) as held:
        held.execute("BEGIN IMMEDIATE")
        assert status_of(posted(visitor, "/import/files", MULTI, sent)) == 303
        seen = modes(visitor.home)
        held.execute("ROLLBACK")
    ended(visitor)
    assert [path for path, _ in seen if path.endswith("a.vcf")]
    assert not {(path, mode) for path, mode in [*seen, *modes(visitor.home)] if mode & 0o077}


def ended(visitor):
    """Wait for the end of the import."""
    while visitor.get("/import/progress").json["state"] == "running":
        time.sleep(0.05)
    assert visitor.get("/import/progress").json["state"] == "done"
    assert inbox(visitor) == []


def modes(home):
    """Return the mode of the home and of everything in it that is still there."""
    found = []
    for path in [home, *home.rglob("*")]:
        try:
            found.append((path.relative_to(home).as_posix(), stat.S_IMODE(path.stat().st_mode)))
        except FileNotFoundError:
            continue
    return found
