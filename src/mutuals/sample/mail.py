"""One mail as the text a mailbox holds: headers, encoded words, bodies and parts."""

from base64 import b64encode
from quopri import encodestring
from zlib import crc32

from mutuals.sample.cast import OWNER
from mutuals.sample.records import Address, Mail
from mutuals.sample.zone import rfc5322

_SPECIAL = set('()<>[]:;@\\,."')
_OWN = set(OWNER.emails)


def message(mail: Mail, box: str) -> str:
    """The whole message as this mailbox holds it, with lines that end in LF."""
    lines = _google(mail) if box == "home" else []
    lines += _trace(mail, box) + _envelope(mail)
    lines += [f"{name}: {value}" for name, value in mail.extra]
    shape = {"html": _alternative, "invitation": _invitation, "bounce": _report}
    return "\n".join(lines) + "\n" + shape.get(mail.shape, _plain)(mail)


def encoded(text: str) -> str:
    """A header's text: as it is when ASCII, else in encoded words of RFC 2047."""
    if text.isascii():
        return text
    words = [text[n : n + 20] for n in range(0, len(text), 20)]
    return "\n ".join(f"=?UTF-8?B?{b64encode(word.encode()).decode()}?=" for word in words)


def mailbox(address: Address) -> str:
    """An address with its display name, quoted or encoded as needed."""
    if not address.name:
        return address.email
    name = encoded(address.name)
    if name == address.name and _SPECIAL & set(name):
        name = f'"{name}"'
    return f"{name} <{address.email}>"


def thread_number(mail: Mail) -> int:
    """The number Gmail gives the thread; the same for all its messages."""
    root = mail.answers[0] if mail.answers else mail.ident
    return 1_700_000_000_000_000_000 + crc32(root.encode()) * 32_452_843


def _google(mail: Mail) -> list[str]:
    labels = ",".join(mail.labels)
    if not labels.isascii():
        body = labels.replace("ö", "=C3=B6").replace(" ", "_")
        labels = f"=?UTF-8?Q?{body}?="
    return [f"X-GM-THRID: {thread_number(mail)}", f"X-Gmail-Labels: {labels}"]


def _trace(mail: Mail, box: str) -> list[str]:
    """What the servers on the way wrote; where a mail was sent from it has seen none."""
    copied = box == "home" and mail.boxes[0] == "work"
    if (mail.sent and not copied) or "Drafts" in mail.labels:
        return []
    mine = [a.email for a in (*mail.to, *mail.cc) if a.email in _OWN] or [OWNER.emails[0]]
    if copied:
        mine = [OWNER.emails[0]]
    host, token = mail.sender.email.split("@")[1], f"{crc32(mail.ident.encode()):08x}"
    return [
        f"Delivered-To: {mine[0]}",
        f"Return-Path: <{mail.sender.email}>",
        f"Received: from mx.{host} (mx.{host} [192.0.2.{len(host)}])",
        f"        by mx.{mine[0].split('@')[1]} with ESMTPS id {token}",
        f"        for <{mine[0]}>; {rfc5322(mail.when, 0)}",
    ]


def _envelope(mail: Mail) -> list[str]:
    lines = [
        f"Date: {rfc5322(mail.when, mail.offset)}",
        f"From: {mailbox(mail.sender)}",
        "To: " + ",\n ".join(mailbox(address) for address in mail.to),
    ]
    if mail.cc:
        lines.append("Cc: " + ",\n ".join(mailbox(address) for address in mail.cc))
    lines += [f"Subject: {encoded(mail.subject)}", f"Message-ID: <{mail.ident}>"]
    if mail.answers:
        lines.append(f"In-Reply-To: <{mail.answers[-1]}>")
        lines.append("References: " + "\n ".join(f"<{name}>" for name in mail.answers))
    return [*lines, "MIME-Version: 1.0"]


def _plain(mail: Mail) -> str:
    return _text(mail.text, "plain", crc32(mail.ident.encode()) % 3)


def _text(text: str, sort: str, way: int) -> str:
    """A text part; what is not ASCII goes in one of the three usual encodings."""
    start = f'Content-Type: text/{sort}; charset="utf-8"\nContent-Transfer-Encoding: '
    if text.isascii():
        return f"{start}7bit\n\n{text}"
    if way == 0:
        return f"{start}8bit\n\n{text}"
    if way == 1:
        return f"{start}quoted-printable\n\n{encodestring(text.encode()).decode()}"
    plain = b64encode(text.encode()).decode()
    return f"{start}base64\n\n" + "".join(
        f"{plain[n : n + 76]}\n" for n in range(0, len(plain), 76)
    )


def _parts(sort: str, mail: Mail, *parts: str) -> str:
    mark = f"=-{crc32(mail.ident.encode()):08x}-part"
    body = "".join(f"--{mark}\n{part.rstrip()}\n\n" for part in parts)
    return f'Content-Type: multipart/{sort}; boundary="{mark}"\n\n{body}--{mark}--\n'


def _alternative(mail: Mail) -> str:
    page = f"<html><body><h1>{mail.subject}</h1><p>{mail.text.strip()}</p></body></html>\n"
    return _parts("alternative", mail, _text(mail.text, "plain", 1), _text(page, "html", 1))


def _invitation(mail: Mail) -> str:
    start = 'Content-Type: text/calendar; charset="utf-8"; method=REQUEST\n'
    start += "Content-Transfer-Encoding: 8bit\n\n"
    return _parts("alternative", mail, _text(mail.text, "plain", 1), start + mail.attached)


def _report(mail: Mail) -> str:
    failed = dict(mail.extra)["X-Failed-Recipients"]
    status = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.mail.example\n\n"
        f"Final-Recipient: rfc822; {failed}\nAction: failed\nStatus: 5.1.1\n"
    )
    returned = f"Content-Type: text/rfc822-headers\n\n{mail.attached}"
    sort = "report; report-type=delivery-status"
    return _parts(sort, mail, _text(mail.text, "plain", 0), status, returned)
