"""The text of a mail out of its body: within the caps, and never raising."""

from __future__ import annotations

import binascii
import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from mutuals.sources.reading import mail_limits as limits
from mutuals.sources.reading.mail_header import decode_bytes

_FIELD = r"(?im)^{}:[ \t]*(.{{0,1000}}(?:\n[ \t].{{0,1000}}){{0,5}})"
_ENCODING = re.compile(rb"(?im)^content-transfer-encoding:[ \t]{0,20}([\w-]{1,20})")
_TYPE = re.compile(_FIELD.format("content-type").encode())
_ATTACHED = re.compile(rb"(?im)^content-disposition:[ \t]{0,20}attachment")
_BOUNDARY = re.compile(
    rb"(?i)\bboundary\s{0,20}=\s{0,20}(?:\"([^\"\n]{1,200})\"|([^\s;\"]{1,200}))"
)
_CHARSET = re.compile(rb"(?i)\bcharset\s{0,20}=\s{0,20}[\"']?([\w.:-]{1,40})")
_QUOTED_HTML = ("divrplyfwdmsg", "yahoo_quoted")
_QUOTATION = "blockquote"
_SILENT = ("script", "style", "head", "title")
_BREAKS = {
    **dict.fromkeys(("p", "hr"), "\n\n"),
    **dict.fromkeys(("td", "th", "img"), " "),
    **dict.fromkeys(
        ("br", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "caption", "ul",
        "ol", "dl", "dt", "dd", "pre", "center", "section", "article", "header", "footer", "main",
        "aside", "nav", "address", "form", "fieldset", "figure", "details", "summary"), "\n",
    ),
}  # fmt: skip
_SPACE = re.compile(r"\s+")
_TAG = re.compile(r"/?([a-z][a-z0-9]{0,10})")


class _Part(NamedTuple):
    head: bytes
    kind: bytes
    body: bytes
    depth: int


def text_of(block: bytes, content_type: str, body: bytes) -> str:
    """Return the text that a mail shows, empty where it shows none.

    `block` are its headers, `content_type` the unfolded value of that header, `body` at most the
    first 64 kB. Plain text goes before HTML, and what is attached is not looked at.
    """
    top = _Part(block, content_type.encode("utf-8", "replace"), body, 0)
    markup = ""
    for part in _leaves(top):
        kind = part.kind.lstrip()[:20].lower()
        if kind.startswith(b"text/html"):
            markup = markup or _decoded(part)
        elif not kind or kind.startswith(b"text/plain") or b"/" not in kind:
            text = _decoded(part)
            if text.strip():
                return text
    return without_markup(markup)


def _leaves(top: _Part) -> Iterator[_Part]:
    """Yield the parts that hold no others, in their order, as far as the caps go."""
    waiting, seen = [top], 0
    while waiting and seen < limits.PARTS:
        part = waiting.pop()
        seen += 1
        kind = part.kind.lstrip()[:30].lower()
        if not kind.startswith(b"multipart/"):
            if part.depth == 0 or not _ATTACHED.search(part.head):
                yield part
        elif part.depth < limits.DEPTH and not kind.startswith(b"multipart/digest"):
            waiting += reversed(list(_inner(part)))


def _inner(part: _Part) -> Iterator[_Part]:
    """Yield what a multipart holds; without the line that ends it, its last part ends with it."""
    found = _BOUNDARY.search(part.kind)
    if found is None:
        return
    lines = re.compile(
        rb"(?:\A|\n)--" + re.escape(found[1] or found[2]) + rb"(--)?[ \t]{0,80}(?=\n|\Z)"
    )
    body = part.body.replace(b"\r\n", b"\n")
    begun = -1
    for line in islice(lines.finditer(body), limits.PARTS):
        if begun >= 0:
            yield _part(body[begun : line.start()], part.depth + 1)
        begun = line.end() + 1
        if line[1]:
            return
    if begun >= 0:
        yield _part(body[begun:], part.depth + 1)


def _part(text: bytes, depth: int) -> _Part:
    head, _, body = (b"", b"", text[1:]) if text.startswith(b"\n") else text.partition(b"\n\n")
    head = head[: limits.PART_HEADER_BYTES]
    kind = _TYPE.search(head)
    return _Part(head, kind[1] if kind else b"", body, depth)


def _decoded(part: _Part) -> str:
    found = _ENCODING.search(part.head)
    encoding = found[1].lower() if found else b""
    raw = part.body
    try:
        if encoding == b"base64":
            raw = binascii.a2b_base64(raw + b"===")
        elif encoding == b"quoted-printable":
            raw = binascii.a2b_qp(raw)
    except (binascii.Error, ValueError):
        return ""
    charset = _CHARSET.search(part.kind)
    text = decode_bytes(raw, charset[1].decode("ascii", "replace").lower() if charset else "")
    return text.replace("\r\n", "\n")


def without_markup(markup: str) -> str:
    """Return the text of an HTML mail up to what it quotes; every character is passed once."""
    small = markup.lower() if len(markup.lower()) == len(markup) else markup
    ends = [place for mark in _QUOTED_HTML if (place := small.find(mark)) >= 0]
    end = min(ends, default=len(markup))
    return html.unescape("".join(_shown(markup, small, end)))


def _shown(markup: str, small: str, end: int) -> Iterator[str]:
    """Yield the words and the breaks; of each outermost quotation the mark of a quoted line."""
    at = cited = 0
    while at < end:
        opened = markup.find("<", at, end)
        if not cited:
            yield _SPACE.sub(" ", markup[at : opened if opened >= 0 else end])
        closed = _behind(small, opened, end) if opened >= 0 else -1
        if closed < 0:
            return
        name = _TAG.match(small, opened + 1)
        if name and name[1] == _QUOTATION:
            yield "" if cited else "\n>\n"
            cited = max(cited + (1 if small[opened + 1] != "/" else -1), 0)
        elif name and not cited:
            yield _BREAKS.get(name[1], "")
        at = closed


def _behind(small: str, opened: int, end: int) -> int:
    """Return where a tag, a comment or what shows nothing ends; -1 where it does not."""
    if small.startswith("<!--", opened):
        closed, mark = small.find("-->", opened, end), "-->"
    else:
        name = _TAG.match(small, opened + 1)
        is_silent = name and name[1] in _SILENT and small[opened + 1] != "/"
        mark = f"</{name[1]}" if name and is_silent else ">"
        closed = small.find(mark, opened, end)
        if closed >= 0 and is_silent:
            closed, mark = small.find(">", closed, end), ">"
    return -1 if closed < 0 else closed + len(mark)
