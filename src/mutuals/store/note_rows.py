"""Rows of what notes to invitations showed: two readings of one note are one row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mutuals.model.observed import Noted
from mutuals.model.sign import Sign

_Kind = tuple[str, str]
"""Act and type: what tells the signs of one note apart."""


def both_read(one: Noted, other: Noted) -> Noted:
    """Return two readings of one note as one, whichever came first: the newer rules' signs stand.

    Those that only older rules found are stale. Two readings by the same rules add up.
    """
    judged = max(one.judged, other.judged)
    newest = [each.signs for each in (one, other) if each.judged == judged]
    signs = _each_once(sign for signs in newest for sign in signs)
    ever = _each_once(sign for each in (one, other) for sign in (*each.signs, *each.stale))
    return replace(
        one,
        ref=min(one.ref, other.ref),
        signs=tuple(signs[kind] for kind in sorted(signs)),
        stale=tuple(ever[kind] for kind in sorted(ever) if kind not in signs),
        judged=judged,
    )


def _each_once(signs: Iterable[Sign]) -> dict[_Kind, Sign]:
    """Return signs by what they are; of several languages the first by name."""
    return {(sign.act, sign.type): sign for sign in sorted(signs, reverse=True)}
