"""Who gets in: the link works once, other names, sites and methods are turned away."""

import json
import stat

import pytest

from mutuals.faces.web.headers import HEADERS

PAGES = ["/", "/people", "/log", "/help"]
FORM = {"Content_Type": "application/x-www-form-urlencoded"}


def test_the_link_works_once(visitor):
    assert visitor.get("/").status == 200
    again = visitor.ask("GET", visitor.link.partition(visitor.host)[2], Cookie="")
    assert again.status == 401
    assert "set-cookie" not in again.headers


def test_the_cookie_is_for_our_own_pages_only(home):
    from tests.faces.web.served import serving

    with serving(home) as found:
        cookie = found.enter().headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie


@pytest.mark.parametrize("path", [*PAGES, "/api/people", "/api/openapi.json", "/import/progress"])
def test_nobody_gets_in_without_having_come_in(guest, path):
    assert guest.ask("GET", path, Cookie="").status == 401
    assert guest.ask("GET", path, Cookie=f"mutuals_{guest.port}=guessed").status == 401
    assert guest.ask("GET", path, Cookie="", Authorization="Bearer guessed").status == 401


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1"]
)
def test_another_name_is_misdirected(guest, host):
    answer = guest.ask("GET", "/", Host=host.format(port=guest.port))
    assert answer.status == 421
    assert "people to go to" not in answer.text


@pytest.mark.parametrize("host", ["localhost:{port}", "[::1]:{port}"])
def test_our_own_names_are_answered(guest, host):
    assert guest.ask("GET", "/", Host=host.format(port=guest.port)).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(guest, method):
    answer = guest.ask(method, "/")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, POST")


FOREIGN = [
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Sec_Fetch_Site": "cross-site"},
    {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "navigate"},
    {},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_what_another_site_sends_does_nothing(visitor, headers):
    who = visitor.program("GET", "/api/people?limit=1").json["people"][0]["id"]
    body = f"token={visitor.token()}&who={who}".encode()
    answer = visitor.ask("POST", "/do/key", body, **FORM, **headers)
    assert answer.status == 403
    assert not visitor.program("GET", "/api/history").json["steps"]


def test_a_form_without_its_token_does_nothing(visitor):
    who = visitor.program("GET", "/api/people?limit=1").json["people"][0]["id"]
    for token in ("", "guessed"):
        body = f"token={token}&who={who}".encode()
        origin = f"http://{visitor.host}"
        assert visitor.ask("POST", "/do/key", body, Origin=origin, **FORM).status == 400
    assert not visitor.program("GET", "/api/history").json["steps"]


def test_scripts_of_a_page_bring_the_token_too(visitor):
    who = visitor.program("GET", "/api/people?limit=1").json["people"][0]["id"]
    sent = {"Origin": f"http://{visitor.host}", "Content_Type": "application/json"}
    body = json.dumps({"who": who}).encode()
    assert visitor.ask("POST", "/api/key", body, **sent).status == 400
    token = visitor.token()
    assert visitor.ask("POST", "/api/key", body, **sent, X_Mutuals_Token=token).status == 200


def test_another_site_may_lead_here_but_not_read(guest):
    follow = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
    assert guest.ask("GET", "/", **follow).status == 200
    fetch = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"}
    assert guest.ask("GET", "/api/people", **fetch).status == 403


@pytest.mark.parametrize(
    "path", [*PAGES, "/nothing", "/static/style.css", "/static/nothing", "/api/people", "/api/no"]
)
def test_every_answer_has_the_headers(guest, path):
    headers = guest.get(path).headers
    for name, value in HEADERS:
        assert headers[name.decode()] == value.decode()


def test_answers_are_not_kept_by_the_browser(guest):
    for path in PAGES:
        assert guest.get(path).headers["cache-control"] == "no-store"


def test_the_key_is_readable_by_its_owner_only(guest):
    assert stat.S_IMODE((guest.home / "serving.json").stat().st_mode) == 0o600


def test_a_second_start_shows_a_new_link_to_the_first(guest):
    from tests.faces.web.served import serving

    with serving(guest.home) as second:
        assert second.port == guest.port
        assert second.link != guest.link
        assert second.enter().status == 200
