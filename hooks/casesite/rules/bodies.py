"""Words for what a body suffered and for how somebody died, by language: what a case promises to leave out."""

from __future__ import annotations

LAST_WORDS = (
    r"(?:last|dying|final) words|letzte[nr]? Worte|últimas palabras|derniers mots|dernières paroles"
    r"|(?:said|told|asked|whispered|cried)[^.]{0,60} (?:as|before|while) (?:she|he|they) (?:was |were |lay )?(?:died|dying|bleeding)"
)
BODY = {
    "en": r"(?:which|what|vital|internal|inner) organs?|organs? (?:that|which|were)|lungs?|liver|spleen|kidneys?|arter(?:y|ies)|aorta"
    r"|spine|spinal|skull|brain|abdomen|torso|rib ?cage|intestin\w+|(?:her|his|their) (?:chest|heart|stomach|neck|shoulder|armpit)"
    r"|(?:entry|entrance|exit|gunshot|chest|head|bullet|stab) wounds?|wound (?:channel|track|path)|bled|bleeding|blood loss"
    r"|pool of blood|ha?emorrhag\w+|resuscitat\w+|intubat\w+|CPR|pulse|unresponsive|screamed|screaming in pain"
    r"|how long (?:she|he) lived|(?:she|he) lived for|(?:autopsy|post-mortem) (?:report|photo\w*)",
    "de": r"Lunge\w*|Leber|Milz|Niere\w*|Schlagader|Wirbelsäule|Schädel\w*|Gehirn|Bauchraum|Brustkorb|Organe?|Einschuss\w*"
    r"|Ausschusswunde|Schusskanal|verblut\w+|Blutverlust|Blutlache|Wiederbelebung\w*|intubiert|Puls|Obduktionsbericht",
    "es": r"pulmón\w*|pulmones|hígado|bazo|riñ[oó]n\w*|arteria\w*|columna vertebral|cráneo|cerebro|abdomen|órganos?"
    r"|orificio de (?:entrada|salida)|desangr\w+|charco de sangre|reanimación|intubad\w+|pulso|informe de la autopsia",
    "fr": r"poumons?|foie|rate|reins?|artère\w*|colonne vertébrale|crâne|cerveau|abdomen|organes?|orifice d[’'](?:entrée|sortie)"
    r"|hémorragie|mare de sang|réanimation|intubé\w*|pouls|rapport d[’']autopsie",
}
