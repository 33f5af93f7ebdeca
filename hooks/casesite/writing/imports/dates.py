"""Dates as reference managers keep them, in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

from casesite.values.dates import read_date, written
from casesite.values.edtf import MONTHS

NONE = re.compile(r"n\.? ?d\.?|no date|s\.? ?d\.?|o\.? ?[jd]\.?|undated|none|null|-+|\?+|", re.IGNORECASE)
NUMBER_OF = {name.casefold()[:length]: number for number, name in enumerate(MONTHS) if number for length in (3, len(name))} | {"sept": 9}
_MONTH = "|".join(sorted(NUMBER_OF, key=len, reverse=True))
_TIME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[T ]+(\d{1,2}:\d{2}.*)", re.IGNORECASE)
_ABOUT = re.compile(r"(?:c\.?|ca\.?|circa|about|around|approx\.?) ?(\d.*)", re.IGNORECASE)


def as_edtf(words: str) -> tuple[str, str]:
    """A date → it in EDTF, and what of it is left out (a time of day); both are empty where the words say that there is none.

    Raise ValueError, with a sentence, for words that can be read in two ways or in none.
    """
    words = " ".join(words.replace("–", "-").replace("—", "-").replace("−", "-").split())
    if match := re.fullmatch(r"\[(.*)\]", words):  # whoever wrote it down supplied it
        words = f"{match[1]}?" if match[1][-1:].isdigit() else match[1]
    if NONE.fullmatch(words):
        return "", ""
    if match := _TIME.fullmatch(words):
        return as_edtf(match[1])[0], f"the time {match[2]}"
    if match := _ABOUT.fullmatch(words):
        date, left = as_edtf(match[1])
        return (f"{date}~" if date and date[-1] not in "~?%." else date), left
    try:
        return read_date(words).text, ""
    except ValueError:
        for form, meant in FORMS:
            match = re.fullmatch(form, words, re.IGNORECASE)
            with suppress(ValueError):
                if match:
                    return read_date(meant(match)).text, ""
        raise


def month_of(words: str) -> int:
    """The number of a month in digits or in English words; 0 for anything else."""
    number = int(words) if words.isascii() and words.isdigit() else NUMBER_OF.get(words.strip(". ").casefold(), 0)
    return number if number <= 12 else 0


def _numbers(*groups: int) -> Callable[[re.Match[str]], str]:
    return lambda match: written(int(match[group]) for group in groups)


def _named(match: re.Match[str]) -> str:
    day = match.groupdict().get("day")
    return written([int(match["year"]), month_of(match["month"]), *([int(day)] if day else [])])


FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", _numbers(1, 2, 3)),
    (r"(\d{4})(\d{2})(\d{2})", _numbers(1, 2, 3)),
    (r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", _numbers(3, 2, 1)),  # with points, the day is in front
    (r"(\d{4})-(\d)", _numbers(1, 2)),
    (r"(\d\d)(\d\d) ?[-/]+ ?(\d\d)", lambda match: f"{match[1]}{match[2]}/{match[1]}{match[3]}"),
    (r"(\d{4}) ?(?:-+|/) ?(\d{4})", lambda match: f"{match[1]}/{match[2]}"),
    (rf"(?P<month>{_MONTH})\.?,? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", _named),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? (?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})", _named),
    (rf"(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})", _named),
)
