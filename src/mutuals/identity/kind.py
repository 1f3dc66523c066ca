"""What kind of correspondent an identifier is: human, list, service or room."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mutuals.identity.given_names import is_given
from mutuals.model.identifier import Identifier
from mutuals.model.identity import Tally
from mutuals.model.names import fold
from mutuals.model.person import PersonKind

_SERVICE = frozenset(
    """
    abuse accounting accounts admin administration administrator admissions advertising alert
    alerts announce announcements applications apply auto automailer autoresponder benefits
    bestellung bewerbung billing booking bookings bot bounce bounces buchhaltung calendar career
    careers clientes clients communication communications community concierge contact cron
    customer customercare customerrelations customerrequest customers customerservice daemon deals
    delivery desk digest donotreply editors einkauf enquiries enquiry equipo events facilities
    facturacion feedback frontdesk fulfillment fundraising hello help helpdesk helpline hostmaster
    hotline hr humanresources info information inquiries inquiry invitations invoice invoices it
    job jobs karriere kontakt kundendienst kundenservice legal mailer mailerdaemon mailing
    mailservice maintenance marketing marketplace member members memberservices membership
    messages mitglieder news newsletter newsletters noreply notification notifications notifier
    notify offers office operations ops order orders outreach parking partners payments payroll
    pedidos pkginfo postmaster pr press privacy procurement promo promos promotion promotions
    publications publicity purchasing receipts reception rechnung rechnungen recruiting
    recruitment redaktion registrar registration relations reminder reminders reply request
    requests reservas reservations returns rewards root rsvp sales schedule scheduler scheduling
    secretary security sekretariat service services shipping shop soporte spam sponsors staff
    statements store subscribe subscriber subscribers subscriptions support survey surveys system
    team tech techsupport ticket tickets tienda training travel unsubscribe update updates vendors
    ventas versand vertrieb verwaltung volunteers webadmin webmaster webmeister webshop welcome
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
_BARE = frozenset({"display", "notes"})
_ALWAYS = re.compile(
    r"(no|do[-_.]?not)[-_.]?reply|mailer-?daemon|^bounces?[-+=]|notifications?@|-bot@|\[bot\]"
    r"|^mbx[-_.]|auto-?confirm|^owner-|[-._](owner|request|admin)@|majordomo|listserv|listmgr"
)
_MASS = re.compile(
    r"news-?letter|e-?letter|(breaking|daily|weekly)[-_.]?news|special[-_.]?(offer|event)s?"
    r"|^[^@]*#\d|@(e?news|newsletters?|alerts|offers|mailman|lists?|bounces?|mailers?|mailblaster"
    r"|mkt|promos?)\.[^.]+\."
)
_SERVICE_NAME = re.compile(
    r"\b(no-?reply|mailer-daemon|system administrator|help ?desk|undisclosed|migration.?team"
    r"|notifications?|webmaster|postmaster|call cent(er|re)|customer (service|care|support)"
    r"|public relations|office of the|hotline)\b|\b(inc|ltd|llc|gmbh|corp|plc)\.?$"
)
_DEPARTED = re.compile(
    r"linkedin[- ](member|user|mitglied|lid)\b"
    r"|(membre|miembro|membro|usuario|usuário|utente)( d[eo])? linkedin\b"
)
"""What LinkedIn calls members who left, in its languages: nobody can be reached under it."""
_LIST_NAME = re.compile(
    r"\b(all employees|distribution list|mailing list|everyone|newsletter|announcements?"
    r"|daily (update|news|digest|dispatch))\b|^(all|dl)[-_ ]"
    r"|\b(list|members|subscribers|employees|users|participants|attendees|traders|students"
    r"|managers|directors|customers|clients|colleagues|volunteers|alumni|partners)$"
)
_SITE = re.compile(r"[\w-]+(\.[\w-]+)*\.(com|org|net|edu|gov|info|biz|de|fr|co\.uk|io)\.?")
_WITHIN = re.compile(r"(?<![@\w.-])[\w-]+\.(com|org|net|edu|gov|info|biz|co\.uk)\b")
_OFFICES = frozenset(
    """
    accounting administration admins alerts attorneys benefits buchhaltung committee
    communications deals department dept desk kundenservice legal logistics maintenance marketing
    news newsroom offers office onlineshop operations payroll promotions redaktion relations
    report reports reservations resources rewards sales security sekretariat service services
    shipping shop soporte specialists staff store support team tickets transportation ventas
    vertrieb verwaltung webshop
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
_NUMBER = re.compile(r"\+[\d\s()./-]{6,}")
_PAGE = re.compile(r"[\w-]+(\.[\w-]+)+/\S+")
"""A profile's address, shown where nobody's name is known: `instagram.com/ana`."""
_ASIDE = re.compile(r"\(.*?\)")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_LIST_LOCAL = re.compile(r"^(dl|all|list)[-_.]|[-_.](dl|list|all)$")
_ROOM_DOMAINS = ("resource.calendar.google.com",)


def kind_of(identifier: Identifier, tally: Tally) -> PersonKind:
    """Return the kind one identifier shows.

    One forged header makes no list of a friend: list posts must outnumber plain mail.
    """
    if _is_room(identifier, tally):
        return "room"
    if _stands_for_list(identifier, tally):
        return "list"
    if _answers_nobody(identifier):
        return "service"
    if _is_newsletter(identifier, tally):
        return "list"
    return "service" if _is_service(identifier) else "human"


def _is_room(identifier: Identifier, tally: Tally) -> bool:
    return tally.roomed > 0 or identifier.value.endswith(_ROOM_DOMAINS)


def _stands_for_list(identifier: Identifier, tally: Tally) -> bool:
    if identifier.kind in _BARE and _LIST_NAME.search(identifier.value):
        return True
    if identifier.kind == "email" and _LIST_LOCAL.search(identifier.value.partition("@")[0]):
        return True
    return identifier.kind == "list" or (tally.listed > 0 and tally.listed >= tally.plain)


def _is_newsletter(identifier: Identifier, tally: Tally) -> bool:
    """Say whether nearly all it sent was mass mail, and nothing ever went to it from me."""
    if tally.reached:
        return False
    is_named_so = identifier.kind == "email" and _MASS.search(identifier.value) is not None
    return is_named_so or (tally.bulk > 0 and tally.bulk >= 4 * tally.plain)


def _answers_nobody(identifier: Identifier) -> bool:
    return identifier.kind == "email" and bool(_ALWAYS.search(identifier.value))


def _is_service(identifier: Identifier) -> bool:
    if identifier.kind in _BARE:
        return _names_service(identifier.value)
    return identifier.kind == "email" and is_role(identifier.value.partition("@")[0])


def is_role(local: str) -> bool:
    """Say whether every word of a local part names a role: `info`, `hr-team`, `jobs+42`."""
    words = [word for word in re.split(r"[._+\-\d]+", local) if word]
    return bool(words) and (local in _SERVICE or all(word in _SERVICE for word in words))


def _names_service(name: str) -> bool:
    """Say whether a name is an office's, a site's (`amazon.com`) or no name at all (`12364`)."""
    is_site = _SITE.fullmatch(name) is not None or _WITHIN.search(name) is not None
    return (
        is_site
        or not _LETTER.search(name)
        or _DEPARTED.match(name) is not None
        or _SERVICE_NAME.search(name) is not None
        or ("@" not in name and _names_office(name))
    )


def _names_office(name: str) -> bool:
    """Say whether a name is an office's, also before a place (`oak legal - berlin`).

    Who is called by first letters behind it is none either: `performance review process (prp)`.
    """
    plain = _ASIDE.sub("", name)
    words, before = _WORD.findall(plain), _WORD.findall(plain.partition(" - ")[0])
    letters = "".join(word[0] for word in words)
    is_short = len(words) > 1 and f"({letters})" in name and not is_given(words[0])
    return is_short or _is_office(words) or (len(before) > 1 and _is_office(before))


def _is_office(words: list[str]) -> bool:
    """Say whether words name an office: `oak support`, `team oak`; not `ana sales`."""
    if not words or (len(words) > 1 and is_given(words[0])):
        return False
    return words[-1] in _OFFICES or (len(words) > 1 and words[0] == "team")


def kinds_of(identifiers: Iterable[tuple[Identifier, Tally]]) -> list[PersonKind]:
    """Return the kinds that identifiers show; a number shows nothing beside an address."""
    known = list(identifiers)
    telling = [each for each in known if each[0].kind != "phone"]
    return [kind_of(identifier, tally) for identifier, tally in telling or known]


def person_kind(
    kinds: Iterable[PersonKind], name: str, *, is_me: bool, is_reached: bool
) -> PersonKind:
    """Return a person's kind from those of the identifiers: one human address makes a human.

    Whoever I never wrote to and is called like a newsletter or an office is one.
    """
    if is_me:
        return "self"
    found = set(kinds)
    order: tuple[PersonKind, ...] = ("human", "room", "list", "service")
    kind: PersonKind = next((each for each in order if each in found), "human")
    if kind != "human" or is_reached or _NUMBER.fullmatch(name) or _PAGE.fullmatch(name):
        return kind
    if _LIST_NAME.search(fold(name)):
        return "list"
    return "service" if _names_service(fold(name)) else "human"
