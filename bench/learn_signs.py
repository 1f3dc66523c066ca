"""Learns from labelled letters by which words give and take are known.

`python -m bench.learn_signs [LANGUAGE ...]` reads the letters of `bench/letters` that are for
learning and writes `src/mutuals/detection/weights/LANGUAGE.txt`. It needs numpy and scipy
(`pip install numpy scipy`); the program itself needs neither.

It is a logistic regression with one outcome for each kind of sign, with an L2 penalty that is the
smaller the more a feature's counts tell of a kind (the idea of NB-SVM, Wang and Manning 2012),
fitted by L-BFGS and stopped early, over rows of sentences (`bench/letter_rows.py`). First all
features of some letters are weighed; of these the heaviest are kept and weighed anew.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.ledger import LANGUAGES, Letter, taught
from bench.letter_rows import lessons
from mutuals.detection.weights import FEW, FOLDER, TO_MANY, written
from mutuals.model.sign import Language

_KEPT = 70_000
"""Features that are weighed at the end, the heaviest; with 20,000 half as many more are wrong."""
_LEAST_SENTENCES = 4
"""Sentences in which a feature stands at least; of each letter without marks there are two."""
_STRENGTH = 20.0
"""Length of the vector of a row's features."""
_ROUNDS = 60
_RARE = -3.0
"""Where the search begins for what no feature says."""
_PLAIN = 0.6
"""Power of how much a feature tells of a kind by its counts, by which its penalty is eased."""
_LEAST_TOLD = 0.05
_PLENTY = 60.0
"""A margin beyond which nothing changes."""
_MARKED = 3.0
"""How many times a row of a whole mail counts."""
Array = Any


class Fitted(NamedTuple):
    """Features, their weights by kind (features x kinds), and what is added for each kind."""

    features: list[str]
    table: Array
    added: Array


class Rows(NamedTuple):
    """Sentences, rows of them (first, one after the last), what each shows and how much it counts.

    `shown` and `counts` are rows x kinds.
    """

    sentences: list[set[str]]
    spans: list[tuple[int, int]]
    shown: Array
    counts: Array


def kinds_of(letters: Sequence[Letter]) -> list[str]:
    """Return all that the letters show, and at the end whether they are written to many."""
    return [*sorted({kind for letter in letters for kind in letter.kinds}), TO_MANY]


def rows_of(letters: Sequence[Letter], kinds: Sequence[str]) -> Rows:
    """Return what is learned from some letters."""
    sentences: list[set[str]] = []
    spans, shown, counts = [], [], []
    for letter in letters:
        for lesson in lessons(letter):
            at = len(sentences)
            sentences += lesson.sentences
            spans += [(at + row.start, at + row.end) for row in lesson.rows]
            shown += [[kind in row.shown for kind in kinds] for row in lesson.rows]
            much = _MARKED if letter.marked else 1.0
            counts += [[much * row.tells(kind) for kind in kinds] for row in lesson.rows]
    return Rows(sentences, spans, np.array(shown), np.array(counts, dtype=np.float32))


def fitted(letters: Sequence[Letter], kinds: Sequence[str]) -> Fitted:
    """Return the heaviest features and their weights."""
    rows = rows_of(letters, kinds)
    counted = Counter(chain.from_iterable(rows.sentences))
    names = sorted(each for each, count in counted.items() if count >= _LEAST_SENTENCES)
    table, _ = _fit(_matrix(rows, names), rows)
    heaviest = np.sort(np.argsort(-np.abs(table).max(1))[:_KEPT])
    names = [names[place] for place in heaviest]
    return Fitted(names, *_fit(_matrix(rows, names), rows))


def _matrix(rows: Rows, names: Sequence[str]) -> csr_matrix:
    """Return rows x features, each row as long as `_STRENGTH`; shorter where it has but a few."""
    place = {name: at for at, name in enumerate(names)}
    known = [sorted(place[each] for each in found if each in place) for found in rows.sentences]
    sentences = _sparse(known, [1.0] * len(known), len(names))
    sizes = np.cumsum([0, *map(len, rows.sentences)])
    values = [_STRENGTH / max(sizes[end] - sizes[at], FEW) ** 0.5 for at, end in rows.spans]
    spans = [list(range(at, end)) for at, end in rows.spans]
    return (_sparse(spans, values, len(known)) @ sentences).tocsr()


def _sparse(places: Sequence[Sequence[int]], values: Sequence[float], width: int) -> csr_matrix:
    """Return a matrix with a value at some places of each row."""
    sizes = [len(each) for each in places]
    columns = np.fromiter(chain.from_iterable(places), dtype=np.int32)
    filled = np.repeat(np.array(values, dtype=np.float32), sizes)
    return csr_matrix((filled, columns, np.cumsum([0, *sizes])), shape=(len(places), width))


def _fit(matrix: csr_matrix, rows: Rows) -> tuple[Array, Array]:
    width, kinds = matrix.shape[1], rows.shown.shape[1]
    turned, sign = matrix.T.tocsr(), (2.0 * rows.shown - 1.0).astype(np.float32)
    penalty = _penalty(turned, rows.shown)

    def loss(point: Array) -> tuple[float, Array]:
        table = point[:-kinds].reshape(width, kinds).astype(np.float32)
        margin = (matrix @ table + point[-kinds:].astype(np.float32)) * sign
        slope = -sign * rows.counts / (1.0 + np.exp(np.minimum(margin, _PLENTY)))
        total = (rows.counts * np.logaddexp(0.0, -margin)).sum() + 0.5 * (penalty * table**2).sum()
        steep = turned @ slope + penalty * table
        return float(total), np.append(steep.ravel(), slope.sum(0)).astype(float)

    start = np.append(np.zeros(width * kinds), np.full(kinds, _RARE))
    options = {"maxiter": _ROUNDS, "maxcor": 6}
    point = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
    return point[:-kinds].reshape(width, kinds), point[-kinds:]


def _penalty(turned: csr_matrix, shown: Array) -> Array:
    """Return features x kinds: the less by how much likelier a feature is where a kind is shown."""
    there = (turned > 0).astype(np.float32)
    beside = there @ shown.astype(np.float32) + 1.0
    without = np.asarray(there.sum(1)) - beside + 3.0
    odds = np.log(beside / shown.sum(0)) - np.log(without / (len(shown) - shown.sum(0)))
    told = np.maximum(np.abs(odds) / np.abs(odds).mean(), _LEAST_TOLD)
    return (told**-_PLAIN).astype(np.float32)


def learn(language: Language) -> str:
    """Return the file of weights of a language."""
    letters = taught(language)
    kinds = kinds_of(letters)
    model = fitted(letters, kinds)
    return written(kinds, model.added, model.features, model.table * _STRENGTH)


def main() -> None:
    """Write the weights of the languages named, of all where none is."""
    for language in [each for each in LANGUAGES if each in sys.argv[1:]] or LANGUAGES:
        path = FOLDER / f"{language}.txt"
        path.write_text(learn(language), encoding="utf-8")
        print(f"{language}: {path.stat().st_size:,} bytes from {len(taught(language))} letters")


if __name__ == "__main__":
    main()
