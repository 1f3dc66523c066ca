"""Ways of asking, telling, offering and inviting in Spanish, whatever it is about."""

# ruff: noqa: E501, ISC004 - a pattern reads better on as few lines as can be.

from __future__ import annotations

from mutuals.detection.ways import Ways, ways

SPANISH_WAYS: Ways = ways(
    "es",
    asks=(
        (3, r"\b(?:di que|diga que|pasales|pasale|dale mi|dele mi|que falta me hace|te encargo|le encargo|te agradeceria|le agradeceria|estaria muy agradecid[oa]|te pido|le pido|me vendria|nos vendria|de perlas)\b"),
        (3, r"\b(?:pensamos|pense'|hemos pensado|he pensado) en (?:ti|vos|usted|vosotros|ustedes)\b|\b(?:te late|le late|me apoyas?|me echas?|nos echas?|no nos har\w+|no me har\w+|me atrevo a|me permito|le ruego|que me oriente\w*)\b|\b(?:como (?:hicieron|hiciste|hizo|le hiciste))\b.{0,80}\?"),
        (3, r"\b(?:tirame|orienteme|orientame|decile|dile|digale|dele|dale)\b|\bme da su permiso\b|\bpide que\b|\b(?:vendrias?|me deja|me prepararias?|puede venir|puedes venir|necesita gente)\b"),
        (3, r"\bojala (?:\w+ )?(?:acepte|pueda|quiera|puedas|aceptes)\w*\b|\bme atrevo a\b|\b(?:te|le|os) quiero (?:de|como)\b|\bpor favor,? \w+(?:iten|enme|eme|ame)\b|\b(?:te animas|se anima|nos haria usted)\b|\bme hace falta\b|\brequiero\b|\bporfa\b"),
        (3, r"\b(?:podrias?|podriais|podrian|pudieras?|pudierais|querrias?|querria usted|tendrias?|tendria usted|serias|seria usted|te importaria|le importaria|os importaria|les importaria|seria (?:posible|mucho|demasiado)|habria (?:forma|manera|posibilidad)|hay (?:forma|manera|posibilidad)|habra (?:forma|manera)|me harias|me haria|nos harias|nos haria|me haces|nos haces|harias el favor|haria usted)\b|\b(?:puedes|podes|podeis|puede usted|pueden|puede|sabes|conoces|conoce|conoceis|conocen|conoces|tienes|tienen|te animas|se anima|se animaria|te animarias|aceptarias|aceptaria|estarias|estaria|estas dispuest\w|me|nos|te|le|os|crees|cree|crees|quieres|querés|queres|habra|sigues|siguen|seguis)\b[^.]{0,140}\?"
            r"|\b(?:quisiera|queria|quería|quiero|me gustaria|nos gustaria|querriamos|quisieramos|necesito|me permito|desearia)\b.{0,20}\b(?:pedir\w*|rogar\w*|preguntar\w*|solicitar\w*|consultar\w*|saber si|proponerle|proponerte|que (?:me|nos|fueras|fuera|dieras|diera|vinieras|viniera|hablaras|hablara|impartiera|participara))\b|\b(?:ruego|rogamos|le ruego|le pido|te pido|os pido|te pediria|le pediria|pedirte|pedirle|rogarle|solicitarle)\b|\b(?:agradeceria|agradeceriamos|agradecido|agradecida)\b.{0,30}\b(?:si|que)\b|\b(?:estaria|seria|serian|haria|harias|encantaria|gustaria|honor|ayudaria|favor)\b.{0,60}\bsi (?:pudieras?|pudiera|quisieras?|me|nos|te|le|les|aceptar\w*|fueras?|vinieras?|dieras?|hablaras?|impartiera|tuviera|acept\w+)\b|\btuviera (?:usted )?la (?:gentileza|amabilidad|bondad)\b|\bme permite\b|\bpuedo (?:pedir\w*|contar|poner|anotar|dar|usar|citar|tentar\w*|preguntar\w*)\b|\bpodemos (?:contar|poner|anotar)\b|\bte tiento\b|\bpor favor\b.{0,50}\b(?:me|nos|mi|mis)\b|\b(?:me|nos)\b.{0,50}\bpor favor\b|\bte atreves\b|\bestas libre\b|\bestaria(?:s)? libre\b"),
        (2, r"\b(?:necesito|necesitamos|necesitaria|busco|buscamos|hace falta|me falta|nos falta|le falta|nos faltan|andamos (?:cortos|buscando)|preciso|me urge)\b|\b(?:que|como|cual|cuales|donde)\b.{0,90}\?|\b(?:debo|deberia|deberiamos)\b|\b(?:prestame|ayudame|ayudanos|dime|decile|dile|dale|pasame|mandame|presentame|presentanos|acuerdate|acordate|tenme|piensa en|preséntame|recomiendame|echame|explicame|remita|denle)\b|\bsi (?:te enteras|sabes|sabe|se entera|oyes|necesitan)\b|\balguna idea\b|\bme (?:interesa|gustaria|encantaria|ayudaria|vendria)\b|\bnos (?:encantaria|gustaria)\b|\bagradeceria\b"),
        (3, r"\b(?:solicito|solicitamos|deseo (?:consultar|saber|preguntar|pedir)|desearia|acudo a|precisamos|preciso)\b|\b(?:que|si|como si) (?:usted |tu |vos |ustedes |me |nos |se |le |les |lo |la ){0,3}\w{2,}(?:aras?|ieras?|arais|ierais|iese|ases?|era|eras)\b|\b\w{2,}(?:arias?|erias?|irias?|ariais|eriais|iriais)\b.{0,140}\?|\b(?:te copas|bastaria|tendria la bondad|cabria|seria tan amable|serias tan amable|se haria cargo|su disponibilidad|es tan amable)\b|\b(?:encantaria|gustaria|honor|alegria) (?:tenerte|tenerle|tenerla|contar|que (?:usted|tu|vos|nos|me))\b"),
        (2, r"\?|¿"),
        (-3, r"\b(?:lamentablemente|desafortunadamente|por desgracia|no puedo|no podre'?)\b(?!.*\?)|\b(?:conta|contad|cuenta|cuenten|podeis contar|puedes contar|pueden contar) conmigo\b|\b(?:podeis|puedes|pueden|podes) (?:llev\w+|us\w+|qued\w+|contar)\b|\bme (?:ofrezco|apunto|anoto)\b"),
    ),
    tells=(
        (3, r"\b(?!aqui|alli|asi|ahi|porque|cafe|usted|tambien|despues)\w{2,}[ei]'|\b(?:he|hemos|acabo de|acabamos de) (?:ya |les |le |te )?\w+|\b(?:hice|di|dije|puse|fui|tuve|traje|estuve|quise|pude)\b|\b(?:te|le|les|os|se|lo|la|me|yo|ya) (?:lo |la |los |las )?(?:mande|envie|pase|deje|hable|recomende|propuse|mencione|escribi|firme|subi|arregle|repare|corregi|revise|traduje|recogi|prepare|complete|rellene|regue|saque|lei|busque|encontre|consegui|llame|valide|publique|etiquete|comparti|entregue|adjunte|lleve|compre|reenvie|conte)\b|\b(?:dijimos|hicimos|pusimos|escribimos|dejamos|enviamos|recomendamos|hablamos|publicamos|arreglamos|hago constar|dejo constancia|emitimos)\b"),
        (3, r"\b(?:adjunto|adjunta|aqui (?:tienes|tiene|teneis|va|van|esta|estan)|le adjunto|te adjunto|subid[oa]|firmad[oa]|enviad[oa]|ya (?:esta|estan|tiene|tienen|funciona|anda|salio)|esta (?:lista|listo|firmada|subida|publicada|enviada|arreglado|arreglada)|encontrara|encontraras|recibe de|califique)\b"),
        (2, r"\b(?:tu|tus|te|su|sus|le|vuestr\w+|os)\b.{0,80}\b(?:esta|estan|va|salio|tiene)\b"),
        (1, r"\b(?:tu|tus|te|ti|vos|su|sus|usted|ustedes|le|os|vuestr\w+)\b"),
    ),
    offers=(
        (3, r"\b(?:me aviento|va,|dale,|si a (?:la|el|lo)|dictare'|impartire'|lo hago yo|la hago yo|yo (?:me )?(?:encargo|ocupo|pongo|llevo|los|las|puedo)|me tienes|me teneis|me tienen|cuenten con|contad con|pueden contar con|podeis contar con)\b"),
        (-3, r"\b(?:pensamos|pense'|hemos pensado) en (?:ti|vos|usted|vosotros|ustedes)\b|\bqueremos (?:armar|organizar|montar|hacer)\b"),
        (3, r"\b(?:encantad[oa]s?|gustos[oa]|con (?:mucho )?gusto|con (?:sumo |gran )?placer|acepto|aceptamos|confirmo|cuenta|cuenten|contad|conta|contar) ?(?:conmigo|con nosotros)?\b|\b(?:me|nos) (?:ofrezco|ofrecemos|apunto|apuntamos|anoto|sumo|comprometo|alegra|alegro|encargo|encargamos|quedo|encantaria|gustaria|presto|animo|parece)\b|\b(?:puedo|podria|podemos|podriamos|querria|quisiera|querriamos)\b|\b(?:ire|dare|hare|hablare|acompanare|ayudare|vamos|voy|llevare|ensenare|sere|guiare|impartire|participare|estare|contare|expondre|asistire)\b|\b(?:te|le|lo|la|os|les) (?:presto|dejo|entreno|enseno|guio|acompano|ayudo|llevo|recojo|cubro|acerco|oriento|mentoreo|preparo)\b|\b(?:claro que|por supuesto|desde luego|de acuerdo|trato hecho|si, )\b|\b(?:apuntame|apuntadme|anotame|anotenme|apunteme)\b|\bestoy (?:disponible|dispuest[oa]|libre)\b|\bseria un (?:honor|placer)\b|\bserá un (?:honor|placer)\b|\bsera un (?:honor|placer)\b|\bhe aceptado\b|\bmi participacion\b|\bel programa nos\b|\bhaz(?:me)? caso\b|\b(?:podeis|puedes|pueden|podes) (?:llev\w+|us\w+|qued\w+|contar)\b|\bme quedo con\b"),
        (1, r"\b(?:tu|tus|te|ti|vos|su|sus|usted|ustedes|le|os|vuestr\w+)\b"),
    ),
    invites=(
        (3, r"\b(?:invito la|tenerles?|tenerte|queremos que|he reservado|inauguramos)\b"),
        (3, r"\b(?:ven|vente|venid|venios|vengan|veni|vengas|venga|vengais|vinieras|viniera|vinierais|invit\w+|apetece|apeteceria|antoja|quedamos|comemos|cenamos|almorzamos|desayunamos|tomamos|comamos|cenemos|tomemos|que tal|merendemos|almorzaramos|comieramos|cenaramos|recibirl?t?e|vengase|pasese|esperamos|complaceria|acompan\w+|hago asado|ustedes|vosotros|te parece|le parece|os parece|por que no|acompan\w+|sumate|suma?os|te espero|os espero|te esperamos|os esperamos|le esperamos|los esperamos|encantaria|gustaria|ilusion|alegraria|honor|pago|pago yo|mi cuenta|contigo|con nosotros|para vosotros|para ti|para vos|para usted|para ustedes|con tu nombre|tuyas?|vuestras?|suyas?|guarde|reserve|aparte|apunte|anote|faltar|faltes|falteis|decid que si|di que si|tienes un rato|tendria|tendrias|tenes|estas libre|comeis|coméis|cenais|comen|cenan|vamos a|te debo|le debo|salta|pasate|pasaos|pasese|quieres|queres|querés|lista)\b"),
        (1, r"\?|¿|\b(?:te|os|le|les|ti|vos)\b"),
    ),
    joins=((3, r"\b(?:os|les|los|las|ustedes|vosotr[oa]s|te|le|ambos|copia|mutuamente|conocer\w+|presentar\w+|est[ea] es|copio|copiado|copiada|junto|\w+,? aca tenes a)\b"), (1, r"\w"), (-3, r"\bse come\b|\bme presento'|\bganen\b|\bpuente aereo\b")),
    advises=((3, r"\b(?:tu|tus|te|ti|vos|usted|ustedes|le|su|sus|os|yo|mi|no|nunca|siempre|si|mejor|es|seria|deberia\w*)\b"), (1, r"\w"), (-3, r"\b(?:el medico|la doctora|nos|recomendamos|se echo'|le dije|le aconsejo')\b")),
    thanks=((3, r"\b(?:tu|tus|te|ti|vos|su|sus|usted|ustedes|le|les|os|por|x|vuestr\w+|todos|debo|salv\w+|de corazon|agradec\w+|reciban|recibid|valoramos|gratitud)\b"), (-3, r"\b(?:ni las gracias|sin dar las gracias|no dio las gracias|nadie)\b")),
    promises=((3, r"\w"),),
    hearer=((1, r"\b(?:tu|tus|te|ti|vos|usted|ustedes|le|les|lo|la|los|las|su|sus|os|vuestr\w+|contigo|ambos|dos|\w+(?:te|le|os|les|lo|la|los|las))\b"),),
    speaker=((1, r"\b(?:yo|me|mi|mis|conmigo|nos|nuestr\w+|nosotr\w+|\w+[eo]|\w+e'|\w+mos|estoy|soy|voy|doy)\b"),),
    guest=((1, r"\b(?:tu|tus|te|ti|vos|usted|ustedes|le|les|os|su|sus|vuestr\w+|contigo|ven\w*|nos|nosotros|\w+mos|\w+(?:te|le|os|les|is|as|es))\b"),),
    counselled=((1, r"\w"),),
    business=(
        r"\b(?:contratos?|convenios?|acuerdos?|clausulas?|legislacion|comision|comite|litigios?|abogados|confidencial\w*|accionistas?|clientes?|proveedores|mercados?|precios?|tarifas?|volumen|activos|facturas?|ingresos"
        r"|previsiones|trimestr\w+|empleados|direccion general|procedimientos?|politicas?|propuestas?|borrador(?:es)?|informes?|planillas?|hojas? de calculo|documentos?|adjuntos?|presentacion(?:es)?|videoconferencia|orden del dia"
        r"|plazos?|iniciativas?|implement\w+|presupuestos?|departamentos?|licitacion\w*|inscripcion(?:es)?|https?|www)\b"
    ),
    silences={
        "gratitude": r"\bgracias (?:\w+ ){0,2}(?:por|a tu|a su|a vuestr\w)\b(?! (?:la|tu|su|vuestra) invitacion| invitar\w+| pensar| contar)|\b(?:agradezco|agradecemos|agradecid[oa]s?)\b.{0,30}\bpor\b",
        "formula": (
            r"\b(?:envio automatico|con folio|quince dias habiles|siniestro|franquicia aparte|los socios que deseen|se informa|se comunica|deberan hacerlo|por la presente se hace constar|su solicitud ha sido|no se admiten|luego te cuento|luego os cuento|no hace falta que me)\b|\A\W*(?:mi (?:jefe|jefa|hermano|hermana|prima|primo|tia|tio|marido|mujer|vecino|vecina)|\w+) (?:dio|dieron) (?:una|la|un)\b|"
            r"\b(?:de|si) (?:haberlo|haber|hubiera|hubiese|hubieramos) (?:lo )?sabido\b|\b(?:te|le|os|les) (?:iba|ibamos) a (?:pedir|invitar|proponer|preguntar|ofrecer|presentar|recomendar)\b|\biba a (?:pedirte|pedirle|invitarte|invitarle|proponerte|preguntarte|ofrecerte)\b|\b(?:no se|quien) quien (?:te|le|os)\b.{0,12}\bdijo\b|\bquien (?:te|le|os) (?:ha )?dicho\b"
            r"|\b(?:debo|tengo que|me veo obligad[oa] a|hemos de|he de|lamento|siento) (?:\w+ )?(?:declinar|rechazar|cancelar|rehusar)\b|\bdeclin(?:o|amos|e'|ar)\b|\blamentamos (?:comunicar\w*|informar\w*|que|no)\b|\bojala pudiera\b|\b(?:no pudo|no ha podido|no pudieron|no puede) (?:ser )?(?:publicarse|entregarse|procesarse|publicad\w+|procesad\w+|entregad\w+)\b|\bse (?:suspende|suspendio'|suspendieron|cancela|cancelo'|cancelaron|anula)\b|\b(?:suspendieron|cancelaron) (?:la|el|los|las)\b"
            r"|\bno (?:necesito|necesitamos|quiero|queremos) (?:\w+ )?(?:consejos?|ayuda|recomendaci\w+|referencias?)\b|\b(?:nadie|ninguno) (?:me |nos |se |lo |la )?(?:pidio'|ofrecio'|prometio'|quiso|apunto'|ofrecieron)\b|\bpor error\b|\bno me consta\b|\bles dije que no\b|\bme (?:conto'|dijo) (?:que|\w+ que)\b|\bno ha sido seleccionad\w+\b|\bun horror\b|\b(?:segun|conforme a) (?:la|el|los|las) (?:politica|reglamento|clausula|norma\w*|convenio|estatutos|dictamen|memoria)\b|\bincumpl\w+\b|\borden del dia\b|"
            r"\bhabria \w+do si\b|\bsi (?:conociera|supiera|hubiera)\b|\bvalores de referencia\b|\bsu referencia:|\bconfirme que recibio'|\bfirme en la pagina\b|\bel medico\b.{0,20}\baconsejo'|"
            r"\b(?:gastos de gestion|estan confirmadas|hemos recibido su|nuestro equipo se|por su consulta|recomendamos reiniciar|ahorrar un|restablecer la contrasena|a que hora (?:abre|cierra|sale|empieza)|referencias adjunta|la factura|cambios de turno|devuelvan el dinero)\b|"
            r"\b(?:darse de baja|cancelar (?:la )?suscripcion|haga clic|haz clic|pulse aqui|pinche aqui|ver en (?:el|su) navegador|su (?:pedido|factura|suscripcion|cuenta (?:ha|sera|fue)|reserva|envio|contrasena|abono)|tu (?:pedido|suscripcion|cuenta (?:ha|sera|fue)|reserva|contrasena)|numero de (?:pedido|referencia|expediente|cliente)|referencia \d|factura \S{0,4}\d|\d ?%? de descuento|% de|\d %|por ciento|por solo|solo hasta|confidencial\w*|destinatario|aplican condiciones|haz el test|inscribete|oferta valida|ofertas|cupon|gastos de envio|condiciones|dias habiles|dias laborables|mantenimiento|saldo pendiente|licitadores|remesa|no responda|respuesta automatica|boletin (?:semanal|mensual)|suscriptores|lectores|newsletter|encuesta|ticket|incidencia|recordatorio|vence el|test:|cuestionario)\b|"
            r"\bno dude en\b|\bno duden en\b|\bquedo a (?:su|tu) disposicion\b|"
            r"\bquedamos a su disposicion\b|\bcualquier (?:duda|consulta)\b|"
            r"\bsi puedo (?:ayudar|hacer)\b|\bcualquier cosa\b"
        ),
        "refusal": (
            r"\A(?!.*\b(?:pero|sino|aunque)\b).*?(?:"
            r"\byo no doy\b|\bpor norma no\b|\bno emitimos\b|\b(?:no|nunca|jamas) (?:puedo|podre|pude|podria|podemos|conozco|he|hemos|voy|tengo|estoy|quiero|me|te|le|lo|la|os|les|doy|escribo|recomiendo|prometi|hubo|habria|ayude|di|pienso|suelo|sere)\b(?! (?:olvid\w+|he olvidado|preocup\w+|import\w+|pierd\w+))(?!.{0,50}\?)|"
            r"\blamentablemente\b|\bpor desgracia\b|\blamento\b|\bsiento (?:mucho )?no\b|"
            r"\bimposible\b|\bsi (?:hubiera|hubiese|conociera|supiera)\b|\b(?:hubiera|habria) (?:ayudado|ido|dicho|hecho|venido|recomendado|aceptado|podido)\b|"
            r"\bde haberlo sabido\b|\bsuponiendo\b|\bno estoy en condiciones\b|"
            r"\bdesafortunadamente\b"
            r")"
        ),
        "report": (
            r"\A(?!.*\b(?:yo|te|os|quisiera|querria|vengan|hare|mi|mis|gracias|agradec\w+|tu|reenvie|hablare)\b)(?:"
            r"\A\W*(?:anoche|ayer|el otro dia) (?:cenamos|comimos|fuimos)\b|\ba \w+ l[ao]s? invitaron\b|\A\W*(?:la cena|la comida|el almuerzo) \w+d[ao]\b|\A\W*cerraron\b|"
            r"\A(?!.*(?:[ei]'|\b(?:he|acabo|yo|voy|vamos|hemos|podeis|puedes|pueden|cuente|contigo|conmigo|me alegra|vengan|encantad[oa])\b))(?:.{0,60}\b(?:me|le|les|nos|se|lo|la) \w{3,}o'|\w+ \w+o'|(?:el|la|los|las|mi|su|sus) \w+ (?:\w+ )?\w+o')|"
            r"\A\W*(?:el|ella|ellos|mi (?:jefe|jefa|marido|mujer|hermano|hermana|madre|padre|vecino|vecina|abuela|abuelo|hijo|hija)|la (?:junta|directora|ministra|comision|introduccion|oradora|ponente|referencia)|el (?:ministro|alcalde|comite|consejo|medico|ponente|orador|candidato|nuevo)|los|las|nadie) (?:\w+ ){0,3}(?:\w+o'|ha|habia|me presento|dijo|fue|era|recomienda|prometio|dio|pidio)\b|"
            r"\A\W*nadie\b"
            r")"
        ),
        "courtesy": (
            r"\bgracias por (?:contactar\w*|comunicarse|llamar|llamarnos|suscribir\w*|inscribir\w*|participar|su llamada|su visita a (?:la|nuestra) (?:web|pagina|tienda))\b|"
            r"\bde antemano\b|\bpor anticipado\b|\bgracias por (?:su|tu|vuestr[oa]|la|el|los|las|haber)? ?(?:\w+ )?(?:respuesta|mensaje|correo|mail|informacion|registro|registrarse|suscribirse|contactar\w*|compra|interes|pedido|atencion|confianza|comprension|aviso|confirmar|confirmacion|escribir\w*|contestar|responder|rapida|preferencia|visitar|elegir\w*|paciencia|colaboracion|preguntar)\b|"
            r"\bgracias a (?:la|el|los|las|dios|que|su|un|una)\b|\b(?:te|le|os|les|lo|la)? ?agradeceri\w+\b|"
            r"\bagradecid[oa] si\b|\bno,? gracias\b|\benterad[oa],? gracias\b|"
            r"\bgracias pero no\b|\bdio las gracias\b|\brogamos\b|\b(?:agradecemos|agradezco) su (?:comprension|paciencia|interes|atencion)\b|"
            r"\bgracias por comprar\b"
        ),
    },
)  # fmt: skip
