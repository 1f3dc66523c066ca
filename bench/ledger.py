"""How well give and take are found in letters: precision and recall by act, type and language.

`python -m bench.ledger [--errors]` prints the cells of the sets that are held out and marks those
below the aim, and the sums of those that were learned from. The letters of `bench/letters` are
ours, one a line with what it shows, ` + ` between two things. Those the program learns from
(`bench/learn_signs.py`) lie in `taught`, a file for each writer, with the first twelve sets beside
them; the thirteenth is held out, by writers who wrote nothing else. What was found in each is in
the docs.

Each letter is put into a whole mail: with a greeting, a line of no meaning, a closing, a signature,
and below them a quoted letter that shows something else. In `mails` there are whole mails as people
write them, paragraphs divided by ` ¶ `, and what they show is marked in them: `{asks help|Could you
help me with the fence?}`; the fourteenth and the fifteenth set of these are held out.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mutuals.detection.judging import judge
from mutuals.detection.weights import TO_MANY
from mutuals.model.sign import Language

FOLDER = Path(__file__).parent / "letters"
LANGUAGES: tuple[Language, ...] = ("en", "de", "es")
EARLIER = (
    "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
"""Sets that phrases were once tuned on, or that were held out from it; the program learns from
them, too."""
HELD_OUT = ("thirteenth", "fourteenth", "fifteenth")
MARK = re.compile(r"\{(\w+ \w+)\|([^{}]*)\}")
_PARAGRAPH = re.compile(r" ?¶ ?")
PRECISION, RECALL = 0.9, 0.8
"""The aim, of every act, type and language."""


class Letter(NamedTuple):
    """A letter, what it shows (`gives help`, nothing where it is empty), and who wrote it.

    `marked` is a whole mail with its marks, empty for others.
    """

    language: Language
    shows: str
    text: str
    writer: str = ""
    marked: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        """What it shows: mostly one thing, sometimes none or two."""
        return frozenset(self.shows.split(" + ")) - {"", TO_MANY}

    @property
    def is_to_many(self) -> bool:
        """Whether it is marked as written to many or by a program."""
        return TO_MANY in self.shows


class Counts(NamedTuple):
    """How often something was found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def reaches_aim(self) -> bool:
        """Whether nine of ten finds are right and eight of ten things are found."""
        return self.precision >= PRECISION and self.recall >= RECALL

    @property
    def precision(self) -> float:
        """Share of what was found that is there."""
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / (self.right + self.missed or 1)


_GREETINGS = {
    "en": ("Hello,", "Dear Kim,", "Hi Kim"),
    "de": ("Hallo,", "Liebe Kim,", "Guten Tag"),
    "es": ("Hola:", "Querida Kim:", "Buenos días"),
}
_FILLERS = {
    "en": ("It rained all week here.", "The garden is doing well.", ""),
    "de": ("Hier hat es die ganze Woche geregnet.", "Dem Garten geht es gut.", ""),
    "es": ("Aquí ha llovido toda la semana.", "El jardín está muy bien.", ""),
}
_CLOSINGS = {
    "en": ("Best regards,\nKim", "Thanks,\nKim", "Cheers\nKim"),
    "de": ("Viele Grüße\nKim", "Danke\nKim", "Mit freundlichen Grüßen\nKim"),
    "es": ("Un saludo\nKim", "Gracias,\nKim", "Un abrazo,\nKim"),
}
_QUOTED = {
    "en": (
        "On Mon, 2 Mar 2026 at 10:11, Lee <lee@x.example> wrote:\n"
        "> Thank you so much for your help with the fence.\n> Could you introduce me to Max?\n"
    ),
    "de": (
        "Am Mo., 2. März 2026 um 10:11 Uhr schrieb Lee <lee@x.example>:\n"
        "> Vielen Dank für deine Hilfe mit dem Zaun.\n> Könntest du mir bei der Steuer helfen?\n"
    ),
    "es": (
        "El lun, 2 mar 2026 a las 10:11, Lee <lee@x.example> escribió:\n"
        "> Muchas gracias por tu ayuda con la valla.\n> ¿Podrías presentarme a Max?\n"
    ),
}


def letters(of: str = "") -> list[Letter]:
    """Return all letters of the first set, or of the `second` to `fifteenth`."""
    named = [(FOLDER / f"{each}{of and '.'}{of}.txt", each) for each in LANGUAGES]
    mails = [(FOLDER / "mails" / path.name, each) for path, each in named]
    return [letter for path, each in named + mails for letter in _read(path, each, of)]


def taught(language: Language) -> list[Letter]:
    """Return the letters of a language that the program learns from."""
    named = [(FOLDER / f"{language}{name and '.'}{name}.txt", name) for name in EARLIER]
    named += [(path, path.stem) for path in sorted((FOLDER / "taught").glob(f"{language}.*.txt"))]
    mails = sorted((FOLDER / "mails").glob(f"{language}.*.txt"))
    named += [
        (path, f"{path.stem}.mails") for path in mails if path.suffixes[0][1:] not in HELD_OUT
    ]
    return [letter for path, name in named for letter in _read(path, language, name)]


def _read(path: Path, language: Language, writer: str) -> Iterator[Letter]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        if path.parent.name == "mails":
            yield marked_letter(line, language, writer)
        else:
            shows, _, text = line.partition(" | ")
            yield Letter(language, "" if shows == "-" else shows, text, writer)


def marked_letter(line: str, language: Language, writer: str) -> Letter:
    """Return the mail of a line with its marks."""
    marked = _PARAGRAPH.sub("\n\n", line)
    shows = dict.fromkeys(mark[1] for mark in MARK.finditer(marked))
    return Letter(language, " + ".join(shows), MARK.sub(r"\2", marked), writer, marked)


def mail_of(letter: Letter) -> str:
    """Return the text of the whole mail in which a letter stands."""
    if letter.marked:
        return letter.text
    pick = hashlib.sha256(letter.text.encode()).digest()
    greeting, filler, closing = (
        table[letter.language][pick[place] % len(table[letter.language])]
        for place, table in enumerate((_GREETINGS, _FILLERS, _CLOSINGS), 1)
    )
    quoted = _QUOTED[letter.language] if pick[4] % 2 else ""
    said = f"{filler} {letter.text}".strip()
    return f"{greeting}\n\n{said}\n\n{closing}\n-- \nKim, Office of Introductions\n\n{quoted}"


def found_in(letter: Letter) -> set[str]:
    """Return what is found in a letter."""
    return {f"{sign.act} {sign.type}" for sign in judge("Hello", mail_of(letter))}


def counts(chosen: list[Letter]) -> dict[tuple[str, str], Counts]:
    """Return the counts by language and by what is shown."""
    right, wrong, missed = (Counter[tuple[str, str]]() for _ in range(3))
    for letter in chosen:
        found, there = found_in(letter), letter.kinds
        right.update((letter.language, each) for each in found & there)
        wrong.update((letter.language, each) for each in found - there)
        missed.update((letter.language, each) for each in there - found)
    keys = sorted(right.keys() | wrong.keys() | missed.keys())
    return {key: Counts(right[key], wrong[key], missed[key]) for key in keys}


def summed(found: dict[tuple[str, str], Counts], *, place: int, word: str) -> Counts:
    """Add up the counts whose key has a word at a place."""
    return total([each for key, each in found.items() if word in key[place].split()])


def total(counted: Iterable[Counts]) -> Counts:
    """Add up counts."""
    return Counts(*map(sum, zip(Counts(0, 0, 0), *counted, strict=True)))


def main() -> None:
    """Print the cells of each set held out, and the sum of the letters that were learned from."""
    for name in HELD_OUT:
        chosen = letters(name)
        print(f"\n{name}: {len(chosen)} letters")
        _print_cells(counts(chosen))
    for language in LANGUAGES:
        chosen = taught(language)
        print(f"\nlearned from, {language}: {len(chosen)} letters")
        print(f"all {'':21} {line_of(total(counts(chosen).values()))}")
        for letter in chosen if "--errors" in sys.argv else ():
            if found_in(letter) != letter.kinds:
                print(letter.shows or "-", sorted(found_in(letter)), letter.text)


def _print_cells(found: dict[tuple[str, str], Counts]) -> None:
    for (language, shows), each in found.items():
        print(f"{language} {shows:22} {line_of(each)}")
    for shows in sorted({shows for _, shows in found}):
        print(f"all {shows:21} {line_of(summed_of(found, shows))}")
    for act in ("gives", "asks", "thanks", "promises"):
        print(f"all {act:21} {line_of(summed(found, place=1, word=act))}")
    for language in LANGUAGES:
        print(f"{language} all {'':18} {line_of(summed(found, place=0, word=language))}")
    print(f"all {'':21} {line_of(total(found.values()))}")


def summed_of(found: dict[tuple[str, str], Counts], shows: str) -> Counts:
    """Add up the counts of one thing over the languages."""
    return total([each for (_, shown), each in found.items() if shown == shows])


def line_of(each: Counts) -> str:
    """Return counts in words."""
    sizes = f"{each.right:4} right {each.wrong:3} wrong {each.missed:3} missed"
    mark = "" if each.reaches_aim else "  below the aim"
    return f"{sizes}  precision {each.precision:.3f}  recall {each.recall:.3f}{mark}"


if __name__ == "__main__":
    main()
