"""One address as a card or calendar states it: SMTP, X.500 or Notes, never a bare name."""

from __future__ import annotations

from mutuals.model.observed import Identifier
from mutuals.sources.reading.mail_identity import addressed, email


def address_identifier(written: str) -> Identifier | None:
    """Return the identifier of an e-mail value with or without `mailto:`, None when it is none."""
    bare = written.strip()
    if bare[:7].lower() == "mailto:":
        bare = bare[7:].partition("?")[0]
    found = email(bare) or addressed(bare, unwrap=True)
    return None if found is None or found.kind == "display" else found
