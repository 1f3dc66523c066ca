"""What operations answered, kept until anything changes in the home or the day does."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, NamedTuple

from mutuals.store.witness import State, Witness
from mutuals.workspace import STORE

_MOST = 64


class _Kept(NamedTuple):
    state: State
    answer: Any


class Answers:
    """The answers of one home; records never change, so that threads may share them."""

    def __init__(self, home: Path) -> None:
        """Keep nothing yet."""
        self._witness = Witness(home / STORE)
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def state(self) -> State:
        """Return the state of the home; to be asked before what is read is opened."""
        return self._witness.state()

    def get(self, asked: Hashable, state: State, make: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Return the answer to what is asked in a state, made only when it is not known.

        It is kept when nothing was written since the state was asked for: what was read meanwhile
        is then of that state.
        """
        with self._lock:
            kept = self._kept.get(asked)
        if kept is not None and kept.state == state:
            return kept.answer
        answer = make()
        if self.state() == state:
            self._keep(asked, _Kept(state, answer))
        return answer

    def _keep(self, asked: Hashable, kept: _Kept) -> None:
        with self._lock:
            self._kept[asked] = kept
            self._kept.move_to_end(asked)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
