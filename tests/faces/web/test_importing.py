"""Importing in the browser: files sent, read, stopped, gone on with, broken, and cleared away."""

import io
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from tests.faces.web.sending import ANA, ME, ended, mbox, progress, send_files, until
from tests.faces.web.served import serving
from tests.sources.recorded import SAMPLES

from mutuals.faces.web.importing import Importing, Job, Progress

LONG = 12_000


@pytest.fixture
def newcomer(tmp_path):
    """Somebody at a home in which nothing is yet."""
    with serving(tmp_path / "home") as found:
        found.enter()
        found.program("POST", "/api/init", {"me": [ME]})
        yield found


def left(visitor):
    folders = (visitor.home / "inbox", visitor.home / "passing")
    return sorted(path for folder in folders for path in folder.rglob("*"))


def sources(visitor):
    return visitor.program("GET", "/api/sources").json["sources"]


def exported(home, tmp_path):
    path = tmp_path / f"{home.name}.json"
    command = [sys.executable, "-m", "mutuals", "--home", str(home), "--as-of", "2026-11-20"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([*command, "export", str(path), "--format", "json"], check=True, env=environment)
    return json.loads(path.read_text())


def test_files_that_are_sent_are_read_told_and_cleared_away(newcomer):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("later.mbox", mbox(4, start=10))
    sent = [("Archive.mbox", mbox(6)), ("more.zip", packed.getvalue())]
    answer = send_files(newcomer, *sent)
    assert (answer.status, answer.headers["location"]) == (303, "/import")
    assert ended(newcomer)["state"] == "done"
    assert sorted(each["read"] for each in sources(newcomer)) == [4, 6]
    assert left(newcomer) == []
    page = newcomer.get("/import").text
    assert "Archive.mbox" in page
    assert "6 records read" in page
    assert "more.zip" in page
    assert str(newcomer.home) not in page
    assert 'href="/sweep"' in page


@pytest.mark.parametrize("token", ["", "guessed"])
def test_without_the_token_nothing_is_kept(newcomer, token):
    assert send_files(newcomer, ("Archive.mbox", mbox(6)), token=token).status == 400
    assert left(newcomer) == []
    assert progress(newcomer)["state"] == "none"


HOSTILE = [
    "../../../evil.mbox",
    "..\\..\\evil.mbox",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "..",
    ".",
    "con.mbox",
    "a\x00b.mbox",
    "é" * 300 + ".mbox",
    "<img src=x onerror=alert(1)>.mbox",
    "same.mbox",
    "same.mbox",
    "-rf",
    ".hidden",
]


def test_no_name_leads_out_of_the_inbox(newcomer):
    before = {path for path in newcomer.home.parent.rglob("*") if "inbox" not in path.parts}
    sent = [(name, mbox(2, start=2 * at)) for at, name in enumerate(HOSTILE)]
    assert send_files(newcomer, *sent).status == 303
    told = ended(newcomer)
    names = [Path(each["path"]).name for each in told["report"]["sources"]]
    assert told["state"] == "done"
    assert len(set(names)) == len(HOSTILE)
    assert sum(each["read"] for each in sources(newcomer)) == 2 * len(HOSTILE)
    assert all(
        Path(each["path"]).parents[1] == newcomer.home / "inbox" for each in sources(newcomer)
    )
    assert all(len(name.encode()) <= 255 and name.isprintable() for name in names)
    assert "con.mbox" not in names
    after = {path for path in newcomer.home.parent.rglob("*") if "inbox" not in path.parts}
    assert {path.name for path in after - before} <= {
        "mutuals.db",
        "mutuals.db-wal",
        "mutuals.db-shm",
    }
    assert "<img src=x" not in newcomer.get("/import").text


def test_a_form_without_a_file_is_told(newcomer):
    assert send_files(newcomer).status == 303
    assert "No file" in newcomer.said("/import")
    assert send_files(newcomer, ("", b"")).status == 303
    assert "No file" in newcomer.said("/import")
    assert left(newcomer) == []


@pytest.mark.parametrize(
    "body", [b"", b"--of-a-form", b"--x\r\nContent-Disposition: form-data\r\n\r\n"]
)
def test_a_broken_form_is_refused(newcomer, body):
    kind = "multipart/form-data; boundary=x"
    answer = newcomer.ask(
        "POST", "/import/files", body, Content_Type=kind, Origin=f"http://{newcomer.host}"
    )
    assert answer.status == 400
    assert left(newcomer) == []


def test_an_import_is_stopped_and_goes_on_as_if_it_had_not(newcomer, tmp_path):
    send_files(newcomer, ("Archive.mbox", mbox(LONG)))
    until(newcomer, "running", records=1)
    folder, file = left(newcomer)
    assert stat.S_IMODE((newcomer.home / "inbox").stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert '<meta http-equiv="refresh"' in newcomer.get("/import").text

    send_files(newcomer, ("other.mbox", mbox(2)))
    assert "running already" in newcomer.said("/import")
    assert left(newcomer) == [folder, file]
    newcomer.send("/import/on")
    assert "running already" in newcomer.said("/import")

    newcomer.send("/import/stop")
    assert ended(newcomer)["state"] == "stopped"
    page = newcomer.get("/import").text
    assert "Not read to its end" in page
    assert "Archive.mbox" in page
    assert "http-equiv" not in page
    newcomer.send("/import/on")
    assert ended(newcomer)["state"] == "done"
    assert left(newcomer) == []

    (tmp_path / "Archive.mbox").write_bytes(mbox(LONG))
    other = tmp_path / "other"
    command = [sys.executable, "-m", "mutuals", "--home", str(other)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for words in (["init", "--me", ME], ["import", str(tmp_path / "Archive.mbox")]):
        subprocess.run([*command, *words], check=True, env=environment)
    ours, theirs = exported(newcomer.home, tmp_path), exported(other, tmp_path)
    assert set(ours) == set(theirs)
    assert ours["interactions"] == theirs["interactions"]
    assert ours["people"] == theirs["people"]


def test_an_import_is_stopped_where_the_server_was_started_in_the_background(tmp_path):
    deaf = ["sh", "-c", 'trap "" INT; exec "$@"', "sh"]
    with serving(tmp_path / "home", within=deaf) as found:
        found.enter()
        send_files(found, ("Archive.mbox", mbox(LONG)))
        until(found, "running", records=1)
        found.send("/import/stop")
        assert ended(found)["state"] == "stopped"


def test_an_import_that_is_killed_is_told_and_goes_on(newcomer):
    send_files(newcomer, ("Archive.mbox", mbox(LONG)))
    until(newcomer, "running", records=1)
    (child,) = subprocess.check_output(["pgrep", "-P", str(newcomer.pid)], text=True).split()
    os.kill(int(child), signal.SIGKILL)
    told = ended(newcomer)
    assert told["state"] == "failed"
    assert "ended by itself" in told["why"]
    page = newcomer.get("/import").text
    assert "ended by itself" in page
    assert "Archive.mbox" in page
    newcomer.send("/import/on")
    assert ended(newcomer)["state"] == "done"
    assert [each["finished"] for each in sources(newcomer)] == [True]


def test_what_waits_is_found_by_the_next_start_and_can_be_left(tmp_path):
    with serving(tmp_path / "home") as first:
        first.enter()
        send_files(first, ("Archive.mbox", mbox(LONG)))
        until(first, "running", records=1)
    with serving(tmp_path / "home") as second:
        second.enter()
        assert "Archive.mbox" in second.get("/import").text
        second.send("/import/drop")
        assert left(second) == []
        assert "Not read to its end" not in second.get("/import").text


BROKEN = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
DTSTART:{}
ATTENDEE:mailto:ana@mail.example
END:VEVENT
END:VCALENDAR
"""


def test_what_is_broken_is_told_and_read_once_it_is_mended(newcomer):
    send_files(newcomer, ("days.ics", BROKEN.format("some day").encode()))
    (source,) = ended(newcomer)["report"]["sources"]
    page = newcomer.get("/import").text
    assert source["errors"][0]["why"] in page
    assert "days.ics#1" in page
    send_files(newcomer, ("days.ics", BROKEN.format("20250901T100000Z").encode()))
    assert ended(newcomer)["report"]["sources"][0]["errors"] == []


def test_what_is_unknown_is_told_and_what_is_known_read_again_when_asked(newcomer):
    mail = mbox(1) + b"From x Mon Sep 01 10:00:00 2025\nno header at all\n\n" + mbox(1, start=1)
    send_files(newcomer, ("Mixed.mbox", mail), ("Notes.bin", b"\x00\x01nothing known"))
    assert ended(newcomer)["state"] == "done"
    page = newcomer.get("/import").text
    assert "Notes.bin" in page
    assert "of no kind that is known here" in page
    records = progress(newcomer)["records"]
    send_files(newcomer, ("Mixed.mbox", mail))
    assert ended(newcomer)["records"] == 0
    send_files(newcomer, ("Mixed.mbox", mail), flags=("retry",))
    assert ended(newcomer)["records"] == records


def test_a_mailbox_that_grew_is_read_on_from_where_it_ended(newcomer):
    send_files(newcomer, ("Archive.mbox", mbox(600)))
    assert ended(newcomer)["records"] == 600
    send_files(newcomer, ("Archive.mbox", mbox(602)))
    assert ended(newcomer)["records"] == 2
    send_files(newcomer, ("Archive.mbox", mbox(600, start=1000)))
    assert ended(newcomer)["records"] == 600
    assert [each["read"] for each in sources(newcomer)] in ([600, 602], [602, 600])


def test_nothing_but_what_was_found_here_is_read_from_this_machine(newcomer, tmp_path):
    (tmp_path / "secret.mbox").write_bytes(mbox(2))
    answer = newcomer.send("/import/here", ("path", str(tmp_path / "secret.mbox")))
    assert answer.status == 400
    assert progress(newcomer)["state"] == "none"


def test_what_was_found_here_is_offered_and_read(tmp_path, monkeypatch):
    downloads = tmp_path / "user" / "Downloads"
    downloads.mkdir(parents=True)
    (downloads / "contacts.vcf").write_bytes(next((SAMPLES / "vcard").glob("*.vcf")).read_bytes())
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    with serving(tmp_path / "home") as found:
        found.enter()
        assert "contacts.vcf" not in found.get("/import").text
        assert "contacts.vcf" in found.get("/import?look=on").text
        found.send("/import/here", ("path", str(downloads / "contacts.vcf")))
        assert ended(found)["state"] == "done"
        assert [each["path"] for each in sources(found)] == [str(downloads / "contacts.vcf")]
    assert (downloads / "contacts.vcf").exists()


def test_the_day_that_was_asked_for_is_that_of_the_import(newcomer):
    send_files(newcomer, ("Archive.mbox", mbox(2)))
    ended(newcomer)
    assert newcomer.program("GET", f"/api/person?who={ANA}").json["last_contact"] == "2025-09-01"


def test_a_disk_that_takes_no_more_is_told_and_nothing_stays(tmp_path):
    little = ["sh", "-c", 'ulimit -f 6000; exec "$@"', "sh"]
    with serving(tmp_path / "home", within=little) as found:
        found.enter()
        answer = send_files(found, ("Archive.mbox", b"x" * 8_000_000))
        assert answer.status == 503
        assert "cannot be kept" in answer.text
        assert left(found) == []
        send_files(found, ("Archive.mbox", mbox(2)))
        assert ended(found)["state"] == "done"


def test_what_is_being_sent_lies_in_the_home_not_in_a_folder_of_all(newcomer):
    def opened():
        files = Path(f"/proc/{newcomer.pid}/fd").iterdir()
        return [str(each.readlink()) for each in files if each.is_symlink()]

    begin = (
        f'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n{"x" * 3_000_000}'
    )
    head = (
        f"POST /import/files HTTP/1.1\r\nHost: {newcomer.host}\r\nCookie: {newcomer.cookie}\r\n"
        f"Origin: http://{newcomer.host}\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        "Content-Length: 9000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", newcomer.port)) as connection:
        connection.sendall((head + begin).encode())
        for _ in range(200):
            if any(path.startswith(str(newcomer.home / "passing")) for path in opened()):
                break
            time.sleep(0.05)
        else:
            raise AssertionError(opened())
    assert left(newcomer) == []


def test_large_files_go_to_the_disk_of_the_home_not_into_memory(newcomer):
    def peak():
        status = Path(f"/proc/{newcomer.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0])

    send_files(newcomer, ("small.bin", b"x"))
    ended(newcomer)
    before, count = peak(), 60 << 20
    send_files(newcomer, ("large.bin", b"x" * count))
    assert (peak() - before) << 10 < count // 2
    ended(newcomer)


def test_while_one_import_goes_on_no_other_touches_its_files(tmp_path):
    importing = Importing(Progress("running"))
    assert importing.start(tmp_path, pytest.fail) == "busy"
    assert not importing.forget(pytest.fail)


def test_nothing_is_no_import(tmp_path):
    importing = Importing()
    assert importing.start(tmp_path, lambda: Job(())) == "nothing"
    assert importing.progress.state == "none"
