"""What an e-mail address tells: its provider, its role, the name in its local part."""

from __future__ import annotations

import re
from functools import lru_cache

from mutuals.identity import shipped

_SPLIT = re.compile(r"[._+\-\d]+")


def is_freemail(domain: str) -> bool:
    """Say whether anybody can have an address at a domain."""
    return domain in shipped.words("freemail.txt")


def is_disposable(domain: str) -> bool:
    """Say whether a domain gives out addresses for a day."""
    return domain in shipped.words("disposable.txt.gz")


def is_role(local: str) -> bool:
    """Say whether a local part names a role: `info`, `hr-team`, `jobs+42`."""
    return local in {"info", "sales", "jobs"}


@lru_cache(maxsize=65536)
def local_names(local: str) -> tuple[str, ...]:
    """Return the words of a local part."""
    return tuple(word for word in _SPLIT.split(local.lower()) if word)


@lru_cache(maxsize=65536)
def local_fits(local: str, name: str) -> float:
    """Return from 0 to 1 how well a local part fits a name."""
    return 1.0 if sorted(local_names(local)) == sorted(name.lower().split()) else 0.0


def same_mailbox(a: str, b: str) -> bool:
    """Say whether mail to two addresses arrives in one mailbox."""
    return a == b
