"""The cast: the people written by hand and those who fill the rooms around them."""

from dataclasses import replace

from mutuals.sample import groups
from mutuals.sample.cast import LAID_OFF, LEADS
from mutuals.sample.chance import Chance
from mutuals.sample.companies import (
    AGENCIES,
    CLIENTS,
    COMPANIES,
    ELSEWHERE,
    TARGET_KEYS,
    Company,
)
from mutuals.sample.names import CULTURES, spelled
from mutuals.sample.records import Person, Tie

_ABROAD = {"London": 0, "Dublin": 0, "Porto": 0}
PRIVATE = ("mail.example", "post.example", "inbox.test", "briefkasten.example")
"""The domains of private mailboxes."""

_PERSONAL = ("daily", "family", "friend", "neighbour")


def cast() -> list[Tie]:
    """Everyone but the owner, each with the tie to her, in a fixed order."""
    ties = [_lead(key, row) for key, row in enumerate(LEADS.strip().splitlines())]
    taken = {tie.person.name for tie in ties}
    for group, count in groups.CROWD:
        for _ in range(count):
            ties.append(_drawn(len(ties), group, taken))
    return ties


def _lead(key: int, row: str) -> Tie:
    given, family, group, company, title, gap, start, end, channel = row.split("|")
    chance = Chance("lead", key)
    person = _person(chance, key, (given, family), group, COMPANIES[company], title)
    account = "circle" if channel == "circle" else "home"
    tie = Tie(person, int(gap), int(start), int(end), "mail", account, named=True)
    return _moved_to_linkedin(tie) if channel == "linkedin" else tie


def _moved_to_linkedin(tie: Tie) -> Tie:
    """The same tie carried by messages there, as far as the two were connected."""
    person = tie.person
    if not person.slug or (person.connected is None and person.group != "fresh"):
        return tie
    start = tie.start if person.connected is None else min(tie.start, person.connected)
    return replace(tie, channel="linkedin", start=start, end=min(tie.end, start))


def _drawn(key: int, group: str, taken: set[str]) -> Tie:
    chance = Chance("drawn", key)
    name, culture = _name(chance, group, taken)
    employer = _employer(chance, group)
    title = chance.pick(groups.TITLES[group])
    person = _person(chance, key, name, group, employer, title, culture)
    return _tie(chance, person)


def _name(chance: Chance, group: str, taken: set[str]) -> tuple[tuple[str, str], str]:
    while True:
        culture, given, family = CULTURES[max(0, chance.between(-8, len(CULTURES) - 1))]
        if group == "family":
            (culture, given, _), family = CULTURES[1], "Köster Achterberg Rohde"
        name = chance.pick(given.split()), chance.pick(family.split()).replace("De-", "De ")
        if " ".join(name) not in taken:
            taken.add(" ".join(name))
            return name, culture


def _employer(chance: Chance, group: str) -> Company:
    usual = {
        "colleague": ("harborlight",) * 3 + ELSEWHERE[:8] + TARGET_KEYS,
        "old-colleague": ("kaiserspeicher",) * 14 + ELSEWHERE,
        "client": CLIENTS,
        "recruiter": AGENCIES,
        "connection": ELSEWHERE + TARGET_KEYS * 2,
        "fresh": ELSEWHERE + TARGET_KEYS * 2,
        "alumni": ELSEWHERE + TARGET_KEYS,
        "community": ELSEWHERE + TARGET_KEYS,
    }
    return COMPANIES[chance.pick(usual.get(group, ("self",)))]


def _person(
    chance: Chance,
    key: int,
    name: tuple[str, str],
    group: str,
    company: Company,
    title: str,
    culture: str = "",
) -> Person:
    return Person(
        key=key,
        given=name[0],
        family=name[1],
        group=group,
        company=company,
        title=title,
        emails=_emails(chance, key, name, group, company),
        phones=_phones(chance, key, name),
        slug=_slug(chance, name) if _on_linkedin(chance, group) else None,
        connected=_connected(chance, group),
        shown=_shown(chance, name, culture),
        offset=_ABROAD.get(company.place),
        birthday=_birthday(chance),
    )


def _emails(
    chance: Chance, key: int, name: tuple[str, str], group: str, company: Company
) -> tuple[str, ...]:
    provider = chance.pick(PRIVATE)
    if _tail(key, name):
        # Nor one provider, as few share one.
        provider = PRIVATE[key % len(PRIVATE)]
    private = f"{_local('given.family', name)}{_tail(key, name)}@{provider}"
    work = f"{_local(company.style, name)}@{company.domain}"
    if group in _PERSONAL or company.key == "self":
        return (private,)
    if group == "colleague":
        former = f"{_local('given.family', name)}@harborlight.example"
        return tuple(dict.fromkeys((private, former, work)))
    if group in ("manager", "old-colleague", "alumni"):
        return (private, work)
    if group in ("connection", "fresh") and chance.hits(60):
        return (work,)
    return (work, private)


def _tail(key: int, name: tuple[str, str]) -> str:
    # Namesakes cannot share a private address, so the provider gave them a number.
    return str(60 + key) if name in (("Anna", "Schmidt"), ("Thomas", "Müller")) else ""


def _local(style: str, name: tuple[str, str]) -> str:
    given, family = spelled(name[0]), spelled(name[1]).replace("-", "")
    return {
        "given.family": f"{given}.{family}",
        "gfamily": f"{given[0]}{family}",
        "given.f": f"{given}.{family[0]}",
        "family": family,
    }[style]


def _phones(chance: Chance, key: int, name: tuple[str, str]) -> tuple[str, ...]:
    # Numbers the German regulator keeps free for fiction; the key makes them one's own.
    blocks = ("171 39200", "176 040690")
    desk = f"+49 30 23125{key:03}"
    # Of two namesakes one has a desk only: their mobiles would be neighbours.
    if key // 100 >= len(blocks) or (_tail(key, name) and key % 2 == 0):
        return (desk,)
    mobile = f"+49 {blocks[key // 100]}{key % 100:02}"
    return (mobile, desk) if chance.hits(35) else (mobile,)


def _on_linkedin(chance: Chance, group: str) -> bool:
    return chance.hits(12 if group in ("family", "neighbour") else 94)


def _slug(chance: Chance, name: tuple[str, str]) -> str:
    return f"{spelled(name[0])}-{spelled(name[1])}-{chance.letters(9, '0123456789abcdef')}"


def _connected(chance: Chance, group: str) -> int | None:
    likely = 30 if group in ("daily", "friend") else 72
    if group not in groups.CONNECTED or not chance.hits(100 if group == "connection" else likely):
        return None
    return max(
        chance.between(*groups.CONNECTED[group]), LAID_OFF - 10 if group == "colleague" else 0
    )


def _shown(chance: Chance, name: tuple[str, str], culture: str) -> str:
    given, family = name
    if culture == "hu" or chance.hits(6):
        return f"{family}, {given}"
    if culture in ("ja", "vi") and chance.hits(60):
        return f"{family.upper() if culture == 'ja' else family} {given}"
    return "" if chance.hits(4) else f"{given} {family}"


def _birthday(chance: Chance) -> str:
    day, month = chance.between(1, 28), chance.between(1, 12)
    if chance.hits(45):
        return f"--{month:02}{day:02}"
    return f"{chance.between(1958, 1996)}-{month:02}-{day:02}" if chance.hits(50) else ""


def _tie(chance: Chance, person: Person) -> Tie:
    gap, low, high, fate = chance.pick(groups.FATES[person.group])
    start = chance.between(low, high)
    end = _end(chance, gap, start, fate)
    account = {"work": "work", "both": "work", "old": "older"}.get(fate, "home")
    if person.group == "community" and fate != "linkedin" and chance.hits(12):
        account = "circle"
    tie = Tie(person, gap, start, end, "mail", account)
    there = fate in ("linkedin", "silent") or (person.group == "fresh" and person.key % 2)
    return _moved_to_linkedin(tie) if there else tie


def _end(chance: Chance, gap: int, start: int, fate: str) -> int:
    ends = {
        "kept": 0,
        "drifting": gap * chance.between(32, 45) // 10,
        "quiet": min(gap * chance.between(5, 8), start * 2 // 3),
        "gone": max(380, start * chance.between(45, 70) // 100),
        "linkedin": chance.between(90, 500),
        "work": chance.between(1010, 1060),
        "both": chance.between(1000, 1030),
        "old": chance.between(1060, 1400),
    }
    return min(start, ends.get(fate, start))
