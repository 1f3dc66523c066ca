"""A nudge as a card and a measure as a bar: what the pages and the page for the phone show."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from mutuals.faces.links import Link, links_to
from mutuals.faces.render.verdict import share
from mutuals.faces.render.words import (
    GIVES,
    ago,
    channel_words,
    measure_value,
    window,
)
from mutuals.model.advice import Measure
from mutuals.model.evidence import Evidence
from mutuals.model.golden import KnownPerson
from mutuals.model.nudge import Nudge
from mutuals.model.person import PersonRef
from mutuals.practice.wording import measure_words

_PERCENT = 100


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

    id: str
    name: str
    why: str
    give: str
    ask: str
    reach: str
    draft: str
    links: tuple[Link, ...]
    evidence: tuple[Evidence, ...]


def bars(measures: Sequence[Measure]) -> Iterator[Bar]:
    """Yield a bar for each measure that has a floor."""
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


def cards(engage: Sequence[Nudge], people: Directory, today: date) -> Iterator[Card]:
    """Yield a card for each nudge that is about somebody; `people` is asked for addresses."""
    named = [nudge.person.id for nudge in engage if nudge.person]
    known = {person.id: person for person in people.some(named)}
    for nudge in engage:
        if nudge.person is not None:
            yield _card(nudge, nudge.person, known.get(nudge.person.id), today)


def _card(nudge: Nudge, ref: PersonRef, person: KnownPerson | None, today: date) -> Card:
    golden = person.golden if person else None
    ways = (golden.emails, golden.phones, golden.profiles) if golden else ((), (), ())
    last = ago(nudge.last_contact, today)
    reach = [channel_words(nudge.channel), f"last contact {last}" if last else ""]
    return Card(
        id=ref.id,
        name=ref.name,
        why=nudge.why,
        give=GIVES.get(nudge.give, nudge.give),
        ask=nudge.ask,
        reach=", ".join(filter(None, reach)),
        draft=nudge.draft,
        links=tuple(links_to(*ways, nudge.draft)),
        evidence=nudge.evidence,
    )
