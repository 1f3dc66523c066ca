"""The machines that write: newsletters, services, spam."""

from typing import NamedTuple

from mutuals.sample.records import Address


class Newsletter(NamedTuple):
    """What comes every few days since some day before today."""

    sender: Address
    list_id: str
    every: int
    first: int
    subjects: tuple[str, ...]
    lead: str


class Service(NamedTuple):
    """What a machine sends when something happened: in `percent` of the days it could."""

    sender: Address
    every: int
    percent: int
    first: int
    label: str
    subjects: tuple[str, ...]
    text: str


NEWSLETTERS = (
    Newsletter(
        Address("Supply Chain Morning", "briefing@news.morningfreight.example"),
        "daily.morningfreight.example",
        1,
        540,
        (
            "Rates, ports, rail: the morning",
            "Five numbers before nine",
            "What moved overnight",
        ),
        "Container rates eased for the third week, rail stays tight.",
    ),
    Newsletter(
        Address("Warehouse Letter", "letter@warehouseletter.example"),
        "letter.warehouseletter.example",
        7,
        1090,
        (
            "Issue on slotting",
            "Issue on returns",
            "Issue on night shifts",
        ),
        "This week three sites show what a smaller buffer really costs.",
    ),
    Newsletter(
        Address("Stadtkalender Berlin", "redaktion@stadtkalender.example"),
        "woche.stadtkalender.example",
        7,
        1090,
        (
            "Das Wochenende in Berlin",
            "Märkte, Musik, Müßiggang",
        ),
        "Am Sonntag öffnen die Gärten, der Eintritt ist frei.",
    ),
    Newsletter(
        Address("Harborlight Alumni Letter", "alumni-letter@harborlight.example"),
        "alumni.harborlight.example",
        28,
        210,
        (
            "News from the harbour",
            "Who went where",
        ),
        "Two former colleagues founded a company, and the summer party has a date.",
    ),
)

SERVICES = (
    Service(
        Address("Jobs for you", "no-reply@alerts.jobpier.example"),
        1,
        88,
        214,
        "Category Updates",
        (
            "3 new jobs: Operations Lead, Berlin",
            "New today: Head of Operations",
            "Your search: supply chain, Berlin",
        ),
        "These openings match your search. You receive this mail because you saved it.",
    ),
    Service(
        Address("Kiezbank", "noreply@kiezbank.example"),
        9,
        80,
        1095,
        "Category Updates",
        (
            "Your statement is ready",
            "A new message in your mailbox",
        ),
        "Please log in to read your documents. This address does not receive mail.",
    ),
    Service(
        Address("Paketkasten", "do-not-reply@paketkasten.example"),
        12,
        70,
        1095,
        "Category Updates",
        (
            "Your parcel arrives today",
            "Your parcel was left with a neighbour",
        ),
        "The driver expects to reach you between 10 and 13.",
    ),
    Service(
        Address("Bahnfahrt Service", "noreply@tickets.bahnfahrt.example"),
        24,
        75,
        1095,
        "Category Updates",
        (
            "Your booking",
            "Your seat reservation",
        ),
        "Thank you for your booking. The ticket is valid with an identity card.",
    ),
    Service(
        Address("Ordnung Shop", "orders@shop.ordnung.example"),
        30,
        65,
        1095,
        "Category Promotions",
        (
            "Your order is on its way",
            "Tell us how you liked it",
        ),
        "We packed your order and handed it to the carrier.",
    ),
    Service(
        Address("Linkboard", "notifications-noreply@linkboard.example"),
        6,
        75,
        1095,
        "Category Social",
        (
            "You appeared in 4 searches",
            "Someone viewed your profile",
            "Your invitation was accepted",
        ),
        "See who is looking. Change how often we write in your settings.",
    ),
)

SPAM = (
    ("Dr. Milton Grey", "m.grey@prize-office.test", "Your pending transfer"),
    ("Best Offers", "deal@offers-now.test", "Only today: 80 %"),
    ("Account Desk", "secure@account-verify.test", "Your account was limited"),
    ("SEO Team", "rank@first-page.test", "Your website, page one"),
)
