"""The language that two people write to each other in, as far as subjects of mails show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal

Language = Literal["en", "de", "es"]

_WORDS = re.compile(r"[^\W\d_]+")
_COMMON: Mapping[Language, frozenset[str]] = MappingProxyType({
    "en": frozenset({
        "the", "and", "for", "your", "you", "our", "with", "about", "from", "of", "to", "on",
        "meeting", "thanks", "thank", "hello", "next", "week", "question", "new", "at", "this",
    }),
    "de": frozenset({
        "der", "die", "das", "und", "für", "fuer", "ein", "eine", "dein", "deine", "ihr", "ihre",
        "mit", "von", "vom", "zum", "zur", "am", "im", "zu", "bei", "über", "treffen", "danke",
        "hallo", "frage", "termin", "einladung", "nächste", "woche", "aw", "wg", "gruß", "morgen",
    }),
    "es": frozenset({
        "el", "la", "los", "las", "para", "con", "por", "una", "del", "tu", "su", "de", "que",
        "sobre", "gracias", "hola", "reunión", "reunion", "pregunta", "invitación", "próxima",
        "semana", "cita", "mañana", "saludos", "rv",
    }),
})  # fmt: skip


def language_of(subjects: Iterable[str | None]) -> Language:
    """Return the language of most of the telling words; English where nothing tells."""
    words = Counter(word for text in subjects for word in _WORDS.findall((text or "").casefold()))
    told = {language: sum(words[word] for word in common) for language, common in _COMMON.items()}
    return max(told, key=lambda language: told[language])
