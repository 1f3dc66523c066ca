"""What people of the trade write: at work, looking for work, and strangers."""

from mutuals.sample.themes import Theme

WORK = (
    Theme(
        "catch-up",
        ("How are you?", "Long time no see", "Lunch soon?", "Quick hello"),
        (
            (
                "How is the new team? I heard you finished {topic} without trouble.",
                "I came past {place} today and thought of you. How did {topic} end?",
                "We have not spoken since we sat over {topic}. What keeps you busy?",
            ),
            (
                "Good to hear from you! We are through, and I slept again for the first time.",
                "Busy but fine. We still argue about {topic}, you would feel at home.",
                (
                    "All well here. I moved to another floor and nobody finds me, which is"
                    " an advantage."
                ),
            ),
            (
                "Let us have lunch at {place} when you find an hour beside {topic}.",
                "Glad to hear it. I will be near {place} on {day}, if you have time for a coffee.",
            ),
        ),
    ),
    Theme(
        "question",
        ("{topic}", "Question about {topic}", "{topic}: numbers"),
        (
            (
                "Do you still have the template we used for {topic}? I only find the old one.",
                (
                    "Who was the contact at {org} for {topic}?\nFrom what I remember it"
                    " was somebody new."
                ),
                "What did {topic} cost in the end, roughly? I need an order of magnitude.",
            ),
            (
                "Attached is the last version. The second sheet is the one that matters.",
                "That was the planning desk; I look for the number and send it on {day}.",
                "About a tenth more than planned, most of it overtime.",
            ),
            (
                "Thank you, that saved me an afternoon.",
                "Many thanks for your help with this.",
                "Great, that is what I needed.",
            ),
        ),
    ),
    Theme(
        "article",
        ("Worth reading", "For you: {topic}"),
        (
            (
                "I read a piece about {topic} and had to think of your project; the link is below.",
                "There is a good talk about {topic} from the Hamburg conference, 20 minutes.",
            ),
            ("Interesting, thanks for sharing. I passed it on to two colleagues.", "Will read it."),
        ),
    ),
    Theme(
        "their-thanks",
        ("Thank you", "Thanks for your help with {topic}"),
        (
            (
                "Thank you for your advice on {topic}, it made the difference with our board.",
                "Thanks a lot for going through {topic} with me. The new plan stands.",
                "I wanted to thank you for the introduction; we had a very good first call.",
            ),
            ("That is good news, I am glad it helped.", "You are welcome, tell me how it goes on."),
        ),
    ),
)

LUNCH = Theme(
    "lunch",
    ("{day}?", "{place}?"),
    (
        (
            "Do you have time on {day}? How about {place}?",
            "It is my turn. {day} at {place}?",
        ),
        ("Gladly, I put it into the calendar.", "Yes! See you at {place}."),
    ),
)

SEEKING = (
    Theme(
        "ask-advice",
        ("A question about {org}", "My CV", "Your advice?"),
        (
            (
                (
                    "I am looking for my next role in operations and would value your advice:"
                    " is {org} a good place at the moment?"
                ),
                "Could I ask for your advice on my CV? Twenty minutes on the phone would do.",
                "May I ask how you would approach {org}? You know the industry better than I do.",
            ),
            (
                "They are growing, but ask how they decide. Ring me on {day} if you like.",
                "Of course. Send it over and I mark what I would change.",
                "Gladly. I would start with {topic}, that is where they hurt.",
            ),
            (
                "Thank you for the advice, that helps me a lot.",
                "Thanks so much for taking the time. I will tell you how it went.",
            ),
        ),
    ),
    Theme(
        "ask-referral",
        ("{org}: opening in operations", "Do you know somebody at {org}?", "The role at {org}"),
        (
            (
                (
                    "{org} is looking for somebody to lead operations. Would you be"
                    " willing to refer me?"
                ),
                (
                    "Do you know anybody at {org}? Could you introduce me to the person"
                    " who runs {topic}?"
                ),
                "I saw the opening at {org}. Could you put in a good word for me?",
            ),
            (
                "Yes, I passed your CV to the team lead this morning.",
                "I know somebody there from {topic}. Let me ask first whether I may connect you.",
                "Happy to, send me three lines about {topic} that I can forward.",
            ),
            (
                "Thank you for the referral, I really appreciate it.",
                "That is very kind of you, thank you. There is no hurry.",
                "Thank you, that is very kind. I send the three lines tonight.",
            ),
        ),
    ),
    Theme(
        "lead",
        ("Saw this and thought of you", "A ticket for you", "{topic}: somebody for you"),
        (
            (
                (
                    "{org} is looking for somebody with your experience in {topic};"
                    " I thought of you at once. Interested?"
                ),
                "There is an event on {topic} on {day}, I have a spare ticket for you.",
                (
                    "You mentioned {topic}: I know somebody who solved exactly that."
                    " Shall I introduce you?"
                ),
            ),
            (
                "Thank you for thinking of me! Yes, please.",
                "That is very kind, thank you. I will come.",
                "Gladly, thank you. Tell them they may write to me.",
            ),
        ),
    ),
    Theme(
        "news",
        ("A short update", "How it goes", "Update"),
        (
            (
                (
                    "A short update from my side: second interview at {org} next week."
                    " And how do you get on with {topic}?"
                ),
                (
                    "Since we last spoke I looked at {org} more closely; their sore point seems to"
                    " be {topic}. Does that fit what you see?"
                ),
            ),
            (
                "Fingers crossed! We are busy with {topic}, but the worst is behind us.",
                "That fits. Tell them about {topic}, nobody there has done it before.",
            ),
            ("I will, and I let you know.", "Good point, that goes into my notes."),
        ),
    ),
)

GOODBYE = Theme(
    "goodbye",
    ("My last day", "Goodbye, and stay in touch"),
    (
        (
            (
                "You will have heard: my role ends with the reorganisation."
                " I enjoyed {topic} with you and would like to stay in touch."
            ),
            "Friday was my last day. Thank you for two good years, above all for {topic}.",
        ),
        (
            "I am so sorry. You did great work on {topic}. If I can help, just say so.",
            "What a loss for us. I am happy to give you a reference any time.",
        ),
    ),
)

RECRUITER = Theme(
    "role",
    ("A role you may like", "Your profile"),
    (
        (
            (
                "I am looking for an operations lead for a client of ours, {topic} included."
                " Would a call on {day} suit you?"
            ),
            "Your experience with {topic} fits a mandate of ours. May I send you the description?",
        ),
        (
            "Thank you for writing. Yes, please send it; {day} in the morning works for me.",
            "That sounds interesting. What is the team's size, and why is the role open?",
        ),
        (
            "I sent you the description. The client decides within three weeks.",
            "Twelve people, and the predecessor moved inside the group. I call you on {day}.",
        ),
    ),
)

STRANGER = Theme(
    "stranger",
    (
        "Your talk on {topic}",
        "Nice to meet you",
        "Yusuf gave me your name",
        "Your comment on {topic}",
        "From one Kaiserspeicher hand to another",
    ),
    (
        (
            (
                "We have not met: I saw your talk on {topic} and have the same problem at {firm}."
                " May I ask you two questions?"
            ),
            "It was good to meet you on {day}. You mentioned {topic}, could we go on talking?",
            (
                "Yusuf from the Circle thinks you are the one to ask about {topic}."
                " Would you have ten minutes this week?"
            ),
            "I read your comment on {topic} twice. How did you convince the people on the floor?",
            (
                "I took over a shift at Kaiserspeicher the year after you left, now I am at {firm}."
                " People there still speak of {topic}. Could I ask you how you did it?"
            ),
        ),
        (
            "Of course, ask away. It cost us a year, perhaps I can save you some of it.",
            "Gladly, it was good to meet you, too. How do you do it today?",
            "Kind of Yusuf. I have time right now or tomorrow at nine, ring me.",
            "By not convincing them: they wrote the first plan themselves, we only typed it.",
            "That is a nice greeting! Gladly, tell me first what you have tried.",
        ),
        (
            "Thank you for your help, that was more than I hoped for.",
            "By hand, mostly. Thanks for the hint, I try it next week.",
            "I rang, and I filled a page. Thank you for your time.",
            "I will tell them that. Thank you for the advice!",
            "Not much, to be honest. Many thanks, I write it down and come back.",
        ),
    ),
)

REACHING = Theme(
    "reaching",
    ("{topic} at {firm}", "Fifteen minutes?"),
    (
        (
            (
                "We have not met: I read how {firm} went about {topic}, and have done"
                " the same twice."
                " Would you have fifteen minutes for me?"
            ),
            (
                "I am looking for my next role in operations, and {firm} is on my list."
                " Could I ask for your advice on how work there really is?"
            ),
        ),
        (
            "Gladly. Ring me on {day} after four.",
            "Of course, {day} at ten? I send you a link.",
        ),
        ("Thank you, {day} it is.", "Thank you very much, {day} at ten works."),
    ),
)
