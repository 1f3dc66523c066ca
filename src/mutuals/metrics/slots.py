"""The slots of a day: who might be lost, kept, met again, revived, and who drifts."""

from __future__ import annotations

from typing import Literal

from mutuals.metrics.base import Slot
from mutuals.metrics.keep import STILL_MINE
from mutuals.metrics.loss import ABOUT_TO_LOSE, DRIFTING
from mutuals.metrics.revive import TO_REVIVE
from mutuals.metrics.second import SECOND_CONTACT

SlotName = Literal["loss", "keep", "second", "revive", "drifting"]

SLOTS: dict[SlotName, Slot] = {
    "loss": ABOUT_TO_LOSE,
    "keep": STILL_MINE,
    "second": SECOND_CONTACT,
    "revive": TO_REVIVE,
    "drifting": DRIFTING,
}
