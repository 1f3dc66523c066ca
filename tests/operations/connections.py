"""LinkedIn's tables of connections, as archives of several days hold them."""

from datetime import date
from pathlib import Path

_HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
_PROFILE = "https://www.linkedin.com/in"


def row(name: str, employer: str, title: str, connected_on: str, email: str = "") -> str:
    """Return one row; the profile follows from the name, the day is YYYY-MM-DD."""
    given, _, family = name.partition(" ")
    day = date.fromisoformat(connected_on).strftime("%d %b %Y")
    slug = name.lower().replace(" ", "-")
    return f"{given},{family},{_PROFILE}/{slug},{email},{employer},{title},{day}"


def table(path: Path, *rows: str) -> Path:
    """Write a table of connections."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((_HEADER, *rows, "")), encoding="utf-8")
    return path
