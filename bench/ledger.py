"""How well give and take are found in letters: precision and recall by act, type and language.

`python -m bench.ledger [--errors]` prints the cells of every set and marks those below the aim. The
letters of `bench/letters` are ours, one a line with what it shows. The first five sets were
written by who wrote the rules, each after the rules stood; of the first half is held out, by a rule
that was fixed before any phrase was written: of the letters of one language that show the same
thing, in the order of their SHA-256, every second one. The sixth and the seventh were written by
others who knew no rule. The sixth was tuned on; of the seventh first one half, by the first byte of
the SHA-256, was measured and then tuned on, and after that the other. The eighth and the ninth are
by one more writer who knew no rule, more than a third of them of nothing: the eighth was tuned on,
the ninth is held out. What was found in each when nobody had read it is in the docs.

Each letter is put into a whole mail: with a greeting, a line of no meaning, a closing, a signature,
and below them a quoted letter that shows something else.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mutuals.detection.judging import judge

FOLDER = Path(__file__).parent / "letters"
LANGUAGES = ("en", "de", "es")
PRECISION, RECALL = 0.9, 0.8
"""The aim, of every act, type and language."""


class Letter(NamedTuple):
    """A letter and what it shows: `gives help`, or nothing where it is empty."""

    language: str
    shows: str
    text: str

    @property
    def digest(self) -> bytes:
        """Return the digest that decides on which side of the split the letter falls."""
        return hashlib.sha256(f"{self.language} {self.text}".encode()).digest()

    @property
    def is_second(self) -> bool:
        """Whether it belongs to the half of the seventh set that was read last."""
        return bool(self.digest[0] % 2)


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
    """Return all letters of the first set, or of the `second` to `ninth`."""
    found = []
    for language in LANGUAGES:
        for line in (
            (FOLDER / f"{language}{of and '.'}{of}.txt").read_text(encoding="utf-8").splitlines()
        ):
            shows, _, text = line.partition(" | ")
            found.append(Letter(language, "" if shows == "-" else shows, text))
    return found


def half(*, held_out: bool) -> list[Letter]:
    """Return the letters that are held out, or those that phrases are tuned on."""
    alike: dict[tuple[str, str], list[Letter]] = defaultdict(list)
    for letter in sorted(letters(), key=lambda letter: letter.digest):
        alike[letter.language, letter.shows].append(letter)
    return [letter for found in alike.values() for letter in found[held_out::2]]


def mail_of(letter: Letter) -> str:
    """Return the text of the whole mail in which a letter stands."""
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
        found, there = found_in(letter), {letter.shows} - {""}
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


def sets() -> dict[str, list[Letter]]:
    """Return the sets of letters by name, the halves of a set apart."""
    seventh = letters("seventh")
    return {
        "first, held out": half(held_out=True),
        **{name: letters(name) for name in ("second", "third", "fourth", "fifth", "sixth")},
        "seventh, one half": [letter for letter in seventh if not letter.is_second],
        "seventh, the other": [letter for letter in seventh if letter.is_second],
        "eighth": letters("eighth"),
        "ninth, held out": letters("ninth"),
    }


def main() -> None:
    """Print the cells of each set; with `--errors` also what is judged wrongly."""
    for name, chosen in sets().items():
        print(f"\n{name}: {len(chosen)} letters")
        _print_cells(counts(chosen))
        for letter in chosen if "--errors" in sys.argv and "held out" not in name else ():
            if found_in(letter) != {letter.shows} - {""}:
                print(letter.language, letter.shows or "-", sorted(found_in(letter)), letter.text)


def _print_cells(found: dict[tuple[str, str], Counts]) -> None:
    for (language, shows), each in found.items():
        print(f"{language} {shows:22} {_line(each)}")
    for shows in sorted({shows for _, shows in found}):
        print(f"all {shows:21} {_line(summed_of(found, shows))}")
    for act in ("gives", "asks", "thanks", "promises"):
        print(f"all {act:21} {_line(summed(found, place=1, word=act))}")
    for language in LANGUAGES:
        print(f"{language} all {'':18} {_line(summed(found, place=0, word=language))}")
    print(f"all {'':21} {_line(total(found.values()))}")


def summed_of(found: dict[tuple[str, str], Counts], shows: str) -> Counts:
    """Add up the counts of one thing over the languages."""
    return total([each for (_, shown), each in found.items() if shown == shows])


def _line(each: Counts) -> str:
    sizes = f"{each.right:4} right {each.wrong:3} wrong {each.missed:3} missed"
    mark = "" if each.reaches_aim else "  below the aim"
    return f"{sizes}  precision {each.precision:.3f}  recall {each.recall:.3f}{mark}"


if __name__ == "__main__":
    main()
