"""Whether a calendar entry is a call: a conferencing link, a number to dial, words that say so."""

from __future__ import annotations

import re
from functools import lru_cache

SEARCHED = 50_000
"""Characters of a description that are looked through."""
LINK_PROPERTIES = frozenset({
    "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-GOOGLE-HANGOUT", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "X-MICROSOFT-ONLINEMEETINGTOLLNUMBER",
})  # fmt: skip
"""Properties that stand in an entry for nothing but a call."""

# Every repetition is bounded, so that no description makes these slow.
_LINK = re.compile(
    r"(?<![\w-])(?:zoom\.us|zoomgov\.com|meet\.google\.com|hangouts\.google\.com|lync\.com"
    r"|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|appear\.in|jit\.si"
    r"|gotomeeting\.com|gotomeet\.me|bluejeans\.com|chime\.aws|join\.me|join\.skype\.com"
    r"|ringcentral\.com|facetime\.apple\.com|livestorm\.co|gather\.town)(?![\w-]|\.\w)"
    r"|https?://[^\s<>\"'/?#]{0,99}jitsi"
    # An unknown host: one of its labels, or a part of the path, says what it is for.
    r"|https?://(?:[^\s<>\"'?#]{0,200}[./])?(?:meet|meeting|zoom|call|conference)s?(?=[./:?#\s<>\"']|$)"
    r"|\b(?:(?-i:tel):\+?\d{4}|(?:sip|sips|callto|facetime|zoommtg|msteams):[+\w])",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\bdial[ -]?in\b|\bconference (?:call|id)\b|\beinwahl(?:nummer)?\b", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?:zoom|microsoft teams|(?:ms )?teams[- ](?:meeting|call|besprechung)|google meet"
    r"|google hangouts?|skype|webex|facetime|jitsi|gotomeeting|bluejeans|whereby"
    r"|(?:phone|video|conference|tele)[ -]?(?:call|conference|conf)|videokonferenz"
    r"|telefonkonferenz|visioconf\u00e9rence|videollamada)\b",
    re.IGNORECASE,
)
_BARE_PLACES = frozenset({
    "call", "by phone", "hangout", "hangouts", "online", "phone", "remote", "teams", "telefon",
    "telefonat", "telephone", "tel", "via phone", "virtual", "video",
})  # fmt: skip
_NUMBER = re.compile(
    r"(?:\+|00|\()[\d\s().\-/]{6,24}\d(?:\s{0,3}(?:,+|;|x|ext\.?|#|pin:?)[\d\s,#]+)?"
)
_LONG = 9
_LONG_NUMBER = re.compile(r"\d[\d\s.\-]{8,18}\d", re.ASCII)


def names_call(text: str) -> bool:
    """Say whether a description or address holds a conferencing link, or words for dialling in."""
    searched = text[:SEARCHED]
    return bool(_LINK.search(searched) or _WORDS.search(searched))


@lru_cache(maxsize=10_000)
def is_call_place(location: str) -> bool:
    """Say whether a location is a call: a link, a phone number, or the name of a service."""
    written = location.strip()
    if not written:
        return False
    if _NUMBER.fullmatch(written) or _is_long_number(written):
        return True
    return (
        written.casefold() in _BARE_PLACES
        or names_call(written)
        or _PLACE.search(written[:SEARCHED]) is not None
    )


def _is_long_number(written: str) -> bool:
    return bool(_LONG_NUMBER.fullmatch(written)) and sum(map(str.isdigit, written)) >= _LONG
