"""Open ends stay open until something answers them: a word in their thread, a sign, a talk."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.operations.homes import Home, differences, digest
from tests.operations.letters import ANA, BO, ME, calendar, mail, mbox, meeting
from tests.operations.out_again import assert_comes_back
from tests.operations.told import INTRODUCES, THANKS, letter, reading_home
from tests.sources.chats import google

from mutuals.operations.base import load
from mutuals.practice.threads import subject_words
from mutuals.store.version import STORE
from mutuals.workspace import open_desk

ASK = "Hello,\n\ncould you introduce me to Tom at the foundation?\n"
PROMISE = "Hello,\n\nI'll send you the slides tomorrow.\n"
ADVICE = "Hello,\n\nif I were you I would go and see the harbour office first.\n"
INVITES = "Hello,\n\nwould you like to come for dinner on Friday? I will cook.\n"
CY = "Cy Cole <cy@elsewhere.example>"
TOM = "Tom Tide <tom@foundation.example>"


def box(home: Home, *mails: str) -> None:
    """Import mails as a mailbox of their own."""
    home.take(mbox(home.folder.parent / f"{len(home.rows('SELECT * FROM source'))}.mbox", *mails))


def still(home: Home, as_of: str | None = None) -> set[tuple[str, str]]:
    """Return what is open, and with whom."""
    at = Home(home.folder, as_of) if as_of else home
    return {(end.what, end.person.name) for end in at.run("today").open}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """On the tenth I asked Bo and promised Ana something, on the twelfth Cy asked me."""
    made = reading_home(tmp_path / "home")
    box(
        made,
        letter(ME, BO, ASK, "2026-03-10", subject="The foundation"),
        letter(ME, ANA, PROMISE, "2026-03-10", subject="Slides"),
        letter(CY, ME, ASK, "2026-03-12", subject="Tom"),
    )
    return made


OF_BO = ("ask", "Bo Berg")
OPEN = {OF_BO, ("promise", "Ana Lopes"), ("answer", "Cy Cole")}


@pytest.mark.parametrize(
    ("sender", "to", "answer"),
    [(BO, ME, "The foundation"), (ME, ANA, "Slides"), (ME, CY, "Tom")],
)
def test_a_word_in_the_thread_closes_an_end_and_one_elsewhere_does_not(
    home: Home, sender: str, to: str, answer: str
) -> None:
    box(home, mail(sender, to, "2026-03-14", subject="Football on Sunday"))
    assert still(home) == OPEN
    box(home, mail(sender, to, "2026-03-15", subject=f"AW: {answer}"))
    assert len(OPEN - still(home)) == 1


def test_that_they_wrote_of_other_matters_is_said(home: Home) -> None:
    box(home, mail(BO, ME, "2026-03-14", subject="Football"), mail(ME, CY, "2026-03-14"))
    said = {end.person.name: end.why for end in home.run("today").open}
    assert said == {
        "Bo Berg": "You asked Bo Berg for something 10 days ago; it is still open."
        " They wrote since, but not in this thread.",
        "Ana Lopes": "You promised Ana Lopes something 10 days ago.",
        "Cy Cole": "Cy Cole asked you for something 8 days ago; your answer is open."
        " You wrote since, but not in this thread.",
    }


def test_the_ledger_does_not_call_answered_what_is_still_open(home: Home) -> None:
    box(home, mail(BO, ME, "2026-03-14", subject="Football", ref="ball@x.example"))
    assert [each.result for each in home.run("ledger").entries] == [None]
    box(home, mail(BO, ME, "2026-03-15", subject="Re: The foundation", ref="yes@x.example"))
    (entry,) = home.run("ledger").entries
    assert (entry.result, [each.ref for each in entry.outcome]) == ("answered", ["yes@x.example"])


@pytest.mark.parametrize("subject", ["", "(no subject)"])
def test_a_mail_that_does_not_tell_its_thread_closes_as_any_word(home: Home, subject: str) -> None:
    box(home, mail(BO, ME, "2026-03-14", subject=subject))
    assert OF_BO not in still(home)


def test_what_was_asked_without_a_subject_is_answered_by_any_word(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    box(home, letter(ME, BO, ASK, "2026-03-10", subject=""))
    assert still(home) == {OF_BO}
    box(home, mail(BO, ME, "2026-03-14", subject="Football"))
    assert still(home) == set()


@pytest.mark.parametrize("kind", ["call", "met"])
def test_having_spoken_closes_whatever_the_thread(home: Home, kind: str) -> None:
    for who in ("Bo Berg", "Ana Lopes", "Cy Cole"):
        Home(home.folder, "2026-03-14").run("log", who, **{kind: True})
    assert still(home) == set()


def test_a_message_i_wrote_down_closes_what_waits_for_a_word_of_mine(home: Home) -> None:
    for who in ("Bo Berg", "Ana Lopes", "Cy Cole"):
        Home(home.folder, "2026-03-14").run("log", who, message=True)
    assert still(home) == {OF_BO}


# -- signs that answer, in whatever thread ------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "to", "words", "closes"),
    [
        (BO, f"{ME}, {TOM}", INTRODUCES, {OF_BO}),
        (BO, ME, ADVICE, set()),
        (ME, BO, THANKS, {OF_BO}),
        (ME, ANA, ADVICE, {("promise", "Ana Lopes")}),
        (ME, ANA, INVITES, set()),
        (ANA, ME, THANKS, {("promise", "Ana Lopes")}),
        (ME, f"{CY}, {TOM}", INTRODUCES, {("answer", "Cy Cole")}),
        (ME, CY, ADVICE, set()),
    ],
)
def test_a_sign_that_answers_closes_an_end_in_whatever_thread(
    home: Home, sender: str, to: str, words: str, closes: set[tuple[str, str]]
) -> None:
    box(home, letter(sender, to, words, "2026-03-14", subject="Something else"))
    kinds = {each[0] for each in home.rows("SELECT act || ' ' || type FROM sign")}
    assert len(kinds) > 2, "the words show nothing"
    assert OPEN - still(home) == closes


def test_thanks_of_the_same_day_are_for_something_else(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    box(
        home,
        letter(ME, BO, ASK, "2026-03-10", hour=9, subject="The foundation"),
        letter(ME, BO, THANKS, "2026-03-10", hour=11, subject="The report"),
    )
    assert still(home) == {OF_BO}


# -- which of several ---------------------------------------------------------------------------


def test_an_older_ask_stays_open_when_a_newer_one_was_answered(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    box(
        home,
        letter(ME, BO, ASK, "2026-03-08", subject="The foundation"),
        letter(ME, BO, ASK, "2026-03-10", subject="The museum"),
    )
    assert [end.days for end in home.run("today").open] == [10]
    box(home, mail(BO, ME, "2026-03-12", subject="Re: The museum"))
    assert [end.days for end in home.run("today").open] == [12]
    box(home, mail(BO, ME, "2026-03-13", subject="Re: The foundation"))
    assert still(home) == set()


def test_an_ask_i_came_back_to_is_given_its_days_anew(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    box(home, letter(ME, BO, ASK, "2026-03-10", subject="The foundation"))
    box(home, mail(ME, BO, "2026-03-17", subject="Re: The foundation"))
    assert [still(home, f"2026-03-{day}") for day in (16, 17, 20)] == [{OF_BO}, set(), set()]
    assert still(home, "2026-03-21") == {OF_BO}
    box(home, mail(ME, BO, "2026-03-20", subject="Football"))
    assert still(home, "2026-03-21") == {OF_BO}


# -- what was said to several -------------------------------------------------------------------


@pytest.fixture
def several(tmp_path: Path) -> Home:
    """On the tenth I asked Ana and Bo for one thing and promised them another, each in one mail."""
    made = reading_home(tmp_path / "several")
    both = f"{ANA}, {BO}"
    box(
        made,
        letter(ME, both, ASK, "2026-03-10", subject="The foundation"),
        letter(ME, both, PROMISE, "2026-03-10", subject="Slides"),
    )
    assert still(made) == OF_BOTH
    return made


ASKED_BOTH = {("ask", "Ana Lopes"), OF_BO}
PROMISED_BOTH = {("promise", "Ana Lopes"), ("promise", "Bo Berg")}
OF_BOTH = ASKED_BOTH | PROMISED_BOTH


@pytest.mark.parametrize(
    ("sender", "to", "subject", "closes"),
    [
        (BO, ME, "Re: The foundation", ASKED_BOTH),
        (BO, f"{ME}, {ANA}", "Re: The foundation", ASKED_BOTH),
        (BO, ME, "", ASKED_BOTH),
        (BO, ME, "Football", set()),
        (TOM, ME, "Re: The foundation", set()),
        (ME, BO, "Re: Slides", PROMISED_BOTH),
        (ME, BO, "", {("promise", "Bo Berg")}),
        (ME, BO, "Football", set()),
        (ME, TOM, "Re: Slides", set()),
    ],
)
def test_one_of_several_answers_for_all_and_a_promise_is_kept_for_all_in_its_thread(
    several: Home, sender: str, to: str, subject: str, closes: set[tuple[str, str]]
) -> None:
    box(several, mail(sender, to, "2026-03-14", subject=subject))
    assert OF_BOTH - still(several) == closes


@pytest.mark.parametrize(
    ("sender", "to", "words", "closes"),
    [
        (BO, f"{ME}, {TOM}", INTRODUCES, ASKED_BOTH),
        (ME, BO, THANKS, ASKED_BOTH),
        (ME, BO, ADVICE, {("promise", "Bo Berg")}),
    ],
)
def test_a_sign_that_one_answered_is_for_all_and_what_i_gave_to_one_is_not(
    several: Home, sender: str, to: str, words: str, closes: set[tuple[str, str]]
) -> None:
    box(several, letter(sender, to, words, "2026-03-14", subject="Something else"))
    assert OF_BOTH - still(several) == closes


def test_what_was_settled_with_one_of_several_is_settled_with_one(several: Home) -> None:
    several.run("done", "Bo Berg")
    assert still(several) == {("ask", "Ana Lopes"), ("promise", "Ana Lopes")}


def test_the_ledger_and_today_agree_on_what_several_were_asked(several: Home) -> None:
    box(several, mail(BO, ME, "2026-03-14", subject="Re: The foundation"))
    assert [each.result for each in several.run("ledger").entries] == ["answered"]
    assert still(several) == PROMISED_BOTH


def test_for_all_counts_whoever_became_one_of_them_until_it_is_undone(several: Home) -> None:
    box(several, mail("Berg, B. <b@old.example>", ME, "2026-03-14", subject="Re: The foundation"))
    before = digest(several)
    assert still(several) == OF_BOTH
    several.run("merge", "bo@trusted.example", "b@old.example")
    assert still(several) == PROMISED_BOTH
    several.run("undo")
    assert not differences(before, digest(several))
    assert still(several) == OF_BOTH


@pytest.mark.parametrize("who", ["bo@trusted.example", "tom@foundation.example"])
def test_what_one_answered_is_not_open_again_when_somebody_is_erased(
    several: Home, who: str
) -> None:
    box(several, mail(BO, ME, "2026-03-14", subject="Re: The foundation"), mail(TOM, ME))
    with open_desk(home=several.folder) as desk:
        load("erase").function(desk, who, yes=True)
    assert not ASKED_BOTH & still(several)


# -- nothing nags for ever ----------------------------------------------------------------------


def test_what_nobody_answers_is_let_go_after_two_months(home: Home) -> None:
    assert still(home, "2026-05-09") == OPEN
    assert still(home, "2026-05-10") == {("answer", "Cy Cole")}
    assert still(home, "2026-05-12") == set()


def test_where_words_passed_in_other_matters_it_is_let_go_after_three_weeks(home: Home) -> None:
    box(home, mail(BO, ME, "2026-03-14", subject="Football"))
    assert OF_BO in still(home, "2026-03-31")
    assert OF_BO not in still(home, "2026-04-01")


# -- chats --------------------------------------------------------------------------------------

HIS = "bo@trusted.example"
ASKS = "could you introduce me to Tom at the foundation?"


def said(folder: Path, name: str, *lines: tuple[str, str, str]) -> Path:
    """Write a chat: who says what, at which minute of the tenth of March."""
    path = folder / name / "messages.json"
    path.parent.mkdir(exist_ok=True, parents=True)
    told = [
        google(who, f"Tuesday, March 10, 2026 at {at}:00 AM UTC", text=text, message_id=name + at)
        for who, at, text in lines
    ]
    path.write_text(json.dumps({"messages": told}), encoding="utf-8")
    return path


def whatsapp(folder: Path, *lines: str) -> Path:
    """Write a chat of another program with Bo, after that day."""
    path = folder / "WhatsApp Chat with Bo Berg.txt"
    told = "".join(f"11/03/2026, 09:0{n} - {line}\n" for n, line in enumerate(lines))
    path.write_text(told, encoding="utf-8")
    return path


def test_the_same_chat_answers_and_another_chat_or_a_mail_does_not(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    lines = [(HIS, "8:30", "Hi"), (ME, "8:50", ASKS)]
    home.take(said(tmp_path, "DM 1", *lines))
    box(home, mail(BO, ME, "2026-03-14", subject="Football"))
    assert still(home) == {OF_BO}
    home.take(whatsapp(tmp_path, "Bo Berg: the match was good", "Me: it was", "Bo Berg: it was"))
    home.run("merge", HIS, next(p.id for p in home.run("people").people if not p.emails))
    assert still(home) == {OF_BO}
    home.take(said(tmp_path, "DM 1", *lines, (HIS, "8:55", "Sure")))
    assert still(home) == set()


def test_what_they_say_to_a_group_answers_no_chat_of_us_two(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(said(tmp_path, "DM 1", (HIS, "8:30", "Hi"), (ME, "8:50", ASKS)))
    home.take(
        said(tmp_path, "Space 1", (HIS, "9:30", "Hi"), ("cy@elsewhere.example", "9:31", "Hi"),
             (ME, "9:32", "Hi"))
    )  # fmt: skip
    assert still(home) == {("ask", "bo")}


def test_a_chat_read_of_two_formats_answers_itself(tmp_path: Path) -> None:
    home = reading_home(tmp_path / "home")
    home.take(said(tmp_path, "DM 1", (HIS, "8:30", "Hi"), (ME, "8:50", ASKS)))
    assert still(home) == {("ask", "bo")}
    home.take(said(tmp_path, "DM 1", (ME, "8:50", ASKS), (HIS, "8:55", "Sure")))
    with closing(sqlite3.connect(home.folder / STORE, isolation_level=None)) as connection:
        connection.execute("INSERT INTO source (key, ego, path, format) VALUES (99, 1, 'x', 'a')")
        connection.execute(
            "INSERT INTO provenance SELECT ego, key, 99 FROM interaction ORDER BY at DESC LIMIT 1"
        )
    assert still(home) == set()


def test_a_chat_with_both_addresses_of_somebody_answers_itself(tmp_path: Path) -> None:
    home, old = reading_home(tmp_path / "home"), "b@old.example"
    lines = [(HIS, "9:30", "Hi"), (old, "9:31", "Hi"), (ME, "9:32", ASKS)]
    home.take(said(tmp_path, "Space 1", *lines))
    home.run("merge", HIS, old)
    assert [what for what, _ in still(home)] == ["ask"]
    home.take(said(tmp_path, "DM 1", (HIS, "9:33", "Football"), (ME, "9:34", "Yes")))
    assert [what for what, _ in still(home)] == ["ask"]
    home.take(said(tmp_path, "Space 1", *lines, (HIS, "9:55", "Sure")))
    assert still(home) == set()


# -- whatever the order, and whoever is one person ----------------------------------------------


def parts(folder: Path) -> list[Path]:
    """Return a mail that asks, one that answers, one of other matters, and a meeting."""
    guests = tuple(f"mailto:{who}" for who in (ME, "cy@elsewhere.example"))
    return [
        mbox(
            folder / "asks.mbox",
            letter(ME, BO, ASK, "2026-03-10", subject="The foundation"),
            letter(ME, ANA, PROMISE, "2026-03-10", subject="Slides"),
            letter(CY, ME, ASK, "2026-03-12", subject="Tom"),
            letter(ME, f"{TOM}, {BO}", ASK, "2026-03-11", subject="Re: The foundation"),
        ),
        mbox(folder / "answers.mbox", mail(BO, ME, "2026-03-14", subject="RE: The foundation")),
        mbox(
            folder / "rest.mbox",
            mail(ME, ANA, "2026-03-14", subject="Football"),
            mail(ME, CY, "2026-03-14", subject="Football"),
        ),
        calendar(folder / "c.ics", meeting("m", "20260315T100000Z", guests=guests)),
    ]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_imports_does_not_show(tmp_path: Path, order: tuple[int, ...]) -> None:
    home, files = reading_home(tmp_path / "home"), parts(tmp_path)
    for place in order:
        home.take(files[place])
    (end,) = home.run("today").open
    assert (end.what, end.person.name, end.days) == ("promise", "Ana Lopes", 10)
    assert end.why.endswith("You wrote since, but not in this thread.")


def test_an_answer_from_their_other_address_counts_once_both_are_one(home: Home) -> None:
    box(home, mail("Berg, B. <b@old.example>", ME, "2026-03-14", subject="Re: The foundation"))
    before = digest(home)
    assert still(home) == OPEN
    home.run("merge", "bo@trusted.example", "b@old.example")
    assert OPEN - still(home) == {OF_BO}
    home.run("undo")
    assert not differences(before, digest(home))


def test_a_home_that_comes_out_and_in_again_has_the_same_open(home: Home, tmp_path: Path) -> None:
    box(home, mail(BO, ME, "2026-03-14", subject="Football"))
    box(home, mail(ME, CY, "2026-03-14", subject="Re: Tom"))
    assert still(home) == OPEN - {("answer", "Cy Cole")}
    assert_comes_back(home, tmp_path)


def test_what_was_answered_stays_so_when_somebody_in_its_subject_is_erased(home: Home) -> None:
    box(
        home,
        letter(ME, BO, ASK, "2026-03-11", subject="Lunch with Tom Tide"),
        mail(BO, ME, "2026-03-13", subject="Re: Lunch with Tom Tide"),
        mail(BO, ME, "2026-03-14", subject="Re: The foundation"),
        mail(TOM, ME, "2026-03-15"),
    )
    before = still(home)
    assert before == OPEN - {OF_BO}
    with open_desk(home=home.folder) as desk:
        load("erase").function(desk, "tom@foundation.example", yes=True)
    assert "Lunch" not in str(home.rows("SELECT subject FROM interaction"))
    assert still(home) == before


# -- against a slow count by the letters themselves ---------------------------------------------

SUBJECTS = ("Harbour", "Re: Harbour", "AW: Tides", "Tides", "Football", "")
NAMES = {BO: "Bo Berg", ANA: "Ana Lopes"}
DAYS = ("2026-01-25", "2026-02-25", "2026-03-05", "2026-03-12", "2026-03-18")
TODAY = "2026-03-20"


class Said(NamedTuple):
    """A letter of mine to one or both, or theirs; those of one day are apart by their number."""

    day: str
    number: int
    mine: bool
    others: tuple[str, ...]
    words: str
    subject: str

    def ago(self) -> int:
        return (date.fromisoformat(TODAY) - date.fromisoformat(self.day)).days

    def what(self) -> str:
        if self.words == ASK:
            return "ask" if self.mine else "answer"
        return "promise" if self.words == PROMISE and self.mine else ""

    def may_answer(self, earlier: "Said") -> bool:
        ours, theirs = subject_words(self.subject), subject_words(earlier.subject)
        return not ours or not theirs or ours == theirs

    def is_in_thread(self, earlier: "Said") -> bool:
        ours, theirs = subject_words(self.subject), subject_words(earlier.subject)
        return bool(ours) and ours == theirs

    def closes_for_all(self, earlier: "Said") -> bool:
        if earlier.what() == "ask":
            return not self.mine and self.may_answer(earlier)
        return earlier.mine and self.mine and self.is_in_thread(earlier)

    def as_mail(self) -> str:
        them = ", ".join(self.others)
        sender, to = (ME, them) if self.mine else (them, ME)
        return letter(sender, to, self.words, self.day, subject=self.subject, hour=self.number)


LETTERS = st.lists(
    st.tuples(
        st.sampled_from(DAYS),
        st.booleans(),
        st.sampled_from([(BO,), (ANA,), (BO, ANA)]),
        st.sampled_from([ASK, PROMISE, "The goods came."]),
        st.sampled_from(SUBJECTS),
    ),
    min_size=1,
    max_size=9,
).map(lambda drawn: [drawn_said(number, *each) for number, each in enumerate(drawn)])


def drawn_said(number: int, day: str, mine: bool, others: tuple[str, ...], *rest: str) -> Said:
    """Return what was drawn; one letter has one writer."""
    return Said(day, number, mine, others if mine else others[:1], *rest)


def by_hand(letters: list[Said]) -> set[tuple[str, str, int]]:
    """Return what is open, with whom and since how many days, letter by letter."""
    found: dict[tuple[str, str], tuple[int, bool]] = {}
    for said in sorted(letters):
        what = said.what()
        if not what or not (4 if what == "ask" else 2) <= said.ago() <= 60:
            continue
        for other in said.others:
            later = [each for each in letters if each > said and other in each.others]
            answers = [each for each in later if each.mine == (what != "ask")]
            if any(each.may_answer(said) for each in answers) or (answers and said.ago() > 21):
                continue
            after = [each for each in letters if each > said and {*each.others} & {*said.others}]
            if any(each.closes_for_all(said) for each in after):
                continue
            mine = [each for each in later if each.mine and each.may_answer(said)]
            is_repeated = what == "ask" and any(each.ago() < 4 for each in mine)
            found[what, NAMES[other]] = said.ago(), is_repeated
    return {(*key, days) for key, (days, is_repeated) in found.items() if not is_repeated}


@settings(max_examples=25, deadline=None)
@given(LETTERS, st.randoms(use_true_random=False))
def test_any_heap_of_letters_leaves_open_what_they_say(tmp_path_factory, letters, dice) -> None:
    folder = tmp_path_factory.mktemp("heap")
    home, cut = reading_home(folder / "home", TODAY), dice.randrange(len(letters) + 1)
    shuffled = [said.as_mail() for said in dice.sample(letters, len(letters))]
    for number, part in enumerate(filter(None, (shuffled[:cut], shuffled[cut:]))):
        home.take(mbox(folder / f"{number}.mbox", *part))
    found = {(end.what, end.person.name, end.days) for end in home.run("today").open}
    assert found == by_hand(letters)
