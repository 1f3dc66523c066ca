"""How records read for people: plain words, no decimals, no scores, nothing cut that matters."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from tests.faces.stage import EVIL, RAW, Greeting, the_day

from mutuals.faces.render import RENDERERS, render
from mutuals.faces.render.words import dots
from mutuals.model.advice import Measure, Verdict, Verdicts
from mutuals.model.advised import Outcome, Outcomes, SlotOutcome
from mutuals.model.assistant import Assistant, Call, Proposal, Proposals
from mutuals.model.circles import Circle, CirclePerson, Circles, Known
from mutuals.model.decided import Decided, Step, StepList, Undone
from mutuals.model.duplicates import DuplicatePair, Duplicates
from mutuals.model.evidence import Evidence
from mutuals.model.export import Exported, PartCount
from mutuals.model.favour import Ledger, LedgerEntry
from mutuals.model.found import Finding, Findings
from mutuals.model.health import Figure, Health
from mutuals.model.imports import AddedCounts, ImportedSource, ImportReport, SkippedCount, Trouble
from mutuals.model.introduced import Introduction, IntroductionList
from mutuals.model.introduction import Path, Paths, PathStep, Target
from mutuals.model.lesson import LessonList, LessonShown
from mutuals.model.match import Match, MatchList
from mutuals.model.nudge import Nudge
from mutuals.model.person import KnownField, KnownTie, PersonRef, TimelineEntry, Warned
from mutuals.model.person_page import PeopleList, Person, PersonPage
from mutuals.model.position import Organisation
from mutuals.model.returns import FavourBack, Met, Reply, Returns, ReturnTotals
from mutuals.model.score import ScoreFile
from mutuals.model.sign import What
from mutuals.model.starting import Start
from mutuals.model.strategy import Floor, PlanView
from mutuals.model.survey import Setup, SourceList, SourceRead
from mutuals.model.tag import Tagged
from mutuals.model.vault import Backup, Checkup, Erased, Fault, KnownBackup, Restored
from mutuals.practice.open_ends import open_end

TODAY = date(2026, 11, 23)

ANA = Person(
    id="aaaaaaaaaaaaa", name="Ana Lopes", emails=("ana@mail.example",), phones=("+491",),
    profiles=("linkedin.com/in/ana",), organisations=(Organisation("Acme", "Buyer", "2020", None),),
    kind="human", interactions=12, sent=7, received=5, met=1, first_contact="2024-01-01",
    last_contact="2026-09-21", strength=0.87, alive=0.512345, state="drifting",
    cadence_days=29.41, due_in_days=-33.59, key=True, mark="network", reciprocity=0.25, tags=("a",),
    warnings=(Warned(PersonRef("b" * 13, "Anna Lopes"), "one letter differs"),),
)  # fmt: skip
REF = PersonRef(ANA.id, ANA.name)
ENTRY = LedgerEntry(
    "e" * 13, "gave", "advice", REF, (), "2026-10-01T12:00:00+00:00", "detected", ()
)
PAGE = PersonPage(
    **{name: getattr(ANA, name) for name in Person.__slots__},
    timeline=(
        TimelineEntry("t", "2026-09-21T10:00:00+00:00", "mail", "out", "Budget", (), None),
        TimelineEntry("u", "2026-09-01T10:00:00+00:00", "meeting", "both", "Lunch", (), None),
    ),
    fields=(KnownField("birthday", "3 May", ()),),
    ties=(KnownTie(PersonRef("b", "Bo Berg"), 0.61, ()),),
    ledger=(ENTRY,),
)
CIRCLE = Circle(
    "Acme", "together", 9, 10.125, 0.0, 3.117,
    (CirclePerson(ANA.id, ANA.name, 0.871234, "active", 4, 10.125, 0.0),),
)  # fmt: skip
LESSON = LessonShown(
    "thanking", "Thank somebody", "It helps.", ("Think.", "Write."), "You thanked somebody.",
    "Thanks.", True, "2026-11-20", REF, (Evidence("mbox", "a@b"),),
)  # fmt: skip
BO = PersonRef("b" * 13, "Bo Berg")
PATHS = Paths(
    Target("person", BO.id, BO.name),
    (
        Path(
            (PersonRef("m" * 13, "Mia"), REF, BO), 0.512345,
            (
                PathStep(PersonRef("m" * 13, "Mia"), REF, None, 0.712345, ()),
                PathStep(REF, BO, 0.8, 0.8, (Evidence("mbox", "a@b"),)),
            ),
            "Hello Ana,\n\n| Hello Bo,", ("You met.",), "between you and Ana Lopes", 2,
        ),
    ),
    0.512345,
)  # fmt: skip
STEP = Step("s" * 13, "2026-11-23", "key", "Ana Lopes is a key person")

PAIR = DuplicatePair("a" * 13, "b" * 13, 0.8, ("the same rare name",), "Ana Lopes", "")

FOUND = (
    Finding("mailbox", "/a.mbox", 1, 5_000_000, counted_all=False, newest="2026-11-20",
            command="mutuals import /a.mbox", note=None),
    Finding("Outlook's own file", "/b.pst", 0, 0, counted_all=True, newest=None, command=None,
            note="only Outlook reads it"),
)  # fmt: skip

NOW = "2026-11-29T09:00:00+00:00"
FAULTS = (Fault(EVIL, "/home", "restore"), Fault("open", "/home", "closed", mended=True))
CALL = Call(NOW, "person", '{"who": "Ana Lopes"}', "answered", 3, 1)
PROPOSAL = Proposal(
    "p" * 13, NOW, "log", ("Ana Lopes",), {"met": True, "on": {"day": "2026-11-23"}, "note": EVIL},
    "met Ana Lopes", (REF,),
)  # fmt: skip
FIGURE = Figure(
    "came", 0.25, "people", (None, 2.125, 0.25), 0.125, 4.0, "Some people came.", "Write to them."
)

RECORDS = (
    Assistant(proposing=True, people=200, waiting=1, calls=(CALL, CALL._replace(tool=""))),
    Proposals((PROPOSAL, PROPOSAL)),
    Findings(FOUND, ("/home",)),
    Duplicates((PAIR,), 2),
    Exported("all.json", "json", 99, (PartCount("people", 3),)),
    Backup("b.zip", NOW, "asked", 99, "0", 4, "1", (PartCount("people", 3),)),
    Restored("b.zip", "/home", NOW, (PartCount("people", 3),), "c.zip", 1),
    Checkup("/home", sound=False, findings=FAULTS, checked=("files",), last_backup=None, free=9),
    Erased(1, 2, 0, 3, 1),
    Health((FIGURE, FIGURE._replace(name="stayed", unit="share"), FIGURE, FIGURE, FIGURE)),
    PeopleList((ANA,), 1),
    PAGE,
    the_day(),
    the_day().engage[0],
    the_day().verdict,
    Verdicts((the_day().verdict,)),
    Ledger((ENTRY,), 1, 0, 0),
    ImportReport(
        (
            ImportedSource(
                "a.mbox", "mbox", 1200, AddedCounts(people=2, interactions=1000), 5,
                (SkippedCount("draft", 3),), (Trouble("offset 7", "no date"),),
            ),
            ImportedSource("b.bin", "unknown", 0, AddedCounts(), 0, (), ()),
        ),
        2, 1000, 0.5, ("b.bin",),
    ),
    PlanView("seeker", "steady", "UTC", (Floor("key_in_touch", 0.5, 28),), (), (REF,), (), (), ()),
    Start("/home", REF, ("ana@mail.example",), "seeker", "UTC", text=True, on="2026-11-23"),
    Circles((CIRCLE,), (Known("a" * 13, "b" * 13, 0.8),), 1, 12),
    Decided("s" * 13, "2026-11-23", "key", (REF,), "Ana Lopes is a key person"),
    Tagged("mentor", False, "2026-11-23", ("s" * 13,), (REF,), "Ana Lopes is tagged mentor"),
    SourceList(
        (
            SourceRead(
                "/files/a.mbox", "mbox", 1200, False, "2024-01-01", "2026-11-20", False, True,
                (SkippedCount("draft", 3),), (Trouble("offset 7", EVIL),),
            ),
            SourceRead("b.vcf", "vcard", 3, True, None, None, False, False, (), ()),
        ),
        True, 1203, 3, 1,
    ),
    Setup(
        "/home", sample=True, set_up_on="2026-01-02", me=REF, addresses=("a@x.example",),
        stage="seeker", zone="UTC", text=True, own_messages=False, people=3, interactions=9,
        sources=2, last_backup=NOW, backups=(KnownBackup("b.zip", NOW, "asked", None),),
    ),
    Returns(
        "2026-10-27", "2026-11-23",
        (Reply(REF, "2026-11-20", 3, "mail", "Budget", (Evidence("mbox", "a@b"),)),),
        (Met(REF, "2026-11-19", 2, None, ()),),
        (FavourBack(REF, "2026-11-18", "gave", "thanks", ()),),
        ReturnTotals(1, 1, 25),
    ),
    Outcomes(
        "2026-09-29", "2026-11-23",
        (SlotOutcome("loss", 9, 4, 1, 2, 7, 3, 2.4, 3, 2, 1),),
        (Outcome(REF, "loss", "2026-11-18", "followed", "2026-11-20", "2026-11-21"),),
    ),
    LessonList((LESSON, LESSON._replace(done=False, on=None, person=None)), 1, 2, "giving", None),
    PATHS,
    MatchList(
        (
            Match(REF, BO, "Ana Lopes may need wine; Bo Berg may offer wine.", "So may Bo Berg.",
                  (Evidence("vcard", "a.vcf#1"),), 0.412345, "Hello Ana,", "Hello Bo,"),
        )
    ),
    IntroductionList(
        (
            Introduction("i" * 13, "request", "asked", REF, BO, "2026-11-01", "2026-11-02", (),
                         "Wait for Ana Lopes.", ""),
            Introduction("j" * 13, "offer", "agreed", REF, BO, "2026-11-01", "2026-11-02",
                         (REF, BO), "Both agreed.", "Hello Ana, hello Bo,"),
        ),
        2,
    ),
    StepList((STEP,)),
    Undone((STEP,)),
    ScoreFile("ties.csv", 1200, "2026-11-20"),
)  # fmt: skip


def shown(record, width=100, **more):
    return render(record, TODAY, width, **more)


def kind(record):
    return type(record).__name__


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Ana Lopes", '"Ana Lopes"'),
        ("Ana", "Ana"),
        ("Søren d'Oak", '"Søren d\'Oak"'),
        ("$(touch owned)", "aaaaaaaaaaaaa"),
        ("`id`", "aaaaaaaaaaaaa"),
        ('a" ; id "', "aaaaaaaaaaaaa"),
        ("-rf", "aaaaaaaaaaaaa"),
        ("a;id", "aaaaaaaaaaaaa"),
    ],
)
def test_no_name_becomes_a_word_that_a_shell_obeys(name: str, word: str) -> None:
    nudge = Nudge(
        PersonRef(ANA.id, name), "why", (), None, None, None, "greeting", "", "mail", "", 0.5
    )
    assert f"mutuals done {word}; or" in render(nudge, TODAY, 100)


def test_a_search_that_finds_nobody_does_not_say_that_the_home_is_empty() -> None:
    assert "Nobody is here yet" in render(PeopleList((), 0), TODAY, 100)
    assert "Nobody here fits" in render(PeopleList((), 0, chosen=True), TODAY, 100)


@pytest.mark.parametrize(("may", "said"), [(True, "read during import"), (False, "never read")])
def test_the_setup_says_what_becomes_of_message_text(may: bool, said: str) -> None:
    start = Start("/home", None, (), "seeker", "UTC", text=may, on="2026-11-23")
    told = next(line for line in render(start, TODAY, 100).splitlines() if "Message text" in line)
    assert said in told


def test_every_registered_record_is_tried():
    assert {name.rpartition(".")[2] for name in RENDERERS} == set(map(kind, RECORDS))


@pytest.mark.parametrize("record", RECORDS, ids=kind)
def test_nothing_raw_and_no_score(record):
    text = shown(record)
    assert text.strip()
    assert not re.search(r"\d\.\d{2,}|None|\bTrue\b|\w+\(", text)
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("record", RECORDS, ids=kind)
def test_prose_keeps_to_the_width(record, width):
    if not isinstance(record, Ledger | PeopleList | Assistant):
        assert max(map(len, shown(record, width).splitlines())) <= width


def test_people_read_as_words():
    text = shown(PeopleList((ANA,), 70, 1))
    for part in ("Ana Lopes *", "about monthly; 2 months ago", "quieter than usual", "Acme"):
        assert part in text or "9 weeks ago" in text
    assert "●●●●○" in text
    assert "1 of 70 people" in text


def test_a_long_list_is_cut_only_where_no_limit_was_given():
    many = tuple(replace(ANA, name=f"Ana {number}") for number in range(60))
    assert "Ana 49" in shown(PeopleList(many, 60))
    assert "Ana 50" not in shown(PeopleList(many, 60))
    assert "Ana 59" in shown(PeopleList(many, 60, 0))


def test_circles_read_as_words():
    text = shown(Circles((CIRCLE,), (), 1, 12))
    assert re.search(r"Acme +9 +Ana Lopes +seen together", text)
    assert "the closest 1 of 12 people, in 1 circle" in text
    assert "1 person in 1 circle" in shown(Circles((CIRCLE._replace(size=1),), (), 1, 1))


def test_no_circle_says_what_to_do():
    assert "mutuals import PATH" in shown(Circles((), (), 0, 0))


def test_a_person_reads_as_words():
    text = shown(PAGE)
    for part in (
        "Ana Lopes", "key person", "Buyer, Acme (2020 to now)", "quiet for longer than usual",
        "7 messages from you, 5 from them, met 1 time.", "you wrote by mail", "Lunch", "Bo Berg",
        "birthday: 3 May",
    ):  # fmt: skip
        assert part in text
    assert "0.25" not in text


def test_of_somebody_who_died_neither_closeness_nor_silence_is_told():
    text = shown(replace(PAGE, mark="deceased"))
    assert "Last contact on 21 September 2026." in text
    assert "in memory" in text
    assert "quiet" not in text
    assert "●" not in text.partition("Probably knows")[0]


def test_what_came_of_introductions_reads_as_words():
    made = ENTRY._replace(type="introduction", with_=(BO,), result="unseen")
    asked = ENTRY._replace(direction="asked", result="answered")
    text = shown(Ledger((made, made._replace(result="conversation"), asked), 2, 0, 1), 80)
    assert "What came of introductions" in text
    assert "Ana Lopes, Bo Berg: not seen from here" in text
    assert "Ana Lopes, Bo Berg: came to a conversation" in text
    assert "and 2 earlier ones" in shown(Ledger((made,) * 12, 12, 0, 0))
    sought = asked._replace(type="introduction")
    assert "What came" not in shown(Ledger((ENTRY, asked, sought), 1, 0, 2))
    page = shown(replace(PAGE, ledger=(made, asked)))
    assert "you gave     introduction (Ana Lopes, Bo Berg): not seen from here" in page
    assert "you asked    advice: answered" in page


def test_who_introduced_me_and_who_thanked_whom_reads_as_what_it_is():
    made = ENTRY._replace(direction="received", type="introduction", with_=(BO,), result="waiting")
    thanks = ENTRY._replace(type="thanks")
    text = shown(Ledger((made, thanks, thanks._replace(direction="received")), 1, 2, 0), 90)
    assert re.search(r"you received +introduction +Bo Berg, by Ana Lopes", text)
    assert re.search(r"thanked you +thanks +Ana Lopes", text)
    assert re.search(r"you thanked +thanks +Ana Lopes", text)
    page = shown(replace(PAGE, ledger=(made, thanks._replace(status="dismissed"))))
    assert "you received introduction (Bo Berg, by Ana Lopes): no word yet" in page
    assert "thanked you, dismissed" in page


def test_what_is_open_is_said_of_me_and_of_nobodys_debt():
    kinds: tuple[What, ...] = ("ask", "promise", "answer")
    ends = tuple(open_end(REF, what, 0, 8, ()) for what in kinds)
    text = shown(the_day()._replace(open=ends))
    assert "You asked Ana Lopes for something 8 days ago; it is still open." in text
    assert "You promised Ana Lopes something 8 days ago." in text
    assert "Ana Lopes asked you for something 8 days ago; your answer is open." in text


def test_nobody_waits_only_where_nothing_is_open():
    plain = the_day()._replace(engage=())
    assert "Nobody is waiting for you today." in shown(plain)
    open_day = plain._replace(open=(open_end(REF, "answer", 0, 8, ()),))
    assert "Nobody else is due today." in shown(open_day)
    assert "is waiting" not in shown(open_day)


def test_today_shows_verdict_and_numbered_nudges():
    text = shown(the_day())
    for part in (
        "NOT-working  week 2026-W48", "1 person to go: Ana would do.", "people you reached out to",
        "4 of 5 this week", "cannot be seen", "1. Ana Lopes", "Give    thanks", "Ask     advice",
        "by mail; last contact 8 weeks ago", "     Hello Ana,", "from mbox <b@x>; mbox c@x",
    ):  # fmt: skip
        assert part in text


def test_a_record_derived_from_today_reads_like_it():
    record = the_day()
    derived = type("Sample", (type(record),), {})
    assert shown(derived(record.as_of, record.verdict, record.engage)) == shown(record)


def test_nobody_to_engage_shows_why_alone():
    nobody = Nudge(None, "Nobody is due.", (), None, None, None, "", "", None, "", None)
    assert shown(nobody) == "Nobody is due.\n"


def test_weeks_are_one_line_each():
    weeks = (
        Verdict("2026-W48", "NET-working", (Measure("gave", 4, 2, 28, True, ()),), "why"),
        Verdict("2026-W47", "UNKNOWN", (Measure("gave", None, 2, 28, None, ()),), "why"),
    )
    assert shown(Verdicts(weeks)).splitlines()[:2] == [
        "2026-W48  NET-working  █",
        "2026-W47  UNKNOWN      ·",
    ]


def test_what_cannot_be_read_is_told_once_for_its_reason():
    closed = [
        ImportedSource(
            f"{name}.msg", "outlook-store", 1, AddedCounts(), 0, (),
            (Trouble(f"{name}.msg", "only Outlook reads it"),),
        )
        for name in "abc"
    ]  # fmt: skip
    text = shown(ImportReport(tuple(closed), 0, 0, 0.1))
    assert text.count("only Outlook reads it") == 1
    assert "and 2 more like it" in text
    assert "broken" not in text


def test_pictures_are_counted_by_kind():
    strange = [
        ImportedSource(path, "unknown", 0, AddedCounts(), 0, (), ())
        for path in ("a/b.JPG", "c.d/e", "f.png", "g.jpg/h.MP4")
    ]
    text = shown(ImportReport(tuple(strange), 0, 0, 0.1))
    assert "4 files of no use left alone: 2 pictures, 1 film, 1 of no format known here" in text


def test_i_am_told_to_be_myself_and_not_out_of_touch():
    text = shown(PeopleList((replace(ANA, kind="self", last_contact=None),), 1))
    assert "this is you" in text
    assert "no contact yet" not in text


def test_an_empty_file_is_told_to_be_empty():
    empty = ImportedSource("a/nothing.csv", "empty", 0, AddedCounts(), 0, (), ())
    assert (
        shown(ImportReport((empty,), 0, 0, 0.1)).splitlines()[0] == "1 empty file: nothing is in it"
    )


def test_what_an_export_holds_is_said_in_words():
    parts = [("decisions", 1), ("people", 1), ("interactions", 2), ("observed", 3), ("claims", 4)]
    record = Exported("a.json", "json", 9, tuple(PartCount(*each) for each in parts))
    told = "Written to a.json: 1 decision, 1 person, 2 contacts, 3 cards and the like."
    assert told in shown(record)


def test_anything_else_reads_as_key_and_value():
    assert shown(Greeting("Hello", 2, None, ("a", "b"))).splitlines()[:4] == [
        "says: Hello",
        "times: 2",
        "on: -",
        "with: a, b",
    ]


@pytest.mark.parametrize(
    ("strength", "expected"),
    [(1.0, "●●●●●"), (0.9, "●●●●○"), (0.5, "●●●○○"), (0.0, "●○○○○"), (None, "")],
)
def test_closeness_is_dots(strength, expected):
    assert dots(strength) == expected


def test_hostile_records_stay_harmless_in_every_field():
    evil = replace(
        ANA, name=EVIL, emails=(EVIL,), organisations=(Organisation(EVIL, EVIL, None, None),)
    )
    day = the_day(name=EVIL, draft=EVIL, why=EVIL)
    nudge = day.engage[0]._replace(give=EVIL, ask=EVIL, evidence=(Evidence(EVIL, EVIL),))
    for record in (PeopleList((evil,), 1), day._replace(engage=(nudge,)), Greeting(EVIL)):
        assert not [sign for sign in RAW if sign in shown(record)]
        coloured = shown(record, colour=True)
        assert not re.search(r"\x1b(?!\[(?:0|1|2|32|33)m)", coloured)


def test_where_nothing_came_back_something_can_be_sent():
    text = shown(Returns("2026-10-27", "2026-11-23", (), (), (), ReturnTotals(0, 0, 0)))
    assert "27 October 2026 to 23 November 2026" in text
    assert "mutuals next" in text


def test_what_came_back_says_how_much_is_not_shown():
    text = shown(next(record for record in RECORDS if kind(record) == "Returns"))
    assert "after 3 days" in text
    assert "thanked you" in text
    assert "and 24 more" in text


def test_what_became_of_the_advice_is_told_in_counts():
    text = " ".join(shown(next(each for each in RECORDS if kind(each) == "Outcomes")).split())
    assert "You went to 4 of them within a week, 1 snoozed, 2 skipped." in text
    assert (
        "Of 7 named 30 days ago or earlier, 3 had contact with you within 30 days; about 2" in text
    )
    assert "After a word from you 2 of 3 wrote back. Without one, 1 of 4 wrote" in text
    assert "2026-11-18 Ana Lopes you went to them on 20 November 2026; heard from on 21 Nov" in text
    nobody = shown(Outcomes("2026-09-29", "2026-11-23", (), ()))
    assert nobody.strip() == "Nobody was named from 29 September 2026 to 23 November 2026."


def test_one_lesson_is_shown_with_its_steps():
    text = shown(LessonList((LESSON,), 1, 2, "giving", "thanking"))
    assert "1. Think." in text
    assert "with Ana Lopes, 20 November 2026" in text
    assert "mbox a@b" in text


def test_what_is_hidden_in_an_answer_is_not_read_either():
    @dataclass(frozen=True)
    class Shown:
        url: str
        inside: str = field(default="a secret", metadata={"hidden": True})

    assert shown(Shown("http://127.0.0.1")) == "url: http://127.0.0.1\n"
