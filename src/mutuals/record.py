"""Records: named tuples that cost little to define, as a daily answer defines many and makes few.

`typing` checks each annotation of a named tuple, and compiles what makes one, when it is defined.
Here the names annotated are the fields, their types are never looked at, and what makes a record
is compiled where many are made. To the type checker a record is a named tuple.
"""

from __future__ import annotations

from collections import namedtuple

__all__ = ["Record"]

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import NamedTuple as Record
    from typing import Self
else:
    _PLACES = namedtuple("_PLACES", [f"place{number}" for number in range(32)])  # noqa: PYI024
    _READERS = [vars(_PLACES)[name] for name in _PLACES._fields]
    """What reads each place of a tuple: the same for all records."""

    _FEW = 16
    """Records of a kind that are made before it is worth to compile what makes them."""
    _MADE: dict[type[Record], int] = {}

    def _maker(kind: type[Record]) -> Callable[..., Record]:
        names = "".join(f"{name}, " for name in kind._fields)
        text = f"lambda cls, {names}: new(cls, ({names}))"
        make = eval(text, {"new": tuple.__new__})  # noqa: S307 - names of our own fields
        make.__defaults__ = tuple(kind._field_defaults.values())
        return make

    class _Kind(type):
        def __new__(
            cls, name: str, bases: tuple[type, ...], space: dict[str, object]
        ) -> type[Record]:
            """Define a record; what is derived from one is an ordinary class with its fields."""
            if any(hasattr(base, "_fields") for base in bases):
                return super().__new__(cls, name, bases, space)
            kind = super().__new__(cls, name, bases, {"__slots__": (), **space})
            fields = tuple(kind.__annotations__)
            if fields:  # none has Record itself
                kind._fields = kind.__match_args__ = fields
                kind._field_defaults = {each: space[each] for each in fields if each in space}
                for each, reader in zip(fields, _READERS[: len(fields)], strict=True):
                    setattr(kind, each, reader)
            return kind

    class Record(tuple, metaclass=_Kind):
        """A tuple whose places have names, defined as a `typing.NamedTuple` is."""

        __slots__ = ()

        def __new__(cls, *values: object, **named: object) -> Self:
            """Make one of the first records of its kind, or what makes all others."""
            rest, given = cls._fields[len(values) :], cls._field_defaults | named
            is_whole = named.keys() <= set(rest) <= given.keys()
            made = _MADE[cls] = _MADE.get(cls, 0) + 1
            if made <= _FEW and is_whole and len(values) <= len(cls._fields):
                return tuple.__new__(cls, (*values, *[given[name] for name in rest]))
            cls.__new__ = _maker(cls)
            return cls.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values: Iterable[object]) -> Record:
            return tuple.__new__(cls, values)

        def _replace(self, **named: object) -> Record:
            made = self._make(map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"{type(self).__name__} has no {', '.join(named)}")
            return made

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            said = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({said})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)
