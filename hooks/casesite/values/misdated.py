"""Dates as people write them → what to write instead: each a form that is not read, and the date that it must mean."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from collections.abc import Callable

from casesite.values.edtf import MONTHS, SEASONS, read_end, season, written

EXPECTED = "write 2021-10-21, 2021-10 or 2021, with ~ behind it for about or ? for uncertain"
YEARS = "years run from 0001 to 9999 here"
NOTHING = "no date is in it"
LONGEST = 80  # characters: what is longer is no date in any form

_MONTH_NAMES = {name.lower(): number for number, name in enumerate(MONTHS) if number}
_MONTH_NAMES |= {name.lower()[:3]: number for number, name in enumerate(MONTHS) if number} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
_M, _D = r"(?:0?\d|1[0-2])", r"(?:[012]?\d|3[01])"
_CLOCK = r"(\d{1,2})(?:[:.h]?(\d{2})(?::(\d{2})(?:\.\d+)?)?|h)?(?: ?([ap])\.?m\.?)?"
_NOW = "now|present|today|ongoing|current|date"
_ABOUT = r"(?:circa|about|around|approximately|approx\.?|some time in|ca\.?|c\.?)"
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}
_PARTS = {"early": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12), "beginning": (1, 4), "start": (1, 4), "end": (9, 12)}


def advice(text: str) -> str:
    """What to write in place of a value that has no form of a date: the second half of a sentence."""
    if len(text) > LONGEST:
        return EXPECTED
    digits = (str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text)
    plain = " ".join("".join(digits).translate(_DASHES).split())
    if plain != text and _is_date(plain):
        foreign = next((letter for letter in text if ord(letter) in _DASHES), "")
        if foreign:
            return f"U+{ord(foreign):04X} is no hyphen; write {plain}"
        return f"write {plain}" if plain in text else f"write {plain}, in ordinary digits"
    for pattern, says in FORMS:
        match = re.fullmatch(pattern, plain.casefold())
        if match and (words := says(match)):
            return words
    return EXPECTED


def _is_date(text: str) -> bool:
    try:
        ends = [read_end(end) for end in text.split("/") if end not in ("", "..")]
    except ValueError:
        return False
    return bool(ends) and all(ends) and text.count("/") <= 1


def _meant(text: str) -> str:
    """The date that a text is or must mean; empty where it is not plain."""
    if _is_date(text.upper()):
        return text.upper()
    match = re.fullmatch(r"write ([^ ,]+)", advice(text))
    return match[1] if match and _is_date(match[1]) else ""


def _write(*dates: str) -> str:
    good = list(dict.fromkeys(date for date in dates if _is_date(date)))
    return "write " + " or ".join(good) if good else ""


def _ymd(year: str, month: str, day: str) -> str:
    return written((int(year), int(month), int(day)))


def _by_slashes(match: re.Match[str]) -> str:
    """Month and day in front of the year: both ways round, where both can be."""
    one, two, year = match.group(1, 2, 3)
    dates = [_ymd(year, month, day) for month, day in ((one, two), (two, one))]
    return ("write year-month-day: " + " or ".join(good)) if len(good := [*filter(_is_date, dict.fromkeys(dates))]) > 1 else _write(*good)


def _named(match: re.Match[str]) -> str:
    """A month in words, with or without a day."""
    parts = match.groupdict()
    numbers = [int(parts["year"]), _MONTH_NAMES[parts["month"]], *([int(parts["day"])] if parts.get("day") else [])]
    return _write(written(numbers))


def _short_year(match: re.Match[str]) -> str:
    """A month with two digits of a year: those that the century leaves open are both named."""
    month, year = _MONTH_NAMES[match[1]], int(match[2])
    years = [1900 + year] if year > 40 else [2000 + year, 1900 + year]
    return _write(*(written((full, month)) for full in years)) + " with the full year"


def _interval(match: re.Match[str]) -> str:
    start, end = (_meant(side.strip()) for side in match.group(1, 2))
    return _write(f"{start}/{end}") if start and end else ""


def _short_end(match: re.Match[str]) -> str:
    """An end without the year, or the year and month, that its start has."""
    start, end = match.group(1, 2)
    full = start[: len(start) - len(end)] + end
    return f"write the end in full: {start}/{full}" if _is_date(f"{start}/{full}") else ""


def _years(match: re.Match[str]) -> str:
    """Two years with a hyphen between them."""
    first, second = match.group(1, 2)
    last = second if len(second) == 4 else first[:2] + second
    if len(second) == 2 and not 0 < int(last) - int(first) <= 5:
        return ""
    return _write(f"{first}/{last}")


def _months(numbers: tuple[int, int], year: str) -> str:
    return f"{year}-{numbers[0]:02}/{year}-{numbers[1]:02}"


def _part_of_year(match: re.Match[str]) -> str:
    numbers = _QUARTERS.get(int(match[2]))
    name = "quarter" if int(match[2]) <= 36 else "third" if int(match[2]) <= 39 else "half"
    return f"that is a {name} of a year in EDTF; write {_months(numbers, match[1])}" if numbers else ""


def _in_season(match: re.Match[str]) -> str:
    word = {"fall": "autumn"}.get(match[1], match[1])
    first, last = season(int(match[2]), number := 21 + SEASONS.index(word))
    code = "" if number == int(match[2]) % 100 + 1 else f"{match[2]}-{number}, or "
    return f"a season; write {code}{match[2]}, or the months as {first:%Y-%m}/{last:%Y-%m}"


def _week(match: re.Match[str]) -> str:
    try:
        days = [datetime.date.fromisocalendar(int(match[1]), int(match[2]), day) for day in ([int(match[3])] if match[3] else [1, 7])]
    except ValueError:
        return ""
    return f"a week; write {'/'.join(day.isoformat() for day in days)}"


def _day_of_year(match: re.Match[str]) -> str:
    year, number = int(match[1]), int(match[2])
    if not 1 <= number <= 365 + calendar.isleap(year):
        return ""
    return f"a day of the year; write {datetime.date(year, 1, 1) + datetime.timedelta(number - 1)}"


def _timed(match: re.Match[str]) -> str:
    """A day and a time with something else than T between them, or with a time of twelve hours."""
    hour, minute, second, half, offset = match.group(2, 3, 4, 5, 6)
    hour = int(hour) % 12 + 12 * (half == "p") if half else int(hour)
    offset = re.sub(r"^(...):?(..)?$", lambda found: f"{found[1]}:{found[2] or '00'}", (offset or "").upper())
    date = f"{match[1]}T{hour:02}:{minute or '00'}{f':{second}' if second else ''}{offset}"
    how = "" if match[0][10] == "t" else "T between day and time: "
    return f"write {how}{date}" if _is_date(date) else ""


def _one_of(match: re.Match[str]) -> str:
    ends = [end for end in re.split(r", ?|\.\.", match[1]) if end]
    both = f"{ends[0]}/{ends[-1]}" if ends else ""
    return f"one of several dates; write {both}" if len(ends) > 1 and _is_date(both) else ""


def _before(match: re.Match[str]) -> str:
    return _write(f"../{date}") if (date := _meant(match[1])) and "/" not in date else ""


def _after(match: re.Match[str]) -> str:
    return _write(f"{date}/..") if (date := _meant(match[1])) and "/" not in date else ""


def _about(match: re.Match[str]) -> str:
    return _write(f"{date}~") if (date := _meant(match[1])) and date[-1] not in "~?%" else ""


def _same(match: re.Match[str]) -> str:
    """A date with something around it that says no more."""
    return _write(_meant(match[1].strip()))


def _fixed(words: str) -> Callable[[re.Match[str]], str]:
    return lambda match: words


# A form, all in small letters → what to say of it; nothing where it cannot be meant.
FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"\.\.|/|\.\./\.\.|/\.\.|\.\./", _fixed(NOTHING)),
    (r"n\.? ?d\.?|no date|undated|unknown|not known|tba|tbc|none|\?+|-+", _fixed("leave the line out where no date is known")),
    (r"\d+ ?b\.?c\.?(?:e\.?)?", _fixed(YEARS)),
    (r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (.+)", _same),
    (r"(.+?)(?: ?(?:a\.?d\.?|c\.?e\.?)|[.,;])", _same),
    (r"-\d{4}.*|[+y]-?\d.*|\d{5,7}(-.*)?", lambda match: YEARS if not re.fullmatch(r"\d{6}", match[0]) else ""),
    (r"(\d{3})", lambda match: f"write 0{match[1]} for the year {int(match[1])}" if int(match[1]) else ""),
    (r"\d{3}x|\d{2}xx|\d{4}-xx(-xx)?|\d{4}-\d{2}-xx", lambda match: _write(match[0].upper())),
    (r"(?:the )?(\d{3})0'?s", lambda match: _write(f"{match[1]}X")),
    (
        r"(\d{2})\d?x+-[\dx-]+|(\d{2})xx.+",
        lambda match: f"the day of a year that is not known is level 2 of EDTF; {_write(match[0][:4].upper())}",
    ),
    (r"(\d{4}(?:-\d{2})?)([~?%])(-\d{2}(?:-\d{2})?)", lambda match: f"a mark goes behind the whole date: {match[1]}{match[3]}{match[2]}"),
    (r"([~?%])(\d{4}[\d-]*)", lambda match: _write(match[2] + match[1])),
    (r"(\d{4})-([~?%])(\d{2}.*)", lambda match: f"a mark goes behind the whole date: {match[1]}-{match[3]}{match[2]}"),
    (r"(\d{4}[\d-]*)(?:~\?|\?~|%%|~%|%~|%\?|\?%)", lambda match: _write(f"{match[1]}%")),
    (r"(\d{4}[\d-]*)([~?])\2+", lambda match: _write(match[1] + match[2])),
    (r"[\[{](.+)[\]}]", _one_of),
    (r"(\d{4})-(\d{2})", lambda match: _years(match) or _part_of_year(match) or f"there is no month {match[2]}"),
    (r"(\d{4})[ -]?q([1-4])|q([1-4])[ /-]?(\d{4})", lambda match: f"write {_quarter(match)}"),
    (r"(spring|summer|autumn|fall|winter)(?: of)? (\d{4})", _in_season),
    (
        r"(?:the )?(early|mid|middle|late|beginning|start|end)(?: of|-| in)? ?(\d{4})",
        lambda match: f"write {match[2]}, or the months, as {_months(_PARTS[match[1]], match[2])}",
    ),
    (r"(\d{4})-?w(\d{2})(?:-?([1-7]))?", _week),
    (r"(\d{4})-(\d{3})", _day_of_year),
    (rf"{_M}[./-]{_D}[./-]\d\d|{_D}[./-]{_M}[./-]\d\d", _fixed("write the year in full, as in 2021-10-21")),
    (
        r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?",
        _fixed("a time without a day; write the day in front of it, as in 2021-10-21T13:47"),
    ),
    (rf"(\d{{4}}-\d{{2}}-\d{{2}})(?:t|,? )(?:at )?{_CLOCK} ?(z|[+-]\d{{2}}(?::?\d{{2}})?)?", _timed),
    (r"(\d{1,2})/(\d{1,2})/(\d{4})", _by_slashes),
    (r"(\d{1,2})/(\d{4})", lambda match: _write(f"{match[2]}-{int(match[1]):02}")),
    (r"(\d{4})[/. ](\d{1,2})[/. ](\d{1,2})", lambda match: _write(_ymd(*match.group(1, 2, 3)))),
    (r"(\d{4})/(\d{1,2})", lambda match: _write(f"{match[1]}-{int(match[2]):02}")),
    (r"(\d{1,2})[. -]+(\d{1,2})[. -]+(\d{4})", lambda match: _write(_ymd(match[3], match[2], match[1]))),
    (r"(\d{4})(\d{2})(\d{2})", lambda match: _write(_ymd(*match.group(1, 2, 3)))),
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", lambda match: _write(_ymd(*match.group(1, 2, 3)))),
    (r"(\d{4})-(\d)", lambda match: _write(f"{match[1]}-0{match[2]}")),
    (rf"(?P<month>{_MONTH})\.?,? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", _named),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)?[ -](?P<month>{_MONTH})\.?,?[ -](?P<year>\d{{4}})", _named),
    (rf"(?P<month>{_MONTH})\.?,?(?: of)?[ -](?P<year>\d{{4}})", _named),
    (rf"({_MONTH})\.?[ '’-]+(\d{{2}})", _short_year),
    (
        rf"({_MONTH})\.?(?: ?- ?| to | and )({_MONTH})\.?,? (\d{{4}})",
        lambda match: _write(_months((_MONTH_NAMES[match[1]], _MONTH_NAMES[match[2]]), match[3])),
    ),
    (rf"{_ABOUT} ?(.+)", _about),
    (r"(?:before|until|till|by|up to) (.+)", _before),
    (r"(?:after|since|from) ([^/]+?)(?: on| onwards?)?", _after),
    (rf"(.+?)(?: ?/ ?| ?- ?| to | until )(?:{_NOW})", _after),
    (r"(\d{4})-(\d{4})", _years),
    (r"(\d{4}-\d{2}-\d{2})/(\d{2}(?:-\d{2})?)", _short_end),
    (r"(\d{4}-\d{2})/(\d{2})", _short_end),
    (r"(?:from |between )?(.+?)(?: ?/ ?| - | to | and | until | through |(?<=\d)\.\.(?=\d)|(?<=\d{4}-\d\d-\d\d)-)(.+)", _interval),
)


def _quarter(match: re.Match[str]) -> str:
    year, number = (match[1], match[2]) if match[1] else (match[4], match[3])
    return _months(_QUARTERS[32 + int(number)], year)
