"""What belongs to one thread: mails whose subjects say the same, and what two say in one chat."""

from __future__ import annotations

from functools import lru_cache

from mutuals.model.thread import Thread

_NUMBERED = " []()^0123456789"
_BEFORE = frozenset({
    "re", "fw", "fwd", "forward",  # English, and most programs everywhere
    "aw", "antwort", "wg", "wtr", "weitergeleitet",  # German
    "rv", "rm", "reenv", "reenviado", "res", "enc", "respuesta",  # Spanish, Portuguese
    "ré", "réf", "rép", "tr",  # French
    "r", "rif", "i", "inoltro",  # Italian
    "antw", "doorst", "sv", "vs", "vb", "vl", "svar", "vá", "továbbítás",  # Dutch to Hungarian
    "odp", "pd", "odg", "ynt", "i̇lt", "ilt", "ats", "atb", "bls", "trs",  # Polish to Indonesian
    "trả lời", "chuyển tiếp",  # Vietnamese
    "απ", "πρθ", "σχετ", "отв", "ответ", "пер", "на",  # Greek, Russian
    "回复", "回覆", "答复", "转发", "轉寄",  # Chinese
    "返信", "転送", "답장", "회신", "전달",  # Japanese, Korean
    "השב", "הועבר", "رد", "إعادة توجيه",  # Hebrew, Arabic
})  # fmt: skip
"""What programs write before the subject of an answer, or of what is passed on."""
_NO_SUBJECT = frozenset(map(frozenset, (
    ("no", "subject"), ("none",), ("kein", "betreff"), ("ohne", "betreff"), ("sin", "asunto"),
    ("sem", "assunto"), ("sans", "objet"), ("aucun", "objet"), ("nessun", "oggetto"),
    ("senza", "oggetto"), ("geen", "onderwerp"), ("intet", "emne"), ("inget", "ämne"),
    ("brak", "tematu"), ("без", "темы"), ("无主题",), ("件名なし",),
)))  # fmt: skip
"""What programs write where there is no subject."""


def may_answer(word: Thread, said: Thread) -> bool:
    """Say whether a word may answer what was said: in its thread, or where nothing tells."""
    return not (_tells(word) and _tells(said)) or _is_one(word, said)


def is_in_thread(word: Thread, said: Thread) -> bool:
    """Say whether a word tells that it is of the thread of what was said."""
    return _tells(word) and _tells(said) and _is_one(word, said)


def _is_one(word: Thread, said: Thread) -> bool:
    """Say whether two that tell their threads are of one.

    Mails are where one of their subjects has all words of the other: whoever answers to `Harbour`
    may write `Harbour, the plans` or `Plans (was: Harbour)`.
    """
    if word.is_chat or said.is_chat:
        return word.is_chat == said.is_chat and not set(word.names).isdisjoint(said.names)
    one, other = subject_words(word.names[0]), subject_words(said.names[0])
    return one <= other or other <= one


@lru_cache(maxsize=1 << 12)
def subject_words(subject: str) -> frozenset[str]:
    """Return the words of a subject, without what answers and gateways put before it."""
    left = subject.casefold().replace("：", ":")
    while (shorter := _without_first(left)) != left:
        left = shorter
    words = frozenset("".join(sign if sign.isalnum() else " " for sign in left).split())
    return frozenset() if words in _NO_SUBJECT else words


def _tells(thread: Thread) -> bool:
    return bool(thread.names) and (thread.is_chat or bool(subject_words(thread.names[0])))


def _without_first(subject: str) -> str:
    """Take off the first `Re:`, or the first `[tag]` where something stands behind it."""
    mark, colon, rest = subject.partition(":")
    if colon and mark.strip(_NUMBERED) in _BEFORE:
        return rest
    tag, bracket, rest = subject.partition("]")
    return rest if bracket and rest.strip() and tag.lstrip().startswith("[") else subject
