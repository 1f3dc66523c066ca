"""What drafts say, in the three languages: plain sentences that suit friends and strangers alike.

German and Spanish ones avoid the choice between the two ways of saying "you".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from mutuals.model.moments import date_of
from mutuals.model.sign import Language

Phrases = Mapping[str, str]
"""The sentences of one language by name; `{date}`, `{employer}`, `{title}` ... are filled in.

`thanks_introduction` and so on are what is thanked for. They are plain texts and no class, since
every answer that names somebody loads them.
"""


def phrases_of(language: Language) -> Phrases:
    """Return the sentences of a language."""
    return _PHRASES[language]


def write_date(day: int, words: Phrases) -> str:
    """Return a day as the language writes it: `14 September 2026`."""
    when = date_of(day)
    month = words["months"].split()[when.month - 1]
    return words["date"].format(day=when.day, month=month, year=when.year)


_PHRASES: Mapping[Language, Phrases] = MappingProxyType({
    "en": {
        "months": "January February March April May June July August September October November"
        " December",
        "date": "{day} {month} {year}",
        "hello": "Hello {who},",
        "hello_nobody": "Hello,",
        "blank": "[A line of your own: what made you think of them?]",
        "blank_answer": "[Your answer.]",
        "answer": "Thank you for your message of {date}.",
        "birthday": "All the best for your birthday!",
        "position": "Congratulations on your new position at {employer}!",
        "position_as": "Congratulations on your new position as {title} at {employer}!",
        "thanks": "Thank you for {what}.",
        "thanks_introduction": "the introduction",
        "thanks_referral": "the referral",
        "thanks_recommendation": "your recommendation",
        "thanks_endorsement": "endorsing me",
        "thanks_advice": "your advice",
        "thanks_help": "your help",
        "thanks_event": "sharing the event",
        "thanks_meal": "the meal",
        "thanks_mentoring": "your mentoring",
        "thanks_met": "our meeting on {date}",
        "thanks_spoke": "our talk on {date}",
        "promise": "On {date} I promised you something; here it is: [what you promised].",
        "offer": "I have {text} for you.",
        "recommendation": "You recommended me on {date}; I would gladly write a recommendation for"
        " you.",
        "endorsement": "You endorsed me on {date}; I would gladly do the same.",
        "came_of_it": "Thank you for your answer of {date}; here is what came of it: [what ca"
        "me of it].",
        "late_answer": "Your message of {date} has waited long for an answer; here it is.",
        "invite": "You had me as a guest on {date}; may I invite you this time?",
        "event": "On {date} I am going to {text}; would you like to come along?",
        "together": "We worked together ({text}); I would gladly write a recommendation for you.",
        "introduction": "I could introduce you to {text}. [A sentence of your own: what could you"
        " two have for each other?] Shall I ask whether that would suit? A no is fine.",
        "linked": "We have been connected on LinkedIn",
        "linked_since": "We have been connected on LinkedIn since {date}",
        "from_job": "; it dates from my time at {employer}.",
        "at_target": ", and I see that you work at {employer}.",
        "they_wrote": "You last wrote to me on {date}.",
        "i_wrote": "I last wrote to you on {date}.",
        "spoke": "We last spoke on {date}.",
        "met": "We last met on {date}.",
        "no_contact": "I would like to hear how you are.",
        "shall_i": "Shall I?",
        "how_are_you": "How are you?",
        "twenty_minutes": "Would you have 20 minutes to tell me about working at {employer}?",
        "help": "If I can be of help with something, tell me.",
        "help_in_return": "If I can be of help in return, gladly.",
    },
    "de": {
        "months": "Januar Februar März April Mai Juni Juli August September Oktober November"
        " Dezember",
        "date": "{day}. {month} {year}",
        "hello": "Hallo {who}!",
        "hello_nobody": "Hallo!",
        "blank": "[Ein Satz von dir: wie kommst du gerade darauf?]",
        "blank_answer": "[Deine Antwort.]",
        "answer": "Danke für die Nachricht vom {date}.",
        "birthday": "Alles Gute zum Geburtstag!",
        "position": "Herzlichen Glückwunsch zur neuen Stelle bei {employer}!",
        "position_as": "Herzlichen Glückwunsch zur neuen Stelle als {title} bei {employer}!",
        "thanks": "Danke für {what}.",
        "thanks_introduction": "den Kontakt",
        "thanks_referral": "die Empfehlung",
        "thanks_recommendation": "die Empfehlung",
        "thanks_endorsement": "die Bestätigung meiner Kenntnisse",
        "thanks_advice": "den guten Rat",
        "thanks_help": "die Hilfe",
        "thanks_event": "den Hinweis auf die Veranstaltung",
        "thanks_meal": "das Essen",
        "thanks_mentoring": "die Begleitung",
        "thanks_met": "das Treffen am {date}",
        "thanks_spoke": "das Gespräch am {date}",
        "promise": "Am {date} habe ich etwas zugesagt; hier ist es: [was du zugesagt hast].",
        "offer": "Ich habe etwas: {text}.",
        "recommendation": "Über die Empfehlung vom {date} habe ich mich gefreut; gern schreibe ich"
        " auch eine.",
        "endorsement": "Über die Bestätigung meiner Kenntnisse vom {date} habe ich mich"
        " gefreut; gern gebe ich das zurück.",
        "came_of_it": "Danke für die Antwort vom {date}; das ist daraus geworden: [was daraus"
        " wurde].",
        "late_answer": "Die Nachricht vom {date} hat lange auf eine Antwort gewartet; hier ist"
        " sie.",
        "invite": "Am {date} war ich zu Gast; darf ich diesmal einladen?",
        "event": "Am {date} gehe ich hin: {text}. Lust mitzukommen?",
        "together": "Wir haben zusammengearbeitet ({text}); gern schreibe ich eine Empfehlung.",
        "introduction": "Ich könnte dich mit {text} bekannt machen. [Ein Satz von dir: was könntet"
        " ihr füreinander haben?] Soll ich fragen, ob das passt? Ein Nein ist in Ordnung.",
        "linked": "Wir sind auf LinkedIn verbunden",
        "linked_since": "Seit dem {date} sind wir auf LinkedIn verbunden",
        "from_job": ", noch aus meiner Zeit bei {employer}.",
        "at_target": ", und im Profil sehe ich {employer}.",
        "they_wrote": "Die letzte Nachricht an mich kam am {date}.",
        "i_wrote": "Zuletzt habe ich am {date} geschrieben.",
        "spoke": "Zuletzt haben wir am {date} gesprochen.",
        "met": "Zuletzt haben wir uns am {date} getroffen.",
        "no_contact": "Ich würde gern hören, was es Neues gibt.",
        "shall_i": "Passt das?",
        "how_are_you": "Wie geht es?",
        "twenty_minutes": "Wären 20 Minuten möglich, um über die Arbeit bei {employer} zu"
        " sprechen?",
        "help": "Wenn ich bei etwas helfen kann: gern.",
        "help_in_return": "Wenn ich im Gegenzug bei etwas helfen kann: gern.",
    },
    "es": {
        "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
        " diciembre",
        "date": "{day} de {month} de {year}",
        "hello": "Hola, {who}:",
        "hello_nobody": "Hola:",
        "blank": "[Una frase tuya: ¿por qué te has acordado?]",
        "blank_answer": "[Tu respuesta.]",
        "answer": "Gracias por el mensaje del {date}.",
        "birthday": "¡Feliz cumpleaños y mis mejores deseos!",
        "position": "¡Enhorabuena por el nuevo puesto en {employer}!",
        "position_as": "¡Enhorabuena por el nuevo puesto de {title} en {employer}!",
        "thanks": "Gracias por {what}.",
        "thanks_introduction": "la presentación",
        "thanks_referral": "la recomendación",
        "thanks_recommendation": "la recomendación",
        "thanks_endorsement": "validar mis aptitudes",
        "thanks_advice": "el consejo",
        "thanks_help": "la ayuda",
        "thanks_event": "el aviso del evento",
        "thanks_meal": "la comida",
        "thanks_mentoring": "la orientación",
        "thanks_met": "el encuentro del {date}",
        "thanks_spoke": "la conversación del {date}",
        "promise": "El {date} prometí algo; aquí está: [lo que prometiste].",
        "offer": "Tengo algo: {text}.",
        "recommendation": "La recomendación del {date} me alegró mucho; con gusto escribo yo otra.",
        "endorsement": "Me alegró la validación de aptitudes del {date}; con gusto hago lo mismo.",
        "came_of_it": "Gracias por la respuesta del {date}; esto es lo que salió: [lo que salió].",
        "late_answer": "El mensaje del {date} ha esperado mucho una respuesta; aquí va.",
        "invite": "El {date} fui yo quien recibió la invitación; ¿puedo invitar yo esta vez?",
        "event": "El {date} voy a {text}; ¿apetece venir?",
        "together": "Trabajamos juntos ({text}); con gusto escribo una recomendación.",
        "introduction": "Podría presentarte a {text}. [Una frase tuya: ¿qué podéis ofreceros?]"
        " ¿Pregunto si le viene bien? Un no también vale.",
        "linked": "Estamos conectados en LinkedIn",
        "linked_since": "Estamos conectados en LinkedIn desde el {date}",
        "from_job": ", de mi época en {employer}.",
        "at_target": ", y en el perfil veo {employer}.",
        "they_wrote": "El último mensaje me llegó el {date}.",
        "i_wrote": "Escribí por última vez el {date}.",
        "spoke": "Hablamos por última vez el {date}.",
        "met": "Nos vimos por última vez el {date}.",
        "no_contact": "Me gustaría saber qué novedades hay.",
        "shall_i": "¿Parece bien?",
        "how_are_you": "¿Qué tal va todo?",
        "twenty_minutes": "¿Serían posibles 20 minutos para hablar del trabajo en {employer}?",
        "help": "Si puedo ayudar en algo, con mucho gusto.",
        "help_in_return": "Si a cambio puedo ayudar en algo, con mucho gusto.",
    },
})  # fmt: skip
