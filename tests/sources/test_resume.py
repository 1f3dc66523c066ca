"""A résumé in JSON: it is mine, whatever is odd in it; YouTube's channels in any language."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.recorded import SETTING

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Claim, Follow, Skipped
from mutuals.model.position import Affiliation
from mutuals.sources import json_resume
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.registry import recognise

BASICS = {"name": "Kim Example", "email": "kim@a.example"}


def known(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    source = recognise(open_drop(path))
    return source.name if source else ""


def read(path: Path, text: str) -> list:
    path.write_text(text, encoding="utf-8")
    return list(json_resume.SOURCE.read(open_drop(path), SETTING))


def card(path: Path, **sections: object) -> Card:
    [record] = read(path, json.dumps({"basics": BASICS, **sections}))
    assert isinstance(record, Card)
    return record


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"basics": {}, "work": []}', "json-resume"),
        ('\ufeff {"work" : [], "basics" : {"profiles": []}}', "json-resume"),
        ('{"basics": {"name": "a"}}', ""),
        ('{"basics": [], "work": []}', ""),
        ('[{"basics": {}, "work": []}]', ""),
        ('{"name": "package", "work": [], "skills": []}', ""),
    ],
)
def test_sections_decide_whatever_the_file_is_called(tmp_path: Path, text: str, name: str) -> None:
    assert known(tmp_path / "renamed.txt", text) == name


def test_it_states_me_but_claims_nobody(tmp_path: Path) -> None:
    """Somebody else's résumé lies in many a folder: its address must not become mine by itself."""
    found = read(tmp_path / "r.json", json.dumps({"basics": BASICS, "work": []}))
    assert [record.own for record in found] == [True]
    assert not [record for record in found if isinstance(record, Claim)]


@pytest.mark.parametrize(
    ("start", "since"),
    [
        ("2023-04-01", "2023-04-01"), ("2023-04", "2023-04"), ("2023", "2023"), ("2023-13", ""),
        ("now", ""), (2023, ""), (None, ""),
    ],
)  # fmt: skip
def test_days_go_as_far_as_they_are_written(tmp_path: Path, start: object, since: str) -> None:
    found = card(tmp_path / "r.json", work=[{"name": "Fair", "startDate": start}])
    assert found.affiliations == (Affiliation("Fair", "", since),)


def test_the_street_and_what_references_say_are_not_kept(tmp_path: Path) -> None:
    found = card(
        tmp_path / "r.json",
        basics=BASICS | {"location": {"address": "canary 1", "postalCode": "canary"}},
        work=[{"name": "Fair", "summary": "canary", "highlights": ["canary"]}],
        references=[{"name": "Ann Lee", "reference": "canary"}],
    )
    assert "canary" not in repr(found)
    assert [field.value for field in found.fields] == ["Ann Lee"]


def test_a_number_needs_its_country(tmp_path: Path) -> None:
    found = card(tmp_path / "r.json", basics=BASICS | {"phone": "4711"})
    assert found.identifiers == (Identifier("email", "kim@a.example"),)


def test_sections_are_limited(tmp_path: Path) -> None:
    skills = [{"name": f"skill {number}"} for number in range(json_resume.MOST_ENTRIES + 1)]
    assert len(card(tmp_path / "r.json", skills=skills).fields) == json_resume.MOST_ENTRIES


def test_a_bomb_of_brackets_is_refused(tmp_path: Path) -> None:
    text = '{"basics": {"name": "Kim"}, "work": [' + "[" * 100_000
    with pytest.raises(UnsoundError):
        read(tmp_path / "r.json", text)


def test_what_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    error, found = read(tmp_path / "r.json", json.dumps({"basics": BASICS, "work": []})[:-8])
    assert isinstance(error, Skipped)
    assert error.error
    assert found.name == "Kim Example"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "position", "startDate", "url", "level", "x"]), inner
        )
    ),
    max_leaves=8,
)
SECTIONS = ["basics", "work", "volunteer", "education", "skills", "languages", "projects"]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sections=st.dictionaries(st.sampled_from(SECTIONS), ANYTHING))
def test_no_value_of_any_kind_breaks_it(tmp_path: Path, sections: dict[str, object]) -> None:
    for record in read(tmp_path / "r.json", json.dumps(sections)):
        hash(record)


# --- YouTube -------------------------------------------------------------------------------------

CHANNEL = "UCaaaaaaaaaaaaaaaaaaaaaa"


@pytest.mark.parametrize(
    "header",
    [
        "Channel Id,Channel Url,Channel Title",
        "Kanal-ID,Kanal-URL,Kanaltitel",
        "Kanal-ID,Kanal-URL,Kanal-Titel",
        "ID del canal,URL del canal,Título del canal",
        "ID des chaînes,URL des chaînes,Titres des chaînes",
        "ID kanału,URL kanału,Tytuł kanału",
    ],
)
def test_channels_are_read_in_any_language(tmp_path: Path, header: str) -> None:
    path = tmp_path / "renamed.txt"
    row = f'{CHANNEL},http://www.youtube.com/channel/{CHANNEL},"Tents, large"'
    assert known(path, f"\ufeff{header}\r\n{row}\r\n") == "youtube-subscriptions"
    drop = open_drop(path)
    source = recognise(drop)
    assert source is not None
    assert list(source.read(drop, SETTING)) == [
        Follow(f"renamed.txt#{CHANNEL}", "Tents, large", "youtube")
    ]


def test_other_tables_with_an_address_are_left_alone(tmp_path: Path) -> None:
    rows = "a,b,c\nUC1,https://www.youtube.com/watch?v=1,Title\n"
    assert known(tmp_path / "subscriptions.csv", rows) == ""
    assert known(tmp_path / "subscriptions.csv", f'a\0,"b\n{CHANNEL}') == ""
