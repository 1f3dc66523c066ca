"""The people written by hand: those the story leans on."""

from mutuals.sample.records import Address, Owner

OWNER = Owner(
    "Miriam Köster",
    (
        "miriam.koester@mail.example",
        "mkoester@post.example",
        "miriam.koester@harborlight.example",
        "mkoester@kaiserspeicher.example",
        "miriam@opscircle.example",
    ),
    "Europe/Berlin",
    "https://www.linkedin.com/in/miriam-koester-ops-58d20",
)
"""Operations lead in Berlin, two years at Harborlight, laid off about seven months ago."""

ACCOUNTS = {
    "home": OWNER.emails[0],
    "older": OWNER.emails[1],
    "harborlight": OWNER.emails[2],
    "work": OWNER.emails[3],
    "circle": OWNER.emails[4],
}

LAID_OFF = 214
"""Days before today."""
HIRED = 985
"""Days before today of the first day at Harborlight."""
SPAN = 1096
"""Days of the private mailbox's archive."""

DAILY = ("Jonas Achterberg", "Leïla Benhaddou", "Oluwaseun Adeyinka")
KEY_NAMES = (
    "Aneta Wróbel",
    "Sabine Thielemann",
    "Tomás Figueiredo",
    "Yusuf Demirkan",
    "Priya Raghunathan",
    "Greta Hollnagel",
    "Henrik Sørlie",
    "Dörte Mickeleit",
)

# given|family|group|company|title|usual gap|first contact|last contact (0: still kept)|channel
LEADS = """
Jonas|Achterberg|daily|self|Illustrator|1|1500|0|mail
Leïla|Benhaddou|daily|lindenfeld|Physiotherapist|1|1500|0|mail
Oluwaseun|Adeyinka|daily|self|Product Manager (looking)|1|205|0|mail
Ingeborg|Köster|family|self|Teacher (retired)|18|1800|0|mail
Till|Köster|family|wattsand|Network Technician|30|1800|0|mail
Aneta|Wróbel|manager|harborlight|VP Operations|24|960|0|mail
Henrik|Sørlie|manager|kaiserspeicher|Head of Logistics|75|1090|0|mail
Sabine|Thielemann|mentor|havelberg-uni|Professor of Operations Management|42|1090|0|mail
Tomás|Figueiredo|client|halbmast|Director Supply Chain|28|880|0|mail
Yusuf|Demirkan|community|opscircle|Chair, Operations Circle|18|420|0|circle
Priya|Raghunathan|colleague|tidewright|Senior Programme Lead|17|940|0|mail
Dörte|Mickeleit|colleague|kaiserspeicher|Team Lead Inbound|70|1090|0|mail
Greta|Hollnagel|recruiter|glasdach|Partner|20|208|0|mail
Bartosz|Wiśniewski|colleague|quillmark|Implementation Lead|33|930|0|mail
Noémie|Castellane|colleague|mooswerk|Grid Operations Planner|36|900|0|mail
Kwabena|Asante|alumni|lindenfeld|Clinic Operations|45|1090|0|mail
Marijke|van Oosterwijk|alumni|brackwater|Site Director Rotterdam|84|1090|0|mail
Ulf|Brennecke|colleague|harborlight|Warehouse Process Lead|30|900|0|mail
Selin|Karaca|colleague|tidewright|Fleet Analyst|26|820|0|linkedin
Eszter|Kovács|colleague|harborlight|Customer Success|34|860|0|mail
Callum|Ferriter|client|ostsiel|Terminal Planning|80|700|0|mail
Mariko|Tanabe|community|nimbolt|Operations Research|35|640|0|mail
Arjun|Menon|community|quillmark|Head of Delivery|38|720|0|linkedin
Rosalind|Peake|recruiter|beaconlane|Senior Consultant|30|190|0|linkedin
Franziska|Obermüller|friend|self|Architect|30|1800|0|mail
Gustavo|Pimentel|friend|papierflug|Tour Planner|32|1400|0|mail
Hanna|Lindqvist|friend|mersheim|Chemist|60|1700|0|mail
Cem|Altuntaş|friend|self|Chef|40|900|0|mail
Wolfgang|Prill|neighbour|self|Choir Director|45|1080|0|mail
Nkechi|Eze|alumni|rotbuche|Associate|75|1090|0|linkedin
Jean-Baptiste|Morel|client|mersheim|Procurement|40|820|128|mail
Petra|Sandkühler|colleague|harborlight|HR Business Partner|22|800|96|mail
Iosif|Papadakis|colleague|brackwater|Demand Planner|14|780|55|mail
Zdeňka|Horáková|client|brotlaib|Managing Director|21|640|82|mail
Michał|Zieliński|colleague|mooswerk|Maintenance Planning|30|930|124|mail
Catarina|Vaz Pinto|friend|orchardway|Winemaker|28|1500|118|mail
Rüdiger|Vollbrecht|manager|kaiserspeicher|Managing Director|30|1090|420|mail
Anna|Schmidt|colleague|harborlight|Finance Partner|25|900|105|mail
Anna|Schmidt|neighbour|self|Physician|60|700|520|mail
Thomas|Müller|alumni|ankerwinde|Consultant|90|1000|610|mail
Thomas|Müller|client|tannhorn|Store Logistics|45|600|260|mail
"""

ME = Address(OWNER.name, OWNER.emails[0])
"""The owner as she writes from the private mailbox."""


def me(account: str = "home") -> Address:
    """The owner as she writes from one of her mailboxes."""
    return Address(OWNER.name, ACCOUNTS[account])
