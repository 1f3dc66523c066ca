"""What a letter says itself: without what it quotes, forwards, and signs with."""

from __future__ import annotations

import re
from collections.abc import Iterator

LINES = 400
"""Lines of a letter that are looked at."""
LINE = 2_000
"""Characters of one line; the rest of a longer one is not looked at."""
_AHEAD = 3
_QUOTING = (">", "|", "&gt;")
_CITED = re.compile(
    r"(?i)(?:\b(?:wrote|writes|schrieb|schreibt|escribi[oó]|va escriure)\b|a [eé]crit)"
    r"[^\n]{0,60}:?\Z"
)
_CITES = re.compile(r"(?i)(?:on|am|el|le|at|den|>?\s?\S{1,60}@\S{1,60}|\d{1,4}[-./]\d)")
_OTHERS = re.compile(
    r"(?i)[-_=*> ]{2,40}\s?.{0,20}(?:original (?:message|appointment)|forwarded|begin forward"
    r"|urspr(?:ü|ue)ngliche|weitergeleitete|mensaje (?:original|reenviado)|reenviado"
    r"|end of message)"
    r"|begin forwarded message|anfang der weitergeleiteten|inicio del mensaje reenviado"
)
_HEADER = re.compile(
    r"(?i)\*?(?:from|to|cc|sent|date|subject|von|an|gesendet|datum|betreff|de|para|enviado|fecha"
    r"|asunto)\*?\s{0,4}:(?:\s|\Z)"
)
_DATED = re.compile(
    r"(?i).{0,90}\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: [ap]m)?\Z"
)
"""How some programs begin what they quote: a name and a moment, and no more."""
_SIGNED = re.compile(r"(?:--|—|__|-- )\s{0,4}\Z|[_=*-]{4,}")
_FOOTERS = (
    "to unsubscribe", "unsubscribe from", "receiving this", "received this message because",
    "sent from my", "get outlook for", "gesendet von mein", "enviado desde mi", "virus-free",
    "this message is intended", "this email is intended", "this e-mail is intended",
    "this message may contain", "this e-mail may contain", "this email and any",
    "this e-mail and any", "diese e-mail enth", "diese email enth", "este mensaje contiene",
    "este correo es", "este mensaje es", "este correo puede", "newsletter abbestellen",
    "darse de baja", "terms of use", "confidentiality notice",
)  # fmt: skip
"""How the foot of a letter begins that its writer did not write."""
_LONGEST_CLOSING = 60
_CLOSING = re.compile(
    r"(?i)(?:(?:with |my |many )?(?:kind|best|warm|warmest|kindest)? ?(?:regards|wishes)"
    r"|best|all the best|cheers|sincerely(?: yours)?|yours(?: \w{3,12})?|love|take care|thanks"
    r"|(?:many |with )?thanks(?: again| so much| a lot| in advance)?|thank you(?: very much)?|thx"
    r"|(?:mit )?(?:freundlichen|besten|herzlichen|lieben|vielen|sch(?:ö|oe)nen|viele|liebe|beste"
    r"|herzliche|sch(?:ö|oe)ne|freundliche)? ?(?:gr(?:ü|ue)(?:ß|ss)en?)(?: aus \w{1,30})?"
    r"|mfg|lg|vg|gru(?:ß|ss)|alles gute|(?:besten |vielen |herzlichen )?dank|danke"
    r"|(?:un |muchos )?(?:cordial(?:es)? |fuerte |gran )?(?:saludos?|abrazos?|besos)"
    r"(?: cordial(?:es)?)?|atentamente|cordialmente|(?:muchas )?gracias)[,.! ]{0,3}\Z"
)


def new_text(text: str) -> str:
    """Return a letter's own paragraphs, one a line, empty lines left out."""
    return "\n".join(_paragraphs(_own_lines(text)))


def _own_lines(text: str) -> Iterator[str]:
    """Yield the lines above what is quoted below, and above the signature."""
    lines = [line[:LINE].strip() for line in text.split("\n", LINES)[:LINES]]
    said = False
    for place, line in enumerate(lines):
        if line.startswith(_QUOTING):
            continue
        if _ends(line, lines, place) or (said and _closes(line)):
            return
        said = said or bool(line)
        yield line


def _ends(line: str, lines: list[str], place: int) -> bool:
    if not line:
        return False
    if _SIGNED.match(line) or _OTHERS.match(line) or _HEADER.match(line) or _is_footer(line):
        return True
    if ":" in line and _DATED.match(line):
        return True
    if not _CITES.match(line):
        return False
    ahead = ""
    for each in lines[place : place + _AHEAD]:
        ahead = f"{ahead} {each}".strip()
        if not each or _CITED.search(ahead[-200:]):
            break
    return bool(_CITED.search(ahead[-200:]))


def _closes(line: str) -> bool:
    return len(line) <= _LONGEST_CLOSING and bool(_CLOSING.match(line))


def _is_footer(line: str) -> bool:
    small = line.lower()
    return any(map(small.__contains__, _FOOTERS))


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    """Join the lines of a paragraph: programs break them where the window ended."""
    held: list[str] = []
    for line in lines:
        if line:
            held.append(line)
        elif held:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)
