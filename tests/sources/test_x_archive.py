"""X's archive: numbers joined to handles, who is me, what is one message, hostile files."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.recorded import SETTING, as_json, read_whole

from mutuals.model.observed import Card, Claim, Interaction, Post, Skipped
from mutuals.sources.reading.drops import open_drop
from mutuals.sources.registry import recognise
from mutuals.sources.x_archive import SOURCE

DAY = "Wed Jan 01 10:00:00 +0000 2025"
anywhere = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ytd(kind: str, entries: object) -> str:
    return f"window.YTD.{kind}.part0 = {json.dumps(entries)}"


def archive(folder: Path, **files: object) -> Path:
    """Write a folder of an archive: `direct_messages` becomes direct-messages.js."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    for kind, entries in files.items():
        path = data / f"{kind.replace('_', '-')}.js"
        path.write_text(ytd(kind, entries), encoding="utf-8")
    return data


def account(number: str = "100") -> list:
    return [{"account": {"accountId": number, "username": "Nora"}}]


def tweet(number: int, text: str = "x", **more: object) -> dict:
    return {"tweet": {"id_str": str(number), "created_at": DAY, "full_text": text, **more}}


def mention(number: int, handle: str, name: str = "") -> dict:
    return {"id_str": str(number), "screen_name": handle, "name": name}


def conversation(name: str, *senders: str, text: str = "hi") -> dict:
    return {"dmConversation": {"conversationId": name, "messages": [
        {"messageCreate": {"id": str(5000 + at), "senderId": sender, "text": text,
                           "createdAt": "2025-01-25T21:42:05.068Z"}}
        for at, sender in enumerate(senders)
    ]}}  # fmt: skip


def follower(*numbers: str) -> list:
    return [{"follower": {"accountId": number}} for number in numbers]


def read(path: Path) -> list:
    return read_whole(open_drop(path))


def cards(records: list) -> list[Card]:
    return [record for record in records if isinstance(record, Card) and not record.own]


def test_the_latest_handle_of_a_number_wins(tmp_path: Path) -> None:
    data = archive(
        tmp_path,
        account=account(),
        follower=follower("200"),
        tweets=[
            tweet(9, entities={"user_mentions": [mention(200, "New_Ana")]}),
            tweet(8, entities={"user_mentions": [mention(200, "old_ana", "Ana")]}),
            tweet(7, in_reply_to_user_id_str="200", in_reply_to_screen_name="oldest"),
        ],
    )
    [card] = cards(read(data))
    assert [identifier.value for identifier in card.identifiers] == ["x.com/new_ana", "x:200"]


@pytest.mark.parametrize("named", [0, 1])
def test_a_name_is_kept_where_the_latest_word_has_none(tmp_path: Path, named: int) -> None:
    words = [mention(200, "ana", "Ana" if at == named else "") for at in (0, 1)]
    tweets = [tweet(7 + at, entities={"user_mentions": [words[at]]}) for at in (0, 1)]
    for order in (tweets, tweets[::-1]):
        data = archive(tmp_path, account=account(), follower=follower("200"), tweets=order)
        assert [card.name for card in cards(read(data))] == ["Ana"]


def test_a_post_needs_a_number(tmp_path: Path) -> None:
    data = archive(tmp_path, account=account(), tweets=[tweet(0), {"tweet": {"id": True}}])
    assert [r.why for r in read(data) if isinstance(r, Skipped)] == ["post without a number"] * 2


def test_whoever_is_a_number_only_is_left_out(tmp_path: Path) -> None:
    data = archive(tmp_path, account=account(), follower=follower("200", "", "0", "-1", "x"))
    found = read(data)
    assert cards(found) == []
    assert [r.why for r in found if isinstance(r, Skipped)] == ["known by number only"] * 5


def test_a_file_alone_gives_what_it_gives_in_the_folder(tmp_path: Path) -> None:
    data = archive(
        tmp_path, account=account(), tweets=[tweet(1), tweet(2, "RT @a: b")],
        direct_messages=[conversation("100-200", "100", "200")],
    )  # fmt: skip
    whole = read(data)
    alone = [*read(data / "tweets.js"), *read(data / "direct-messages.js")]
    kept = (Post, Interaction)
    assert [r for r in whole if isinstance(r, kept)] == [r for r in alone if isinstance(r, kept)]


@pytest.mark.parametrize(
    ("conversations", "owner"),
    [
        ([("100-200", "200"), ("100-300", "300")], ["x:100"]),
        ([("100-200", "200")], []),
        ([("100-200", "200"), ("100-200", "100")], []),
        ([("100-200", "200"), ("300-400", "300")], []),
        ([("777", "200"), ("778", "200")], []),
    ],
)
def test_whose_messages_they_are(
    tmp_path: Path, conversations: list[tuple[str, str]], owner: list[str]
) -> None:
    data = archive(tmp_path, direct_messages=[conversation(*each) for each in conversations])
    found = read(data / "direct-messages.js")
    assert [r.identifier.value for r in found if isinstance(r, Claim)] == owner


def test_the_account_says_who_i_am(tmp_path: Path) -> None:
    data = archive(
        tmp_path, account=account("300"),
        direct_messages=[conversation("100-200", "200"), conversation("100-300", "300")],
    )  # fmt: skip
    certain = [r.identifier.value for r in read(data) if isinstance(r, Claim)]
    assert certain == ["x.com/nora", "x:300"]


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({}, "post"),
        ({"full_text": "RT @a: b"}, "repost"),
        ({"in_reply_to_status_id_str": "5", "in_reply_to_user_id_str": "200"}, "comment"),
        ({"in_reply_to_status_id_str": "5", "in_reply_to_user_id_str": "100"}, "post"),
        ({"in_reply_to_status_id_str": "5"}, "comment"),
        ({"in_reply_to_user_id_str": "200"}, "post"),
    ],
)
def test_what_kind_of_post(tmp_path: Path, more: dict, kind: str) -> None:
    data = archive(tmp_path, account=account(), tweets=[tweet(1, **{"text": "x", **more})])
    assert [r.kind for r in read(data) if isinstance(r, Post)] == [kind]


def test_a_broken_file_leaves_its_neighbours(tmp_path: Path) -> None:
    data = archive(tmp_path, account=account(), tweets=[tweet(1)])
    (data / "follower.js").write_text("window.YTD.follower.part0 = ", encoding="utf-8")
    (data / "following.js").write_bytes(b"BZh91AY&SY" + bytes(50))
    found = read(data)
    assert sum(isinstance(record, Post) for record in found) == 1
    assert sum(isinstance(record, Skipped) and record.error for record in found) == 2


def test_other_scripts_are_no_archive(tmp_path: Path) -> None:
    for name in ("account.js", "profile.js", "index.js"):
        (tmp_path / name).write_text("export default 1", encoding="utf-8")
    assert recognise(open_drop(tmp_path)) is None
    assert recognise(open_drop(tmp_path / "account.js")) is None


def test_pictures_and_scripts_are_taken_with_the_folder(tmp_path: Path) -> None:
    data = archive(tmp_path, account=account(), tweets=[], like=[])
    (data / "tweets_media").mkdir()
    (data / "notes.txt").write_text("mine", encoding="utf-8")
    drop = open_drop(data)
    assert SOURCE.takes(drop) == {"account.js", "tweets.js", "like.js", "tweets_media"}


def test_a_group_has_everybody_it_names(tmp_path: Path) -> None:
    group = conversation("777", "200")
    group["dmConversation"]["messages"] += [
        {"participantsJoin": {"initiatingUserId": "200", "userIds": ["400"]}},
        {"joinConversation": {"participantsSnapshot": ["300", 5, None, "x"]}},
        {"conversationNameUpdate": {"name": "new"}},
        {"conversationNameUpdate": {"name": "old"}},
    ]
    data = archive(tmp_path, account=account(), tweets=[], direct_messages_group=[group])
    [message] = [record for record in read(data) if isinstance(record, Interaction)]
    people = [part.identifier.value for part in message.participants]
    assert people == ["x:200", "x:100", "x:300", "x:400", "x:5"]
    assert message.subject == "new"


def test_text_is_not_kept(tmp_path: Path) -> None:
    data = archive(
        tmp_path, account=account(), tweets=[tweet(1, "canary")],
        direct_messages=[conversation("100-200", "100", text="canary")],
    )  # fmt: skip
    assert "canary" not in repr(read(data))


def test_text_that_was_edited_is_the_same_message(tmp_path: Path) -> None:
    keys = set()
    for name, text in (("a", "one"), ("b", "two")):
        (tmp_path / name).mkdir()
        data = archive(tmp_path / name, direct_messages=[conversation("1-2", "1", text=text)])
        keys |= {r.key for r in read(data / "direct-messages.js") if isinstance(r, Interaction)}
    assert len(keys) == 1


# --- hostile files -------------------------------------------------------------------------------


def assert_plain(records: list) -> None:
    """Fail unless the records can be kept: hashed, and written as text."""
    for record in records:
        hash(record)
    json.dumps(as_json(records, ""), ensure_ascii=False).encode()


KINDS = (
    "account", "profile", "tweets", "follower", "direct_messages", "direct_messages_group", "like",
)  # fmt: skip
KEYS = (
    "account", "accountId", "username", "email", "profile", "description", "bio", "tweet", "id_str",
    "created_at", "full_text", "entities", "user_mentions", "screen_name", "follower",
    "dmConversation", "conversationId", "messages", "messageCreate", "senderId", "createdAt", "id",
    "text", "joinConversation", "participantsSnapshot", "name",
)  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=12)
    | st.sampled_from([DAY, "2025-01-25T21:42:05.068Z", "100-200", "100", "nora"])
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inside, max_size=6)
    ),
    max_leaves=25,
)


@pytest.mark.parametrize("kind", KINDS)
@anywhere
@given(value=VALUES)
def test_no_value_breaks_the_archive(tmp_path: Path, kind: str, value: object) -> None:
    path = tmp_path / f"{kind}.js"
    path.write_text(ytd(kind, value), encoding="utf-8", errors="surrogatepass")
    assert_plain(read(path))


@pytest.mark.parametrize("kind", KINDS)
@anywhere
@given(tail=st.binary(max_size=80))
def test_no_bytes_break_the_archive(tmp_path: Path, kind: str, tail: bytes) -> None:
    path = tmp_path / f"{kind}.js"
    path.write_bytes(f"window.YTD.{kind}.part0 = [".encode() + tail)
    list(SOURCE.read(open_drop(path), SETTING))
