"""Which positions are former, by the days on which the rows of one profile were seen."""

import pytest

from mutuals.identity.golden import golden
from mutuals.identity.positions import MOST_ROWS
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card
from mutuals.model.position import Affiliation, JobChange

ADA, OTHER = (Identifier("profile", f"linkedin.com/in/{name}") for name in ("ada", "other"))

Seen = tuple[str, str, str, str]
"""Employer, title, and the months of 2026 in which the row was seen first and last."""


def row(seen: Seen, profile: Identifier = ADA) -> Card:
    employer, title, first, last = seen
    held = (Affiliation(employer, title),) if employer or title else ()
    first, last = (f"2026-{month}-01" if month else "" for month in (first, last))
    return Card("c.csv#ada", (profile,), "Ada", held, seen_from=first, seen_until=last)


def rows(*seen: Seen) -> list[Card]:
    return [row(each) for each in seen]


ACME, INITECH = ("Acme", "Buyer", "03", "03"), ("Initech", "Cook", "06", "06")
LEFT = JobChange("Acme", "Initech", "Cook", "2026-03-01", "2026-06-01")


@pytest.mark.parametrize(
    ("seen", "change"),
    [
        ([ACME, INITECH], LEFT),
        ([INITECH, ACME], LEFT),
        # Seen longer at both: the last day there and the first day here bound the change.
        (
            [("Acme", "Buyer", "01", "04"), ("Initech", "Cook", "06", "09")],
            LEFT._replace(left="2026-04-01"),
        ),
        # A rise since: the change of employers stays where it was.
        (
            [ACME, INITECH, ("Initech", "Chef", "09", "09")],
            LEFT._replace(title="Chef"),
        ),
        # Two changes: the last one counts.
        (
            [ACME, INITECH, ("Oak", "Host", "09", "09")],
            JobChange("Initech", "Oak", "Host", "2026-06-01", "2026-09-01"),
        ),
        # Back at the first, in another position.
        (
            [ACME, INITECH, ("Acme", "Head Buyer", "09", "09")],
            JobChange("Initech", "Acme", "Head Buyer", "2026-06-01", "2026-09-01"),
        ),
        # Back in the very same one: its days lie around the other's, nobody knows which is older.
        ([("Acme", "Buyer", "03", "09"), INITECH], None),
        # The same day, or no day at all.
        ([ACME, ("Initech", "Cook", "03", "03")], None),
        ([ACME, ("Initech", "Cook", "", "")], None),
        ([ACME], None),
        # A row without an employer says nothing.
        ([ACME, ("", "", "06", "06")], None),
        ([ACME, ("", "Cook", "06", "06")], None),
        # Whoever looks for work, rests or works alone is not congratulated on that.
        *(
            ([ACME, (employer, title, "06", "06")], None)
            for employer, title in (
                ("Unemployed", ""),
                ("Career Break", ""),
                ("Open to Work", "Buyer"),
                ("Acme Alumni", "Seeking new opportunities"),
                ("Self-employed", "Consultant"),
                ("Freelance", "Designer"),
                ("Im Ruhestand", ""),
                ("Auf Jobsuche", ""),
                ("Selbstständig", ""),
                ("En búsqueda de empleo", ""),
                ("À la recherche d'un emploi", ""),
            )
        ),
        # A job after such a time is one; the employer before it is named where it is known.
        (
            [("Unemployed", "", "03", "03"), INITECH],
            LEFT._replace(former=""),
        ),
        (
            [("Acme", "Buyer", "01", "01"), ("Jobsuchend", "", "03", "03"), INITECH],
            LEFT._replace(left="2026-01-01"),
        ),
        # Names that only sound like it.
        (
            [ACME, ("Autónoma University", "Cook", "06", "06")],
            LEFT._replace(employer="Autónoma University"),
        ),
        ([ACME, ("Citibank, N.A.", "Cook", "06", "06")], LEFT._replace(employer="Citibank, N.A.")),
        # One employer in two spellings, a part of it, another title: no change of employers.
        ([ACME, ("Acme GmbH", "Cook", "06", "06")], None),
        ([ACME, ("Acme Kitchens", "Cook", "06", "06")], None),
        ([ACME, ("Acme", "Cook", "06", "06")], None),
        # Two at once stood last: none of them took the other's place.
        ([ACME, INITECH, ("Oak", "Host", "06", "06")], None),
    ],
)
def test_who_changed_employers(seen: list[Seen], change: JobChange | None) -> None:
    if change:
        change = change._replace(refs=("c.csv#ada",))
    assert golden([ADA], rows(*seen), {}).change == change


@pytest.mark.parametrize(
    ("seen", "ends"),
    [
        ([ACME, ("Open to work", "", "06", "06")], {"Open to work": "", "Acme": "2026-03-01"}),
        ([ACME, INITECH], {"Initech": "", "Acme": "2026-03-01"}),
        ([("Acme", "Buyer", "03", "09"), INITECH], {"Acme": "", "Initech": ""}),
        ([ACME, ("", "", "06", "06")], {"Acme": ""}),
        ([ACME, INITECH, ("Oak", "Host", "06", "06")],
         {"Initech": "", "Oak": "", "Acme": "2026-03-01"}),
    ],
)  # fmt: skip
def test_former_positions_end_with_the_last_day_there(
    seen: list[Seen], ends: dict[str, str]
) -> None:
    held = golden([ADA], rows(*seen), {}).affiliations
    assert {each.organisation: each.until for each in held} == ends
    assert [bool(each.until) for each in held] == sorted(bool(each.until) for each in held)


@pytest.mark.parametrize(("count", "is_told"), [(MOST_ROWS, True), (MOST_ROWS + 1, False)])
def test_a_profile_of_too_many_rows_is_nobodys(count: int, is_told: bool) -> None:
    more = [("Acme", f"Buyer {number}", "03", "03") for number in range(count - 1)]
    found = golden([ADA], rows(*more, INITECH), {})
    assert (found.change is not None) is is_told
    assert ([each.until for each in found.affiliations].count("") == 1) is is_told


def test_rows_of_two_profiles_tell_nothing_of_each_other() -> None:
    cards = [row(ACME), row(INITECH, OTHER)]
    found = golden([ADA, OTHER], cards, {})
    assert found.change is None
    assert {each.until for each in found.affiliations} == {""}


def test_rows_of_somebody_elses_profile_tell_nothing() -> None:
    """An address of both stands on the cards of both."""
    cards = [row(ACME), row(ACME, OTHER), row(INITECH, OTHER)]
    found = golden([ADA], cards, {})
    assert found.change is None
    assert {each.until for each in found.affiliations} == {""}


def test_whoever_is_still_there_by_another_profile_has_not_left() -> None:
    cards = [*rows(ACME, INITECH), row(ACME, OTHER)]
    held = golden([ADA, OTHER], cards, {}).affiliations
    assert {each.organisation: each.until for each in held} == {"Acme": "", "Initech": ""}


@pytest.mark.parametrize(
    ("held", "until"),
    [
        (Affiliation("Acme"), "2026-03-01"),
        (Affiliation("Acme Inc.", "Purchasing"), "2026-03-01"),
        (Affiliation("Acme", "Purchasing", "2026-05"), ""),
        (Affiliation("Acme", "Purchasing", "2019", "2020"), "2020"),
        (Affiliation("Oak", "Host"), ""),
        (Affiliation("Initech", "Host"), ""),
    ],
)
def test_what_an_undated_card_says_of_an_employer_left(held: Affiliation, until: str) -> None:
    cards = [*rows(ACME, INITECH), Card("book.vcf#1", (ADA,), "Ada", (held,))]
    shown = golden([ADA], cards, {}).affiliations
    assert [each.until for each in shown if each[:2] == held[:2]] == [until]
