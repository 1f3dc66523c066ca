"""Monica's exports: who I am, what was done together, what is left out, and hostile shapes."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.memory import Memory
from tests.sources.recorded import SAMPLES, SETTING

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import (
    LOGGED,
    Card,
    Claim,
    Favour,
    Field,
    Interaction,
    Observed,
    Skipped,
)
from mutuals.sources.monica import LARGEST_GROUP, SOURCE
from mutuals.sources.monica_sql import SOURCE as SQL

SAMPLE = (SAMPLES / "monica" / "export.json").read_bytes()
ANA = Identifier("account", "monica:00000000-0000-4000-8000-000000000002")


def read(value: object) -> list:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(SOURCE.read(Memory(raw), SETTING))


def of(kind: type, value: object = SAMPLE) -> list:
    return [record for record in read(value) if isinstance(record, kind)]


def collection(kind: str, *values: object) -> dict[str, object]:
    return {"count": len(values), "type": kind, "values": list(values)}


def contact(uuid: str, *data: object, **properties: object) -> dict[str, object]:
    return {"uuid": uuid, "properties": {"first_name": uuid, **properties}, "data": list(data)}


def export(*data: object) -> dict[str, object]:
    return {
        "version": "1.0-preview.1", "app_version": "4", "exported_by": "u1",
        "account": {"data": list(data)},
    }  # fmt: skip


# --- recognising


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (SAMPLE, 0.95),
        (b"\xef\xbb\xbf" + SAMPLE, 0.95),
        (b'{"version": "1.0", "account": {}}', 0),
        (b'["app_version", "exported_by", "version"]', 0),
        (b"", 0),
    ],
)
def test_the_first_keys_show_an_export(head: bytes, expected: float) -> None:
    assert SOURCE.sniff(Memory(head)) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"# Robin dump of data\n# (`php artisan migrate`)\nSET FOREIGN_KEY_CHECKS=0;\n", 0.9),
        (b"# Robin dump of data\nSET FOREIGN_KEY_CHECKS=0;\n", 0),
        (b"-- php artisan migrate\nSET FOREIGN_KEY_CHECKS=0;\n", 0),
    ],
)
def test_the_banner_shows_the_sql(head: bytes, expected: float) -> None:
    assert SQL.sniff(Memory(head)) == expected


def test_the_sql_says_what_to_do_instead() -> None:
    (record,) = SQL.read(Memory(b""), SETTING)
    assert isinstance(record, Skipped)
    assert "Export to Json" in record.why


# --- me


def test_who_exported_is_me_and_other_users_are_not() -> None:
    claims = of(Claim)
    assert [claim.identifier.value for claim in claims] == [
        "monica:00000000-0000-4000-8000-000000000001",
        "robin@example.org",
    ]
    assert all(claim.certain for claim in claims)
    assert [card.name for card in of(Card) if card.own] == ["Robin Owner"]


def test_the_order_of_users_does_not_say_who_i_am() -> None:
    users: list[dict[str, object]] = [
        {"uuid": uuid, "email": f"{uuid}@example.org", "properties": {}} for uuid in ("u0", "u1")
    ]
    claims = of(Claim, export(collection("user", *users)))
    assert [claim.identifier.value for claim in claims] == ["monica:u1", "u1@example.org"]


def test_without_a_contact_for_me_the_user_is() -> None:
    (claim,) = of(Claim, export())
    assert claim.identifier == Identifier("account", "monica:u1")


# --- together


def test_what_i_noted_is_logged_by_day() -> None:
    noted = [record for record in of(Interaction) if record.traits == LOGGED]
    meeting, call = [record for record in noted if record.participants[0].identifier == ANA]
    assert (meeting.channel, call.channel) == ("meeting", "call")
    assert (meeting.subject, meeting.size, meeting.precision) == ("Lunch by the river", 3, "day")


def test_one_activity_is_one_contact_with_each() -> None:
    meetings = [record for record in of(Interaction) if record.channel == "meeting"]
    assert len({record.key for record in meetings}) == len(meetings) == 2
    assert len({record.ref for record in meetings}) == 1


@pytest.mark.parametrize(("others", "counts"), [(24, True), (25, False)])
def test_a_large_activity_is_no_contact(others: int, counts: bool) -> None:
    people = [contact(f"c{n}", collection("activity", "a1")) for n in range(others)]
    activity = {"uuid": "a1", "properties": {"happened_at": "2021-08-05T00:00:00Z"}}
    value = export(collection("contact", *people), collection("activity", activity))
    assert others + 1 <= LARGEST_GROUP or not counts
    assert bool(of(Interaction, value)) is counts


def test_messages_have_their_direction_and_no_text() -> None:
    mine, theirs = [record for record in of(Interaction) if record.channel == "chat"]
    assert [part.role for part in mine.participants] == ["from", "to"]
    assert theirs.participants[0].identifier == ANA
    assert mine.precision == "second"


def test_no_message_text_is_kept() -> None:
    assert b"Secret words" in SAMPLE
    assert "Secret" not in repr(read(SAMPLE))


def test_gifts_stand_in_the_ledger_and_ideas_do_not() -> None:
    assert [(gift.direction, gift.note) for gift in of(Favour)] == [
        ("gave", "gift: Tea"),
        ("received", "gift: Book"),
    ]
    assert "gift that is only an idea" in {record.why for record in of(Skipped)}


# --- people


def test_relatives_are_named_and_are_no_people() -> None:
    ana = next(card for card in of(Card) if ANA in card.identifiers)
    assert Field("spouse", "Pia") in ana.fields
    assert Field("referred by", "José Núñez") in ana.fields
    assert "Pia" not in {card.name for card in of(Card)}


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ({"date": "1980-03-04T00:00:00Z"}, "1980-03-04"),
        ({"date": "2021-03-04T00:00:00Z", "is_year_unknown": True}, "--03-04"),
        ({"date": "1950-01-01T00:00:00Z", "is_age_based": True}, "1950"),
        ({"date": "never"}, ""),
        ("1980-03-04", "1980-03-04"),
        ([], ""),
    ],
)
def test_birthdays(date: object, shown: str) -> None:
    (card,) = of(Card, export(collection("contact", contact("c1", birthdate=date))))
    assert [field.value for field in card.fields if field.name == "birthday"] == [shown][
        : bool(shown)
    ]


def test_collections_may_come_as_an_object() -> None:
    value = export()
    value["account"] = {"data": {"1": collection("contact", contact("c1"))}}
    assert [card.name for card in of(Card, value)] == ["c1"]


# --- broken


def test_what_is_no_json_cannot_be_read() -> None:
    with pytest.raises(UnsoundError):
        read(b"nothing of the kind")


def test_a_deep_nesting_cannot_be_read() -> None:
    with pytest.raises(UnsoundError):
        read(b'{"account":' * 200 + b"1" + b"}" * 200)


_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["uuid", "type", "values", "data", "properties", "happened_at", "status"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=5_000)
@given(_JSON, st.sampled_from(["contact", "activity", "relationship", "user"]))
def test_no_shape_breaks_the_reader(value: object, kind: str) -> None:
    people = contact("c1", collection("call", value), collection("gift", value), value, tags=value)
    found = read(export(collection(kind, value, people), value))
    assert all(isinstance(record, Observed | Skipped) for record in found)
