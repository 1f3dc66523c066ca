"""One sweep over the likeliest names after the first import: who is key, private, or never."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mutuals.errors import MutualsError
from mutuals.faces import questions
from mutuals.faces.program import Program
from mutuals.faces.render.people import employer, shown_name
from mutuals.faces.safety import safe_text
from mutuals.faces.terminal import write_error
from mutuals.model.person_page import Person

if TYPE_CHECKING:
    from mutuals.ports import Network

MOST = 30

_WELCOME = """
These are the people you seem closest to. Four quick questions put them right; answer with numbers
such as `1 4 7`, or press Enter to go on. All of it can be undone.
"""
_QUESTIONS = (
    ("key", "Key people, whose silence you would not want:"),
    ("private", "Private, such as family (never suggested, not counted):"),
    ("never", "Not to be suggested:"),
    ("deceased", "No longer living (they will not be suggested):"),
)


def sweep(network: Network, program: Program, answer: questions.Ask = questions.ask) -> None:
    """Show the likeliest names and write down what the person says about them."""
    people = program.load("people").function(network, limit=MOST).people
    if not people:
        return
    write_error(_WELCOME)
    for number, person in enumerate(people, 1):
        write_error(f"  {number:>2}  {_shown(person)}\n")
    for what, question in _QUESTIONS:
        for person in _chosen(answer(question), people):
            _decide(network, program, person, what)


def _shown(person: Person) -> str:
    where = employer(person)
    return safe_text(f"{shown_name(person)}{f', {where}' if where else ''}")


def _chosen(said: str, people: Sequence[Person]) -> list[Person]:
    """Return the people whose numbers were said; what is no number of the list is passed over."""
    numbers = dict.fromkeys(map(int, re.findall(r"\d{1,3}", said)))
    return [people[number - 1] for number in numbers if 1 <= number <= len(people)]


def _decide(network: Network, program: Program, person: Person, what: str) -> None:
    try:
        if what == "key":
            program.load("key").function(network, person.id)
        else:
            program.load("mark").function(network, person.id, what)
    except MutualsError as error:
        write_error(f"mutuals: {safe_text(str(error))}\n")
