"""How a role in an interaction is numbered in the tables."""

from __future__ import annotations

from mutuals.model.observed import Role

ROLES: dict[Role, int] = {
    "from": 0, "to": 1, "cc": 2, "bcc": 3, "list": 4, "poster": 5, "organiser": 6, "attendee": 7,
    "room": 8,
}  # fmt: skip
"""The numbers stand in the schema's view `contact`; they never change."""
