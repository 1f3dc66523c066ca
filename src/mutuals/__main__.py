"""Running the package: `python -m mutuals`."""

from __future__ import annotations

from mutuals.faces.cli import start

if __name__ == "__main__":
    start()
