"""Settings in the browser: who I am, what may be read, backups there and back, and the end."""

import io
import re
import time
import zipfile
from datetime import date

import pytest
from tests.faces.web.sending import send_files
from tests.faces.web.served import AS_OF

from mutuals.operations.proposing import propose
from mutuals.workspace import open_workspace


def settings(visitor):
    return visitor.program("GET", "/api/settings").json


def steps(visitor):
    return visitor.program("GET", "/api/history").json["steps"]


def test_the_page_shows_what_stands(guest):
    page, found = guest.get("/settings").text, settings(guest)
    assert found["home"] in page
    assert f'value="{found["zone"]}"' in page


def test_another_address_and_taking_it_back(visitor):
    visitor.send("/do/init", ("me", "new@mail.example"), ("back", "/settings"))
    assert "new@mail.example" in settings(visitor)["addresses"]
    assert "new@mail.example" in visitor.get("/settings").text
    (step,) = steps(visitor)
    visitor.send("/do/undo", ("step", step["id"]), ("back", "/settings#decisions"))
    assert "new@mail.example" not in settings(visitor)["addresses"]


def test_text_may_be_read_and_no_more(visitor):
    for flag, may in [("yes", True), ("no_text", False)]:
        visitor.send("/do/init", ("flag", flag))
        assert settings(visitor)["text"] is may
        words = "may be read to notice" if may else "is never read"
        assert words in visitor.get("/settings").text


def test_zone_and_stage(visitor):
    for name, value in [("zone", "Asia/Tokyo"), ("stage", "owner")]:
        visitor.send("/do/plan", ("words", "set"), ("words", name), ("words", value))
        assert settings(visitor)[name] == value
    visitor.send("/do/plan", ("words", "set"), ("words", "zone"), ("words", "Moon/Base"))
    assert "Moon/Base" in visitor.said("/settings")
    assert settings(visitor)["zone"] == "Asia/Tokyo"


def test_a_backup_is_downloaded_and_brought_back(visitor):
    answer = visitor.send("/do/backup")
    assert "mutuals-backup-2026-11-20.zip" in answer.headers["content-disposition"]
    assert "network.db" in zipfile.ZipFile(io.BytesIO(answer.body)).namelist()
    assert visitor.program("POST", "/api/backup", {}).body[:2] == answer.body[:2] == b"PK"
    assert "downloaded" in visitor.get("/settings").text
    who = visitor.program("GET", "/api/people?limit=1").json["people"][0]["id"]
    visitor.send("/do/key", ("who", who))
    send_files(visitor, ("backup.zip", answer.body), path="/restore")
    assert f"home {visitor.home} is as of" in visitor.said()
    assert steps(visitor) == []
    assert "before restore" in visitor.get("/settings").text
    assert list((visitor.home / "passing").iterdir()) == []


@pytest.mark.parametrize("token", ["", "guessed"])
def test_without_the_token_nothing_is_brought_back(visitor, token):
    body = visitor.send("/do/backup").body
    visitor.send("/do/init", ("flag", "yes"))
    assert send_files(visitor, ("b.zip", body), path="/restore", token=token).status == 400
    assert len(steps(visitor)) == 1


@pytest.mark.parametrize("token", ["", "guessed"])
def test_without_the_token_no_backup_is_made(visitor, token):
    kind, origin = "application/x-www-form-urlencoded", f"http://{visitor.host}"
    body = f"token={token}".encode()
    answer = visitor.ask("POST", "/do/backup", body, Content_Type=kind, Origin=origin)
    assert answer.status == 400
    assert not list((visitor.home / "backups").glob("*"))


def test_what_is_no_backup_is_told_and_changes_nothing(visitor):
    visitor.send("/do/init", ("flag", "yes"))
    visitor.said()
    for sent in ([("b.zip", b"nothing")], [], [("a.zip", b"a"), ("b.zip", b"b")]):
        send_files(visitor, *sent, path="/restore")
        assert visitor.said()
        assert len(steps(visitor)) == 1


def test_the_home_is_looked_over(visitor):
    for _ in range(100):
        visitor.send("/do/doctor", ("flag", "read_data"), ("back", "/settings"))
        said = visitor.said("/settings")
        if "A journal stood" not in said:
            break
        time.sleep(0.05)  # the application is making its first page, and has the store open
    assert "sound" in said


def test_exports_are_downloaded(guest):
    for name, begin in [("json", b"{"), ("vcard", b"BEGIN:VCARD"), ("ics", b"BEGIN:VCALENDAR")]:
        assert guest.get(f"/api/export?format={name}").body.startswith(begin)


def test_the_application_is_stopped_from_its_page(visitor):
    origin = f"http://{visitor.host}"
    kind = "application/x-www-form-urlencoded"
    assert visitor.ask("POST", "/stop", b"token=x", Content_Type=kind, Origin=origin).status == 400
    assert visitor.get("/settings").status == 200
    assert "has stopped" in visitor.send("/stop").text
    for _ in range(200):
        if not (visitor.home / "serving.json").exists():
            break
        time.sleep(0.05)
    with pytest.raises(OSError, match="refused"):
        visitor.get("/settings")


@pytest.fixture
def proposed(visitor):
    """The id of a proposal of an assistant that waits: somebody is to be a key person."""
    who = visitor.program("GET", "/api/people?limit=1").json["people"][0]["id"]
    visitor.send("/do/assistant", ("proposing", "on"))
    with open_workspace(visitor.home, date.fromisoformat(AS_OF)) as network:
        propose(network, "key", (who,), {})
    page = visitor.get("/settings").text
    assert "is a key person" in page
    (found,) = set(re.findall(r'name="words" value="([a-z0-9]{10,})"', page))
    return found


def test_what_assistants_may_do_is_set(visitor):
    assert "read only" in visitor.get("/settings").text
    visitor.send("/do/assistant", ("proposing", "on"))
    visitor.send("/do/assistant", ("people", "7"))
    found = visitor.program("POST", "/api/assistant", {}).json
    assert (found["proposing"], found["people"]) == (True, 7)
    visitor.send("/do/assistant", ("proposing", "off"))
    assert visitor.program("POST", "/api/assistant", {}).json["proposing"] is False


def test_a_proposal_holds_once_it_is_confirmed_and_can_be_undone(visitor, proposed):
    assert steps(visitor) == []
    visitor.send("/do/proposals", ("words", "confirm"), ("words", proposed))
    assert "is a key person" in visitor.said()
    (step,) = steps(visitor)
    assert visitor.program("POST", "/api/proposals", {}).json["proposals"] == []
    visitor.send("/do/undo", ("step", step["id"]))
    assert steps(visitor) == []


def test_a_proposal_that_is_dropped_changes_nothing(visitor, proposed):
    visitor.send("/do/proposals", ("words", "drop"), ("words", proposed))
    assert steps(visitor) == []
    assert proposed not in visitor.get("/settings").text
