"""Needs and offers by readable rules, and the choice of whom to introduce to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.model.evidence import Evidence
from mutuals.practice.matching import A_QUARTER, Candidate, chosen, fits, win_win
from mutuals.practice.needs import DONE, SAID, best_match, match, of_text, of_title, words_of

PROOF = (Evidence("vcard", "a.vcf#1"),)


def told(text: str) -> list[tuple[str, str]]:
    return [(signal.side, signal.text) for signal in of_text(text, PROOF)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Looking for a tax adviser.", [("need", "a tax adviser")]),
        ("She can help with export papers; likes tea", [("offer", "export papers")]),
        ("Sucht eine Wohnung in Köln", [("need", "eine wohnung in köln")]),
        ("busca: diseñadores de producto", [("need", "diseñadores de producto")]),
        ("offers: mentoring\nneeds a stage", [("offer", "mentoring"), ("need", "a stage")]),
        ("looking for labels, offers wine", [("need", "labels"), ("offer", "wine")]),
        ("Two children, likes sailing", []),
        ("needless to say", []),
        ("Not looking for funding. Offers wine", [("offer", "wine")]),
        ("is no longer actively looking for work", []),
        ("doesn't need labels", []),
        ("sucht derzeit keine Stelle; bietet Wein", [("offer", "wein")]),
        ("Sucht nicht mehr nach Arbeit", []),
        ("ya no busca trabajo", []),
        ("offers nothing, needs no help", []),
        (
            "not only offers wine, needs a no-code tool",
            [("offer", "wine"), ("need", "a no-code tool")],
        ),
    ],
)
def test_notes_say_what_is_needed_and_offered(text, expected):
    assert told(text) == expected


def test_who_looks_for_work_is_a_candidate():
    assert ("offer", "candidates") in told("open for change, looking for a new role")
    assert ("offer", "candidates") not in told("looking for a tax adviser")


def test_a_title_suggests_what_its_role_needs_and_offers_and_weighs_less():
    found = list(of_title("Talent Partner", PROOF))
    assert {(each.side, each.text) for each in found} >= {
        ("need", "candidates"), ("offer", "job openings"),
    }  # fmt: skip
    assert {each.weight for each in found} == {DONE}
    assert {each.side for each in of_title("Winemaker", PROOF)} == {"offer"}
    assert {each.weight for each in of_text("looking for work", PROOF)} == {SAID}


def test_endings_do_not_matter_and_half_of_the_words_must_meet():
    need = next(of_text("looking for software developers", PROOF))
    (offer,) = of_title("Software Developer", PROOF)
    assert match(need, offer) == pytest.approx(DONE)
    (other,) = of_title("Software Tester", PROOF)
    assert match(need, other) == pytest.approx(DONE / 2)
    (none,) = of_title("Winemaker", PROOF)
    assert match(need, none) == 0
    assert best_match([need], [none]) is None
    found = best_match([need], [other, offer])
    assert found is not None
    assert found[2] == offer
    assert words_of("a the for") == frozenset()


def person(name: str, text: str, p: float = 0.5, circle: str = "") -> Candidate:
    return Candidate(name, p, circle, tuple(of_text(text, PROOF)))


WINE = person("wine", "needs labels. offers wine", 0.4, "north")
PRINT = person("print", "needs wine. offers labels", 0.8, "south")


def test_both_must_gain():
    (fit,) = fits([WINE, PRINT])
    assert fit.score == pytest.approx(1.0 * 0.95 * 0.4 * 1.2)
    assert (fit.for_a[0].text, fit.for_b[0].text) == ("wine", "labels")
    taker = person("taker", "needs wine. offers silence")
    assert fits([WINE, taker]) == []


def test_who_knows_each_other_is_not_introduced():
    found = fits([WINE, PRINT])
    assert chosen(found, {}, 9, lambda *_: False) == []
    assert chosen(found, {}, 9, lambda *_: True) == found


def test_only_of_those_it_would_keep_is_asked_whether_they_are_strangers():
    """Seeing it takes long, and of many people nearly all pairs fit."""
    needing = [person(f"n{n:02}", "needs wine. offers labels") for n in range(20)]
    giving = [person(f"w{n:02}", "needs labels. offers wine") for n in range(20)]
    found, asked = fits([*needing, *giving]), list[tuple[str, str]]()

    def are_strangers(one: str, other: str) -> bool:
        asked.append((one, other))
        return (one, other) != ("n00", "w00")

    kept = chosen(found, {"n01": A_QUARTER}, 3, are_strangers)
    assert (len(found), len(kept)) == (400, 3)
    assert asked == [("n00", "w00"), *((fit.a, fit.b) for fit in kept)]


def test_one_circle_counts_less_than_two():
    same = WINE._replace(circle="south")
    assert fits([same, PRINT])[0].score < fits([WINE, PRINT])[0].score


SHARES = st.floats(0.01, 1)


@given(SHARES, SHARES, SHARES, SHARES, st.booleans())
def test_win_win_is_bounded_by_the_lesser_gain_and_the_lesser_reach(a, b, p, q, across):
    score = win_win(a, b, p, q, across=across)
    assert 0 < score <= 1.2
    assert score == win_win(b, a, q, p, across=across)
    assert score <= 2 * min(a, b) * min(p, q) * 1.2


def test_nobody_is_proposed_too_often_in_a_quarter():
    hub = person("hub", "needs wine. offers labels", 0.9)
    others = [person(f"w{n}", "needs labels. offers wine") for n in range(4)]
    found = fits([hub, *others])
    assert len(found) == len(others)
    assert len(chosen(found, {}, 9, lambda *_: True)) == A_QUARTER
    assert len(chosen(found, {"hub": 1}, 9, lambda *_: True)) == A_QUARTER - 1
    assert chosen(found, {"hub": A_QUARTER}, 9, lambda *_: True) == []
    assert len(chosen(found, {}, 1, lambda *_: True)) == 1
