"""Names of other scripts in Latin letters, as passports and letters write them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LONGEST = 200
"""Signs of a name that are looked at; nobody is called by more."""


def _alphabet(letters: str, sounds: str) -> dict[str, str]:
    return dict(zip(letters, sounds.split(), strict=True))


_CYRILLIC = _alphabet(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґјљњћђџўѓќѕѣ",
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya "
    "i i e g j lj nj c dj dz u gj kj dz e",
)
_GREEK = _alphabet(
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
_GREEK_PAIRS = {"ου": "ou", "αυ": "av", "ευ": "ev", "ει": "i", "οι": "i", "αι": "e", "γγ": "ng"}
_GREEK_STARTS = {"μπ": "b", "ντ": "d", "γκ": "g"}
_ARABIC = _alphabet(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئءپچژگکی",
    "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a a i a u i - p ch zh g k i",
)
_HEBREW = _alphabet(
    "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "a b g d h v z h t i k k l m m n n s a p f ts ts k r sh t",
)
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "a", "ĸ": "k",
}  # fmt: skip
_SIGNS = {
    sign: "" if latin == "-" else latin
    for table in (_CYRILLIC, _GREEK, _ARABIC, _HEBREW, _LATIN)
    for sign, latin in table.items()
}
_WHOLE = {
    "محمد": "muhammad", "أحمد": "ahmad", "احمد": "ahmad", "محمود": "mahmoud", "علي": "ali",
    "حسن": "hasan", "حسين": "husain", "عمر": "omar", "عمرو": "amr", "خالد": "khalid",
    "يوسف": "yusuf", "إبراهيم": "ibrahim", "ابراهيم": "ibrahim", "مصطفى": "mustafa",
    "عبدالله": "abdullah", "سعيد": "said", "سمير": "samir", "كريم": "karim", "طارق": "tariq",
    "فاطمة": "fatima", "عائشة": "aisha", "مريم": "maryam", "زينب": "zainab", "ليلى": "layla",
    "نور": "nour", "سارة": "sara", "هدى": "huda", "رضا": "reza", "امیر": "amir", "أمير": "amir",
    "مهدی": "mehdi", "دוד": "david",
    "דוד": "david", "דויד": "david", "משה": "moshe", "יוסף": "yosef", "יעקב": "yaakov",
    "יצחק": "yitzhak", "אברהם": "avraham", "שרה": "sarah", "רחל": "rachel", "לאה": "leah",
    "רבקה": "rivka", "מרים": "miriam", "חנה": "hanna", "דניאל": "daniel", "מיכאל": "michael",
    "יונתן": "yonatan", "כהן": "cohen", "לוי": "levi", "שלמה": "shlomo", "יהודה": "yehuda",
    "נעמי": "naomi", "אסתר": "esther", "רון": "ron", "איתן": "eitan", "גיל": "gil",
}  # fmt: skip
_UKRAINIAN = frozenset("іїєґ")
_SYLLABLES = ("HANGUL SYLLABLE ", "HIRAGANA LETTER ", "KATAKANA LETTER ")


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """Return a name in small Latin letters without accents; white space is one blank.

    Cyrillic, Greek, Arabic, Hebrew, Hangul and kana are written as they sound, Han signs stay.
    Vowels that Arabic and Hebrew do not write are known for the commonest names only.
    """
    if text.isascii():
        return " ".join(text[:LONGEST].lower().split())
    folded = unicodedata.normalize("NFKC", text[:LONGEST]).lower()
    return " ".join(_word(word) for word in folded.split())[:LONGEST]


def _word(word: str) -> str:
    if word.isascii() or word in _WHOLE:
        return _WHOLE.get(word, word)
    signs = "".join(_bare(sign) for sign in word)
    signs = _greek(signs) if any("α" <= sign <= "ω" for sign in signs) else signs
    spoken = _SIGNS | {"г": "h", "и": "y"} if _UKRAINIAN & set(signs) else _SIGNS
    return "".join(spoken.get(sign) or _by_name(sign, sign in spoken) for sign in signs)


def _greek(word: str) -> str:
    for pair, sound in _GREEK_STARTS.items():
        word = sound + word[2:] if word.startswith(pair) else word
    for pair, sound in _GREEK_PAIRS.items():
        word = word.replace(pair, sound)
    return word


def _bare(sign: str) -> str:
    """Return a letter without its accent; й and ї are letters of their own."""
    if sign in _SIGNS or sign.isascii():
        return sign
    parts = unicodedata.normalize("NFKD", sign)
    kept = "".join(part for part in parts if not unicodedata.combining(part))
    return sign if "\u1100" <= kept[:1] <= "\u11ff" else kept


def _by_name(sign: str, is_silent: bool) -> str:  # noqa: FBT001 - a letter without a sound
    if is_silent or unicodedata.category(sign) == "Cf":
        return ""
    if sign.isascii():
        return sign
    name = unicodedata.name(sign, "")
    start = next((start for start in _SYLLABLES if name.startswith(start)), "")
    return name.removeprefix(start).removeprefix("SMALL ").lower() if start else sign
