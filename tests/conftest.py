"""Property tests draw the same examples at every run, so that a failure is never a matter of luck.

The deep run (`do.py test --deep`) draws new ones.
"""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.register_profile("deep", derandomize=False, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    """Choose by whether the deep tests are deselected, as they are unless asked for."""
    is_deep = config.getoption("markexpr") != "not deep"
    settings.load_profile("deep" if is_deep else "steady")
