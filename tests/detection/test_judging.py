"""What letters show: those that are held out, what is cut away, and that nothing makes it hang."""

import string

import pytest
from bench.ledger import HELD_OUT, LANGUAGES, counts, found_in, letters, taught, total
from hypothesis import given
from hypothesis import strategies as st

from mutuals.detection.judging import MOST_NEW, MOST_SIGNS, judge
from mutuals.detection.new_text import new_text
from mutuals.detection.sentences import LONGEST
from mutuals.model.sign import Language, Sign

THANKS = Sign("thanks", "thanks", "en")
SAID = "Thank you so much for your help with the fence."


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_held_out_is_found_as_well_as_is_said(language: str) -> None:
    chosen = [each for name in HELD_OUT for each in letters(name) if each.language == language]
    found = total(counts(chosen).values())
    assert found.precision >= 0.9
    assert found.recall >= 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_kinds_are_found_in_all_languages(language: Language) -> None:
    chosen = taught(language)[::7]
    shown = {kind for letter in chosen for kind in letter.kinds}
    assert len(shown) == 21
    assert shown <= {kind for letter in chosen for kind in found_in(letter)}


def test_the_letters_are_of_the_languages() -> None:
    for language in LANGUAGES:
        assert {letter.language for letter in taught(language)} == {language}


@pytest.mark.parametrize("name", HELD_OUT)
def test_no_letter_that_is_held_out_was_learned_from(name: str) -> None:
    learned = {letter.text for language in LANGUAGES for letter in taught(language)}
    assert not learned & {letter.text for letter in letters(name)}


@pytest.mark.parametrize(
    "quoted",
    [
        "> " + SAID,
        "On Mon, 2 Mar 2026 at 10:11, Lee <lee@x.example> wrote:\n" + SAID,
        "On Monday, 2 March 2026, at the hour of 10:11,\nLee Long <lee@x.example>\nwrote:\n" + SAID,
        "Am 2. März 2026 schrieb Lee:\n" + SAID,
        "El lun, 2 mar 2026, Lee escribió:\n" + SAID,
        "-----Original Message-----\n" + SAID,
        "-----Ursprüngliche Nachricht-----\n" + SAID,
        "---------- Forwarded message ---------\n" + SAID,
        "Begin forwarded message:\n" + SAID,
        "From: Lee\nSent: Monday\n\n" + SAID,
        "To: Kim Long/Yard/EES\ncc: \n\nSubject: The fence\n" + SAID,
        "To: Kim Long/Yard/EES@EES cc: Subject: The fence\n" + SAID,
        '"Lee Long" <lee@x.example> on 02/18/2000 04:09:37 PM\n' + SAID,
        "-- \nLee\n" + SAID,
        "Best regards\n" + SAID,
        "Viele Grüße\n" + SAID,
        "Un saludo,\n" + SAID,
        "You are receiving this because you signed up.\n" + SAID,
        "________________________________\n" + SAID,
    ],
)
def test_what_others_wrote_and_what_is_signed_is_not_read(quoted: str) -> None:
    assert judge("Hello", f"See below.\n\n{quoted}") == ()
    assert judge("Hello", f"{SAID}\n\n{quoted}") == (THANKS,)


@pytest.mark.parametrize(
    "above",
    [
        "Agenda:\nFrom: 9 am\nTo: 11 am",
        "De: Madrid\nPara: Sevilla\nFecha: el lunes",
        "The movers come:\n\nVon: Bahnhof\nAn: Hafen",
    ],
)
def test_times_and_places_are_no_headers_of_a_mail(above: str) -> None:
    assert THANKS in judge("Hello", f"{above}\n\n{SAID}")


def test_a_subject_that_ends_like_an_answer_is_none() -> None:
    assert judge("Re: Automatic reply: Hello", SAID) == (THANKS,)
    assert judge("Software: out of office until Monday", SAID) == ()


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Automatic reply: Hello", SAID),
        ("Abwesenheitsnotiz", "Vielen Dank für deine Hilfe mit dem Zaun."),
        ("Hello", f"I am currently out of the office. {SAID}"),
        ("Re: Hi", f"{SAID} I am on vacation until Monday, with limited access to my mails."),
        ("Re: Hi", "Vielen Dank für deine Hilfe. Ich bin bis Montag im Urlaub. Dringend? An Lee."),
        (
            "Re: Hi",
            "Gracias por tu ayuda. Estoy de vacaciones, para urgencias llame a mi compañera.",
        ),
        ("News", f"{SAID} Unsubscribe at any time."),
        ("News", "Vielen Dank für deine Hilfe mit dem Zaun. Vom Newsletter abmelden."),
    ],
)
def test_programs_and_letters_to_many_show_nothing(subject: str, text: str) -> None:
    assert judge(subject, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"I am on holiday in Spain and thought of you. {SAID}",
        "Bin im Urlaub, aber: vielen Dank für deine Hilfe beim Umzug!",
        "Ich bin heute nicht im Büro. Vielen Dank für deine Hilfe beim Umzug!",
        "Vielen Dank für deine Hilfe beim Umzug! Das Telefon muss ich noch abmelden.",
        "Estoy de vacaciones en Cádiz. ¡Muchas gracias por tu ayuda con la mudanza!",
    ],
)
def test_whoever_is_away_and_writes_in_person_is_heard(text: str) -> None:
    assert [(sign.act, sign.type) for sign in judge("Hi", text)] == [("thanks", "thanks")]


@pytest.mark.parametrize("subject", ["Re: Automatic reply: Fence", "AW: Automatische Antwort: x"])
def test_an_answer_to_what_a_program_wrote_is_heard(subject: str) -> None:
    assert judge(subject, SAID) == (THANKS,)


def test_a_sentence_broken_into_lines_is_one() -> None:
    assert judge("", "Thank you so much for\nyour help with\nthe fence.") == (THANKS,)


def test_only_so_much_is_looked_at() -> None:
    line = f"{'It rained a lot in the hills, and the valley was full of fog, ' * 6}it was.\n\n"
    beyond = line * (MOST_NEW // len(line) + 2)
    assert judge("", f"{beyond}{SAID}") == ()
    assert judge("", f"{line}{line}\n\n{SAID}") == (THANKS,)


def test_an_empty_letter_says_nothing() -> None:
    assert judge("", "") == ()
    assert new_text("\n\n \n") == ""


_WORDS = sorted({word for letter in letters("ninth") for word in letter.text.split()})


@given(st.text(), st.text())
def test_any_text_is_judged(subject: str, text: str) -> None:
    found = judge(subject, text)
    assert len(found) <= MOST_SIGNS
    assert found == judge(subject, text)


@given(st.lists(st.sampled_from(_WORDS), max_size=80))
def test_any_words_of_ours_are_judged_each_kind_once(chosen: list[str]) -> None:
    found = judge("", " ".join(chosen))
    assert len({(sign.act, sign.type) for sign in found}) == len(found) <= MOST_SIGNS


@pytest.mark.parametrize("piece", ["a", " ", "> ", "thanks for ", "i'll ", "\n", "-", "(", "you "])
def test_what_is_said_over_and_over_ends(piece: str) -> None:
    assert len(judge(piece * 100, piece * 100_000)) <= MOST_SIGNS
    assert len(judge("", piece * LONGEST + string.printable)) <= MOST_SIGNS
