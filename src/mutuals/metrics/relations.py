"""What the formulas read: days of contact, and ties as of a day."""

from __future__ import annotations

from mutuals.metrics.base import Relation

CONTACT_DAY = Relation(
    "contact_day",
    {
        "ego": "whose network it is",
        "person": "the other person",
        "day": "days since 1970-01-01 in the home's zone; plans lie in the future",
        "n_out": "messages from me",
        "n_in": "messages from the person",
        "n_both": "calls and meetings",
        "met": "meetings among n_both",
        "n_note": "bare notes of mine: entries of the timeline, but no contact",
        "fewest_out": "the fewest others in a message from me, NULL without any",
        "fewest_met": "the fewest others in a meeting, likewise",
    },
)

STORED = {
    "days": "distinct days of contact, one at least",
    "first_day": "the first of them",
    "last_day": "the last of them",
    "last_entry": "the last day with any entry, a bare note included: the row holds from it on",
    "first_out": "the first day with something from me, NULL without any; calls and meetings count",
    "first_in": "the first day with something from the person, likewise",
    "gaps": "intervals between neighbouring days of contact: days - 1",
    "log_gaps": "sum of ln(interval in days)",
    "past": "days of contact with a half-life of 365 days, as it stood on last_day",
    "outs": "messages from me with a half-life of 90 days, as of last_day",
    "ins": "messages from the person, likewise",
    "boths": "calls and meetings, likewise",
    "n_out": "messages from me",
    "n_in": "messages from the person",
    "n_both": "calls and meetings",
    "met": "meetings among n_both",
    "n_note": "bare notes of mine",
}
"""The columns that the table of ties keeps for (ego, person), narrow and often read ones first."""

TIE = Relation(
    "tie",
    {
        "ego": "whose network it is",
        "person": "the other person",
        **STORED,
        "silence": "days from last_day to :today",
        "gap": "mean interval in days, NULL at one day of contact",
        "decayed": "past, carried to :today",
        "rhythm": "ln of my own typical interval in days (rhythm.py)",
    },
)
