"""Look-alikes are seen, honest second addresses are left alone, and blocking keys miss none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.identity.impostors import HELD_OUT, HONEST, SEEN_ONCE, TRICKS, TUNED_ON, cases

from mutuals.identity.lookalike import Sighting, looks_like, tokens_of

PEOPLE = 100
ANA = Sighting(("Ana Lopes",), ("ana.lopes@northwind.example", "ana.lopes@gmail.com"))


@pytest.mark.parametrize("cast", [TUNED_ON, SEEN_ONCE, HELD_OUT], ids=["tuned", "seen", "held"])
def test_every_trick_is_seen(cast):
    missed = [
        (kind, seen)
        for kind, seen, known in cases(TRICKS, PEOPLE, cast)
        if not looks_like(seen, known)
    ]
    assert missed == []


@pytest.mark.parametrize("cast", [TUNED_ON, SEEN_ONCE, HELD_OUT], ids=["tuned", "seen", "held"])
def test_honest_second_addresses_are_left_alone(cast):
    pairs = list(cases(HONEST, PEOPLE, cast))
    flagged = [(kind, seen) for kind, seen, known in pairs if looks_like(seen, known)]
    assert len(flagged) <= len(pairs) / 100, flagged[:5]


@pytest.mark.parametrize("cast", [TUNED_ON, SEEN_ONCE, HELD_OUT], ids=["tuned", "seen", "held"])
def test_an_impostor_shares_a_token_with_the_model(cast):
    apart = [
        (kind, seen)
        for kind, seen, known in cases(TRICKS, PEOPLE, cast)
        if not tokens_of(seen) & tokens_of(known)
    ]
    assert apart == []


def test_tokens_are_few():
    seen = [tokens_of(seen) for _, seen, _ in cases(TRICKS, PEOPLE, TUNED_ON)]
    assert max(map(len, seen)) <= 8
    assert sum(map(len, seen)) <= 4 * len(seen)


def test_there_are_tricks_enough():
    assert len(TRICKS) >= 18
    assert len(HONEST) >= 10


@pytest.mark.parametrize(
    ("name", "email", "reason"),
    [
        ("", "ana.lopes@northw1nd.example", "looks the same as ana.lopes@northwind.example"),
        ("", "ana.lopes@northwind.test", "northwind.test has another ending than"),
        ("", "ana.lopes@north-wind.example", "has another hyphen than"),
        ("", "ana.lopes@northwind.example.evil.test", "contains northwind.example"),
        ("", "ana.lopes@northwind-example.test", "contains northwind.example"),
        ("", "ana.lopes@northwindexample.test", "is written together from"),
        ("", "ana.lopes@northwind-mail.example", "adds a word to"),
        ("", "ana.lopes@northwnd.example", "is one letter away from"),
        ("Ana Lopes", "hello@northwindd.example", "is one letter away from"),
        ("Ana Lopes", "ana.lopez@gmail.com", "one letter away from ana.lopes@gmail.com"),
        ("", "ana.l\u043epes@elsewhere.test", "looks like ana.lopes@northwind.example"),
        ("An\u0430 Lopes", "x@elsewhere.test", "the name is written to look like Ana Lopes"),
        ("Ana L0pes", "x@elsewhere.test", "the name is written to look like Ana Lopes"),
        ("ana.lopes@northwind.example", "x@elsewhere.test", "the name shows the address"),
        ("", "ana.lopes@northwind.example)b@evil.test", "contains ana.lopes@northwind.example"),
    ],
)
def test_the_reason_is_said(name, email, reason):
    seen = Sighting((name,) if name else (), (email,))
    assert reason in looks_like(seen, ANA)


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Ana Lopes", "ana.lopes@web.de"),
        ("ana.lopes", ""),
        ("Ana Lopes", "ana.lopes@northwindmail"),
        ("Lopes, Ana.", ""),
        ("Ana Lopes", "alopes@yahoo.com"),
        ("Ana Lopes", "analopes@gmail.com"),
        ("Ana Lopes", "ana.lopes+jobs@northwind.example"),
        ("Ana Lopes", "ana.lopes83@gmail.com"),
        ("Ana Lopes", "ana.lopes1@gmail.com"),
        ("Ana Lopes", "ana@mail.northwind.example"),
        ("Ana Lopes", "ana.lopes@university.test"),
        ("Ana Lopez", "ana.lopez@southwind.test"),
        ("Anna Lopes", "anna.lopes@gmail.com"),
        ("Ben Okoro", "ben.okoro@northwind.example"),
        ("Ana Lópes", "al@elsewhere.test"),
        ("LOPES, Ana", "al@elsewhere.test"),
        ("Ana Meyer", "ana.meyer@northwind.example"),
        ("", "ana.lopes@southwind.test"),
        ("", ""),
    ],
)
def test_honest_ones_are_not_flagged(name, email):
    assert looks_like(Sighting((name,), (email,)), ANA) == ""


def test_two_domains_of_one_known_person_are_both_trusted():
    known = Sighting(("Ana Lopes",), ("ana@northwind.de", "ana@northwind.com"))
    seen = Sighting(("Ana Lopes",), ("ana.lopes@northwind.com",))
    assert looks_like(seen, known) == ""


@pytest.mark.parametrize(
    ("seen", "known"),
    [
        ("sunnygardens7", "sunnygardens"),  # a number
        ("sunny.gardens", "sunnygardens"),  # a dot
        ("alopes", "aplopes"),  # what spells the name
        ("abc", "abd"),  # too short to tell
    ],
)
def test_a_near_local_part_is_honest_where_it_has_a_reason(seen, known):
    one, other = (Sighting(("Ana Lopes",), (f"{local}@gmail.com",)) for local in (seen, known))
    assert looks_like(one, other) == ""


def test_a_local_part_one_letter_away_needs_the_same_full_name():
    known = Sighting(("Ana Lopes",), ("sunnygardens@gmail.com",))
    near = ("sunnygardents@gmail.com",)
    assert looks_like(Sighting(("Ana Lopes",), near), known)
    assert looks_like(Sighting(("Ben Okoro",), near), known) == ""
    assert looks_like(Sighting(("Ana",), near), Sighting(("Ana",), known.emails)) == ""


def test_whoever_shares_a_mailbox_is_no_look_alike():
    seen = Sighting(("Аna Lopes",), ("analopes@googlemail.com",))
    assert looks_like(seen, ANA) == ""


@pytest.mark.parametrize("one", ["gmx.de", "ymail.com", "yahoo.fr"])
@pytest.mark.parametrize("other", ["gmx.net", "gmail.com", "yahoo.com"])
def test_providers_are_no_look_alikes_of_each_other(one, other):
    seen, known = (Sighting(("Ana Lopes",), (f"ana.lopes@{name}",)) for name in (one, other))
    assert looks_like(seen, known) == ""


@pytest.mark.parametrize(
    "domain", ["gmial.com", "gmaill.com", "gmail.com.evil.test", "gmail.invalid"]
)
def test_a_provider_misspelt_is_seen(domain):
    assert looks_like(Sighting((), (f"ana.lopes@{domain}",)), ANA)


def test_a_firm_in_israel_is_no_look_alike_of_another():
    one, other = (Sighting((), (f"dana@{firm}.co.il",)) for firm in ("galil", "carmel"))
    assert looks_like(one, other) == ""


TEXT = st.text(max_size=80) | st.from_regex(re.compile(r"[a-zа-яi1l0o.@-]{0,30}"), fullmatch=True)
SIGHTINGS = st.builds(
    Sighting,
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(TEXT, max_size=3).map(tuple),
)


@given(SIGHTINGS, SIGHTINGS)
def test_whatever_is_written_is_judged(one, other):
    assert isinstance(looks_like(one, other), str)
    assert all(tokens_of(one))


@given(SIGHTINGS)
def test_nobody_looks_like_himself(one):
    real = Sighting(one.names, ("ana@northwind.example", *one.emails))
    assert looks_like(real, real) == ""


@pytest.mark.parametrize("piece", ["@", ".", "rn", "xn--", "\u200b", "a", "-", "\u0430", "("])
def test_hostile_lengths_are_cut(piece):
    huge = Sighting((piece * 65536,) * 30, (piece * 65536 + "@northwind.example",) * 30)
    assert len(tokens_of(huge)) <= 8
    assert isinstance(looks_like(huge, ANA), str)
