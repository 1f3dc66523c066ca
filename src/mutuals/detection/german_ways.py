"""Ways of asking, telling, offering and inviting in German, whatever it is about."""

# ruff: noqa: E501, ISC004 - a pattern reads better on as few lines as can be.

from __future__ import annotations

from mutuals.detection.ways import Ways, ways

GERMAN_WAYS: Ways = ways(
    "de",
    asks=(
        (3, r"\bwaere (?:mir |uns |fuer \w+ )?(?:sehr |unendlich |wirklich )?(?:viel wert|wertvoll|gold wert|eine (?:grosse )?hilfe|ein segen)\b|\bhaette gewicht\b|\bwuerdet ihr das (?:machen|uebernehmen)\b|\bwuerdest du das (?:machen|uebernehmen)\b|\bich such(?:e)? (?:jemanden|wen)\b|\b(?:bock|lust|zeit),? (?:dein|deine|deinen|was|etwas|uns|zu)\b.{0,60}\?|\berzaehlst du\b|\bdafuer koedern\b|\bkriegst du das\b|\bkannst du da\b"),
        (3, r"\b(?:frage ich sie|frage ich dich|fragen wir sie|anfragen ob|frage an,? ob|ob (?:sie|du|ihr)\b.{0,80}\b(?:moechten?|moechtest|wollen|willst|koennten?|koenntest|wuerden?|wuerdest|braeuchte?n?)|moechte[n]? (?:ich |wir )?(?:sie|dich|euch)\b.{0,60}\b(?:gewinnen|bitten|anfragen|einladen,? als)|braeuchten? (?:ich|wir)|magst (?:du )?(?:net|nicht)|machbar)\b"),
        (3, r"\bob (?:du|sie|ihr) (?:mich|uns) wohl\b|\b(?:hast du|haben sie|habt ihr) lust,|\btaete sich freuen\b|\bkaemst du\b|\b(?:coachst|trainierst|begleitest|schickst|druckst) du\b|\bladet? sie ein,|\blaedt sie ein,|\bschauen sie (?:ein)?mal\b|\bkoennt? dich\b|\bhaette gern\b|\bwie handhab\w+\b|\bdankbar\b"),
        (3, r"\b(?:hoffe|hoff|hoffen),? (?:\w+ )?(?:du|sie|ihr)\b|\b(?:empfiehl|empfehlt|empfehlen sie) (?:uns|mich)\b|\bgibt es (?:in|bei)\b.{0,90}\?|\bhast du\b.{0,40}\b(?:minuten|zeit|stunde)\b|\bwuerden?\?"),
        (-3, r"\bleider\b(?!.*\?)|\A(?!.*\?).*\b(?:kannst|koennt|koennen) (?:du|ihr|sie|dir)\b"),
        (3, r"\b(?:koennt?e?s?t|koennten|kannst|koennen|koennt|wuerdest|wuerden|wuerdet|waerst|waeren|waert|haettest|haetten|haettet|magst|moegen|moechten|moechtest|darf|duerfte|duerften|willst|traust) (?:du|sie|ihr|ich|wir|mir|mich|man|uns|jemand|euch|bitte|vielleicht|es)\b|\bdarf ich\b|\b(?:bitte|bitten)\b.{0,50}\b(?:mir|mich|uns|um|sie)\b|\bmoechte (?:ich )?(?:sie |dich |euch |ihnen )?(?:\w+ ){0,5}(?:bitten|fragen|anfragen)\b|\b(?:wollte|moechte|wuerde|wollt|darf) (?:ich )?(?:dich|sie|euch|mal|dich mal|gern|gerne)?\b.{0,30}\b(?:fragen|bitten|anfragen)\b|\bfragen,? ob\b|\banfragen,? ob\b"
            r"|\bwaere (?:es|ich|das|uns|toll|super|schoen|lieb|nett|mir|eine?)\b.{0,60}\b(?:wenn|moeglich|ob|denkbar|dankbar|verbunden)\b|\bwaere (?:ich |wir )?.{0,30}\b(?:denkbar|moeglich)\b|\bwaere es (?:moeglich|denkbar)\b|\bwuerde (?:mir|uns|mich)\b.{0,50}\bwenn\b|\b(?:dankbar|verbunden|gluecklich|freuen|bedeuten|ehre|gefallen|tuest|taetest|taete|taeten|helfen|lieb)\b.{0,20}\bwenn (?:du|sie|ihr)\b|\bgehofft\b.{0,12}\b(?:du|sie|ihr)\b|\bich (?:hoffe|hoff),? (?:du|sie|ihr)\b|\b(?:ob|wenn) (?:du|sie|ihr)\b.{0,80}\b(?:koenntest|koennten|wuerdest|wuerden|moechtest|kannst|koennen|wollten|brauechten|hielten|daechten|wuerdet|koenntet|magst|moegen|waerst|waeren|haettest|haetten|bereit)\b"
            r"|\b(?:kennst|kennen|kennt|hast|haben|habt|weisst|wissen|leihst|hilfst|bringst|schreibst|stellst|kommst|machst|kriegst|nimmst|kommen|bringen|schreiben|helfen|legst|legen|gibst|geben|springst|empfiehlst|sagst|zeigst|traegst|faehrst|schaust|liest|wirfst|passt) (?:du|sie|ihr)\b.{0,140}\?|\banzufragen\b|\bbitte um\b|\berlaube mir die (?:frage|bitte)\b|\bhaette ich (?:gern|gerne)\b|\bhaetten? (?:wir|ich)? ?(?:sie|dich|euch) gern\b|\bhaetten gern\b|\beine bitte\b|\bmeine bitte\b|\bgefallen\b"),
        (2, r"\b(?:brauche|brauchen|braeuchte|braeuchten|brauch|benoetige|benoetigen|suche|suchen|such|fehlt|fehlen|angewiesen|wuensche mir|wuenschen uns)\b|\b(?:was|wie|welche[nrs]?|wozu|worauf) (?:\w+ )?(?:meinst|meinen|wuerdest|wuerden|raetst|raten|haeltst|halten|siehst|sehen|machst|machen|empfiehlst|empfehlen|denkst|denken|gehst|gehen|tun)\b|\bsoll(?:en|te|ten)? (?:ich|wir)\b|\binteressieren\b|\bideen\b.{0,4}\?|\bwas meinst du\b|\bhoerst\b|\bwie (?:bringe|sage|mach|macht)\b"),
        (2, r"\b(?:zeigst|schickst|stell|steckst|gibst|sagst|leihst|schick|zeig|gib|hilf|sag) (?:du|mir|uns|mich|ihr|ihm|der|dem|ihnen)\b|\b(?:schalten|senden|schicken|geben|leiten|nennen|helfen|melden) sie\b.{0,60}\b(?:mir|uns|mich|mein\w*|unser\w*)\b|\b(?:kriegst|bock,|sucht) \b|\bliesse sich\b|\bsehr gluecklich\b|\bmir fehlt\b|\bkennst dich\b"),
        (2, r"\?"),
        (1, r"\bbitte\b"),
        (-3, r"\b(?:auf mich zaehlen|mich zitieren|koennt ihr mich|kann ich (?:dir|ihnen|euch)|darf ich (?:dir|dich|euch|sie|ihnen)?\b.{0,30}\b(?:vorstellen|bekannt|einladen|anbieten))\b|\bwenn du willst\b|\bnehme ich\b|\bentspreche\b"),
    ),
    tells=(
        (3, r"\b(?:ich|wir)\b.{0,12}\b(?:habe?n?|hab's)\b|\b(?:habe|hab|haben|hatte) (?:ich|wir|'s)\b|\A\W*hab(?:e|s|'s)?\b|\bhab'?s\b|[,;.:] hab(?:e)?\b|\bdas waren? (?:ich|wir)\b"),
        (3, r"\b(?:anbei|im anhang|beigefuegt|hier (?:ist|sind|kommt|kommen)|siehe (?:anhang|unten)|finden sie|findest du|liegt (?:jetzt |nun |schon )?(?:bei|im|in|auf)|ist (?:heute |gestern |schon |jetzt |bereits )?(?:raus|fertig|unterschrieben|unterwegs|hochgeladen|eingereicht|verschickt|abgeschickt|repariert)|sind (?:heute |gestern )?(?:raus|fertig|unterwegs)|geht (?:wieder|heute|mit)|laeuft wieder|ging (?:heute|gestern)|wurde\b.{0,30}\b(?:eingereicht|verschickt|hochgeladen)|bescheinige|steht (?:diese|seit|jetzt|im))\b"),
        (2, r"\b(?:dein|deine|deinen|deiner|deinem|dich|dir|ihr|ihre|ihren|ihrer|ihrem|ihnen|euch|eure|euren|euer)\b.{0,100}\b(?:ge\w+t|ge\w+en|\w+ge\w+t|\w+ge\w+en|empfohlen|uebersetzt|korrigiert|repariert|unterschrieben|hinterlegt|erwaehnt|erzaehlt|verfasst|bewertet|verlinkt)\b"),
        (1, r"\b(?:dein\w*|dir|dich|ihr\w*|ihnen|euch|eure?\w*)\b"),
    ),
    offers=(
        (3, r"\b(?:mit mir rechnen|auf mich zaehlen|auf mich bauen|mich ueberredet|ueberredet|mich eintragen|mich (?:\w+ ){0,6}eintragen|ich dabei|bin dabei|sind dabei|nehme ich (?:\w+ ){0,3}an|uebernehme ich|halte ich|mach(?:e)? ich|ich mach(?:e)?|ich uebernehme|ich komme|komm(?:e)? ich|stelle mich zur verfuegung|stehe zur verfuegung)\b"),
        (3, r"\b(?:ich|wir)\b.{0,20}\b(?:gern|gerne|bereit|kann|koennen|koennte|biete|bieten|nehme|nehm|uebernehme|uebernehm|begleite|betreue|coache|trainiere|trainier|leihe|leih|helfe|helf|komme|komm|kommen|moechte|wuerde|wuerd|halte|halt|spreche|rede|erzaehle|melde|meld|stelle|stell|bin dabei|sage zu|mache|mach|gestalte|bringe|bring|dolmetsche|fahre|fahr|springe|hole|hol|passe|pass|packe|pack|begleit|bestaetige)\b|\b(?:sage|sag|nehme|nehm|uebernehme|uebernehm|begleite|betreue|mache|mach|komme|komm|halte|halt|helfe|helf|stelle|stell|melde|meld|moechte|wuerde|kann|koennte|bestaetige|biete|entspreche|spreche|rede|erzaehle|trainiere|coache|leihe|fahre|bringe|springe|gestalte|hole|erklaere) (?:ich|wir)\b|\bbin (?:ich )?(?:gern |gerne )?(?:dabei|bereit)\b|\bsehr gern(?:e)?\b|\bmit (?:grosser |groesster )?freude\b|\bgern(?:e)?\b|\bauf mich zaehlen\b|\bzaehl\w* auf mich\b|\b(?:tragt|trag|schreibt|schreib|tragen) (?:sie )?(?:mich|uns)\b|\bkriegt mich\b|\bzusage\b|\beinverstanden\b|\bklar\b|\bkann ich\b|\bunser (?:team|verein|chor|buero)\b.{0,20}\bmoechte\b|\bhaette (?:ich )?zeit\b|\bwaere mir eine (?:ehre|freude)\b"),
        (1, r"\b(?:dein\w*|dir|dich|ihr\w*|ihnen|euch|eure?\w*)\b"),
    ),
    invites=(
        (3, r"\b(?:fuer euch ist|gibt'?s bei uns|schlage (?:das|den|die)|abendbrot)\b"),
        (3, r"\b(?:komm|kommt|kommen sie|kommst|einladen|lade|laden|eingeladen|einladung|wollen wir|wollt ihr|willst du|moechten sie|moechtest du|lass uns|lasst uns|wie waer'?s|wie waere|hast du lust|habt ihr lust|haben sie lust|haetten sie lust|haettest du lust|lust auf|lust,|bock|auf mich|zahle|zahl|gast|gaeste|gaesten|gaesteliste|gehoeren (?:euch|dir|ihnen)|uebrig|freuen|freuten|wuerden uns|bei uns|zu uns|fuer dich|halten (?:euch|dir|ihnen)|gehen wir|treffen wir|trinken wir|essen wir|stossen wir|sehen wir|darf ich|ehre|begruessen|vorbei|mitkommen|mit uns|magst du|moegt ihr|moegen sie|hast du (?:\w+ ){0,4}zeit|haben sie (?:\w+ ){0,4}zeit|haettest du|haetten sie|wenn du|wenn ihr|wenn sie|sag ja|sagt ja|wartet auf|nicht fehlen|sei|seid|dabei|schulde|schuld)\b"),
        (1, r"\?|\b(?:dich|dir|euch|ihnen)\b"),
    ),
    joins=((3, r"\b(?:euch|sie|ihr|dich|dir|ihnen|beiden?r?|einander|miteinander|kopie|cc|dies(?:em|en) weg)\b"), (1, r"\w")),
    advises=((3, r"\b(?:du|dir|dich|dein\w*|sie|ihnen|ihre?\w*|ihr|euch|ich|wuerde|lass|nie|niemals|finger|immer|es)\b"), (1, r"\w"), (-2, r"\bwir empfehlen\b|\b(?:er|aerzte|experten) (?:riet|rieten|raten|empfahl)\b")),
    thanks=((3, r"\b(?:du|dir|dich|dein\w*|sie|ihnen|ihre?\w*|euch|eure?\w*|fuers?|dass|bei dir|gut bei|allen|alle)\b"), (-3, r"\b(?:von dank|undank\w*|kein(?:en)? dank|keine rede|ohne dank|dank erwart\w+)\b")),
    promises=((3, r"\b(?:ich|wir|mein\w*|mir|mich|verspr\w+|lass\w*|bekommst|bekommen|kriegst|meld|melde)\b|\bnachreichen\b"),),
    hearer=((1, r"\b(?:du|dir|dich|dein\w*|sie|ihnen|ihr\w*|euch|eur\w*|beide\w*|einander|miteinander)\b"),),
    speaker=((1, r"\b(?:ich|mir|mich|mein\w*|wir|uns|unser\w*|hab|bin|meld|trag)\b"),),
    guest=((1, r"\b(?:du|dir|dich|dein\w*|sie|ihnen|ihr\w*|euch|eur\w*|uns|komm\w*|mir|wir|lust|wie waer\w*|fruehstuecken|essen)\b"),),
    counselled=((1, r"\b(?:du|dir|dich|dein\w*|sie|ihnen|ihr\w*|euch|ich|mein\w*|lass|nie|finger|immer|man|es)\b"),),
    business=(
        r"\b(?:vertraege?|vertrags\w*|vereinbarung\w*|nachtrag|gesetz\w*|behoerden?|ausschuss\w*|vergleich\w*|kanzlei\w*|anwaelte|vertraulich\w*|gesellschafter\w*|aktionaere?|kunden?|lieferanten?|maerkte?n?|preise?n?"
        r"|tarife?|konditionen|umsatz\w*|rechnung\w*|prognosen?|quartal\w*|mitarbeiter\w*|geschaeftsfuehrung|abteilung\w*|verfahren|richtlinien?|angebote?|entwuerfe?|protokolle?|berichte?|tabellen?|unterlagen|anlagen?|anhang"
        r"|praesentation\w*|telefonkonferenz\w*|tagesordnung|fristen?|massnahmen?|umsetzung|projektplan|budget\w*|systemumstellung|anmeldeformular|https?|www)\b"
    ),
    silences={
        "gratitude": r"\b(?:danke|dank|dankeschoen|merci)\b.{0,25}\b(?:fuer|dass)\b(?! (?:die|ihre|deine|eure) (?:einladung|anfrage))|\b(?:bedanken|bedanke mich|bedanken uns)\b|\bdank aussprechen\b",
        "formula": (
            r"\bihr(?:e|em|en|er|es)? (?:konto|antrag|termin|bestellung|vertrag|sendung|anfrage|abonnement|kuendigung|zaehlerstand|rechnung)\b.{0,40}\b(?:ist|sind|wurde|wird|liegt|wurden|werden)\b|\bhinweis zu ihrem\b|\b(?:es handelt sich|gemaess|nach anlage|geschuldet\w*|zollfreigabe|ursprungszeugnis)\b|\bniemandem\b.{0,30}\bversprochen\b|\bkommt nicht in frage\b|\bwer hat schon wieder\b|"
            r"\b(?:haette|haetten) (?:ich|wir) (?:das |es )?(?:gewusst|geahnt)\b|\b(?:eigentlich )?(?:wollte?|wollten) (?:ich |wir )?(?:dich|sie|euch) (?:\w+ ){0,3}(?:fragen|bitten|einladen|vorstellen|empfehlen)\b|\bwer (?:dir|ihnen|euch)\b.{0,25}\b(?:gesagt|erzaehlt|behauptet)\b|\bkeine ahnung,? wer\b"
            r"|\b(?:ich )?(?:hab|habe|haben wir|musste|muss(?: ich)?)\b.{0,30}\babgesagt\b|\b(?:faellt|fiel) (?:\w+ ){0,3}(?:aus|flach)\b|\bangeblich\b|\b(?:konnte|konnten|kann|koennen) (?:leider )?nicht (?:veroeffentlicht|zugestellt|bearbeitet|beruecksichtigt|angenommen)\b|\b(?:absagen|ablehnen)\b(?!.{0,40}\?)|\b(?:wuerde|taet|taete|wuerd)\b.{0,20}\bja (?:so )?gern\w*\b.{0,40}\baber\b"
            r"|\bbrauche? keine[nr]? (?:rat\w*|tipps?|hilfe|empfehlung\w*)\b|\b(?:niemand|keiner) (?:hat|wollte|hatte|meldet|meldete)\b|\bleider (?:kann|koennen|muss|muessen|darf) (?:ich|wir)\b|\bbedauer(?:n|e)\b.{0,30}\b(?:mitteilen|dass)\b|\b(?:irrtuemlich|versehentlich)\b|\bmich kriegen\b.{0,20}\bnicht\b|\btermin\b.{0,60}\bist bestaetigt\b|\b(?:er|sie|man|jemand) (?:hat|hatte|haette) mir (?:gesagt|erzaehlt)\b|\bauftragnehmer\b|\bvertragspartei\w*\b|"
            r"\bangenommen\b|\bhaette ich\b.{0,40}\bgewusst\b|\bniemand hat\b|\bbieter\b|\babgabefrist\b|\bverbrannt\b|"
            r"\b(?:im aushang|machen sie den test|teilnehmer|termin in der|gebuehr|kantine kostet|kunden begruessen|ihre bewerbung erhalten|laden sie (?:die|den|das) (?:datei|akku|dokument|app|programm)|teilen sie uns mit|formular zurueck|liefertermin|gute zusammenarbeit|ihre karten fuer|zahlung finden|zimmernummer)\b|"
            r"\b(?:abmelden|abbestellen|newsletter abbestellen|hier klicken|klicken sie|jetzt (?:anmelden|kaufen|sichern|bestellen)|im browser|rabatt|gutschein|versandkosten|kundennummer|bestellnummer|rechnungsnummer|aktenzeichen|referenznummer|vorgangsnummer|ticketnummer|ihre (?:bestellung|sendung|rechnung|anfrage|kuendigung|mitgliedschaft)|ihr (?:paket|konto|abo|abonnement|ticket|passwort|kennwort)|sonderangebot|nur \d+ euro|prozent|werktagen?|automatisch(?:e|en)?|zzgl|agb|datenschutz\w*|wartungsarbeiten|zahlungs\w*|mahnung|rechnung (?:nr|\d)|abwesenheit\w*)\b|"
            r"\bzoegern sie nicht\b|\bmelden sie sich gern\b|\bfuer (?:rueckfragen|fragen)\b|"
            r"\bstehe ich (?:ihnen )?(?:gern|gerne|jederzeit)?\b.{0,20}\bzur verfuegung\b|"
            r"\bstehen wir\b.{0,30}\bzur verfuegung\b|\bbei (?:rueckfragen|fragen)\b|"
            r"\bwenn ich (?:sonst )?(?:noch )?(?:etwas|was|irgendwie|helfen)\b"
        ),
        "refusal": (
            r"\A(?!.*\b(?:aber|sondern|trotzdem)\b).*?(?:"
            r"\b(?:leider|bedaure|bedauere|bedauern|unmoeglich|nicht in der lage|sehe mich ausserstande)\b|"
            r"\b(?:ich|wir)\b(?!.{0,30}\bwuerde)(?<!wuerde ich)(?<!wuerd ich).{0,25}\b(?:nicht|nie|niemanden|kein|keine|keinen)\b(?! (?:vergessen|mehr als|nur|lange|weiter|weiss))(?!.{0,60}\?)|"
            r"\bhaette ich\b.{0,50}\b(?:gewusst|geholfen|gesagt|gekonnt)\b|\bich haette\b.{0,60}\b(?:geholfen|gekommen|gesagt|empfohlen|gemacht)\b|"
            r"\b(?:wenn|falls) ich\b.{0,40}\b(?:wuesste|gewusst|kennte|gekannt)\b|"
            r"\bich kann (?:dir|ihnen|euch)? ?(?:da |hier )?nicht\b"
            r")"
        ),
        "report": (
            r"\A(?!.*\b(?:ich|ihr kriegt|ihr habt mich|danke?|dankeschoen)\b)(?:"
            r"\A(?:er|es|mein[e]? (?:chef|chefin|frau|mann|bruder|schwester|mutter|vater|oma|opa|nachbar|nachbarin|kollege|kollegin)|herr|frau|der|die|das)(?: \S{1,30}){0,2} (?:hat|hatte|war|ist|sagte|sagt|wird|haben|wurde|wurden)\b|"
            r"\A(?:er|sie) (?:hat|hatte|sagte|war|wurde|bat|half|lud|versprach|empfahl)\b|"
            r"\b(?:niemand|keiner|kein mensch|angenommen|gesetzt den fall)\b|"
            r"\b(?:minister|vorstand|stadtrat|ausschuss|regierung|gemeinderat) (?:hat|empfiehlt|verspricht|lehnte)\b"
            r")"
        ),
        "courtesy": (
            r"\b(?:danke|dank),? (?:dass|fuer) (?:sie (?:uns|sich)|ihren anruf|ihre kontaktaufnahme|ihren besuch)\b|"
            r"\bim voraus\b|\bvorab\b|\b(?:danke|dank)\b.{0,20}\bfuer (?:ihre?n?|deine?n?|eure?n?|die|das|den)? ?(?:\w+ )?(?:nachricht|mail|e-?mail|antwort|rueckmeldung|info\w*|hinweis|erinnerung|anmeldung|registrierung|bestellung|einkauf|interesse|anfrage|verstaendnis|aufmerksamkeit|geduld|vertrauen|schreiben|bestaetigung|kenntnisnahme|update|teilnahme|mitarbeit)\b|"
            r"\bdank (?:des|der|dem|eines|einer)\b|\bwaere\b.{0,30}\b(?:dankbar|verbunden)\b|"
            r"\bdankbar,? wenn\b|\bnein danke\b|\bdanke,? nein\b|\bdankend\b|"
            r"\bverstaendnis\b|\bgott sei dank\b|\bdankte\b|\bdanke der nachfrage\b"
        ),
    },
)  # fmt: skip
