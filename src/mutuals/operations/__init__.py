"""The use cases: typed functions marked @operation, from which every face is derived."""

from __future__ import annotations

from types import MappingProxyType

CATALOGUE = MappingProxyType(
    {
        "init": "starting",
        "look": "looking",
        "import": "importing",
        "sources": "surveying",
        "settings": "surveying",
        "people": "people",
        "person": "people",
        "key": "marking",
        "mark": "marking",
        "tag": "tagging",
        "today": "today",
        "next": "nudging",
        "done": "resolving",
        "snooze": "resolving",
        "skip": "resolving",
        "verdict": "verdict",
        "returns": "returning",
        "outcomes": "advised",
        "plan": "planning",
        "log": "logging",
        "met": "logging",
        "ledger": "ledger",
        "intro": "introducing",
        "introduction": "brokering",
        "matches": "matching",
        "circles": "circles",
        "health": "health",
        "lessons": "learning",
        "duplicates": "duplicates",
        "merge": "merging",
        "apart": "merging",
        "split": "merging",
        "undo": "undoing",
        "history": "history",
        "assistant": "assistant",
        "proposals": "assistant",
        "export": "exporting",
        "backup": "keeping",
        "restore": "keeping",
        "doctor": "keeping",
        "erase": "erasing",
        "score": "scoring",
        "demo": "demo",
    }
)
"""Operation -> the module of this folder that holds it, so that a daily command loads one only.

The order is that of the help. A test holds it against the marked functions.
"""
