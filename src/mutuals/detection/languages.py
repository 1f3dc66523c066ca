"""What tells a language, letters to many or by a program, mere courtesies, and refusals."""

# ruff: noqa: E501 - a pattern reads better on as few lines as can be.

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from mutuals.model.sign import Language

_ENOUGH = 3
"""Points with which a letter is one to many."""
_BEGINNING = 400
"""Characters in which a program says that it answers."""
_ANSWERED = re.compile(
    r"\A(?:(?:re|aw|antw|rv)\s?: ?)+(?:automati\w+ |out of |abwesenheit|respuesta automatica)[^\n]*"
)
"""The subject of an answer that somebody wrote to what a program had answered."""
_WORD = re.compile(r"[a-z](?:[a-z'-]{0,29}[a-z-])?")
_pattern = cache(re.compile)
"""Compiles a pattern when it is needed first."""


class Spoken(NamedTuple):
    """One language.

    `common` are its most usual words, `mine` and `yours` those by which somebody speaks of
    themselves and to somebody, `selling` cues of a letter to many with their points,
    `automatic` how a program says that it answers, `courtesies` sentences that thank for nothing,
    `refusals` those that regret and offer nothing else.
    """

    language: Language
    common: frozenset[str]
    mine: frozenset[str]
    yours: frozenset[str]
    selling: tuple[tuple[int, str], ...]
    automatic: str
    courtesies: str
    refusals: str

    def is_for_many(self, letter: str) -> bool:
        """Say whether a letter (folded, its subject first) is written to many or by a program."""
        beginning = _ANSWERED.sub("", letter[:_BEGINNING], count=1)
        if _pattern(self.automatic).search(beginning):
            return True
        cues = (points for points, words in self.selling if _pattern(words).search(letter))
        return sum(cues) >= _ENOUGH

    def is_courtesy(self, sentence: str) -> bool:
        """Say whether a sentence (folded) is nothing but thanks for a mail, an order, or a call."""
        return _pattern(self.courtesies).fullmatch(sentence) is not None

    def is_refusal(self, sentence: str) -> bool:
        """Say whether a sentence (folded) does nothing but refuse with regret."""
        return _pattern(self.refusals).fullmatch(sentence) is not None


def spoken_in(text: str) -> Spoken:
    """Return the language of which a text (folded) holds the most common words; the first of equals."""
    words = set(_WORD.findall(text))
    return max(_LANGUAGES, key=lambda each: len(words & each.common))


def spoken(language: Language) -> Spoken:
    """Return what is known of a language."""
    return next(each for each in _LANGUAGES if each.language == language)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = Spoken(
    "en",
    _words(
        "the and to of you that is for it on with be have are this we my your would could will not"
        " but from if can do or what when there they she it's i'm i'll i've our has been please"
    ),
    _words("i i'm i've i'll i'd my me we we've we'll our us"),
    _words("you you'd you'll you've you're your yours"),
    (
        (3, r"\bunsubscribe\b|\bview (?:this|it) (?:e-?mail )?in your browser\b|\bopt[- ]out\b"),
        (3, r"\bdear (?:customer|subscriber|member|valued|user|shareholder)|\bterms (?:and conditions )?apply\b"),
        (2, r"\b(?:per ?cent|%) off\b|\bexclusive offers?\b|\blimited time\b|\bclick (?:here|below)\b"),
        (2, r"\bnewsletter\b|\bspecial offer|\bwebinar\b|\bregister now\b|\bpromo code\b|\bsubscribers?\b"),
        (3, r"\b(?:all|dear|fellow|valued) (?:\w+ )?(?:employees|staff members|families|parents and|shareholders|residents|subscribers|customers)\b|\bplease (?:answer|complete|take) (?:this|the|our) survey\b"),
        (2, r"\b(?:employees|attendees|participants|registrants|users|winners)\b"), (2, r"https?://|\bwww\.|@\w+\.com\b.{0,200}@\w+\.com\b"),
        (2, r"\b(?:for registration|to register|enrol+(?:ment)?|please (?:log ?in|visit)|sponsored by|spaces (?:will be|are) limited|rsvp to \S+@|for (?:more|further) information)\b"),
        (2, r"\b(?:is|are) (?:pleased|proud|delighted|excited) to (?:announce|present|offer|introduce)\b|\b(?:announc(?:es|ing|ement)|the \w+ (?:\w+ )?(?:team|center|department|committee) (?:would like|is|has|wishes))\b"),
        (2, r"\bfree shipping\b|\bbuy now\b|\brate your purchase\b|\byour order\b|\bticket number\b"),
    ),
    (
        r"out of (?:the |my )?office|automat(?:ic|ed) (?:reply|response|message)|auto-?(?:reply|response)"
        r"|do not reply to this|this is an automated"
        r"|\b(?:i am|i'm|i will be) (?:currently )?(?:away|on (?:\w+ )?(?:vacation|leave|holidays?))\b(?=[\s\S]*\b(?:urgent|emergency|access to|in my absence|will (?:respond|reply|answer)|upon my return|please contact))"
    ),
    (
        r"(?:many |with )?thank(?:s| you)(?: (?:so|very) much)? for (?:(?:contacting|choosing|calling|shopping|registering)\b(?: \w+){0,3}"
        r"|(?:your|the|this|that)(?: \w+){0,2}?"
        r" (?:support|notes?|message|msg|e-?mail|mail|updates?|info|information|reply|response|call|order|payment|purchase|interest|patience|feedback|attention|explanation|clarification|confirmation|reminder|memo|cooperation|understanding))\W*"
    ),
    (
        r"(?:unfortunately|sadly|regrettably|(?:i'm |i am )?(?:so |very )?sorry|i'm afraid|i am afraid),? (?:but )?(?:that )?"
        r"(?:i|we) (?:can't|cannot|can not|won't|will not|(?:am|are) (?:not able|unable) to)\b(?!.*\b(?:but|instead|however)\b)[^?;]*"
    ),
)  # fmt: skip
_GERMAN = Spoken(
    "de",
    _words(
        "der die das und ich du sie wir ihr nicht ist ein eine einen einem einer zu zum zur mit fuer"
        " auf von dem den des im an dir dich mir mich euch ihnen habe hat wird werden wuerde koennte"
        " wenn dass als auch noch bei nach bis aus was wie dein deine ihre mein meine uns euch kein sehr nur"
        " mal hier jetzt um ueber oder aber so schon bitte"
    ),
    _words("ich mir mich mein meine meinen meinem meiner meines wir uns unser unsere unseren unserem"),
    _words(
        "du dir dich dein deine deinen deinem deiner sie ihnen ihr ihre ihren ihrem ihrer euch euer eure"
        " euren"
    ),
    (
        (3, r"\bnewsletter abbestellen\b|\b(?:hier|jederzeit) abmelden\b|\bim browser (?:ansehen|anzeigen)\b"),
        (3, r"\bsehr geehrte (?:kundin|kunde|kunden|abonnent|mitglied)"),
        (2, r"\b(?:prozent|%) (?:rabatt|sparen|guenstiger)\b|\bgutschein\b|\bangebote? nur\b|\bjetzt (?:anmelden|kaufen|sichern)\b"),
        (2, r"\bnewsletter\b|\bwebinar\b|\bihre bestellung\b|\bnur bis\b"), (2, r"\babmelden\b"),
    ),
    (
        r"abwesenheit|automatische antwort"
        r"|(?:nicht im (?:buero|haus)|bin (?:ich )?(?:bis|vom|im urlaub)\b)(?=[\s\S]*\b(?:dringend|wenden|weitergeleitet|(?:nicht|nur) (?:\w+ )?gelesen|(?:lese|beantworte)\b[^.]{0,40}\bmails?|wieder (?:erreichbar|im (?:buero|haus))|vertretung|vertritt|kontaktieren))"
        r"|diese (?:e-?mail|nachricht) wurde automatisch|antworten sie nicht auf diese"
    ),
    (
        r"(?:vielen |besten |herzlichen |lieben )?danke?(?: auch)?(?: fuer (?:ihr|dein|die|den|das|eur)\w{0,2}(?: \w+){0,2}? (?:nachricht|e-?mail|mail|infos?|information(?:en)?|anfrage|anruf|antwort|bestellung|zahlung|einkauf|interesse|geduld|rueckmeldung|hinweis|verstaendnis|aufmerksamkeit|erklaerung|bestaetigung)"
        r"|, dass sie (?:uns|sich) .{0,40}(?:kontaktiert|gewandt|registriert|entschieden|gemeldet) haben)\W*"
    ),
    r"leider (?:kann|koennen) (?:ich|wir)\b(?!.*\b(?:aber|dafuer|stattdessen|sondern)\b)[^?;]*\b(?:kein\w*|nicht)\b[^?;]*",
)  # fmt: skip
_SPANISH = Spoken(
    "es",
    _words(
        "el la los las de que y en un una por con para se te me le os lo su tu mi es no si como mas pero"
        " al del nos ya muy este esta ha he hay son soy esta cuando donde sobre sin hasta desde"
        " gracias"
    ),
    _words("yo me mi mis conmigo nos nosotros nuestro nuestra nuestros nuestras"),
    _words("tu te ti tus contigo usted ustedes vos le les os su sus lo la"),
    (
        (3, r"\bdarse de baja\b|\bcancelar (?:la )?suscripcion\b|\bver en (?:el|su) navegador\b"),
        (3, r"\bestimad[oa]s? (?:cliente|suscriptor|usuario)"),
        (2, r"\b(?:por ciento|%) de descuento\b|\bofertas?\b|\bcupon\b|\bregistrese\b|\bboletin\b"),
    ),
    (
        r"respuesta automatica|fuera de la oficina|este mensaje (?:es|ha sido) (?:generado )?automatic"
        r"|estoy de vacaciones\b(?=[\s\S]*\b(?:urgen|contact[ea]|ponerse en contacto|acceso|a mi (?:vuelta|regreso)))"
    ),
    (
        r"(?:muchas |mil )?gracias por (?:contactar(?:nos| con nosotros)?|comunicar(?:te|se) con \w+(?: \w+){0,2}|(?:(?:su|tu|la|el|los|las|sus|tus) )?(?:\w+ ){0,2}?(?:mensaje|correo|e-?mail|nota|informacion|info|respuesta|llamada|compra|pago|pedido|interes|paciencia|aclaracion|confirmacion|comprension|atencion|aviso|comentarios))\W*"
    ),
    (
        r"(?:lamentablemente|desgraciadamente|por desgracia|lo siento|siento decirte que),? (?:pero )?no (?:puedo|podemos|podre|podremos)\b"
        r"(?!.*\b(?:pero|en cambio)\b)[^?;]*"
    ),
)  # fmt: skip
_LANGUAGES = (_ENGLISH, _GERMAN, _SPANISH)
