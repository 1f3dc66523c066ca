"""Words that fill the themes, and a talk of six."""

GROUP = (
    "Who comes to the reunion of the Kaiserspeicher crew in June?",
    "I do, if it is not the first weekend.",
    "Count me in. Shall I ask the canteen at the canal for a table?",
    "Yes please. Nine people, I think.",
    "I bring the photos of the old hall.",
    "Then it is settled: the twelfth, six o'clock.",
)

OUTINGS = (
    "the lake", "a walk in the Grunewald", "the flea market", "the cabin", "a bike tour",
    "the choir concert", "the new exhibition", "a board game evening", "Mum's garden",
)  # fmt: skip
TOPICS = (
    "the Hanover cutover", "returns", "carrier onboarding", "the pick rates", "demand planning",
    "the warehouse audit", "the shift model", "supplier scorecards", "cold chain",
    "the planning meeting", "inventory accuracy", "dock scheduling", "the migration",
    "the service levels", "last-mile cost", "the peak season", "packaging",
)  # fmt: skip
PLACES = (
    "Café Mehlbeere", "the canteen at the canal", "Pelikan Bistro", "Zum Grünen Tor",
    "the soup place at Südkreuz", "Kantine 17", "Osteria Lago", "the Vietnamese at the corner",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSINGS = ("Best", "Best regards", "Kind regards", "Cheers", "Viele Grüße", "Liebe Grüße")
HELLOS = ("Hi {}", "Hello {}", "Dear {}", "Hallo {}", "Hi {}")
