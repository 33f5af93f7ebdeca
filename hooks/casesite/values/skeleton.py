"""What is left of words when all is taken away that can differ and still read as the same name.

The idea is the skeleton of Unicode Technical Standard 39 (confusable detection), made coarser, for it must find names
that somebody wrote so that a program would not: case, accents and other marks, width, spaces and signs, digits in the
place of letters and doubled letters are folded, and so are letters that look alike.

Letters of the Latin script are folded by their names in the Unicode Character Database, which Python has. Those of
other scripts that look like a Latin letter stand in a table here, and not in a library: the libraries that there are
carry the whole of UTS 39's data, of which most is signs that no name has, and are older than the Python that runs them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Letters that look like a Latin one, script by script: the Latin letters, then the others in the same order.
_LOOK_ALIKES = (
    # Greek, small and capital
    ("abyeznuklvoptuxwci", "αβγεζημκλνορτυχωςι"),
    ("abezhikmnoptyx", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
    # Cyrillic, small and capital
    ("abrdejziiklmhonpctyxsqwvbgfh", "авгԁејзиіклмнопрстухѕԛԝѵьԍғһ"),
    ("abrdejziklmhonpctyxsqwvblh", "АВГԀЕЈЗІКЛМНОПРСТУХЅԚԜѴЬӀҺ"),
    ("l", "ӏ"),
    # Armenian, small and capital
    ("nouhgjqwi", "ոօսհցյզաի"),
    ("lusotn", "ԼՍՏՕՈՌ"),
    # Cherokee
    ("drtiajewmhgzbrwsvslcpkdbh", "ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏃᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧᏴᏂ"),
    # Lisu
    ("bpdtgkjczfmnlsrvhwxyaeiou", "ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ"),
)
_SPELLED_OUT = {
    "ß": "ss",
    "ẞ": "ss",
    "ð": "d",
    "Ð": "d",
    "þ": "th",
    "Þ": "th",
    "ɑ": "a",
    "ɩ": "i",
    "ʟ": "l",
    "ƨ": "s",
    "ƽ": "s",
    "ɣ": "y",
    "ʋ": "u",
    "ƿ": "p",
}
_LETTER = {other: latin for latins, others in _LOOK_ALIKES for latin, other in zip(latins, others, strict=True)} | _SPELLED_OUT
# "LATIN SMALL LETTER O WITH STROKE", "LATIN SMALL LETTER DOTLESS I", "NEGATIVE CIRCLED LATIN CAPITAL LETTER A"
_LATIN = re.compile(r"(?:.* )?(?:LATIN|SYMBOL) .*?LETTER (?:[A-Z]+ )*?([A-Z]{1,2})(?: WITH .+)?")
_SIGNS = str.maketrans("03456789@$€+", "oeasgtbgaset")
_MIXED = re.compile(r"[03-9@$€+]")
_EITHER = re.compile(r"[1|!]|(?<=[a-z])I|(?<=I)I")  # read as l, and as i
_EDGES = " .,;:?()[]{}<>\"'“”‘’„«»*_/\\-–—"
_NO_LETTERS = {number: None for number in range(128) if not chr(number).islower()}
_TWICE = re.compile(r"(.)\1+")


def skeletons(words: str) -> tuple[str, ...]:
    """What is left of words: letters alone, each once where it is doubled; one way to read them, or two."""
    words = words.strip(_EDGES)
    if words.isascii() and words.isalpha() and (words[1:].islower() or words.isupper()):
        return (_TWICE.sub(r"\1", words.lower()),)
    words = words if words.isascii() else unicodedata.normalize("NFKD", words)
    if not any(sign.isalpha() or sign > "\u1fff" for sign in words):
        return ("",)
    readings = [words]
    if _EITHER.search(words):
        readings = [_EITHER.sub(letter, words) for letter in "li"]
    return tuple(dict.fromkeys(_TWICE.sub(r"\1", _letters(reading)) for reading in readings))


def _letters(words: str) -> str:
    if _MIXED.search(words):
        words = words.translate(_SIGNS)
    if words.isascii():
        return words.lower().translate(_NO_LETTERS)
    return "".join(map(_folded, words))


@cache
def _folded(sign: str) -> str:
    """One character as small letters; nothing for what is no letter."""
    if sign in _LETTER:
        return _LETTER[sign]
    if match := _LATIN.fullmatch(unicodedata.name(sign, "")):
        return match[1].lower()
    return sign.casefold() if sign.isalpha() else ""
