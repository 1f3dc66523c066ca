"""axe-core, which judges whether a page is accessible: fetched for tests only, by its digest.

`python3 tests/faces/web/axe.py` puts the package into `.npm`, outside git; needs npm.
"""

import base64
import hashlib
import io
import subprocess
import tarfile
from functools import cache
from pathlib import Path

VERSION = "4.14.1"
DIGEST = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
"""SHA-512 of the package in base64, as its registry states it."""
FOLDER = Path(__file__).parents[3] / ".npm"
PACKAGE = FOLDER / f"axe-core-{VERSION}.tgz"


@cache
def script() -> str:
    """Return the script; AssertionError when the package is missing or another than we know."""
    assert PACKAGE.exists(), "axe-core is missing: run `python3 tests/faces/web/axe.py`"
    content = PACKAGE.read_bytes()
    found = base64.b64encode(hashlib.sha512(content).digest()).decode()
    assert found == DIGEST, f"{PACKAGE} is not the package we know: remove it"
    with tarfile.open(fileobj=io.BytesIO(content)) as opened:
        member = opened.extractfile("package/axe.min.js")
        assert member
        return member.read().decode("utf-8")


def fetch() -> None:
    """Put the package into its folder, if it is not there."""
    FOLDER.mkdir(exist_ok=True)
    if not PACKAGE.exists():
        command = ["npm", "pack", f"axe-core@{VERSION}", "--silent", "--ignore-scripts"]
        subprocess.run(command, cwd=FOLDER, check=True)
    script()


if __name__ == "__main__":
    fetch()
