"""How letters are closed and signed, and what programs and companies set above and below them."""

# ruff: noqa: E501 - a pattern reads better on as few lines as can be.

from __future__ import annotations

import re

from mutuals.detection.sentences import folded

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_CLOSING = 60
_LONGEST_NAME = 50
"""Characters of a line that may be a name; what is longer is a sentence."""
_MOST_WORDS = 5
_FEWEST_WORDS = 3
_SIGNED = re.compile(r"(?:--|—|__|-- )\s{0,4}\Z|[_=*-]{4,}")
_MY = r"(?:my|an?|the)\b.{0,30}\b(?:phone|iphone|ipad|mobile|samsung|galaxy|android|blackberry|device|tablet)"
_OF_A_MAIL = r"(?:e-?mail|mail|message|communication|transmission)\b"
_FOOT = re.compile(
    r"(?i)\W{0,6}(?:"
    r"(?:to )?unsubscribe\b|you(?:'re| are) receiving this|you received this|terms of use\W|virus[- ]free"
    rf"|sent (?:from|by|with|via) {_MY}|sent from (?:my \w+\W*\Z|outlook|mail for|yahoo|proton)|get outlook for"
    r"|(?:important\b.{0,30})?confidentiality (?:notice|note)|privileged (?:and|&) confidential|legal disclaimer|disclaimer\W*\Z"
    rf"|(?:important\W{{1,3}})?(?:the (?:contents?|information)\b.{{0,30}} )?this {_OF_A_MAIL}.{{0,80}}"
    r"\b(?:confidential|privileged|any (?:files|attach\w+)|intended (?:only|solely|for|exclusively)|recipients?)"
    r"|please (?:consider|think of) the environment"
    r"|gesendet (?:von (?:meine|unterwegs|outlook)|mit der)|von (?:meine[mr]\b.{1,40}|unterwegs )gesendet"
    r"|diese (?:e-?mail|mail|nachricht)\b.{0,80}\b(?:vertraulich|ausschlie(?:ß|ss)lich|nur f(?:ü|ue)r|\w+ gesendet\W*\Z)"
    r"|der inhalt dieser (?:e-?mail|mail|nachricht)|(?:holen sie sich |hol dir )?outlook f(?:ü|ue)r "
    r"|bitte (?:denken|pr(?:ü|ue)fen) sie\b.{0,60}\b(?:umwelt|ausgedruckt|ausdrucken)"
    r"|newsletter abbestellen|vertraulichkeitshinweis|haftungsausschluss|sitz der gesellschaft"
    r"|(?:enviado|mandado) desde (?:mi|el|outlook|yahoo)\b.{0,40}\Z|obt[eé]n(?:er|ga)? outlook"
    r"|(?:la informaci[oó]n contenida en )?este (?:mensaje|correo|e-?mail)\b.{0,80}"
    r"\b(?:confidencial|destinatari|archivos adjuntos|exclusiv|privilegiad)"
    r"|este correo electr[oó]nico contiene|la informaci[oó]n contenida en este"
    r"|aviso (?:legal|de confidencialidad)|antes de imprimir|darse de baja"
    r")"
)
"""How the foot of a letter begins that its writer did not write."""
_BANNER = re.compile(
    r"(?i)\W{0,4}(?:"
    r"(?:caution|warning|external|extern|achtung|vorsicht|precauci[oó]n|atenci[oó]n|cuidado)\b.{0,80}"
    r"\b(?:e-?mail|mail|sender|nachricht|correo|mensaje)\b.{0,60}"
    r"\b(?:outside|external|au(?:ß|ss)erhalb|extern\w*|fuera|externo)\b"
    r"|(?:you|some people who received this message) don.t often get e-?mail from"
    r"|sie erhalten nicht (?:oft|h(?:ä|ae)ufig) e-?mails? von|no suele(?:s)? recibir correo"
    r")"
)
"""What a company's server sets above a letter from elsewhere."""

_NAME = r"(?-i:[A-ZÄÖÜÁÉÍÓÚÑ][\w.'-]*)"
_NAMED = rf"(?:[ ,]+{_NAME}(?: {_NAME}){{0,2}})?"
_LEAD = (
    r"(?:(?:with|my|our|many|all|very|kind|kindest|best|warm|warmest|thanks?|you|again|and|&|in|advance"
    r"|mit|viele[nr]?|liebe[nr]?|beste[nr]?|herzliche[nmr]?|freundliche[nmr]?|sch(?:ö|oe)ne[nr]?|sonnige"
    r"|ganz|danke?|sch(?:ö|oe)n|und|einen|einem"
    r"|un|una|muchos|muchas|mil|gracias|y|cordial(?:es)?|fuerte|gran|afectuoso|reciban?|recibe|con)[ ,]+){0,6}"
)
_CLOSING = re.compile(
    rf"(?i){_LEAD}(?:"
    r"regards|wishes|gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|saludos?|abrazos?|besos?"
    r"|mfg|lg|vg|sincerely(?: yours)?|yours(?: \w{3,12})?|herzlichst|warmly|alles (?:gute|liebe)"
    r"|hochachtungsvoll|atentamente|cordialmente"
    rf"|(?:(?:all the )?best|love|take care),? {_NAME}"
    rf")(?: (?:cordial(?:es)?|(?:aus|from|desde|de) {_NAME}))?(?: (?:und|and|y|&) [^.]{{0,30}})?{_NAMED}(?: ?[/|].{{0,40}})?[,.! ]{{0,3}}\Z"
)
_SOFT = re.compile(
    r"(?i)(?:best|all the best|cheers|(?:with |lots of |much )?love|take care|thx|xx?|xoxo"
    rf"|{_LEAD}(?:thanks|thank you|danke?|gracias)(?: (?:again|so much|very much|a lot|in advance|im voraus|sch(?:ö|oe)n|dir|euch|ihnen|de antemano))?"
    r"|(?:talk|speak) (?:soon|later)|see you(?: soon| then| there)?|bis (?:bald|dann|dahin|morgen|sp(?:ä|ae)ter)"
    rf"|hasta (?:pronto|luego|ma(?:ñ|n)ana)|nos vemos){_NAMED}[,.! ]{{0,3}}\Z"
)
"""A word that closes a letter, and may as well stand at its beginning."""
_AFTERTHOUGHT = re.compile(r"(?i)(?:p\. ?[sd]\b\.?|ps\b|pd:)[:.,– -]{0,3}\S")


def is_signature(line: str) -> bool:
    """Say whether a line parts a letter from its signature."""
    return _SIGNED.match(line) is not None


def is_foot(line: str) -> bool:
    """Say whether a line begins what a program or a company sets below a letter."""
    return _FOOT.match(line) is not None


def is_banner(line: str) -> bool:
    """Say whether a line warns that a letter came from outside."""
    return _BANNER.match(line) is not None


def may_close(line: str) -> bool:
    """Say whether a line is short enough to close a letter."""
    return 0 < len(line) <= _LONGEST_CLOSING


def closes(line: str, following: str) -> bool:
    """Say whether a line closes a letter, and only names and addresses follow.

    Thanks and a *see you soon* close nothing where a sentence is `following`.
    """
    if _CLOSING.match(line):
        return True
    return bool(_SOFT.match(line)) and (is_foot(following) or not _is_sentence(following))


def is_name_of(line: str, writer: str) -> bool:
    """Say whether a line is no more than the writer's name, or the beginning of it (`Kim`, `K.`)."""
    said = _WORD.findall(folded(line))
    if not said or len(line) > _LONGEST_NAME:
        return False
    names = set(_WORD.findall(folded(writer)))
    return names.union(name[0] for name in names).issuperset(said)


def is_afterthought(line: str) -> bool:
    """Say whether a line begins what the writer adds below the name (`PS: ...`)."""
    return _AFTERTHOUGHT.match(line) is not None


def _is_sentence(line: str) -> bool:
    words = len(line.split())
    return len(line) > _LONGEST_NAME or words > _MOST_WORDS or (
        words >= _FEWEST_WORDS and line[-1] in ".?!"
    )  # fmt: skip
