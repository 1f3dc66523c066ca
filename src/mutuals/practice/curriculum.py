"""The lessons: a dozen, five minutes each, in the order in which they help most."""

from mutuals.model.lesson import Lesson

CURRICULUM = (
    Lesson(
        "profile",
        "Say what you do now",
        "People can only help with what they can repeat to others. One honest line about your work"
        " does more than a long list of titles.",
        (
            "Open your LinkedIn profile as a stranger would see it.",
            "Write one line: whom you help, with what, and where.",
            "Enter your latest position, the gap included: a gap needs no excuse.",
            "Order a copy of your data and import it when it arrives.",
        ),
        "Your latest position stands in your own profile.",
        "A position in an archive or resume of yours that you imported.",
    ),
    Lesson(
        "plan",
        "Name where you would like to be",
        "Nobody can open a door you have not named. Three names on paper turn a wish into something"
        " your friends can act on.",
        (
            "Write down ten employers, or customers, that you would be glad to work with.",
            "Cross out those you only know from advertising.",
            "Keep three to five, at least one of them small.",
            "Tell the program: mutuals plan set targets 'NAME, NAME, NAME'.",
        ),
        "Your plan has at least one target.",
        "The targets in your plan.",
    ),
    Lesson(
        "key-people",
        "Choose the people you will not lose",
        "Attention is small and a network is large. Choosing a few people takes the guilt out of"
        " all the others.",
        (
            "Look through mutuals people and stop at every name that makes you smile.",
            "Ask of each: would I call if I had good news, and if I had bad news?",
            "Choose three to ten; a former boss, a peer, somebody younger.",
            "Mark each with mutuals key WHO.",
        ),
        "You have three key people.",
        "Three people whom you marked as key.",
    ),
    Lesson(
        "thanking",
        "Thank somebody late",
        "Thanks that come a year later weigh more, because nobody expects them. It is also the"
        " easiest reason to write that there is.",
        (
            "Think of somebody whose word or tip you still use.",
            "Write three sentences: what they did, what came of it, thank you.",
            "Ask for nothing. Not even for a call.",
            "Send it today, as short as it is.",
        ),
        "You thanked somebody for something they did for you.",
        "Thanks in your ledger, or a message of yours within 30 days after somebody did something"
        " for you.",
    ),
    Lesson(
        "giving",
        "Give something small",
        "A network lives on what is put into it. What costs you five minutes can save somebody a"
        " week.",
        (
            "Take the first name that mutuals next shows you.",
            "Ask yourself what they are working on, and what you know of it.",
            "Send one thing: an article, a name, an honest word about their work.",
            "Write it down: mutuals log WHO --gave 'what it was'.",
        ),
        "You gave somebody advice, help, an endorsement or the like.",
        "A gift in your ledger, from an archive or logged.",
    ),
    Lesson(
        "introducing",
        "Bring two people together",
        "An introduction helps two people at once and costs you one mail. Those who introduce are"
        " remembered by both.",
        (
            "Find two people who do not know each other and have a question in common.",
            "Ask each of them first whether it is welcome.",
            "Write one mail to both: who is who, and why you thought of it.",
            "Then step back; it is their talk now.",
        ),
        "You introduced two people to each other.",
        "An introduction in your ledger, or a mail of yours to exactly two people.",
    ),
    Lesson(
        "following",
        "Follow where you want to work",
        "Who follows an employer hears of changes weeks before the advertisement. It also gives you"
        " something to talk about that is not yourself.",
        (
            "Take one target of your plan.",
            "Follow it on LinkedIn, and where else it speaks.",
            "Read the last three things it said, and note what surprised you.",
            "Import your archive again when you have the next copy.",
        ),
        "You follow an organisation.",
        "An organisation among those you follow, in an archive of yours.",
    ),
    Lesson(
        "being-seen",
        "Say something in public",
        "People recommend those of whom they have heard lately. A kind and precise comment is seen"
        " by more people than a perfect article that you never write.",
        (
            "Find a post by somebody you know, about something you understand.",
            "Add one thing: an example, a figure, a question that is meant.",
            "Leave out what you are looking for; your profile says it.",
            "Do it again next week, at the same hour.",
        ),
        "You posted or commented.",
        "A post or comment of the last 90 days, in an archive of yours.",
    ),
    Lesson(
        "reconnecting",
        "Write to somebody you lost sight of",
        "Old acquaintances know people and things that your friends do not. They are nearly always"
        " glad, and the long silence is as much theirs as yours.",
        (
            "Let mutuals today show you who was close once.",
            "Begin with a memory you share, in one sentence.",
            "Say in one sentence what you do now.",
            "Ask how they are, and mean it; no request in the first message.",
        ),
        "You wrote to somebody after a year of silence.",
        "A message of yours in the last 90 days, the first contact after a year.",
    ),
    Lesson(
        "meeting",
        "Share a table",
        "An hour at a table does what twenty mails cannot. A coffee is enough, and a walk costs"
        " nothing.",
        (
            "Choose somebody who lives or works near you.",
            "Propose two times and one place; that is easier to answer than 'sometime'.",
            "Bring one question, and one thing you can offer.",
            "Put them into your calendar as guest, or log it: mutuals log WHO --meal coffee.",
        ),
        "You met somebody, in a circle of at most eight.",
        "A meeting of the last 90 days, in your calendar or logged.",
    ),
    Lesson(
        "new-people",
        "Meet somebody new",
        "Work is most often found through people one hardly knows. One new person a fortnight is"
        " fifty in two years.",
        (
            "Choose an event, a club or a course where people do what you like to do.",
            "Talk to whoever stands alone; they are the most grateful.",
            "Ask what they are busy with, and listen longer than you speak.",
            "Write the next day, with one thing from your talk.",
        ),
        "Somebody new and you have written both ways, talked or met.",
        "A person with whom this happened for the first time in the last 90 days.",
    ),
    Lesson(
        "asking",
        "Ask for advice, not for a job",
        "Nobody has a job in their pocket, but everybody has an opinion. A small and clear question"
        " is easy to answer, and who has answered stays interested.",
        (
            "Choose somebody to whom you have given something, or wrote without a request.",
            "Ask one question that can be answered in five minutes.",
            "Say why you ask them, and that a no is fine.",
            "Write it down: mutuals log WHO --asked 'what it was'.",
            "Tell them later what came of it.",
        ),
        "You asked somebody for advice or help.",
        "An ask in your ledger.",
    ),
)
"""Giving stands before asking. Names are stable: links and scripts use them."""
