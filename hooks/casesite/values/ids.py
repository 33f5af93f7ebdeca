"""What an id may be: small Latin letters, digits and hyphens, as every address and every file system takes them."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LIMIT = 80  # characters, so that every system can hold a folder of that name
DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")  # names of which Windows makes no folder
# Letters that are no Latin letter with a mark on it, and how they are written without; German writes umlauts so, too.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ı": "i"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_APOSTROPHE = re.compile(r"(?<=\w)['’.](?=\w)")


def latin_ids(words: str) -> list[str]:
    """Ids that words may be written as, those with umlauts written out first; none where a letter has no Latin form."""
    small = unicodedata.normalize("NFC", words).lower()
    found = dict.fromkeys(_latin(form.translate(_LETTERS)) for form in (small.translate(_UMLAUTS), small))
    return [id for id in found if id]


def _latin(small: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))
    if any(letter.isalpha() and not letter.isascii() for letter in plain):
        return ""
    return "-".join(re.findall(r"[a-z0-9]+", _APOSTROPHE.sub("", plain)))[:ID_LIMIT].strip("-")
