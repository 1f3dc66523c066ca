"""The file to double-click: quoted so that any path survives, and run for real on this system."""

import os
import re
import shlex
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mutuals.errors import UsageError
from mutuals.faces.web.launcher import (
    desktop_entry,
    shell_script,
    windows_script,
    write_launcher,
)

ODD = [
    "plain",
    "with space",
    "it's",
    'say "hi"',
    "$HOME",
    "`id`",
    "%U %f 100%",
    "back\\slash\\",
    "a;b|c&d>e<f*g?h#i(j)",
    "-n",
    "höme Ω 家",
    "~",
]


def found(pattern, text, flags=0):
    """Return the first group of a pattern that must be there."""
    match = re.search(pattern, text, flags)
    assert match
    return match[1]


def exec_of(text):
    """Return the words of Exec as the specification reads them: the value, then the quotes."""
    value = found(r"^Exec=(.*)$", text, re.MULTILINE)
    value = re.sub(r"\\(.)", lambda sign: {"s": " ", "\\": "\\"}[sign[1]], value)
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', value)
    assert "%" not in value.replace("%%", ""), "a sign that the desktop would fill in"
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def windows_words(line):
    """Return the words of a command line as Windows' C runtime reads them."""
    words, word, quoted, at = [], "", False, 0
    while at < len(line):
        slashes = len(line[at:]) - len(line[at:].lstrip("\\"))
        at += slashes
        if at < len(line) and line[at] == '"':
            word += "\\" * (slashes // 2)
            if slashes % 2:
                word += '"'
            else:
                quoted = not quoted
            at += 1
            continue
        word += "\\" * slashes
        if at < len(line) and line[at] == " " and not quoted:
            words.append(word)
            word = ""
            at += 1
        elif at < len(line) and not slashes:
            word += line[at]
            at += 1
    return [*words, word]


@pytest.mark.parametrize("word", ODD)
def test_any_word_survives_in_a_desktop_entry(word):
    text = desktop_entry(["/usr/bin/python", "--home", word])
    assert exec_of(text) == ["/usr/bin/python", "--home", word]
    assert len(re.findall("^Exec=", text, re.MULTILINE)) == 1
    assert "Terminal=false" in text


@pytest.mark.parametrize("word", ODD)
def test_any_word_survives_in_a_shell_script(word, tmp_path):
    program = tmp_path / "says.py"
    program.write_text("import sys; open(sys.argv[1], 'w').write(sys.argv[2])")
    said = tmp_path / "said"
    script = tmp_path / "it.command"
    script.write_text(shell_script([sys.executable, str(program), str(said), word]))
    subprocess.run(["sh", str(script)], check=True, cwd=tmp_path)
    assert until(lambda: said.exists() and said.read_text() == word)


@pytest.mark.parametrize("word", [word for word in ODD if '"' not in word])
def test_any_word_survives_in_a_windows_script(word):
    text = windows_script(["C:\\Program Files\\python.exe", "--home", word])
    line = found(r'^CreateObject\("WScript.Shell"\).Run "(.*)", 0, False\r\n$', text)
    assert not re.search(r'(?<!")"(?:"")*(?!")', line)
    assert windows_words(line.replace('""', '"')) == [
        "C:\\Program Files\\python.exe", "--home", word,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("platform", "ending", "encoding"),
    [("linux", ".desktop", "utf-8"), ("darwin", ".command", "utf-8"), ("win32", ".vbs", "utf-16")],
)
def test_the_file_has_its_ending_and_is_mine_to_run(tmp_path, platform, ending, encoding):
    home = tmp_path / "höme"
    for named, expected in [
        (tmp_path, f"mutuals{ending}"),
        (tmp_path / "go", f"go{ending}"),
        (tmp_path / "notes.txt", f"notes.txt{ending}"),
        (tmp_path / f"mine{ending}", f"mine{ending}"),
    ]:
        path = Path(write_launcher(named, home, platform).path)
        assert path == tmp_path / expected
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert "höme" in path.read_bytes().decode(encoding)


@pytest.mark.parametrize("sign", ["\n", "\r", "\x00", "\udcff", "\u2028"])
def test_a_path_that_would_start_a_line_is_refused(tmp_path, sign):
    with pytest.raises(UsageError):
        write_launcher(tmp_path / "x", tmp_path / f"a{sign}Exec=evil")
    assert list(tmp_path.iterdir()) == []


def until(there):
    for _ in range(400):
        if there():
            return True
        time.sleep(0.05)
    return False


def test_it_opens_the_application_and_started_twice_the_running_one(tmp_path):
    home = tmp_path / 'it\'s "my" $HOME `id` 100% höme \\'
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> {shlex.quote(str(opened))}\n')
    browser.chmod(0o700)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path)),
        "BROWSER": f"{browser} %s",
        "DISPLAY": ":0",
    }
    command = [sys.executable, "-m", "mutuals", "--home", str(home), "serve"]
    subprocess.run([*command, "--launcher", str(tmp_path)], check=True, env=environment)
    words = exec_of((tmp_path / "mutuals.desktop").read_text())
    assert not home.exists()
    with subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, cwd=tmp_path) as first:
        try:
            assert until(lambda: opened.exists() and len(opened.read_text().split()) == 1)
            subprocess.run(words, check=True, env=environment, stdout=subprocess.DEVNULL)
            assert until(lambda: len(opened.read_text().split()) == 2)
            links = opened.read_text().split()
            assert links[0].partition("?")[0] == links[1].partition("?")[0]
            assert (home / "serving.json").exists()
        finally:
            first.terminate()
