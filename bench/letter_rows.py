"""What is learned from a letter: its sentences, which of them stand together, and what these show.

In whole mails the sentences that show something are marked: `{thanks thanks|Thanks again.}`. Rows
of sentences that hold all of a mark show it, rows that hold a part of it say nothing of that kind,
all others show that it is not there. Of a letter without marks all sentences show together what it
shows. Whether a mail is written to many is told by all of it at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from bench.ledger import MARK, Letter, mail_of
from mutuals.detection.features import features_of
from mutuals.detection.judging import in_a_row
from mutuals.detection.languages import Spoken, spoken
from mutuals.detection.new_text import new_text
from mutuals.detection.sentences import folded, sentences_of
from mutuals.detection.weights import TO_MANY

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Stand for the beginning and the end of a mark while a text is cut into sentences."""
_FIRST = 0xE100
"""The character that follows the beginning of the first mark; each further mark has the next."""


class Row(NamedTuple):
    """Sentences in a row: where they begin and end, what they show, and of what they say nothing.

    `whole` are all sentences of a mail, which tell of nothing but whether it is written to many.
    """

    start: int
    end: int
    shown: frozenset[str]
    unsaid: frozenset[str] = frozenset()
    whole: bool = False

    def tells(self, kind: str) -> bool:
        """Say whether anything about a kind is learned from it."""
        return kind == TO_MANY if self.whole else kind not in self.unsaid


class Lesson(NamedTuple):
    """The features of each sentence of a text, and the rows to learn from."""

    sentences: Sequence[set[str]]
    rows: Sequence[Row]


class _Marked(NamedTuple):
    kind: str
    start: int
    end: int


def lessons(letter: Letter) -> Iterator[Lesson]:
    """Yield what is learned from a letter: from one without marks bare, and put into a mail."""
    if letter.marked:
        yield _of_mail(letter)
    else:
        for text in (letter.text, mail_of(letter)):
            sentences = features(text, spoken(letter.language))
            yield Lesson(sentences, list(_bare(letter, len(sentences))))


def features(text: str, language: Spoken) -> list[set[str]]:
    """Return the features of each sentence that is weighed."""
    return [features_of(each, language) for each in _sentences(text, language)]


def _sentences(text: str, language: Spoken) -> list[str]:
    found = sentences_of(folded(new_text(text)))
    return [each for each in found if not language.is_courtesy(each)]


def _bare(letter: Letter, sentences: int) -> Iterator[Row]:
    """Of whether it is written to many only letters that show something tell: they are not."""
    if letter.kinds:
        yield Row(0, sentences, letter.kinds)
    else:
        for start, end in _longest(sentences):
            yield Row(start, end, frozenset(), frozenset({TO_MANY}))


def _longest(sentences: int) -> Iterator[tuple[int, int]]:
    """Yield the longest rows only: of letters that show nothing there are enough."""
    rows = list(in_a_row(sentences))
    longest = max((end - start for start, end in rows), default=0)
    return (row for row in rows if row[1] - row[0] == longest)


def _of_mail(letter: Letter) -> Lesson:
    language = spoken(letter.language)
    found, marks = _marked_sentences(letter, language)
    all_of_it = Row(0, len(found), frozenset({TO_MANY} if letter.is_to_many else ()), whole=True)
    rows = [_row(start, end, marks) for start, end in in_a_row(len(found))]
    return Lesson([features_of(each, language) for each in found], [all_of_it, *rows])


def _row(start: int, end: int, marks: Sequence[_Marked]) -> Row:
    shown = {each.kind for each in marks if start <= each.start and each.end <= end}
    touched = {each.kind for each in marks if start < each.end and each.start < end}
    return Row(start, end, frozenset(shown - {TO_MANY}), frozenset(touched - shown | {TO_MANY}))


def _marked_sentences(letter: Letter, language: Spoken) -> tuple[list[str], list[_Marked]]:
    """Return the sentences of a mail, and from which to which each mark goes."""
    kinds = [mark[1] for mark in MARK.finditer(letter.marked)]
    found: list[str] = []
    places: list[list[int]] = [[] for _ in kinds]
    for at, sentence in _at_marks(letter.marked):
        if not language.is_courtesy(sentence):
            if at is not None:
                places[at].append(len(found))
            found.append(sentence)
    pairs = zip(kinds, places, strict=True)
    return found, [_Marked(kind, each[0], each[-1] + 1) for kind, each in pairs if each]


def _at_marks(text: str) -> Iterator[tuple[int | None, str]]:
    """Yield the sentences, each with which mark it stands in."""
    numbers = map(chr, count(_FIRST))
    told = folded(new_text(MARK.sub(lambda mark: f"{_OPEN}{next(numbers)}{mark[2]}{_CLOSE}", text)))
    before, *parts = told.split(_OPEN)
    yield from ((None, each) for each in sentences_of(before))
    for part in parts:
        inside, _, after = part[1:].rpartition(_CLOSE)
        yield from ((ord(part[0]) - _FIRST, each) for each in sentences_of(inside))
        yield from ((None, each) for each in sentences_of(after))
