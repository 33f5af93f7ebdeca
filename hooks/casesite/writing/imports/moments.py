"""The date and the time of a row of a TimelineJS sheet, from cells as spreadsheets and people fill them, in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from casesite.values.dates import CaseDate, read_date, written
from casesite.writing.imports.dates import month_of

_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DECADE = re.compile(r"(\d{3})0'?s")
_SPAN = re.compile(r"([^\W\d]+)\s*(?:-|–|/|to)\s*([^\W\d]+)")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(?:([ap])\.?\s*m\.?)?", re.IGNORECASE)
_CENTURY = 30  # "31" is more likely 1931 than 2031


def date_of(cells: Mapping[str, str]) -> CaseDate:
    """The date of a row, as precise as the row gives it. Raise ValueError, in words."""
    start, end = (_end(cells, prefix) for prefix in ("", "end "))
    if not start:
        raise ValueError("it has no Year")
    if "/" in start and end:
        raise ValueError(f'its date ends twice: Month "{cells.get("month")}", and an End Year')
    return read_date(f"{start}/{end}" if end and end != start else start)


def time_of(words: str) -> str:
    """A time of day as EDTF has it, ``13:47`` or ``13:47:05``. Raise ValueError for what is none."""
    match = _TIME.fullmatch(words.strip())
    half = (match[4] or "").casefold() if match else ""
    if not match or not (match[2] or half):
        raise ValueError(f"{words} is no time")
    hour, minute, second = (int(number or 0) for number in match.group(1, 2, 3))
    if hour > (12 if half else 23) or (half and not hour) or minute > 59 or second > 59:
        raise ValueError(f"{words} is no time")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if match[3] and second else "")


def with_times(date: CaseDate, start: str, end: str) -> CaseDate:
    """A date with the times of day at which it starts and ends, either of which may be empty. Raise ValueError where it takes none."""
    first, _, last = date.text.partition("/")
    last = last or (first if end else "")
    return read_date("/".join(f"{day}T{time}" if time else day for day, time in ((first, start), (last, end)) if day))


def _end(cells: Mapping[str, str], prefix: str) -> str:
    """One end of the date of a row: the year, and the month and day that are not nought."""
    year, month, day = (_number(cells.get(f"{prefix}{name}", "")) for name in ("year", "month", "day"))
    if _WHOLE.fullmatch(year) and not month and not day:
        return year
    if (month or day) and (not year or (day and not month)):
        raise ValueError(f'its {prefix}date has a gap: year "{year}", month "{month}", day "{day}"')
    if not year:
        return ""
    if match := _SPAN.fullmatch(month):
        first, last = month_of(match[1]), month_of(match[2])
        if first and last and not day and not prefix:
            return f"{_year(year, prefix)}-{first:02}/{_year(year, prefix)}-{last:02}"
    number = month_of(month) or (int(month) if month.isascii() and month.isdigit() else 0)
    day_number = _DAY.fullmatch(day)
    if (month and not number) or (day and not day_number):
        raise ValueError(f'its {prefix}date is not in numbers: "{"-".join(filter(None, (year, month, day)))}"')
    decade = _decade(year)
    if decade and not month:
        return decade
    return written(part for part in (_year(year, prefix), number, int(day_number[1]) if day_number else 0) if part)


def _number(cell: str) -> str:
    """A cell without what spreadsheets put into numbers: marks between thousands, a decimal nought; nought alone is nothing."""
    digits = re.sub(r"(?<=\d)[,.'’\s](?=\d{3}$)", "", cell.strip().removeprefix("'"))
    digits = re.sub(r"\.0+$", "", digits)
    return "" if re.fullmatch(r"0+", digits) else digits


def _decade(year: str) -> str:
    """A decade in EDTF, where a date may be one."""
    match = _DECADE.fullmatch(year)
    if not match:
        return ""
    try:
        return read_date(f"{match[1]}X").text
    except ValueError:
        raise ValueError(f'"{year}" is a decade; write {match[1]}0 as the Year and {match[1]}9 as the End Year') from None


def _year(year: str, prefix: str) -> int:
    column = f"{prefix}year".title()
    if re.fullmatch(r"[-−]\d+|\d{5,}", year):
        raise ValueError(f'its {column} is "{year}"; years run from 1 to 9999 here')
    if re.fullmatch(r"\d{1,2}", year):
        full = f"{19 if int(year) > _CENTURY else 20}{int(year):02}"
        raise ValueError(f'its {column} is "{year}"; write {full} (or {int(year):04} for the year {int(year)})')
    if re.search(r"[/.]", year):
        raise ValueError(f'its {column} is "{year}"; write the year, month and day in columns of their own')
    if not re.fullmatch(r"\d{3,4}", year) or not year.isascii():
        raise ValueError(f'its {prefix}date is not in numbers: "{year}"')
    return int(year)
