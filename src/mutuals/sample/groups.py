"""The groups of the cast: how many, what they do, what became of the ties."""

CROWD = (
    ("family", 4),
    ("friend", 11),
    ("colleague", 34),
    ("old-colleague", 24),
    ("client", 12),
    ("recruiter", 11),
    ("alumni", 20),
    ("community", 19),
    ("neighbour", 8),
    ("connection", 52),
    ("fresh", 16),
)
"""How many people of each group are drawn, besides those written by hand."""

TITLES = {
    "family": ("Nurse", "Electrician", "Student", "Bookkeeper"),
    "friend": ("Translator", "Sound Engineer", "Midwife", "Carpenter", "Editor", "Biologist"),
    "colleague": (
        "Operations Analyst",
        "Customer Success Lead",
        "Software Engineer",
        "Product Designer",
        "Key Account Lead",
        "Support Team Lead",
        "Data Analyst",
        "People Partner",
    ),
    "old-colleague": ("Shift Lead", "Inbound Planner", "Carrier Buyer", "Customs Clerk", "IT Lead"),
    "client": ("Supply Chain Lead", "Logistics Buyer", "Warehouse Lead", "Director Operations"),
    "recruiter": ("Consultant", "Senior Consultant", "Talent Partner", "Researcher"),
    "alumni": ("Consultant", "Programme Lead", "Plant Planner", "Founder", "Lecturer"),
    "community": ("Lean Coach", "Head of Operations", "Process Engineer", "COO", "Planner"),
    "neighbour": ("Teacher", "Baker", "Choir Treasurer", "Landlord", "Physician"),
    "connection": (
        "Head of Supply Chain",
        "VP Delivery",
        "Planner",
        "Buyer",
        "Site Lead",
        "Founder",
    ),
    "fresh": ("Operations Lead", "Head of Delivery", "Programme Lead", "Planner", "Founder"),
}

# For each group: usual gap, days since the first contact (from, to), what became of the tie.
FATES: dict[str, tuple[tuple[int, int, int, str], ...]] = {
    "family": ((90, 1000, 1900, "kept"), (70, 1000, 1900, "kept"), (120, 1000, 1900, "quiet")),
    "friend": (
        (60, 900, 1900, "kept"),
        (34, 800, 1500, "drifting"),
        (75, 600, 1900, "kept"),
        (60, 900, 1900, "gone"),
        (90, 900, 1900, "old"),
    ),
    "colleague": (
        (40, 500, 960, "quiet"),
        (26, 400, 960, "drifting"),
        (80, 400, 960, "kept"),
        (60, 400, 960, "quiet"),
        (90, 500, 900, "quiet"),
        (55, 300, 900, "gone"),
        (60, 300, 800, "linkedin"),
    ),
    "old-colleague": ((60, 1100, 1950, "work"), (75, 1200, 1950, "work"), (80, 1100, 1950, "both")),
    "client": ((60, 400, 850, "quiet"), (35, 300, 850, "gone"), (90, 300, 850, "kept")),
    "recruiter": (
        (24, 150, 210, "drifting"),
        (30, 120, 208, "linkedin"),
        (40, 100, 205, "quiet"),
    ),
    "alumni": (
        (90, 400, 1090, "kept"),
        (120, 500, 1950, "old"),
        (100, 600, 1090, "gone"),
        (150, 600, 1090, "linkedin"),
        (330, 1000, 1090, "kept"),
    ),
    "community": (
        (80, 300, 900, "kept"),
        (50, 300, 900, "drifting"),
        (60, 300, 900, "gone"),
        (90, 200, 800, "linkedin"),
    ),
    "neighbour": ((70, 500, 1080, "kept"), (60, 500, 1080, "quiet"), (90, 600, 1080, "gone")),
    "connection": ((1, 1, 1, "silent"), (130, 300, 900, "linkedin"), (1, 1, 1, "silent")),
    "fresh": ((30, 0, 0, "fresh"),),
}

# Days before today between which the LinkedIn connection was made.
CONNECTED: dict[str, tuple[int, int]] = {
    "daily": (400, 1600),
    "friend": (300, 1800),
    "colleague": (180, 940),
    "manager": (500, 1900),
    "old-colleague": (900, 2300),
    "client": (120, 800),
    "recruiter": (95, 210),
    "alumni": (200, 2400),
    "community": (100, 900),
    "mentor": (900, 1500),
    "connection": (96, 2600),
}
