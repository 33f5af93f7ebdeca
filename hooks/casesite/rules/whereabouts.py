"""How somebody can be reached or found, as patterns: telephone, mail, street, day of birth, school.

Written for the forms of English, German, Spanish and French texts; a number of a docket, a statute or a sum is none of these.
"""

from __future__ import annotations

import re

PHONE_WORDS = r"tel(?:ephone|efon|éfono|éphone)?|phone|fax|mobile|handy|móvil|portable|cell"
PHONE = re.compile(
    r"(?<![\w./§-])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}"  # with the code of a country
    r"|\(\d{3}\) ?\d{3}[ .-]\d{4}|[2-9]\d{2}[.-][2-9]\d{2}[.-]\d{4}"  # North America
    r"|0\d{2,4}[ /-]\d{5,8})(?![\w-])"  # a number with the code of its area
    rf"|(?<!\w)(?:{PHONE_WORDS})\.?(?: (?:number|no\.?|nummer|número|numéro))?(?: (?:is|ist|es|est))?:? ?\(?\d[\d ()/.-]{{5,}}\d",
    re.IGNORECASE,
)
MAIL = re.compile(r"[\w.+-]+(?:@| ?\[at\] ?| ?\(at\) ?)[\w-]+(?:\.[\w-]+)+")
_MONTH = r"[^\W\d_]{3,10}"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: of| de)? {_MONTH},?(?: de)? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
BIRTH = re.compile(
    rf"(?<!\w)(?:born(?: on)?|birthday(?: is)?|geboren(?: am)?|nació el|nacid[oa] el|née? le)(?: the)? {_DAY}"
    r"|(?<!\w)(?:date of birth|Geburtsdatum|fecha de nacimiento|date de naissance)(?!\w)",
    re.IGNORECASE,
)
_STREET = r"(?i:street|avenue|road|lane|boulevard)|St\.|Ave\.?|Rd\.?|Blvd\.?|Drive|Court|Place|Way|Terrace|Circle|Trail|Highway|Route"
ADDRESS = re.compile(
    rf"(?<![\w§./-])\d{{1,5}}[a-z]?,? (?:[NSEW]\.? )?(?:(?:[A-Z][\w’'.-]+|de|la|del|los|las|du|des) ){{1,4}}?(?:{_STREET})(?!\w)"
    r"|(?<!\w)[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|gasse|weg|allee|platz|ufer|damm) \d{1,4}[a-z]?(?!\w)"
    r"|(?<!\w)(?:Calle|Avenida|Avda\.|Paseo|Plaza) (?:[\w.]+ ){1,4}?(?:n\.?º )?\d{1,4}(?!\w)"
    r"|(?<![\w§./-])\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|allée|chemin|impasse) [\w’' -]{3,}"
)
# Where an address is everybody's business, and where it is one of a home.
PUBLIC = (
    r"court\w*|tribunal\w*|gericht\w*|cour|palais de justice|juzgado|ranch|set|studios?|station|offices?|agency|bureau|hall"
    r"|museum|library|bridge|hospital|warehouse|factory|shop|store|company|Unternehmen|headquarters|building|hotel|airport|port|scene"
)
HOME = r"lives?|lived|living|resid\w+|homes?|houses?|apartment|flat|wohn\w*|Haus|Wohnung|vive|vivía|domicilio|casa|habite|domicile|maison"
SCHOOL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th))[- ]grade\w*"
    r"|kindergarten|(?:attends?|pupil (?:at|of)|goes to|enrolled (?:at|in)) (?:\S+ ){0,5}?school|Grundschule"
    r"|(?:besucht|geht) (?:\S+ ){0,5}?\w*schule|(?:asiste|va) (?:\S+ ){0,5}?(?:escuela|colegio)"
    r"|(?:fréquente|va) (?:\S+ ){0,5}?école"
)
CHILD = r"child\w*|sons?|daughters?|minors?|kids?|boys?|girls?|Kind(?:er)?|Sohn|Tochter|hij[oa]s?|niñ[oa]s?|enfants?|fils|fille"
