"""What LinkedIn's archive and calendars bring to the ledger, and what they do not."""

from pathlib import Path

import pytest
from tests.operations.homes import Home
from tests.operations.letters import ME, calendar, meeting

ENDORSEMENT = (
    "Endorsement Date,Skill Name,{side} First Name,{side} Last Name,{side} Public Url,"
    "Endorsement Status\n"
    "2025/06/10 23:13:46 UTC,Tides,Ana,Lopes,www.linkedin.com/in/ana-lopes,{status}\n"
)
RECOMMENDATION = (
    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Ana,Lopes,Harbour,Head,"Thank you so much for your help.","06/30/25, 01:05 PM",{status}\n'
)
FILES = {
    "Endorsement_Given_Info.csv": (
        "gave", "endorsement", ENDORSEMENT.replace("{side}", "Endorsee"),
    ),
    "Endorsement_Received_Info.csv": (
        "received", "endorsement", ENDORSEMENT.replace("{side}", "Endorser"),
    ),
    "Recommendations_Given.csv": ("gave", "recommendation", RECOMMENDATION),
    "Recommendations_Received.csv": ("received", "recommendation", RECOMMENDATION),
}  # fmt: skip


def archive(folder: Path, files: dict[str, str]) -> Path:
    """Write files of an archive."""
    made = folder / "archive"
    made.mkdir()
    for name, text in files.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def reading(folder: Path) -> Home:
    """Return a home that may read text."""
    home = Home(folder / "home", "2026-03-20")
    home.run("init", me=(ME,), yes=True)
    return home


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("status", ["ACCEPTED", "VISIBLE", "", "pending", "HIDDEN", "REJECTED"])
def test_what_stands_on_a_profile_counts_on_its_side_with_its_row(
    tmp_path: Path, name: str, status: str
) -> None:
    direction, type_, text = FILES[name]
    home = reading(tmp_path)
    home.take(archive(tmp_path, {name: text.replace("{status}", status)}))
    found = home.run("ledger")
    if status.upper() in {"PENDING", "HIDDEN", "REJECTED"}:
        assert (found.entries, found.gave, found.received) == ((), 0, 0)
        return
    (entry,) = found.entries
    assert (entry.direction, entry.type, entry.status) == (direction, type_, "confirmed")
    assert entry.person.name == "Ana Lopes"
    assert [each.ref.partition("#")[0] for each in entry.evidence] == [name]
    assert (found.gave, found.received) == ((1, 0) if direction == "gave" else (0, 1))


def test_the_words_of_a_recommendation_are_no_entry_of_their_own(tmp_path: Path) -> None:
    home = reading(tmp_path)
    text = RECOMMENDATION.replace("{status}", "VISIBLE")
    home.take(archive(tmp_path, {"Recommendations_Received.csv": text}))
    assert [entry.type for entry in home.run("ledger").entries] == ["recommendation"]


def test_events_meals_and_places_where_i_helped_are_no_entries(tmp_path: Path) -> None:
    home = reading(tmp_path)
    lunch = meeting("m1", "20260310T120000Z").replace("SUMMARY:Talk", "SUMMARY:Lunch with Ana")
    home.take(
        archive(
            tmp_path,
            {
                "Events.csv": "Event Name,Event Time,Status,External Url\n"
                "Tide Fair,2025-03-05 13:00:00 UTC,ATTENDING,https://example.com/fair\n",
                "Volunteering.csv": "Company Name,Role,Cause,Started On,Finished On,Description\n"
                "Harbour Rescue,Helper,,Apr 2023,,\n",
            },
        ),
        calendar(tmp_path / "c.ics", lunch),
    )
    assert home.run("ledger").entries == ()
    assert home.figures("Ana Lopes") == (0, 0, 1)
