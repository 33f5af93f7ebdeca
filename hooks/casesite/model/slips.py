"""What a minor correction may free: a slip of the pen, measured by what changed and not by its word.

A change is minor if readers are told the same with other letters or signs. That is, of two texts:

- the links to records, the citations and every number are the same, and so are the words, one for one;
- two words that stand for each other begin with the same letter and differ in case or accents alone, or in one letter
  (two where both have eight or more), or in two neighbours that changed places; they have four letters or more (three
  where two changed places), and the old one stands nowhere else in the case as it is now, as a word would;
- between the words, only commas, full stops, colons, semicolons, hyphens, apostrophes, spaces and marks of emphasis
  come and go; quotation marks, dashes and dots may change their shape. Question and exclamation marks, brackets and
  quotation marks that come or go change what is said;
- an address of the web, by itself or behind the words of a link, may be any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import Any

from casesite.model.case import Case
from casesite.model.differences import Difference
from casesite.model.held import held
from casesite.model.kinds import Correction

SHAPES = {ord(sign): plain for signs, plain in (("“”„‟«»″", '"'), ("‘’‚‛′`", "'"), ("‐‑‒–—―−", "-")) for sign in signs}
SHAPES |= {ord("…"): "...", 0xA0: " ", 0x202F: " ", 0x2009: " "}
_LINK = re.compile(r"(?<!\[)\[([^\[\]]+)\]\((?:https?://[^()\s]+)\)")
_REFERENCE = re.compile(r"\[\[[^\]]*\]\]|\[@[^\]]*\]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FREE = re.compile(r"[\s,.;:'*_-]+")
EIGHT = 8  # letters, from which on two may differ


def is_slip(case: Case, difference: Difference) -> bool:
    """Whether a change is one of spelling, of signs or of an address alone."""
    was, now, field = difference.was, difference.now, difference.field
    if not (isinstance(was, str) and isinstance(now, str)) or field is None:
        return False
    if not field.is_prose:
        return was.startswith(("http://", "https://")) and now.startswith(("http://", "https://"))
    old, new = (_ADDRESS.sub("", _LINK.sub(r"\1", words)).translate(SHAPES) for words in (was, now))
    if _REFERENCE.findall(old) != _REFERENCE.findall(new) or _signs(old) != _signs(new):
        return False
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) != len(after):  # "e-mail" and "email"
        return "".join(before) == "".join(after) and not re.search(r"\d", "".join(before))
    changed = [(left, right) for left, right in zip(before, after, strict=True) if left != right]
    return all(_alike(left, right) for left, right in changed) and not _in_use(case, changed)


def _signs(words: str) -> list[str]:
    """Every sign that changes what is said, in order, with the numbers between which one may stand."""
    numbers = re.findall(r"\d(?:[\d.,:;'-]*\d)?", words)
    return [*numbers, *_FREE.sub("", _WORD.sub("", words))]


def _alike(old: str, new: str) -> bool:
    """Whether two words may be one, spelled in two ways."""
    left, right = _bare(old), _bare(new)
    if left == right:
        return True
    if re.search(r"\d", left + right) or left[:1] != right[:1]:
        return False
    shorter = min(len(left), len(right))
    swapped = len(left) == len(right) and any(
        left[:place] + left[place + 1] + left[place] + left[place + 2 :] == right for place in range(len(left) - 1)
    )
    return (swapped and shorter >= 3) or (shorter >= 4 and _distance(left, right) <= (2 if shorter >= EIGHT else 1))


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(letter))


def _distance(left: str, right: str) -> int:
    """How many letters must be put in, taken out or replaced (Levenshtein)."""
    row = list(range(len(right) + 1))
    for number, letter in enumerate(left, 1):
        above, row[0] = row[0], number
        for place, other in enumerate(right, 1):
            above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, above + (letter != other))
    return row[-1]


def _in_use(case: Case, changed: list[tuple[str, str]]) -> bool:
    """Whether one of the words that went still stands in the case: it was a word, and no slip."""
    gone = {old.casefold() for old, new in changed if _bare(old) != _bare(new)}
    if not gone:
        return False
    parts = [case.profile, *(record for record in case.records.values() if not isinstance(record, Correction))]
    values = chain.from_iterable(_texts(held(part)) for part in parts)
    return any(word.casefold() in gone for words in values for word in _WORD.findall(words.translate(SHAPES)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
