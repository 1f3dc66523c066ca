"""Each thing in plain words of three languages, and what is refused, hearsay, or courtesy."""

import pytest

from mutuals.detection.judging import judge

SHOWN = [
    ("asks speaking", "Would you come and give our rowing club a talk on knots?"),
    ("asks speaking", "Darf ich Sie als Gastdozentin für unser Seminar gewinnen?"),
    ("asks speaking", "¿Nos darías una charla sobre nudos en el club de remo?"),
    ("gives speaking", "I'd be glad to talk to your students about knots."),
    ("gives speaking", "Den Festvortrag beim Ruderclub übernehme ich gern."),
    ("gives mentoring", "Cuenta conmigo para guiarte hasta que termines el aprendizaje."),
    ("gives help", "Here are the tide tables you were hunting for, I found them in the shed."),
    ("asks help", "Mein Rechner streikt, schaust du ihn dir heute Abend mal an?"),
    ("asks advice", "Welchen Motor würdet ihr nehmen, wenn ihr nochmal bauen würdet?"),
    ("asks introduction", "¿Podrías conectarme con tu primo el del astillero?"),
    ("asks referral", "Könnten Sie meine Bewerbung beim Teamleiter erwähnen?"),
    ("gives endorsement", "Eure Werkstatt hat von mir auf Google fünf Sterne bekommen."),
    ("gives volunteering", "Tragt mich für den Standdienst am Hafenfest ein, ich bin dabei."),
    ("gives meal", "Vente a cenar el sábado, invito yo."),
    ("thanks thanks", "Thank you so much for having us all summer."),
]
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
    *SHOWN,
    *((f"asks {kind}", text) for kind, texts in ASKED.items() for text in texts),
    *((f"gives {kind}", text) for kind, texts in GIVEN.items() for text in texts),
    *(("thanks thanks", text) for text in THANKED),
    *(("promises other", text) for text in PROMISED),
]
NOTHING = [
    "Had I known that you were looking I might have mentioned you to the harbour board.",
    "I was going to ask you to give the toast, but the dinner has been cancelled.",
    "Whoever told you that I would speak at the fair was mistaken.",
    "I must decline your invitation to the regatta.",
    "We regret to inform you that your application was not successful.",
    "The ferry is going to be giving the keynote a wide berth.",
    "Is there anything we can tell them about the tariffs before the hearing?",
    "We believe it prudent to advise you that the depot is closed.",
    "You should see the effect of the change in the figures of tomorrow night.",
    "Hätte ich das gewusst, ich hätte dich der Werft empfohlen.",
    "Eigentlich wollte ich dich fragen, ob du die Laudatio hältst.",
    "Keine Ahnung, wer dir gesagt hat, dass ich auf der Messe rede.",
    "Ihr Antrag auf Ratenzahlung ist genehmigt.",
    "Ich brauche keinen Rat, ich habe mich entschieden.",
    "De haberlo sabido te habría recomendado en el astillero.",
    "Te iba a pedir que dieras la charla, pero se suspende el acto.",
    "No sé quién te dijo que yo daba la conferencia.",
    "Debo declinar su invitación a la regata.",
    "No necesito consejos de nadie.",
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
def test_each_thing_is_found_in_plain_words(kind: str, text: str) -> None:
    assert kind in shown(text)


def test_refusals_hearsay_and_courtesies_show_hardly_anything() -> None:
    assert sum(bool(shown(text)) for text in NOTHING) <= len(NOTHING) // 15


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for contacting our support.",
        "Many thanks for your message!",
        "Thanks for the update.",
        "Thank you for choosing our shop!",
        "Danke für die Info.",
        "Vielen Dank für Ihre schnelle Antwort!",
        "Danke, dass Sie sich an uns gewandt haben.",
        "Gracias por su compra.",
        "Muchas gracias por la información.",
    ],
)
def test_mere_courtesies_are_not_weighed(text: str) -> None:
    assert not shown(f"{text} The office opens at nine.")


def test_thanks_for_something_is_no_mere_courtesy() -> None:
    assert shown("Thank you for your help with the move.") == {"thanks thanks"}
    assert shown("Thank you so much for your help!") == {"thanks thanks"}
    assert shown("Vielen Dank für deine Hilfe beim Umzug.") == {"thanks thanks"}
    assert shown("Gracias por tu ayuda con la mudanza.") == {"thanks thanks"}


@pytest.mark.parametrize(
    "text",
    [
        "I'm afraid I can't give the keynote at your spring meeting.",
        "Leider kann ich den Festvortrag auf Ihrer Tagung nicht halten.",
        "Lamentablemente no puedo dar la conferencia inaugural en su congreso.",
    ],
)
def test_what_is_refused_with_regret_is_not_weighed(text: str) -> None:
    assert not shown(text)


def test_what_is_offered_in_place_of_what_is_refused_is_weighed() -> None:
    text = "Unfortunately I can't make it on Friday, but let me take you out for lunch on Monday."
    assert shown(text) == {"gives meal"}


def test_hardly_anything_is_found_beside_it() -> None:
    assert sum(shown(text) != {kind} for kind, text in LETTERS) <= len(LETTERS) // 10


def test_in_a_document_nothing_is_weighed() -> None:
    said = "While you were in hospital I watered your tomatoes."
    assert shown(said) == {"gives help"}
    assert not shown("The weather was calm. " * 60 + said)


def test_two_things_far_apart_are_both_shown() -> None:
    between = "It rained. The cat slept. The stove was warm. "
    text = f"Would you give a talk at our congress? {between}Let me take you out for lunch."
    assert {"asks speaking", "gives meal"} <= shown(text)


def test_a_circular_shows_nothing() -> None:
    text = "Dear fellow employees, you are invited to the spring fair. For registration see below."
    assert not shown(text)
    assert shown("You are invited to our spring fair, please come.") == {"gives event"}
