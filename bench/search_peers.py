"""The same keystrokes in tantivy: run by a Python that has it, `python -m bench.search_peers`."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import tantivy

from bench.search_people import PEOPLE, Invented, keystrokes, people

LIMIT = 10
_SLIP_FROM = 4


def indexed(folder: str, known: Sequence[Invented]) -> tantivy.Index:
    """Return an index of names and all else, on disk."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", stored=True)
    builder.add_text_field("name")
    builder.add_text_field("other")
    index = tantivy.Index(builder.build(), path=folder)
    writer = index.writer()
    for one in known:
        other = f"{one.email} {one.employer} {one.title} {one.note}"
        writer.add_document(tantivy.Document(key=one.key, name=one.name, other=other))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def question(schema: tantivy.Schema, text: str, *, slips: bool) -> tantivy.Query:
    """Ask for every word as the beginning of a word, names first; with a slip where allowed."""
    parts = []
    for word in re.findall(r"\w+", text):
        fields = [_begins(schema, field, word, slips=slips) for field in ("name", "other")]
        ranked = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(fields[0], 2.0)),
            (tantivy.Occur.Should, fields[1]),
        ]
        parts.append((tantivy.Occur.Must, tantivy.Query.boolean_query(ranked)))
    return tantivy.Query.boolean_query(parts)


def _begins(schema: tantivy.Schema, field: str, word: str, *, slips: bool) -> tantivy.Query:
    if slips and len(word) >= _SLIP_FROM:
        return tantivy.Query.fuzzy_term_query(schema, field, word, distance=1, prefix=True)
    return tantivy.Query.regex_query(schema, field, f"{word}.*")


def measure(find: Callable[[str], object], asked: Sequence[str]) -> None:
    """Print p50 and p95 in milliseconds."""
    taken = []
    for query in asked:
        began = time.thread_time()
        find(query)
        taken.append(1000 * (time.thread_time() - began))
    print(f"{median(taken):.2f} | {quantiles(taken, n=20)[-1]:.2f} | {max(taken):.1f}")


def main(count: int) -> None:
    """Fill, measure and print."""
    known = people(count)
    asked = list(keystrokes(known))
    with TemporaryDirectory() as folder:
        began = time.process_time()
        index = indexed(folder, known)
        print(f"{count:,} people written in {time.process_time() - began:.1f} cpu-s")
        searcher = index.searcher()
        for slips in (False, True):
            print("with a slip" if slips else "beginnings only", end=": ")
            measure(
                lambda text, slips=slips: [
                    searcher.doc(place)["key"]
                    for _, place in searcher.search(
                        question(index.schema, text, slips=slips), LIMIT
                    ).hits
                ],
                asked,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
