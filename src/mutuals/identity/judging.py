"""What follows from a likeness: one person, a question for me, a warning, or nothing.

The rules are SECURITY's D1: a join by itself needs evidence that no sender alone could make.
"""

from __future__ import annotations

from dataclasses import replace

from mutuals.identity.compare import ASK_AT, JOIN_AT, compare
from mutuals.identity.lookalike import Sighting, looks_like
from mutuals.identity.organisations import domain_names
from mutuals.identity.spelling import is_disguised
from mutuals.model.identity import Features, Judged, Likeness


def judge(a: Features, b: Features, *, ruled_apart: bool = False) -> Judged | None:
    """Judge two cores; None when nothing follows. `ruled_apart`: I said that they are two people.

    Symmetric: the order of the two does not show.
    """
    a, b = sorted((a, b), key=lambda features: features.key)
    warned = _warning(a, b) or _warning(b, a)
    if warned or ruled_apart:
        return warned
    likeness = compare(a, b)
    if likeness is None or likeness.weight < ASK_AT:
        return None
    if likeness.weight >= JOIN_AT and _may_join(a, b, likeness):
        return Judged(likeness, "same")
    return Judged(likeness, "ask")


def is_known(features: Features) -> bool:
    """Say whether I have to do with somebody: I wrote to them, or they stand in my own archives."""
    return features.reached or bool(features.archives)


def sighting(features: Features) -> Sighting:
    """Return what a look-alike would imitate: names and addresses."""
    emails = tuple(i.value for i in features.identifiers if i.kind == "email")
    return Sighting(features.names, emails)


def _warning(poser: Features, known: Features) -> Judged | None:
    """Return a warning when one side only looks like the other, whom I know."""
    if not is_known(known) or (is_known(poser) and not _is_disguised(poser)):
        return None
    if _is_disguised(known):
        return None
    reason = looks_like(sighting(poser), sighting(known))
    if not reason:
        return None
    return Judged(Likeness(poser.key, known.key, 0.0, (reason,)), "look-alike", poser.key)


def _is_disguised(features: Features) -> bool:
    values = [i.value for i in features.identifiers if i.kind == "email"]
    return any(is_disguised(text) for text in (*features.names, *values))


def _may_join(a: Features, b: Features, likeness: Likeness) -> bool:
    """Say whether two may be one without a question (rule 4b): never by what a sender chose."""
    if _is_disguised(a) or _is_disguised(b):
        return False
    if a.archives and b.archives:
        return _joins_as_stated(a, b)
    if not likeness.beyond_name:
        return False
    if a.reached and b.reached:
        return _joins_as_stated(a, b) or _is_at_employer(a, b) or _is_at_employer(b, a)
    return _is_at_employer(a, b) or _is_at_employer(b, a)


def _joins_as_stated(a: Features, b: Features) -> bool:
    """Say whether what my archives state is enough without the names that senders chose."""
    stated = compare(replace(a, names=a.own_names), replace(b, names=b.own_names))
    return stated is not None and stated.weight >= JOIN_AT


def _is_at_employer(mail: Features, archived: Features) -> bool:
    """Say whether one is an address, which I wrote to, at the employer my archive names.

    Whoever has an address at another domain that names the employer as well is left to me.
    """
    domains = {i.value.partition("@")[2] for i in mail.identifiers if i.kind == "email"}
    known = {i.value.partition("@")[2] for i in archived.identifiers if i.kind == "email"}
    at_work = _working(domains, archived.employers)
    rivals = _working(known, archived.employers) - at_work
    return bool(mail.reached and archived.archives and at_work and not rivals)


def _working(domains: set[str], employers: tuple[str, ...]) -> set[str]:
    return {domain for domain in domains for each in employers if domain_names(domain, each)}
