"""Words that fill the themes, what is said only once, and a talk of six."""

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

AFTER_WORK = (
    "Thank you for the good hour and for your advice on {topic}. Next time it is my turn.",
    "That was worth the way. I have your three points on {topic} on the wall now, thank you.",
    "Thanks for today. I already rang them about {topic}, you were right.",
)
AFTER_HOURS = (
    "That was lovely. Thank you for listening, and for the name of the osteopath.",
    "We should do that more often. Thanks for the help with the form!",
    "Good to see you laugh. Thank you for bringing the chairs.",
)
LAST_WORK = (
    ("Sorry", "Sorry for the silence, I am deep in {topic} until spring."),
    ("Later", "I have your mail on the pile and answer when we are through with {topic}."),
    ("New number", "I have a new number at work, the old one ends this week."),
    ("Quick question", "Do you still have the sheet on {topic}? No hurry."),
)
LAST_HOURS = (
    ("Still here", "The move eats every evening. I ring you when the kitchen stands."),
    ("Postcard", "Did the card from the island arrive?"),
)
UNASKED = (
    "Hi Miriam, I found you through the Operations Circle. Could I ask you about returns?",
    "Hello Miriam, we share eleven connections. How do you see the market for planners in Berlin?",
)

MESSAGES = (
    ("Are you there on Saturday?", "Yes! From four."),
    ("I found your umbrella", "So it was you. I come by tomorrow."),
    ("Which train did you take last time?", "The one at 7:38, mind the change in Spandau."),
    ("How did the interview go?", "Long. I tell you over coffee."),
    ("Happy birthday!", "Thank you! You are the first."),
    ("Do you still have the key?", "On the hook, behind the blue coat."),
    ("Late by ten minutes, sorry", "I have a table at the window."),
)
REUNION = (
    "This is the group for the reunion. Who is still missing?",
    "I ask the night shift.",
    "The twelfth is fixed, the canteen has a table for nine.",
    "I bring the photos.",
    "And I the old key board. Do not ask how.",
    "Wonderful. Until the twelfth!",
)
POSTS = (
    "A plan that does not survive Monday was a wish. What we changed in our Friday meeting:",
    "Looking for my next role in operations, in Berlin or near it. Who should I talk to?",
    "Three things a night shift taught me about dashboards.",
    "Thank you to everybody who came on Thursday. The notes are on the Circle's page.",
)
COMMENTS = (
    "We tried both. The smaller buffer was the harder sell and the better plan.",
    "Congratulations, and well deserved!",
    'We called it "the quiet hour", and nobody wanted to give it up again.',
    "Which system did you move from?",
)
