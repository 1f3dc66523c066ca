"""The sample: a job seeker's three years, invented, written as real files and imported."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mutuals import sample
from mutuals.errors import DecisionError
from mutuals.model.advice import Today
from mutuals.operations.base import operation
from mutuals.operations.importing import import_
from mutuals.operations.marking import key
from mutuals.operations.planning import plan
from mutuals.operations.starting import init
from mutuals.operations.surveying import SAMPLE
from mutuals.operations.today import today

if TYPE_CHECKING:
    from mutuals.ports import Network


class Demo(Today):
    """Today of the sample; `home`, where it lives, is a note beside it."""

    home: str

    @classmethod
    def of(cls, shown: Today, home: str) -> Demo:
        """Return a day of the sample that lives there."""
        made = cls(*shown)
        made.home = home
        return made

    @property
    def notes(self) -> tuple[str, ...]:
        """Return how to look around in the sample."""
        return (
            f"the sample lives in {self.home}; look around: mutuals --home '{self.home}' people",
        )


@operation("writes", page=True, home="demo")
def demo(network: Network) -> Demo:
    """Show a complete sample: an invented job seeker, some 250 people, three years.

    It lives in a home of its own unless you name one, and never mixes with your own network.

    Example:
        mutuals demo
    """
    if network.settings.get(SAMPLE) != "ready":
        _make(network)
    return Demo.of(today(network), str(network.home))


def _make(network: Network) -> None:
    """Make the sample step by step, so that an interrupted making goes on where it stopped."""
    if network.sources.are_there() and network.settings.get(SAMPLE) is None:
        raise DecisionError(
            "this home holds a network of its own", str(network.home), "name another --home"
        )
    network.settings.set(SAMPLE, "in the making")
    owner, done = sample.OWNER, {decision.verb for decision in network.decisions.standing()}
    if "init" not in done:
        init(network, me=owner.emails[:1], name=owner.name, stage="seeker", yes=True)
    import_(network, *_written(network))
    if "plan" not in done:
        plan(network, "set", "targets", ", ".join(sample.TARGETS))
    if "key" not in done:
        for name in sample.KEY_NAMES:
            key(network, name)
    network.settings.set(SAMPLE, "ready")


def _written(network: Network) -> list[Path]:
    """Write the sample's files, dated back from the day of the first making."""
    day = int(network.settings.get("sample day") or network.clock.today)
    network.settings.set("sample day", str(day))
    return sample.write(network.home / "sample", date(1970, 1, 1) + timedelta(days=day))
