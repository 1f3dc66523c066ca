"""A hundred trusted people and all that strangers try on them: nobody is merged, posers are named.

Beside them who is honestly one person: those are put together, and nobody honest is suspected.
"""

from collections import defaultdict
from typing import NamedTuple

import pytest
from tests.operations.homes import Home, as_json
from tests.operations.letters import ME, cards, delivered, mail, mbox, sent_box
from tests.operations.letters import card as written
from tests.operations.strangers import (
    ANSWERED,
    AT_WORK,
    CONNECTED,
    DIALLED,
    EVERYWHERE,
    LOOKALIKES,
    MIA,
    PLAIN,
    TRUSTED,
    Somebody,
    connections,
    honest_others,
    ref,
    write_answers,
    write_honest,
    write_tricks,
)

AS_OF = "2026-03-20"
ALSO_TRIED = 6
"""Files beside the mails: a meeting, an invitation, a connection, followers, chats, cards."""
FIGURES = [
    "id", "name", "emails", "phones", "profiles", "organisations", "kind", "interactions", "sent",
    "received", "met", "first_contact", "last_contact", "alive", "state", "cadence_days",
    "due_in_days", "reciprocity", "tags", "warnings",
]  # fmt: skip
_SENDERS = """
SELECT x.ref, p.id FROM interaction x JOIN participation q ON q.interaction = x.key
JOIN identifier i ON i.key = q.identifier JOIN person p ON p.key = i.person
WHERE q.role = 0 AND x.ref LIKE '%@evil.example'
"""


class Seen(NamedTuple):
    """A home's people at one time: by id, by e-mail address, and the identifiers of each."""

    people: dict
    by_email: dict[str, str]
    held: dict[str, set[str]]

    def of(self, who: Somebody):
        """Return somebody trusted."""
        return self.people[self.by_email[who.email]]


def look(home: Home) -> Seen:
    """Take down who is in a home."""
    people = {person.id: person for person in home.run("people", all_kinds=True).people}
    held = defaultdict(set)
    for person, identifier in home.rows(
        "SELECT p.id, i.kind || ' ' || i.value FROM identifier i JOIN person p ON p.key = i.person"
    ):
        held[person].add(identifier)
    by_email = {email: person.id for person in people.values() for email in person.emails}
    return Seen(people, by_email, held)


class Tried(NamedTuple):
    """A home before the strangers came, after they did, and after I answered some of them."""

    home: Home
    before: Seen
    after: Seen
    answered: Seen
    senders: dict[str, str]


@pytest.fixture(scope="module")
def tried(tmp_path_factory) -> Tried:
    """Return a home in which everything was tried on everybody trusted."""
    folder = tmp_path_factory.mktemp("tried")
    home = Home(folder / "home", AS_OF)
    home.run("init", me=(ME,), name="Mia Home")
    assert home.take(*write_honest(folder / "honest")).exit_status == 0
    before = look(home)
    assert home.take(*write_tricks(folder / "tricks")).exit_status == 0
    after, senders = look(home), dict(home.rows(_SENDERS))
    home.take(write_answers(folder / "answers"))
    return Tried(home, before, after, look(home), senders)


def figures(seen: Seen) -> dict[str, str]:
    """Return what a stranger could wish to change of everybody trusted."""
    return {
        who.name: as_json({name: getattr(seen.of(who), name) for name in FIGURES})
        for who in TRUSTED
    }


def together(seen: Seen, one: str, other: str) -> bool:
    """Say whether two identifiers are one person's."""
    return any({one, other} <= held for held in seen.held.values())


def test_there_are_enough_tricks() -> None:
    assert len(LOOKALIKES) + len(PLAIN) + len(ANSWERED) + ALSO_TRIED >= 40
    assert len(TRUSTED) == len({who.name for who in TRUSTED}) == 100


@pytest.mark.parametrize("when", ["after", "answered"])
def test_nobody_trusted_is_changed_and_no_stranger_joined(tried: Tried, when: str) -> None:
    seen = getattr(tried, when)
    held = {who.name: tried.before.held[tried.before.of(who).id] for who in TRUSTED}
    assert {who.name: seen.held[seen.of(who).id] for who in TRUSTED} == held
    assert figures(seen) == figures(tried.before)


@pytest.mark.parametrize("trick", LOOKALIKES)
def test_every_look_alike_is_named_with_its_model(tried: Tried, trick: str) -> None:
    for who in TRUSTED:
        poser = tried.after.people[tried.senders[ref(trick, who)]]
        assert tried.after.of(who).id in {warned.of.id for warned in poser.warnings}, poser.name


@pytest.mark.parametrize("trick", [*PLAIN, *ANSWERED])
def test_every_other_stranger_is_somebody_else_or_nobody(tried: Tried, trick: str) -> None:
    for who in TRUSTED:
        sender = tried.senders.get(ref(trick, who))
        assert sender != tried.after.of(who).id


def test_the_strangers_of_other_files_are_there_by_themselves(tried: Tried) -> None:
    """The tricks beside the mails came in: else nothing was tried."""
    for who in TRUSTED:
        name = who.name.lower()
        for other in (
            f"profile linkedin.com/in/asks-{who.number}",
            f"profile linkedin.com/in/not-{who.number}",
            f"account facebook:{name}",
            f"display {name}",
        ):
            assert any(other in held for held in tried.after.held.values()), other


def test_honest_people_are_not_suspected(tried: Tried) -> None:
    honest = {tried.before.by_email[email] for _, email in honest_others()}
    assert len(honest) >= 300
    suspected = [each for each in honest if tried.before.people[each].warnings]
    assert len(suspected) <= 0.01 * len(honest)
    everybody = tried.before.people.values()
    assert sum(bool(person.warnings) for person in everybody) <= 0.01 * len(everybody)


HONEST = {
    "address book and LinkedIn, a rare name": (
        CONNECTED, lambda p: (f"email {p.at('home.example')}", f"profile {p.profile}"),
    ),
    "two cards with one number": (
        DIALLED, lambda p: (f"email {p.at('home.example')}", f"email {p.at('second.example')}"),
    ),
    "the address at the employer that LinkedIn names": (
        AT_WORK, lambda p: (f"email {p.email}", f"profile {p.profile}"),
    ),
    "telephone and Google": (
        EVERYWHERE, lambda p: (f"email {p.at('home.example')}", f"email {p.email}"),
    ),
    "telephone and WhatsApp": (
        EVERYWHERE,
        lambda p: (f"email {p.at('home.example')}", f"account whatsapp:{p.name.lower()}"),
    ),
    "address book, mail and LinkedIn": (
        TRUSTED, lambda p: (f"email {p.email}", f"profile {p.profile}"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HONEST)
def test_who_is_honestly_one_is_put_together(tried: Tried, case: str) -> None:
    """At least 95 in 100 without asking; none of them is parted by the crowd of strangers."""
    people, pair = HONEST[case]
    for seen in (tried.before, tried.answered):
        assert sum(together(seen, *pair(who)) for who in people) >= 0.95 * len(people)


# --- one at a time ----------------------------------------------------------------------------


def test_a_crowd_under_a_friends_name_parts_and_hides_nobody(tmp_path) -> None:
    """A word that too many bear finds nobody: the strangers' own number must not bring that."""
    friend = CONNECTED[0]
    home = Home(tmp_path / "home", AS_OF)
    book = cards(tmp_path / "book.vcf", written(friend.name, "EMAIL:z@home.example"))
    home.take(book, connections(tmp_path / "archive", [(friend, friend.profile, "")]))
    before = as_json(home.person("z@home.example"))
    assert friend.profile in before
    crowd = [
        mail(f"{friend.name} <crowd{number}@evil.example>", ME, more=delivered())
        for number in range(200)
    ]
    poser = f"\u202e{friend.name[::-1]}\u202c <poser@evil.example>"
    home.take(mbox(tmp_path / "evil.mbox", *crowd, mail(poser, ME, more=delivered())))
    assert as_json(home.person("z@home.example")) == before
    assert [each.of.name for each in home.person("poser@evil.example").warnings] == [friend.name]


def test_a_card_that_shares_number_or_address_with_a_friends_joins_nobody(tmp_path) -> None:
    home = Home(tmp_path / "home", AS_OF)
    friends = TRUSTED[:10]
    home.take(
        cards(
            tmp_path / "book.vcf",
            *(written(p.name, f"EMAIL:{p.email}", f"TEL:{p.phone}") for p in friends),
            *(
                written(f"Eve {n}", f"EMAIL:eve{n}@evil.example", f"TEL:{p.phone}")
                for n, p in enumerate(friends[:5])
            ),
            *(
                written(f"Eve {n}", f"EMAIL:eve{n}@evil.example", f"EMAIL:{p.email}")
                for n, p in enumerate(friends[5:], 5)
            ),
        )
    )
    seen = look(home)
    for number, who in enumerate(friends):
        assert not together(seen, f"email eve{number}@evil.example", f"email {who.email}")


def test_an_answer_to_the_employers_name_under_another_ending_joins_no_card(tmp_path) -> None:
    """What stands before the @ is the sender's choice, also in an address that I answered."""
    who = TRUSTED[0]
    fake = who.at(f"{who.firm.lower()}.test")
    home = Home(tmp_path / "home", AS_OF)
    home.take(
        cards(tmp_path / "book.vcf", written(who.name, f"EMAIL:{who.email}", f"ORG:{who.firm}")),
        sent_box(tmp_path, mail(MIA, who.email), mail(MIA, f"{who.name} <{fake}>", hour=11)),
    )
    assert not together(look(home), f"email {fake}", f"email {who.email}")
