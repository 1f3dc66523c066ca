"""Look-alikes: a stranger made to look like somebody known (SECURITY, identity rule 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mutuals.identity.addresses import local_spells, same_mailbox
from mutuals.identity.domains import LONGEST, Domain, domain_parts, is_freemail, split_address
from mutuals.identity.glyphs import looks_as
from mutuals.identity.person_names import is_one_edit
from mutuals.identity.spelling import is_disguised, skeleton
from mutuals.model.names import fold, lower_ascii

MOST_SHOWN = 20
"""Names and addresses of one side that are looked at."""

_LEAST_LABEL = 4
"""Letters from which a changed letter in a domain is no accident: abc and abd are two firms."""
_LEAST_ADDED_TO = 5
_LEAST_LOCAL = 5
_FITS = 0.9
"""What a local part reaches that spells the name or begins with its initial."""
_LEAST_WORDS = 2
_SEPARATORS = str.maketrans("", "", "._-")
_DIGITS = str.maketrans("", "", "0123456789")
_WORDS = re.compile(r"[^\W_]+")
_SHOWN = re.compile(r"[\w@.-]+")
_INNER_I = re.compile(r"[^\W\d_]I[a-z]|[a-z]I")
_ENCODED = "xn--"
_RIGHT_TO_LEFT = re.compile("\u202e([^\u202a-\u202e\u2066-\u2069]*)")
_LONGEST_LABEL = 63


class Sighting(NamedTuple):
    """What somebody shows: names and e-mail addresses."""

    names: tuple[str, ...]
    emails: tuple[str, ...]


class _Address(NamedTuple):
    """An address with what it looks like."""

    value: str
    local: str
    domain: str


def looks_like(one: Sighting, known: Sighting) -> str:
    """Return in words why one may be mistaken for somebody known; empty when nothing speaks for it.

    Whoever shares a mailbox with the known person is no look-alike. A second address with the same
    name somewhere else is none either: only what is made to be overlooked counts.
    """
    mine, theirs = _addresses(one), _addresses(known)
    if any(same_mailbox(a.value, b.value) for a in mine for b in theirs):
        return ""
    are_named_alike = bool(_name_keys(one) & _name_keys(known))
    return (
        _disguised_name(one, known)
        or _shown_address(one, theirs)
        or next(filter(None, _address_tricks(mine, theirs, are_named_alike, one, known)), "")
    )


def tokens_of(sighting: Sighting) -> frozenset[str]:
    """Return keys of which a look-alike and its model share one: at most a few for each address.

    What local parts and names look like, and the addresses that names and local parts contain.
    """
    locals_ = (part for address in _addresses(sighting) for part in _contained(address.value))
    shown = (part for name in sighting.names if "@" in name for part in _contained(_in_name(name)))
    return frozenset(
        {f"l:{_plain(part)}" for part in (*locals_, *shown) if part}
        | {f"n:{' '.join(key)}" for key in _name_keys(sighting)}
    )


@lru_cache(maxsize=4096)
def _addresses(sighting: Sighting) -> tuple[_Address, ...]:
    return tuple([_address(value) for value in sighting.emails[:MOST_SHOWN]])


@lru_cache(maxsize=65536)
def _address(value: str) -> _Address:
    folded = lower_ascii(value[:LONGEST])
    return _Address(folded, *split_address(folded))


def _plain(local: str) -> str:
    return skeleton(local.partition("+")[0]).translate(_SEPARATORS)


def _contained(address: str) -> Iterator[str]:
    """Yield the local part, and those of addresses that it contains."""
    local = address.rpartition("@")[0] or address
    yield local
    if "@" in local:
        yield local.partition("@")[0]
    words = re.split(r"[.=_-]", local)
    for place in range(1, min(len(words), 4)):
        yield ".".join(words[:place])


def _in_name(name: str) -> str:
    """Return the first address in a name."""
    return next((word for word in _SHOWN.findall(name[:LONGEST]) if "@" in word), "")


@lru_cache(maxsize=4096)
def _name_keys(sighting: Sighting) -> frozenset[tuple[str, ...]]:
    shown = sighting.names[:MOST_SHOWN]
    keys = map(_name_key, (*shown, *map(_turned, shown)))
    return frozenset(key for key in keys if key)


@lru_cache(maxsize=65536)
def _name_key(name: str) -> tuple[str, ...]:
    """Return what the words of a name look like, in one order."""
    return tuple(sorted(_WORDS.findall(skeleton(name))))


def _turned(name: str) -> str:
    """Return a name as it is read where its letters are shown from right to left."""
    return _RIGHT_TO_LEFT.sub(lambda found: found[1][::-1], name)


def _disguised_name(one: Sighting, known: Sighting) -> str:
    for name in one.names[:MOST_SHOWN]:
        for model in known.names[:MOST_SHOWN]:
            if _is_posing(name, model):
                return f"the name is written to look like {model}"
    return ""


def _is_posing(name: str, model: str) -> bool:
    if fold(name) == fold(model) and not _INNER_I.search(name):
        return False
    if not _name_key(name) or _name_key(model) not in {_name_key(name), _name_key(_turned(name))}:
        return False
    return is_disguised(name) or _is_misspelt(fold(name), fold(model), name)


def _is_misspelt(folded: str, model: str, name: str) -> bool:
    """Say whether ASCII letters were exchanged: 0 for o, rn for m, I within a word for l."""
    if not folded.isascii() or not model.isascii():
        return False
    words, others = (sorted(_WORDS.findall(text)) for text in (folded, model))
    if words == others:
        return False
    has_same_letters = [w.replace("i", "l") for w in words] == [w.replace("i", "l") for w in others]
    return bool(_INNER_I.search(name)) or not has_same_letters


def _shown_address(one: Sighting, theirs: tuple[_Address, ...]) -> str:
    """Say whether a name or a local part shows an address of the known person."""
    shown = [skeleton(name) for name in one.names[:MOST_SHOWN] if len(name) > _LEAST_LOCAL]
    carried = [skeleton(email.rpartition("@")[0]) for email in one.emails[:MOST_SHOWN]]
    for address in theirs:
        looks = skeleton(address.value)
        if address.domain and any(looks in name for name in shown):
            return f"the name shows the address {address.value}"
        local, domain = skeleton(address.local), skeleton(address.domain)
        if domain and any(text.startswith(local) and domain in text for text in carried):
            return f"the address contains {address.value}"
    return ""


def _address_tricks(
    mine: tuple[_Address, ...],
    theirs: tuple[_Address, ...],
    are_named_alike: bool,  # noqa: FBT001 - a fact about the two
    one: Sighting,
    known: Sighting,
) -> Iterator[str]:
    trusted = {domain_parts(address.domain).registered for address in theirs}
    pairs = ((address, model) for address in mine for model in theirs)
    for address, model in sorted(pairs, key=lambda pair: pair[0].domain != pair[1].domain):
        yield _same_sight(address, model)
        is_local_alike = _plain(address.local) == _plain(model.local)
        if is_local_alike or are_named_alike:
            yield _domain_trick(address.domain, model.domain, trusted)
            yield _disguised_local(address, model)
        if are_named_alike:
            yield _changed_local(address, model, one, known)


def _same_sight(address: _Address, model: _Address) -> str:
    if address.value == model.value or skeleton(address.value) != skeleton(model.value):
        return ""
    return f"the address looks the same as {model.value}"


def _disguised_local(address: _Address, model: _Address) -> str:
    """Say whether a local part looks the same and is another, at whatever domain."""
    if address.local == model.local or skeleton(address.local) != skeleton(model.local):
        return ""
    return f"the address looks like {model.value}"


def _changed_local(address: _Address, model: _Address, one: Sighting, known: Sighting) -> str:
    """Say whether one letter of a local part was changed where anybody can have an address.

    Dots, numbers, and local parts that spell the name are what honest second addresses have.
    """
    a, b = address.local.translate(_SEPARATORS), model.local.translate(_SEPARATORS)
    if not is_freemail(address.domain) or min(len(a), len(b)) < _LEAST_LOCAL:
        return ""
    if a.translate(_DIGITS) == b.translate(_DIGITS) or not is_one_edit(a, b):
        return ""
    names = [*one.names[:MOST_SHOWN], *known.names[:MOST_SHOWN]]
    if any(local_spells(address.local, name) >= _FITS for name in names):
        return ""
    is_full = any(len(key) >= _LEAST_WORDS for key in _name_keys(one) & _name_keys(known))
    return (
        f"the address is one letter away from {model.value}, under the same name" if is_full else ""
    )


def _domain_trick(domain: str, model: str, trusted: set[str]) -> str:
    if not domain or not model or domain_parts(domain).registered in trusted:
        return ""
    if (is_freemail(domain) and domain.isascii()) or "." not in domain:
        return ""  # nobody can buy a host without an ending
    trick = _trick_of(domain, model)
    return f"the domain {domain} {trick} {model}" if trick else ""


@lru_cache(maxsize=65536)
def _trick_of(domain: str, model: str) -> str:
    """Return what makes one domain look like another, as words between the two; else nothing."""
    one, other = _seen(domain), _seen(model)
    a, b = one.label.replace("-", ""), other.label.replace("-", "")
    if skeleton(one.label) == skeleton(other.label):
        is_same = one.suffix == other.suffix
        return "looks the same as" if is_same else "has another ending than"
    if skeleton(a) == skeleton(b):
        return "has another hyphen than"
    if skeleton(model) in skeleton(_decoded(domain)).replace("-", "."):
        return "contains"
    if a == f"{b}{other.suffix}".replace(".", ""):
        return "is written together from"
    if min(len(a), len(b)) >= _LEAST_LABEL and _is_near(a, b):
        return "is one letter away from"
    return "adds a word to" if _is_added_to(one.label, other.label) else ""


def _is_near(one: str, other: str) -> bool:
    return is_one_edit(one, other) or is_one_edit(skeleton(one), skeleton(other))


def _is_added_to(label: str, model: str) -> bool:
    """Say whether a label is the model's with something before or behind it."""
    if len(model) >= _LEAST_LABEL and model in label.split("-"):
        return True
    is_part = label.startswith(model) or label.endswith(model)
    return is_part and len(model) >= _LEAST_ADDED_TO and len(label) > len(model)


@lru_cache(maxsize=65536)
def _seen(domain: str) -> Domain:
    """Return the parts of a domain in the ASCII letters they look like."""
    return domain_parts("".join(map(looks_as, _decoded(domain))))


@lru_cache(maxsize=65536)
def _decoded(domain: str) -> str:
    """Return a domain as it is shown: labels that are encoded for the wire in their own letters."""
    return ".".join(map(_decoded_label, domain[:LONGEST].lower().split(".")))


def _decoded_label(label: str) -> str:
    if not label.startswith(_ENCODED) or len(label) > _LONGEST_LABEL or not label.isascii():
        return label
    try:
        return label.removeprefix(_ENCODED).encode().decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label
