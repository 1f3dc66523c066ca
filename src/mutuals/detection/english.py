"""What people write in English when they give, ask, thank and promise."""

# ruff: noqa: E501, ISC004 - a pattern reads better on as few lines as can be.

from __future__ import annotations

from mutuals.detection.english_gives import CV, GIVES
from mutuals.detection.rules import Phrases, cues_of, rule, words

_CAN = r"\b(?:can|could|would|will|might|may)"
_MIND = r"\b(?:would you (?:mind|be (?:willing|able|open|happy|so kind)|please)|could you|can you|any chance you)"
_NOT_I = (
    -4,
    r"\b(?:he|she|they|it|who|team|agent|someone) (?:will|would|had|has|have|said|told)\b",
)

_RULES = (
    *GIVES,
    rule(
        "asks", "introduction",
        "introduce introduction intro introducing touch contact connect know"
        " introducing linked connected speak talk",
        (3, r"\bask (?:you )?for an? (?:\w+ )?intro(?:duction)?\b"),
        (3, r"\byou\b.{0,25}\bintroduc(?:e|ing) (?:me|us)\b|\b(?:could|can|would|might) you (?:\w+ )?put (?:us|me) in (?:touch|contact)\b"),
        (3, r"\bdo you (?:happen to )?know (?:any(?:body|one)|some(?:body|one))\b.{0,60}\b(?:i|we) (?:could|can|might|should) (?:\w+ )?(?:talk|speak|write|turn|ask)\b"),
        (3, rf"{_MIND}.{{0,30}}\b(?:introduce|intro|introduction|put (?:me|us) in (?:touch|contact)"
            r"|connect (?:me|us))\b"),
        (3, rf"{_CAN} you (?:\w+ ){{0,3}}(?:introduce|connect|put) (?:me|us)\b"),
        (3, r"\b(?:whether|if) you (?:could|would|might|can) (?:\w+ )?(?:introduce|connect) (?:me|us)\b"),
        (3, r"\bdo you (?:happen to )?know (?:anybody|anyone|somebody|someone)\b.{0,40}"
            r"\b(?:talk|speak|contact|reach|who (?:works?|knows?)|at)\b"),
        (3, r"\b(?:grateful|thankful|appreciate|love|like|making)\b.{0,12}\ban? (?:\w+ )?"
            r"intro(?:duction)? (?:to)?"),
        (3, r"\bmind (?:making|doing) an? (?:\w+ )?intro(?:duction)?\b"),
        (3, r"\b(?:able|willing) to (?:introduce|connect|put) (?:me|us)\b"),
        (-4, r"\bi could introduce\b|\bi can introduce\b|\bthank|\blet me introduce\b"),
    ),
    rule(
        "asks", "referral",
        "refer referral cv resume word hiring vacancy opening openings portfolio mind recommend"
        " job role application mentioned mention"
        " referring anything opens comes",
        (3, r"\b(?:refer|recommend)(?:ring|ing)? me\b(?! to (?:a|the) (?:doctor|dentist|page))"),
        (3, r"\bif (?:anything|something|an? (?:\w+ )?(?:job|role|position|opening))\b.{0,12}\b(?:opens up|comes up|turns up|becomes free|is free|opens)\b"),
        (3, rf"\b(?:could|can|would) you\b.{{0,25}}\b(?:send|pass|forward|hand|give|show|get)\b.{{0,6}}\bmy (?:\w+ )?{CV}\b.{{0,12}}\b(?:on|to|along|with|in front)\b"),
        (3, r"\b(?:refer|recommend) me\b"),
        (3, rf"{_CAN} you.{{0,20}}\b(?:pass|forward|forwarding|hand|share|send|passing|give|giving|show)\b"
            rf".{{0,15}}\bmy (?:\w+ )?{CV}\b.{{0,10}}\b(?:on|to|along|with)\b"),
        (3, rf"\b(?:forwarding|passing|handing|sharing) (?:on )?my {CV}"),
        (3, r"\bgood word for me\b|\bvouch for me\b"),
        (3, r"\b(?:if you|should you|let me know if)\b.{0,30}\b(?:hear of|know of|come across|vacancy"
            r"|opening|openings|job|position|know anyone|has a)\b.{0,60}\b(?:keep me|think of me|let me"
            r" know|mention(?:ed)? me|vacancy|opening)?"),
        (1, r"\bkeep me in mind\b|\blooking for a (?:new )?(?:job|role|position)\b|\bjob hunting\b"),
        (-3, r"\bif you (?:have|need|want|are)\b"),
        (-4, r"\bi(?:'ve| have)? (?:referred|recommended)\b|\bthank(?:s| you) for\b|\brefer to\b"),
    ),
    rule(
        "asks", "recommendation",
        "recommendation reference references referee",
        (2, r"\b(?:recommendation|reference|referee)s?\b"),
        (1, r"\b(?:can|could|would|will|might) you\b|\b(?:may|can|could|might) i\b|\bwould you consider\b"),
        (1, r"\b(?:writ(?:e|ing) me|serve as|serving as|be my|be a|name|names|act as|acting as|stand as|list you)\b"),
        (3, r"\b(?:(?:can|could|would|will|might)(?: please)? you|(?:ask|asking|hoping|wondering|wonder)\b.{0,15}\byou|may i"
            r" ask)\b.{0,30}\b(?:write|be|give|for"
            r"|act|acting|provide|serve|serving|ask|leave|post)\b.{0,30}\b(?:recommendation|reference|referee)"
            r"(?! (?:list|entity|entities|number|to))\b"),
        (3, r"\b(?:can|could|may|might) i (?:\w+ ){0,2}(?:name|list|use|give|put|mention)\b.{0,20}\byour?\b"
            r".{0,20}\breferences?\b"),
        (3, r"\bi need (?:\w+ ){0,2}(?:references?|referees?|recommendations?|letters? of recommendation)\b"),
        (-4, r"\breference (?:number|id|code|to|on|entity)\b|\bthank|\bi have written\b|\bi wrote\b|\bi will be\b"
             r"|\bshort recommendation list\b|\bglad to write\b|\battached is\b|\bconsider it done\b|\bcommittee\b"),
    ),
    rule(
        "asks", "advice",
        "advice thoughts opinion brain tips feedback view judgement judgment insight insights"
        " perspective shoes counsel would input"
        " got torn run"
        " think",
        (3, r"\bwhat do you think (?:i|we) should\b|\b(?:should|shall) i (?:take|accept|go|stay|tell|sign|ask for)\b.{0,60}\?|\bany (?:idea|thoughts) (?:how|on how|what) i\b"),
        (3, r"\b(?:use|do with) some (?:\w+ )?(?:advice|guidance|wisdom)\b|\bhow would you\b.{0,40}\?"),
        (3, r"\b(?:got|have you|any) (?:any )?(?:advice|tips|pointers|wisdom) for\b|\brun (?:something|an idea|this) (?:by|past) you\b"),
        (3, r"\byour take on\b|\bif you were (?:me|in my)\b|\bwhat would you\b.{0,12}\bif you were\b"),
        (3, r"\b(?:could|can|may|might|ask|need|like|love|appreciate|welcome|value|want|grateful for"
            r"|seek|seeking)\b.{0,25}\b(?:your|some|any|for) (?:\w+ )?(?:advice|counsel|guidance)\b"),
        (3, r"\b(?:love|like|appreciate|welcome|value|interested in|hear|have|get|know|curious)\b"
            r".{0,15}\byour (?:\w+ )?(?:thoughts|opinion|feedback|input|view|views|perspective"
            r"|judge?ment|take)\b"),
        (3, r"\bwhat would you do\b"),
        (3, r"\bpick your brain\b|\bi trust your (?:view|judge?ment|opinion)\b"),
        (3, r"\b(?:do you have|have you|got) any (?:\w+ )?(?:tips|advice|suggestions|thoughts|pointers)\b"),
        (3, r"\b(?:give|send|offer) me (?:some|any|your|a bit of) (?:\w+ )?(?:feedback|advice|thoughts)\b"),
        (3, r"\bhow would you (?:go about|handle|approach|deal)\b"),
        (2, r"\bwhich\b.{0,30}\bwould you\b|\bi value your\b"),
        (1, r"\bi trust\b|\bhalf an hour\b|\bcareer\b|\btalk about\b"),
        (-4, r"\bplease advise\b|\bthank|\bthey should\b|\bi would (?:suggest|do)\b|\byou asked\b"
             r"|\bmy advice\b|\bif i were you\b"),
    ),
    rule(
        "asks", "help",
        "help favor favour hand borrow lend mind proofread cover hoping show"
        " pick collect bind feed watch drive fetch hand",
        (3, r"\b(?:lend|give|bear) (?:me|us) a hand\b|\bbe able to help (?:me|us)\b|\bhelp me out\b"),
        (3, r"\b(?:could|can|would) you (?:please |possibly |maybe )?(?:pick up|collect|drive|look after|feed|water|fetch|carry|stand in|babysit|walk the|take over|drop (?:off|by)|let (?:the|my))\b"),
        (3, rf"{_CAN} you (?:\w+ ){{0,3}}(?:help|assist|proofread|lend) (?:me|us|with|the)\b"),
        (3, r"\b(?:do|doing|ask|have) (?:me|us|you|a|for)\b.{0,12}\bfavou?r\b"),
        (3, r"\bi (?:\w+ )?need (?:your|some|a bit of) (?:\w+ )?help\b|\bgive (?:me|us) a hand\b"),
        (3, rf"{_CAN} (?:i|we) (?:\w+ )?borrow\b|\b(?:can|could|would) you (?:\w+ )?lend\b"),
        (3, r"\bwould you mind (?:looking|having|taking|reading|checking|helping|covering|watching"
            r"|picking|giving me|showing|reviewing|proofreading)\b"),
        (3, r"\bhoping (?:that )?you (?:could|can|would|might) (?:help|assist|show|give)\b"),
        (3, r"\b(?:would it be possible|is there any way|any chance|do you think)\b.{0,12}\byou (?:to|could"
            r"|can)? ?(?:cover|help|show|pick|look|watch|take over|drive|lend)\b"),
        (3, r"\bplease (?:could|can) you (?:proofread|help|look over|check)\b"),
        (-4, r"\bthank(?:s| you) for\b|\bif i can\b|\bhelp (?:desk|centre|center)\b|\bif you need\b"),
        (-4, r"\b(?:introduce|put in a good word|recommend|refer)\b"),
    ),
    rule(
        "thanks", "thanks",
        "thank thanks thank-you thx grateful appreciate appreciated owe kind"
        " thankful",
        (3, r"\bthank you (?:ever )?so (?:very )?much\b.{0,8}\bfor \w+"),
        (3, r"\b(?:i|we)(?:'m| am| are|'re) (?:\w+ ){0,2}thankful (?:for|to|that)\b"),
        (3, r"\b(?:thanks|thank you|thank-you)\b.{0,45}\bfor (?!contacting|shopping|choosing|subscrib"
            r"|register|signing up|ordering|visiting|using|flying|calling|sending the form)\w+"),
        (3, r"\bthank you for (?:your|all|taking|being|the|lunch|dinner|coming|helping)\b"),
        (3, r"\b(?:i|we)(?:'m| am| are|'re)? (?:\w+ ){0,2}(?:grateful|thankful|indebted)\b.{0,20}"
            r"\b(?:to you|for|that you)\b"),
        (3, r"\b(?:i|we) (?:really |truly |deeply |very much |so )?appreciate (?:all|everything|your|what"
            r"|the|you)\b"),
        (3, r"\bcan(?:'t|not) thank you enough\b|\bi owe you (?:one|big)\b(?! lunch| dinner| coffee)\b"),
        (3, r"\b(?:so|very|really|incredibly) (?:kind|generous|nice|good|thoughtful) of you\b"),
        (3, r"\b(?:was|were) (?:a |such a |of )?(?:great|big|huge|real|enormous)? ?help\b.{0,20}\bthank"),
        (-4, r"\bthank(?:s| you|-you) (?:\w+ ){0,2}for (?:the|your|that|this|these) (?:\w+ )?(?:notes?|messages?|msg"
             r"|reply|replies|responses?|updates?|updated \w+|info|information|e-?mails?|mail|voicemail|link"
             r"|heads[- ]up|reminder|clarification|confirmation|kind words|co-?operation|fax|memo|report|summary"
             r"|explanation|attention|participation|continued \w+|patronage)\b|\bwe thank you for your\b"
             r"|\bfor (?:responding|replying|handling|letting me know|your co-?operation)\b"),
        (-4, r"\bfor your patience\b(?! with (?:me|my|us))|\bin advance\b|\bno thanks\b|\bthanks to\b|\byour (?:order|purchase|interest|business"
             r"|message|mail|e-?mail|inquiry|enquiry|payment|registration|patronage)\b"),
        (-4, r"\b(?:would|could|should) (?:\w+ )?(?:be (?:\w+ )?(?:grateful|thankful)|appreciate)\b"),
        (-4, r"\bi'd (?:\w+ )?(?:appreciate|be (?:grateful|thankful))\b|\bticket number\b|\bthanked\b"),
        (-4, r"\bwhile (?:i|we) appreciate\b|\bappreciate (?:that|if|it if|any|the (?:virtue|fact|concern|difficult\w+"
             r"|opportunity|complexity|suggestions?))\b|\bchoosing us\b|\bfor your (?:attention|cooperation"
             r"|understanding|time and consideration)\b"),
    ),
    rule(
        "promises", "other",
        "i'll will i'm going shall promise you'll"
        " ",
        (3, r"\bi(?:'ll| will) (?:\w+ ){0,2}(?:ping|text|post|deliver|return|update|confirm|introduce|print|scan|try (?:him|her|them)|come back to you|get you|arrange|book|order)\b"),
        (3, r"\bi(?:'ll| will) have (?:it|the|my|that|a)\b.{0,40}\b(?:you|your)\b|\bi(?:'ll| will) bring\b"),
        (3, r"\bi(?:'ll| will| shall) (?:(?!have|not)\w+ ){0,3}(?:send|forward|mail|e-?mail|write|bring|call|get"
            r" back|let you know|introduce you|drop|fax|share|pass|look into|find out|check|ask|ring"
            r"|give you|keep you|follow up|dig|put you)\b"),
        (3, r"\bi(?:'m| am) going to (?:send|forward|mail|write|call|bring|look into|ask)\b"),
        (3, r"\bi promise(?:d)? (?:to|you|that)\b|\bwill (?:send|forward|mail|get back to|call|let) you\b"),
        (3, r"\byou(?:'ll| will) (?:have|get|receive) (?:my|the|a|it|them)\b.{0,25}\b(?:by|from me"
            r"|tomorrow|tonight|next|on)\b"),
        _NOT_I,
        (-4, r"\b(?:our (?:\w+ )?team|working days|invoice|confirmation|dealers|not be able|out of"
             r" (?:the )?office|by mail|we will|they will|office until)\b"),
        (-4, r"\bif you (?:send|give|want)\b|\bi will not\b|\bwon't\b|\bprobably\b|\bdon't hear\b|\btry to\b"),
    ),
)  # fmt: skip

ENGLISH = Phrases(
    "en",
    words(
        "the and to of you that is for it on with be have are this we my your would could will not"
        " but from if can do or what when there they she it's i'm i'll i've our has been please"
    ),
    _RULES,
    cues_of([
        (3, r"\bunsubscribe\b|\bview (?:this|it) (?:e-?mail )?in your browser\b|\bopt[- ]out\b"),
        (3, r"\bdear (?:customer|subscriber|member|valued|user|shareholder)|\bterms (?:and conditions )?apply\b"),
        (2, r"\b(?:per ?cent|%) off\b|\bexclusive offers?\b|\blimited time\b|\bclick (?:here|below)\b"),
        (2, r"\bnewsletter\b|\bspecial offer|\bwebinar\b|\bregister now\b|\bpromo code\b|\bsubscribers?\b"),
        (3, r"\b(?:all|dear|fellow|valued) (?:\w+ )?(?:employees|staff members|families|parents and|shareholders|residents|subscribers|customers)\b|\bplease (?:answer|complete|take) (?:this|the|our) survey\b"),
        (2, r"\b(?:employees|attendees|participants|registrants|users|winners)\b"), (2, r"https?://|\bwww\.|@\w+\.com\b.{0,200}@\w+\.com\b"),
        (2, r"\b(?:for registration|to register|enrol+(?:ment)?|please (?:log ?in|visit)|sponsored by|spaces (?:will be|are) limited|rsvp to \S+@|for (?:more|further) information)\b"),
        (2, r"\b(?:is|are) (?:pleased|proud|delighted|excited) to (?:announce|present|offer|introduce)\b|\b(?:announc(?:es|ing|ement)|the \w+ (?:\w+ )?(?:team|center|department|committee) (?:would like|is|has|wishes))\b"),
        (2, r"\bfree shipping\b|\bbuy now\b|\brate your purchase\b|\byour order\b|\bticket number\b"),
    ]),
    (
        r"out of (?:the |my )?office|automat(?:ic|ed) (?:reply|response|message)|auto-?(?:reply|response)"
        r"|do not reply to this|this is an automated|i am (?:currently )?(?:away|on (?:vacation|leave|holiday))"
    ),
)  # fmt: skip
