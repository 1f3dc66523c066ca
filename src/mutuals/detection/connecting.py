"""What a note to an invitation says beside that somebody wants to be connected, or is."""

from __future__ import annotations

import re

from mutuals.detection.sentences import folded, sentences_of

_CONNECTS = re.compile(
    r"\b(?:connect(?:ed|ing|ions?)?|networks?|networking|linked ?in|invit(?:e|es|ed|ing|ations?)"
    r"|profiles?|(?:in|into) (?:my|your) (?:circle|contacts)|in touch|introduce myself"
    r"|add(?:ed|ing)? (?:me|you)"
    r"|vernetz\w*|netzwerk\w*|kontakte?|kontakt(?:anfrage|liste|netz)\w*|einladung\w*|profils?"
    r"|in verbindung|mich (?:\w+ )?vor(?:zu)?stellen|stelle mich (?:\w+ )?vor"
    r"|conect\w+|conexion(?:es)?|(?:mi|tu|su|la|una|nuestra) red|red (?:de|profesional)|redes"
    r"|invitacion(?:es)?|perfil(?:es)?|contactos?"
    r"|presentarme|me presento|(?:anadir|agregar)(?:te|me|le|lo|la))\b"
)
_TO_OTHERS = re.compile(
    r"\b(?:connect(?:ed|ing)?|put(?:ting)?|link(?:ed|ing)?) (?:me|us|him|her|them)"
    r" (?:with|in|to(?! (?:your|my) (?:\w+ )?network))\b"
    r"|\binvit(?:ed|ing) (?:me|us) to (?!connect|link|join|(?:your|my) (?:\w+ )?(?:network|circle))"
    r"|\bintroduc\w+ (?:me|us|him|her|them|you)\b|\bintroduction\b"
    r"|\bmich (?:mit|bei) .*\b(?:bekannt|vor|verbind|vernetz|kontakt)"
    r"|\bkontakt zu (?!dir\b|ihnen\b|euch\b|mir\b)\w.*\bher(?:zu)?(?:stell|gestellt)"
    r"|\bpresent(?:arme|arnos|arle|arte|ame|anos) (?:a|al|con)\b"
    r"|\bponer(?:me|nos|te|le) en contacto con\b"
)


def without_connecting(note: str) -> str:
    """Return a note without the sentences that are about being connected.

    They are what nearly every note says, and weighed like a letter they look like an ask. One that
    asks or thanks for somebody else, or for an evening, stays. A note without such sentences comes
    back as it is.
    """
    sentences = list(sentences_of(note))
    kept = [each for each in sentences if not _is_about_us(folded(each))]
    return note if len(kept) == len(sentences) else "\n".join(kept)


def _is_about_us(sentence: str) -> bool:
    return bool(_CONNECTS.search(sentence)) and not _TO_OTHERS.search(sentence)
