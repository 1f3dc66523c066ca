"""What people write in English when they give."""

# ruff: noqa: E501, ISC004 - a pattern reads better on as few lines as can be.

from __future__ import annotations

from mutuals.detection.rules import rule

_YOU_TWO = r"(?:you (?:two|both|all|guys|to each other)|both of you|the two of you|you and \w+)"
CV = r"(?:cv|resume|resumes|application|profile|portfolio|name|details)"
_EVENT = (
    r"(?:meetup|meet-up|event|conference|concert|exhibition|opening|party|workshop|gathering"
    r"|reunion|launch|talk|reception|gala|fundraiser|fair|show|seminar|festival|club night|game"
    r"|housewarming|wedding|breakfast talk|dinner dance|barbecue|bbq|open house|premiere)"
)
_MEAL = r"(?:lunch|dinner|breakfast|coffee|brunch|a drink|drinks|a beer|beers|a bite|supper|tea)"
_DID = (
    r"(?:fixed|repaired|replaced|corrected|cleaned|tidied|rebuilt|redid|redone|reworked|rewrote|rewritten"
    r"|updated|checked|tested|set up|installed|organi[sz]ed|arranged|booked|ordered|printed|designed"
    r"|translated|proofread|reviewed|edited|formatted|prepared|compiled|researched|looked up|found|collected"
    r"|picked up|filled in|sorted|solved|debugged|called|rang|phoned|moved|drew|built|made|typed|scanned"
    r"|cooked|painted|drafted|correcting|fixing|checking|cleaning)"
)
_WHEN = (
    r"(?:today|tonight|tomorrow|(?:next|this) (?:week|month|weekend|\w+day)|on (?:\w+day|the \d)|one day"
    r"|some ?time|soon|\w+day|at noon|after work|week)"
)
_COLD = (-4, r"\b(?:unsubscribe|customers?|clients? of ours|offer ends|per ?cent off|voucher)\b")

GIVES = (
    rule(
        "gives", "introduction",
        "introduce introducing introduction intro introductions meet connect connecting touch"
        " contact looping loop cc'ing ccing cc'd cced copied copying acquainted"
        " thread mail know"
        " raving telling",
        (3, r"\bthis is \w+\b.{0,40}\b(?:i keep|i told you|i mentioned|i was telling|we talked about|you wanted to meet)\b"),
        (3, r"\bi(?:'d| would) (?:like|love) you (?:two |both )?to meet\b|\b(?:get|bring|have) you (?:both|two|guys)\b.{0,15}\b(?:on one|on a|connected|talking|together|in touch)"),
        (3, r"\b(?:this (?:note|mail|message|e-?mail) is|i am writing|i'm writing|wanted|would like|'d like|pleased|happy|delighted|allow me) (?:\w+ )?to introduce (?!myself|a |an |the |our (?:new )?(?:product|range))"),
        (3, r"\b(?:connect|put|bring) (?:the two of you|you two|you both|both of you)\b"),
        (3, r"\b(?:i|i'd|i'll|me|to|we) (?:\w+ ){0,3}introduce (?:you|my|both|everyone)\b"),
        (3, r"\b(?:let|allow) me (?:to )?introduce (?!myself)"),
        (3, rf"\b(?:introduc|connect)ing {_YOU_TWO}"),
        (3, rf"\b(?:connect|introduce|acquaint) {_YOU_TWO}"),
        (3, r"\bconnecting you (?:with|to)\b|\bi(?:'m| am) (?:connecting|introducing) you\b"),
        (3, r"\b(?:put|putting|get|getting|bring|bringing) (?:you|the two of you)\b.{0,20}"
            r"\b(?:in touch|in contact|together)\b"),
        (3, r"\bput(?:ting)? (?:the two of you|you two|you both|you) in (?:touch|contact)\b"),
        (3, r"^(?:hi |dear |hello )?\w+,? (?:please )?meet (?:my |our )?(?!me\b|the\b|you\b|at\b"
            r"|in\b|on\b|up\b|with\b|us\b|and\b|all\b|these\b|those\b|that\b)\w+"),
        (3, r"\b(?:quick|brief|short|email|e-mail|make|making|made|making) (?:\w+ )?intro(?:duction)?s?\b"),
        (2, r"\b(?:cc'?ing|ccing|copying|looping in|i(?:'ve| have) (?:cc'?e?d|copied))\b"),
        (1, r"\bwho (?:can|could|has|is|was|offered|knows|runs|leads)\b|\bwhom? you (?:should|might|could)\b"
            r"|\b(?:person|one) i (?:mentioned|told)\b"),
        (3, r"\b(?:you two|you both|the two of you|you guys) (?:should|must|ought to|need to"
            r"|might want to) (?:really |definitely )?(?:know each|meet|talk|connect|chat|speak)"),
        (1, r"\bover to you (?:both|two)\b|\btake it from here\b"),
        (-4, r"\b(?:product|feature|collection|model|version|range|bill|evidence|deadline"
             r"|requirements?|tariff)\b"),
        (-4, r"\bcould you\b|\bwould you\b|\bcan you\b|\bintroduced? (?:him|her|it|them)self\b"),
        (-4, r"\b(?:thank|thanks|for introducing|for the intro|chance you|i'll|as soon as)\b"),
    ),
    rule(
        "gives", "referral",
        "cv resume referred recommended forwarded passed mentioned name application portfolio"
        " profile submitted told referral suggested"
        " word dropped along producer",
        (3, r"\btold (?:our|my|the|a) (?:\w+ ){1,3}(?:all )?about you\b"),
        (3, rf"\b(?:dropped|left|put|laid|passed|handed|forwarded|sent|gave|given)(?: along| on)? your (?:\w+ )?{CV}\b"),
        (3, r"\bput(?:ting)? in a (?:good|kind) word for you\b|\btold (?:them|him|her|my \w+) (?:all )?about you\b"),
        (3, rf"\bi(?:'ve| have)?(?: \w+)? (?:passed|forwarded|sent|handed|gave|given|shared|submitted"
            rf"|put|circulated|showed|shown)\b.{{0,20}}\byour (?:\w+ )?{CV}\b"),
        (3, rf"\b(?:forwarded|passed|submitted|handed|shared|sent) (?:on )?your {CV}\b"),
        (3, rf"\byour {CV} (?:is|are|has been) (?:now )?(?:with|on)\b.{{0,40}}\b(?:hr|hiring|boss"
            r"|manager|recruiter|desk|director)\b"),
        (3, r"\bi(?:'ve| have)? (?:just |already )?(?:referred|recommended|suggested) you\b"),
        (3, r"\bi(?:'ve| have)? (?:just |already )?(?:mentioned|told)\b.{0,40}\b(?:about )?you\b.{0,60}"
            r"\b(?:hire|hires|recruiter|hiring|opening|position|job|role|looking for|would like to see)\b"),
        (3, r"\bi(?:'ve| have)? (?:just |already )?mentioned you\b"),
        (3, r"\bput in a good word for you\b|\bput you(?:r name)? forward\b|\bvouched for you\b"),
        (2, r"\bi told \w+\b.{0,30}\babout you\b"),
        (1, r"\bhires?\b|\bhiring\b|\bopening\b|\bvacancy\b"),
        (-4, r"\bcould you\b|\bwould you\b|\bcan you\b|\bif you\b|\bthank"),
    ),
    rule(
        "gives", "recommendation",
        "recommendation reference references referee recommended",
        (3, r"\byour (?:\w+ )?(?:reference|recommendation)(?: letter)? (?:is|has been) (?:done|ready|finished|in|on its way|sent|written|uploaded)\b"),
        (2, r"\b(?:my (?:\w+ )?recommendation|reference|recommendation) (?:letter )?for you\b"),
        (1, r"\b(?:went out|has been sent|was sent|is on its way|is in the mail|i(?:'ve| have) (?:\w+ )?(?:drafted|finished|submitted))\b"),
        (2, r"\b(?:letter of (?:recommendation|reference)|(?:recommendation|reference) letters?|your"
            r" (?:recommendation|reference|referee)|an? (?:\w+ ){0,2}(?:recommendation|reference)|the"
            r" (?:recommendation|reference) for you)\b"),
        (1, r"\b(?:i|i've|i'd|me|my|and) (?:\w+ ){0,3}(?:written|wrote|write|uploaded|posted|sent|gave"
            r"|give|signed|submitted|be|finished)\b|\battached is\b|\bplease find attached\b"
            r"|\b(?:they|she|he) (?:called|rang|phoned)\b|\bmy reference\b"),
        (1, r"\b(?:you|your) \w|\bfor you\b"),
        (-2, r"\bentit(?:y|ies)\b|\blist\b|\brecommendations?\b.{0,12}\b(?:to|of|on) (?:the )?(?:board"
             r"|commission|management|reform|judge|use)\b|\bwhich\b|\binformation\b"),
        (-4, r"\bcould you\b|\bwould you\b|\bcan you\b|\bcan i\b|\bmay i\b|\bi need\b|\bthank"),
        (-4, r"\breference (?:number|id|code|to|on)\b|\breference\s?:|\d{4}|\bnumber\b|\bmanual\b|\bpaper\b"),
        (-4, r"\bcommittee recommends?\b|\byour order\b|\bto the board\b"),
    ),
    rule(
        "gives", "advice",
        "advice advise suggest suggestion recommend tip tips cents opinion think feedback experience"
        " place were"
        " definitely offer learned advise",
        (3, r"\b(?:one|a|another|my) (?:\w+ )?suggestion\b.{0,25}:"),
        (3, r"\bhere(?:'s| is) (?:a|one) (?:\w+ )?tip\b|\bwere i you\b|\btip\s?:|\bwhatever you do, (?:don't|do not)\b"),
        (3, r"\bmy (?:\w+ )?(?:advice|suggestion|recommendation|tip|two cents)(?: \w+){0,3}?\s?(?::|,| is| would be)"),
        (3, r"\bi(?:'d| would|'ll| can)? (?:\w+ )?(?:suggest|recommend|advise|urge)(?: that)? you\b"),
        (3, r"\bif i may\b.{0,20}\b(?:advice|suggestion|suggest|tip)\b|\boffer (?:you )?(?:a|one|some) (?:\w+ )?(?:suggestion|advice|tip|thought)"),
        (3, r"\byou should (?:definitely|really|always|never|seriously|first)\b|\byou(?:'d| would) be better off\b"),
        (3, r"\bmy (?:\w+ )?(?:advice|suggestion|recommendation|two cents|tip)\b.{0,15}\b(?:is|would"
            r" be|to you|on|:|was)"),
        (3, r"\bif i were (?:you|in your)\b|\bin your (?:place|shoes|position),? i\b"
            r"|\bi would do in your\b"),
        (3, r"\bi(?:'d| would| can only| strongly)? (?:suggest|recommend|advise|urge)\b(?: that)? you\b"),
        (3, r"\b(?:piece|word|bit) of (?:\w+ )?advice\b(?! from (?:her|his|their))"),
        (3, r"\b(?:here (?:is|are|'s)|here's) (?:\w+ )?(?:my|some|a few)\b.{0,15}\b(?:feedback|thoughts|tips"
            r"|advice|suggestions|two cents|opinion)\b"),
        (3, r"\bmy two cents\b|\b(?:a|one|another) tip (?:from|for|:)|\bsome advice (?:from|for)\b"),
        (3, r"\byou asked (?:me )?(?:for|what|about) (?:my|i)\b.{0,20}\b(?:opinion|advice|think|view"
            r"|thoughts)\b"),
        (2, r"\bin my (?:experience|opinion|view)\b|\bfrom my experience\b"),
        (2, r"\bi (?:really )?think (?:that )?you should\b|\byou should (?:really|definitely)\b"),
        (1, r"\byou (?:should|could|might|may want)\b|\bso i would\b|\bit pays\b|\byou'd be better\b"),
        (-4, r"\bcould you\b|\bwould you\b|\bcan you\b|\bthank|\bi need\b|\bmay i\b|\bcould i\b"),
        (-4, r"\b(?:legal|investment|tax) advice\b|\bthey (?:should|gave|signed)\b|\bplease advise\b|\bappreciate\b"
             r"|\bgrateful\b"),
    ),
    rule(
        "gives", "help",
        "fixed help helped translated proofread asked requested care look sorted lend notes"
        " missed debugged solved repaired went found"
        " liberty fixed repaired replaced corrected cleaned tidied rebuilt redid reworked rewrote updated checked"
        " tested installed organised organized arranged booked ordered printed designed reviewed edited"
        " formatted prepared compiled researched collected picked filled solved called rang phoned typed"
        " scanned cooked painted drafted correcting cleaning fixing checking"
        " looking wanted needed",
        (3, r"\bi(?:'ve| have)? (?:had a (?:\w+ )?look at|looked (?:at|over|through)|gone (?:over|through)|went (?:over|through)) your (?:\w+ )?\w+"),
        (3, rf"\bi(?:'ve| have|'ll have)? (?:\w+ )?{_DID}\b.{{0,45}}\b(?:your|for you)\b"),
        (3, rf"\btook the liberty (?:of|to)\b|\bi(?:'ve| have)? (?:\w+ )?{_DID}\b.{{0,30}}\bso you (?:don't|can)\b"),
        (3, r"\byour (?:\w+ ){1,2}(?:is|are) (?:now |all )?(?:fixed|repaired|sorted|working again|back together|as good as new)\b"),
        (3, r"\bi(?:'ve| have)?(?: \w+)? (?:fixed|repaired|sorted out|debugged|solved|corrected"
            r"|proofread|proof-read|translated|formatted|rewrote|cleaned up|reviewed|edited)\b"
            r".{0,30}\b(?:your|for you|you)\b"),
        (3, r"\bi(?:'ve| have)? (?:went|gone|go|had a look|looked|read|took a look)\b.{0,30}\byour (?:\w+ )?"
            r"(?:draft|code|text|paper|thesis|slides|report|spreadsheet|application|cv|resume|letter"
            r"|chapter|proposal|manuscript|document|essay|plan|model)\b"),
        (3, r"\b(?:here (?:is|are)|attached (?:is|are))\b.{0,50}\byou (?:asked|requested|wanted|needed"
            r"|missed|were looking)\b"),
        (3, r"\bi(?:'ve| have)? (?:\w+ )?(?:took|taken) care of\b.{0,40}\b(?:for you|your)\b"),
        (3, r"\b(?:glad|happy|pleased|good)\b.{0,12}\b(?:i could|we could|to have|to be able to)\b.{0,12}\b(?:help|been of"
            r" (?:help|service|use))\b"),
        (3, r"\bas (?:you )?(?:requested|asked),? i\b|\bi (?:put together|prepared|made|compiled)\b"
            r".{0,40}\bfor you\b"),
        (3, r"\bi (?:can|will|could|'ll|am happy to) (?:\w+ )?lend you\b|\byou can (?:borrow|have|use) my\b"),
        (2, r"\bhopes? (?:this|it|they|that) helps?\b"),
        (1, r"\bhere (?:is|are)\b|\battached\b|\bcomments\b"),
        (-4, r"\bcould you\b|\bwould you\b|\bcan you\b|\bif i can\b|\blet me know if\b|\bthank"),
        (-4, r"\b(?:can't|cannot|unable|happy to help with any|further|help ?desk|if you need|reference|recommendation)\b"),
    ),
    rule(
        "gives", "event",
        "invite invited ticket tickets join come guest host hosting attend registered seat"
        " invitation party event"
        " giving throwing speaking playing gala came talk"
        " seat",
        (-3, rf"\A(?!.*(?:\b{_EVENT}\b|ticket|guest|seat|\bcome to (?:our|my)|\bparty|\binvit|\bgala|\bdinner))"),
        (1, r"\b(?:spare|free|empty|extra) seat\b"),
        (1, r"\bat our table\b|\bjoin us\b.{0,3}\?"),
        (1, rf"\b(?:i'm|i am|we're|we are) (?:giving|having|hosting|throwing|holding|organi[sz]ing|playing|performing|putting on)\b.{{0,40}}{_EVENT}"),
        (1, r"\bif you (?:came|could come|can come|can make it|joined)\b|\byou(?:'d| would| to)? (?:come|be there|join)\b|\bi'd love\b|\bhappy if you\b"),
        (3, rf"\bdo come to\b|\bcome to (?:our|my) (?:\w+ ){{0,2}}{_EVENT}|\bbe (?:my|our) guest\b.{{0,30}}{_EVENT}"),
        (3, rf"\b(?:i|we)(?:'d| would|'re| are)? (?:\w+ ){{0,3}}invit(?:e|ing) you\b.{{0,40}}\b{_EVENT}"),
        (3, rf"\byou(?:'re| are) (?:\w+ ){{0,2}}invited\b.{{0,40}}\b{_EVENT}"),
        (2, r"\b(?:spare|extra|two|another|an|some) tickets?\b"),
        (1, r"\b(?:you|yours)\b.{0,30}\b(?:come|join|want|want it|like)\b|\bone (?:of them )?is yours\b"),
        (2, rf"\b(?:come (?:along )?to|join (?:us|me) (?:for|at)|attend)\b.{{0,40}}\b{_EVENT}"),
        (1, r"\b(?:we|i)(?:'d| would)(?: all)?(?: be)? (?:love|delighted|like|so happy|happy|thrilled|great)\b"),
        (1, r"\b(?:for you to|if you could|would you|like you to|have you) (?:\w+ )?(?:join|come|attend|be|at)\b"),
        (2, r"\b(?:as my guest|on the guest list|saved you a seat|signed you up|registered you)\b"),
        (1, rf"\b(?:our|my) (?:\w+ ){{0,3}}{_EVENT}"),
        (1, r"\bwould you like to (?:come|join)\b|\bcome along\b"),
        (1, rf"\bfor the (?:\w+ ){{0,2}}{_EVENT}|\bit would be great\b|\bto have you\b"),
        _COLD,
        (-4, r"\bregister now\b|\bcould you\b|\bthank|\bsocial media\b|\bwebinar\b|\bportal\b"),
    ),
    rule(
        "gives", "meal",
        "lunch dinner breakfast coffee drink drinks bite beer beers brunch supper tea",
        (3, rf"\b(?:can i|may i|let me) (?:tempt|take|treat|cook|buy|invite) you\b.{{0,25}}\b{_MEAL}|\bi owe you (?:a|one|that) {_MEAL}"),
        (3, rf"^\W?(?:a |quick )?{_MEAL}\b.{{0,25}}\b{_WHEN}\b.{{0,40}}\?"),
        (2, rf"\b{_MEAL}\b.{{0,60}}\?"),
        (1, rf"\b{_WHEN}\b"),
        (3, rf"\b(?:shall|should|can|could|let's|let us|want to|wanna|fancy|like to|love to|do you want to"
            rf"|care to)\b.{{0,35}}\b{_MEAL}"),
        (3, rf"\b(?:take|buy|invite|treat|have|cook)\b.{{0,8}}\byou\b.{{0,20}}\b{_MEAL}"),
        (3, rf"\b{_MEAL} (?:is|are|will be) (?:on me|my treat)\b|\bmy treat\b"),
        (3, rf"\bare you (?:free|available|around|up) for\b.{{0,15}}\b{_MEAL}"),
        (3, rf"\b(?:how|what) about (?:\w+ )?{_MEAL}|\bfancy (?:a |some )?{_MEAL}"),
        (3, rf"\b(?:meet|join me|get together|catch up)\b.{{0,20}}\b(?:for|over)\b.{{0,12}}\b{_MEAL}"),
        (-4, r"^\s?\d{1,2}[:.]\d\d\b|\bwill meet you\b"),
        (-4, r"\b(?:served|late|break|menu|order|cafeteria|canteen|lunch meeting|thank|thanks)\b"),
        (-4, rf"\b(?:had|was|meeting over) {_MEAL}|\b(?:call|report|agenda)\b"),
    ),
    rule(
        "gives", "mentoring",
        "mentor mentoring mentorship coach coaching mock interview",
        (3, r"\b(?:be|act as|serve as|being|agreed to be|as) (?:a |your )mentor\b"),
        (3, r"\b(?:happy|glad|love|like|willing|can|will|pleased|honou?red)\b.{0,12}\b(?:mentor|coach)"
            r" you\b"),
        (3, r"\b(?:our|next|your|first) (?:\w+ )?(?:mentoring|mentorship|coaching) (?:session|call"
            r"|hour|meeting|chat|talk)"),
        (3, r"\b(?:let's|let us|we can|we could|shall we) (?:do|practi[sc]e|rehearse|run)\b.{0,25}"
            r"\binterview\b"),
        (-4, r"\bwould you\b|\bcould you\b|\bcan you\b|\bthank|\bministry\b|\bfunds\b"),
    ),
    rule(
        "gives", "volunteering",
        "volunteer volunteered volunteering help helper helping count sign signed unpaid charity"
        " put gladly"
        " shelter drive shift",
        (2, r"\bi(?:'d| would| can| could|'ll)? (?:\w+ ){0,3}help out at\b|\bsign me up\b"),
        (1, r"\b(?:blood|drive|shift|shelter|reading|stall|every \w+ \w+day|library|garden|park)\b"),
        (3, r"\bi(?:'d| would|'m| am| can| could|'ll| will)? (?:\w+ ){0,2}(?:to )?volunteer\b(?!s? (?:were|fire))"),
        (3, r"\bi(?:'ve| have)? (?:\w+ )?(?:volunteered\b.{0,30}\b(?:to|for|as|at)\b|signed up"
            r" (?:as an? (?:\w+ )?(?:volunteer|helper)|to (?:help|volunteer)))"),
        (2, r"\b(?:count me in|put me down|sign me up|pencil me in)\b"),
        (2, r"\bi(?:'d| would) (?:like|love|be happy|be glad|gladly)\b.{0,10}\b(?:help out|help|give)\b"),
        (2, r"\b(?:unpaid|pro bono|for free|free of charge|some of my time|my free time)\b"),
        (1, r"\b(?:volunteer|helper|cleanup|clean-up|fair|festival|charity|food bank|shelter|school"
            r"|fundraiser|choir|youth|club|marathon|community|church|drive|project)\b"),
        (-4, r"\bfire brigade\b|\bwould you\b|\bcould you\b|\bthank|\bif you\b"),
    ),
)  # fmt: skip
