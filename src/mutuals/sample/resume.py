"""The owner's own pages in LinkedIn's archive: profile, positions, schools, skills."""

from datetime import date, timedelta

from mutuals.sample.cast import HIRED, LAID_OFF, OWNER
from mutuals.sample.profile import SKILLS
from mutuals.sample.zone import MONTHS

_SUMMARY = (
    "I make places run in which goods and people have to arrive on time. Two years as operations"
    " lead for a logistics software house, six in warehouses before that. I like plans that"
    " survive a Monday."
)


def members(today: date) -> list[tuple[str, str]]:
    """The archive's files about the owner herself, by member name."""
    return [
        ("Profile.csv", _profile()),
        ("Positions.csv", _positions(today)),
        ("Education.csv", _education(today)),
        ("Skills.csv", "Name\n" + "".join(f"{skill}\n" for skill in SKILLS)),
        ("Email Addresses.csv", _emails(today)),
    ]


def _profile() -> str:
    given, family = OWNER.name.split()
    header = (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
        "Geo Location,Twitter Handles,Websites,Instant Messengers"
    )
    headline = "Operations Lead | logistics, returns, shift planning"
    industry = '"Transportation, Logistics, Supply Chain and Storage"'
    place = '"Berlin, Germany"'
    row = f'{given},{family},,,,"{headline}","{_SUMMARY}",{industry},10965,{place},,,'
    return f"{header}\n{row}\n"


def _month(today: date, ago: int) -> str:
    day = today - timedelta(days=ago)
    return f"{MONTHS[day.month - 1]} {day.year}"


def _positions(today: date) -> str:
    hired, left = _month(today, HIRED), _month(today, LAID_OFF)
    before, began = _month(today, HIRED + 30), _month(today, HIRED + 1400)
    first = _month(today, HIRED + 2300)
    return (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        f'Harborlight GmbH,Operations Lead,"Onboarding, returns and service levels for 40 sites.",'
        f'"Berlin, Germany",{hired},{left}\n'
        f"Kaiserspeicher Logistik GmbH,Shift and Inbound Planner,Planning for two halls.,"
        f'"Hamburg, Germany",{began},{before}\n'
        f'Ostsiel Reederei,Trainee,,"Rostock, Germany",{first},{began}\n'
    )


def _education(today: date) -> str:
    year = today.year - 11
    return (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
        f'Universität Havelberg,{year - 5},{year},,"Diplom, Industrial Engineering",Choir\n'
    )


def _emails(today: date) -> str:
    day = today - timedelta(days=LAID_OFF + 2)
    hour = f'"{day.month}/{day.day}/{day.year % 100:02}, 9:14 AM"'
    return (
        "Email Address,Confirmed,Primary,Updated On\n"
        f"{OWNER.emails[0]},Yes,Yes,{hour}\n"
        f"{OWNER.emails[1]},Yes,No,Not Available\n"
        f"{OWNER.emails[2]},Yes,No,{hour}\n"
        f"{OWNER.emails[3]},Yes,No,Not Available\n"
        f"{OWNER.emails[4]},Yes,No,Not Available\n"
    )
