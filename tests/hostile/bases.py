"""The samples of every source as trees in memory, to be spoilt."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.hostile.mutations import LONGEST, WORDS, noise, spoilt
from tests.sources.recorded import SAMPLES, cases_in

from mutuals.errors import UnsoundError
from mutuals.sources.base import Drop, Source
from mutuals.sources.reading.files import clean_name, plain_name
from mutuals.sources.registry import all_sources, recognise

Tree = Mapping[str, Any]
"""Names to bytes (a file) or to another tree (a folder)."""


class Planted:
    """A file or folder that was never on a disk."""

    def __init__(self, content: bytes | Tree, name: str, folders: tuple[str, ...] = ()) -> None:
        self.content, self.folders = content, folders
        self.name, self.path = plain_name(name), "/".join((*folders, clean_name(name)))
        self.is_folder = not isinstance(content, bytes)
        self.head = content[:65536] if isinstance(content, bytes) else b""
        self.size = len(content) if isinstance(content, bytes) else None

    def open(self) -> io.BytesIO:
        if not isinstance(self.content, bytes):
            raise UnsoundError("is a folder", self.path)
        return io.BytesIO(self.content)

    def children(self) -> Iterator[Drop]:
        if not isinstance(self.content, bytes):
            for name in sorted(self.content):
                yield Planted(self.content[name], name, (*self.folders, self.name))

    def names(self) -> tuple[str, ...]:
        return () if isinstance(self.content, bytes) else tuple(sorted(self.content))


@dataclass(frozen=True)
class Base:
    """One thing that a source reads: a file, or a folder with everything in it."""

    content: bytes | Tree
    name: str
    folders: tuple[str, ...]

    def drop(self) -> Planted:
        return Planted(self.content, self.name, self.folders)


def tree_at(path: Path) -> bytes | Tree:
    """Return a file or folder of the disk as a tree in memory."""
    if path.is_file():
        return path.read_bytes()
    return {child.name: tree_at(child) for child in sorted(path.iterdir())}


def _read_by(source: Source, drop: Planted) -> Iterator[Base]:
    if recognise(drop) is source:
        yield Base(drop.content, drop.name, drop.folders)
        return
    for child in drop.children():
        assert isinstance(child, Planted)
        yield from _read_by(source, child)


def bases_of(source: Source) -> tuple[Base, ...]:
    """Return what the source reads of its own samples."""
    return _samples(source.name)[0]


@cache
def _samples(name: str) -> tuple[tuple[Base, ...], tuple[bytes, ...]]:
    """Return the samples of a source, and the bytes of all files among them."""
    [source] = [each for each in all_sources() if each.name == name]
    drops = [Planted(tree_at(case.path), case.path.name) for case in cases_in(SAMPLES / name)]
    bases = tuple(base for drop in drops for base in _read_by(source, drop))
    return bases, tuple(content for base in bases for _path, content in _files(base.content, ()))


def _files(content: bytes | Tree, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bytes]]:
    if isinstance(content, bytes):
        yield path, content
    else:
        for name, inner in content.items():
            yield from _files(inner, (*path, name))


def hostile_drop(source: Source, program: bytes) -> Planted:
    """Return a sample of a source, one of its files spoilt as a program says."""
    bases = bases_of(source)
    choice, mode, *_rest = *program[:2], 0, 0
    if not bases or mode > 245:
        return Planted(noise(program), bases[0].name if bases else "x.bin")
    base = bases[choice % len(bases)]
    files = list(_files(base.content, ()))
    path, content = files[mode % len(files)] if files else ((), b"")
    hostile = spoilt(content[:LONGEST], program[2:], _samples(source.name)[1])
    name = WORDS[mode % len(WORDS)] + "x" if mode > 235 else base.name
    return Planted(_with(base.content, path, hostile), name, base.folders)


def _with(content: bytes | Tree, path: tuple[str, ...], hostile: bytes) -> bytes | Tree:
    if not path or isinstance(content, bytes):
        return hostile
    return {**content, path[0]: _with(content[path[0]], path[1:], hostile)}
