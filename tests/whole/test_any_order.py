"""The same inputs give the same answers: twice, in any order, in any batches, however split."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ANA, BO, ME, delivered, mail, mbox
from tests.operations.small_sample import split_mbox, write_small

from mutuals.model.imports import AddedCounts
from mutuals.operations import reading
from mutuals.workspace import open_workspace

AS_OF = "2026-11-20"
EVIDENCE_BY_ACCOUNT = ("verdict", "today")


@pytest.fixture(scope="session")
def inputs(tmp_path_factory) -> list[Path]:
    return write_small(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def whole(inputs, tmp_path_factory) -> dict[str, str]:
    """Return the digest of the small sample imported in the order of its files."""
    home = Home(tmp_path_factory.mktemp("whole"), AS_OF)
    report = home.take(*inputs)
    assert report.exit_status == 0
    assert report.interactions > 500
    return digest(home)


def test_a_second_import_adds_nothing(inputs, whole, tmp_path):
    home = Home(tmp_path, AS_OF)
    first = home.take(*inputs)
    second = home.take(*inputs)
    assert not differences(digest(home), whole)
    for before, after in zip(first.sources, second.sources, strict=True):
        new = before.added
        assert after.added == AddedCounts()
        assert (after.path, after.read, after.skipped) == (
            before.path,
            before.read,
            before.skipped,
        )
        kept = new.interactions + new.events + new.posts + new.other
        assert after.unchanged == before.unchanged + kept
    assert (second.people, second.interactions) == (first.people, first.interactions)


def test_reading_all_again_adds_nothing(inputs, whole, tmp_path):
    home = Home(tmp_path, AS_OF)
    home.take(*inputs)
    home.run("import", *inputs, retry=True)
    assert not differences(digest(home), whole)


@pytest.mark.parametrize("seed", range(2))
def test_any_order_of_the_inputs_gives_the_same_answers(inputs, whole, tmp_path, seed):
    shuffled = random.Random(seed).sample(inputs, len(inputs))  # noqa: S311 - it repeats from a seed
    home = Home(tmp_path, AS_OF)
    for path in shuffled:
        home.take(path)
    assert not differences(digest(home), whole)


@pytest.mark.parametrize("size", [7])
def test_the_size_of_a_batch_does_not_show(inputs, whole, tmp_path, monkeypatch, size):
    monkeypatch.setattr(reading, "BATCH", size)
    home = Home(tmp_path, AS_OF)
    home.take(*inputs)
    assert not differences(digest(home), whole)


def test_batches_of_one_record_give_the_same_answers(tmp_path, monkeypatch):
    paths = write_small(tmp_path / "sample", mails=60)[1:]
    home = Home(tmp_path / "one", AS_OF)
    home.take(*paths)
    monkeypatch.setattr(reading, "BATCH", 1)
    other = Home(tmp_path / "other", AS_OF)
    other.take(*paths)
    assert not differences(digest(other), digest(home))


@pytest.mark.parametrize("seed", range(2))
def test_any_split_of_a_mailbox_gives_the_same_people(inputs, whole, tmp_path, seed):
    dice = random.Random(seed)  # noqa: S311 - it repeats from a seed
    mails = split_mbox(inputs[0].read_bytes())
    dice.shuffle(mails)
    piles: dict[int, list[bytes]] = {}
    for each in mails:
        piles.setdefault(dice.randrange(5), []).append(each)
    parts = []
    for number, pile in piles.items():
        parts.append(tmp_path / "parts" / f"part{number}.mbox")
        parts[-1].parent.mkdir(exist_ok=True)
        parts[-1].write_bytes(b"".join(pile))
    home = Home(tmp_path / "home", AS_OF)
    home.take(*parts, *inputs[1:])
    assert not differences(digest(home), whole)


# -- copies ----------------------------------------------------------------------------------

ONE: dict[str, Any] = {"ref": "same@x", "hour": 9}
COPIES = {
    "other recipients": (mail(ANA, ME, **ONE), mail(ANA, f"{ME}, {BO}", **ONE)),
    "each names somebody else": (
        mail(ANA, f"{ME}, one@ghost.example", **ONE),
        mail(ANA, f"{ME}, two@ghost.example", **ONE),
    ),
    "nobody named": (
        mail(ANA, "", more=delivered(), **ONE),
        mail(ANA, f"{ME}, carl@else.example", **ONE),
    ),
    "another arrival": (
        mail(ANA, ME, more=delivered(), **ONE),
        mail(ANA, ME, more=delivered().replace("09:00:00", "11:30:00"), **ONE),
    ),
    "another subject": (mail(ANA, ME, **ONE), mail(ANA, ME, subject="[list] Hello", **ONE)),
    "one is a post": (
        mail(ANA, ME, **ONE),
        mail(ANA, "talk@lists.example", more="List-Id: <talk.lists.example>\n", **ONE),
    ),
    "one came to another address of mine": (
        mail(ANA, ME, more=delivered(), **ONE),
        mail(ANA, ME, more=delivered("old@home.example"), **ONE),
    ),
    "one names me anew": (mail(ANA, ME, **ONE), mail(ANA, f"Mia Home <{ME}>", **ONE)),
    "one is far in the future": (
        mail(ANA, ME, day="2026-03-05", **ONE),
        mail(ANA, ME, day="2026-03-05", more=delivered(), **ONE),
    ),
}
BACKGROUND = (
    mail(f"Mia <{ME}>", ANA, "2026-03-01"),
    mail(f"Mia <{ME}>", BO, "2026-03-02"),
    mail("Carl <carl@else.example>", ME, "2026-03-03"),
    mail(BO, "old@home.example", "2026-03-03"),
)


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("at_once", [True, False])
def test_of_copies_the_same_one_counts_in_every_order(tmp_path, name, at_once):
    one, other = COPIES[name]
    boxes = [
        mbox(tmp_path / "a" / "Sent.mbox", *BACKGROUND),
        mbox(tmp_path / "a" / "one.mbox", one, mail(BO, ME, "2026-03-09")),
        mbox(tmp_path / "a" / "other.mbox", mail(BO, ME, "2026-01-09"), other),
    ]
    digests = []
    for number, order in enumerate((boxes, boxes[::-1], [boxes[1], boxes[0], boxes[2]])):
        home = Home(tmp_path / f"home{number}", "2026-03-10")
        for group in [order] if at_once else [[path] for path in order]:
            home.take(*group)
        digests.append(digest(home))
    assert not differences(digests[0], digests[1])
    assert not differences(digests[0], digests[2])


def test_copies_in_one_mailbox_leave_nobody_behind(tmp_path):
    for number, pair in enumerate(COPIES.values()):
        digests = []
        for way, both in enumerate((pair, pair[::-1])):
            home = Home(tmp_path / f"{number}-{way}", "2026-03-10")
            home.take(mbox(tmp_path / f"{number}-{way}.d" / "all.mbox", *both))
            digests.append(digest(home))
        assert not differences(*digests)


@pytest.mark.parametrize("first", [0, 1])
def test_a_copy_makes_both_mailboxes_cover_my_days(tmp_path, first):
    copy = mail(ANA, ME, **ONE)
    boxes = [
        mbox(tmp_path / "one.mbox", copy, mail(BO, "carl@else.example", "2026-01-09")),
        mbox(tmp_path / "two.mbox", copy, mail(BO, "carl@else.example", "2026-03-19")),
    ]
    home = Home(tmp_path / "home", "2026-03-20")
    home.take(mbox(tmp_path / "Sent.mbox", mail(ME, ANA, "2026-03-01")))
    home.take(boxes[first])
    home.take(boxes[1 - first])
    with open_workspace(home.folder) as network:
        days = [tuple(map(network.clock.day_of, s)) for s in network.coverage.messages()]
    assert days == [(20462, 20531)]


@pytest.mark.parametrize("first", ["Sent", "Archive"])
def test_the_same_mailbox_in_two_folders_is_read_in_both(tmp_path, first):
    """A copy that lies among the sent mail says who I am, whichever is read first."""
    box = (mail(f"Mia <{ME}>", ANA, "2026-03-01"), mail(f"Mia <{ME}>", BO, "2026-03-02"))
    for folder in ("Sent", "Archive"):
        mbox(tmp_path / "mail" / folder / "mail.mbox", *box)
    second = {"Sent": "Archive", "Archive": "Sent"}[first]
    home = Home(tmp_path / "home", "2026-03-10")
    home.take(tmp_path / "mail" / first)
    home.take(tmp_path / "mail" / second)
    assert home.person("me").emails == (ME,)
    assert home.figures("Ana Lopes") == (1, 0, 0)


ADDRESSES = [ME, ANA, BO, "carl@else.example", "talk@lists.example", "old@home.example"]


@st.composite
def small_mails(draw) -> list[str]:
    """Draw mails among a few people, some of them copies of each other."""
    return [
        mail(
            draw(st.sampled_from(ADDRESSES)),
            ", ".join(draw(st.lists(st.sampled_from(ADDRESSES), min_size=1, max_size=3))),
            f"2026-03-0{draw(st.integers(1, 5))}",
            ref=f"{draw(st.integers(1, 4))}@x",
            more=draw(st.sampled_from(["", delivered(), "List-Id: <talk.lists.example>\n"])),
        )
        for _ in range(draw(st.integers(2, 8)))
    ]


@settings(max_examples=40, deadline=None)
@given(small_mails(), st.randoms(use_true_random=False))
def test_any_heap_of_mails_gives_one_digest(tmp_path_factory, mails, dice):
    folder = tmp_path_factory.mktemp("heap")
    shuffled = dice.sample(mails, len(mails))
    cut = dice.randrange(len(mails) + 1)
    sent = mail(f"Mia <{ME}>", ANA, "2026-02-01")
    one = Home(folder / "one", "2026-03-10")
    one.take(mbox(folder / "a" / "Sent.mbox", sent), mbox(folder / "a" / "all.mbox", *mails))
    other = Home(folder / "other", "2026-03-10")
    parts = [part for part in (shuffled[:cut], shuffled[cut:]) if part]
    for number, part in enumerate(parts):
        other.take(mbox(folder / "b" / f"{number}.mbox", *part))
    other.take(mbox(folder / "b" / "Sent.mbox", sent))
    found, expected = digest(other), digest(one)
    for name in EVIDENCE_BY_ACCOUNT:
        del found[name], expected[name]
    assert not differences(found, expected)
