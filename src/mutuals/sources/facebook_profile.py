"""Facebook's `profile_information.json`: my own name, addresses and work.

`{"profile_v2":{"name":{"full_name"},"emails":{"emails":[]},"phone_numbers":[{"phone_number"}],
"profile_uri","work_experiences":[{"employer","title"}],"current_city":{"name"}}}` (FORMATS 6).
"""

from __future__ import annotations

from collections.abc import Iterator

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Claim, Field, Observed, Skipped
from mutuals.model.position import Affiliation
from mutuals.sources.reading.chat import account
from mutuals.sources.reading.email_value import address_identifier
from mutuals.sources.reading.handles import network_profile
from mutuals.sources.reading.phone import normalise_phone
from mutuals.sources.reading.social_json import inner, objects, whole_number
from mutuals.sources.reading.social_meta import FACEBOOK, MetaFile, Page, person_name, typed

_LATEST_YEAR = 2200


class _Profile(MetaFile):
    name = "facebook-profile"
    title = "Facebook profile"

    def observe(self, value: object, page: Page) -> Iterator[Observed | Skipped]:
        profile = next(iter(next(objects(value), {}).values()), None)
        # In 2018 the name was not yet taken apart.
        name = person_name(inner(profile, "name", "full_name") or inner(profile, "name"))
        mine = tuple(dict.fromkeys(filter(None, _identifiers(profile, name, page))))
        if not mine:
            yield page.skip("profile without a name")
            return
        for identifier in mine:
            yield Claim(page.file, identifier, "my Facebook profile", certain=True)
        yield Card(
            ref=f"{page.file}#profile",
            identifiers=mine,
            name=name,
            affiliations=tuple(_work(profile, page)),
            fields=tuple(_fields(profile)),
            own=True,
            family=FACEBOOK,
        )


def _identifiers(profile: object, name: str, page: Page) -> Iterator[Identifier | None]:
    if name:
        yield account(FACEBOOK, name)
    if address := network_profile(typed(inner(profile, "profile_uri"))):
        yield Identifier("profile", address)
    # Mail to an address I gave up still is mail to me.
    for key in ("emails", "previous_emails"):
        emails = inner(profile, "emails", key)
        for email in emails if isinstance(emails, list) else []:
            yield address_identifier(typed(email))
    for entry in objects(inner(profile, "phone_numbers")):
        number = normalise_phone(typed(entry.get("phone_number")), page.setting.region)
        if number and entry.get("verified") is not False:
            yield Identifier("phone", number)


def _work(profile: object, page: Page) -> Iterator[Affiliation]:
    for entry in objects(inner(profile, "work_experiences")):
        employer = typed(entry.get("employer"))
        if employer:
            since, until = (page.day(entry.get(f"{end}_timestamp"))[:7] for end in ("start", "end"))
            yield Affiliation(employer, typed(entry.get("title")), since, until)


def _fields(profile: object) -> Iterator[Field]:
    place = typed(inner(profile, "current_city", "name"))
    if place:
        yield Field("place", place)
    if birthday := _birthday(inner(profile, "birthday")):
        yield Field("birthday", birthday)
    for entry in objects(inner(profile, "websites")):
        if site := typed(entry.get("address")):
            yield Field("website", site)


def _birthday(value: object) -> str:
    """Return YYYY-MM-DD, empty when it is not all there."""
    year, month, day = (whole_number(inner(value, part)) or 0 for part in ("year", "month", "day"))
    is_day = 1 <= month <= 12 and 1 <= day <= 31 and 0 < year < _LATEST_YEAR  # noqa: PLR2004
    return f"{year:04}-{month:02}-{day:02}" if is_day else ""


SOURCE = _Profile()
