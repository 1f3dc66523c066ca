"""`mutuals demo`: at a terminal it goes on in the browser, elsewhere it only shows the day."""

import os
import pty
import re
import subprocess
import sys


def test_the_sample_is_opened_at_a_terminal_only(tmp_path):
    command = [sys.executable, "-m", "mutuals", "--home", str(tmp_path / "home"), "demo"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "DISPLAY": ""}
    environment.pop("WAYLAND_DISPLAY", None)
    alone = subprocess.run(
        command, check=True, env=environment, capture_output=True, stdin=subprocess.DEVNULL
    )
    assert b"-working" in alone.stdout
    assert b"/login?token=" not in alone.stdout + alone.stderr
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as at:
        os.close(theirs)
        shown = b""
        while b"Ctrl-C" not in shown:
            shown += os.read(ours, 4096)
        assert b"-working" in shown
        link = re.search(rb"http://\S+/login\?token=\S+", shown)
        assert link
        at.terminate()
        at.wait(30)
    os.close(ours)
