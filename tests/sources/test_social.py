"""Facebook, Instagram, Mastodon: which file is which, who is me, what is one message, bad JSON."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.recorded import SETTING, as_json, read_whole

from mutuals.errors import UnsoundError
from mutuals.model.identifier import Identifier
from mutuals.model.observed import Card, Claim, Interaction, Post, Skipped
from mutuals.sources.reading import social_json
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.reading.mojibake import repaired
from mutuals.sources.reading.social_fediverse import account_at, fediverse_account
from mutuals.sources.reading.social_json import read_json
from mutuals.sources.reading.social_mend import mend
from mutuals.sources.reading.social_meta import instagram_account
from mutuals.sources.registry import recognise

MS = 1_700_000_000_000
ME, JO = "Nora Nyström", "José Álvarez"
anywhere = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])


def put(path: Path, value: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = value if isinstance(value, str) else json.dumps(value)
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    return path


def observed(path: Path, value: object) -> list:
    return read_whole(open_drop(put(path, value)))


def format_of(path: Path) -> str:
    source = recognise(open_drop(path))
    return source.name if source else ""


def said(author: str, at: int = MS, text: str | None = "hi", **more: object) -> dict:
    return {"sender_name": author, "timestamp_ms": at, "content": text, **more}


def thread(people: list[str], *messages: dict, title: str = JO, **more: object) -> dict:
    named = [{"name": name} for name in people]
    return {"participants": named, "messages": list(messages), "title": title, **more}


def numbered(number: str) -> dict:
    return thread([JO], said(JO), thread_path=f"inbox/josealvarez_{number}")


def interactions(records: list) -> list[Interaction]:
    return [record for record in records if isinstance(record, Interaction)]


def reasons(records: list) -> list[str]:
    return [record.why for record in records if isinstance(record, Skipped)]


def claims(records: list) -> list[str]:
    return [record.identifier.value for record in records if isinstance(record, Claim)]


# --- text and JSON -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("JosÃ©", "José"),
        ("ð\x9f\x91\x8b", "👋"),
        ("José", "José"),
        ("Ana", "Ana"),
        ("日本", "日本"),
        ("Ã©日", "Ã©日"),
    ],
)
def test_text_encoded_twice_is_repaired(written: str, meant: str) -> None:
    assert repaired(written) == meant


@anywhere
@given(text=st.text(max_size=40))
def test_any_text_survives_being_encoded_twice(text: str) -> None:
    plain = text.encode("utf-8", "replace").decode("utf-8")
    assert repaired(plain.encode("utf-8").decode("latin-1")) == plain


@pytest.mark.parametrize(
    ("text", "value", "whole"),
    [
        ("[1, 2,]", [1, 2], True),
        ("{a: 1, 'b': \"x\",}", {"a": 1, "b": "x"}, True),
        (r"['it\'s \"so\"']", ['it\'s "so"'], True),
        ('["\\u00e9", true, null, undefined, -1.5e3, 1e999]', None, True),
        ("[[], {}, [{}]];", [[], {}, [{}]], True),
        ('{"a" "b", "c": 2}', {"a": "b", "c": 2}, True),
        ('{"a", "b": 2}', {"b": 2}, True),
        ('[{"a": 1}, {"a": 2', [{"a": 1}], False),
        ('{"list": [{"a": 1}, {"b": {"c": "bro', {"list": [{"a": 1}]}, False),
        ('[{"a": 1}, {"a": 2}, ', [{"a": 1}, {"a": 2}], False),
        ('[{"a": 1}, }', [{"a": 1}], False),
        ('[{"a": 1}, {"b": ]', [{"a": 1}], False),
        ("", None, False),
        ("]", None, False),
    ],
)
def test_json_that_is_none_is_read_as_far_as_it_goes(text: str, value: object, whole: bool) -> None:
    found = mend(text)
    assert found.whole is whole
    if value is not None:
        assert found.value == value


def test_words_and_numbers_are_themselves() -> None:
    found = mend('["\\u00e9", true, null, undefined, -1.5, 12, word]').value
    assert found == ["é", True, None, None, -1.5, 12, "word"]


@anywhere
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(max_size=8),
        lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=5), inside),
        max_leaves=12,
    ).filter(lambda value: isinstance(value, list | dict))
)
def test_sound_json_is_read_as_it_is(value: object) -> None:
    assert mend(json.dumps(value)) == (value, True)


@anywhere
@given(text=st.text(alphabet="[]{}\",:'\\ab1- \n", max_size=60))
def test_no_text_breaks_the_mending(text: str) -> None:
    mend(text)


@pytest.mark.parametrize("depth", [99, 100, 101])
@pytest.mark.parametrize("broken", ["", ","])
def test_json_is_read_to_a_depth_of_100(tmp_path: Path, depth: int, broken: str) -> None:
    path = put(tmp_path / "deep.json", "[" * depth + broken + "]" * depth)
    if depth > 100:
        with pytest.raises(UnsoundError, match="100 deep"):
            read_json(open_drop(path))
    else:
        assert isinstance(read_json(open_drop(path)).value, list)


def test_brackets_inside_a_text_are_no_depth(tmp_path: Path) -> None:
    path = put(tmp_path / "a.json", ["[" * 500, '\\"[' * 300])
    assert read_json(open_drop(path)).value == ["[" * 500, '\\"[' * 300]


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_json_is_read_up_to_a_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    monkeypatch.setattr(social_json, "LARGEST", 200)
    drop = open_drop(put(tmp_path / "a.json", ["x" * (196 + more)]))
    if more > 0:
        with pytest.raises(UnsoundError, match="in parts"):
            read_json(drop)
    else:
        assert read_json(drop).trouble == ""


def test_damage_in_a_large_file_is_not_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(social_json, "LARGEST_MENDED", 10)
    with pytest.raises(UnsoundError, match="again"):
        read_json(open_drop(put(tmp_path / "a.json", '["aaaaaaaaaaaaaa"')))


# --- which file is which -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value", "name"),
    [
        ("a.json", thread([JO, ME], said(JO)), "facebook-messages"),
        ("instagram/a.json", thread([JO, ME], said(JO)), "instagram-messages"),
        ("your_instagram_activity/m/a.json", thread([JO], said(JO)), "instagram-messages"),
        ("instagram/your_facebook_activity/a.json", thread([JO], said(JO)), "facebook-messages"),
        ("a.json", numbered("17841234567890123"), "instagram-messages"),
        ("a.json", numbered("1784123456789"), "facebook-messages"),
        ("message_1.json", thread([JO, ME]), "facebook-messages"),
        ("x.json", {"friends_v2": []}, "facebook-friends"),
        ("x.json", {"relationships_following": []}, "instagram-follows"),
        ("followers_and_following/followers_1.json", [], "instagram-follows"),
        ("followers_1.json", [], ""),
        ("x.json", {"inferred_data_v2": []}, "meta-other"),
        ("your_posts_1.json", [{"timestamp": 1}], "facebook-posts"),
        ("posts_1.json", [{"creation_timestamp": 1}], "instagram-posts"),
        ("posts_1.json", [{"id": 1}], ""),
        ("ads_information/x.json", {"what": "ever"}, "meta-other"),
        ("instagram-nora-2026/x.json", {"what": "ever"}, "meta-other"),
        ("x.json", {"what": "ever"}, ""),
        ("x.json", {"messages": [{"from": "a", "text": "b"}], "name": "Telegram"}, ""),
        ("x.html", "<html><body class='x'>friends</body></html>", ""),
        ("your_facebook_activity/x.html", "<html><body>friends</body></html>", "meta-other"),
        ("no-data.txt", "nothing", ""),
    ],
)  # fmt: skip
def test_a_file_is_known_by_its_content_and_folders(
    tmp_path: Path, path: str, value: object, name: str
) -> None:
    put(tmp_path / path, value)
    drop = open_drop(tmp_path / path.split("/", maxsplit=1)[0])
    while drop.is_folder:
        [drop] = drop.children()
    source = recognise(drop)
    assert (source.name if source else "") == name


def test_web_pages_are_answered_with_advice(tmp_path: Path) -> None:
    put(tmp_path / "your_facebook_activity/messages/x.html", "<html><body>hi</body></html>")
    [record] = read_whole(open_drop(tmp_path))
    assert isinstance(record, Skipped)
    assert "JSON" in record.why
    assert not record.error


# --- conversations -------------------------------------------------------------------------------


def test_a_message_is_one_in_every_form_of_the_archive(tmp_path: Path) -> None:
    new_first = thread([JO, ME], said(ME, MS + 5000), said(JO), said(JO))
    old_first = thread([ME, JO], said(JO), said(JO), said(ME, MS + 5000), title=JO)
    stored = {
        "participants": [ME, JO], "threadName": f"{JO}_7",
        "messages": [{"senderName": JO, "timestamp": MS, "text": "hi"}] * 2
        + [{"senderName": ME, "timestamp": MS + 5000, "text": "hi"}],
    }  # fmt: skip
    spoilt = json.loads(json.dumps(new_first).encode().decode("unicode-escape"))
    keys = [
        {record.key for record in interactions(observed(tmp_path / name, value))}
        for name, value in [("1.json", new_first), ("2.json", old_first), ("3.json", stored),
                            ("4.json", spoilt)]
    ]  # fmt: skip
    assert len(keys[0]) == 3
    assert keys == [keys[0]] * 4


@pytest.mark.parametrize(
    "other",
    [
        thread([JO, ME], said(JO, text="ho")),
        thread([JO, ME], said(JO, MS + 1000)),
        thread([JO, ME], said(ME)),
        thread(["Jo", ME], said(JO)),
    ],
)
def test_another_message_is_another(tmp_path: Path, other: dict) -> None:
    [one] = interactions(observed(tmp_path / "1.json", thread([JO, ME], said(JO))))
    [two] = interactions(observed(tmp_path / "2.json", other))
    assert one.key != two.key


@pytest.mark.parametrize(("size", "counts"), [(2, True), (25, True), (26, False)])
def test_a_group_above_25_is_no_contact(tmp_path: Path, size: int, counts: bool) -> None:
    people = [f"Member {number}" for number in range(size)]
    found = observed(tmp_path / "a.json", thread(people, said("Member 1"), title="All"))
    assert bool(interactions(found)) is counts
    assert reasons(found) == ([] if counts else ["more than 25 people"])


@pytest.mark.parametrize(
    ("value", "me"),
    [
        (thread([JO, ME], said(JO)), [f"facebook:{ME.casefold()}"]),
        (thread([JO, ME], said(JO), title="Somebody else"), []),
        (thread([JO, ME, "Bo"], said(JO)), []),
        (thread([JO, ME], said(JO), thread_type="RegularGroup"), []),
        (thread([JO, JO], said(JO)), []),
        (thread([JO, ME]), []),
        (thread([JO], said(JO)), []),
        (thread(["Facebook user", ME], said(ME), title="Facebook user"), []),
    ],
)
def test_who_must_be_me(tmp_path: Path, value: dict, me: list[str]) -> None:
    assert claims(observed(tmp_path / "message_1.json", value)) == me


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (said(JO, call_duration=0), "missed call"),
        (said(JO, call_duration="long"), "missed call"),
        (said("Facebook-Nutzer"), "from somebody who closed the account"),
        (said(JO, is_unsent=True), "message taken back"),
        (said(JO, type="Unsubscribe"), "notice of the network, not a message"),
        (said(JO, text="Liked a message"), "reaction, not a message"),
        (said(JO, 0), "no date"),
        (said(JO, 1000), "date before 1980"),
        (said(JO, MS * 2), "date in the future"),
    ],
)
def test_what_is_no_contact_says_why(tmp_path: Path, message: dict, why: str) -> None:
    assert reasons(observed(tmp_path / "a.json", thread([JO, ME], message))) == [why]


def test_writers_take_part_where_nobody_is_listed(tmp_path: Path) -> None:
    bare = {"messages": [said(JO), said(ME, MS + 1000)]}
    whole = thread([ME, JO], *bare["messages"])
    keys = [
        [record.key for record in interactions(observed(tmp_path / "a.json", value))]
        for value in (bare, whole)
    ]
    assert len(keys[0]) == 2
    assert keys[0] == keys[1]


def test_a_call_in_a_group_says_nothing_of_who_took_part(tmp_path: Path) -> None:
    group = thread([JO, ME, "Bo"], said(JO, call_duration=60), said(JO))
    found = observed(tmp_path / "a.json", group)
    assert [record.channel for record in interactions(found)] == ["chat"]
    assert reasons(found) == ["call in a group: it is not written who took part"]


def test_a_call_that_was_answered_is_a_call(tmp_path: Path) -> None:
    found = observed(tmp_path / "a.json", thread([JO, ME], said(JO, call_duration=60)))
    assert [record.channel for record in interactions(found)] == ["call"]


def test_a_post_is_one_in_any_part_of_an_archive(tmp_path: Path) -> None:
    one = {"timestamp": MS // 1000, "data": [{"post": "a"}]}
    two = {"timestamp": MS // 1000, "data": [{"post": "b"}]}
    first = observed(tmp_path / "your_posts_1.json", [one, two])
    assert len(set(first)) == 2
    assert observed(tmp_path / "your_posts_2.json", [two]) == first[1:]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a.json", thread([JO, ME], said(JO, text="canary"))),
        ("your_posts_1.json", [{"timestamp": MS // 1000, "data": [{"post": "canary"}]}]),
        ("outbox.json", {
            "@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection",
            "orderedItems": [{
                "id": "https://m.example/users/n/statuses/1", "type": "Create",
                "published": "2025-01-01T00:00:00Z", "to": ["as:Public"],
                "object": {"content": "canary", "summary": "canary"},
            }],
        }),
    ],
)  # fmt: skip
def test_text_is_not_kept(tmp_path: Path, path: str, value: object) -> None:
    found = observed(tmp_path / path, value)
    assert any(isinstance(record, Interaction | Post) for record in found)
    assert "canary" not in repr(found)


# --- names and accounts --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user", "value"),
    [
        ("Ana.Lopes", "instagram.com/ana.lopes"),
        ("_bo.berg_", "instagram.com/_bo.berg_"),
        ("@zoe", "instagram.com/zoe"),
        ("no spaces", ""),
        ("Ana\u212a", ""),
        ("a/b", ""),
        ("", ""),
        ("a" * 31, ""),
    ],
)
def test_instagram_user_names(user: str, value: str) -> None:
    found = instagram_account(user)
    assert (found.value if found else "") == value


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("ana@social.example", "social.example/@ana"),
        ("@Ana_L@Social.Example", "social.example/@ana_l"),
        ("ana", ""),
        ("ana@localhost", ""),
        ("@ana@social.example/x", ""),
        ("ana@@social.example", ""),
        ("an\u0430@social.example", ""),
    ],
)
def test_fediverse_addresses(address: str, value: str) -> None:
    found = fediverse_account(address)
    assert (found.value if found else "") == value


@pytest.mark.parametrize("page", ["https://[bad/@nora", "not a page", "https:///@nora", ""])
def test_an_account_needs_a_server(page: str) -> None:
    assert account_at(page, "nora") is None


def test_addresses_without_at_need_a_name_that_says_so(tmp_path: Path) -> None:
    lines = "ana@social.example\nbo@social.example\n"
    assert format_of(put(tmp_path / "addresses.csv", lines)) == ""
    assert format_of(put(tmp_path / "following.csv", lines)) == "mastodon-follows"
    assert format_of(put(tmp_path / "list.csv", "@ana@social.example\n")) == "mastodon-follows"
    mixed = "@ana@social.example\nDear diary\n"
    assert format_of(put(tmp_path / "mixed.csv", mixed)) == ""


def test_a_friend_is_the_one_who_writes(tmp_path: Path) -> None:
    [card] = observed(
        tmp_path / "f.json", {"friends_v2": [{"name": JO.encode().decode("latin-1")}]}
    )
    [message] = interactions(observed(tmp_path / "m.json", thread([JO, ME], said(JO))))
    assert isinstance(card, Card)
    assert card.identifiers == (message.participants[0].identifier,)


def test_a_day_of_friendship_is_in_the_home_zone(tmp_path: Path) -> None:
    late = 1_704_063_600  # 2023-12-31 23:00 in UTC, midnight in Berlin
    [card] = observed(tmp_path / "f.json", {"friends_v2": [{"name": "Ana", "timestamp": late}]})
    assert ("friend since", "2024-01-01") in card.fields


def test_my_profile_is_me(tmp_path: Path) -> None:
    profile = {"profile_v2": {"name": {"full_name": ME}, "emails": {
        "emails": ["n@a.example"], "previous_emails": ["o@a.example"],
        "pending_emails": ["p@a.example"], "ad_account_emails": ["q@a.example"],
    }}}  # fmt: skip
    found = observed(tmp_path / "p.json", profile)
    assert claims(found) == [f"facebook:{ME.casefold()}", "n@a.example", "o@a.example"]
    assert all(record.certain for record in found if isinstance(record, Claim))
    assert [record.own for record in found if isinstance(record, Card)] == [True]


def test_an_account_in_several_lists_has_one_identifier(tmp_path: Path) -> None:
    link = {"href": "https://www.instagram.com/_u/ana.lo"}
    forms = [
        {"title": "", "string_list_data": [{"value": "Ana.Lo"}]},
        {"title": "ana.lo", "string_list_data": [link]},
        {"string_list_data": [link]},
        {"label_values": [{"label": "Nome de usuÃ¡rio", "value": "ana.lo"}]},
    ]
    cards = observed(tmp_path / "f.json", {"relationships_followers": forms})
    assert {card.identifiers for card in cards} == {
        (Identifier("profile", "instagram.com/ana.lo"),)
    }


# --- hostile files -------------------------------------------------------------------------------


def assert_plain(records: list) -> None:
    """Fail unless the records can be kept: hashed, and written as text."""
    for record in records:
        hash(record)
    json.dumps(as_json(records, ""), ensure_ascii=False).encode()


STARTS = {
    "facebook-friends": '{"friends_v2": ',
    "facebook-pages": '{"pages_followed_v2": ',
    "facebook-profile": '{"profile_v2": ',
    "facebook-messages": '{"participants": [], "x": "\\"sender_name\\" \\"timestamp_ms\\"", '
    '"sender_name": 0, "timestamp_ms": 0, "messages": ',
    "facebook-posts": '{"comments_v2": ',
    "instagram-posts": '{"ig_reels_media": ',
    "instagram-follows": '{"relationships_followers": ',
    "instagram-profile": '{"profile_user": ',
    "mastodon-archive": '{"@context": "https://www.w3.org/ns/activitystreams", "type": '
    '"OrderedCollection", "preferredUsername": null, "orderedItems": ',
}
KEYS = (
    "name", "timestamp", "title", "data", "participants", "messages", "sender_name", "content",
    "timestamp_ms", "call_duration", "string_list_data", "value", "href", "string_map_data",
    "Username", "emails", "full_name", "phone_numbers", "phone_number", "birthday", "year",
    "work_experiences", "employer", "object", "published", "type", "to", "inReplyTo", "id",
)  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=12)
    | st.sampled_from(["Create", "2025-01-01T00:00:00Z", "as:Public", "nora", MS])
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inside, max_size=6)
    ),
    max_leaves=25,
)


@pytest.mark.parametrize("name", STARTS)
@anywhere
@given(value=VALUES)
def test_no_value_breaks_a_source(tmp_path: Path, name: str, value: object) -> None:
    path = put(tmp_path / "a.json", STARTS[name] + json.dumps(value) + "}")
    assert format_of(path) == name
    assert_plain(read_whole(open_drop(path)))


@pytest.mark.parametrize("name", STARTS)
@anywhere
@given(tail=st.binary(max_size=80))
def test_no_bytes_break_a_source(tmp_path: Path, name: str, tail: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(STARTS[name].encode() + tail)
    source = recognise(drop := open_drop(path))
    assert source is not None
    list(source.read(drop, SETTING))


@anywhere
@given(lines=st.lists(st.text(max_size=30), max_size=6))
def test_no_lines_break_a_list_of_accounts(tmp_path: Path, lines: list[str]) -> None:
    path = put(tmp_path / "following_accounts.csv", "\n".join(["Account address", *lines]))
    assert_plain(read_whole(open_drop(path)))
