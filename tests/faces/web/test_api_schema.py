"""The JSON interface against its own description: requests made from it, sound and unsound.

Left out of the checks, each for a reason:

- `positive_data_acceptance`: no schema tells which people there are, or that a plan has no such
  goal; an operation refuses such values with 400 and its words, which is what is asked of it.
- `allow_header_conformance`: the gate turns other methods away before it looks which address is
  asked, so its `Allow` names what any address may answer; `test_gate.py` holds it to that.
"""

import subprocess
import sys
from pathlib import Path

LEFT_OUT = "positive_data_acceptance,allow_header_conformance"
SCHEMATHESIS = str(Path(sys.executable).with_name("schemathesis"))
CONFIGURED = """\
[headers]
Authorization = "Bearer {key}"
"""


def test_the_interface_keeps_to_its_description(visitor, tmp_path):
    """A few drawn requests for each operation, and one for each border of its schema."""
    (tmp_path / "schemathesis.toml").write_text(CONFIGURED.format(key=visitor.key()))
    address = f"http://{visitor.host}/api/openapi.json"
    asked = ["--phases=coverage,fuzzing", "--max-examples=5", "--seed=1", "--no-color"]
    command = [SCHEMATHESIS, "run", address, *asked, f"--exclude-checks={LEFT_OUT}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr
    assert f"Tested: {operations(visitor)}\n" in done.stdout
    assert "Errors:" not in done.stdout


def operations(visitor):
    return len(visitor.program("GET", "/api/openapi.json").json["paths"])
