"""The day's list as a page: what the template needs, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

import jinja2
from markupsafe import Markup

from mutuals.faces.pages.links import Link, links_to
from mutuals.faces.render.verdict import share
from mutuals.faces.render.words import (
    GIVES,
    ago,
    channel_words,
    long_date,
    measure_value,
    measure_words,
    window,
)
from mutuals.faces.safety import safe_lines
from mutuals.model.advice import Measure, Nudge, Today
from mutuals.model.evidence import Evidence
from mutuals.model.golden import KnownPerson

_TEMPLATES = Path(__file__).parents[1] / "templates"
_PERCENT = 100
_STATE_WORDS = {"NET-working": "good", "NOT-working": "care", "UNKNOWN": "quiet"}


class Directory(Protocol):
    """Who people are, by id: the one thing a page asks of the network."""

    def some(self, ids: Collection[str], /) -> list[KnownPerson]:
        """Return the people of those ids, as far as they are known."""


class Bar(NamedTuple):
    """A measure as a bar, filled to `percent` of its floor."""

    label: str
    value: str
    window: str
    percent: int
    look: str


class Card(NamedTuple):
    """A nudge as a card."""

    name: str
    why: str
    give: str
    ask: str
    reach: str
    draft: str
    links: tuple[Link, ...]
    evidence: tuple[Evidence, ...]


def today_page(record: Today, people: Directory) -> str:
    """Return the page; `people` is asked for the addresses of those in it."""
    style = (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    named = [nudge.person.id for nudge in record.engage if nudge.person]
    known = {person.id: person for person in people.some(named)}
    text: str = (
        _environment()
        .get_template("today.html")
        .render(
            day=long_date(record.as_of),
            verdict=record.verdict,
            look=_STATE_WORDS.get(record.verdict.state, "quiet"),
            bars=list(_bars(record.verdict.measures)),
            cards=list(_cards(record, known)),
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


def _bars(measures: tuple[Measure, ...]) -> Iterator[Bar]:
    for measure in measures:
        if measure.floor is not None:
            look = "quiet" if measure.value is None else "good" if measure.met else "care"
            yield Bar(
                measure_words(measure.name),
                measure_value(measure),
                window(measure.window_days),
                round(_PERCENT * share(measure)),
                look,
            )


def _cards(record: Today, known: dict[str, KnownPerson]) -> Iterator[Card]:
    today = date.fromisoformat(record.as_of)
    for nudge in record.engage:
        if nudge.person is not None:
            yield _card(nudge, nudge.person.name, known.get(nudge.person.id), today)


def _card(nudge: Nudge, name: str, person: KnownPerson | None, today: date) -> Card:
    golden = person.golden if person else None
    ways = (golden.emails, golden.phones, golden.profiles) if golden else ((), (), ())
    last = ago(nudge.last_contact, today)
    reach = [channel_words(nudge.channel), f"last contact {last}" if last else ""]
    return Card(
        name=name,
        why=nudge.why,
        give=GIVES.get(nudge.give, nudge.give),
        ask=nudge.ask,
        reach=", ".join(filter(None, reach)),
        draft=nudge.draft,
        links=tuple(links_to(*ways, nudge.draft)),
        evidence=nudge.evidence,
    )
