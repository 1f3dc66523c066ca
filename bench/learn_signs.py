"""Learns from labelled letters by which words give and take are known.

`python -m bench.learn_signs [LANGUAGE ...]` reads the letters of `bench/letters` that are for
learning and writes `src/mutuals/detection/weights/LANGUAGE.txt`. It needs numpy and scipy
(`pip install numpy scipy`); the program itself needs neither.

It is a logistic regression with one outcome for each kind of sign, with an L2 penalty that is the
smaller the more a feature's counts tell of a kind (the idea of NB-SVM, Wang and Manning 2012),
fitted by L-BFGS and stopped early, over the letters bare and the same letters put into whole mails.
First all features of some letters are weighed; of these the heaviest are kept and weighed anew. How
sure one has to be is found by leaving out a third of the writers in turn: just so sure that of what
is found in their mails, `AIM` is right.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench.ledger import LANGUAGES, Letter, mail_of, taught
from mutuals.detection.features import features_of
from mutuals.detection.judging import in_a_row
from mutuals.detection.languages import spoken
from mutuals.detection.new_text import new_text
from mutuals.detection.sentences import folded, sentences_of
from mutuals.detection.weights import FEW, FOLDER, written
from mutuals.model.sign import Language

AIM = 0.93
"""Share of what is found in the mails of writers left out that has to be right."""
_KEPT = 20_000
_LEAST_TEXTS = 4
"""Texts in which a feature stands at least; of each letter there are two."""
_STRENGTH = 20.0
"""Length of the vector of a letter's features."""
_ROUNDS = 60
_LEFT_OUT = 3
"""One writer of so many is left out at a time."""
_RARE = -3.0
"""Where the search begins for what no feature says."""
_PLAIN = 0.6
"""Power of how much a feature tells of a kind by its counts, by which its penalty is eased."""
_LEAST_TOLD = 0.05
Array = Any


class Fitted(NamedTuple):
    """Features, their weights by kind (features x kinds), and what is added for each kind."""

    features: list[str]
    table: Array
    added: Array


def kinds_of(letters: Sequence[Letter]) -> list[str]:
    """Return all that the letters show."""
    return sorted({kind for letter in letters for kind in letter.kinds})


def fitted(letters: Sequence[Letter], kinds: Sequence[str]) -> Fitted:
    """Return the heaviest features and their weights."""
    rows = [_rows(letter) for letter in letters]
    found = [features for each in rows for features in each]
    counted = Counter(each for features in found for each in features)
    names = sorted(each for each, count in counted.items() if count >= _LEAST_TEXTS)
    shown = np.repeat(shown_in(letters, kinds), list(map(len, rows)), axis=0)
    table, _ = _fit(_matrix(found, names), shown)
    heaviest = np.sort(np.argsort(-np.abs(table).max(1))[:_KEPT])
    names = [names[place] for place in heaviest]
    return Fitted(names, *_fit(_matrix(found, names), shown))


def _rows(letter: Letter) -> list[set[str]]:
    """Return what is learned from a letter, bare and as a mail.

    Where it shows something, all of it does together; where nothing, no few sentences do.
    """
    texts = (_features(letter.text, letter.language), _features(mail_of(letter), letter.language))
    if letter.kinds:
        return [set[str]().union(*text) for text in texts]
    return [row for text in texts for row in in_a_row(text)]


def shown_in(letters: Sequence[Letter], kinds: Sequence[str]) -> Array:
    """Return letters x kinds: whether a letter shows a thing."""
    return np.array([[kind in letter.kinds for kind in kinds] for letter in letters])


def _features(text: str, language: Language) -> list[set[str]]:
    sentences = sentences_of(folded(new_text(text)))
    return [features_of(sentence, spoken(language)) for sentence in sentences]


def _matrix(found: Sequence[set[str]], names: Sequence[str]) -> csr_matrix:
    """Return texts x features, each row as long as `_STRENGTH`; shorter where it has but a few."""
    place = {name: at for at, name in enumerate(names)}
    rows = [[place[each] for each in sorted(features) if each in place] for features in found]
    starts = np.cumsum([0, *map(len, rows)])
    sizes = [_STRENGTH / max(len(features), FEW) ** 0.5 for features in found]
    values = np.repeat(sizes, list(map(len, rows)))
    columns = np.concatenate([np.array(row, dtype=np.int32) for row in rows])
    return csr_matrix((values.astype(np.float32), columns, starts), shape=(len(rows), len(names)))


def _fit(rows: csr_matrix, shown: Array) -> tuple[Array, Array]:
    width, kinds = rows.shape[1], shown.shape[1]
    turned, sign = rows.T.tocsr(), (2.0 * shown - 1.0).astype(np.float32)
    penalty = _penalty(turned, shown)

    def loss(point: Array) -> tuple[float, Array]:
        table = point[:-kinds].reshape(width, kinds).astype(np.float32)
        margin = (rows @ table + point[-kinds:].astype(np.float32)) * sign
        slope = -sign / (1.0 + np.exp(margin))
        total = np.logaddexp(0.0, -margin).sum() + 0.5 * (penalty * table**2).sum()
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


def scores(model: Fitted, letters: Sequence[Letter]) -> Array:
    """Return letters x kinds: what the plainest sentences of a letter's mail come to."""
    found = np.full((len(letters), len(model.added)), -np.inf)
    rows = [list(in_a_row(_features(mail_of(each), each.language))) for each in letters]
    each = _matrix([row for rows_of in rows for row in rows_of], model.features)
    places = np.repeat(np.arange(len(rows)), list(map(len, rows)))
    np.maximum.at(found, places, each @ model.table + model.added)
    return found


def sureness(letters: Sequence[Letter], kinds: Sequence[str]) -> Array:
    """Return for each kind the score from which `AIM` of it is right in mails of writers left out.

    What a kind needs by itself rests on few letters: half of it is what all kinds need together.
    """
    found, shown = map(np.concatenate, zip(*_left_out(letters, kinds), strict=True))
    alone = [_sure(points, right) for points, right in zip(found.T, shown.T, strict=True)]
    return (np.array(alone) + _sure(found.ravel(), shown.ravel())) / 2


def _sure(points: Array, right: Array) -> float:
    order = np.argsort(-points)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    return float(points[order[np.flatnonzero(share >= AIM)[-1]]])


def _left_out(letters: Sequence[Letter], kinds: Sequence[str]) -> Iterator[tuple[Array, Array]]:
    """Yield the scores of the letters of some writers, learned from the others, and the truth."""
    writers = sorted({letter.writer for letter in letters})
    for first in range(_LEFT_OUT):
        out = set(writers[first::_LEFT_OUT])
        left = [letter for letter in letters if letter.writer in out]
        rest = [letter for letter in letters if letter.writer not in out]
        yield scores(fitted(rest, kinds), left), shown_in(left, kinds)


def learn(language: Language) -> str:
    """Return the file of weights of a language."""
    letters = taught(language)
    kinds = kinds_of(letters)
    model = fitted(letters, kinds)
    added = model.added - sureness(letters, kinds)
    return written(kinds, added, model.features, model.table * _STRENGTH)


def main() -> None:
    """Write the weights of the languages named, of all where none is."""
    for language in [each for each in LANGUAGES if each in sys.argv[1:]] or LANGUAGES:
        path = FOLDER / f"{language}.txt"
        path.write_text(learn(language), encoding="utf-8")
        print(f"{language}: {path.stat().st_size:,} bytes from {len(taught(language))} letters")


if __name__ == "__main__":
    main()
