"""The guided set-up: four questions that fill the parameters of `init`, nothing else."""

from __future__ import annotations

import re
from typing import Any

from mutuals.faces import questions
from mutuals.faces.terminal import write_error

_STAGES = ("seeker", "employed", "owner", "student")
_STAGE_WORDS = (
    "I look for work",
    "I am employed and keep my network warm",
    "I run my own business",
    "I study",
)
_SPLIT = re.compile(r"[\s,;]+")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")

_WELCOME = """\
Welcome to mutuals. Four short questions; Enter takes the answer in [brackets].
Everything stays on this machine.
"""
_TEXT = """\
May the text of your messages be read to detect what you gave and asked? It is judged during an
import and dropped; only type, date, rule and reference are kept. [Y/n]"""


def ask(answer: questions.Ask = questions.ask) -> dict[str, Any]:
    """Return the parameters of `init` as the person answered."""
    write_error(_WELCOME)
    stage = _ask_stage(answer)
    me = _ask_addresses(answer)
    name = answer("Your name as others write it [found in your mail]:")
    no_text = answer(_TEXT).lower() in {"n", "no"}
    given: dict[str, Any] = {"stage": stage, "me": me, "name": name}
    given |= {"no_text": no_text, "yes": not no_text}
    return {parameter: value for parameter, value in given.items() if value}


def _ask_stage(answer: questions.Ask) -> str:
    for number, words in enumerate(_STAGE_WORDS, 1):
        write_error(f"  {number}  {words}\n")
    while True:
        said = answer("Where do you stand? [1]") or "1"
        if said in _STAGES:
            return said
        if said.isdecimal() and 1 <= int(said) <= len(_STAGES):
            return _STAGES[int(said) - 1]
        write_error(f"  A number from 1 to {len(_STAGES)}, please.\n")


def _ask_addresses(answer: questions.Ask) -> tuple[str, ...]:
    while True:
        said = answer("Your e-mail addresses, also old ones [found in your mail]:")
        addresses = tuple(filter(None, _SPLIT.split(said)))
        wrong = [address for address in addresses if not _ADDRESS.fullmatch(address)]
        if not wrong:
            return addresses
        write_error(f"  This is no address: {wrong[0]!a}\n")
