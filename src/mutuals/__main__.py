"""Running the package: `python -m mutuals`."""

from __future__ import annotations

import sys

from mutuals.faces.cli import main

if __name__ == "__main__":
    sys.exit(main())
