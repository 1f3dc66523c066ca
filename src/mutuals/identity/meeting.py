"""Under which words a core is found by others, so that only those who may matter are compared."""

from __future__ import annotations

from mutuals.identity.candidates import tokens
from mutuals.identity.judging import is_known, may_pose, sighting
from mutuals.identity.lookalike import Sighting, tokens_of
from mutuals.model.identity import MODEL, POSER, Features

KNOWN, SHARED = "=", "&"
"""First signs besides MODEL and POSER: words of those I know are counted by themselves; what
stands on cards of two names finds both.

So a crowd of strangers under a friend's name hides neither the friend nor each of its members.
"""
_WHOLE = str.maketrans("", "", "._-=")


def words(features: Features) -> frozenset[str]:
    """Return the words; two cores meet in a word that few bear."""
    plain, seen = tokens(features), sighting(features)
    found = {*plain, *(f"{SHARED}{value}" for value in features.shared)}
    if is_known(features):
        found.update(f"{KNOWN}{word}" for word in plain)
        found.update(f"{MODEL}{word}" for word in tokens_of(_whole(seen)))
    if may_pose(features):
        found.update(f"{POSER}{word}" for word in tokens_of(seen))
    return frozenset(found)


def _whole(seen: Sighting) -> Sighting:
    """Return a model without parts of local parts: a poser's parts are looked at, not these."""
    pairs = (email.rpartition("@") for email in seen.emails)
    whole = tuple(f"{local.translate(_WHOLE)}@{domain}" for local, _, domain in pairs)
    return Sighting(seen.names, whole)
