"""Every way with every matter: what is asked, given, thanked for, promised, and what is not."""

import pytest

from mutuals.detection.judging import judge

ASKED = {
    "introduction": (
        "Would you be able to put us in touch with the harbour master?",
        "Könntest du mich mit der Hafenmeisterin bekannt machen?",
        "¿Podrías ponernos en contacto con la capitana del puerto?",
    ),
    "referral": (
        "I have applied at your mill; might you mention my name to the foreman?",
        "Würden Sie meinen Lebenslauf an den Werkmeister weitergeben?",
        "¿Le pasarías mi currículum al encargado del taller?",
    ),
    "recommendation": (
        "Could I ask you for a letter of recommendation for the scholarship?",
        "Dürfte ich Sie um ein Empfehlungsschreiben für das Stipendium bitten?",
        "¿Me escribirías una carta de recomendación para la beca?",
    ),
    "advice": (
        "What would you do in my place, sell the boat or keep it?",
        "Was würdest du an meiner Stelle tun, das Boot verkaufen?",
        "¿Qué harías tú en mi lugar, vender la barca?",
    ),
    "help": (
        "Could you give me a hand with the piano on Saturday?",
        "Könntest du mir am Samstag mit dem Klavier helfen?",
        "¿Me echas una mano el sábado con el piano?",
    ),
    "mentoring": (
        "Would you consider being my mentor for the first year at the yard?",
        "Könnten Sie sich vorstellen, im ersten Jahr meine Mentorin zu sein?",
        "¿Aceptarías ser mi mentora durante el primer año?",
    ),
    "speaking": (
        "Would you give the keynote at our spring congress?",
        "Würden Sie auf unserer Tagung den Festvortrag halten?",
        "¿Daría usted una ponencia en nuestro congreso?",
    ),
}
GIVEN = {
    "introduction": (
        "I wanted to bring you two together, you should really know each other.",
        "Ich bringe euch beide hiermit zusammen, ihr solltet euch kennenlernen.",
        "Os pongo en contacto por este correo, teníais que conoceros.",
    ),
    "referral": (
        "I handed your portfolio to the curator and told her about you.",
        "Ich habe Ihren Lebenslauf an die Kuratorin weitergegeben.",
        "Le pasé tu currículum a la conservadora y le hablé bien de ti.",
    ),
    "recommendation": (
        "I have written the reference letter for your application, it is enclosed.",
        "Das Empfehlungsschreiben für deine Bewerbung habe ich unterschrieben.",
        "Te he escrito la carta de recomendación para tu solicitud, va adjunta.",
    ),
    "endorsement": (
        "I endorsed you for carpentry on my profile this morning.",
        "Ich habe eurer Werkstatt im Netz fünf Sterne gegeben, mit langer Bewertung.",
        "Le puse cinco estrellas a tu taller y escribí una reseña.",
    ),
    "advice": (
        "If I were you I would get a second opinion before you sign.",
        "An deiner Stelle würde ich erst mit einem Anwalt sprechen.",
        "Yo en tu lugar hablaría primero con un abogado.",
    ),
    "help": (
        "I went through your draft last night and marked the typos.",
        "Ich habe deinen Entwurf durchgesehen und die Tippfehler markiert.",
        "He revisado tu borrador y corregí las erratas.",
    ),
    "event": (
        "We would love to have you at our housewarming on Friday, please come.",
        "Du bist herzlich zu unserer Einweihungsfeier am Freitag eingeladen.",
        "Estás invitada a la inauguración de nuestra exposición el viernes.",
    ),
    "meal": (
        "Let me take you out for lunch on Thursday, my treat.",
        "Darf ich dich am Donnerstag zum Mittagessen einladen?",
        "¿Comemos juntos el jueves? Invito yo.",
    ),
    "mentoring": (
        "I am glad to be your mentor, let us talk once a month.",
        "Ich begleite dich gern als Mentorin durch das erste Jahr.",
        "Acepto encantada ser tu mentora durante el primer año.",
    ),
    "volunteering": (
        "Put me down as a volunteer for the food bank on Saturdays.",
        "Ich helfe gern ehrenamtlich bei der Tafel mit.",
        "Me ofrezco como voluntaria en el banco de alimentos.",
    ),
    "speaking": (
        "I would be delighted to give the keynote at your spring meeting.",
        "Den Festvortrag auf Ihrer Tagung halte ich gern.",
        "Acepto encantado dar la conferencia inaugural en su congreso.",
    ),
}
THANKED = (
    "Thank you so much for driving my mother to the clinic.",
    "Herzlichen Dank, dass du meine Mutter in die Klinik gefahren hast.",
    "Mil gracias por llevar a mi madre a la clínica.",
)
PROMISED = (
    "I'll send you the measurements by Friday.",
    "Ich schicke dir die Maße bis Freitag.",
    "Te mando las medidas antes del viernes.",
)
LETTERS = [
    *((f"asks {kind}", text) for kind, texts in ASKED.items() for text in texts),
    *((f"gives {kind}", text) for kind, texts in GIVEN.items() for text in texts),
    *(("thanks thanks", text) for text in THANKED),
    *(("promises other", text) for text in PROMISED),
]
NOTHING = [
    "Unfortunately I can't introduce you to anybody there.",
    "Leider kann ich auf eurer Tagung keinen Vortrag halten.",
    "Lamentablemente no puedo dar la conferencia en su congreso.",
    "He told me that the board had recommended the plan.",
    "Der Vorstand hat die Sanierung empfohlen.",
    "El comité recomienda aprobar el presupuesto.",
    "Thank you for your message. Our office opens at nine.",
    "Vielen Dank für Ihre Nachricht. Unser Büro öffnet um neun.",
    "Gracias por su mensaje. La oficina abre a las nueve.",
    "Thank you for contacting support. We have reset your password.",
    "Danke, dass Sie uns kontaktiert haben. Ihr Passwort wurde geändert.",
    "Gracias por contactar con nosotros. Hemos cambiado su contraseña.",
    "Many thanks in advance.",
    "Besten Dank im Voraus.",
    "Gracias de antemano.",
    "The keynote was long and the coffee was cold.",
    "Das Podium war besetzt, und der Kaffee war kalt.",
    "La ponencia fue larga y el café estaba frío.",
    "Your order has been dispatched and will arrive on Friday.",
    "If I knew anyone at the observatory, you would have heard.",
]


def shown(text: str) -> set[str]:
    """Return what a letter shows, in words."""
    return {f"{sign.act} {sign.type}" for sign in judge("Hello", text)}


@pytest.mark.parametrize(("kind", "text"), LETTERS, ids=[text[:40] for _, text in LETTERS])
def test_each_way_is_found_with_each_matter(kind: str, text: str) -> None:
    assert shown(text) == {kind}


@pytest.mark.parametrize("text", NOTHING, ids=[text[:40] for text in NOTHING])
def test_refusals_reports_formulas_and_courtesies_show_nothing(text: str) -> None:
    assert not shown(text)


def test_what_is_asked_for_may_stand_in_the_sentence_before() -> None:
    text = "Our gardening podcast has a thousand listeners. Would you be our guest?"
    assert shown(text) == {"asks speaking"}


def test_a_long_document_needs_more_than_a_letter() -> None:
    said = "While you were in hospital I watered your tomatoes."
    assert shown(said) == {"gives help"}
    assert not shown("The weather was calm. " * 60 + said)


def test_two_things_far_apart_are_both_shown() -> None:
    between = "It rained. The cat slept. The stove was warm. "
    text = f"Would you give the keynote at our congress? {between}Lunch on Thursday is my treat?"
    assert {"asks speaking", "gives meal"} <= shown(text)
