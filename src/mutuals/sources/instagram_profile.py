"""Instagram's `personal_information.json`: my own account.

`{"profile_user":[{"string_map_data":{"Username":{"value"},"Name":{"value"}}}]}`; the labels come in
the language of the account (FORMATS 6).
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Claim, Observed, Skipped
from mutuals.sources.reading.chat import account
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.reading.social_json import inner, objects
from mutuals.sources.reading.social_meta import (
    INSTAGRAM,
    USER_LABELS,
    MetaFile,
    Page,
    instagram_account,
    person_name,
    typed,
)

_WORDS = {
    "name": "name|nom|nombre|nome|naam",
    "email": "email|e-mail|email address|e-mail-adresse|adresse e-mail|correo electrónico"
    "|indirizzo e-mail|e-mailadres",
    "phone": "phone number|telefonnummer|numéro de téléphone|número de teléfono"
    "|número de telefone|numero di telefono|telefoonnummer",
}
_LABELS = dict.fromkeys(USER_LABELS, "user") | {
    word: name for name, words in _WORDS.items() for word in words.split("|")
}


class _Profile(MetaFile):
    name = "instagram-profile"
    title = "Instagram profile"

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        stated = _stated(inner(value, "profile_user", "string_map_data"))
        name = person_name(stated.get("name"))
        mine = tuple(filter(None, _identifiers(stated, name, page)))
        if not mine:
            yield page.skip("profile without a user name")
            return
        for identifier in mine:
            yield Claim(page.file, identifier, "my Instagram profile", certain=True)
        yield Card(f"{page.file}#profile", mine, name=name, own=True, family=INSTAGRAM)


def _stated(entries: object) -> dict[str, str]:
    """Return what the labels known here say."""
    found: dict[str, str] = {}
    for label, entry in next(objects(entries), {}).items():
        name, value = _LABELS.get(typed(label).casefold()), typed(inner(entry, "value"))
        if name and value:
            found.setdefault(name, value)
    return found


def _identifiers(stated: dict[str, str], name: str, page: Page) -> Iterator[Identifier | None]:
    yield instagram_account(stated.get("user", ""))
    # Whoever gives no name stands in conversations under the user name.
    if shown := name or stated.get("user", ""):
        yield account(INSTAGRAM, shown)
    yield address_identifier(stated.get("email", ""))
    if phone := normalise_phone(stated.get("phone", ""), page.setting.region):
        yield Identifier("phone", phone)


SOURCE = _Profile()
