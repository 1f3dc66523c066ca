"""The slots of a day: who might be lost, kept, met again, revived, and who drifts."""

from __future__ import annotations

from typing import Literal

from mutuals.metrics.base import Slot
from mutuals.metrics.keep import FIRST_SIGN_RATIO, STILL_MINE
from mutuals.metrics.loss import ABOUT_TO_LOSE, DRIFTING, quiet_between
from mutuals.metrics.revive import TO_REVIVE
from mutuals.metrics.second import SECOND_CONTACT
from mutuals.metrics.state import DRIFTING_RATIO

SlotName = Literal["loss", "keep", "second", "revive", "drifting"]

QUIET: tuple[SlotName, ...] = ("loss", "keep", "drifting")
"""Slots of ties that are quieter than usual: one look at everybody serves all three."""

QUIET_BOUND = f"days > 1 AND {quiet_between(FIRST_SIGN_RATIO, DRIFTING_RATIO)}"
"""Within it lie all who are to be kept or drift, and those of `loss` who come first."""

SLOTS: dict[SlotName, Slot] = {
    "loss": ABOUT_TO_LOSE,
    "keep": STILL_MINE,
    "second": SECOND_CONTACT,
    "revive": TO_REVIVE,
    "drifting": DRIFTING,
}
