"""LinkedIn's `Connections.csv`: whom I am connected with, where they work, since when.

Header: a preamble of notes, then `First Name,Last Name,URL,Email Address,Company,Position,Connected
On` or its translation (FORMATS 1.1, 1.3).

No row says since when a position is held, and no table when it was made; but it was made on the
newest day of connection in it or later. Each row carries that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Field, Observed, Skipped
from mutuals.model.position import Affiliation
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.linkedin import (
    FAMILY,
    LinkedInTable,
    Place,
    name_fields,
    name_in,
    person_of,
    profile_of,
    slug_of,
)
from mutuals.sources.reading.mail_identity import email
from mutuals.sources.reading.moment import credible_moment
from mutuals.sources.reading.names import clean_name
from mutuals.sources.reading.table import Row, Signature, read_table, row_key

_WORDS = {
    "first name": "vorname prenom nombre nome voornaam",
    "last name": "nachname nom apellidos apellido sobrenome cognome achternaam",
    "company": "unternehmen firma entreprise empresa azienda bedrijf",
    "position": "poste cargo posizione functie",
    "email address": (
        "e-mail-adresse|adresse e-mail|direccion de correo electronico|correo electronico|"
        "endereco de e-mail|e-mail|indirizzo email|indirizzo e-mail|e-mailadres"
    ),
    "connected on": (
        "verbunden am|connexion le|connecte le|date de connexion|fecha de conexion|conectado el|"
        "conectado em|data da conexao|data de conexao|collegato il|data collegamento|"
        "data di collegamento|verbonden op"
    ),
}
_ALIASES = {
    alias: column
    for column, aliases in _WORDS.items()
    for alias in (aliases.split("|") if "|" in aliases else aliases.split())
}


class _Connections(LinkedInTable):
    name = "linkedin-connections"
    title = "LinkedIn connections"
    signature = Signature(
        required=frozenset({"first name", "last name", "connected on"}),
        aliases=_ALIASES,
        # Google's contacts begin like LinkedIn's.
        without=frozenset({"phonetic first name", "labels"}),
    )
    file_name = re.compile(r"(?i)connections")

    def records(self, drop: Drop, setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield what each row states, with the newest day of the table; broken rows are Skipped."""
        newest = self._newest_day(drop, setting)
        for record in super().records(drop, setting):
            if isinstance(record, Card):
                yield replace(record, seen_from=newest, seen_until=newest)
            else:
                yield record

    def _newest_day(self, drop: Drop, setting: Setting) -> str:
        """Return the newest credible day of connection (YYYY-MM-DD), empty where there is none."""
        rows = (row for row in read_table(drop, self.signature) if isinstance(row, Row))
        # The rows stand in the order of their days: most are those of the row before.
        written = (text for text, _ in groupby(row["connected on"] for row in rows))
        moments = (credible_moment(each, setting) for each in written)
        return max((each.day for each in moments if not isinstance(each, str)), default="")

    def observe(self, place: Place) -> Iterator[Observed | Skipped]:
        row = place.row
        written = name_in(row)
        person = person_of(row["url"], written)
        if not written or person is None:
            yield place.skip("member who left LinkedIn: no name")
            return
        clean = clean_name(written)
        connected_on, doubts = _connected_on(place)
        yield Card(
            ref=place.ref(_key(row)),
            identifiers=_identifiers(row, person),
            name=clean.name,
            affiliations=_affiliations(row),
            fields=(*name_fields(written, clean), *doubts),
            connected_on=connected_on,
            family=FAMILY,
        )


def _connected_on(place: Place) -> tuple[str, tuple[Field, ...]]:
    """Return the day, or none and what the row says: the person counts, the day does not."""
    written = place.row["connected on"]
    moment = credible_moment(written, place.setting)
    if isinstance(moment, str):
        return "", (Field("connected on, not credible", written),) if written else ()
    return moment.day, ()


def _identifiers(row: Row, person: Identifier) -> tuple[Identifier, ...]:
    address = email(row["email address"])
    if address is None:
        return (person,)
    # A bare name is only needed where nothing better is known.
    return (address,) if person.kind == "name" else (person, address)


def _affiliations(row: Row) -> tuple[Affiliation, ...]:
    company, title = row["company"], row["position"]
    return (Affiliation(company, title),) if company or title else ()


def _key(row: Row) -> str:
    profile = profile_of(row["url"])
    return slug_of(profile) if profile else row_key(*row.cells)


SOURCE = _Connections()
