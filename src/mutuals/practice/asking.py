"""Asking for an introduction: why a path may work, its weakest link, and a draft to pass on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mutuals.model.acquaintance import Grounds, Link
from mutuals.model.introduction import PathStep
from mutuals.model.person import PersonRef
from mutuals.model.sign import Language
from mutuals.practice.drafting import first_name
from mutuals.practice.phrases import phrases_of
from mutuals.practice.wording import say_ago, say_count, say_date

_TEN = 10


class Contacted(NamedTuple):
    """My side of a path: when we were last in touch, and since when we are linked (days).

    `heard_day` is that of the last word from somebody who never had one from me.
    """

    last_day: int | None
    connected_day: int | None
    heard_day: int | None = None


class Wish(NamedTuple):
    """Whom I want to reach: what they do, the organisation I asked for, and how I sign."""

    person: PersonRef
    does: str
    organisation: str
    me: str
    i_do: str


def say_contact(person: PersonRef, contacted: Contacted, day: int) -> str:
    """Say how I stand with the first person of a path."""
    if contacted.last_day is not None:
        return f"You were last in touch with {person.name} {say_ago(day - contacted.last_day)}."
    if contacted.heard_day is not None:
        ago = say_ago(day - contacted.heard_day)
        return f"{person.name} last wrote to you {ago}; no message from you to them is known."
    since = f" since {say_date(contacted.connected_day)}" if contacted.connected_day else ""
    return (
        f"You are connected with {person.name} on LinkedIn{since},"
        " and no message between you is known."
    )


def say_link(one: PersonRef, link: Link) -> str:
    """Say why two others probably know each other; it is never more than that."""
    words = _ONCE.get(link.grounds) if link.times == 1 else None
    words = words or _GROUNDS[link.grounds]
    told = words.format(times=say_count(link.times, "mail or meeting", _THINGS))
    sure = "they know each other" if link.grounds == "stated" else _LIKELY[link.p >= _EVEN]
    return f"{one.name} and {link.person.name} {told}; {sure}."


_EVEN = 0.5
_THINGS = "mails or meetings"
_LIKELY = ("they may know each other", "they probably know each other")
_GROUNDS: Mapping[Grounds, str] = MappingProxyType({
    "stated": "were introduced to each other, as your ledger says",
    "small": "were together in {times} that you saw, at least one of them among five at most",
    "between": "are both in {times} that you saw, some from one to the other",
    "often": "were together in {times} that you saw, all of six people or more",
    "large": "were together only in {times} with many others",
    "colleagues": "work at the same employer",
})  # fmt: skip
_ONCE: Mapping[Grounds, str] = MappingProxyType({
    "small": "were together in a mail or meeting of five people at most that you saw",
    "between": "are both in a mail that you saw, from one to the other",
    "large": "were together only in one mail or meeting with many others",
})  # fmt: skip


def say_odds(p: float) -> str:
    """Return a probability as a count of ten; near none or all it says no more than that."""
    tenths = round(_TEN * p)
    return {0: "less than 1 in 20", _TEN: "more than 9 in 10"}.get(tenths, f"about {tenths} in 10")


def say_weakest(steps: Sequence[PathStep]) -> str:
    """Name the step that is most likely to fail, with its odds in ten."""
    weakest = min(steps, key=lambda step: step.p)
    odds = say_odds(weakest.p)
    if weakest is steps[0]:
        return f"between you and {weakest.to.name}: {odds} that you can turn to them"
    one, other = weakest.from_.name, weakest.to.name
    return f"between {one} and {other}: {odds} that one brings you to the other"


def ask_draft(people: Sequence[PersonRef], wish: Wish, language: Language) -> str:
    """Return the message to the first of the people of a path (me left out), the target last.

    To a broker it holds a note that can be passed on, and asks that the other side be asked first.
    """
    words = _WORDS[language]
    one = first_name(people[0].name) or people[0].name
    head = words.hello.format(who=one)
    topic = words.about.format(organisation=wish.organisation) if wish.organisation else ""
    if len(people) == 1:
        return "\n\n".join((head, f"{words.blank} {words.direct.format(about=topic)}"))
    who = f"{wish.person.name} ({wish.does})" if wish.does else wish.person.name
    ask = words.through_one if len(people) == _ONE_BROKER else words.through_two
    body = ask.format(who=who, about=topic, next=people[1].name)
    return "\n\n".join((head, f"{words.blank} {body}", words.both, _note(wish, words, topic)))


def offer_draft(to: PersonRef, about: PersonRef, does: str, language: Language) -> str:
    """Return the message that asks one side whether an introduction would suit."""
    who = f"{about.name} ({does})" if does else about.name
    hello = _WORDS[language].hello.format(who=first_name(to.name) or to.name)
    return f"{hello}\n\n{phrases_of(language)['introduction'].format(text=who)}"


def introduce_draft(one: PersonRef, other: PersonRef) -> str:
    """Return the message that introduces two who both agreed."""
    names = [first_name(each.name) or each.name for each in (one, other)]
    return (
        f"Hello {names[0]}, hello {names[1]},\n\nas agreed with both of you: {one.name}, meet"
        f" {other.name}. [Two sentences: what each of you does, and why I thought of it.] I leave"
        " the rest to you; no need to keep me in copy."
    )


_ONE_BROKER = 2


def _note(wish: Wish, words: _Words, topic: str) -> str:
    """Return the paragraph that can be passed on as it stands, set apart by a bar."""
    hello = words.hello.format(who=first_name(wish.person.name) or wish.person.name)
    i_am = f"{wish.me} ({wish.i_do})" if wish.i_do else wish.me or words.my_name
    note = f"{hello}\n{words.note.format(me=i_am, about=topic)}"
    return "\n".join(f"| {line}" for line in note.splitlines())


class _Words(NamedTuple):
    hello: str
    blank: str
    about: str
    direct: str
    through_one: str
    through_two: str
    both: str
    note: str
    my_name: str


_WORDS: Mapping[Language, _Words] = MappingProxyType({
    "en": _Words(
        "Hello {who},", "[A line of your own: what made you think of them?]",
        " about working at {organisation}", "Would you have 20 minutes to talk{about}?",
        "I would like to talk to {who}{about}, and I think that you know each other."
        " Would you introduce us?",
        "I would like to talk to {who}{about}. I think that {next} knows them, and that you know"
        " {next}. Would you ask {next} whether an introduction would suit?",
        "Only if it suits all sides: please ask first, and a no is fine. Here is a note that you"
        " can pass on:",
        "I am {me}. I would like to talk to you{about}: [one sentence on what, and what you can"
        " offer]. 20 minutes on the phone would do, and a no is fine.",
        "[your name]",
    ),
    "de": _Words(
        "Hallo {who},", "[Ein Satz von dir: wie kommst du gerade darauf?]",
        " über die Arbeit bei {organisation}", "Hättest du 20 Minuten für ein Gespräch{about}?",
        "Ich würde gern mit {who}{about} sprechen und glaube, dass ihr euch kennt. Würdest du uns"
        " miteinander bekannt machen?",
        "Ich würde gern mit {who}{about} sprechen. Ich glaube, dass {next} da jemanden kennt und"
        " du {next} kennst. Würdest du {next} fragen, ob eine Vorstellung passt?",
        "Nur wenn es allen passt: bitte frag vorher, ein Nein ist in Ordnung. Hier ist eine Notiz"
        " zum Weiterleiten:",
        "ich bin {me}. Ich würde gern mit Ihnen{about} sprechen: [ein Satz, worum es geht und was"
        " du geben kannst]. 20 Minuten am Telefon genügen, und ein Nein ist in Ordnung.",
        "[dein Name]",
    ),
    "es": _Words(
        "Hola, {who}:", "[Una frase tuya: ¿por qué te has acordado?]",
        " sobre el trabajo en {organisation}", "¿Tendrías 20 minutos para hablar{about}?",
        "Me gustaría hablar con {who}{about} y creo que os conocéis. ¿Podrías presentarnos?",
        "Me gustaría hablar con {who}{about}. Creo que {next} le conoce, y que tú conoces a {next}."
        " ¿Podrías preguntar a {next} si una presentación le parece bien?",
        "Solo si a todos les viene bien: por favor, pregunta antes; un no también vale. Esta nota"
        " se puede reenviar:",
        "Soy {me}. Me gustaría hablar con usted{about}: [una frase: de qué, y qué puedes ofrecer]."
        " Bastan 20 minutos por teléfono, y un no también vale.",
        "[tu nombre]",
    ),
})  # fmt: skip
