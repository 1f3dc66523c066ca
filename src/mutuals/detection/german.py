"""What people write in German when they give, ask, thank and promise.

The patterns are read over folded text: `ae`, `oe`, `ue` and `ss` stand for the letters of German.
"""

# ruff: noqa: E501, ISC004 - a pattern reads better on as few lines as can be.

from __future__ import annotations

from mutuals.detection.rules import Phrases, cues_of, rule, words

_CAN = r"\b(?:koennt?e?st (?:du|ihr)|koennte[nt]? (?:sie|ihr)|kannst du|koennen sie|wuerdest du|wuerden sie|waerst du|waeren sie|magst du|darf ich|koenntest|duerfte ich|kann ich|haettest du|haetten sie|wuerdet ihr|koennt ihr)\b"
_MY_CV = (
    r"\bmein(?:e|en|er|em)? (?:lebenslauf|bewerbung|unterlagen|cv|namen?|profil|mappe|portfolio)\b"
)
_YOUR_CV = r"\b(?:dein|ihr|eur)(?:e|en|er|em)? (?:lebenslauf|bewerbung|unterlagen|cv|namen?|profil|mappe|portfolio)\b"
_EVENT = (
    r"(?:ausstellung|konferenz|konzert|fest|sommerfest|feier|party|vortrag|vortragsabend|lesung"
    r"|tagung|messe|jubilaeum|buchvorstellung|vernissage|eroeffnung|treffen|stammtisch|workshop"
    r"|seminar|premiere|hochzeit|einweihung|grillabend|geburtstag|veranstaltung|kongress|abend)"
)
_MEAL = (
    r"(?:mittagessen|mittag essen|mittag|abendessen|abend essen|fruehstueck|fruehstuecken|kaffee|essen"
    r"|bier|wein|tee|drink|lunch|brunch|kuchen)"
)
_THANKS = r"\b(?:danke?|dank|danken|danke dir|danke ihnen)\b"
_DID = (
    r"(?:repariert|korrigiert|uebersetzt|gelesen|angesehen|durchgesehen|zusammengestellt|ueberarbeitet|geloest"
    r"|angeschaut|vorbereitet|herausgesucht|formatiert|erledigt|aufgeraeumt|neu gebaut|gebaut|angerufen|gebucht"
    r"|bestellt|gedruckt|abgeholt|organisiert|besorgt|eingerichtet|installiert|geprueft|ausgefuellt|gewechselt"
    r"|ausgetauscht|gefunden|recherchiert|geklaert|ergaenzt|aktualisiert|sortiert|gekuemmert)"
)
_WHEN = r"(?:heute|morgen|naechste \w+|diese woche|am \w+tag|am \d|freitag|donnerstag|mittwoch|dienstag|montag|samstag|sonntag|mal wieder|demnaechst|bald)"
_SELLING = (
    -4,
    r"\b(?:kundin|kunden|kunde|filiale|gutschein|angebote?|newsletter|rabatt|jetzt anmelden)\b",
)

_RULES = (
    rule(
        "gives", "introduction",
        "bekannt vorstellen vorzustellen vorgestellt stelle stell kontakt kopie cc bringe"
        " kennenlernen zusammenbringen verbinden verbinde vernetzen vernetze zusammen einander"
        " vernetzen lasse"
        " schwaerme erzaehlt erzaehle kontakt",
        (7, r"\bdarf ich (?:dir|ihnen|euch)\b.{0,40}\bvorstellen\b"),
        (3, r"\bbringe\b.{0,20}\b(?:sie|euch|dich)\b.{0,50}\bin (?:kontakt|verbindung)\b"),
        (3, r"\bdas ist \w+,? (?:der|die)\b.{0,60}\b(?:schwaerme|erzaehl\w+|gesprochen|rede)\b"),
        (3, r"\b(?:sie|euch) (?:beide|zwei|beiden)\b.{0,40}\b(?:in kontakt|in verbindung|zusammen) ?(?:zu )?(?:bringen|zubringen)\b|\b(?:sie|euch) (?:beide|zwei)\b.{0,12}\bvernetzen\b"),
        (3, r"\blasse euch (?:zwei|beide)\b|\b(?:du|sie) (?:solltest|sollten) .{0,20}\bkennenlernen\b"),
        (3, r"\b(?:das ist|dies ist) (?:mein|meine|unser|unsere)? ?\w+,? (?:der|die)\b.{0,80}\b(?:erzaehlt|gesprochen|geleitet|sucht)\b"),
        (3, r"\b(?:euch|sie|dich|beide)\b.{0,30}\b(?:bekannt ?(?:zu )?machen|miteinander bekannt|zusammenbringen"
            r"|zusammenzubringen|vernetzen|in kontakt bringen|in verbindung bringen|verbinden)\b"),
        (3, r"\bdarf ich (?:euch |sie |dir |ihnen |kurz )?(?:bekannt machen|vorstellen)\b"),
        (3, r"\b(?:stelle|stell) ich\b.{0,15}\b(?:den |einen )?kontakt\b|\bstelle (?:euch|sie|hiermit)\b"
            r".{0,30}\b(?:vor|her|kontakt)\b"),
        (3, r"\bbringe ich (?:euch|sie|dich)\b.{0,30}\b(?:zusammen|in kontakt|mit)\b|\b(?:vernetze|verbinde)"
            r" (?:ich )?(?:euch|sie|dich)\b"),
        (3, r"\b(?:nehme|setze|habe)\b.{0,25}\bin (?:kopie|cc)\b|\bliest (?:hier )?(?:in kopie )?mit\b|\(in cc\)"),
        (3, r"\b(?:ihr|sie) (?:zwei|beide|beiden)? ?(?:solltet|sollten|muesst|muessen)\b.{0,25}\b(?:kennenlernen"
            r"|kennen lernen|miteinander|austauschen|sprechen|reden)\b"),
        (3, r"\b(?:vermittle|stelle)\b.{0,10}\bich\b.{0,12}\bkontakt\b|\bich (?:vermittle|stelle)\b.{0,20}\bkontakt\b"),
        (3, r"\bich (?:stelle|stell) euch\b|\bwas(?:s)? ihr euch (?:kennt|kennenlernt)\b"),
        (-4, rf"{_CAN}(?! (?:euch|vorstellen|bekannt|ich euch|ich sie|ihnen))"),
        (-4, r"\b(?:neue[rs]?|das) (?:produkt|modell|staubsauger|tarif)\b|\bmir gut vorstellen\b|\bdanke?\b"),
    ),
    rule(
        "gives", "referral",
        "lebenslauf empfohlen bewerbung weitergegeben weitergeleitet wort namen genannt unterlagen"
        " vorgeschlagen erwaehnt name profil"
        " tisch"
        " portfolio gezeigt"
        " erzaehlt",
        (3, rf"{_YOUR_CV}.{{0,60}}\b(?:gelegt|liegt|abgelegt|gesteckt)\b"),
        (3, r"\bein (?:gutes|kraeftiges) wort fuer (?:dich|sie)\b.{0,12}\b(?:eingelegt|gesprochen)|\b(?:dich|sie) (?:gestern |heute )?(?:einem|einer|meinem|meiner|unserem|unserer)\b.{0,30}\bempfohlen\b"),
        (3, r"\bhabe\b.{0,40}\bvon (?:dir|ihnen) erzaehlt\b"),
        (3, rf"{_YOUR_CV}.{{0,80}}\b(?:weitergegeben|weitergeleitet|weitergereicht|geschickt|gegeben|genannt"
            r"|gezeigt|abgegeben|uebergeben|vorgelegt)\b"),
        (3, r"\bhabe\b.{0,12}\b(?:dich|sie|euch)\b.{0,60}\b(?:empfohlen|vorgeschlagen|ins spiel gebracht)\b"),
        (3, r"\bich habe sie (?:einer|einem|meiner|meinem|unserer|unserem)\b.{0,25}\bempfohlen\b"),
        (3, r"\bgutes wort fuer (?:dich|sie) eingelegt\b|\bhabe (?:dich|sie)\b.{0,25}\berwaehnt\b"),
        (-4, rf"{_CAN}|{_THANKS}|\brechnung\b"),
    ),
    rule(
        "gives", "recommendation",
        "empfehlungsschreiben referenz arbeitszeugnis empfehlung gutachten zeugnis",
        (1, r"\b(?:gegangen|fertig geschrieben|anbei die|raus|unterwegs|ist gestern|ist heute|verfasst)\b"),
        (1, r"\b(?:fuer dich|fuer sie|fuer deine|fuer ihre|dein arbeitszeugnis|ihr arbeitszeugnis|deine referenz)\b"),
        (1, r"\b(?:empfehlungsschreiben|referenz|referenzen|arbeitszeugnis|empfehlung|gutachten|zeugnis)\b"),
        (1, r"\b(?:ich habe|habe ich|schreibe ich|ich schreibe|ist fertig|im anhang|anbei|liegt bei|habe)\b"),
        (1, r"\b(?:geschrieben|unterschrieben|eingereicht|geschickt|fertig|deine?|dein|dir|ihnen|ihre?|findest"
            r"|finden|angerufen|fuer deine?|gutes gesagt)\b"),
        (-4, rf"{_CAN}|{_THANKS}|\b(?:referenznummer|stadt|brauche|laerm|angeben)\b"),
    ),
    rule(
        "gives", "advice",
        "rat tipp stelle raten empfehle meinung erfahrung feedback ratschlag vorschlag finde solltest"
        " sollten"
        " rate vorschlag"
        " waere empfehlen",
        (3, r"\btipp\b.{0,12}(?:von mir|fuer dich|:)|\b(?:wuerde|kann) (?:ich )?(?:dir|ihnen|euch)\b.{0,12}\b(?:raten|empfehlen)\b"),
        (3, r"\bich (?:rate|empfehle|riete) (?:dir|ihnen|euch)\b|\bmein (?:\w+ )?vorschlag (?:waere|ist|an)\b"),
        (3, r"\b(?:du|sie) (?:solltest|sollten) (?:unbedingt|auf jeden fall|wirklich|lieber|vorher)\b"),
        (3, r"\bmein (?:\w+ )?(?:rat|ratschlag|tipp|vorschlag)\b.{0,20}\b(?:waere|ist|an|lautet|dazu|:)"),
        (3, r"\b(?:an|in) (?:deiner|ihrer|eurer) (?:stelle|lage)\b.{0,20}\bwuerde\b|\bwenn ich du waere\b"),
        (3, r"\b(?:ich )?(?:wuerde|kann|moechte)\b.{0,10}\b(?:dir|ihnen|euch)\b.{0,12}\b(?:raten|empfehlen)\b"),
        (3, r"\bich (?:empfehle|rate) (?:dir|ihnen|euch)\b|\b(?:ein|noch ein|mein) (?:kleiner |guter )?(?:tipp"
            r"|ratschlag|rat)\b.{0,12}(?:von mir|fuer dich|:)"),
        (3, r"\bhier (?:ist |kommt )?mein (?:feedback|eindruck|senf|rat)\b|\bmein feedback zu (?:deine|ihre)"),
        (3, r"\bnach meiner meinung gefragt\b|\bmich um rat gefragt\b"),
        (2, r"\b(?:aus|nach) meiner erfahrung\b|\bmeiner meinung nach\b"),
        (2, r"\bich (?:finde|denke|glaube),? (?:du|sie) (?:solltest|sollten)\b"),
        (1, r"\b(?:lohnt|solltest|sollten sie|wuerde ich|besser)\b"),
        (-4, rf"{_CAN}|{_THANKS}|\b(?:stadtrat|bitten|braeuchte|brauche|was wuerdest)\b"),
    ),
    rule(
        "gives", "help",
        "entwurf repariert vorlage gekuemmert uebersetzt helfen geholfen leihen code liste gelesen"
        " korrigiert angesehen zusammengestellt erledigt gewuenscht geloest fehler ausleihen"
        " durchgesehen ueberarbeitet angeschaut vorbereitet herausgesucht formatiert aufgeraeumt gebaut angerufen"
        " gebucht bestellt gedruckt abgeholt organisiert besorgt eingerichtet installiert geprueft ausgefuellt"
        " gewechselt ausgetauscht gefunden recherchiert geklaert ergaenzt aktualisiert sortiert"
        " gesucht gebraucht",
        (3, r"\bhier (?:ist|sind|hast du|haben sie)\b.{0,50}\b(?:du|sie) (?:\w+ )?(?:gesucht|gebraucht|gewollt|vermisst)\b"),
        (3, rf"\bich habe (?:\w+ )?(?:dein|ihr|eur|dir|ihnen|euch|fuer dich|fuer sie|fuer euch)\w{{0,3}}\b.{{0,60}}\b{_DID}\b"),
        (3, rf"\b(?:dein|ihr|eur)(?:e|en)? \w+ (?:ist|sind) (?:wieder )?(?:{_DID}|ganz|heil|in ordnung)\b"),
        (3, rf"\bhabe ich (?:dir|ihnen|euch|fuer dich|fuer sie)\b.{{0,50}}\b{_DID}\b"),
        (3, r"\b(?:habe|hab)\b.{0,20}\b(?:dein|ihr|eur|dir|ihnen|dich|mir)\w{0,3}\b.{0,50}\b(?:repariert|korrigiert"
            r"|uebersetzt|gelesen|angesehen|durchgesehen|zusammengestellt|ueberarbeitet|geloest|angeschaut"
            r"|vorbereitet|herausgesucht|formatiert|erledigt)\b"),
        (3, r"\bhier (?:ist|sind|kommt|kommen)\b.{0,40}\b(?:gebeten|gefragt|gewuenscht|gesucht|brauchst|wolltest)\b"),
        (3, r"\bhabe ich mich\b.{0,15}\bgekuemmert\b|\bich habe mich um\b.{0,40}\bgekuemmert\b"),
        (3, r"\b(?:freut mich|freue mich|schoen|gern)\b.{0,40}\b(?:helfen konnte|geholfen (?:habe|zu haben))\b"),
        (3, r"\bich (?:kann|koennte|leihe)\b.{0,10}\b(?:dir|ihnen|euch)\b.{0,40}\b(?:leihen|ausleihen|borgen|leihe)\b"
            r"|\bich leihe (?:dir|ihnen|euch)\b"),
        (3, r"\bwie (?:gewuenscht|erbeten|besprochen) habe ich (?:dir|ihnen)\b"),
        (-4, rf"{_CAN}|{_THANKS}|\b(?:leider|kundendienst|klicken)\b"),
    ),
    rule(
        "gives", "event",
        "einladen lade einladung eingeladen karte karten komm kommen kommst gaesteliste freuen messe lust"
        " vortrag strassenfest gast halte"
        " kommt fest gartenfest feier",
        (3, rf"\bkomm(?:t|en sie)?\b.{{0,40}}\bzu (?:unserem|unserer|meinem|meiner) \w*(?:fest|feier|party|{_EVENT})\b"),
        (3, rf"\b(?:moechte|wuerde|wollte|darf)\b.{{0,20}}\b(?:sie|dich|euch)\b.{{0,60}}\w*{_EVENT}\b.{{0,20}}\beinladen\b"),
        (2, rf"\b(?:ich halte|wir feiern|wir geben|ich spiele|ich gebe|wir veranstalten)\b.{{0,40}}\b\w*(?:{_EVENT}|fest)\b"),
        (1, r"\bwenn (?:du|sie|ihr) (?:kommst|kommt|kommen|dabei)\b|\bfreuen, wenn\b"),
        (3, rf"\bkomm(?:t|en sie)? doch\b.{{0,40}}\b\w*(?:{_EVENT}|fest)\b"),
        (3, rf"\b(?:moechte|wuerde|wollte|darf|lade[n]?)\b.{{0,60}}\b\w*{_EVENT}\b.{{0,40}}\b(?:einladen|ein)\b"),
        (3, r"\blade (?:ich )?(?:dich|sie|euch)\b.{0,20}\bzu\w?\b.{0,50}\bein\b(?!.{0,5}essen)"),
        (3, rf"\b(?:eingeladen|einladung)\b.{{0,30}}\b(?:zu|zur|zum)\b.{{0,30}}{_EVENT}"),
        (3, r"\b(?:eine|zwei|noch|eine freie) karten?\b.{0,40}|\bgaesteliste\b"),
        (3, rf"\bkomm(?:t|en sie|st du)?\b.{{0,30}}\b(?:zu|zur|zum)\b.{{0,25}}{_EVENT}"),
        (2, r"\bwuerden? (?:uns|mich)\b.{0,15}\bfreuen\b"),
        (1, rf"\b(?:bei|zu|zur|zum) (?:unserem|unserer|meiner|meinem)\b.{{0,25}}{_EVENT}"),
        _SELLING,
        (-4, rf"{_THANKS}|\b(?:webinar|laden sie die|abendkasse|besprechung|\w*essen)\b"),
    ),
    rule(
        "gives", "meal",
        "essen mittagessen kaffee fruehstueck abendessen bier mittag fruehstuecken lunch wein brunch"
        " mittagessen abendessen lust schulde",
        (3, rf"\bich schulde (?:dir|ihnen|euch) (?:noch )?(?:ein|einen)\b.{{0,12}}\b{_MEAL}\b"),
        (2, rf"\b\w*{_MEAL}\b.{{0,50}}\?"),
        (1, rf"\b{_WHEN}\b"),
        (3, rf"\b(?:wollen wir|lass uns|lasst uns|gehen wir|sollen wir|treffen wir uns|haettest du lust|haetten"
            rf" sie lust|hast du lust|haben sie lust|hast du zeit|hast du (?:\w+ ){{0,3}}zeit|haben sie"
            rf" (?:\w+ ){{0,3}}zeit|wie waere es|wie waers|magst du|bock auf)\b.{{0,40}}\b\w*{_MEAL}\b"),
        (3, rf"\b(?:lade|darf|moechte|wuerde)\b.{{0,12}}\b(?:dich|sie|euch)\b.{{0,30}}\b(?:zum|zu|auf)\b.{{0,20}}"
            rf"{_MEAL}\b"),
        (3, rf"\b{_MEAL} geht auf mich\b|\bdu bist eingeladen\b"),
        (-4, rf"{_THANKS}|\b(?:kantine|serviert|kalt|besprechung|alle|leider)\b"),
    ),
    rule(
        "gives", "mentoring",
        "mentor mentorin mentoring mentoring-gespraech coache coachen vorstellungsgespraech"
        " mentoring-gesprach begleite mentorengespraech"
        " uebe mentoring-treffen freue"
        " seite",
        (3, r"\b(?:uebe|ueben|probe)\b.{0,20}\bmit (?:dir|ihnen)\b.{0,40}gespraech\b|\bals mentor(?:in)? zur seite\b"),
        (3, r"\b(?:uebe|ueben|probe) (?:ich )?(?:gern )?mit (?:dir|ihnen)\b.{0,40}\bgespraech\b|\bmentoring-?\w{3,10}\b(?<!programm)(?<!programms)"),
        (3, r"\bals mentor(?:in)? (?:zu )?begleiten\b|\b(?:dich|sie) als mentor(?:in)?\b"),
        (3, r"\b(?:als|dein|deine|ihr|ihre) mentor(?:in)?\b(?!-programm)"),
        (3, r"\bmentoring-?(?:gespraech|termin|stunde|treffen)\b"),
        (3, r"\bich (?:coache|begleite) (?:dich|sie)\b"),
        (3, r"\bvorstellungsgespraech\b.{0,30}\b(?:ueben|proben|durchspielen)\b"),
        (-4, rf"{_CAN}|{_THANKS}|\b(?:programm|ministerium|er hatte|sie hatte|er hat|hielt)\b"),
    ),
    rule(
        "gives", "volunteering",
        "ehrenamtlich helfer helferin freiwillig freiwilliger freiwillige eintragen dabei unentgeltlich"
        " mithelfen melden angemeldet stand"
        " tragt zaehlen mithelfen",
        (3, r"\btragt mich\b.{0,50}\bein\b|\b(?:auf mich zaehlen|zaehlt auf mich)\b"),
        (3, r"\bwuerde\b.{0,12}\bgern\b.{0,40}\b(?:ehrenamtlich|mithelfen)\b"),
        (3, r"\bich\b.{0,40}\b(?:ehrenamtlich|unentgeltlich|freiwillig)\b"),
        (3, r"\bals (?:helfer|helferin|freiwilliger?|freiwillige|ehrenamtliche[r]?)\b.{0,40}\b(?:angemeldet|melden"
            r"|gemeldet|eingetragen|dabei|eintragen)\b"),
        (3, r"\b(?:tragt|koennt|kannst) (?:ihr )?mich\b.{0,40}\b(?:ein|eintragen|einplanen)\b"),
        (3, r"\b(?:muellsammeln|aufraeumen|fest|lauf|schulfest|aufbau|abbau|standdienst)\b.{0,40}\b(?:bin ich"
            r" dabei|helfe ich|mache ich mit)\b"),
        (2, r"\bwuerde (?:mich )?gern\b.{0,25}\b(?:helfer|freiwilliger?|melden|mithelfen)\b"),
        (-4, rf"{_THANKS}|\b(?:feuerwehr|zeitung)\b"),
    ),
    rule(
        "asks", "introduction",
        "bekannt kontakt vorstellen verbindung jemanden kennst kennen",
        (3, rf"{_CAN}.{{0,60}}\b(?:bekannt ?(?:zu )?machen|vorstellen|kontakt|in verbindung|vernetzen|vermitteln)\b"),
        (3, r"\b(?:kennst du|kennen sie|kennt ihr) (?:zufaellig )?(?:jemanden?|wen|einen|eine)\b.{0,60}"
            r"\b(?:reden|sprechen|fragen|bei|der|die)\b"),
        (-4, r"\bdarf ich (?:sie|euch) (?:beide |beiden )?(?:miteinander|einander)\b|\bmiteinander bekannt\b|\bhiermit\b"),
        (-4, rf"{_THANKS}|\b(?:sich|dir das|euch das|das) vorstellen\b|\bich (?:euch|dir) (?:gern )?(?:vorstellen|bekannt)\b|\bdarf ich (?:euch|dir|ihnen|vorstellen)\b"),
    ),
    rule(
        "asks", "referral",
        "lebenslauf wort stelle empfehlen bewerbung erwaehnst hoerst unterlagen namen vorschlagen"
        " frei"
        " bescheid arbeit",
        (3, r"\b(?:sag|sagen sie|gib|melde)\b.{0,25}\bwenn (?:du|sie)\b.{0,20}\b(?:hoerst|hoeren|siehst|weisst)\b"),
        (3, r"\bwenn\b.{0,20}\b(?:etwas|eine stelle|was)\b.{0,12}\b(?:frei wird|frei ist)\b|\bdenk(?:en sie)? bitte an mich\b|\bmich (?:dort |bei euch )?(?:empfehlen|vorschlagen)\b"),
        (3, rf"{_MY_CV}.{{0,60}}\b(?:weiterreichen|weitergeben|weiterleiten)\b"),
        (3, rf"{_CAN}.{{0,12}}{_MY_CV}.{{0,50}}\b(?:weitergeben|weiterleiten|weiterreichen|geben|zeigen|schicken)\b"),
        (3, r"\bgutes wort fuer mich\b|\b(?:wuerdest du|wuerden sie|koenntest du|koennten sie|kannst du) mich\b.{0,50}"
            r"\b(?:empfehlen|vorschlagen|weiterempfehlen)\b"),
        (3, r"\bwenn (?:du|sie|ihr)\b.{0,30}\b(?:hoerst|hoeren|hoert|erfaehrst|weisst)\b.{0,30}\b(?:denk|denken"
            r"|sag|gib|melde)\b"),
        (3, r"\bwenn du mich (?:erwaehnst|empfiehlst|weiterempfiehlst)\b"),
        (-4, rf"{_THANKS}|\bhabe dich\b"),
    ),
    rule(
        "asks", "recommendation",
        "empfehlungsschreiben referenz arbeitszeugnis gutachten empfehlung zeugnis referenzen",
        (1, r"\b(?:duerfte|darf|kann) ich\b|\b(?:koenntest du|koennten sie|wuerden sie|wuerdest du)\b"),
        (1, r"\b(?:mir|als referenz)\b"),
        (1, r"\b(?:empfehlungsschreiben|referenz|referenzen|arbeitszeugnis|gutachten|empfehlung|zeugnis)\b"),
        (1, rf"{_CAN}|\b(?:brauche|braeuchte|bereit)\b"),
        (1, r"\b(?:schreiben|angeben|ausstellen|hinterlassen|verfassen|bereit|nennen|brauche)\b"),
        (-4, rf"{_THANKS}|\b(?:referenznummer|im anhang|ich habe dir)\b"),
    ),
    rule(
        "asks", "advice",
        "rat stelle meinung tipps feedback einschaetzung vorgehen ratschlag haeltst rueckmeldung tipp"
        " gern sehen siehst"
        " gebrauchen meinst meinen haette",
        (3, r"\b(?:deinen|ihren|euren) (?:\w+ )?rat\b.{0,40}\b(?:hoeren|wissen|brauchen|einholen)\b|\bum rat\b.{0,20}\b(?:fragen|bitten)\b"),
        (3, r"\brat (?:gut )?gebrauchen\b|\bwas (?:meinst du|meinen sie)\b|\bhaette (?:ich )?gern\b.{0,12}\b(?:feedback|rat|rueckmeldung)\b|\bsoll ich\b.{0,50}\?"),
        (3, r"\b(?:haette|wuesste|hoerte) (?:ich )?gern\b.{0,10}\b(?:deine|ihre|eure) (?:meinung|einschaetzung|sicht)\b|\bwie (?:siehst du|sehen sie) das\b"),
        (3, r"\b(?:haettest du|haetten sie)\b.{0,10}\b(?:einen )?(?:rat|tipps?)\b|\bmir ist (?:deine|ihre) (?:meinung|einschaetzung)\b"),
        (3, r"\bum (?:deinen|ihren|euren|einen) (?:\w+ )?rat\b|\b(?:braeuchte|brauche)\b.{0,12}\b(?:deinen|ihren"
            r"|euren|einen) (?:\w+ )?rat\b"),
        (3, r"\bwas wuerde(?:st du|n sie)\b.{0,25}\b(?:an meiner stelle|tun|machen)\b"),
        (3, r"\b(?:deine|ihre|eure) (?:\w+ )?(?:meinung|einschaetzung|sicht)\b.{0,40}\b(?:interessier\w+|wichtig|hoeren"
            r"|wissen|dazu)\b|\binteressier\w+\b.{0,30}\b(?:deine|ihre) (?:meinung|einschaetzung)\b"),
        (3, r"\b(?:hast du|haben sie|habt ihr)\b.{0,20}\b(?:tipps?|ratschlaege|einen rat|eine idee)\b"),
        (3, rf"{_CAN}.{{0,20}}\b(?:feedback|rueckmeldung|ratschlag|deine meinung|ihre meinung|rat)\b"),
        (3, r"\bwie wuerde(?:st du|n sie)\b.{0,12}\b(?:vorgehen|das angehen|entscheiden)\b"),
        (2, r"\bwas (?:haeltst du|halten sie) davon\b"),
        (1, r"\bwenn ich\b"),
        (-4, rf"{_THANKS}|\bmein rat\b|\bist uns wichtig\b|\bumfrage\b"),
    ),
    rule(
        "asks", "help",
        "helfen gefallen hilfe leihen korrektur schicht anpacken schauen unterstuetzen helft borgen"
        " abholen kannst bitte"
        " aufpassen einspringen mitbringen giessen fuettern vorbeibringen"
        " durchsehen",
        (3, rf"{_CAN}.{{0,40}}\b(?:abholen|mitbringen|aufpassen|einspringen|fuettern|giessen|fahren|tragen|vorbeibringen)\b"),
        (3, rf"{_CAN}.{{0,50}}\b(?:helfen|leihen|borgen|anpacken|unterstuetzen|korrektur lesen|korrekturlesen|aushelfen"
            r"|uebernehmen|durchsehen|drueberschauen|gegenlesen)\b"),
        (3, r"\beinen (?:\w+ )?gefallen\b|\b(?:brauche|braeuchte)\b.{0,25}\b(?:deine|ihre|eure) hilfe\b"),
        (3, r"\bwaere es moeglich\b.{0,40}\b(?:uebernimmst|hilfst|uebernehmen|helfen)\b"),
        (3, r"\b(?:haettest du|haetten sie|hast du)\b.{0,10}\bzeit\b.{0,50}\b(?:schauen|helfen|lesen|durchzusehen|sehen)\b"),
        (-4, rf"{_THANKS}|\b(?:er|sie) bat\b|\b(?:kann dir leider|wort fuer mich|kundendienst|vorstellen)\b"),
    ),
    rule(
        "thanks", "thanks",
        "dank danke bedanken dankbar danken",
        (3, r"\b(?:vielen|herzlichen|lieben|besten|tausend|grossen|ganz lieben|noch ?mals|recht herzlichen)"
            r" (?:\w+ )?dank\b.{0,10}\b(?:fuer|dass)\b"),
        (3, r"\bdanke?\b.{0,25}\b(?:fuer|dass) (?:die |den |das |deine|dein|ihre|ihr|eure|alles|du|sie|ihr)\b"),
        (3, r"\bdanke?\b.{0,20}\b(?:fuer|dass)\b.{0,40}\b(?:hilfe|rat|zeit|kontakt|essen|unterstuetzung|muehe|geduld"
            r"|tipp|reparieren|einladung)\b"),
        (3, r"\b(?:fuer|mich|uns)\b.{0,50}\bbedanken\b|\b(?:dir|ihnen|euch) (?:\w+ )?dankbar\b"),
        (3, r"\b(?:grosse|riesige|enorme|tolle) hilfe\b.{0,20}\bdanke?\b|\bich danke (?:dir|ihnen|euch)\b.{0,20}\bfuer\b"),
        (-4, r"\bdanke? fuer (?:die|deine|ihre|eure) (?:\w+ )?(?:antwort|nachricht|mail|rueckmeldung|info\w*|erinnerung|anmeldung|registrierung)\b|\bim voraus\b|\b(?:ihre|deine) (?:bestellung|nachricht|anfrage|mail|interesse|einkauf)\b|\bihr interesse\b"),
        (-4, r"\bfuer ihre geduld\b|\bdank (?:des|der|dem)\b|\bwaere (?:ich )?(?:\w+ )?dankbar\b|\b(?:verstaendnis|aufmerksamkeit)\b"),
    ),
    rule(
        "promises", "other",
        "schicke sende melde gebe frage werde rufe bringe maile bekommen bekommst kuemmere versprochen"
        " leite schreibe bescheid"
        " sobald"
        " sage",
        (3, r"\b(?:sage|gebe) (?:ich )?(?:dir|ihnen|euch) (?:dann |gleich )?bescheid\b"),
        (3, r"\bsobald\b.{0,50}\b(?:gebe|sage|schicke|schreibe|sende|melde|maile)\b.{0,12}\b(?:dir|ihnen|euch|mich)\b"),
        (3, r"\bich (?:schicke|sende|maile|leite|schreibe|gebe|bringe|besorge|reiche|faxe) (?:dir|ihnen|euch|sie dir|es dir)\b"),
        (3, r"\b(?:schicke|sende|maile|leite|schreibe|gebe|bringe|rufe) ich (?:dir|ihnen|euch|dich)\b|\bund (?:maile|schicke"
            r"|sende) (?:sie|ihn|es) (?:dir|ihnen|euch)\b"),
        (3, r"\bich melde mich\b|\bund gebe (?:dir|ihnen|euch) bescheid\b|\bmelde ich mich\b"),
        (3, r"\bich werde (?:dir|ihnen|euch)\b.{0,50}\b(?:zusenden|schicken|senden|schreiben|geben|mailen|bringen|antworten)\b"),
        (3, r"\b(?:du|sie) (?:bekommst|bekommen|erhaeltst|erhalten)\b.{0,15}\bmeine?n?\b"),
        (3, r"\b(?:kuemmere mich darum|frage)\b.{0,40}\b(?:rufe|bescheid|melde)\b|\bversprochen\b.{0,30}\bich\b"),
        (-4, r"\b(?:vertrieb|werktage\w*|rechnung|per post|im urlaub|nicht im buero|hat ihr|unser team|abwesenheit\w*)\b"),
        (-4, rf"{_CAN}|\bempfehlung\b|\b(?:zusammen|miteinander|bekannt)\b"),
    ),
)  # fmt: skip

GERMAN = Phrases(
    "de",
    words(
        "der die das und ich du sie wir ihr nicht ist ein eine einen einem einer zu zum zur mit fuer"
        " auf von dem den des im an dir dich mir mich euch ihnen habe hat wird werden wuerde koennte"
        " wenn dass als auch noch bei nach bis aus was wie dein deine ihre mein meine uns euch kein sehr nur"
        " mal hier jetzt um ueber oder aber so schon bitte"
    ),
    _RULES,
    cues_of([
        (3, r"\bnewsletter abbestellen\b|\bhier abmelden\b|\bim browser (?:ansehen|anzeigen)\b|\babmelden\b"),
        (3, r"\bsehr geehrte (?:kundin|kunde|kunden|abonnent|mitglied)"),
        (2, r"\b(?:prozent|%) (?:rabatt|sparen|guenstiger)\b|\bgutschein\b|\bangebote? nur\b|\bjetzt (?:anmelden|kaufen|sichern)\b"),
        (2, r"\bnewsletter\b|\bwebinar\b|\bihre bestellung\b|\bnur bis\b"),
    ]),
    (
        r"abwesenheit|automatische antwort|nicht im (?:buero|haus)|bin (?:ich )?(?:bis|vom|im urlaub)\b"
        r"|diese (?:e-?mail|nachricht) wurde automatisch|antworten sie nicht auf diese"
    ),
)  # fmt: skip
