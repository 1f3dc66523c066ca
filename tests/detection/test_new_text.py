"""What is the writer's own in letters as programs and people lay them out, in three languages."""

import pytest

from mutuals.detection.new_text import new_text

OWN = "We bought a boat."
THEIRS = "They sold a car."
CITATIONS = [
    "On Mon, Mar 2, 2026 at 10:11 AM Lee Long <lee@x.example> wrote:",
    "On Mon, Mar 2, 2026 at 10:11 AM Lee Maximilian Long <\nlee@x.example> wrote:",
    "Am Mo., 2. März 2026 um 10:11 Uhr schrieb Lee Long <\nlee.long@x.example>:",
    "El lun, 2 mar 2026 a las 10:11, Lee Long (<lee@x.example>) escribió:",
    "Lee Long <lee@x.example> schrieb am Mo., 2. März 2026, 10:11:",
    "On 2 Mar 2026, at 10:11, Lee Long <lee@x.example> wrote:",
    "El 2/3/26 a las 10:11, Lee Long escribió:",
    "Lee Long schrieb am 02.03.2026 10:11:",
    "Am Montag, 2. März 2026 um 10:11:00 MEZ hat Lee Long <lee@x.example> Folgendes geschrieben:",
    "En lunes, 2 de marzo de 2026, 10:11:00 CET, Lee Long <lee@x.example> escribió:",
    "lee@x.example schrieb:",
]
HEADS = [
    "*From:* Lee Long <lee@x.example>\n*Sent:* Monday, March 2, 2026\n*To:* Kim\n*Subject:* Boat",
    "Von: Lee Long <lee@x.example>\nGesendet: Montag, 2. März 2026\nAn: Kim\nBetreff: Boot",
    "De: Lee\nEnviado el: lunes, 2 de marzo de 2026\nPara: Kim\nAsunto: Barco",
    "Gesendet: Montag, 2. März 2026 um 10:11 Uhr\nVon: Lee <lee@x.example>\nAn: kim@x.example",
    "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐",
    "-------- Mensaje reenviado --------",
    "Lee Long\n02/18/2026 04:09 PM\nTo: Kim\ncc: Bo".partition("\n")[2],
]
FEET = [
    "Von meinem iPhone gesendet",
    "Enviado desde mi Samsung",
    "Outlook für iOS<https://aka.example/o> beziehen",
    "Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.",
    "The information contained in this message is confidential.",
    "This e-mail and any attachments are meant for one person.",
    "Please consider the environment before printing.",
    "Der Inhalt dieser E-Mail ist vertraulich.",
    "Bitte denken Sie an die Umwelt, bevor Sie diese Mail drucken.",
    "Este mensaje y sus archivos adjuntos son confidenciales.",
    "AVISO LEGAL: lo que sigue.",
    "IMPORTANT INFORMATION & CONFIDENTIALITY NOTICE",
]
CLOSINGS = [
    "Best, Kim",
    "Kind regards, Kim Lee",
    "Best wishes from Oslo",
    "Viele liebe Grüße",
    "Mit freundlichem Gruß",
    "LG Kim",
    "Danke und viele Grüße, Kim",
    "Sonnige Grüße aus Freiburg",
    "Reciba un cordial saludo,",
    "Muchas gracias y un abrazo",
    "Thanks & regards",
    "With love, Kim",
    "Viele Grüße und bis Freitag!",
]


@pytest.mark.parametrize("citation", CITATIONS)
def test_answers_above_below_and_between_quoted_lines_are_read(citation: str) -> None:
    quoted = f"{citation}\n> {THEIRS}\n>\n> Best\n> Lee"
    assert new_text(f"{OWN}\n\n{quoted}\n") == OWN
    assert new_text(f"{quoted}\n\n{OWN}\n") == OWN
    between = f"{quoted}\n\n{OWN}\n\n> {THEIRS}\n\n{OWN}\n"
    assert new_text(between) == f"{OWN}\n{OWN}"


@pytest.mark.parametrize("head", [*CITATIONS, *HEADS, *FEET])
def test_what_follows_without_a_mark_at_each_line_is_not_read(head: str) -> None:
    assert new_text(f"{OWN}\n\n{head}\n\n{THEIRS}\n\n{THEIRS}\n") == OWN


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_letter_ends_where_it_is_closed(closing: str) -> None:
    assert new_text(f"{OWN}\n\n{closing}\nHead of Boats, who sells them all\n{THEIRS}") == OWN


@pytest.mark.parametrize(
    "word",
    ["Thanks,", "Danke schön!", "Vielen Dank im Voraus", "Gracias", "See you then", "Bis bald"],
)
def test_a_word_of_thanks_closes_a_letter_where_a_name_follows(word: str) -> None:
    assert new_text(f"{OWN}\n\n{word}\nKim\n\n{THEIRS}") == OWN
    assert new_text(f"Hi Lee,\n\n{word}\n\n{OWN}\n") == f"Hi Lee,\n{word}\n{OWN}"


@pytest.mark.parametrize("name", ["Kim", "Kim Löwe", "- K.", "kim :)", "K. Löwe"])
def test_the_writers_own_name_ends_a_letter(name: str) -> None:
    signed = f"{OWN}\n\n{name}\n\n{THEIRS}\n\nPS: {OWN}"
    assert new_text(signed, "Kim Löwe") == f"{OWN}\nPS: {OWN}"
    assert new_text(f"{OWN}\n{name}\n{THEIRS}", "Kim Löwe") == OWN
    assert THEIRS in new_text(signed, "Lee Long")


def test_the_writers_name_among_others_ends_nothing() -> None:
    assert OWN in new_text(f"There will be:\nAna\nKim\nBo\n\n{OWN}", "Kim Löwe")
    assert OWN in new_text(f"Kim\n\n{OWN}", "Kim Löwe")


@pytest.mark.parametrize("mark", ["PS:", "P.S.", "PD:", "P.D.:", "Ps"])
def test_an_afterthought_below_the_name_is_read(mark: str) -> None:
    assert new_text(f"{OWN}\n\nBest\nKim\n\n{mark} {OWN}\n\n-- \n{mark} {THEIRS}") == (
        f"{OWN}\n{mark} {OWN}"
    )


@pytest.mark.parametrize(
    "line",
    [
        "On Friday I read the piece you wrote, it is superb.",
        "Am Montag schrieb mir Bo, er sucht eine Wohnung.",
        "El lunes me escribió tu hermana.",
        "Once I wrote to them they came.",
        "Dinner at ours: 12.03.2026 18:00",
        "Date: Friday 6 March",
        "Datum: Freitag, 6. März\nOrt: bei uns",
        "The boat I sent from my yard is in your garden.",
        "I hope you are well and receiving this in time.",
        "Este correo es para presentarte a Bo.",
        "This message is intended as a start.",
        "In terms of use of the boat we agree.",
        "Love it!",
        "Disclaimer: I have known her for years.",
        "Bitte prüfen Sie den Ausdruck der Seite.",
    ],
)
def test_what_only_looks_like_the_end_of_a_letter_ends_nothing(line: str) -> None:
    assert new_text(f"Hi Lee,\n\n{line}\n\n{OWN}").endswith(f"\n{OWN}")


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email originated from outside of the organization.\nDo not click.",
        "[EXTERN] Diese E-Mail stammt von außerhalb.",
        "You don't often get email from kim@x.example. Learn why this is important",
        "Precaución: este correo viene de fuera de la empresa.",
    ],
)
def test_what_a_server_sets_above_a_letter_is_not_read(banner: str) -> None:
    assert new_text(f"{banner}\n\n{OWN}\n") == OWN


def test_the_end_of_a_quoted_line_that_was_broken_is_quoted() -> None:
    long = "> They sold a car, and then another one, and a third one to their old"
    assert new_text(f"Lee wrote:\n{long}\nuncle.\n> {THEIRS}\n\n{OWN}\n") == OWN
    assert new_text(f"Lee wrote:\n> {THEIRS}\n{OWN}\n> {THEIRS}\n") == OWN
