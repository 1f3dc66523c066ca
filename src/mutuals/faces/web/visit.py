"""A page being asked for: who asks, what they wrote in the address, and the network."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from mutuals.faces.web.doors import Session
from mutuals.faces.web.site import Site
from mutuals.operations.base import load
from mutuals.ports import Network
from mutuals.store.witness import State

_EPOCH = date(1970, 1, 1)


class Visit(NamedTuple):
    """What a page is made from; pages hold no logic, they run operations and arrange records."""

    site: Site
    network: Network
    session: Session
    query: Mapping[str, str]
    path: Mapping[str, str]
    state: State

    @property
    def today(self) -> date:
        """Return the day that the answers are about."""
        return _EPOCH + timedelta(days=self.network.clock.today)

    def run(self, name: str, *words: object, **options: object) -> Any:  # noqa: ANN401 - each operation its own
        """Run an operation that reads on the open network, and return its record.

        While nothing changes in the home, the record of before is returned.
        """
        asked = (name, words, tuple(sorted(options.items())), self.network.clock.today)
        make = partial(load(name).function, self.network, *words, **options)
        return self.site.answers.get(asked, self.state, make)

    def number(self, name: str, default: int, most: int) -> int:
        """Return a number from the address, between 1 and `most`; the default for anything else."""
        text = self.query.get(name, "")
        return min(max(int(text), 1), most) if text.isascii() and text.isdigit() else default

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Return one of the choices from the address; the first for anything else."""
        text = self.query.get(name, "")
        return text if text in choices else choices[0]
