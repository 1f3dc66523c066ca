"""Odd strings through the whole path: in by each kind of format, kept, shown, out again, equal.

What cannot be kept as it is (NUL, white space at the ends, signs that steer a terminal in names)
is known and written down here; nothing else may differ.
"""

import csv
import io
import json
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.mutations import WORDS
from tests.operations.homes import Home, digest
from tests.operations.letters import ME

from mutuals.faces.safety import hostile_signs
from mutuals.model.names import fold
from mutuals.operations.base import load
from mutuals.workspace import open_workspace

AS_OF = "2026-11-01"
MORE = (
    "undefined", "None", "NULL", "(null)", "-0", "1/0", "0e0", "1,000.00", "Infinity", "--help",
    "<b>bold</b>", "</title><svg onload=alert(1)>", "javascript:alert(1)", "${jndi:ldap://x/a}",
    "{{constructor}}", "`id`", "$(id)", "; rm -rf x", "| id", "&amp;&lt;", "%00", "..", "/",
    "@x", "+1+1", "-1+1", "\tcell", "ÅÄÖ", "Zoë", "Σίσυφος", "社會科學院", "パーティー", "표",
    "سلام", "ועברית", "ไทย", "🇩🇪🇵🇹", "🏳️‍🌈", "Ṱ̺̺o͞ i̵n", "ｆｕｌｌ", "𝒜𝓃𝒶", "ℌ", "１２３", "½",
    "Ⅻ", "ſ", "ﬃ", "Ω", "K", "a\u00a0b", "a\u3000b", "a\u200db", "a\u00adb", "Nul\u2400l",
    "O'Neil; DROP", 'say "hi"', "it''s", "a\\nb", "line one\nline two", "x" * 400, "👩" * 150,
)  # fmt: skip
NAUGHTY = tuple(
    word for word in dict.fromkeys((*WORDS, *MORE))
    if word.strip() and len(word) < 1000 and not re.search("[\ud800-\udfff]", word)
)  # fmt: skip
"""Halves of signs have their own test: no file in UTF-8 can hold them."""
KINDS = ("card", "row", "mail", "event")
SIGNS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def plain(text: str) -> str:
    """Return a string without NUL and with one kind of line break, as every format is read."""
    return re.sub("\r+\n|\r", "\n", text.replace("\0", "")).strip()


def line(text: str) -> str:
    """Return a string on one line."""
    return " ".join(plain(text).split())


def letters(name: str) -> str:
    return re.sub(r"\W", "", fold(name))


def escaped(text: str) -> str:
    flat = text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n").replace("\0", "")
    return flat.replace(",", "\\,").replace(";", "\\;")


def encoded(text: str) -> str:
    return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="


def cards() -> bytes:
    return "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card{n}\r\nFN:{escaped(word)}\r\nORG:{escaped(word)}\r\n"
        f"EMAIL:card{n}@x.example\r\nNOTE:a{escaped(word)}z\r\nEND:VCARD\r\n"
        for n, word in enumerate(NAUGHTY)
    ).encode()


def table() -> bytes:
    text = io.StringIO(newline="")
    write = csv.writer(text).writerow
    write(["First Name", "E-mail", "Notes"])
    for n, word in enumerate(NAUGHTY):
        write([f"Row {word}".replace("\0", ""), f"row{n}@x.example", f"a{word}z".replace("\0", "")])
    return text.getvalue().encode()


def mails() -> bytes:
    return "".join(
        "From x@y Sun Nov  1 09:00:00 2026\n"
        f"From: {encoded(f'Mail {word}')} <mail{n}@x.example>\nTo: {ME}\n"
        f"Message-ID: <mail{n}@x.example>\n"
        f"Date: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: {encoded(f'a{word}z')}\n\nHello\n\n"
        for n, word in enumerate(NAUGHTY)
    ).encode()


def meetings() -> bytes:
    return (
        b"BEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\n"
        % "".join(
            f"BEGIN:VEVENT\r\nUID:event{n}\r\nDTSTART:20260302T100000Z\r\nSUMMARY:a{escaped(word)}z\r\n"
            f"ORGANIZER:mailto:event{n}@x.example\r\nATTENDEE:mailto:{ME}\r\nEND:VEVENT\r\n"
            for n, word in enumerate(NAUGHTY)
        ).encode()
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("naughty")
    home = Home(folder / "home", AS_OF)
    made = {"x.vcf": cards(), "x.csv": table(), "x.mbox": mails(), "x.ics": meetings()}
    for name, content in made.items():
        (folder / name).write_bytes(content)
        report = home.take(folder / name)
        assert not [trouble for source in report.sources for trouble in source.errors]
    return home


def test_it_comes_back(home: Home) -> None:
    with open_workspace(home.folder, home.as_of) as network:
        person = partial(load("person").function, network)
        changed = {
            word: found for n, word in enumerate(NAUGHTY) if (found := changes(person, n, word))
        }
    assert not changed


def changes(person: Callable[[str], Any], number: int, word: str) -> list[str]:
    """Return the formats from which a string does not come back as it went in."""
    card, row, mail, event = (person(f"{kind}{number}@x.example") for kind in KINDS)
    # Of two cards whose names differ in marks only, one person's name is shown.
    named = letters(card.name[:300]) == letters(line(word)[:300]) or not line(word)
    noted = [
        plain(f"a{word}z") in {plain(field.value) for field in page.fields} for page in (card, row)
    ]
    subjects = [[entry.subject for entry in page.timeline] for page in (mail, event)]
    written = [line(SIGNS.sub("", f"a{word}z"))[:500], line(f"a{word}z")[:500]]
    held = [named and noted[0], noted[1], subjects[0] == written[:1], subjects[1] == written[1:]]
    return [kind for kind, is_held in zip(KINDS, held, strict=True) if not is_held]


def test_the_export_holds_it_all(home: Home, tmp_path: Path) -> None:
    home.run("export", tmp_path / "out.json")
    whole = json.loads((tmp_path / "out.json").read_bytes())
    texts = {plain(text) for text in strings_in(whole)}
    missing = [word for word in NAUGHTY if plain(f"a{word}z") not in texts]
    assert not missing


def strings_in(value: object) -> list[str]:
    found, waiting = [], [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            found.append(here)
        elif isinstance(here, dict | list):
            waiting += here.values() if isinstance(here, dict) else here
    return found


def test_importing_it_again_changes_nothing(home: Home) -> None:
    before = digest(home)
    home.take(*sorted(home.folder.parent.glob("x.*")))
    assert digest(home) == before


def test_the_terminal_is_never_steered(home: Home) -> None:
    asked = [["people", "--limit", "0"], *(["person", f"card{n}@x.example"] for n in (40, 41, 44))]
    for words in asked:
        command = [sys.executable, "-m", "mutuals", "--home", str(home.folder), *words]
        done = subprocess.run(command, capture_output=True, check=True)
        shown = done.stdout.decode() + done.stderr.decode()
        assert not [sign for sign in hostile_signs().findall(shown) if sign not in "\t\n"]
