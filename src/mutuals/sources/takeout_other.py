"""What else lies in a Google Takeout: recognised as a whole, because it says nothing about people.

Photos come with a small JSON file each, My Activity with what was searched and seen: none of it is
opened. Names of folders as Takeout writes them in English, German, French, Spanish, Italian,
Portuguese and Dutch; a folder of another name is walked through like any other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mutuals.errors import MutualsError
from mutuals.model.observed import Observed, Skipped
from mutuals.sources.base import Drop, Setting
from mutuals.sources.reading.single_file import ReadWhole

_TOP = "takeout"
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic")
_PRODUCTS = {
    "photos": "google photos|google fotos|google foto|fotos|photos",
    "files of Google Drive; import by itself what you need": "drive|my drive|meine ablage"
    "|google drive",
    "my activity": "my activity|meine aktivitäten|mon activité|mi actividad|le mie attività"
    "|minha atividade|a minha atividade|mijn activiteit",
    "browser and devices": "chrome|android device configuration service|access log activity"
    "|google account|google-konto|compte google|cuenta de google|account google|conta do google"
    "|devices|geräte",
    "places and travel": "maps|maps (your places)|maps (my places)|maps (meine orte)|my maps"
    "|location history|location history (timeline)|timeline|standortverlauf|zeitachse|saved",
    "shops and payments": "google pay|google play store|google shopping|google store|play store"
    "|purchases & reservations",
    "notes and lists": "keep|google notizen|tasks|google tasks|aufgaben|reminders|bookmarks",
    "my profile": "profile|profil|perfil|profilo|profiel",
    "health and home": "fit|google fit|fitbit|home app|nest",
    "other services": "blogger|books|google play books|classroom|discover|finance|forms|gemini"
    "|google cloud search|google earth|google play games services|google podcasts|news"
    "|notebooklm|search contributions|street view|assistant notes and lists|alerts"
    "|google finance|arts & culture|google workspace marketplace",
    "calls and texts of Google Voice are not read today": "voice|google voice",
}
_REASONS = {
    name: f"Takeout: {what}" for what, names in _PRODUCTS.items() for name in names.split("|")
}
_CONTACTS = ("contacts", "kontakte", "contactos", "contatti", "contatos", "contacten")
_PHOTO = "picture of a contact"
_YOUTUBE = "youtube"
_WATCHED = frozenset(
    """history verlauf historique historial cronologia histórico geschiedenis playlists
    playlist afspeellijsten videos vidéos vídeos channels kanäle chaînes canales canali canais
    kanalen video""".split()  # noqa: SIM905 - a table of words
)
_WATCHED_MORE = frozenset({"video metadata", "video-metadaten", "listas de reproducción"})
_SETTINGS = frozenset({"user settings", "nutzereinstellungen", "benutzereinstellungen"})
_PAGES = ("archive_browser.html", "archiv_übersicht.html")


class TakeoutOther(ReadWhole):
    """The parts of a Takeout without people; each folder that holds some is one entry."""

    name = "takeout-other"
    title = "Google Takeout: what is of no use to a network"

    def sniff(self, drop: Drop) -> float:
        """Return 0.6 for a folder of a Takeout that holds such parts, by names only."""
        return 0.6 if self.takes(drop) else 0.0

    def takes(self, drop: Drop) -> frozenset[str]:
        """Return the names of such parts in a folder of a Takeout."""
        if not drop.is_folder or not _is_inside(drop):
            return frozenset()
        return frozenset(name for name in drop.names() if _reason(drop, name))

    def records(self, drop: Drop, _setting: Setting) -> Iterator[Observed | Skipped]:
        """Yield one Skipped for each file, without opening it."""
        for child in drop.children():
            if reason := _reason(drop, child.name):
                yield from _left_out(child, reason)


def _is_inside(folder: Drop) -> bool:
    """Say whether a folder is called Takeout or lies in one that is."""
    return any(_plain(name) == _TOP for name in (*folder.folders, folder.name))


def _reason(folder: Drop, name: str) -> str:
    """Return why a name inside a folder of a Takeout is of no use, empty when it may be."""
    here, plain = _plain(folder.name), _plain(name)
    if here == _TOP:
        return "Takeout: its table of contents" if plain in _PAGES else _REASONS.get(plain, "")
    if here.startswith(_YOUTUBE):
        is_watched = plain in _WATCHED or plain in _WATCHED_MORE
        return "Takeout: what was watched and shown" if is_watched else ""
    if plain in _SETTINGS:
        return "Takeout: settings"
    is_contact = _plain((folder.folders or ("",))[-1]) in _CONTACTS or here in _CONTACTS
    return _PHOTO if is_contact and plain.endswith(_PICTURES) else ""


def _plain(name: str) -> str:
    """Return a name to compare: composed, in small letters, with ordinary spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _left_out(drop: Drop, reason: str) -> Iterator[Skipped]:
    """Yield one Skipped for each file in a tree; archives in it stay closed."""
    waiting = [drop]
    while waiting:
        each = waiting.pop()
        if not each.is_folder or each.name.casefold().endswith(".zip"):
            yield Skipped(each.path, reason)
            continue
        try:
            waiting += reversed(list(each.children()))
        except MutualsError as problem:
            yield Skipped(each.path, problem.what, error=True)


SOURCE = TakeoutOther()
