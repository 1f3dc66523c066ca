"""Ways of asking, telling, offering and inviting in English, whatever it is about."""

# ruff: noqa: E501, ISC004 - a pattern reads better on as few lines as can be.

from __future__ import annotations

from mutuals.detection.ways import Ways, ways

ENGLISH_WAYS: Ways = ways(
    "en",
    asks=(
        (3, r"\b(?:would|should|'d|you'd) (?:\w+ ){0,2}(?:be (?:\w+ )?(?:grateful|obliged|so kind|glad if|happy if)|appreciate)\b|\bwould make all the difference\b|\bso kind as\b|\bdo you have (?:\w+ )?(?:ten|five|a few|half|an?) (?:minutes|hour|moment)\b|\bi'd need\b|\bwe thought of you\b|\bwould you (?:take|come)\b"),
        (3, r"\b(?:could|can|would|will|might|may|couldn't|can't|won't) (?:you|u|someone|somebody|anyone|either of you|one of you|your \w+)\b|\bany (?:chance|possibility|way)\b|\bis there (?:any|a) (?:chance|way|possibility)\b"
            r"|\b(?:do|would) you (?:think|reckon|feel) (?:that |comfortable )?(?:you|i)(?:'d| could| can| would| might)?\b|\bdo you mind\b|\bwonder(?:ed|ing)? (?:if|whether)\b|\b(?:could|may|might|can) (?:i|we) (?:ask|trouble|beg|bother|tempt|persuade|talk you|pick|put|name|list|count|borrow|interest|invite)\b"
            r"|\b(?:mean (?:a lot|so much|the world)|grateful|thankful|obliged|appreciate(?: it)?|honou?red|delighted|love it|favou?r|great|wonderful|kind|value to us|value to me|difference)\b.{0,25}\bif\b|\b(?:would|'d) (?:be )?(?:\w+ )?(?:grateful|obliged|thankful|honou?red)\b"
            r"|\b(?:i|we)(?:'d| would)? (?:\w+ )?(?:like|want|wanted|wish|dare|write|hesitate) to (?:\w+ )?(?:ask|enquire|inquire|seek|request|find out|bother)\b|\bhop(?:e|ing|ed) (?:that )?you (?:might|could|can|would|will|may)\b|\b(?:please|pleease|pls|plz|kindly)\b.{0,40}\b(?:me|us|my|our)\b|\bwould (?:a|an|it|that|this|some)\b.{0,40}\bbe (?:possible|ok|okay|awkward|all right)\b|\brequest(?:ing)? (?:that you|you)\b|\bit is our (?:\w+ )?request\b|\bwould love you (?:as|to|on)\b|\blove to have you (?:as|on|for)\b|\bhoped you\b|\bappreciate you(?:r)? \w+ing\b|\bi(?:'d| would) appreciate\b|\bpossible for you\b|\bwanna\b|\bcan u\b|\bwould u\b"
            r"|\bask(?:ed|ing)? (?:you|whether)\b|\b(?:like|love|want(?:ed)?|wish) to ask\b|\bask (?:you )?for\b|\bpl(?:ease|s) (?:could|can|would)\b|\bup for\b|\bhow would you feel\b|\bwould (?:that|it) be (?:\w+ )?(?:all right|alright|ok|okay|possible)\b|\bif you(?:'d| would| could| agreed| gave| told| fed| opened|'re willing)\b|\bif you (?:hear|know|come across)\b|\byour availability\b"),
        (2, r"\b(?:i|we)(?:'d| would|'ll| will)? (?:\w+ )?(?:need|lack|require|could use|could do with)\b|\b(?:looking|searching|hunting) for\b|\bshort of\b|\bin need of\b|\bneed (?:your|ur|a|an|some|somebody|someone|two)\b|\b(?:do|are|did|have|is|does) (?:you|your|u)\b.{0,120}\?|\bwhat(?:'s| is| do| would)?\b.{0,40}\byou(?:r)?\b|\bhow (?:do|would|did|does)\b|\bwhich one\b|\bwould (?:help|love to have you|like to have you)\b"
            r"|\b(?:should|shall) (?:i|we)\b|\bmay i\b|\bmight that be\b|\bdo you\b|\bvalue your\b|\bany (?:ideas|thoughts|advice|tips|suggestions)\b|\bcurious\b|\bintroduce (?:us|me)\b|\blet me know if\b|\bi'm at a loss\b|\btorn\b"),
        (3, r"\bif you don't mind\b|\bif it's not too much\b|\byou could see your way\b|\bcould see your way\b|\bwhat are the chances\b|\bwill you (?:ever )?(?:forgive|consider|think)\b|\bi(?:'ll)? need (?:you|your \w+) to\b|\binvite you to (?:be|give|speak|serve|chair|address|join (?:us on|our panel|the panel))\b|\bwithout your help\b.{0,40}\bwill not\b|\bwhat do you say\b|\bin need of\b|\bmay i give\b|\bperhaps you would\b|\bwe'd like you\b|\bwould mean the world\b"),
        (2, r"\?"),
        (-3, r"\bi'?(?:ll| will) need (?:to|the|your money)\b|\b(?:you|she|he|they) asked (?:me )?(?:whether|if) i\b|\b(?:i|we)(?:'d| would)? (?:\w+ )?(?:accept|agree)\b|\bunfortunately\b(?!.*\?)|\b(?:let me know|tell me|feel free|contact me|call me|please call)\b.{0,25}\b(?:if you (?:would|need|want|have|are|think|'d)|to discuss|with any|at \d|again)\b|\bif you (?:need|have any|choose)\b|\bany (?:questions|comments)\b|\bplease (?:read|note|find|review|advise me about|familiari[sz]e|confirm|sign|return|respond|forward|continue|see)\b(?! my\b| me\b| us\b)"),
    ),
    tells=(
        (3, r"\b(?:i|we|i've|we've|i'd|we'd|just|have|finally|already|happy to have|glad to have) (?:(?:have|had|just|already|also|finally|actually|personally|today|today|both|quickly|did|gladly|now|even|then|went ahead and|took the liberty of|naturally) ){0,3}(?:\w+ed|sent|gave|given|wrote|written|put|left|told|said|spoke|made|took|taken|got|found|dug|drew|did|done|brought|built|fed|rang|ran|read|sang|went|gone|set|lent|let|sat|cut|drove|bought|kept|held|thought|came|proposing|rated|clicked)\b"),
        (3, r"\b(?:attached|enclosed|here|see attachment|find)\b.{0,20}\b(?:is|are|'s|your|my|the|you'll find)\b|\bhere's\b|\battached\b|\b(?:is|are|was|has been|have been|just) (?:now |already |also )?(?:attached|enclosed|uploaded|sent|submitted|signed|published|done|in the post|in the mail|on its way|ready|final|fixed|repaired)\b|\bwent (?:off|out|up)\b|\bworks again\b"),
        (2, r"(?:\A|[,.;:!-] )(?:just |already |finally )?(?:left|put|sent|fixed|passed|told|gave|clicked|posted|forwarded|wrote|submitted|endorsed|recommended|dropped|uploaded|done|handed|rated|mentioned|picked|found|booked|printed|translated)\b|\bthat was (?:me|us)\b|\bnamed\b"),
        (1, r"\b(?:you|your)\b"),
    ),
    offers=(
        (-4, r"\A\W*(?!i\b|we\b|yes|sure|count|happy|glad)\w+ (?:is|are|was|were|will be|has) (?:\w+ ){0,4}(?:giving|speaking|presenting|volunteering)\b|\bis there (?:anything|something)\b"),
        (3, r"\b(?:i|we)(?:'d| would|'ll| will|'m| am|'re| are) (?:\w+ ){0,3}?(?:happy|glad|delighted|love|like|pleased|honou?red|willing|thrilled|ready|gladly|keen|available|offer|free|in|there)\b|\b(?:happy|glad|keen|delighted|willing|pleasure|honou?r) to\b|\blet me\b|\b(?:i|we) (?:can|could|shall|will|accept|confirm|hereby confirm|offer|agree|agreed)\b|\b(?:i|we)'(?:ll|d)\b|\bcount (?:me|us|on)\b|\b(?:put|sign|pencil) (?:me|us)\b|\bwith (?:great )?pleasure\b|\bi'm in\b|\byes\b|\bsure\b|\bcan (?:i|we) help\b|\bhave accepted\b|\bit would be an honou?r\b|\byou've got yourself\b|\bcan have me\b|\byou can\b|\bconfirm my\b|\bmy diary is\b"),
        (1, r"\b(?:you|your)\b"),
    ),
    invites=(
        (3, r"\b(?:first one's|first one is|pull up a chair|insisting you|insists you|be mighty sorry|welcome you|pass for|pass attached|thought of you)\b"),
        (3, r"\b(?:come|join|invit\w+|fancy|shall we|let's|why don't (?:we|you)|how about|would you like|do you want|wanna|on me|my treat|let me (?:take|buy|cook|treat)|are you free|be free|you free|free for|to have you|have you|love for you|you there|you can make it|yours if|they're yours|without you|you(?:'re| are) (?:\w+ )?(?:invited|welcome)|put you down|added you|name is on|guest|pleasure of|waiting for you|care (?:for|to)|if you (?:want|like|came)|up your street|want to|spare|owe you|see you there|you must|we'd love|i'd love|i'd like to|can i (?:take|buy|tempt)|next time you|when you're|when you are|at ours|at mine)\b"),
        (1, r"\b(?:you|your)\b|\?"),
    ),
    joins=((3, r"\b(?:you|your|both|each other|one another|us|cc|copy|copied|intro|looping|connecting|this is|introducing|acquaint)\b|<>"), (1, r"\w")),
    advises=((3, r"\b(?:you|your|i'd|i would|my|me|if|never|don't|do not|before|worth|better)\b"), (1, r"\w"), (-2, r"\b(?:we|he|she|they|it is|experts?|doctors?) (?:\w+ )?(?:recommend|advise|suggest)\w*\b|\bif i (?:knew|had)\b|\b(?:suggest|recommend|propose|advise)(?:ed)? (?:that )?(?:we|it|they|he|she|the|our|this|an?)\b"), (-4, r"\b(?:recommended|told) (?:him|her|them|it)\b|\badvis(?:e|ed|ing) you (?:that|of)\b|\bwith my recommendation\b|\byou should (?:see|know|have|be (?:able|getting|receiving)|receive|get (?:it|an?|the|your)|hear|find|note)\b|\bbe advised\b")),
    thanks=((-3, r"\bwithout (?:your|you)\b.{0,40}\b(?:will not|won't|cannot|can't)\b"), (3, r"\b(?:your|ur|for|owe|obliged|so (?:very )?much|a million|grateful|gratitude|appreciat\w+|indebted|kind of|nice of|sweet of|good of|generous of|without you|saved|because of you|thanks to you|can't thank|cannot thank|helped|star|legend|lifesaver|did the trick|heartfelt|proper thank|done it without|all of you|to (?:you|both|all))\b"), (-3, r"\bthank you(?: and have|,? god| considering)\b|\bfor considering\b"), (-3, r"\b(?:wasted|would be (?:nice|wasted)|never (?:a|one|even)|not a word|no word of|without (?:a|so much as a) thank|expected thanks|said thanks|nod of thanks)\b")),
    promises=((3, r"\b(?:i|we|i'll|we'll|i'm|ill|will|my|me|promise|you'll|expect|consider)\b"),),
    hearer=((1, r"\b(?:you|your|yours|u|ur|yourself|both|each other)\b|<>"),),
    speaker=((1, r"\b(?:happy to|glad to|delighted to|sure|gladly|of course|i|me|my|we|us|our|mine|i'(?:m|d|ll|ve)|we'(?:ll|d|re|ve)|im|count me|sign me)\b"),),
    guest=((-3, r"\b(?:i|we)(?:'d|'ll| would| will| am|'m| want| plan)? (?:\w+ ){0,3}(?:to )?come\b|\btrip to\b|\b(?:join (?:us|me) in (?:congratulat|thank|welcom|wish)\w+|(?:all|our) (?:\w+ )?employees|first[- ]come|id badge|discount\w*|spouses|(?:speakers|members|employees|they|customers|participants|all) (?:are|is|were) invited|got my invitation|for those of you|you are welcome to bring)\b"), (1, r"\b(?:you|your|u|fancy|let's|shall we|at (?:mine|ours)|rsvp|pint|pizza)\b|(?:\A\W*|[,.!?;:-] |please |do |and |just |then )(?:join|come)\b")),
    counselled=((1, r"\b(?:you|your|yourself|don't|never|do not|if i were|a word of|my (?:\w+ )?(?:advice|two|tip|counsel|suggestion)|tip|honestly|take it from)\b"),),
    business=(
        r"\b(?:contracts?|agreements?|amendments?|counterpart(?:y|ies)|legislation|regulator\w*|commission(?:ers?)?|committees?|litigation|settlements?|compliance|counsel|attorneys?|confidential\w*|privileged"
        r"|shareholders?|stakeholders?|customers?|vendors?|suppliers?|traders?|trading|markets?|pricing|prices?|rates?|tariffs?|capacity|volumes?|deals?|assets?|liabilit\w+|invoices?|revenues?|forecasts?|quarter\w*"
        r"|employees?|management|procedures?|policy|policies|proposals?|drafts?|memos?|reports?|spreadsheets?|documents?|attachments?|presentations?|conference calls?|agenda|deadlines?|initiatives?|implement\w*|utilit(?:y|ies)|enrol\w*|registration|https?|www)\b"
    ),
    silences={
        "gratitude": r"\A\W*(?:he|she|they) got (?:\w+ )?(?:references?|reviews?|recommendations?)\b|\bthank(?:s| you)(?: \w+){0,4} for (?!asking|inviting|the invit|your invit|offering|thinking)\w+|\b(?:am|are|so|very|truly) grateful (?:to you )?for your\b(?!.{0,60}\bif\b)",
        "formula": (
            r"\bif (?:i|we)(?:'d| had) (?:only )?(?:known|heard|met)\b|\b(?:might|would|could|should) have (?:\w+ )?(?:mentioned|recommended|introduced|invited|asked|helped|come|spoken|told)\b|\b(?:was|were) (?:just |only )?(?:going|about|meaning|planning) to (?:ask|invite|introduce|recommend|mention|offer|propose|suggest)\b"
            r"|\bwho(?:ever)? told you\b|\b(?:i|we) (?:hear|heard|gather|read|understand)\b.{0,50}\b(?:is|are|was|were) (?:looking|searching|after)\b|\b(?:must|have to|had to|obliged to) (?:decline|cancel|turn down|refuse)\b|\b(?:declin(?:e|ed|ing)|turned down|turning down) (?:the|your|his|her|their)\b|\b(?:don't|do not|didn't) need (?:any|your|a|his|her)\b"
            r"|\b(?:i|we) wish (?:i|we) could\b|\bnot my cup of tea\b|\b(?:i've|i have|we've) said no\b|\b(?:has|have|had|was|is|been) cancelled\b.{0,40}\Z|\b(?:could not|cannot|can't|couldn't) be (?:published|posted|processed|delivered|accepted)\b|\bregret to (?:inform|say|tell)\b|\bnot (?:been )?(?:successful|selected|shortlisted)\b|\b(?:never|nobody|no one|none of (?:us|them)) (?:\w+ )?(?:asked|offered|promised|volunteered|wanted)\b|\bby mistake\b|\bin error\b"
            r"|\b(?:nice|good|kind) of (?:him|her|them) to\b|\btold (?:me|us) (?:that )?(?:\w+ )?(?:had|has|was|were|would)\b|\b(?:according to|as per) (?:the|our|company|your)\b|\b(?:shall|hereby|pursuant|whereas|indemnif\w+|thereof|herein)\b.{0,60}\b(?:party|parties|supplier|buyer|agreement|tenant|lessee)\b|"
            r"\b(?:com\w+|came) to (?:the|an?|any)? ?(?:\w+ )?(?:conclusion|agreement|decision|terms|mind)\b|\bfor your (?:review|information|files)\b|\bjoin (?:us|me) in (?:congratul|thank|welcom|wish)\w+|\badvise (?:me|us) (?:about|of) your\b|\bus\$\s?\d|\btrusted colleagues\b|"
            r"\bforwarded your (?:message|mail|e-?mail|request|question|note)\b|"
            r"\bif i knew\b|\b(?:had i|had you|if only i had|supposing)\b|"
            r"\b(?:referral code|your next order|social media|win an? \w+|thank you for registering|table reservation|we recommend that you (?:re|up|in)\w+|save \d+|could not be delivered|appreciate your business|share one password|is confirmed)\b|"
            r"\bunsubscribe\b|\b(?:click|tap) (?:here|below|the link)\b|\b(?:your|our) (?:order|invoice|subscription|newsletter|account (?:has|is|was|will)|ticket (?:number|#)|booking|webinar|password|membership)\b|"
            r"\binvoices? \S{0,6}\d|\b(?:offer ends|terms apply|save \d|per ?cent off|% off|prices from|for \$|only \$|only \u00a3|tenders|outstanding balance|newsletter subscribers?|readers of|quiz|do not copy|legal advice|remittance|working days?|attempt delivery|book a test|shipping is)\b|"
            r"\bhesitate to contact\b|\bif i can\b|\banything i can do\b|\bhow did we do\b|"
            r"\bwe thank you for\b|\bcoach class\b|\bnobody\b.{0,40}\bbelieve\b|"
            r"\byour tickets? (?:for|is|are)\b.{0,60}\bconfirmed\b|\bintroduce (?:the|a|an|our|new) \b|"
            r"\brather have (?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
        ),
        "refusal": (
            r"\A(?!.*\b(?:but|though)\b).*?(?:"
            r"\b(?:i|we) (?:can't|cannot|couldn't|didn't|won't|haven't|don't|do not|did not|have not|never|would have|regret|should have|might have|could have|used to|was going to) (?!miss|wait|thank|mind|know (?:a soul|anyone|anybody|who|what|how|which|where|whether)|have (?:anyone|anybody|to)|you dare)|"
            r"\bunfortunately\b|\b(?:i'm|i am|we're) (?:not|afraid)\b|\bunable\b|"
            r"\bif i (?:had|knew|ever)\b|\bhad (?:i|you)\b|\bsupposing\b|\bwon't be able\b|"
            r"\bnot in a position\b|\bno longer\b|\bif only\b"
            r")"
        ),
        "report": (
            r"\A(?!it(?: would|'d| will) be\b)(?!.*\b(?:to have you|i|i'll|i'd|i've|i'm|we'd|we'll|of you|guide you|thank you|thanks)\b)(?:"
            r"\A(?:he|she|they|it|his|her|their|my (?:boss|wife|husband|mum|dad|sister|brother|neighbour|grandmother|grandfather|mother|father|aunt|uncle|son|daughter)|mr|mrs|the (?:board|minister|committee|company|council|doctor|candidate|new|introduction|speaker|keynote|coach|referral))\b"
            r")"
        ),
        "courtesy": (
            r"\bthank(?:s| you) for (?:contacting|shopping|choosing|registering|ordering|visiting|signing up|subscribing|flying|calling (?:us|our)|your call|considering|participating)\b|"
            r"\bin advance\b|\bthank(?:s| you)(?: \w+){0,3} for (?:the|your|that|this|these|contacting|getting back|replying|responding|letting|writing|reaching|shopping|choosing|ordering|confirming|flying|visiting)? ?(?:\w+ )?(?:notes?|messages?|msg|reply|replies|responses?|updates?|info|information|e-?mails?|mail|voicemail|link|heads[- ]up|reminder|clarification|confirmation|kind words|co-?operation|fax|memo|report|summary|attention|participation|patronage|understanding|patience|order|purchase|interest|business|inquiry|enquiry|payment|registration|subscription|back to)\b|"
            r"\b(?:time and consideration|for (?:your )?(?:responding|replying|the explanation|the analysis|the updated? \w+|keeping us informed))\b|"
            r"\bthank you for your understanding\b|\bno thanks\b|\bthanks to (?:the|a|his|her|their)\b|"
            r"\bwith thanks\b|\b(?:would|could|should|'d) (?:\w+ )?(?:be (?:\w+ )?(?:grateful|thankful|obliged)|appreciate)\b"
        ),
    },
)  # fmt: skip
