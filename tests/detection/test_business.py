"""What business mail, circulars, hearsay and refusals say without giving or asking anything."""

import pytest

from mutuals.detection.judging import judge

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
]
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
BUSINESS = (
    "The contract and its amendments are with counsel. The regulator wants a forecast of prices"
    " and volumes. The committee reviews the proposal and the settlement. "
)


def shown(text: str, readers: int = 1) -> set[str]:
    """Return what a letter shows, in words."""
    return {f"{sign.act} {sign.type}" for sign in judge("Hello", text, readers=readers)}


@pytest.mark.parametrize("text", NOTHING, ids=[text[:40] for text in NOTHING])
def test_what_is_only_told_refused_or_supposed_shows_nothing(text: str) -> None:
    assert not shown(text)


@pytest.mark.parametrize(("kind", "text"), SHOWN, ids=[text[:40] for _, text in SHOWN])
def test_each_thing_is_found_in_words_of_many_writers(kind: str, text: str) -> None:
    assert kind in shown(text)


def test_many_readers_and_words_of_business_ask_for_plainer_words() -> None:
    said = "What do you think?"
    assert shown(said) == {"asks advice"}
    assert not shown(said, readers=20)
    assert not shown(BUSINESS + said)


def test_weak_words_alone_do_not_add_up_to_a_gift() -> None:
    assert not shown("We can present it to your committee at the meeting in May on our title.")


def test_who_comes_to_give_a_talk_is_no_guest() -> None:
    assert shown("Would you come to our congress and give the keynote?") == {"asks speaking"}


def test_thanks_for_what_was_asked_or_given_is_thanks_alone() -> None:
    assert shown("Für das Gutachten möchte ich mich herzlich bedanken.") == {"thanks thanks"}
    assert shown("I am very grateful for your guidance on the boat.") == {"thanks thanks"}


def test_a_circular_shows_nothing() -> None:
    text = "Dear fellow employees, you are invited to the spring fair. For registration see below."
    assert not shown(text)
    assert shown("You are invited to our spring fair, please come.") == {"gives event"}
