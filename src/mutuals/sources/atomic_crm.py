"""Contacts of Atomic CRM as CSV.

Header: `first_name,last_name,gender,title,background,first_seen,last_seen,has_newsletter,status,
tags,linkedin_url,company,email_work,email_home,email_other,phone_work,phone_home,phone_other`
(FORMATS 12; the project's page on importing and exporting).
"""

from __future__ import annotations

from mutuals.sources.reading.card_draft import CardDraft, join_name, show_day
from mutuals.sources.reading.contact_table import ContactTable
from mutuals.sources.reading.table import Signature

_TEXTS = {"background": "note", "status": "status", "gender": "gender"}
_DAYS = ("first seen", "last seen")


class _AtomicCrm(ContactTable):
    name = "atomic-crm"
    title = "Atomic CRM contacts"
    family = "atomic-crm"
    signature = Signature(
        frozenset({"first name", "last name", "email work", "phone work"}),
        aliases={"organization name": "company", "company name": "company"},
    )

    def fill(self, cells: dict[str, str], draft: CardDraft) -> None:
        draft.name = join_name(cells.get("first name", ""), "", cells.get("last name", ""))
        draft.add_work(cells.get("company", ""), cells.get("title", ""))
        for place in ("work", "home", "other"):
            if address := cells.get(f"email {place}"):
                draft.add_email(address)
            if number := cells.get(f"phone {place}"):
                draft.add_phone(number)
        draft.add_handle("linkedin", cells.get("linkedin url", ""))
        for column, name in _TEXTS.items():
            draft.state(name, cells.get(column, ""))
        for column in _DAYS:
            draft.state(column, show_day(cells.get(column, "")))
        for tag in cells.get("tags", "").split(","):
            draft.add_tag(tag)


SOURCE = _AtomicCrm()
