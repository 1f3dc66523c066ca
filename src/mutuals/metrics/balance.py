"""Balance: who of us two has been sending, lately."""

from __future__ import annotations

from mutuals.metrics.base import Example, Metric
from mutuals.metrics.dialect import halved
from mutuals.metrics.relations import TIE
from mutuals.metrics.ties import BALANCE_HALF_LIFE


def balance_of(fading: str) -> str:
    """Make balance of sums `outs`, `ins` and `boths` that are yet to be multiplied by `fading`.

    The halves of calls and meetings cancel above the line and add up below.
    """
    return f"((outs - ins) * {fading} / ((outs + ins + boths) * {fading} + 2.0))"


BALANCE = Metric(
    name="balance",
    unit="-1 (they only) to 1 (me only)",
    meaning="(out - in) / (out + in + 2), half-life 90 days; a call or meeting is half each way.",
    source="Reciprocity with two even contacts as prior; flag beyond 0.5 either way",
    reads=TIE,
    expression=balance_of(halved("silence", BALANCE_HALF_LIFE)),
    example=(
        Example({"outs": 6.0, "ins": 2.0, "boths": 0.0, "silence": 0}, 0.4),
        Example({"outs": 6.0, "ins": 2.0, "boths": 4.0, "silence": 90}, 0.25),
        Example({"outs": 0.0, "ins": 0.0, "boths": 3.0, "silence": 5}, 0.0),
    ),
)
