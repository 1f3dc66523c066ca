"""LinkedIn's chats with its own coaches: recognised, and empty of people.

`guide_messages.csv`, `learning_coach_messages.csv` and `learning_role_play_messages.csv` have the
header of `messages.csv`; `LearningCoachMessages.csv` may hold one sentence only (FORMATS 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutuals.model.observed import Observed, Skipped
from mutuals.sources.base import Drop
from mutuals.sources.reading.linkedin import COACH_FILES, LinkedInTable, Place
from mutuals.sources.reading.table import Signature


class _Coach(LinkedInTable):
    name = "linkedin-coach"
    title = "LinkedIn coach chats"
    signature = Signature(frozenset({"conversation id", "from", "date", "content"}))
    file_name = re.compile(COACH_FILES)

    def sniff(self, drop: Drop) -> float:
        return super().sniff(drop) if self.file_name.match(drop.name) else 0.0

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        yield place.skip("chat with LinkedIn's coach, not with a person")


SOURCE = _Coach()
