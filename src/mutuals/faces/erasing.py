"""The one question before somebody is erased: it cannot be taken back."""

from __future__ import annotations

from mutuals.faces import questions
from mutuals.faces.safety import safe_text


def is_sure(who: str, answer: questions.Ask = questions.ask) -> bool:
    """Say whether the person means it; anything but `yes` is no."""
    shown = safe_text(who)
    return answer(f"Erase {shown} for good? No undo brings them back. Type yes:").lower() == "yes"
