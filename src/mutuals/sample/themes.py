"""What people write to each other, by theme; braces are filled once per thread.

Variants that stand in the same place of subjects and turns belong together.
"""

from typing import NamedTuple


class Theme(NamedTuple):
    """One kind of exchange: `turns` alternate between the one who starts and the other."""

    key: str
    subjects: tuple[str, ...]
    turns: tuple[tuple[str, ...], ...]


HOME = (
    Theme(
        "weekend",
        ("Weekend", "Saturday?", "This weekend"),
        (
            (
                "Are you around on {day}? We thought of {outing}.",
                "What are your plans for the weekend? {outing} would be nice if it stays dry.",
                "Shall we do {outing} on {day}? The children ask about you.",
            ),
            (
                "Yes, gladly. {day} after two suits me best.",
                "Good idea. I have to be back by seven, otherwise I am free.",
                "This time it does not work, I have visitors. The week after?",
            ),
            ("Perfect, see you then.", "All right, I bring the cake.", "Fine, I will ring you."),
        ),
    ),
    Theme(
        "photos",
        ("Photos", "The pictures from {outing}"),
        (
            (
                "Here are the pictures from {outing}. The one with the dog turned out best.",
                "I finally sorted the photos of {outing}; the link works until Sunday.",
            ),
            (
                "Lovely, I printed two of them already.",
                "What good light! Please send me the third.",
            ),
        ),
    ),
    Theme(
        "errand",
        ("Parcel", "The drill", "Plants", "Ladder", "Cat"),
        (
            (
                "Could you take in a parcel on {day}? I am at the dentist until noon.",
                "Could you lend me the drill again? The shelf came down.",
                (
                    "Can you water the plants while we are away?\nFrom {day} on it is only"
                    " the balcony."
                ),
                "Is your ladder free on {day}? The gutter has grown a tree.",
                "Could you feed the cat on {day}? I am back by night.",
            ),
            (
                "Of course, just ring at the back.",
                "Sure, it hangs by the door.",
                "Gladly.",
                "It is, come any time.",
                "With pleasure.",
            ),
            ("Thank you, that helped me a lot!", "Thanks so much for the help. I owe you a cake."),
        ),
    ),
    Theme(
        "hello",
        ("How are you?", "News from upstairs", "Book", "Monday"),
        (
            (
                "I have not heard from you for a while. How goes the search?",
                "The new neighbours have a trumpet. Otherwise all is well here, and with you?",
                "I finished the book you gave me, on the train, past my station.",
                "You looked tired the other day. Is there anything I can take off you?",
            ),
            (
                "Up and down. Two talks this week, and I sleep again. How are you?",
                "Send them {outing}, far away. We are fine, Jonas paints the kitchen.",
                "I knew it. There is a second volume.",
                "That is kind, thank you. An evening without the word career would do.",
            ),
            (
                "Fine, busy with {outing}. I think of you!",
                "Blue, I hope.",
                "Bring it along next time.",
                "Then come on {day}. I cook.",
            ),
        ),
    ),
    Theme(
        "tip",
        ("Tickets", "Recipe", "Bicycle"),
        (
            (
                "There are still tickets for {day}, row nine. Shall I take two?",
                "How long does the cake stay in the oven? Mine was a stone.",
                "Which workshop did your brakes? Mine sing.",
            ),
            (
                "Take them, I pay the drinks.",
                "Forty minutes, and not one look inside.",
                "The one under the railway arches, ask for Meike.",
            ),
            ("Done, seats 14 and 15.", "That was it, I looked.", "Thanks, they are silent now."),
        ),
    ),
)

FAMILY = Theme(
    "family",
    ("Train on {day}", "Birthday", "Lunch on {day}"),
    (
        (
            "My train arrives at 14.08 on {day}. Do I have to change in Hanover?",
            "For the birthday I would give her the armchair. Do you join in?",
            "She asked again whether you eat with us on {day}.",
        ),
        (
            "No change any more, it runs through since the new timetable.",
            "I join in. Tell me what I owe you.",
            "Yes, I come, and I bring the potato salad.",
        ),
        ("Good. Until {day}.", "Then everything is settled."),
    ),
)

EVENING = Theme(
    "evening",
    ("Tonight", "Later", "Shopping", "Tomorrow"),
    (
        (
            "I am home about seven. Shall I bring bread?",
            "The concert starts at eight, not half past. Shall I get the tickets?",
            "Running late, please do not wait with dinner.",
            "Did you ring the landlord about the heating?",
        ),
        (
            "Yes please, and milk.",
            "Do that.",
            "All right, see you later.",
            "Not yet, tomorrow.",
        ),
        ("Done.", "Perfect.", "Thanks!"),
    ),
)


BUDDY = Theme(
    "buddy",
    ("Today", "Plan for today", "Small report", "Week"),
    (
        (
            "Two letters out, one call at eleven. And you?",
            "Today only the CV, then I am at the library until four.",
            "No news from {org}. I ring them on {day}.",
            "I rewrote the second paragraph, it reads better now. Can you look over it?",
            "They moved the interview to {day}. I use the time for {topic}.",
            "Slow day. I tidied the list and wrote to nobody.",
        ),
        (
            "Three lines to {org}, then groceries. Keep going.",
            "Better than yesterday. I have the first half done.",
            "Read it, good. I would cut the last sentence.",
            "Same here. Tomorrow at nine again?",
        ),
    ),
)
