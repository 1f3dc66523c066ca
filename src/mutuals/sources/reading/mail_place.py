"""What the place where a mail lies says about it: sent, drafts, spam, trash, or no mail at all."""

from __future__ import annotations

import binascii
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

Place = Literal["", "sent", "drafts", "spam", "trash", "chat"]

# Folder and label names of Gmail, Outlook, Thunderbird, Apple Mail and Yahoo, with `-`, `_` and
# dots read as spaces: English, German, French, Spanish, Italian, Dutch, Portuguese.
_NAMES: dict[Place, str] = {
    "sent": """sent|sent items|sent mail|sent messages|sent objects|sent mails
        |gesendet|gesendete objekte|gesendete elemente|gesendete nachrichten|gesendete mails
        |envoyé|envoyés|éléments envoyés|messages envoyés|courriers envoyés|objets envoyés
        |enviados|elementos enviados|correo enviado|mensajes enviados|correos enviados
        |inviati|inviata|posta inviata|elementi inviati|messaggi inviati
        |verzonden|verzonden items|verzonden berichten|verzonden objecten|verstuurd
        |itens enviados|mensagens enviadas|e mails enviados|correio enviado|enviadas|enviado""",
    "drafts": """drafts|draft|entwürfe|entwurf|brouillons|brouillon|borradores|borrador|bozze|bozza
        |concepten|concept|conceptberichten|rascunhos|rascunho
        |unsent messages|outbox|postausgang|boîte d'envoi|bandeja de salida|posta in uscita
        |postvak uit|caixa de saída|templates|vorlagen|plantillas|sjablonen""",
    "spam": """bulk mail|unerwünscht|unerwünschte werbung|werbung|courrier indésirable|indésirables
        |messages indésirables|pourriel|correo no deseado|correo basura|no deseado
        |posta indesiderata|indesiderata|ongewenst|ongewenste e mail|ongewenste reclame
        |lixo eletrônico|lixo eletrónico|lixo electrónico""",
    "trash": """trash|bin|deleted messages|papierkorb|gelöscht|gelöschte nachrichten|corbeille
        |messages supprimés|papelera|papelera de reciclaje|mensajes eliminados|cestino
        |messaggi eliminati|posta eliminata|prullenbak|prullenmand|verwijderde berichten|lixeira
        |lixo|mensagens excluídas|mensagens eliminadas""",
    "chat": "chat|chats",
}
# What Gmail calls its tabs, apart from the one for mail between people; the labels of a Takeout
# are in the owner's language, some with a colon and quotes: `Kategorie: "Neuigkeiten"`.
_TAB = re.compile(r"(?:category|[ck]ategorie|catégorie|categor[ií]a)\b[\s:\"]*(.+)")
_MASS_TABS = """promotions promotion promociones promozioni promoções promoties werbung reklame
    social sociaal soziale soziales sociaux sociales sociali sociais
    updates update neuigkeiten benachrichtigungen notifications notificaciones notifiche
    notificações meldingen actualizaciones aggiornamenti atualizações
    forums forum foren foros fóruns"""
_MASS_WORDS = frozenset(_MASS_TABS.split())
_PLACES: dict[str, Place] = {
    name.strip(): place for place, names in _NAMES.items() for name in names.split("|")
}
# "spam-1" and "Junk E-mail", but not "spamassassin-users": that is a list.
_SPAM = re.compile(r"(?:spam|junk)(?!\w)")
_SUFFIX = re.compile(r"\.(?:mbox|mbx|mboxrd|sbd|eml|msf)\Z")
_ROOT = re.compile(r"\A(?:inbox[./]|\[(?:gmail|imap|google mail)\]/)+")
_NUMBER = re.compile(r" ?\(?\d{1,4}\)?\Z")
_UTF7_RUN = re.compile(r"&([A-Za-z0-9+,]*)-")
_LONGEST = 200
"""No folder that means anything has a longer name, encoded or not."""
_ITEMS = {"calendar": "calendar item", "contacts": "contact item", "tasks": "task item",
          "journal": "journal item", "kalender": "calendar item", "kontakte": "contact item",
          "aufgaben": "task item", "notes": "note item"}  # fmt: skip


def place_of(names: Iterable[str]) -> Place:
    """Return what a row of folder, file or label names says; drafts, spam and trash before sent."""
    found = {_place_of_name(name) for name in names}
    first: tuple[Place, ...] = ("spam", "trash", "drafts", "chat", "sent")
    return next((place for place in first if place in found), "")


def place_of_path(names: Iterable[str]) -> Place:
    """Return the place of a drop by its own and its folders' names; chats are labels only."""
    found = place_of(names)
    return "" if found == "chat" else found


def is_mass_tab(label: str) -> bool:
    """Say whether a Gmail label is the tab of promotions, social networks, updates or forums."""
    return len(label) <= _LONGEST and _is_mass_tab(label)


@lru_cache(maxsize=4_096)
def _is_mass_tab(label: str) -> bool:
    plain = unicodedata.normalize("NFC", label).casefold()
    found = _TAB.match(" ".join(plain.split()))
    return found is not None and not _MASS_WORDS.isdisjoint(found[1].strip('" ').split())


def _place_of_name(name: str) -> Place:
    return _place_of_short_name(name) if len(name) <= _LONGEST else ""


@lru_cache(maxsize=4_096)
def _place_of_short_name(name: str) -> Place:
    plain = _normal(name)
    for part in (plain, *plain.split(". ")):
        if _SPAM.match(part):
            return "spam"
        if part in _PLACES:
            return _PLACES[part]
    return ""


def _normal(name: str) -> str:
    """Return a name in lower case without suffix, Maildir++ dots, numbers and separators."""
    plain = unicodedata.normalize("NFC", decode_folder(name)).casefold().strip()
    plain = _SUFFIX.sub("", plain).strip(" .")
    plain = _ROOT.sub("", plain)
    plain = " ".join(plain.replace(".", ". ").replace("_", " ").replace("-", " ").split())
    return _NUMBER.sub("", plain) or plain


def decode_folder(name: str) -> str:
    """Return an IMAP folder name with its modified UTF-7 decoded (RFC 3501 section 5.1.3)."""
    return _UTF7_RUN.sub(_decode_run, name) if "&" in name else name


def _decode_run(run: re.Match[str]) -> str:
    if not run[1]:
        return "&"
    packed = run[1].replace(",", "/")
    try:
        return binascii.a2b_base64(packed + "=" * (-len(packed) % 4)).decode("utf-16-be")
    except ValueError:
        return run[0]


def folder_names(path: str) -> list[str]:
    r"""Return the folders of an export's X-Folder header (`\Jo Doe\Sent Items`, `Inbox/Old`)."""
    return [part for part in re.split(r"[\\/]", path) if part.strip()]


def item_of(folders: list[str]) -> str:
    """Return what an Outlook store keeps in such a folder instead of mail, empty for mail."""
    return _ITEMS.get(folders[-1].strip().lower(), "") if folders else ""
