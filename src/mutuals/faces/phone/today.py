"""The day's list as a page: what the template needs, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from pathlib import Path

import jinja2
from markupsafe import Markup

from mutuals.faces.cards import Directory, bars, cards
from mutuals.faces.render.words import long_date
from mutuals.faces.safety import safe_lines
from mutuals.model.advice import Today

_TEMPLATES = Path(__file__).parents[1] / "templates"
_STATE_WORDS = {"NET-working": "good", "NOT-working": "care", "UNKNOWN": "quiet"}


def today_page(record: Today, people: Directory) -> str:
    """Return the page; `people` is asked for the addresses of those in it."""
    style = (_TEMPLATES / "phone.css").read_text(encoding="utf-8")
    today = date.fromisoformat(record.as_of)
    text: str = (
        _environment()
        .get_template("phone.html")
        .render(
            day=long_date(record.as_of),
            verdict=record.verdict,
            look=_STATE_WORDS.get(record.verdict.state, "quiet"),
            bars=list(bars(record.verdict.measures)),
            cards=list(cards(record.engage, people, today)),
            open=record.open,
            # Our own file, not text of strangers; its hash in the policy allows no other style.
            style=Markup(style),  # noqa: S704
            style_hash=_hash(style),
        )
    )
    return text


def _environment() -> jinja2.Environment:
    """Escape everything, and show hostile signs as a mark in whatever is printed."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printed(value: object) -> object:
    return safe_lines(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _hash(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
