"""The shared reading code, fed with spoilt input: it ends, refuses in words, and does so twice.

500 inputs each with every run, 10,000 with `do.py test --deep`.
"""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile.mutations import noise, spoilt
from tests.hostile.readers import READERS, REFUSALS, Reader
from tests.hostile.watch import hostile, watched

programs = st.binary(min_size=7, max_size=60)
each_reader = pytest.mark.parametrize("reader", READERS, ids=str)


def outcome(reader: Reader, content: bytes) -> Any:
    try:
        return reader.read(content)
    except REFUSALS as refusal:
        return str(refusal)


def hostile_to(reader: Reader, program: bytes) -> bytes:
    choice, mode, *_rest = program
    if mode > 245:
        return noise(program)
    return spoilt(reader.sound[choice % len(reader.sound)], program[2:], reader.sound)


@each_reader
def test_sound_input_is_read(reader: Reader) -> None:
    for content in reader.sound:
        reader.read(content)


@each_reader
def test_hostile_input(reader: Reader) -> None:
    @hostile
    @given(programs)
    def reads(program: bytes) -> None:
        content = hostile_to(reader, program)
        with watched():
            assert outcome(reader, content) == outcome(reader, content)

    reads()
