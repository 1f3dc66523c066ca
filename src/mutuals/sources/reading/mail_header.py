"""A mail's header block: bytes in, the headers we use out; and RFC 2047 words made readable."""

from __future__ import annotations

import binascii
import codecs
import re

from mutuals.errors import UnsoundError
from mutuals.sources.reading import mail_limits as limits

Fields = dict[str, list[str]]
"""Lower-case header name to its unfolded values, in the order of the mail."""

_USED = (
    "authentication-results", "auto-submitted", "bcc", "cc", "content-type", "date",
    "delivered-to", "feedback-id", "from", "list-id", "list-post", "list-unsubscribe",
    "mailing-list", "message-id", "precedence", "received", "subject", "to", "x-autoreply",
    "x-autorespond", "x-beenthere", "x-campaign", "x-campaign-id", "x-campaignid", "x-folder",
    "x-gmail-labels", "x-mozilla-status", "x-spam-flag", "x-spam-status",
)  # fmt: skip
# All four name the mailbox a copy was delivered to; the topmost is the one nearest to it.
_DELIVERED = ("x-original-to", "envelope-to", "x-delivered-to")
_CANONICAL = {name: name for name in _USED} | dict.fromkeys(_DELIVERED, "delivered-to")
_SPELLINGS: dict[str, str] = {}
_SPELLINGS_KEPT = 10_000
_LONGEST_NAME = 80

# Adjacent words of one charset are decoded together: writers split multi-byte characters.
_WORD = re.compile(r"=\?([^?\s]{1,64})\?([bBqQ])\?([^?]*)\?=(?:\s+(?==\?[^?\s]{1,64}\?[bBqQ]\?))?")
_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# Quadratic or not a charset of mail at all.
_REFUSED_CHARSETS = frozenset(
    ["idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"]
)


def read_fields(block: bytes) -> Fields:
    """Return the used headers of a header block; UnsoundError when it is above a cap."""
    if len(block) > limits.HEADER_BLOCK_BYTES:
        raise UnsoundError("header block above 1 MB")
    if b"\r" in block:
        # A CR on its own ends no line here; an address field that holds one is in doubt.
        block = block.replace(b"\r\n", b"\n")
    text = decode_unlabelled(block)
    lines = text.replace("\n ", " ").replace("\n\t", " ").split("\n")
    _check_caps(text, lines)
    return _collect(lines)


def _check_caps(text: str, lines: list[str]) -> None:
    if len(lines) > limits.HEADERS and sum(map(bool, lines)) > limits.HEADERS:
        raise UnsoundError("more than 2,000 headers")
    if len(text) > limits.HEADER_CHARACTERS and max(map(len, lines)) > limits.HEADER_CHARACTERS:
        raise UnsoundError("header above 64 kB")


def _collect(lines: list[str]) -> Fields:
    fields: Fields = {}
    for line in lines:
        spelling, _, value = line.partition(":")
        name = _SPELLINGS.get(spelling)
        if name is None:
            name = _learn(spelling)
        if not name:
            continue
        if name in fields:
            fields[name].append(value.strip())
        else:
            fields[name] = [value.strip()]
    return fields


def _learn(spelling: str) -> str:
    """Return the canonical name of a header as somebody spelt it, empty when it is not used."""
    if len(_SPELLINGS) >= _SPELLINGS_KEPT:
        _SPELLINGS.clear()
    if len(spelling) > _LONGEST_NAME:
        return ""
    name = _SPELLINGS[spelling] = _CANONICAL.get(spelling.strip().lower(), "")
    return name


def decode_unlabelled(raw: bytes) -> str:
    """Return text whose charset nobody stated: UTF-8, else line by line Windows-1252."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(map(_decode_line, raw.split(b"\n")))


def _decode_line(raw: bytes) -> str:
    for charset in ("utf-8", "cp1252"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def decode_words(value: str) -> str:
    """Return the value with its RFC 2047 encoded words decoded; broken ones stay as written."""
    if "=?" not in value:
        return value
    parts: list[str] = []
    waiting, charset, end = b"", "", 0
    for word in _WORD.finditer(value):
        between = value[end : word.start()]
        if between or word[1].lower() != charset:
            parts += (decode_bytes(waiting, charset), between)
            waiting = b""
        waiting, charset, end = waiting + _word_bytes(word), word[1].lower(), word.end()
    parts += (decode_bytes(waiting, charset), value[end:])
    return "".join(parts)


def _word_bytes(word: re.Match[str]) -> bytes:
    content = word[3].encode("utf-8", "replace")
    if word[2] in "qQ":
        return binascii.a2b_qp(content, header=True)
    try:
        return binascii.a2b_base64(content + b"===")
    except binascii.Error:
        return content


def decode_bytes(raw: bytes, charset: str) -> str:
    """Return text in a charset that somebody named, as far as there is such a one."""
    charset = charset.partition("*")[0]  # RFC 2231 allows a language after a star
    if not raw:
        return ""
    try:
        if codecs.lookup(charset).name.replace("_", "-") in _REFUSED_CHARSETS:
            return decode_unlabelled(raw)
        return raw.decode(charset, "replace")
    except (LookupError, ValueError):
        return decode_unlabelled(raw)


def readable(value: str, most: int) -> str:
    """Return a value for people: words decoded, controls out, whitespace folded, at most `most`."""
    if "=?" in value:
        value = decode_words(value)
    if not value.isprintable() or "  " in value:
        value = " ".join(_CONTROL.sub("", value).split())
    return value[:most].strip()
