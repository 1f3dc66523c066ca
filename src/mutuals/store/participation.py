"""How a role in an interaction is numbered in the tables."""

from __future__ import annotations

from mutuals.model.observed import Role

ROLES: dict[Role, int] = {
    "from": 0, "to": 1, "cc": 2, "bcc": 3, "list": 4, "poster": 5, "organiser": 6, "attendee": 7,
    "room": 8,
}  # fmt: skip
"""The numbers stand in the schema's view `contact`; they never change."""

MY_PARTS = (1, 2, 2, 2, 0, 1, 4, 4, 0)
"""What each role of mine adds to `interaction.mine`: 1 I sent, 2 I received, 4 I took part."""
WITH_OTHERS = 8
"""Somebody else is in it."""
WRITE_AND_MEET = 5
"""What I wrote down myself counts as sent by me and with me in it."""
