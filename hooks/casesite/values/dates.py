"""What a date may be: the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that a case needs.

``2021-10-21``, ``2021-10``, ``2021``; ``~`` for about, ``?`` for uncertain, ``%`` for both;
an interval ``2021-10-06/2021-10-21``, open at the end as ``2021-10-06/..``.
A month is never shown as its first day.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, total_ordering

from casesite.language import DAY, MONTH, YEAR, date_words, spoken, t

ONE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
MONTHS = tuple(calendar.month_name)
EXPECTED = "write 2021-10-21, 2021-10 or 2021, with ~ behind it for about or ? for uncertain"


@total_ordering
@dataclass(frozen=True)
class CaseDate:
    """A date as precise as it is known, from its first possible day to its last.

    ``text`` is the EDTF form as written. Dates sort by first day, then by last, then as written.
    """

    text: str
    first: datetime.date
    last: datetime.date
    approximate: bool = False
    uncertain: bool = False
    ongoing: bool = False

    def __lt__(self, other: CaseDate) -> bool:
        return (self.first, self.last, self.text) < (other.first, other.last, other.text)

    def __str__(self) -> str:
        return self.text

    @property
    def is_day(self) -> bool:
        """Whether it names one day, exactly."""
        return self.first == self.last and not (self.approximate or self.uncertain or self.ongoing)

    @property
    def iso(self) -> str:
        """The start without marks, as HTML's ``<time datetime>`` takes it."""
        return self.text.split("/")[0].rstrip("~?%")

    @property
    def words(self) -> str:
        """The date as a reader reads it: "about October 2021", "6–21 October 2021"."""
        return _words(spoken(), self.text)


def read_date(text: str) -> CaseDate:
    """Read an EDTF date or interval; raise ValueError with a sentence on what is wrong."""
    start, slash, end = text.partition("/")
    first, last, marks = _bounds(start)
    ongoing = slash != "" and end == ".."
    if slash and not ongoing:
        _, last, closing_marks = _bounds(end)
        marks += closing_marks
        if last < first:
            raise ValueError(f'"{text}" ends before it starts')
    if ongoing:
        last = datetime.date.max
    return CaseDate(text, first, last, bool(re.search("[~%]", marks)), bool(re.search("[?%]", marks)), ongoing)


def written(numbers: Iterable[int]) -> str:
    """A date in EDTF from its year and, as far as they are known, month and day."""
    return "-".join(f"{number:0{2 if place else 4}}" for place, number in enumerate(numbers))


def day(date: datetime.date) -> CaseDate:
    """A day of the calendar as a case date."""
    return CaseDate(date.isoformat(), date, date)


def _bounds(text: str) -> tuple[datetime.date, datetime.date, str]:
    match = ONE.fullmatch(text)
    if not match:
        raise ValueError(f'"{text}" is not a date; {EXPECTED}')
    year, month, number, marks = int(match[1]), match[2], match[3], match[4]
    if year < 1:
        raise ValueError(f'"{text}" is not a date; there is no year 0 here')
    if month is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31), marks
    if not 1 <= int(month) <= 12:
        raise ValueError(f'"{text}" is not a date; there is no month {month}')
    days = calendar.monthrange(year, int(month))[1]
    if number is None:
        return datetime.date(year, int(month), 1), datetime.date(year, int(month), days), marks
    if not 1 <= int(number) <= days:
        raise ValueError(f'"{text}" is not a date; {MONTHS[int(month)]} {year} has {days} days')
    exact = datetime.date(year, int(month), int(number))
    return exact, exact, marks


@cache
def _words(language: str, text: str) -> str:
    start, _, end = text.partition("/")
    if not end:
        return _one(language, start)
    if end == "..":
        return t("since {date}", date=_one(language, start))
    opening, closing = _one(language, start), _one(language, end)
    if re.search("[~?%]", text) or start.count("-") != end.count("-") or opening == closing:
        return t("{start} to {end}", start=opening, end=closing)
    short = _unshared(opening, closing)
    return t("{start} to {end}", start=short, end=closing) if " " in short else t("{start}–{end}", start=short, end=closing)


def _unshared(opening: str, closing: str) -> str:
    """The opening of an interval without the month and year that its end names, too, where a language has them at the end."""
    words, others = opening.split(), closing.split()
    while words[1:] and words[-1] == others[-1]:
        words.pop()
        others.pop()
    short = " ".join(words)
    return short if closing[-1].isdigit() and not short.endswith(",") else opening


def _one(language: str, text: str) -> str:
    mark = text[-1] if text[-1] in "~?%" else ""
    parts = [int(part) for part in text.rstrip("~?%").split("-")]
    date = date_words(language, datetime.date(*[*parts, 1, 1][:3]), (YEAR, MONTH, DAY)[len(parts) - 1])
    match mark:
        case "~":
            return t("about {date}", date=date)
        case "?":
            return t("{date} (uncertain)", date=date)
        case "%":
            return t("about {date} (uncertain)", date=date)
        case _:
            return date
