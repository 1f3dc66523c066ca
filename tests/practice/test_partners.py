"""Whom to introduce to one person: the words they are found by, and who is surely apart."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.model.evidence import Evidence
from mutuals.model.person import PersonRef
from mutuals.practice.matching import Candidate, fit_of
from mutuals.practice.needs import NEEDS, OFFERS, ROLES, of_text, of_title
from mutuals.practice.partners import bearing, offer, partner, words_of_need

THINGS = ["job", "candidates", "wine labels", "Kapital", "Gründerinnen", "a stage", "press"]
TITLES = [word for role in ROLES for word in role.words] + ["Web Designer", "Jobs Coordinator"]
TEXTS = st.one_of(
    st.tuples(st.just("title"), st.sampled_from(TITLES)),
    st.tuples(
        st.just("note"),
        st.builds("{} {}".format, st.sampled_from([*NEEDS, *OFFERS]), st.sampled_from(THINGS)),
    ),
)


def told(texts):
    """Return the signals of titles and notes."""
    read = {"title": of_title, "note": of_text}
    return tuple(each for kind, text in texts for each in read[kind](text.title(), ()))


def found_by(texts):
    """Return the words under which somebody with such texts is found."""
    plain = unicodedata.normalize("NFKD", " ".join(text for _, text in texts).casefold())
    return set(re.findall(r"[^\W_]+", "".join(s for s in plain if not unicodedata.combining(s))))


@given(st.lists(TEXTS, min_size=1, max_size=3), st.lists(TEXTS, min_size=1, max_size=3))
def test_whoever_can_be_introduced_is_found_by_words(one, other):
    mine, theirs = told(one), told(other)
    if not fit_of(Candidate("a", 0.5, "", mine), Candidate("b", 0.5, "", theirs)):
        return
    words, wanted = found_by(other), bearing(mine)
    assert not words.isdisjoint(words_of_need())
    assert wanted is not None
    assert not words.isdisjoint(wanted.needing)
    begins = any(word.startswith(wanted.beginnings) for word in words)
    assert begins or not words.isdisjoint(wanted.offering)


@pytest.mark.parametrize("text", ["looking for work", "buscando empleo", "sucht eine stelle"])
def test_who_looks_for_work_is_found_for_whoever_looks_for_people(text):
    wanted = bearing(tuple(of_title("Recruiter", ())))
    assert wanted is not None
    assert not found_by([("note", text)]).isdisjoint(wanted.needing)
    assert not found_by([("note", text)]).isdisjoint(wanted.offering)


def test_who_needs_or_offers_nothing_has_no_partner():
    assert bearing(tuple(of_text("looking for labels", ()))) is None
    assert bearing(tuple(of_title("Winemaker", ()))) is None


def test_the_surest_gain_goes_first_of_those_who_may():
    proofs = [(Evidence("vcard", name),) for name in ("wine", "print", "draw")]
    wine, printer, drawer = (
        Candidate(name, p, "", tuple(of_text(text, proof)))
        for name, p, text, proof in zip(
            ("wine", "print", "draw"), (0.2, 0.9, 0.1),
            ("needs labels. offers wine", "needs wine. offers labels", "needs wine. offers labels"),
            proofs, strict=True,
        )
    )  # fmt: skip
    first = partner(wine, [drawer, printer], lambda _: True)
    assert first is not None
    assert first.b == "print"
    second = partner(wine, [drawer, printer], lambda who: who != "print")
    assert second is not None
    assert second.b == "draw"
    assert partner(wine, [drawer, printer], lambda _: False) is None
    ana, ben = PersonRef("wine", "Ana"), PersonRef("print", "Ben")
    found = offer(first, ana, ben, "Printer")
    assert (found.kind, found.text) == ("introduction", "Ben (Printer)")
    assert found.evidence == (*proofs[0], *proofs[1])
    assert found.reason == (
        "You could introduce Ana to Ben. Ana may need labels; Ben may offer labels. Ben may need"
        " wine; Ana may offer wine."
    )
