"""What people write in Spanish when they give, ask, thank and promise.

The patterns are read over folded text, which has no accents and an `n` for the `ñ`.
"""

# ruff: noqa: E501, ISC004 - a pattern reads better on as few lines as can be.

from __future__ import annotations

from mutuals.detection.rules import Phrases, cues_of, rule, words

_CAN = r"(?:\b(?:podrias?|podria usted|podriais|me harias|te importaria|le importaria|seria posible|querrias)|¿(?:puedes|puede|me haces|serias|quieres))\b"
_MY_CV = r"\bmi (?:curriculum|cv|solicitud|candidatura|nombre|perfil|portafolio)\b"
_YOUR_CV = r"\b(?:tu|su) (?:curriculum|cv|solicitud|candidatura|nombre|perfil|portafolio)\b"
_EVENT = (
    r"(?:exposicion|congreso|concierto|fiesta|presentacion|conferencias?|feria|velada|charla|inauguracion"
    r"|boda|taller|seminario|encuentro|estreno|cumpleanos|acto|evento|jornada|barbacoa|festival)"
)
_MEAL = r"(?:comer|cenar|almorzar|desayunar|comida|cena|almuerzo|desayuno|cafe|tomar algo|una cerveza|un vino|una copa|tapas)"
_THANKS = r"\bgracias\b"
_DID = (
    r"(?:revise|revisado|mire|mirado|corregi|corregido|arregle|arreglado|edite|ordene|ordenado|rehice|traduje"
    r"|traducido|prepare|preparado|busque|resolvi|repare|reparado|cambie|cambiado|llame|reserve|reservado|imprimi"
    r"|recogi|instale|complete|rellene|rellenado|actualice|compre|encontre|organice|configure)"
)
_WHEN = r"(?:hoy|manana|esta (?:tarde|noche|semana)|la semana que viene|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|un dia|pronto)"
_SELLING = (-4, r"\b(?:clientes?|tienda|cupon|ofertas?|suscripcion|regist\w+ ahora)\b")

_RULES = (
    rule(
        "gives", "introduction",
        "presentaros presentarlos presento presentarle presentarte contacto copia conocierais presentaciones"
        " conocieran presentaros presentar"
        " presento poneros",
        (3, r"\b(?:quiero|queria|quisiera|me gustaria) poner(?:os|los|las|les)\b|\b(?:les|os) presento\b"),
        (-4, r"\b(?:ella|el|quien|que|tia|tio|madre|padre|amiga|amigo) (?:os|les|nos|me|te) presento'"),
        (3, r"\b(?:gustaria|quiero|queria|quisiera|permitame|permiteme|dejame) presentar(?:os|les?|te|los)\b"),
        (3, r"\b(?:te|os|le|les) presento a\b|\bhago las presentaciones\b"),
        (3, r"\b(?:os|los|las|les|te|le) pongo en (?:contacto|comunicacion)\b|\bponer(?:os|los|te|le) en contacto\b"),
        (3, r"\b(?:pongo|copio|meto|incluyo|anado)\b.{0,12}\ben copia\b|\blee este correo\b|\bcopio a\b"),
        (3, r"\bque (?:os conocierais|se conocieran|os conozcais|se conozcan)\b"),
        (-4, rf"{_CAN}|{_THANKS}|\b(?:modelo|producto|tarifa|no dude|declaracion)\b|\bme presento\b"),
    ),
    rule(
        "gives", "referral",
        "curriculum recomendado recomende nombre solicitud propuse cv hable perfil propuesto mencione candidatura"
        " curriculum hable"
        " ensene portafolio mostre",
        (3, rf"\b(?:ensene|mostre|pase)\b.{{0,12}}{_YOUR_CV}"),
        (3, rf"\b(?:deje|he dejado|lleve|hice llegar)\b.{{0,12}}{_YOUR_CV}|\b(?:le|les) hable (?:muy bien )?de (?:ti|usted)\b|\bte he propuesto\b"),
        (3, rf"\b(?:he pasado|pase|he dado|di|reenvie|he reenviado|mande|he mandado|envie|he enviado|entregue|comparti)\b"
            rf".{{0,12}}{_YOUR_CV}"),
        (3, r"\b(?:te|le|os) (?:he recomendado|recomende|he propuesto|propuse|mencione|he mencionado)\b(?! que)"),
        (3, r"\bhable (?:muy )?bien de (?:ti|usted)\b|\ble he dado (?:tu|su) nombre\b"),
        (-4, rf"{_CAN}|{_THANKS}|\bfactura\b"),
    ),
    rule(
        "gives", "recommendation",
        "recomendacion referencia",
        (2, r"\bcomo referencia (?:tuya|suya)\b"),
        (1, r"\b(?:salio|acabo de enviar|he redactado|redacte|ya salio|he enviado)\b"),
        (1, r"\b(?:para ti|tu carta|su carta|para usted)\b"),
        (1, r"\b(?:carta de (?:recomendacion|referencia)|recomendacion|referencia)\b"),
        (1, r"\b(?:adjunto|te adjunto|he escrito|escribi|escribo|envie|subi|esta lista|llamaron|firmada|lista)\b"),
        (1, r"\b(?:tu|tuya|te|le|su|para tu|para su)\b"),
        (-4, rf"{_CAN}|{_THANKS}|\b(?:numero|me escribirias|necesito|puedo)\b"),
    ),
    rule(
        "gives", "advice",
        "consejo lugar aconsejaria opinion experiencia recomiendo recomendaria sugiero sugeriria yo"
        " aconsejo sugerencia asesor hablaria",
        (3, r"\bsugerencia (?:mia|de mi parte)\b|\bte lo recomiendo\b"),
        (3, r"\bmi (?:\w+ )?sugerencia\b|\byo que (?:tu|usted)\b|\b(?:te|le|os) aconsejo\b"),
        (3, r"\bdeberias (?:hablar|pedir|esperar|pensar|probar)\b"),
        (3, r"\bmi (?:\w+ )?(?:consejo|sugerencia|recomendacion)\b.{0,12}\b(?:seria|es|:)"),
        (3, r"\byo en (?:tu|su) lugar\b|\bsi (?:yo )?fuera (?:tu|usted)\b|\ben tu lugar yo\b"),
        (3, r"\b(?:te|le|os) (?:aconsejaria|aconsejo|recomendaria|recomiendo|sugiero|sugeriria)\b"),
        (3, r"\bun (?:\w+ )?consejo\s?:|\bme (?:pediste|pidio|preguntaste)\b.{0,15}\b(?:opinion|consejo)\b"),
        (2, r"\b(?:segun|por) mi experiencia\b|\ben mi (?:opinion|experiencia)\b"),
        (2, r"\bcreo que (?:deberias|deberia usted)\b"),
        (1, r"\b(?:conviene|deberias|yo esperaria|mejor)\b"),
        (-4, rf"(?:¿|{_THANKS})|\b(?:consejo de administracion|se recomienda|necesito)\b"),
    ),
    rule(
        "gives", "help",
        "borrador arreglado arregle plantilla encargue traduje ayudar ayudado prestarte prestarle codigo revise"
        " corregi prepare traducido mire revisado"
        " corregi corregido edite ordene ordenado rehice preparado busque resolvi repare cambie llame reserve"
        " reservado imprimi recogi instale rellene actualice compre encontre organice configure arreglada"
        " arreglado reparada reparado lista listo"
        " buscabas querias",
        (3, rf"\b(?:te|le|os) (?:he )?{_DID}\b|\b(?:aqui tienes|aqui tiene|te adjunto)\b.{{0,40}}\bque (?:buscabas|querias|necesitabas|buscaba)\b"),
        (3, rf"\b(?:he )?{_DID}\b.{{0,40}}\b(?:tu|tus|su|sus|por ti|para ti|por usted)\b"),
        (3, r"\b(?:tu|su) \w+ (?:esta|ya esta) (?:arreglad[oa]|reparad[oa]|list[oa])\b"),
        (3, r"\b(?:revise|he revisado|mire|he mirado|lei|he leido|corregi|he corregido|arregle|he arreglado|edite)\b"
            r".{0,25}\b(?:tu|su|tus|sus)\b"),
        (3, r"\b(?:te|le|os) (?:traduje|he traducido|corregi|arregle|he arreglado|prepare|he preparado|busque"
            r"|resolvi|hice|repare)\b"),
        (3, r"\b(?:aqui tienes|aqui tiene|te adjunto|te mando)\b.{0,40}\bque (?:me )?(?:pediste|pidio|querias|necesitabas)\b"),
        (3, r"\bme (?:encargue|he encargado|ocupe) de (?:tu|su|tus)\b"),
        (3, r"\b(?:me alegro|contento|encantad[oa])\b.{0,15}\b(?:haberte|haberle|poder)\b.{0,15}\b(?:ayudar|ayudado|ayudarte)\b"),
        (3, r"\b(?:puedo|voy a) (?:prestarte|prestarle|dejarte)\b|\bte (?:presto|dejo) mi\b"),
        (-4, rf"(?:¿|{_THANKS})|\b(?:no puedo|lo siento|centro de ayuda|recomendacion|referencia)\b"),
    ),
    rule(
        "gives", "event",
        "invitarte invitarle invitaros invito invitada invitado entrada entradas fiesta exposicion feria vinieras"
        " venir invitados concierto invitamos acompanarnos"
        " gustaria venid encantaria"
        " sobra partido",
        (3, r"\bentradas? de (?:mas|sobra)\b"),
        (3, r"\b(?:me|nos) sobran? (?:una?|dos) entradas?\b"),
        (3, rf"\bgustaria invitar(?:te|le|la|lo|os|les)\b.{{0,40}}{_EVENT}|\b(?:ven|venid|vengan|venga)\b.{{0,30}}{_EVENT}"),
        (2, rf"\b(?:doy|hago|celebro|celebramos|organizamos|organizo|inauguro)\b.{{0,12}}{_EVENT}"),
        (1, r"\bque (?:vinieras|viniera|vengas|vinierais)\b"),
        (3, rf"\b(?:invitar(?:te|le|os|les)|(?:te|le|os|les) invito|(?:te|os|le) invitamos)\b.{{0,60}}{_EVENT}"),
        (3, rf"\bestas? invitad[oa]s?\b.{{0,40}}{_EVENT}|\blista de invitados\b"),
        (3, r"\b(?:me sobra|tengo|sobran)\b.{0,12}\bentradas?\b"),
        (2, rf"\b(?:vinieras|viniera|venir|acompanarnos|que vengas|vengas)\b.{{0,40}}{_EVENT}"),
        (1, r"\bnos encantaria\b|\bme encantaria\b|\bte gustaria\b|\bconmigo\b"),
        _SELLING,
        (-4, rf"{_THANKS}|\bse suspendio\b|\ba (?:comer|cenar|almorzar)\b"),
    ),
    rule(
        "gives", "meal",
        "comemos cenar cafe comida almorzar comer tomar cena almuerzo desayunar invito cenamos tapas cerveza"
        " debo"
        " tomemos comamos cenemos",
        (3, r"\bque tal si (?:comemos|cenamos|desayunamos|tomamos)\b"),
        (3, r"\b(?:tomemos|comamos|cenemos|almorcemos|desayunemos)\b|\b(?:pago|invito) yo\b"),
        (3, r"\b(?:te|le|os) debo una? (?:comida|cena|almuerzo|cafe|cerveza)\b|¿(?:nos )?(?:tomamos|comemos|cenamos|desayunamos|almorzamos)\b"),
        (2, rf"{_MEAL}.{{0,50}}\?"),
        (1, rf"\b{_WHEN}\b"),
        (3, r"¿(?:comemos|cenamos|desayunamos|almorzamos|tomamos)\b"),
        (3, rf"\b(?:te|le|os) invito a (?:una? )?{_MEAL}|\binvitar(?:te|le|os) a (?:una? )?{_MEAL}"),
        (3, rf"¿(?:tienes tiempo|tiene tiempo|te apetece|le apetece|quedamos|nos vemos|tienes un rato|vamos|que tal)\b.{{0,30}}{_MEAL}"),
        (3, r"\bcorre de mi cuenta\b|\binvito yo\b|\bpago yo\b"),
        (-4, rf"{_THANKS}|\b(?:cantina|horno|se sirve|reunion|se ha acabado)\b"),
    ),
    rule(
        "gives", "mentoring",
        "mentor mentora mentoria entrevista"
        " practiquemos ensayemos ensayamos practicamos",
        (3, r"\b(?:practiquemos|ensayemos|ensayamos|practicamos)\b.{0,20}(?:entrevista|\bel \w+|$)"),
        (3, r"\bsesion de mentoria\b|\bayudo a preparar la entrevista\b"),
        (3, r"\b(?:tu|su|como) mentora?\b|\bmentora? (?:tuya|tuyo|suya)\b"),
        (3, r"\b(?:sesion|reunion|llamada|hora) de mentoria\b"),
        (3, r"\b(?:ensayar|practicar|preparar)\b.{0,15}\bentrevista\b"),
        (-4, rf"{_THANKS}|\b(?:programa|ministerio)\b"),
    ),
    rule(
        "gives", "volunteering",
        "voluntario voluntaria contad cuenta ofrezco apuntarme apunte cuenten apuntadme"
        " gustaria",
        (3, r"\b(?:gustaria|puedo|quiero) ser voluntari[oa]\b|\bapuntad(?:me)? para el turno\b"),
        (3, r"\b(?:de|como) voluntari[oa]\b"),
        (-4, r"\bconmigo para (?:guiar|preparar|acompanar|ensenar|orientar|tomar|llevar)(?:te|le|la|lo|os)\b"),
        (3, r"\b(?:contad|cuenta|cuenten) conmigo\b|\b(?:puedes|podeis|pueden) apuntarme\b|\bapuntadme\b"),
        (3, r"\bme (?:ofrezco|apunto|apunte)\b.{0,12}\b(?:para|a|de)\b"),
        (-4, rf"(?:¿|{_THANKS})|\bbomberos\b"),
    ),
    rule(
        "asks", "introduction",
        "presentarme presentarnos contacto conoces conoce presentarmela presentarmelo pondrias"
        " presentarias naviera alguien",
        (3, r"¿me presentarias?\b|\bponernos en contacto con\b"),
        (3, rf"{_CAN}.{{0,25}}\b(?:presentarme|presentarnos|presentarmela|presentarmelo|ponerme|ponernos)\b"),
        (3, r"\bme (?:pondrias|pondria|pones) en contacto\b|\bme presentarias\b"),
        (3, r"¿(?:conoces|conoce|conoceis) a alguien\b.{0,60}\b(?:hablar|que|en|de)\b"),
        (-4, rf"{_THANKS}"),
    ),
    rule(
        "asks", "referral",
        "curriculum bien trabajo recomendarias solicitud acuerdate cv recomendaria recomendarme nombre"
        " empresa",
        (3, r"\bsi sale algo\b|\bhacer llegar mi\b"),
        (3, rf"{_CAN}.{{0,12}}\b(?:pasar|reenviar|dar|mandar|enviar|hacer llegar)\b.{{0,10}}{_MY_CV}"),
        (3, r"\bhablarias? bien de mi\b|\bme recomendarias?\b|\brecomendarme\b"),
        (3, r"\b(?:si (?:te enteras|sabes|oyes)|acuerdate)\b.{0,40}\b(?:de mi|avisame|algo)\b"),
        (-4, rf"{_THANKS}"),
    ),
    rule(
        "asks", "recommendation",
        "recomendacion referencia referencias",
        (1, r"\b(?:me harias|me haria|podrias|podria|escribirme)\b"),
        (1, r"\b(?:carta de|dar su nombre|como referencia|escribirme una)\b"),
        (1, r"\b(?:carta de (?:recomendacion|referencia)|recomendacion|referencias?)\b"),
        (1, rf"{_CAN}|\b(?:me escribirias|me escribiria|necesito|puedo|podria)\b"),
        (1, r"\b(?:escribir\w*|dejar|poner|serias|necesito|redactar)\b"),
        (-4, rf"{_THANKS}|\b(?:numero de referencia|te adjunto|he escrito)\b"),
    ),
    rule(
        "asks", "advice",
        "consejo consejos lugar opinion criterio harias haria"
        " algun fueras"
        " crees vendria",
        (3, r"\b(?:vendria|venia) bien (?:un|tu) consejo\b|\bque crees que (?:deberia|debo)\b|\bque me aconsejas\b"),
        (3, r"\b(?:gustaria|quisiera) (?:conocer|saber|oir)\b.{0,8}\b(?:tu|su) opinion\b|¿algun consejo para\b|\bsi fueras yo\b"),
        (3, r"\b(?:pedirte|pedirle|necesito|darme)\b.{0,15}\bconsejos?\b|¿(?:tienes|tiene)\b.{0,12}\bconsejos?\b"),
        (3, r"\bque (?:harias|haria usted)\b|\ben mi lugar\b"),
        (3, r"\b(?:saber|conocer|darme|oir|interesa|gustaria)\b.{0,20}\b(?:tu|su) opinion\b|\bque opinas\b"),
        (2, r"\bcomo (?:harias|haria)\b"),
        (2, r"\bvaloro\b.{0,10}\b(?:tu|su) (?:criterio|opinion)\b"),
        (1, r"\bpara\b"),
        (-4, rf"{_THANKS}|\bmi consejo\b|\bme pediste\b|\bconsejo de administracion\b"),
    ),
    rule(
        "asks", "help",
        "ayudarme favor ayuda prestas revisar mano prestarme cubrieras echarme ayudarnos prestame importaria posible"
        " ayudes recoger puedes"
        " cuidar podeis subir llevar",
        (3, r"(?:podeis|puedes|podrias|podria|te importaria|le importaria|os importaria)\b.{0,12}\b(?:ayudarnos|ayudarme|cuidar|recoger|regar|llevar|traer|pasear|cubrir)\b"),
        (3, r"\bnecesito que me ayudes?\b|¿(?:puedes|podrias|puede) (?:recoger|cuidar|llevar|pasar a buscar|regar|traer)\b"),
        (3, rf"{_CAN}.{{0,15}}\b(?:ayudarme|ayudarnos|echarme una mano|prestarme|revisar|corregir|dejarme)\b"),
        (3, r"\b(?:me haces|me harias|hacerme|pedirte)\b.{0,8}\bfavor\b|\bnecesito (?:tu|su) ayuda\b"),
        (3, r"¿me (?:prestas|dejas|echas una mano|ayudas)\b"),
        (3, r"\bseria posible que (?:me )?(?:cubrieras|ayudaras|cubriera|ayudara)\b"),
        (-4, rf"{_THANKS} por\b|\b(?:si necesita|centro de ayuda)\b"),
    ),
    rule(
        "thanks", "thanks",
        "gracias agradecerte agradecerle agradezco agradecida agradecido agradecidos agradecemos",
        (3, r"\bgracias\b.{0,15}\bpor (?!su (?:compra|interes|mensaje|pedido|atencion|confianza|correo)|favor)\w+"),
        (3, r"\b(?:quiero|queria|quisiera) agradecer(?:te|le|os|les)\b"),
        (3, r"\b(?:te|le|os|les) (?:agradezco|agradecemos)\b"),
        (3, r"\b(?:estoy|estamos|quedo) (?:muy |sumamente )?agradecid[oa]s?\b"),
        (3, r"\b(?:me|nos) (?:ayudaron|ayudaste|ayudo)\b.{0,20}\bgracias\b"),
        (-4, r"\bgracias por (?:la|su|tu) (?:\w+ )?(?:respuesta|mensaje|correo|informacion|registro)\b|\bgracias por (?:registrarse|suscribirse|contactar\w*)\b|\bsu paciencia\b|\bde antemano\b|\bgracias a (?:la|el|los|las)\b|\b(?:te|le) agradeceria\b"),
    ),
    rule(
        "promises", "other",
        "mando envio escribire enviare mandare llamo llamare tendras prometo digo avisare avisere dire encargo aviso"
        " pregunto pasare"
        " aviso jueves llevo",
        (-4, r"\badjunt[oa]s?\b|\bos aviso de que\b|\bmientras (?:estes|este|te|se|dure)\b|\bahi (?:te|le|os) (?:mando|envio|va)\b|\bluego (?:te|os) cuento\b"),
        (3, r"\b(?:te|le|os) (?:aviso|llevo|traigo|cuento|contesto|respondo|paso)\b(?! a la)"),
        (3, r"\b(?:te|le|os|les) (?:mando|envio|mandare|enviare|escribire|llamare|avisare|dire|pasare|contare|reenvio"
            r"|reenviare|traere|llamo|aviso)\b"),
        (3, r"\b(?:tendras|tendra|recibiras)\b.{0,6}\bmis?\b"),
        (3, r"\b(?:te|le|os) prometo\b|\b(?:pregunto|consulto|me encargo)\b.{0,40}\b(?:te|le) (?:digo|aviso|llamo|cuento)\b"),
        (-4, r"\b(?:equipo|dias habiles|factura|por correo|fuera de la oficina)\b"),
    ),
)  # fmt: skip

SPANISH = Phrases(
    "es",
    words(
        "el la los las de que y en un una por con para se te me le os lo su tu mi es no si como mas pero"
        " al del nos ya muy este esta ha he hay son soy esta cuando donde sobre sin hasta desde"
        " gracias"
    ),
    _RULES,
    cues_of([
        (3, r"\bdarse de baja\b|\bcancelar (?:la )?suscripcion\b|\bver en (?:el|su) navegador\b"),
        (3, r"\bestimad[oa]s? (?:cliente|suscriptor|usuario)"),
        (2, r"\b(?:por ciento|%) de descuento\b|\bofertas?\b|\bcupon\b|\bregistrese\b|\bboletin\b"),
    ]),
    (
        r"respuesta automatica|fuera de la oficina|este mensaje (?:es|ha sido) (?:generado )?automatic"
        r"|estoy de vacaciones"
    ),
)  # fmt: skip
