"""One address or name out of a mail, normalised: SMTP, X.500, Notes, or a bare display name."""

from __future__ import annotations

import re

from mutuals.model.identifier import Identifier
from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_header import readable

_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TO_LOWER = str.maketrans(_UPPER, _UPPER.lower())
_TO_UPPER = str.maketrans(_UPPER.lower(), _UPPER)

_SCHEME = re.compile(r"(?i)\A(?:mailto|smtp):\s*")
_BRACKETED = re.compile(r"(?i)\[\s*(?:mailto|smtp):\s*([^\]\s]+)\s*\]")
# What Exchange makes of an address of another system: the original, escaped, before its own domain.
_CAPSULE = re.compile(r"(?is)IMCEA([A-Z]+)-([^\s@]+)@[^\s@]+\Z")
_ESCAPED = re.compile(r"\+([0-9A-Fa-f]{2})")
_ANGLED = re.compile(r"<([^<>]*)>")
# Gateways wrote the address, then the address with its comment.
_TWICE = re.compile(r"(?<!\S)(\S{3,320}@[^\s@]{1,255})\1(?!\S)")
_COMMENT = re.compile(r"\([^()@]*\)")
_X500 = re.compile(r"(?i)\A/o=")
_NOTES = re.compile(r"[^/@<>]+(?:/[\w &.-]+){2,6}\Z")
_MASKED = re.compile(r"(\S+) at ([^\s.]+(?:\.[^\s.]+)+)\Z")
_QUOTED_LOCAL = re.compile(r'\A"([^"\\\s@]+)"@([^\s@"]+)\Z')
_LOCAL_REFUSED = re.compile(r'[\s<>()\[\],;:"\\\x00-\x1f\x7f-\x9f]')
_DOMAIN = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\Z")
_DOMAIN_LITERAL = re.compile(r"\[[0-9A-Za-z.:]+\]\Z")
_LONGEST = 4 * limits.ADDRESS_CHARACTERS
"""No address stands in more characters, however often it is repeated or escaped."""
_EDGES = "'\" \t"
_NOBODY = re.compile(
    r"(?i)\A\W*(?:undisclosed|unlisted|unspecified|hidden|blind)[\W_]*recipients?\b"
    r"|recipients? (?:list )?(?:not shown|suppressed)|list suppressed"
    r"|verborgene.{0,3}empf|destinataires inconnus"
)
_WORD = re.compile(r"\w")


def lower_ascii(text: str) -> str:
    """Return the text with A-Z lower-cased and every other character as it is.

    `str.lower` would turn the Kelvin sign into k: a stranger's address into a trusted one.
    """
    return text.lower() if text.isascii() else text.translate(_TO_LOWER)


def email(text: str) -> Identifier | None:
    """Return the identifier of one SMTP address, None when it is not exactly one."""
    text = text.strip(_EDGES).rstrip(".,;")
    local, _, domain = text.rpartition("@")
    if not local or len(text) > limits.ADDRESS_CHARACTERS or "@" in local:
        return None
    if _LOCAL_REFUSED.search(local) or not _is_domain(domain):
        return None
    return Identifier("email", lower_ascii(text))


def _is_domain(domain: str) -> bool:
    if domain.isascii():
        return bool(_DOMAIN.match(domain) or _DOMAIN_LITERAL.match(domain))
    return not _LOCAL_REFUSED.search(domain) and "/" not in domain


def display(name: str) -> Identifier | None:
    """Return the identifier of a bare name: lower-cased, `Surname, Given` put in order."""
    name = readable(name, limits.NAME_CHARACTERS).strip("'\"` ")
    if not _WORD.search(name) or "@" in name or _NOBODY.search(name):
        return None
    surname, comma, given = name.partition(",")
    if comma and "," not in given and given.strip() and surname.strip():
        name = f"{given.strip()} {surname.strip()}"
    return Identifier("display", _lower(name))


def _lower(name: str) -> str:
    """Lower-case a name, letting no foreign letter become an ASCII one."""
    if name.isascii():
        return name.lower()
    return "".join(c.lower() if c.isascii() or not c.lower().isascii() else c for c in name)


def is_address(text: str) -> bool:
    """Say whether the text is meant as an address of some system and not as a name."""
    return "@" in text or bool(_X500.match(text) or _NOTES.match(text) or _MASKED.match(text))


def addressed(text: str, *, unwrap: bool, bracketed: bool = False) -> Identifier | None:
    """Return whom the text of one address names, None when it is unusable or has two readings.

    `unwrap` opens IMCEA capsules: right in an export of one's own store, wrong in a mail that
    came in from outside, where only the domain behind the capsule was checked by anybody.
    """
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    if not _QUOTED_LOCAL.match(text):
        text = _SCHEME.sub("", text.strip(_EDGES))
    capsule = _CAPSULE.search(text)
    if capsule and unwrap:
        return _opened(capsule)
    if text.startswith("@") and ":" in text:
        text = text.rpartition(":")[2]  # a source route: only its end is an address
    plain = _without_gateway(text)
    bracketed, text = bracketed or plain != text, plain
    if _X500.match(text):
        return _x500(text)
    if "@" in text:
        return _only_address(text)
    return _without_at(text, bracketed=bracketed)


def _without_at(text: str, *, bracketed: bool) -> Identifier | None:
    masked = _MASKED.match(text)
    if masked:
        return email(f"{masked[1]}@{masked[2]}")
    if "/" in text and (bracketed or _NOTES.match(text)):
        return Identifier("notes", _lower(text)) if len(text) <= limits.ADDRESS_CHARACTERS else None
    return display(text)


def _opened(capsule: re.Match[str]) -> Identifier | None:
    content = capsule[2]
    if capsule[1].upper() == "EX":
        content = content.replace("_", "/")
    content = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), content)
    inner = _ANGLED.findall(content)
    return addressed(inner[-1] if inner else content, unwrap=False, bracketed=True)


def _without_gateway(text: str) -> str:
    """Drop `@ENRON` and the like: a domain without a dot is a gateway between mail systems."""
    local, at, domain = text.rpartition("@")
    if not at or "." in domain or domain.startswith("[") or not domain.isascii():
        return text
    return local.strip(_EDGES) if set("@/ ") & set(local) else text


def _x500(text: str) -> Identifier | None:
    if len(text) > limits.ADDRESS_CHARACTERS or _LOCAL_REFUSED.search(text.replace(" ", "")):
        return None
    return Identifier("x500", text.translate(_TO_UPPER))


def _only_address(text: str) -> Identifier | None:
    quoted = _QUOTED_LOCAL.match(text)
    if quoted:
        return email(f"{quoted[1]}@{quoted[2]}")
    # "a@b [mailto:a@b]" names one address twice.
    plain = _TWICE.sub(r"\1", _COMMENT.sub(" ", _BRACKETED.sub(r" \1 ", text)))
    found = {email(word.strip("<>")) for word in plain.split() if "@" in word}
    return found.pop() if len(found) == 1 else None


def without_addresses(text: str) -> str:
    """Return the words of a text that are no address: the name beside it."""
    plain = _BRACKETED.sub(" ", text)
    return " ".join(word for word in plain.split() if "@" not in word)
