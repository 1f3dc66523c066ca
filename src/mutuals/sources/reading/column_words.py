"""What people and programs call the columns of a list of contacts, in several languages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from mutuals.sources.reading.table import normal_column

Role = Literal[
    "name", "given", "middle", "family", "email", "phone", "profile", "organisation", "title",
    "birthday", "note", "tags", "website", "place", "nickname",
]  # fmt: skip
"""What a column can hold."""

SHOWN: dict[Role, str] = {
    "name": "name", "given": "first name", "middle": "middle name", "family": "last name",
    "email": "e-mail", "phone": "phone", "profile": "profile", "organisation": "company",
    "title": "title", "birthday": "birthday", "note": "note", "tags": "tags",
    "website": "website", "place": "place", "nickname": "nickname",
}  # fmt: skip
"""The roles in words for people."""

_WORDS: dict[Role, str] = {
    "name": (
        "name|full name|fullname|display name|contact|contact name|person|attendee|attendee name|"
        "participant|participant name|speaker|member|vollstandiger name|anzeigename|teilnehmer|"
        "teilnehmerin|mitglied|kontakt|nom|nom complet|nom et prenom|participante|nombre completo|"
        "nombre y apellidos|nome completo|nome e cognome|nome|nombre|naam|volledige naam|"
        "imie i nazwisko|namn|navn|姓名|名前|氏名|имя|фио|이름"
    ),
    "given": (
        "first name|firstname|given name|forename|first|vorname|rufname|prenom|nombre de pila|"
        "primeiro nome|voornaam|imie|fornamn|fornavn|etunimi|名"
    ),
    "middle": (
        "middle name|middlename|zweiter vorname|weitere vornamen|deuxieme prenom|segundo nombre|"
        "secondo nome|nome do meio|tussenvoegsel"
    ),
    "family": (
        "last name|lastname|surname|family name|last|nachname|familienname|zuname|nom de famille|"
        "apellidos|apellido|sobrenome|ultimo nome|cognome|achternaam|nazwisko|efternamn|"
        "etternavn|efternavn|sukunimi|фамилия|姓"
    ),
    "organisation": (
        "company|company name|organization|organisation|organization name|employer|firm|"
        "current company|current employer|affiliation|institution|business|firma|unternehmen|"
        "arbeitgeber|institut|verein|entreprise|societe|employeur|organisme|empresa|compania|"
        "organizacion|azienda|societa|ente|bedrijf|organisatie|werkgever|organizacao|instituicao|"
        "foretag|公司|会社|компания"
    ),
    "title": (
        "job title|jobtitle|title|position|role|job|function|occupation|profession|headline|"
        "current position|current title|beruf|funktion|stellung|rolle|berufsbezeichnung|poste|"
        "fonction|titre|metier|cargo|puesto|funcion|profesion|funzione|ruolo|posizione|qualifica|"
        "functie|funcao|职位|役職|должность"
    ),
    "birthday": (
        "birthday|birth date|birthdate|date of birth|dob|geburtstag|geburtsdatum|"
        "date de naissance|anniversaire|fecha de nacimiento|cumpleanos|data di nascita|compleanno|"
        "data de nascimento|aniversario|geboortedatum|verjaardag|生日|誕生日"
    ),
    "note": (
        "notes|note|comment|comments|remark|remarks|description|about|bio|background|memo|"
        "where we met|how we met|notiz|notizen|bemerkung|bemerkungen|kommentar|anmerkung|"
        "anmerkungen|remarque|remarques|commentaire|commentaires|notas|comentarios|observaciones|"
        "osservazioni|commenti|observacoes|opmerking|opmerkingen|备注|メモ"
    ),
    "tags": (
        "tags|tag|labels|label|groups|group|group name|category|categories|list|lists|kategorie|"
        "kategorien|gruppe|gruppen|schlagworte|stichworte|etiquettes|categorie|groupe|"
        "etiquetas|categorias|categoria|grupos|grupo|etichette|gruppi|groepen|标签"
    ),
    "website": (
        "website|web site|web|url|homepage|home page|web page|webpage|site|blog|link|webseite|"
        "internet|site web|site internet|sitio web|pagina web|sito|sito web"
    ),
    "place": (
        "city|town|location|place|country|address|street address|mailing address|ort|stadt|"
        "wohnort|land|adresse|anschrift|ville|pays|lieu|ciudad|pais|direccion|citta|paese|"
        "indirizzo|cidade|endereco|plaats|woonplaats|adres|城市|地址|住所|город"
    ),
    "nickname": "nickname|nick|spitzname|surnom|apodo|soprannome|apelido|bijnaam",
    "email": "メールアドレス|メール|邮箱|电子邮件|電子郵件|이메일|почта|электронная почта",
    "phone": "电话|手机|電話|電話番号|携帯電話|전화|телефон",
}
_ROLES: dict[str, Role] = {
    normal_column(word): role for role, words in _WORDS.items() for word in words.split("|")
}
_EMAIL = re.compile(
    r"\b(?:e-?mail(?:s|adres|adresse|address)?|mail|mailadresse|courriel|mel|correo|e-?post|"
    r"posta elettronica)\b"
)
_PHONE = re.compile(
    r"\b(?:(?:tele)?phones?|telephones?|tel|mobile|cell|cellphone|handy|(?:mobil)?telefon|mobil|"
    r"(?:tele|mobil)?fon|telefonnummer|mobilnummer|handynummer|rufnummer|telefono|movil|celular|"
    r"telefone|telemovel|portable|gsm|cellulare|whatsapp|telefoon|mobiel)\b"
)
_NOT_ONE_S_OWN = re.compile(r"\b(?:fax|telefax|assistant|assistent|emergency|notfall|urgence)\b")
_NETWORK = re.compile(
    r"\b(linkedin|twitter|instagram|facebook|github|mastodon)\b|^(x)(?: handle)?$"
)
_AROUND = " :*#.()[]?"
"""Signs that stand around a heading and mean nothing."""


@lru_cache(maxsize=4096)
def role_of(column: str) -> Role | None:
    """Return what a column's normalised name says it holds, None when it says nothing known."""
    bare = column.strip(_AROUND)
    if _NOT_ONE_S_OWN.search(bare):
        return None
    if role := _ROLES.get(bare):
        return role
    if network_of(bare):
        return "profile"
    if _EMAIL.search(bare):
        return "email"
    return "phone" if _PHONE.search(bare) else None


def network_of(column: str) -> str:
    """Return the network a column's name speaks of, such as `linkedin`; empty when of none."""
    found = _NETWORK.search(column.strip(_AROUND))
    return next(filter(None, found.groups()), "") if found else ""


def words_of(cells: list[str]) -> tuple[str, ...]:
    """Return the normalised names of a header's cells."""
    return tuple(map(normal_column, cells))
