"""Where a home lies when none is named."""

from __future__ import annotations

import os
import sys

_NAME = "mutuals"


def usual_home() -> str:
    """Return the path: `$MUTUALS_HOME`, else in the platform's folder for data of users."""
    return os.environ.get("MUTUALS_HOME") or _in_data_folder()


def _in_data_folder() -> str:
    if sys.platform != "linux":
        from platformdirs import user_data_dir

        return user_data_dir(_NAME, appauthor=False)
    # As platformdirs has it (XDG Base Directory Specification), which takes longer to load than
    # some commands to answer.
    named = os.environ.get("XDG_DATA_HOME", "").strip()
    return os.path.join(named or os.path.expanduser("~/.local/share"), _NAME)
