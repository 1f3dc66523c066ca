"""Notes to invitations: what nearly all say shows nothing, what is said beside it stays."""

import pytest

from mutuals.detection.connecting import without_connecting
from mutuals.detection.judging import judge

TYPICAL = """
I'd like to add you to my professional network on LinkedIn.
Hi Ana, I'd like to join your LinkedIn network.
I'd like to connect with you on LinkedIn.
Hi Tom, let's connect!
We met at the fair in Leeds. Would you be open to connecting?
Hi Ana, I came across your profile and would love to connect.
Hi, I see we have several connections in common. I'd be happy to have you in my network. Thanks!
Thanks for accepting my invitation.
Hi Kim, thanks for the invite. Looking forward to staying in touch.
Hi, thank you for viewing my profile.
Thanks for connecting me to your professional network!
Thank you for inviting me to connect.
Thank you for inviting me to join LinkedIn.
Hi Kim, let me introduce myself: I plan tides and follow your work.
Since you are a person I trust, I wanted to invite you to join my network on LinkedIn.
Ich würde Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.
Hallo Herr Berg, ich würde Sie gerne in mein Netzwerk aufnehmen. Viele Grüße
Hallo Kim, ich bin auf dein Profil gestoßen. Wollen wir uns vernetzen?
Danke für die Vernetzung!
Ich würde gerne den Kontakt zu Ihnen herstellen.
Hallo Kim, lass uns in Kontakt bleiben.
Me gustaría añadirte a mi red profesional en LinkedIn.
Hola Ana, me gustaría conectar contigo en LinkedIn.
Gracias por aceptar mi invitación.
Hola Kim, un gusto conocerte en la feria. Seguimos en contacto.
""".strip().splitlines()

TELLING = {
    "Hi Ana, let's connect. Would you introduce me to Bo Berg?": ("asks", "introduction"),
    "Could you put me in touch with your head of operations?": ("asks", "introduction"),
    "Could you connect me with Bo Berg? Let's connect.": ("asks", "introduction"),
    "Könnten Sie mich mit Herrn Berg vernetzen?": ("asks", "introduction"),
    "Thank you so much for your help last week! Let's connect here.": ("thanks", "thanks"),
    "Wollen wir uns vernetzen? Vielen Dank für Ihre Hilfe mit dem Text!": ("thanks", "thanks"),
    "Me gustaría conectar. Muchas gracias por tu ayuda con el informe.": ("thanks", "thanks"),
    "Thanks so much for connecting me with Bo Berg last week!": ("thanks", "thanks"),
    "Thank you so much for putting me in touch with Bo Berg!": ("thanks", "thanks"),
    "Thank you so much for inviting me to dinner last Friday!": ("thanks", "thanks"),
    "Thank you so much for your help with the Red Cross report!": ("thanks", "thanks"),
    "Könntest du einen Kontakt zu Tom Berg herstellen?": ("asks", "introduction"),
    "Let's connect here. I'll send you the slides tomorrow.": ("promises", "other"),
}


def shown(note: str) -> list[tuple[str, str]]:
    return [(sign.act, sign.type) for sign in judge("", without_connecting(note))]


@pytest.mark.parametrize("note", TYPICAL)
def test_what_nearly_every_note_says_shows_nothing(note: str) -> None:
    assert shown(note) == []


def test_weighed_like_a_letter_some_of_it_would() -> None:
    assert any(judge("", note) for note in TYPICAL)


@pytest.mark.parametrize(("note", "found"), TELLING.items())
def test_what_is_said_beside_it_is_found(note: str, found: tuple[str, str]) -> None:
    assert shown(note) == [found]


def test_a_note_without_it_comes_back_as_it_is() -> None:
    note = "Hi Ana,\n\nwould you look over my talk?\n\nBest,\nKim"
    assert without_connecting(note) == note
    assert without_connecting("Let's connect! " + note).splitlines()[0] == "Hi Ana,"
    assert without_connecting("") == ""
