"""Records beside the named tuples of `typing`, which they stand in for."""

import pickle
from typing import Any, NamedTuple

import pytest

from mutuals.record import Record


class Mine(Record):
    """A record."""

    day: int
    name: str = "nobody"
    held: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        """Return day and name."""
        return f"{self.day} {self.name}"


class Theirs(NamedTuple):
    """The same as a named tuple."""

    day: int
    name: str = "nobody"
    held: tuple[int, ...] = ()


class Derived(Mine):
    """A record with the fields of another, and something beside them."""

    note: str


def test_records_are_as_named_tuples_are() -> None:
    mine: Any
    theirs: Any
    values: Any
    named: Any
    for values, named in (((1,), {}), ((1, "a", (2,)), {}), ((), {"held": (3,), "day": 4})):
        mine, theirs = Mine(*values, **named), Theirs(*values, **named)
        assert mine == theirs
        assert hash(mine) == hash(theirs)
        assert repr(mine) == repr(theirs).replace("Theirs", "Mine")
        assert mine._asdict() == theirs._asdict()
        assert mine._replace(name="b") == theirs._replace(name="b")
        assert (mine.day, mine.name, mine.held) == theirs
    assert tuple(Mine._make([5, "c", ()])) == tuple(Theirs(5, "c"))
    for known in ("_fields", "_field_defaults", "__match_args__"):
        assert getattr(Mine, known) == getattr(Theirs, known)
    assert Mine(7).shown == "7 nobody"
    assert not hasattr(Mine(7), "__dict__")


def test_the_first_records_are_as_the_many_after_them() -> None:
    class Fresh(Record):
        one: int
        two: str = "b"

    made = [Fresh(number, two="c") if number % 2 else Fresh(number) for number in range(100)]
    assert [tuple(each) for each in made] == [(n, "c" if n % 2 else "b") for n in range(100)]
    assert {type(each) for each in made} == {Fresh}


@pytest.mark.parametrize("often", [1, 100])
@pytest.mark.parametrize("kind", [Mine, Theirs])
def test_what_is_no_such_record_is_refused(kind: type, often: int) -> None:
    for _ in range(often):
        kind(1)
    for values, named in (((), {}), ((1, "a", (), 4), {}), ((1,), {"day": 2}), ((1,), {"x": 2})):
        with pytest.raises(TypeError):
            kind(*values, **named)
    with pytest.raises(ValueError, match="x"):
        kind(1)._replace(x=2)
    with pytest.raises(AttributeError):
        kind(1).day = 2


def test_a_record_comes_back_from_its_bytes() -> None:
    found = pickle.loads(pickle.dumps(Mine(1, held=(2,))))  # noqa: S301 - our own
    assert found == Mine(1, held=(2,))
    assert type(found) is Mine


def test_what_is_derived_from_a_record_has_its_fields() -> None:
    found = Derived(1, name="a")
    assert found._fields == Mine._fields
    assert type(found) is Derived
    assert found._replace(day=2) == Derived(2, "a")
    assert type(Mine(1)) is Mine
    found.note = "x"
    assert (found.note, found) == ("x", Mine(1, "a"))
