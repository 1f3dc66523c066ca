"""Names and addresses of LinkedIn members: clean to show, folded to compare, safe to join."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutuals.model.names import fold
from mutuals.sources.reading.names import LONGEST, clean_name
from mutuals.sources.reading.profile import linkedin_profile


@pytest.mark.parametrize(
    ("written", "name", "suffix"),
    [
        ("Tom Abara", "Tom Abara", ""),
        ("Tom Abara, MBA", "Tom Abara", "MBA"),
        ("Tom Abara, MBA, PMP®", "Tom Abara", "MBA, PMP"),
        ("Tom Abara PhD", "Tom Abara", "PhD"),
        ("Tom Abara Ph.D. MBA", "Tom Abara", "Ph.D., MBA"),
        ("Tom Abara, M.Sc., LEED AP", "Tom Abara", "M.Sc., LEED AP"),
        ("Tom 🚀 Abara ✨", "Tom Abara", ""),
        ("Tom Abara (He/Him)", "Tom Abara", ""),
        ("Yo-Yo Ma", "Yo-Yo Ma", ""),
        ("JACK MA", "JACK MA", ""),
        ("Jack MA", "Jack MA", ""),
        ("Anna MBA", "Anna", "MBA"),
        ("MBA", "MBA", ""),
        ("Sammy Davis, junior", "Sammy Davis, junior", ""),
        ("Md Rahman", "Md Rahman", ""),
        ("Bob Md", "Bob Md", ""),
        ("Jürgen von der Öz", "Jürgen von der Öz", ""),
        ("李 小龍", "李 小龍", ""),
        ("", "", ""),
        ("🚀", "", ""),
    ],
)
def test_names_are_shown_clean(written: str, name: str, suffix: str) -> None:
    assert clean_name(written) == (name, suffix)


def test_a_name_is_cut() -> None:
    assert len(clean_name("x" * (LONGEST + 1)).name) == LONGEST


def test_folding() -> None:
    assert fold("  Tom\u00a0 ABARA ") == "tom abara"


@given(st.text(max_size=60))
def test_cleaning_again_changes_no_name_without_suffix(written: str) -> None:
    clean = clean_name(written)
    if not clean.suffix:
        assert clean_name(clean.name).name == clean.name


@pytest.mark.parametrize(
    "address",
    [
        "https://www.linkedin.com/in/tom-abara",
        "http://de.linkedin.com/in/Tom-Abara/",
        "www.linkedin.com/in/tom-abara",
        "linkedin.com/in/TOM-abara?trk=x#y",
        "https://www.linkedin.com/in/tom%2Dabara/details/skills/",
    ],
)
def test_one_member_has_one_profile(address: str) -> None:
    assert linkedin_profile(address) == "linkedin.com/in/tom-abara"


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://www.linkedin.com/in/zo%C3%A9", "zoé"),
        ("https://www.linkedin.com/in/zoe\u0301", "zoé"),
        ("www.linkedin.com/in/ricp®-9", "ricp®-9"),
        # What would become a path, a space or a stranger's slug stays as it is written.
        ("https://www.linkedin.com/in/a%2Fb", "a%2fb"),
        ("https://www.linkedin.com/in/a%0Ab", "a%0ab"),
        ("https://www.linkedin.com/in/%E2%84%AAim", "%e2%84%aaim"),
        ("https://www.linkedin.com/in/\u212aim", "\u212aim"),
        ("https://www.linkedin.com/in/a%FFb", "a%ffb"),
    ],
)
def test_slugs_are_decoded_where_that_is_safe(address: str, slug: str) -> None:
    assert linkedin_profile(address) == f"linkedin.com/in/{slug}"


@pytest.mark.parametrize(
    "address",
    ["", "https://www.linkedin.com/company/fair", "https://evil-linkedin.com/in/a",
     "https://linkedin.com.evil.example/in/a", "https://www.linkedin.com/in/", "in/tom"],
)  # fmt: skip
def test_what_is_no_profile(address: str) -> None:
    assert linkedin_profile(address) == ""
