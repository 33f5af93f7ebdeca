"""One end of a date as it is written: the forms of EDTF (ISO 8601-2:2019, levels 0 and 1) that are read here.

``2021-10-21``, ``2021-10``, ``2021``; a time of day behind a day, ``2021-10-21T06:41-06:00``; a decade ``199X``, a
century ``19XX``, a month or day that is not known, ``2021-XX`` and ``2021-10-XX``; a season, ``2021-21`` to ``2021-24``,
and, as level 2 has it, of the northern or the southern half of the earth, ``2021-25`` to ``2021-32``.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MONTHS = tuple(calendar.month_name)
SEASONS = ("spring", "summer", "autumn", "winter")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}:[0-9]{2})?([~?%]?)")
_VAGUE = re.compile(r"([0-9]{3}X|[0-9]{2}XX|[0-9]{4}-XX(?:-XX)?|[0-9]{4}-[0-9]{2}-XX)([~?%]?)")
# The month in which the spring of a year begins: as most sources mean it and as level 2 says it of the north; in the south.
_NORTH, _SOUTH = 3, 9
_WEST, _EAST = datetime.timedelta(hours=-12), datetime.timedelta(hours=14)  # how far a clock is from UTC, at most


class Form(StrEnum):
    """How precisely an end says when."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    DAY_UNKNOWN = "day not known"
    MONTH = "month"
    SEASON = "season"
    MONTH_UNKNOWN = "month not known"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True)
class End:
    """One end of a date: its form, the numbers that are written, its first and last possible day, its mark.

    ``time`` is the wall clock's time, with its offset where one is written.
    """

    text: str
    form: Form
    numbers: tuple[int, ...]
    first: datetime.date
    last: datetime.date
    mark: str = ""
    time: datetime.datetime | None = None

    @property
    def iso(self) -> str:
        """As HTML's ``<time datetime>`` takes it, never more precise than what is written; empty where it takes nothing."""
        if self.time:
            return self.time.isoformat(timespec="seconds" if self.form is Form.SECOND else "minutes")
        return "" if self.form in (Form.DECADE, Form.CENTURY) else written(self.numbers)


def written(numbers: Iterable[int]) -> str:
    """A date in EDTF from its year and, as far as they are known, month and day."""
    return "-".join(f"{number:0{2 if place else 4}}" for place, number in enumerate(numbers))


def read_end(text: str) -> End | None:
    """Read one end of a date; nothing where it has no form that is read. Raise ValueError with what is impossible in it."""
    if match := _TIMED.fullmatch(text):
        return _timed(text, match)
    if match := _VAGUE.fullmatch(text):
        return _vague(text, match[1], match[2])
    if not (match := _DATE.fullmatch(text)):
        return None
    year, mark = int(match[1]), match[4]
    if year < 1:
        raise ValueError("there is no year 0 here")
    if match[2] is None:
        return End(text, Form.YEAR, (year,), datetime.date(year, 1, 1), _last(year, 12), mark)
    month = int(match[2])
    if match[3] is None and 21 <= month <= 32:
        return _season(text, year, month, mark)
    if match[3] is None and not 1 <= month <= 12:
        return None
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {match[2]}")
    if match[3] is None:
        return End(text, Form.MONTH, (year, month), datetime.date(year, month, 1), _last(year, month), mark)
    day = _day(year, month, int(match[3]))
    return End(text, Form.DAY, (year, month, day.day), day, day, mark)


def season(year: int, number: int) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a season as EDTF numbers it, in whole months; one that begins in December ends in the next year."""
    month = ((_SOUTH if number >= 29 else _NORTH) + 3 * ((number - 21) % 4) - 1) % 12 + 1
    over = month == 12 and year < datetime.MAXYEAR
    return datetime.date(year, month, 1), _last(year + over, 2 if over else min(month + 2, 12))


def _season(text: str, year: int, number: int, mark: str) -> End:
    if number == year % 100 + 1:
        first, last = season(year, number)
        word = SEASONS[(number - 21) % 4]
        raise ValueError(
            f"it may be the {word} of {year}, or {year} to {year + 1}; write {first:%Y-%m}/{last:%Y-%m} or {year:04}/{year + 1:04}"
        )
    first, last = season(year, number)
    return End(text, Form.SEASON, (year,), first, last, mark)


def _vague(text: str, date: str, mark: str) -> End:
    digits = date.partition("X")[0].rstrip("-")
    years = 10 ** (4 - len(digits)) if len(digits) < 4 else 0
    if years:
        first = int(digits) * years
        if first < 1 or first + years > datetime.MAXYEAR + 1:
            raise ValueError("years run from 0001 to 9999 here")
        form = Form.DECADE if years == 10 else Form.CENTURY
        return End(text, form, (first,), datetime.date(first, 1, 1), datetime.date(first + years - 1, 12, 31), mark)
    known = read_end(digits)
    if known is None or known.form is Form.SEASON:
        raise ValueError("a season has no days that are counted")
    form = Form.DAY_UNKNOWN if known.form is Form.MONTH else Form.MONTH_UNKNOWN
    return End(text, form, known.numbers, known.first, known.last, mark)


def _timed(text: str, match: re.Match[str]) -> End | None:
    day = read_end(match[1])
    hour, minute, second = (int(number or 0) for number in match.group(2, 3, 4))
    for number, most, name in ((hour, 23, "hour"), (minute, 59, "minute"), (second, 59, "second")):
        if number > most:
            raise ValueError(f"there is no {name} {number:02}")
    if day is None:
        return None
    clock = datetime.time(hour, minute, second, tzinfo=_offset(match[5]))
    form = Form.SECOND if match[4] else Form.MINUTE
    return End(text, form, day.numbers, day.first, day.last, match[6], datetime.datetime.combine(day.first, clock))


def _offset(words: str | None) -> datetime.tzinfo | None:
    if words is None:
        return None
    if words == "Z":
        return datetime.UTC
    hours, minutes = int(words[1:3]), int(words[4:])
    offset = datetime.timedelta(hours=hours, minutes=minutes) * (-1 if words[0] == "-" else 1)
    if not _WEST <= offset <= _EAST or minutes % 15:
        raise ValueError(f"there is no offset {words}")
    return datetime.timezone(offset)


def _day(year: int, month: int, number: int) -> datetime.date:
    if number == 0:
        raise ValueError("there is no day 0")
    days = calendar.monthrange(year, month)[1]
    if number > days:
        raise ValueError(f"{MONTHS[month]} {year} has {days} days")
    return datetime.date(year, month, number)


def _last(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
