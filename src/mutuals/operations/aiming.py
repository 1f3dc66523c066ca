"""What a word aims at: one person, or an organisation with those who work there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from mutuals.identity.domains import domain_parts, is_freemail, split_address
from mutuals.identity.organisations import domain_names, organisation_key, same_organisation
from mutuals.identity.transliteration import latin
from mutuals.model.golden import Golden, KnownPerson, ref_of
from mutuals.model.ids import digest64, show_id
from mutuals.model.introduction import Target
from mutuals.operations.who import answering, several

if TYPE_CHECKING:
    from mutuals.ports import Network

_NAMED = 5
_WORD = re.compile(r"[^\W_]+")
_LOOKED_AT = 1000
"""People at a mail domain who tell whether it is one employer's."""


class Aim(NamedTuple):
    """A target with the people who are it: the person, or the insiders of the organisation."""

    target: Target
    people: tuple[KnownPerson, ...]


def aim_at(network: Network, word: str) -> Aim:
    """Return what a word means: a human first, then an organisation, else nothing known.

    SeveralFoundError where the word names several humans.
    """
    known = humans_called(network, word)
    if len(known) > 1:
        raise several(network, word, [ref_of(each) for each in known])
    if known:
        return Aim(Target("person", known[0].id, known[0].golden.name), tuple(known))
    return _organisation(network, word) or Aim(Target(None, None, word), ())


def humans_called(network: Network, word: str) -> list[KnownPerson]:
    """Return the humans whom a word names, by id; none or several, too."""
    found = network.people.some(sorted(person.id for person in answering(network, word)))
    return [each for each in found if each.kind == "human"]


def _organisation(network: Network, word: str) -> Aim | None:
    known = network.people.organisation_names()
    names = [each for each in known if same_organisation(word, each)]
    return _staffed(network, word, names) or _staffed(network, word, names, _longer(word, known))


def _staffed(
    network: Network, word: str, names: Sequence[str], longer: Sequence[str] | None = None
) -> Aim | None:
    """Return an organisation with those who work there; without `longer` names only with some."""
    names = [*names, *(longer or ())]
    domains = [each for each in network.people.mail_domains() if _bears(each, [word, *names])]
    people = insiders(network, names, domains)
    if not people and (longer is None or not (names or domains)):
        return None
    name = _usual(names, people) or word
    key = show_id(digest64("organisation", organisation_key(name) or name))
    return Aim(Target("organisation", key, name), tuple(people))


def _longer(word: str, known: Iterable[str]) -> list[str]:
    """Return the names that begin with a word, or a domain's, where they are one organisation's."""
    label = domain_parts(word.lower()).label if "." in word and " " not in word else ""
    begun = organisation_key(label or word) + " "
    found = [each for each in known if organisation_key(each).startswith(begun)]
    return found if len({organisation_key(each) for each in found}) == 1 else []


def _bears(domain: str, names: Iterable[str]) -> bool:
    """Say whether a mail domain is that of an organisation, or is itself what was asked for."""
    registered = domain_parts(domain).registered
    return any(
        registered == name.strip().lower() or domain_names(domain, name) for name in names
    ) and not is_freemail(domain)


def _usual(names: Collection[str], people: Iterable[KnownPerson]) -> str:
    """Return the spelling that most of its people use."""
    held = Counter(each.organisation for person in people for each in person.golden.affiliations)
    return min(names, key=lambda name: (-held[name], name), default="")


def insiders(
    network: Network, names: Collection[str], domains: Collection[str], most: int = -1
) -> list[KnownPerson]:
    """Return the humans who work there now, by their positions or else by their mail address.

    At most so many by the address; -1: all.
    """
    stated = network.people.working_at(names)
    found = {each.id: each for each in stated if _works_at(each.golden, names)}
    for person in network.people.at_domains(domains, most) if domains else ():
        if not _left(person.golden, names):
            found.setdefault(person.id, person)
    return [found[each] for each in sorted(found)]


def _works_at(golden: Golden, names: Iterable[str]) -> bool:
    now = [held.organisation for held in golden.affiliations if not held.until]
    return any(same_organisation(name, each) for name in names for each in now)


def _left(golden: Golden, names: Iterable[str]) -> bool:
    """Say whether positions tell that somebody with its address works elsewhere, or left."""
    return bool(golden.affiliations) and not _works_at(golden, names)


def employers_of(network: Network, person: KnownPerson) -> tuple[list[str], list[str]]:
    """Return the organisations where a person works now, and the mail domains that are theirs."""
    names = [held.organisation for held in person.golden.affiliations if not held.until]
    domains = {split_address(address)[1] for address in person.golden.emails} - {""}
    return names, sorted(each for each in domains if _is_employers(network, each, names))


def _is_employers(network: Network, domain: str, names: Collection[str]) -> bool:
    """Say whether a domain bears an employer's name; where none is known, whether one can own it.

    A domain whose people work at several places is a mail provider's.
    """
    if names or is_freemail(domain):
        return _bears(domain, names)
    there = network.people.at_domains([domain], _LOOKED_AT)
    held = {each.organisation for one in there for each in one.golden.affiliations}
    return len({organisation_key(name) for name in held}) <= 1 or _bears(domain, held)


def nearest(network: Network, word: str) -> list[str]:
    """Return the names of people and organisations that are most like a word nobody answers to."""
    ids = network.search.find(word, _NAMED, network.clock.today)
    known = {each.id: each.golden for each in network.people.some(ids)}
    people = [known[each].name for each in ids if _is_near(word, known[each])]
    return [*people, *get_close_matches(word, network.people.organisation_names(), 3)]


def _is_near(word: str, golden: Golden) -> bool:
    """Say whether somebody is near by name, employer or address: profiles lie on a site for all."""
    employers = (held.organisation for held in golden.affiliations)
    told = _WORD.findall(latin(" ".join((golden.name, *employers, *golden.emails))))
    return any(get_close_matches(each, told, 1) for each in _WORD.findall(latin(word)))
