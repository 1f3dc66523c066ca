"""The language that two people write to each other in, as far as headers and signs show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from mutuals.model.sign import Language
from mutuals.model.tie import Contact

_LEAD = 2
"""By so many telling words one language leads; a sign read in a text counts as many."""
_LATEST = 20
"""Exchanges looked back at; before them, what two people wrote in says little of today."""

_ELSE = "else"
_TELLING: Mapping[str, str] = MappingProxyType({
    # Without what others say, too: meeting, update, call, lunch, team.
    "en": "the and your you our with about from of to my new this at it is we for please week"
    " thanks thank hello next question questions request invitation dinner today tomorrow monday"
    " tuesday wednesday thursday friday birthday congratulations trip schedule invoice work help",
    "de": "der die das und für fuer ein eine einen dein deine ihr ihre unser unsere mein meine mit"
    " vom zum zur im zu bei über ueber auf aus nach wir ich nicht ist wie aw wg gruß grüße treffen"
    " danke dank hallo frage fragen termin einladung nächste nächsten nächster woche morgen heute"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag geburtstag glückwunsch rechnung"
    " angebot anfrage bitte besprechung mittagessen abendessen bewerbung stelle vertrag urlaub"
    " unterlagen entwurf antwort rückfrage januar februar märz mai juni juli oktober dezember",
    "es": "el los las para con por una del tu su de la que sobre y en mi nuestra nuestro gracias"
    " hola reunión reunion pregunta preguntas invitación próxima próximo semana cita mañana hoy"
    " saludos rv lunes martes miércoles jueves viernes sábado domingo cumpleaños felicidades"
    " factura oferta solicitud propuesta presupuesto comida cena almuerzo trabajo puesto viaje"
    " contrato borrador respuesta enero febrero marzo junio julio septiembre octubre diciembre",
    # Words of neighbours, some of them Spanish, too: what leads here is none of the three.
    _ELSE: "de la que para por les des du et pour avec au aux votre vous merci bonjour réunion"
    " semaine demain não um uma em do da dos das os ao você obrigado obrigada reunião olá amanhã"
    " sobre com il di per che della del grazie ciao riunione una con van het een voor met op en"
    " och att på till",
})  # fmt: skip
_TOLD: dict[str, list[str]] = {}
for _language, _listed in _TELLING.items():
    for _word in _listed.split():
        _TOLD.setdefault(_word, []).append(_language)

_SPOKEN: Mapping[Language, tuple[frozenset[str], tuple[str, ...], str]] = MappingProxyType({
    "en": (frozenset(["uk", "us", "ie", "au", "nz", "ca"]), ("+44", "+1", "+353", "+61", "+64"),
           "London Dublin New_York Chicago Denver Los_Angeles Toronto Sydney Melbourne Auckland"),
    "de": (frozenset(["de", "at", "li"]), ("+49", "+43", "+423"), "Berlin Busingen Vienna Vaduz"),
    "es": (frozenset(["es", "mx", "ar", "cl", "pe", "uy"]),
           ("+34", "+52", "+54", "+56", "+57", "+51", "+598", "+593"),
           "Madrid Canary Mexico_City Bogota Lima Santiago Buenos_Aires Montevideo Guayaquil"),
})  # fmt: skip
"""Endings of addresses, calling codes and towns of zones where one of the three is spoken."""


def language_with(
    contacts: Iterable[Contact], reached: Iterable[str], mine: Iterable[str], zone: str
) -> Language:
    """Return the language to write to somebody in; `contacts` come newest first.

    What the latest exchanges show decides: the language in which a text was read where that is
    allowed, and the words of subjects; a note of mine on a contact is no exchange. Where they do
    not tell, it is that of the country of the numbers or addresses by which the person is
    `reached`, then what most subjects of `mine` are in, whoever they went to, then that of my IANA
    `zone`, then English.
    """
    told: Counter[str] = Counter()
    for each in islice(contacts, _LATEST):
        if each.language:
            told[each.language] += _LEAD
        told.update(_telling("" if each.logged else each.subject))
        if found := _leader(told, _LEAD):
            return _known(found)
    return _known(
        _leader(told, 1)
        or _of_places(reached)
        or _leader(Counter(_all_telling(mine)), 1)
        or _of_zone(zone)
    )


def _all_telling(subjects: Iterable[str | None]) -> Iterator[str]:
    return (language for text in subjects for language in _telling(text or ""))


def _telling(subject: str) -> list[str]:
    words = "".join(sign if sign.isalpha() else " " for sign in subject.casefold()).split()
    return [language for word in words for language in _TOLD.get(word, ())]


def _leader(told: Counter[str], by: int) -> str:
    """Return what leads by so many, empty where nothing does."""
    first, second = [*told.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] - second[1] >= by else ""


def _known(name: str) -> Language:
    return name if name in _SPOKEN else "en"  # type: ignore[return-value]


def _of_places(reached: Iterable[str]) -> str:
    for each in reached:
        ending = each.rpartition(".")[2]
        for language, (endings, codes, _) in _SPOKEN.items():
            if each.startswith(codes) if each.startswith("+") else ending in endings:
                return language
    return ""


def _of_zone(zone: str) -> str:
    town = zone.rpartition("/")[2]
    return next((name for name, (*_, towns) in _SPOKEN.items() if town in towns.split()), "")
