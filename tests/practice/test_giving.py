"""Nudges: the gift that the evidence shows, the reason, and a draft that invents nothing."""

import pytest
from tests.practice.scenes import contact, entry, meeting, on, tie, who

from mutuals.model.choice import Brief, Choice, Connection, Offer
from mutuals.model.decision import Standing
from mutuals.model.evidence import Evidence
from mutuals.model.favour import DatedEntry
from mutuals.model.moments import date_text
from mutuals.model.position import JobChange, Organisation
from mutuals.model.sign import OpenEnd
from mutuals.practice.drafting import first_name
from mutuals.practice.giving import explain, nobody
from mutuals.practice.jobs import untold
from mutuals.practice.standing import NOTHING_DECIDED
from mutuals.practice.strategy import plan_of
from mutuals.practice.wording import join_names, say_ago, say_between, say_cadence, say_length

TODAY = on("2026-11-18")
SEEKER = plan_of({}, "UTC")
OWNER = plan_of({"stage": "owner"}, "UTC")
ANA = who("Ana")
BLANK = "[A line of your own: what made you think of them?]"
CARD = (Evidence("vcard", "ana.vcf#1"),)
CONNECTED = on("2019-05-12")
QUIET = tie("Ana", TODAY - 63, TODAY, cadence=21.0, gap=20.0, p_gone=0.31)


def nudge(slot="drifting", plan=OWNER, since=TODAY - 5, about=None, connection=None, **fields):
    given = {"tie": QUIET, "contacts": (contact("Ana", TODAY - 63), contact("Ana", TODAY - 80))}
    choice = Choice(ANA, slot, 1.25, since, connection, about)
    return explain(choice, Brief(ANA, **{**given, **fields}), plan, TODAY)


def test_the_whole_nudge():
    found = nudge()
    assert found.person == ANA
    assert found.why == "You usually talk every 2-3 weeks; it has been 9 weeks."
    assert [each.ref for each in found.evidence] == [f"Ana-{TODAY - 63}", f"Ana-{TODAY - 80}"]
    assert found.last_contact == "2026-09-16"
    assert (found.usual_gap_days, found.days_since, found.score) == (21.0, 63, 1.25)
    assert (found.give, found.ask, found.channel) == ("help", "", "mail")
    assert found.draft == (
        f"Hello Ana,\n\nI last wrote to you on 16 September 2026. {BLANK} How are you?"
        " If I can be of help with something, tell me."
    )


@pytest.mark.parametrize(
    ("cadence", "words"),
    [(1, "daily"), (7, "weekly"), (17, "every 2-3 weeks"), (30, "monthly"), (90, "quarterly"),
     (300, "yearly"), (2.5, "weekly"), (10, "every 2-3 weeks"), (24, "monthly"),
     (55, "quarterly"), (180, "yearly")],
)  # fmt: skip
def test_cadences_are_said_coarsely(cadence, words):
    assert say_cadence(cadence) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (13, "13 days"), (14, "2 weeks"), (90, "13 weeks"), (91, "3 months"),
     (729, "24 months"), (730, "2 years"), (3650, "10 years")],
)  # fmt: skip
def test_lengths_have_no_decimals(days, words):
    assert say_length(days) == words


def test_lengths_ago():
    assert [say_ago(days) for days in (0, 1, 2)] == ["today", "yesterday", "2 days ago"]


def test_names_are_joined():
    assert [join_names("ABC"[:count]) for count in range(4)] == ["", "A", "A and B", "A, B and C"]


def test_about_stands_before_a_plain_cadence():
    found = nudge(tie=QUIET._replace(cadence=30.0))
    assert found.why == "You usually talk about once a month; it has been 9 weeks."


@pytest.mark.parametrize(
    ("days", "contacts", "words"),
    [
        (1, (meeting("Ana", TODAY - 63),), "You met once, 9 weeks ago."),
        (1, (contact("Ana", TODAY - 63),), "You wrote once, 9 weeks ago."),
        (
            1,
            (contact("Ana", TODAY - 63, direction="in", others=2),),
            "Ana wrote once, 9 weeks ago.",
        ),
        (1, (), "You were in touch once, 9 weeks ago."),
        (3, (), "You were in touch on 3 days, last 9 weeks ago."),
    ],
)
def test_few_contacts_make_no_rhythm(days, contacts, words):
    assert nudge(tie=QUIET._replace(days=days, cadence=None), contacts=contacts).why == words


def test_odds_are_counts_of_ten():
    assert nudge("loss").why.endswith(
        "Of ties like this about 3 in 10 are not heard from in the next three months."
    )
    assert "about 6 in 10" in nudge("keep", tie=QUIET._replace(p_gone=0.6)).why
    for p_gone in (None, 0.04, 0.96):
        assert "in 10" not in nudge("loss", tie=QUIET._replace(p_gone=p_gone)).why


def test_odds_are_said_by_my_own_past():
    assert "about 6 in 10" in nudge("loss", gone_by=1.2).why
    assert "about 2 in 10" in nudge("loss", gone_by=-0.5).why
    assert nudge("drifting", gone_by=1.2).why == nudge("drifting").why


def test_a_dormant_tie_is_quiet_for_longer_than_usual():
    assert nudge("revive").why.endswith("it has been quiet for longer than usual.")


def test_an_answer_owed():
    letter = contact("Ana", TODAY - 3, direction="in")
    found = nudge("owed", contacts=(letter, contact("Ana", TODAY - 80)), about=TODAY - 3)
    assert found.give == "answer owed"
    assert found.why == "Ana wrote 3 days ago; your answer is not out yet."
    assert found.draft == (
        "Hello Ana,\n\nThank you for your message of 15 November 2026. [Your answer.]"
    )
    assert found.evidence[0] == letter.evidence[0]


@pytest.mark.parametrize(
    ("day", "others", "give"),
    [
        (TODAY - 4, 1, "answer owed"),
        (TODAY - 5, 1, "answer owed"),
        (TODAY - 4, 2, "help"),
    ],
)
def test_a_message_that_nothing_followed_waits_for_an_answer(day, others, give):
    letter = contact("Ana", day, direction="in", others=others)
    assert nudge(contacts=(letter,)).give == give
    assert nudge(contacts=(contact("Ana", TODAY), letter)).give == "help"


def test_a_message_since_the_proposal_is_told_before_others():
    favours = (entry("received", "Ana", TODAY - 9, "advice"),)
    letters = [contact("Ana", TODAY - days, direction="in") for days in (4, 5)]
    gives = [nudge(contacts=(letter,), favours=favours).give for letter in letters]
    assert gives == ["answer owed", "thanks"]


def test_a_message_of_long_ago_gets_a_late_answer():
    letter = contact("Ana", TODAY - 63, direction="in")
    found = nudge(contacts=(letter,))
    assert (found.give, found.evidence) == ("answer owed", letter.evidence)
    assert found.why == "Ana wrote last, 9 weeks ago, and no word of yours followed."
    assert "message of 16 September 2026 has waited long for an answer; here it is." in found.draft
    assert nudge(contacts=(contact("Ana", TODAY - 366, direction="in"),)).give == "help"


def test_thanks_of_theirs_need_no_answer():
    letter = contact("Ana", TODAY - 63, direction="in")
    thanked = entry("gave", "Ana", TODAY - 63, "thanks")
    assert nudge(contacts=(letter,), favours=(thanked,)).give == "help"


def test_a_note_to_myself_is_no_contact():
    note = contact("Ana", TODAY, channel="note", direction=None)
    found = nudge(contacts=(note, contact("Ana", TODAY - 63)))
    assert "16 September 2026" in found.draft
    assert found.evidence == contact("Ana", TODAY - 63).evidence


def test_a_message_three_weeks_old_presses_no_longer():
    old, late = (contact("Ana", TODAY - days, direction="in") for days in (21, 22))
    assert "your answer is not out yet" in nudge("owed", contacts=(old,)).why
    assert "Ana wrote last, 3 weeks ago" in nudge("owed", contacts=(late,)).why


def test_a_birthday():
    found = nudge("birthday", about=TODAY + 2, cards=CARD)
    assert found.give == "congratulation"
    assert found.why.startswith("Ana has a birthday on 20 November. You usually")
    assert "All the best for your birthday!" in found.draft
    assert found.evidence[0] == CARD[0]
    assert len(found.evidence) >= 2


@pytest.mark.parametrize(
    ("since", "until", "give"),
    [
        ("2026-11", None, "congratulation"),
        ("2026-11-18", None, "congratulation"),
        ("2026-11-19", None, "help"),
        ("2026-08-20", None, "congratulation"),
        ("2026-08-19", None, "help"),
        ("2026", None, "help"),
        ("2026-11", "2026-11", "help"),
        (None, None, "help"),
        ("soon", None, "help"),
    ],
)
def test_a_position_is_new_for_ninety_days(since, until, give):
    position = Organisation("Acme", "Engineer", since, until)
    assert nudge(organisations=(position,), cards=CARD).give == give


NEW_JOB = JobChange(
    "Acme", "Initech", "Cook", "2026-03-10", "2026-11-12", ("Connections.csv#ana", "c.csv#ana")
)
ROWS = tuple(Evidence("linkedin-connections", ref) for ref in NEW_JOB.refs)


def test_a_new_job_is_told_with_both_rows_and_congratulated_on():
    found = nudge("job", since=TODAY - 6, change=NEW_JOB, cards=(*CARD, *ROWS))
    assert found.why.startswith(
        "Ana left Acme for Initech between March and about November 2026, by your LinkedIn"
        " archives. You usually talk"
    )
    assert found.evidence[:2] == ROWS
    assert found.give == "congratulation"
    assert "Congratulations on your new position as Cook at Initech!" in found.draft
    first = nudge("job", change=NEW_JOB._replace(former=""), cards=ROWS)
    assert first.why.startswith("Ana began at Initech between March and about November 2026, by")
    untitled = nudge("job", change=NEW_JOB._replace(title=""), cards=ROWS)
    assert "Congratulations on your new position at Initech!" in untitled.draft


def test_a_row_that_is_named_alike_in_both_archives_stands_once():
    change = NEW_JOB._replace(refs=NEW_JOB.refs[:1])
    found = nudge("job", change=change, cards=(*CARD, *ROWS[:1]))
    assert [each.ref for each in found.evidence] == [
        "Connections.csv#ana", f"Ana-{TODAY - 63}", f"Ana-{TODAY - 80}",
    ]  # fmt: skip


def test_whoever_writes_is_answered_before_the_new_job():
    wrote = contact("Ana", TODAY - 1, direction="in")
    found = nudge("loss", since=TODAY - 6, change=NEW_JOB, contacts=(wrote,))
    assert found.give == "answer owed"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-10", "2026-06-12", "between March and about June 2026"),
        ("2025-12-31", "2026-01-01", "between December 2025 and about January 2026"),
        ("2025-06-01", "2026-06-30", "between June 2025 and about June 2026"),
        ("2026-06-01", "2026-06-30", "in about June 2026"),
    ],
)
def test_a_time_between_two_archives(first, last, words):
    assert say_between(first, last) == words


@pytest.mark.parametrize(
    ("ago", "last", "standing", "is_news"),
    [
        (0, 60, NOTHING_DECIDED, True),
        (90, 120, NOTHING_DECIDED, True),
        (91, 120, NOTHING_DECIDED, False),
        (-1, 60, NOTHING_DECIDED, False),
        (9, 9, NOTHING_DECIDED, True),
        (9, 8, NOTHING_DECIDED, False),
        (9, 60, Standing(done_on=TODAY - 9), False),
        (9, 60, Standing(skipped_on=TODAY - 5), False),
        (9, 60, Standing(done_on=TODAY - 10), True),
    ],
)
def test_a_new_job_is_news_until_something_follows(ago, last, standing, is_news):
    change = NEW_JOB._replace(seen=date_text(TODAY - ago) or "")
    told = untold(change, tie("Ana", TODAY - last, TODAY), standing, TODAY)
    assert told == (change if is_news else None)
    assert untold(None, None, standing, TODAY) is None


def test_congratulations_name_the_position():
    positions = (
        Organisation("Acme", "Engineer", "2026-10", None),
        Organisation("Beta", None, "2026-11", None),
    )
    found = nudge(organisations=positions[:1], cards=CARD)
    assert found.why.startswith("Ana has a new position as Engineer at Acme.")
    assert "Congratulations on your new position as Engineer at Acme!" in found.draft
    twice = (positions[0], positions[0]._replace(title="Boss", from_="2026-11-01"))
    assert "your new position as Boss" in nudge(organisations=twice).draft
    assert "your new position at Beta!" in nudge(organisations=positions).draft


@pytest.mark.parametrize(
    ("kind", "days", "give"),
    [
        ("help", 60, "thanks"),
        ("help", 0, "thanks"),
        ("help", -1, "help"),
        ("help", 365, "thanks"),
        ("help", 366, "help"),
        ("event", 60, "thanks"),
        ("event", 61, "help"),
        ("thanks", 5, "help"),
        ("other", 5, "help"),
    ],
)
def test_thanks_for_what_they_gave(kind, days, give):
    assert nudge(favours=(entry("received", "Ana", TODAY - days, kind),)).give == give


def test_thanks_once_written_are_not_written_again():
    favour = entry("received", "Ana", TODAY - 10, "advice")
    late, early = (entry("received", "Ana", TODAY - days, "thanks") for days in (10, 11))
    assert nudge(favours=(favour, late)).give == "help"
    found = nudge(favours=(favour, early))
    assert found.give == "thanks"
    assert "Thank you for your advice." in found.draft
    assert "Ana gave you advice 10 days ago; a word of thanks would be kind." in found.why
    assert found.evidence[0] == favour.entry.evidence[0]


def test_what_i_called_wrong_is_not_thanked_for():
    day, wrong = entry("received", "Ana", TODAY - 9, "advice")
    dismissed = DatedEntry(day, wrong._replace(status="dismissed"))
    assert nudge(favours=(dismissed,)).give == "help"


def test_an_ask_of_theirs_is_answered():
    proof = (Evidence("mbox", "ask"),)
    asked = OpenEnd(ANA, "answer", "2026-11-06T12:00:00+00:00", 12, proof)
    found = nudge(asked=asked)
    assert (found.give, found.evidence[0]) == ("answer owed", proof[0])
    assert found.why.startswith("Ana asked you for something 12 days ago; your answer is open.")


@pytest.mark.parametrize(
    ("asked", "wrote", "thanked", "give"),
    [
        (90, 85, None, "thanks"),
        (90, 85, 90, "help"),
        (90, 85, 91, "thanks"),
        (90, 90, None, "help"),
        (90, 68, None, "help"),
        (13, 9, None, "help"),
        (181, 175, None, "help"),
    ],
)
def test_who_answered_my_ask_is_told_what_came_of_it(asked, wrote, thanked, give):
    ask = entry("asked", "Ana", TODAY - asked, "advice")
    thanks = [entry("received", "Ana", TODAY - thanked, "thanks")] if thanked else []
    reply = contact("Ana", TODAY - wrote, direction="in")
    found = nudge(favours=(ask, *thanks), contacts=(contact("Ana", TODAY - 2), reply))
    assert found.give == give
    if give == "thanks":
        assert found.evidence[:2] == (ask.entry.evidence[0], reply.evidence[0])
        assert "here is what came of it: [what came of it]." in found.draft
        assert found.why.startswith("You asked Ana for advice 13 weeks ago and Ana wrote back;")


def test_what_came_of_an_ask_may_have_been_told_face_to_face():
    ask = entry("asked", "Ana", TODAY - 90, "advice")
    reply = contact("Ana", TODAY - 85, direction="in")
    gives = [
        nudge(favours=(ask,), contacts=(meeting("Ana", TODAY - day), reply)).give
        for day in (85, 84)
    ]
    assert gives == ["thanks", "help"]


def test_a_meal_is_returned():
    meal = entry("received", "Ana", TODAY - 100, "meal")
    found = nudge(favours=(meal,))
    assert (found.give, found.evidence[0]) == ("meal", meal.entry.evidence[0])
    assert "Ana had you as a guest 3 months ago; it is your turn." in found.why
    assert "You had me as a guest on 10 August 2026; may I invite you this time?" in found.draft
    assert nudge(favours=(meal, entry("gave", "Ana", TODAY - 100, "meal"))).give == "help"
    assert nudge(favours=(meal, entry("gave", "Ana", TODAY - 101, "meal"))).give == "meal"
    assert nudge(favours=(entry("received", "Ana", TODAY - 366, "meal"),)).give == "help"


def test_what_i_gave_needs_no_thanks():
    assert nudge(favours=(entry("gave", "Ana", TODAY, "help"),)).give == "help"


def test_a_recommendation_is_returned_once():
    received = entry("received", "Ana", on("2024-03-05"), "recommendation")
    gave = entry("gave", "Ana", on("2020-03-05"), "recommendation")
    found = nudge(favours=(received,))
    assert found.give == "recommendation"
    assert "You recommended me on 5 March 2024;" in found.draft
    assert nudge(favours=(received, gave)).give == "help"


def test_an_endorsement_is_returned_once_after_thanks():
    received = entry("received", "Ana", on("2024-03-05"), "endorsement")
    gave = entry("gave", "Ana", on("2020-03-05"), "endorsement")
    found = nudge(favours=(received,))
    assert (found.give, found.evidence[0]) == ("endorsement", received.entry.evidence[0])
    assert "You endorsed me on 5 March 2024; I would gladly do the same." in found.draft
    assert nudge(favours=(received, gave)).give == "help"
    assert nudge(favours=(entry("received", "Ana", TODAY - 9, "endorsement"),)).give == "thanks"


@pytest.mark.parametrize(
    ("days", "fields", "give"),
    [
        (0, {}, "thanks"),
        (30, {"channel": "call"}, "thanks"),
        (31, {}, "help"),
        (3, {"others": 8}, "help"),
        (3, {"channel": "mail", "direction": "out"}, "help"),
    ],
)
def test_thanks_for_having_met(days, fields, give):
    assert nudge("second", contacts=(meeting("Ana", TODAY - days, **fields),)).give == give


def test_thanks_for_having_met_name_the_day_once():
    met = meeting("Ana", TODAY - 10)
    found = nudge("second", contacts=(met,), tie=QUIET._replace(days=1, cadence=None))
    assert found.why == "You met 10 days ago; a word of thanks would be kind."
    assert "Thank you for our meeting on 8 November 2026." in found.draft
    assert found.evidence[0] == met.evidence[0]


def test_a_promise_is_kept_before_anything_else_is_given():
    proof = (Evidence("mbox", "promise"),)
    promise = OpenEnd(ANA, "promise", "2026-11-06T12:00:00+00:00", 12, proof)
    found = nudge(promise=promise, favours=(entry("received", "Ana", TODAY - 3, "help"),))
    assert (found.give, found.evidence[0]) == ("promise", proof[0])
    assert found.why.startswith(
        "You promised Ana something 12 days ago, and no word on it followed."
    )
    assert "On 6 November 2026 I promised you something; here it is:" in found.draft


@pytest.mark.parametrize("kind", ["news", "opening"])
def test_offers_are_given(kind):
    proof = (Evidence("rss", "1"),)
    found = nudge(offers=(Offer(kind, "an article", proof),))
    assert found.give == kind
    assert "I have an article for you." in found.draft
    assert found.evidence[0] == proof[0]


def test_an_introduction_is_asked_about_first_and_proved_on_both_sides():
    proof = tuple(Evidence("vcard", str(number)) for number in range(4))
    offer = Offer("introduction", "Bo Berg (Printer)", proof, None, "You could.")
    found = nudge("search", SEEKER, target="Acme", offers=(offer,))
    assert (found.give, found.ask, found.evidence) == ("introduction", "", proof)
    assert found.why.startswith("You could.")
    assert "I could introduce you to Bo Berg (Printer). [" in found.draft
    assert found.draft.count("[") == 1
    assert found.draft.endswith("Shall I ask whether that would suit? A no is fine.")


def test_an_ask_stands_beside_what_is_given_freely():
    going = Offer("event", "Night of the Carts", CARD, TODAY + 3, "You are going.")
    found = nudge("search", SEEKER, target="Acme", offers=(going,))
    assert (found.give, bool(found.ask)) == ("event", True)
    assert "On 21 November 2026 I am going to Night of the Carts; would you" in found.draft
    assert found.draft.endswith("20 minutes to tell me about working at Acme?")


def test_a_seeker_asks_at_target_employers_only():
    assert nudge("search", SEEKER).ask == ""
    assert nudge("search", OWNER, target="Acme").ask == ""
    found = nudge("search", SEEKER, target="Acme")
    assert found.ask == "an informational conversation of 20 minutes about working at Acme"
    assert found.why.startswith("Ana works at Acme, one of your target employers.")
    assert found.draft.endswith(
        "Would you have 20 minutes to tell me about working at Acme? If I can be of help in return,"
        " gladly."
    )


@pytest.mark.parametrize(
    ("slot", "fields"),
    [
        ("owed", {"contacts": (contact("Ana", TODAY - 3, direction="in"),)}),
        ("birthday", {"about": TODAY + 1}),
        ("keep", {"favours": (entry("received", "Ana", TODAY - 9, "advice"),)}),
        ("keep", {"favours": (entry("asked", "Ana", TODAY - 89, "advice"),)}),
        ("keep", {"organisations": (Organisation("Acme", None, "2026-11", None),)}),
    ],
)
def test_nobody_is_asked_in_the_same_breath_or_twice_within_a_quarter(slot, fields):
    found = nudge(slot, SEEKER, target="Acme", **fields)
    assert found.ask == ""
    assert "20 minutes" not in found.draft


def test_somebody_may_be_asked_again_after_a_quarter():
    favours = (entry("asked", "Ana", TODAY - 90, "advice"),)
    assert nudge("keep", SEEKER, target="Acme", favours=favours).ask


def linked(link, title="Engineer", connected_on=CONNECTED, **fields):
    return nudge(
        "connection", SEEKER, tie=None, contacts=(), cards=CARD,
        connection=Connection(ANA, "Acme", title, connected_on, link), **fields,
    )  # fmt: skip


def test_a_connection_at_a_target_employer():
    found = linked("target employer")
    assert found.why == (
        "You are connected on LinkedIn since 12 May 2019 and no message between you is known;"
        " Ana works as Engineer at Acme, one of your target employers."
    )
    assert found.draft == (
        "Hello Ana,\n\nWe have been connected on LinkedIn since 12 May 2019, and I see that you"
        f" work at Acme. {BLANK} Would you have 20 minutes to tell me about working at Acme?"
        " If I can be of help in return, gladly."
    )
    assert (found.channel, found.evidence) == ("chat", CARD)
    assert (found.last_contact, found.usual_gap_days, found.days_since) == (None, None, None)


def test_a_connection_from_a_job_of_mine():
    found = linked("shared job", connected_on=None)
    assert found.why == (
        "You are connected on LinkedIn and no message between you is known;"
        " the connection dates from your time at Acme."
    )
    assert "We have been connected on LinkedIn; it dates from my time at Acme." in found.draft
    assert found.ask == ""


def test_the_channel_is_the_most_used_of_late():
    chats = [contact("Ana", TODAY - 70, channel="chat") for _ in range(2)]
    old = [contact("Ana", TODAY - 80) for _ in range(9)]
    assert nudge(contacts=(meeting("Ana", TODAY), *chats, old[0])).channel == "chat"
    assert nudge(contacts=(*chats, *old)).channel == "mail"
    assert nudge(contacts=(chats[0], old[0])).channel == "chat"


@pytest.mark.parametrize(
    ("reached", "channel"),
    [(("+49301234", "ana@x.example"), "mail"), (("+49301234",), "call"), ((), None)],
)
def test_whom_i_only_met_is_written_to_or_called_as_far_as_it_is_known_where(reached, channel):
    assert nudge(contacts=(meeting("Ana", TODAY),), reached=reached).channel == channel
    wrote = contact("Ana", TODAY - 70, channel="chat")
    assert nudge(contacts=(wrote,), reached=reached).channel == "chat"
    assert linked("target employer", reached=reached).channel == "chat"


def test_the_draft_says_how_we_last_had_contact():
    assert "We last met on" in nudge(contacts=(meeting("Ana", TODAY - 63),)).draft
    call = contact("Ana", TODAY - 63, channel="call", direction="both")
    assert "We last spoke on" in nudge(contacts=(call,)).draft
    theirs = contact("Ana", TODAY - 63, direction="in", others=2)
    assert "You last wrote to me on 16 September 2026." in nudge(contacts=(theirs,)).draft
    assert "I would like to hear how you are." in nudge(contacts=()).draft


def test_evidence_is_at_most_four_and_distinct():
    same = contact("Ana", TODAY - 63)
    many = [contact("Ana", TODAY - 63 - back) for back in range(9)]
    found = nudge(contacts=(same, *many))
    assert len(found.evidence) == len(set(found.evidence)) == 4


def test_cards_come_in_where_evidence_is_short():
    assert nudge(contacts=(contact("Ana", TODAY - 63),), cards=CARD).evidence[1:] == CARD


@pytest.mark.parametrize(
    ("name", "first"),
    [("Ana Berg", "Ana"), ("Dr. Ana Berg", "Ana"), ("Berg, Ana", ""), ("ana@b.example", ""),
     ("A. Berg", ""), ("", ""), ("Dr.", ""), ("agent007", ""), ("José", "José"),
     ("nasakid", ""), ("ana berg", "ana"), ("A" * 31, ""), ("An\u202ea", "")],
)  # fmt: skip
def test_first_names_are_used_only_where_they_tell(name, first):
    assert first_name(name) == first


@pytest.mark.parametrize("slot", ["loss", "keep", "second", "revive", "search", "drifting"])
def test_nobody_is_called_dead_and_no_decimals_are_shown(slot):
    found = nudge(slot, SEEKER, target="Acme")
    text = f"{found.why} {found.ask} {found.draft}"
    assert "dead" not in text
    assert not any(f"{digit}." in text.replace("2026.", "") for digit in range(10))
    assert "[" in found.draft
    assert 2 <= found.draft.count(". ") + found.draft.count("? ") + found.draft.count("] ") + 1 <= 4


def test_nobody_says_why_and_what_to_do():
    found = nobody()
    assert (found.person, found.evidence, found.draft, found.score) == (None, (), "", None)
    assert "`mutuals import PATH`" in found.why
