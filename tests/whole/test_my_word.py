"""My word on an entry of the ledger holds, whatever is imported, ruled or derived after it."""

import json
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.operations.letters import ANA, BO, ME, calendar, mail, mbox, meeting
from tests.operations.told import CY, INTRODUCES, THANKS, letter, reading_home
from tests.sources.chats import google

from mutuals.detection.judging import VERSION
from mutuals.errors import MutualsError
from mutuals.operations.settling import settle_anew
from mutuals.workspace import open_workspace

ADDRESSES = (
    "ana@trusted.example", "ana@other.example", "bo@trusted.example", "cy@elsewhere.example",
)  # fmt: skip
ENDORSED = (
    "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,"
    "Endorsement Status\n"
    "2025/06/10 23:13:46 UTC,Tides,Ana,Lopes,www.linkedin.com/in/ana-lopes,ACCEPTED\n"
)
ACTS = (
    "import", "import again", "confirm", "dismiss", "rebuild", "merge", "split", "newer rules",
)  # fmt: skip


def files(folder: Path) -> list[Path]:
    """Write sources that show things to confirm, and others that speak against them."""
    said = [
        ("ana@trusted.example", "9:00", "thank you so much for your help with the report"),
        (ME, "9:01", "Any time"),
    ]
    chats = [[*said], [*said, ("bo@trusted.example", "9:02", "Hi")]]
    written = []
    for number, lines in enumerate(chats):
        path = folder / f"export {number}" / "DM 1" / "messages.json"
        path.parent.mkdir(parents=True)
        told = [
            google(who, f"Thursday, March 5, 2026 at {at}:00 AM UTC", text=text, message_id=at)
            for who, at, text in lines
        ]
        path.write_text(json.dumps({"messages": told}), encoding="utf-8")
        written.append(path)
    endorsed = folder / "Endorsement_Given_Info.csv"
    endorsed.write_text(ENDORSED, encoding="utf-8")
    guests = tuple(f"mailto:{who}" for who in (ME, "bo@trusted.example", "cy@elsewhere.example"))
    return [
        *written,
        endorsed,
        mbox(folder / "one.mbox", letter(ANA, ME, THANKS), letter(ME, f"{ANA}, {CY}", INTRODUCES)),
        mbox(
            folder / "two.mbox",
            letter("Ana Lopes <ana@other.example>", ME, THANKS),
            letter(ME, f"{BO}, {CY}", INTRODUCES, "2026-03-06"),
            letter(BO, f"{ME}, {CY}", INTRODUCES, "2026-03-07"),
        ),
        mbox(folder / "old.mbox", mail(ANA, f"{CY}, {ME}", "2026-01-05")),
        calendar(folder / "old.ics", meeting("m", "20260105T100000Z", guests=guests)),
    ]


class Trial:
    """A home in which things happen, and what I said of its entries."""

    def __init__(self, folder: Path, chance: Random, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home, self.files = reading_home(folder / "home"), files(folder)
        self.said: dict[str, str] = {}
        self._chance, self._patch = chance, monkeypatch
        self.home.run("log", "ana@trusted.example", gave="advice")
        self.home.take(*self.files[:5])

    def act(self, what: str) -> None:
        """Have one thing happen."""
        getattr(self, f"_{what.replace(' ', '_')}")()

    def _import(self) -> None:
        self.home.take(self._chance.choice(self.files))

    def _import_again(self) -> None:
        self.home.run("import", *self.files, retry=True)

    def _confirm(self) -> None:
        self._say("confirm", "confirmed")

    def _dismiss(self) -> None:
        self._say("dismiss", "dismissed")

    def _say(self, word: str, status: str) -> None:
        entries = self.home.run("ledger").entries
        if entries:
            chosen = self._chance.choice(entries).id
            self.home.run("ledger", word, chosen)
            self.said[chosen] = status

    def _rebuild(self) -> None:
        with open_workspace(self.home.folder) as network, network.writing.transaction():
            settle_anew(network)

    def _merge(self) -> None:
        self._rule("merge", *self._chance.sample(ADDRESSES, 2))

    def _split(self) -> None:
        who = self._chance.choice(ADDRESSES)
        self._rule("split", who, keep=(who,))

    def _rule(self, verb: str, *words: str, **more) -> None:
        # It may be so already, or there may be nothing to split.
        with suppress(MutualsError):
            self.home.run(verb, *words, **more)

    def _newer_rules(self) -> None:
        reading = "mutuals.sources.reading.judged"
        for module in ("mutuals.operations.reading", reading):
            self._patch.setattr(f"{module}.VERSION", VERSION + 1)
        self._patch.setattr(f"{reading}.judge", lambda _subject, _text, **_how: ())


@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(st.sampled_from(ACTS), min_size=4, max_size=12), st.randoms(use_true_random=False))
def test_my_word_on_an_entry_holds_whatever_happens(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], chance: Random
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        trial = Trial(tmp_path_factory.mktemp("word"), chance, patch)
        for act in ("confirm", "dismiss", *acts):
            trial.act(act)
            stands = {each.id: each.status for each in trial.home.run("ledger").entries}
            assert {key: stands.get(key) for key in trial.said} == trial.said, act


def test_taking_my_word_back_leaves_it_as_if_i_had_never_given_it(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        trial = Trial(tmp_path, Random(7), patch)  # noqa: S311 - a test's choice
        before = trial.home.run("ledger")
        trial.act("confirm")
        trial.home.run("undo")
        assert trial.home.run("ledger") == before
