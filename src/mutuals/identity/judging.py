"""What follows from a likeness: one person, a question for me, a warning, or nothing.

The rules are SECURITY's D1: a join by itself needs evidence that no sender alone could make.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from mutuals.identity.addresses import local_fits, same_mailbox
from mutuals.identity.compare import ASK_AT, JOIN_AT, compare, liken
from mutuals.identity.facets import facets_of
from mutuals.identity.lookalike import Sighting, looks_like
from mutuals.identity.names import is_full
from mutuals.identity.organisations import domain_names
from mutuals.identity.person_names import same_name
from mutuals.identity.rarity import surprise
from mutuals.identity.spelling import is_disguised
from mutuals.identity.weights import NAME_MOST
from mutuals.model.identity import Features, Judged, Likeness

COLLEAGUE_AT = 2.0
"""Bits from which a work address that spells the name of my contact there is theirs.

Weights take evidence for independent and so say less than holds here: a namesake would have to work
at the same firm, and I would have had to write to that one.
"""
_SPELT = 0.95
"""From what `local_fits` gives on, first and last name stand there in full."""
MARRIED_AT = 2.0
"""Bits of one number and one given name under two surnames: four in five are one person."""
_SAME_GIVEN = frozenset({"given_only", "married", "nickname"})
_AS_WRITTEN = frozenset({"exact", "order"})
_CIRCLE = 3.0
"""Bits that a rare name loses because families and circles share names."""
_KEPT = 1 << 12
"""Records of which what is looked at for every pair is kept."""


def judge(a: Features, b: Features, *, ruled_apart: bool = False) -> Judged | None:
    """Judge two cores; None when nothing follows. `ruled_apart`: I said that they are two people.

    Symmetric: the order of the two does not show.
    """
    a, b = sorted((a, b), key=lambda features: features.key)
    warned = _warning(a, b) or _warning(b, a)
    if warned or ruled_apart:
        return warned
    weighed = likeness = liken(facets_of(a), facets_of(b))
    if likeness is None or likeness.weight < ASK_AT:
        likeness = _married(a, b) or likeness
    if likeness is None:
        return None
    surety = _surety(a, b, likeness, weighed)
    if likeness.weight >= ASK_AT and surety >= JOIN_AT:
        return Judged(replace(likeness, weight=max(surety, likeness.weight)), "same")
    return Judged(likeness, "ask") if max(likeness.weight, surety) >= ASK_AT else None


def _married(a: Features, b: Features) -> Likeness | None:
    """Return the question that two cards with one number and one given name put to me.

    A number on two cards with different names joins nothing; a name may have changed, though.
    """
    common = sorted({*a.shared} & {*b.shared})
    pairs = [same_name(one, other) for one in a.own_names for other in b.own_names]
    if not common or not any(match.level in _SAME_GIVEN for match in pairs):
        return None
    because = (f"{common[0]} stands on a card of either", "the same given name")
    return Likeness(a.key, b.key, MARRIED_AT, because, beyond_name=True)


def is_known(features: Features) -> bool:
    """Say whether I have to do with somebody: I wrote to them, or they stand in my own archives."""
    return features.reached or bool(features.archives)


def may_pose(features: Features) -> bool:
    """Say whether somebody may be a look-alike: a stranger, or whoever is disguised."""
    return not is_known(features) or _is_disguised(features)


@lru_cache(_KEPT)
def sighting(features: Features) -> Sighting:
    """Return what a look-alike would imitate: names and addresses."""
    return Sighting((*features.names, *features.shown), _emails(features))


def _warning(poser: Features, known: Features) -> Judged | None:
    """Return a warning when one side only looks like the other: whom I know, or who is in clear."""
    is_hidden = _is_disguised(poser) and not is_known(poser)
    if _is_disguised(known) or not (is_hidden or (is_known(known) and may_pose(poser))):
        return None
    reason = looks_like(sighting(poser), sighting(known))
    if not reason:
        return None
    return Judged(Likeness(poser.key, known.key, 0.0, (reason,)), "look-alike", poser.key)


@lru_cache(_KEPT)
def _emails(features: Features) -> tuple[str, ...]:
    return tuple(i.value for i in features.identifiers if i.kind == "email")


@lru_cache(_KEPT)
def _is_disguised(features: Features) -> bool:
    return any(is_disguised(text) for text in (*features.names, *_emails(features)))


def _surety(a: Features, b: Features, likeness: Likeness, weighed: Likeness | None) -> float:
    """Return the bits by which two may be one without a question (rule 4b); 0 when I am asked.

    What a sender chose, his name and what stands before the @, never counts by itself.
    """
    if _is_disguised(a) or _is_disguised(b):
        return 0.0
    if a.archives and b.archives:
        return _stated(a, b, weighed)
    is_one_mailbox = a.reached and b.reached and _share_mailbox(a, b)
    is_at_work = likeness.beyond_name and (_is_at_employer(a, b) or _is_at_employer(b, a))
    if is_at_work and likeness.weight >= COLLEAGUE_AT and (_spells(a, b) or _spells(b, a)):
        return max(likeness.weight, JOIN_AT)
    return likeness.weight if is_one_mailbox or is_at_work else 0.0


def _stated(a: Features, b: Features, weighed: Likeness | None) -> float:
    """Weigh what my own archives state: without the names that senders chose.

    `weighed` is what was found with them; where there are none, it is that.
    """
    if not (a.own_names and b.own_names):
        return 0.0
    stated = weighed
    if (a.names, b.names) != (a.own_names, b.own_names):
        stated = compare(replace(a, names=a.own_names), replace(b, names=b.own_names))
    if stated is None:
        return 0.0
    return stated.weight if _differ(a, b) else stated.weight + _rarer(a.own_names, b.own_names)


def _differ(a: Features, b: Features) -> bool:
    """Say whether both have addresses, or both have numbers, and none in common.

    A rare name alone then joins nothing: namesakes are found in families.
    """
    return any(
        ours and theirs and ours.isdisjoint(theirs)
        for kind in ("email", "phone")
        for ours, theirs in [(_values(a, kind), _values(b, kind))]
    )


def _values(features: Features, kind: str) -> set[str]:
    return {i.value for i in features.identifiers if i.kind == kind}


def _rarer(names: tuple[str, ...], others: tuple[str, ...]) -> float:
    """Return the bits by which a name both bear is rarer than comparing counts at the most.

    Comparing stops early because circles share names; two archives of mine are one circle.
    """
    shared = [
        surprise(name)
        for name in names
        for other in others
        if is_full(name) and same_name(name, other).level in _AS_WRITTEN
    ]
    return max(0.0, max(shared, default=0.0) - NAME_MOST - _CIRCLE)


def _share_mailbox(a: Features, b: Features) -> bool:
    return any(same_mailbox(one, other) for one in _emails(a) for other in _emails(b))


def _is_at_employer(mail: Features, archived: Features) -> bool:
    """Say whether one is an address, which I wrote to, at the employer my archive names.

    Whoever has an address at another domain that names the employer as well is left to me.
    """
    if not (mail.reached and archived.archives):
        return False
    domains, known = _domains(mail), _domains(archived)
    at_work = _working(domains, archived.employers)
    rivals = _working(known, archived.employers) - at_work
    return bool(at_work and not rivals)


def _spells(mail: Features, archived: Features) -> bool:
    """Say whether an address spells the whole name under which my archive knows the other."""
    names = [name for name in archived.own_names if is_full(name)]
    locals_ = [email.rpartition("@")[0] for email in _emails(mail)]
    return any(local_fits(local, name) >= _SPELT for local in locals_ for name in names)


def _domains(features: Features) -> set[str]:
    return {email.rpartition("@")[2] for email in _emails(features)}


def _working(domains: set[str], employers: tuple[str, ...]) -> set[str]:
    return {domain for domain in domains for each in employers if domain_names(domain, each)}
