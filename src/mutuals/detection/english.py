"""What people write in English when they give, ask, thank and promise."""

# ruff: noqa: E501, ISC004 - a pattern reads better on as few lines as can be.

from __future__ import annotations

import re

from mutuals.detection.rules import Phrases, cues_of, rule, words

_YOU_TWO = r"(?:you (?:two|both|all|guys|to each other)|both of you|the two of you|you and \w+)"
_CV = r"(?:cv|resume|resumes|application|profile|portfolio|name|details)"
_CAN = r"\b(?:can|could|would|will|might|may)"
_MIND = r"\b(?:would you (?:mind|be (?:willing|able|open|happy|so kind)|please)|could you|can you|any chance you)"
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
_NOT_I = (
    -4,
    r"\b(?:he|she|they|it|who|team|agent|someone) (?:will|would|had|has|have|said|told)\b",
)

_RULES = (
    rule(
        "gives", "introduction",
        "introduce introducing introduction intro introductions meet connect connecting touch"
        " contact looping loop cc'ing ccing cc'd cced copied copying acquainted other"
        " thread note mail know",
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
        " word dropped desk along producer",
        (3, rf"\b(?:dropped|left|put|laid|passed|handed|forwarded|sent|gave|given)(?: along| on)? your (?:\w+ )?{_CV}\b"),
        (3, r"\bput(?:ting)? in a (?:good|kind) word for you\b|\btold (?:them|him|her|my \w+) (?:all )?about you\b"),
        (3, rf"\bi(?:'ve| have)?(?: \w+)? (?:passed|forwarded|sent|handed|gave|given|shared|submitted"
            rf"|put|circulated|showed|shown)\b.{{0,20}}\byour (?:\w+ )?{_CV}\b"),
        (3, rf"\b(?:forwarded|passed|submitted|handed|shared|sent) (?:on )?your {_CV}\b"),
        (3, rf"\byour {_CV} (?:is|are|has been) (?:now )?(?:with|on)\b.{{0,40}}\b(?:hr|hiring|boss"
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
        "recommendation reference references referee recommended letter",
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
        (-4, r"\breference (?:number|id|code|to|on|is)\b|\bnumber\b|\bmanual\b|\bpaper\b"),
        (-4, r"\bcommittee recommends?\b|\byour order\b|\bto the board\b"),
    ),
    rule(
        "gives", "advice",
        "advice advise suggest suggestion recommend tip tips cents opinion think feedback experience would"
        " place were"
        " definitely should offer learned advise",
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
        "fixed draft help helped translated proofread asked requested care look sorted lend notes"
        " comments missed debugged solved repaired went found"
        " i i've called typos bike figures liberty cleaned rebuilt replaced",
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
        " invitation party conference event"
        " giving throwing speaking playing gala came talk",
        (2, rf"\b(?:i'm|i am|we're|we are) (?:giving|having|hosting|throwing|holding|organi[sz]ing|playing|performing|putting on)\b.{{0,40}}{_EVENT}"),
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
    rule(
        "asks", "introduction",
        "introduce introduction intro introducing touch contact connect know"
        " introducing linked connected speak talk",
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
        " job role position application mentioned mention"
        " referring anything opens comes",
        (3, r"\b(?:refer|recommend)(?:ring|ing)? me\b(?! to (?:a|the) (?:doctor|dentist|page))"),
        (3, r"\bif (?:anything|something|an? (?:\w+ )?(?:job|role|position|opening))\b.{0,12}\b(?:opens up|comes up|turns up|becomes free|is free|opens)\b"),
        (3, rf"\b(?:could|can|would) you\b.{{0,25}}\b(?:send|pass|forward|hand|give|show|get)\b.{{0,6}}\bmy (?:\w+ )?{_CV}\b.{{0,12}}\b(?:on|to|along|with|in front)\b"),
        (3, r"\b(?:refer|recommend) me\b"),
        (3, rf"{_CAN} you.{{0,20}}\b(?:pass|forward|forwarding|hand|share|send|passing|give|giving|show)\b"
            rf".{{0,15}}\bmy (?:\w+ )?{_CV}\b.{{0,10}}\b(?:on|to|along|with)\b"),
        (3, rf"\b(?:forwarding|passing|handing|sharing) (?:on )?my {_CV}"),
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
        " perspective place shoes counsel would input"
        " got take something torn run were",
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
        "help favor favour hand borrow lend mind proofread cover possible hoping show"
        " pick collect bind feed watch drive fetch able hand",
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
        (-4, r"\bin advance\b|\bno thanks\b|\bthanks to\b|\byour (?:order|purchase|interest|business"
             r"|message|mail|e-?mail|inquiry|enquiry|payment|registration|patronage)\b"),
        (-4, r"\b(?:would|could|should) (?:\w+ )?(?:be (?:\w+ )?(?:grateful|thankful)|appreciate)\b"),
        (-4, r"\bi'd (?:\w+ )?(?:appreciate|be (?:grateful|thankful))\b|\bticket number\b|\bthanked\b"),
        (-4, r"\bwhile (?:i|we) appreciate\b|\bappreciate (?:that|if|it if|any|the (?:virtue|fact|concern|difficult\w+"
             r"|opportunity|complexity|suggestions?))\b|\bchoosing us\b|\bfor your (?:attention|cooperation"
             r"|understanding|time and consideration)\b"),
    ),
    rule(
        "promises", "other",
        "i'll will i'm going shall promise let you'll"
        " monday draft until give",
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
        (2, r"\bfree shipping\b|\bbuy now\b|\brate your purchase\b|\byour order\b|\bticket number\b"),
    ]),
    re.compile(
        r"out of (?:the |my )?office|automat(?:ic|ed) (?:reply|response|message)|auto-?(?:reply|response)"
        r"|do not reply to this|this is an automated|i am (?:currently )?(?:away|on (?:vacation|leave|holiday))"
    ),
)  # fmt: skip
