"""Where programs keep mail, address books and calendars, and what downloads are called."""

from __future__ import annotations

from typing import NamedTuple

_OUTLOOK = "only Outlook reads this: see Outlook in docs/guide/getting-mail.md"
_APPLE_CONTACTS = "export it as vCard in Apple's Contacts: see docs/guide/getting-contacts.md"


class Place(NamedTuple):
    """A place below the home folder, as a glob pattern with `/` on every system.

    `proof` names what must lie inside a folder, at least one of it; only that is measured then.
    `note` says what to do where the thing cannot be imported as it is.
    """

    what: str
    pattern: str
    proof: tuple[str, ...] = ()
    note: str = ""


_PROFILE = ("Mail", "ImapMail", "abook.sqlite")
_MAILDIR = ("cur", "new")

PLACES = (
    *(
        Place("Thunderbird: mail and address books", f"{root}/*", _PROFILE)
        for root in (
            ".thunderbird",
            "snap/thunderbird/common/.thunderbird",
            ".var/app/org.mozilla.Thunderbird/.thunderbird",
            "Library/Thunderbird/Profiles",
            "AppData/Roaming/Thunderbird/Profiles",
        )
    ),
    Place("Apple Mail", "Library/Mail/V[0-9]*"),
    Place("Evolution: mail", ".local/share/evolution/mail/local", _MAILDIR),
    Place("Evolution: mail", ".var/app/org.gnome.Evolution/data/evolution/mail/local", _MAILDIR),
    Place("Evolution: calendar", ".local/share/evolution/calendar/system/calendar.ics"),
    Place("KMail: mail", ".local/share/local-mail", _MAILDIR),
    Place("KMail: mail folders", ".local/share/.local-mail.directory"),
    Place("mail folder", "Maildir"),
    Place("mail folder", "Mail"),
    Place("mail folder", ".mail"),
    Place("mail folder", ".maildir"),
    Place("mailbox", "mbox"),
    Place("Windows Live Mail", "AppData/Local/Microsoft/Windows Live Mail"),
    Place("Outlook's own file", "AppData/Local/Microsoft/Outlook/*.[po]st", (), _OUTLOOK),
    Place("Outlook's own file", "Documents/Outlook Files/*.pst", (), _OUTLOOK),
    Place(
        "Outlook for Mac",
        "Library/Group Containers/UBF8T346G9.Office/Outlook/Outlook 15 Profiles/*",
        (),
        _OUTLOOK,
    ),
    Place(
        "Apple's Contacts",
        "Library/Application Support/AddressBook",
        ("AddressBook-v22.abcddb",),
        _APPLE_CONTACTS,
    ),
)
"""Linux, macOS and Windows together: what is of another system is just not there."""

DOWNLOADS = (
    "Downloads", "Téléchargements", "Descargas", "Scaricati", "Transferências", "Desktop",
    "Schreibtisch", "Bureau", "Escritorio", "Scrivania",
)  # fmt: skip
"""Folders that downloads lie in, in the languages of the systems that translate them."""

EXPORTS = (
    ("LinkedIn archive", "*linkedindataexport*"),
    ("Google Takeout", "takeout-*.zip"),
    ("Google Takeout", "takeout-*.tgz"),
    ("Google Takeout", "takeout"),
    ("X (Twitter) archive", "twitter-*.zip"),
    ("Facebook archive", "facebook-*.zip"),
    ("Instagram archive", "instagram-*.zip"),
    ("WhatsApp chat", "whatsapp chat*"),
    ("WhatsApp chat", "whatsapp-chat*"),
    ("WhatsApp chat", "chat whatsapp*"),
    ("WhatsApp chat", "chat de whatsapp*"),
    ("WhatsApp chat", "discussion whatsapp*"),
    ("WhatsApp chat", "conversa do whatsapp*"),
    ("Telegram chats", "chatexport_*"),
    ("Telegram chats", "dataexport_*"),
    ("Telegram chats", "result.json"),
    ("Mastodon follows", "following_accounts*.csv"),
    ("Mastodon archive", "archive-*.tar.gz"),
    ("address book (vCard)", "*.vcf"),
    ("calendar", "*.ics"),
    ("contacts as a table", "contacts*.csv"),
    ("contacts as a table", "kontakte*.csv"),
    ("contacts as a table", "contactos*.csv"),
    ("contacts as a table", "contatti*.csv"),
    ("mailbox", "*.mbox"),
    ("mailbox", "*.mbox.gz"),
    ("mailbox", "*.mbox.xz"),
)
"""What an export calls itself, in small letters, with what it is; the first that fits counts."""

OUTLOOK_EXPORTS = ("*.pst", "*.ost", "*.olm")
OUTLOOK_NOTE = _OUTLOOK
BESIDE_DOWNLOADS = ("Telegram Desktop",)
"""Folders inside the downloads in which a program puts its exports."""
