"""Outlook contacts as CSV: the desktop's layout, that of the web, and that which others write.

All three hold `First Name,Middle Name,Last Name` and `E-mail Address` among some ninety columns,
in any order (FORMATS 5). The desktop program translates its headers: German is known from a real
file, French, Spanish, Italian and Portuguese from the tables of the Roundcube project.
"""

from __future__ import annotations

import re

from mutuals.sources.reading.card_draft import CardDraft, join_name, one_line, show_day
from mutuals.sources.reading.contact_table import ContactTable
from mutuals.sources.reading.table import Signature

_WORDS = {
    "first name": "vorname|prenom|nombre|nome|primeiro nome",
    "middle name": "weitere vornamen|deuxieme prenom|segundo nombre|secondo nome|nome do meio",
    "last name": "nachname|nom|apellidos|cognome|ultimo nome",
    "company": "firma|societe|organizacion|societa|empresa",
    "department": "abteilung|service|reparto|departamento",
    "job title": "position|profession|puesto|qualifica|cargo",
    "e-mail address": (
        "e-mail-adresse|adresse de messagerie|direccion de correo electronico|indirizzo e-mail|"
        "endereco de e-mail"
    ),
    "e-mail 2 address": (
        "e-mail 2: adresse|adresse de messagerie 2|direccion de correo electronico 2|"
        "indirizzo e-mail 2|endereco de e-mail 2"
    ),
    "e-mail 3 address": (
        "e-mail 3: adresse|adresse de messagerie 3|direccion del correo electronico 3|"
        "indirizzo e-mail 3|endereco de e-mail 3"
    ),
    "business phone": (
        "telefon geschaftlich|telephone (bureau)|telefono del trabajo|telefono di lavoro|"
        "fone comercial"
    ),
    "business phone 2": (
        "telefon geschaftlich 2|telephone 2 (bureau)|telefono di lavoro 2|fone comercial 2"
    ),
    "home phone": (
        "telefon (privat)|telefon privat|telephone (domicile)|particular|telefono di casa|"
        "fone de casa"
    ),
    "home phone 2": (
        "telefon (privat 2)|telefon privat 2|telephone 2 (domicile)|telefono di casa 2|"
        "fone de casa 2"
    ),
    "mobile phone": "mobiltelefon|tel. mobile|telefono movil|telefono mobile|celular",
    "mobile phone 2": "mobiltelefon 2",
    "other phone": "weiteres telefon|telephone (autre)|otro telefono|phone altro|outro fone",
    "primary phone": (
        "haupttelefon|telephone principal|telefono principal|telefono principale|fone primario"
    ),
    "car phone": "autotelefon|telephone (voiture)|telefono dell'auto|fone do carro",
    "company main phone": "telefon firma",
    "business fax": "fax geschaftlich",
    "home fax": "fax privat",
    "other fax": "weiteres fax",
    "assistant's phone": (
        "telefon assistent|telephone de l'assistant(e)|telefono dell'assistente|fone do assistente"
    ),
    "assistant's name": (
        "assistent(in)|name assistent|nom de l'assistant(e)|nome dell'assistente|nome do assistente"
    ),
    "manager's name": (
        "name des/r vorgesetzten|nombre del director|nome del responsabile|nome do gerente"
    ),
    "spouse": "partner|conjoint(e)|coniuge",
    "children": "kinder",
    "referred by": "empfohlen von",
    "birthday": "geburtstag|anniversaire|compleanno",
    "anniversary": "jahrestag|anniversaire de mariage ou fete|anniversario",
    "notes": "notizen|note|notas",
    "categories": "kategorien|categorias|categorie",
    "web page": "webseite|page web|pagina web",
    "suffix": "suffixe|suffisso|sufixo",
    "title": "anrede|titre|titolo|titulo",
    "office location": "buro",
    "business street": (
        "strasse geschaftlich|rue (bureau)|calle del trabajo|indirizzo di lavoro|rua comercial"
    ),
    "business city": (
        "ort geschaftlich|ville (bureau)|ciudad de trabajo|citta di lavoro|cidade comercial"
    ),
    "business postal code": (
        "postleitzahl geschaftlich|code postal (bureau)|codigo postal del trabajo|cap di lavoro|"
        "codigo postal comercial"
    ),
    "business country/region": (
        "business country|land/region geschaftlich|land geschaftlich|pays/region (bureau)|"
        "pais o region del trabajo|nazione/regione di lavoro|regiao/pais comercial"
    ),
    "home street": "strasse privat|rue (domicile)|indirizzo di casa|rua de casa",
    "home city": "ort privat|ville (domicile)|citta di residenza|cidade de casa",
    "home postal code": (
        "postleitzahl privat|code postal (domicile)|cap di casa|codigo postal de casa"
    ),
    "home country/region": (
        "home country|land/region privat|land privat|pays/region (domicile)|"
        "pais o region del domicilio|nazione/regione di casa|regiao/pais de casa"
    ),
}
_ALIASES = {alias: column for column, words in _WORDS.items() for alias in words.split("|")}
_EMAILS = ("e-mail address", "e-mail 2 address", "e-mail 3 address")
_PHONES = (
    "primary phone", "business phone", "business phone 2", "mobile phone", "mobile phone 2",
    "home phone", "home phone 2", "other phone", "car phone",
)  # fmt: skip
_TEXTS = {
    "department": "department", "title": "prefix", "suffix": "suffix", "nickname": "nickname",
    "notes": "note", "spouse": "spouse", "children": "children", "manager's name": "manager",
    "assistant's name": "assistant", "assistant's phone": "assistant's phone",
    "company main phone": "company main phone", "referred by": "referred by",
    "business fax": "fax", "home fax": "home fax", "other fax": "other fax",
    "profession": "profession", "hobby": "hobby", "schools": "schools", "gender": "gender",
    "office location": "office location", "location": "location", "imaddress": "im",
}  # fmt: skip
_PAGES = ("web page", "personal web page", "business web page")
_ADDRESS = ("street", "street 2", "street 3", "city", "state", "postal code", "country/region")
_BETWEEN = re.compile(r"[;,]")
# Everybody has this label of Google's, which writes the layout too.
_EVERYBODY = "mycontacts"
# What Outlook writes where nothing was chosen.
_UNSAID = frozenset({"unspecified", "keine angabe", "nicht angegeben", "non specifie"})


class _OutlookContacts(ContactTable):
    name = "outlook-contacts"
    title = "Outlook contacts"
    family = "outlook"
    signature = Signature(
        frozenset({"first name", "middle name", "last name", "e-mail address"}),
        aliases=_ALIASES,
        # Google's contacts and LinkedIn's connections begin alike.
        without=frozenset({"phonetic first name", "labels", "connected on"}),
    )

    def fill(self, cells: dict[str, str], draft: CardDraft) -> None:
        names = (cells.get(f"{part} name", "") for part in ("first", "middle", "last"))
        draft.name = join_name(*names)
        draft.add_work(cells.get("company", ""), cells.get("job title", ""))
        _fill_addresses(draft, cells)
        for day in ("birthday", "anniversary"):
            draft.state(day, show_day(cells.get(day, "")))
        for column, name in _TEXTS.items():
            if cells.get(column, "").casefold() not in _UNSAID:
                draft.state(name, cells.get(column, ""))
        for tag in _BETWEEN.split(cells.get("categories", "")):
            if tag.strip().casefold() != _EVERYBODY:
                draft.add_tag(tag)


def _fill_addresses(draft: CardDraft, cells: dict[str, str]) -> None:
    for column in _EMAILS:
        if address := cells.get(column):
            draft.add_email(address)
    for column in _PHONES:
        if number := cells.get(column):
            draft.add_phone(number)
    for column in _PAGES:
        draft.add_page(cells.get(column, ""))
    for place in ("business", "home", "other"):
        parts = [one_line(cells.get(f"{place} {part}", "")) for part in _ADDRESS]
        draft.state("address", ", ".join(filter(None, parts)))


SOURCE = _OutlookContacts()
