"""What the rules must know of a language: how it reports speech, joins clauses, negates, inflects and speaks of the body.

Short lists, of what a careless sentence holds; a language that is not here has none, and the rules that need one say nothing of
it. Each entry is a piece of a regular expression.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Phrases(NamedTuple):
    """The lists of one language, as pieces of regular expressions."""

    reports: str  # verbs and prepositions by which a sentence says whose word it is
    speaks: str  # verbs behind which somebody's very words follow
    joints: str  # words at which a clause begins
    nobody: str  # a subject that turns the clause round: no court, nobody
    contrast: str  # what stands in front of a thing that is said not to be
    lack: str  # what stands in front of a verdict that there is not
    denies: str  # verbs of somebody who answers
    aside: str  # what a site says of its own record
    ahead: str  # words by which a sentence looks ahead of its day
    toward: str  # words in front of a date that lies ahead
    endings: tuple[tuple[str, str], ...]  # what is taken from the end of a word, and what may stand there instead


ENGLISH = Phrases(
    reports=r"sa(?:id|ys?|ying)|den(?:y|ies|ied|ying)|alleg\w+|argu(?:e|es|ed|ing)|call(?:s|ed)|contend(?:s|ed|ing)?|maintain(?:s|ed|ing)?"
    r"|testif\w+|assert\w*|t(?:old|ell|ells)|claim(?:s|ed)?|wr(?:ote|ites?)|accus\w+|according to|h(?:eld|olds) that"
    r"|f(?:ound|inds?) that|conclud\w+|rul(?:ed|es|ing)|whether|asked|disput\w+|suggest(?:s|ed)?|describ\w+|sp(?:oke|eaks)"
    r"|stated|in (?:his|her|its|their) (?:words|view|account)|charg(?:e|es|ed|ing)|sue[sd]?|answer(?:s|ed)|question",
    speaks=r"sa(?:id|ys?)|wr(?:ote|ites?)|t(?:old|ells?)|testif(?:ied|ies)|stated|sp(?:oke|eaks) of|argu(?:ed|es)|replied|added"
    r"|quot(?:ed|es)|in (?:his|her|its|their) words|describ(?:ed|es)",
    joints=r"and|but|while|as|after|whose|who|whom|which|that|when|because|before|since|although|though|where|whereas|if",
    nobody=r"no(?!\s+doubt\b)|nobody|none|neither|never",
    contrast=r"[,;]\s+(?:and\s+)?not(?:\s+(?:a|an|the|of|for))*\s+|\binstead of\s+",
    lack=r"no|without(?: an?)?|neither|nor",
    denies=r"den(?:y|ies|ied)|disput(?:e|es|ed)|contest(?:s|ed)?|reject(?:s|ed)?",
    aside=r"(?:is|are|was|were|remains?) not (?:yet )?established|in the (?:sources|papers) (?:that were )?seen"
    r"|(?:was|were) not seen|not a finding|no (?:official )?finding|the (?:reports|sources) (?:that were )?seen"
    r"|no (?:stronger|better|other) source|this (?:site|record) (?:does|has|could)|as of \d{1,2} \w+ \d{4}",
    ahead=r"will|would|(?:is|are|was|were|be) (?:then )?(?:set|due|to)|then (?:set|due)|operative|effective"
    r"|(?:takes?|took|in) (?:effect|force)|expected|planned|scheduled|plans? to|to begin",
    toward=r"until|till|from|to|by|through|before|for|in force|as of",
    endings=(
        ("", "s|es|d|ed|ing|er|ers|ly|ion|ions|ous|ously|['’]s"),
        ("e", "ing|ed|er|ers|ion|ions|or|ors"),
        ("y", "ies|ied|ier|iers|ily|iness"),
    ),
)
GERMAN = Phrases(
    reports=r"sag(?:t|te|ten|en)|bestr(?:eitet|itt|itten|eiten)|behaupte\w*|erklär\w+|zufolge|laut|nach (?:Angaben|Ansicht)"
    r"|gab an|geben an|ob|beschuldig\w+|wirft|warf|vorwirft|schr(?:ieb|eibt)|befand|stellte fest|feststell\w*|berichte\w*"
    r"|aussag\w+|Vorwurf\w*",
    speaks=r"sag(?:t|te|ten)|schr(?:ieb|eibt)|erklärt\w*|sprach von|spricht von|nannte|berichtet\w*",
    joints=r"und|aber|während|als|nachdem|dessen|deren|der|die|das|dass|weil|bevor|obwohl|wo|wenn|sondern",
    nobody=r"kein(?:e|er|em|es)?|niemand|nie",
    contrast=r"[,;]\s+(?:und\s+)?nicht(?:\s+(?:ein|eine|der|die|das|wegen))*\s+|\bstatt\s+",
    lack=r"kein(?:e[nmrs]?)?|ohne(?: einen?)?|weder|noch",
    denies=r"bestreite[tn]|bestritt(?:en)?|wies zurück|weist zurück|widersprach|widerspricht",
    aside=r"(?:ist|war|bleibt) nicht (?:belegt|geklärt|festgestellt)|in den (?:gesehenen|eingesehenen) Quellen"
    r"|wurde nicht gesehen|keine (?:amtliche )?Feststellung|Stand:? \d{1,2}\. \w+ \d{4}",
    ahead=r"wird|werden|würden?|soll(?:te)?|geplant|angesetzt|erwartet|tritt|in Kraft",
    toward=r"bis|ab|zum|auf|vor|für|Stand:?",
    endings=(
        ("", "e|en|em|er|ern|es|s|n|t|te|ten|st|et|ung|ungen|in|innen"),
        ("en", "e|st|t|te|ten|er|ern|ers|end|ung|ungen"),
        ("n", "t|te"),
    ),
)
SPANISH = Phrases(
    reports=r"dij\w+|dice\w*|neg[óo]|nieg\w+|aleg\w+|sostien\w+|sostuv\w+|según|afirm\w+|declar\w+|acus\w+|si|conclu\w+"
    r"|escrib\w+|resolv\w+",
    speaks=r"dij\w+|dice\w*|escrib\w+|afirm\w+|declar\w+|habló de|añadi\w+",
    joints=r"y|e|pero|mientras|como|tras|cuyo|cuya|que|quien|quienes|cuando|porque|antes|aunque|donde|si",
    nobody=r"ning(?:ún|una|uno)|nadie|nunca|jamás",
    contrast=r"[,;]\s+(?:y\s+)?no(?:\s+(?:un|una|el|la|de|por))*\s+|\ben lugar de\s+",
    lack=r"ning(?:ún|una)|sin(?: una?)?|ni",
    denies=r"nieg\w+|neg(?:ó|aron)|rechaz\w+|impugn\w+",
    aside=r"no (?:consta|está establecido|se ha establecido)|en las fuentes (?:vistas|consultadas)|no se vio"
    r"|ninguna conclusión oficial|a (?:fecha de )?\d{1,2} de \w+ de \d{4}",
    ahead=r"\w+(?:[aei]r|[bd]r)án?|previst\w+|fijad\w+|esperad\w+|vigor",
    toward=r"hasta|desde|para|antes del?|a fecha de|a partir del?|al?",
    endings=(
        ("", "s|es"),
        ("o", "a|os|as|amente"),
        ("ar", "o|a|as|an|ó|aron|aba|aban|ado|ada|ados|adas|ando"),
        ("er", "o|e|en|ió|ieron|ía|ían|ido|ida|idos|idas|iendo"),
        ("ir", "o|e|en|ió|ieron|ía|ían|ido|ida|idos|idas|iendo"),
    ),
)
FRENCH = Phrases(
    reports=r"dit|disent|affirm\w+|ni(?:e|ent|é|a)|selon|soutien\w+|déclar\w+|accus\w+|si|conclu\w+|écri\w+|estim\w+"
    r"|allègu\w+|jug\w+",
    speaks=r"dit|disent|écri(?:t|vit|vent)|affirm\w+|déclar\w+|parl(?:e|a|é) de|ajout\w+",
    joints=r"et|mais|tandis|comme|après|dont|qui|que|lorsque|quand|parce|avant|bien|où|si",
    nobody=r"aucune?|personne|nulle?|jamais",
    contrast=r"[,;]\s+(?:et\s+)?(?:non|pas)(?:\s+(?:un|une|le|la|de|pour))*\s+|\bau lieu de\s+",
    lack=r"aucune?|sans(?: une?)?|ni",
    denies=r"ni(?:e|ent|a|èrent)|contest\w+|rejet\w+|dément\w*",
    aside=r"n[’']est pas établi\w*|dans les sources (?:vues|consultées)|n[’']a pas été vue?"
    r"|aucune (?:constatation|conclusion) officielle|au \d{1,2}(?:er)? \w+ \d{4}",
    ahead=r"sera\w*|prévu\w*|fixé\w*|attendu\w*|vigueur",
    toward=r"jusqu[’']en|dès|à partir de|d[’']ici|pour|avant|au",
    endings=(("", "e|s|es"), ("er", "e|es|ent|é|ée|és|ées|ait|aient|a|èrent|ant"), ("x", "se|ses")),
)
NEVER = r"(?!)"
NONE = Phrases(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, ())
LANGUAGES = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}


def of_language(language: str) -> Phrases:
    """The lists of a language (BCP 47), or empty ones."""
    return LANGUAGES.get(language.partition("-")[0], NONE)


@cache
def whole(pieces: str) -> re.Pattern[str]:
    """A pattern of whole words, whatever their case."""
    return re.compile(rf"(?<!\w)(?:{pieces})(?!\w)", re.IGNORECASE)


@cache
def joints(language: str) -> re.Pattern[str]:
    """Where clauses of a language begin: behind a mark, or at a word that joins."""
    return re.compile(rf"[,;:()—]|–(?=\s)|(?<!\w)(?:{of_language(language).joints})(?!\w)", re.IGNORECASE)
