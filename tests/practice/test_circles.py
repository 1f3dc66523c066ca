"""Circles: everybody in one, named by what its people share, the same in any order of input."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.model.circles import Acquainted, Member, Share
from mutuals.model.person import PersonRef
from mutuals.practice.circles import ALONE, UNMET, gather, place, strongest

NAMES = "abcdefghijkl"
SHARES = st.lists(
    st.builds(
        Share,
        st.sampled_from(["employer", "domain", "tag"]),
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from(["X", "Y", "Y Ltd"]),
    ),
    max_size=3,
).map(tuple)
MEMBERS = st.lists(
    st.builds(
        Member,
        st.sampled_from(NAMES).map(lambda name: PersonRef(name, name.upper())),
        st.none() | st.floats(0, 1),
        st.none() | st.just("active"),
        SHARES,
    ),
    unique_by=lambda member: member.person.id,
)
TIES = st.lists(
    st.builds(
        Acquainted,
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.floats(0.35, 0.8),
        st.floats(0.04, 3),
    ).filter(lambda tie: tie.one < tie.two),
    unique_by=lambda tie: (tie.one, tie.two),
    max_size=30,
)
ACME, OAK = Share("employer", "acme", "Acme"), Share("employer", "oak", "Oak Ltd")


def member(name, strength=0.5, *shares, state="active"):
    return Member(PersonRef(name, name.upper()), strength, state, shares)


def all_know(names, knows=0.8, weight=1.0):
    return [Acquainted(one, two, knows, weight) for one, two in combinations(names, 2)]


def said(gathered):
    return {each.name: "".join(m.person.id for m in each.members) for each in gathered}


def test_who_was_seen_together_is_a_circle_named_by_what_half_of_them_share():
    people = [member("a", 0.9, ACME), member("b", 0.5, ACME), member("c", 0.7), member("d", 0.2)]
    (circle,) = gather(people, all_know("abcd"))
    assert (circle.name, circle.basis) == ("Acme", "together")
    assert [each.person.id for each in circle.members] == ["a", "c", "b", "d"]


def test_a_circle_that_shares_nothing_is_around_its_closest():
    people = [member("a", 0.1), member("b", 0.9), member("c", 0.3, ACME)]
    assert said(gather(people, all_know("abc"))) == {"around B": "bca"}


def test_an_address_is_no_name_to_call_a_circle_by():
    people = [Member(PersonRef("a", "a@oak.example"), 0.9, "active"), member("b"), member("c")]
    assert said(gather(people, all_know("abc"))) == {"around B": "abc"}


def test_what_most_of_its_people_stand_elsewhere_with_names_no_circle():
    """In a firm's own mail everybody is of the firm: that tells no circle from another."""
    people = [member(name, 0.5, ACME) for name in "abcdefgh"]
    found = said(gather(people, [*all_know("abcd"), *all_know("efgh")]))
    assert found == {"around A": "abcd", "around E": "efgh"}


def test_a_tag_names_a_circle_only_where_no_employer_does():
    tag = Share("tag", "club", "Club")
    people = [member("a", 0.5, OAK, tag), member("b", 0.5, OAK, tag), member("c", 0.5, tag)]
    assert set(said(gather(people, all_know("abc")))) == {"Oak Ltd"}


def test_words_for_one_employer_are_those_used_most():
    spelled = [Share("employer", "acme", words) for words in ("ACME", "Acme", "Acme")]
    people = [member(name, 0.5, share) for name, share in zip("abc", spelled, strict=True)]
    assert set(said(gather(people, all_know("abc")))) == {"Acme"}


def test_who_was_seen_with_nobody_joins_the_circle_of_the_employer():
    people = [*(member(name, 0.5, ACME) for name in "abcx"), member("y", 0.5, OAK)]
    found = said(gather(people, all_know("abc")))
    assert found == {"Acme": "abcx", ALONE: "y"}


def test_three_of_the_rest_who_share_something_make_a_circle_two_do_not():
    people = [*(member(n, 0.5, ACME) for n in "abc"), *(member(n, 0.4, OAK) for n in "de")]
    gathered = gather(people, [])
    assert said(gathered) == {"Acme": "abc", ALONE: "de"}
    assert [each.basis for each in gathered] == ["shared", "alone"]


def test_two_who_know_each_other_are_no_circle():
    assert said(gather([member("a"), member("b")], all_know("ab"))) == {ALONE: "ab"}


def test_without_any_contact_they_come_last():
    people = [member("a", None, state=None), member("b", None), member("c", 0.0)]
    assert list(said(gather(people, [])).items()) == [(ALONE, "cb"), (UNMET, "a")]


def test_the_closest_circle_comes_first():
    people = [member(n, 0.3) for n in "abcd"] + [member(n, 0.6) for n in "efg"]
    found = said(gather(people, [*all_know("abcd"), *all_know("efg")]))
    assert list(found.values()) == ["efg", "abcd"]


def test_big_mails_do_not_melt_circles_into_one():
    people = [member(name) for name in "abcdefgh"]
    party = all_know("abcdefgh", 0.35, 0.05)
    assert len(gather(people, [*party, *all_know("abcd"), *all_know("efgh")])) == 2


def test_two_circles_of_one_name_are_told_apart():
    one, other = Share("employer", "oak", "Oak"), Share("domain", "oak.example", "Oak")
    people = [*(member(n, 0.9, one) for n in "abc"), *(member(n, 0.5, other) for n in "efg")]
    found = said(gather(people, [*all_know("abc"), *all_know("efg")]))
    assert found == {"Oak": "abc", "Oak, around E": "efg"}


@given(MEMBERS, TIES)
def test_everybody_stands_in_one_circle_of_its_own_name(members, ties):
    gathered = gather(members, ties)
    ids = [each.person.id for circle in gathered for each in circle.members]
    assert sorted(ids) == sorted(member.person.id for member in members)
    assert all(circle.members for circle in gathered)
    assert len({circle.name for circle in gathered}) == len(gathered)


@given(MEMBERS, TIES, st.randoms(use_true_random=False), st.integers(1, 12))
def test_the_order_of_input_changes_nothing(members, ties, chance, limit):
    mixed = chance.sample(members, len(members))
    turned = [Acquainted(t.two, t.one, t.knows, t.weight) for t in chance.sample(ties, len(ties))]
    gathered = gather(members, ties)
    assert gather(mixed, turned) == gathered
    assert place(gather(mixed, turned), turned, limit) == place(gathered, ties, limit)
    assert strongest(turned, NAMES, 2, 9) == strongest(ties, NAMES, 2, 9)


@given(MEMBERS, TIES, st.integers(1, 12))
def test_a_limit_shows_the_closest_on_discs_that_hold_them(members, ties, limit):
    gathered = gather(members, ties)
    circles = place(gathered, ties, limit)
    shown = [person for circle in circles for person in circle.people]
    assert len(shown) == min(limit, len(members))
    strengths = {m.person.id: -1 if m.strength is None else m.strength for m in members}
    hidden = strengths.keys() - {person.id for person in shown}
    assert all(strengths[a] <= strengths[b.id] for a in hidden for b in shown)
    sizes = {circle.name: len(circle.members) for circle in gathered}
    assert all(circle.size == sizes[circle.name] for circle in circles)
    for circle in circles:
        for person in circle.people:
            far = (person.x - circle.x) ** 2 + (person.y - circle.y) ** 2
            assert far < circle.radius**2


def test_those_known_one_to_one_stand_round_me_in_the_middle():
    people = [*(member(n, 0.9) for n in "abc"), *(member(n, 0.1) for n in "xy")]
    circles = {each.name: each for each in place(gather(people, all_know("abc")), [], 9)}
    assert (circles[ALONE].x, circles[ALONE].y) == (0, 0)
    assert (circles["around A"].x, circles["around A"].y) != (0, 0)


def test_a_person_says_with_how_many_of_the_circle_they_were_seen():
    people = [*(member(n, 0.5, ACME) for n in "abcx")]
    ties = [*all_know("abc"), Acquainted("a", "z", 0.8, 1.0)]
    (circle,) = place(gather(people, ties), ties, 9)
    assert {each.id: each.known for each in circle.people} == {"a": 2, "b": 2, "c": 2, "x": 0}


def test_the_surest_ties_are_kept_a_few_for_each_and_not_too_many():
    ties = [Acquainted("a", other, 0.5 + at / 100, 1.0) for at, other in enumerate("bcdef")]
    assert [tie.b for tie in strongest(ties, "abcdef", 2, 9)] == ["f", "e"]
    assert [tie.b for tie in strongest(ties, "abcde", 9, 3)] == ["e", "d", "c"]


@pytest.mark.parametrize("ties", [[], all_know("ab")])
def test_nobody_makes_no_circle(ties):
    assert gather([], ties) == []
    assert place([], ties, 5) == ()
