"""What people write in English when they give, ask, thank and promise."""

from __future__ import annotations

import re

from mutuals.detection.rules import Phrases, cues_of, rule, words

_RULES = (
    rule(
        "gives",
        "introduction",
        "introduce introducing intro introduction meet",
        (3, r"\b(?:i(?:'d| would) like to|let me|want(?:ed)? to|happy to) introduce you\b"),
        (3, r"\bintroducing you (?:two|both)\b"),
        (-4, r"\b(?:product|feature|collection|newsletter)\b"),
    ),
    rule(
        "thanks",
        "thanks",
        "thank thanks grateful appreciate",
        (3, r"\b(?:thanks|thank you)\b.{0,30}\bfor (?:your|all|taking|helping|the)\b"),
        (-4, r"\bin advance\b|\byour (?:order|purchase|interest)\b"),
    ),
)

ENGLISH = Phrases(
    "en",
    words("the and to of a in i you that is for it on with be have are this we"),
    _RULES,
    cues_of([(3, r"\bunsubscribe\b|\bview (?:this|it) in your browser\b")]),
    re.compile(r"out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?reply"),
)
