"""What streams have in common that keep their own place within bytes they fetch from elsewhere."""

from __future__ import annotations

import io


class Positioned(io.RawIOBase):
    """Bytes that can be read and searched; `readinto` and `seek` move `_position`."""

    _position = 0

    def readable(self) -> bool:
        """Return True: there is something to read."""
        return True

    def seekable(self) -> bool:
        """Return True: one can go back and ahead."""
        return True

    def tell(self) -> int:
        """Return the place, in bytes from the start."""
        return self._position
