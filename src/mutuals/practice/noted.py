"""Notes to invitations that came as messages, too: what both show was said once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mutuals.model.sign import SignSeen, sign_id


def sign_of(seen: SignSeen) -> str:
    """Return the id of a sign as it was seen."""
    return sign_id(seen.id, seen.act, seen.type)


def copies_of_notes(signs: Iterable[SignSeen]) -> Mapping[str, str]:
    """Return by the id of what a note shows the id of the same in the message that it became."""
    return {
        sign_of(seen): sign_id(seen.became, seen.act, seen.type) for seen in signs if seen.became
    }
