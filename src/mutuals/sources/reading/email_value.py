"""One address as a card or calendar states it: SMTP, X.500 or Notes, never a bare name."""

from __future__ import annotations

import re

from mutuals.model.identifier import Identifier
from mutuals.sources.reading.mail_identity import addressed, email

_PLAIN = re.compile(
    r"(?:mailto:)?([A-Za-z0-9][A-Za-z0-9_+-]{0,63}"
    r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,2}\.[A-Za-z0-9]{1,63})"
)
"""What nearly every address looks like; all others take the careful way."""


def address_identifier(written: str) -> Identifier | None:
    """Return the identifier of an e-mail value with or without `mailto:`, None when it is none."""
    if plain := _PLAIN.fullmatch(written):
        return Identifier("email", plain[1].lower())
    bare = written.strip()
    if bare[:7].lower() == "mailto:":
        bare = bare[7:].partition("?")[0]
    found = email(bare) or addressed(bare, unwrap=True)
    return None if found is None or found.kind == "display" else found
