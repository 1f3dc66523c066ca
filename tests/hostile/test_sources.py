"""Every source, fed with spoilt samples and noise: no crash, no hang, and sound records, twice.

500 inputs each with every run, 10,000 with `do.py test --deep`.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.bases import Planted, bases_of, hostile_drop
from tests.hostile.soundness import assert_sound
from tests.hostile.watch import hostile, watched
from tests.sources.recorded import SETTING

from mutuals.errors import UnreadableError, UnsoundError
from mutuals.sources.base import Source
from mutuals.sources.registry import all_sources

SOURCES = all_sources()
programs = st.binary(min_size=7, max_size=60)
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)


def outcome(source: Source, drop: Planted) -> list[Any]:
    """Return everything that reading gives: records, and the refusal that broke it off."""
    found: list[Any] = [0 <= source.sniff(drop) <= 1, source.takes(drop) <= set(drop.names())]
    try:
        found += source.read(drop, SETTING)
    except (UnsoundError, UnreadableError) as refusal:
        found.append(str(refusal))
    return found


def check(source: Source, drop: Planted) -> None:
    with watched():
        first = outcome(source, drop)
        assert outcome(source, drop) == first
    assert first[:2] == [True, True]
    for record in first[2:]:
        if isinstance(record, str):
            record.encode()
        else:
            assert_sound(record)


@each_source
def test_every_source_has_something_to_spoil(source: Source) -> None:
    assert bases_of(source)


@each_source
def test_hostile_input(source: Source) -> None:
    @hostile
    @given(programs)
    def reads(program: bytes) -> None:
        check(source, hostile_drop(source, program))

    reads()
