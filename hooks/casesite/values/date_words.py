"""How a date reads: each end as precisely as it is known, and two of them without what they share."""

from __future__ import annotations

import datetime
import re

from casesite.language import message, spoken, t, tc, tn
from casesite.locales import DAY, MONTH, YEAR, date_words, time_words
from casesite.values.edtf import SEASONS, End, Form

_FORMS = {Form.DAY: DAY, Form.DAY_UNKNOWN: MONTH, Form.MONTH: MONTH}
_SEASONS = {
    "spring": message("season", "spring {year}"),
    "summer": message("season", "summer {year}"),
    "autumn": message("season", "autumn {year}"),
    "winter": message("season", "winter {year}"),
}


def words_of(text: str, start: End | None, end: End | None) -> str:
    """A date in words, from its text and its two ends, of which one may be open or not known."""
    if start is None or end is None:
        return _half_open(text, start, end)
    if start is end:
        return _one(start)
    if start.time and end.time and start.first == end.first:
        return t("{date}, {time}", date=_date(start), time=clock_of(start, end))
    opening, closing = _one(start), _one(end)
    if opening == closing:
        return opening
    if start.mark or end.mark or start.form is not end.form or start.form not in (Form.DAY, Form.MONTH, Form.YEAR):
        return t("{start} to {end}", start=opening, end=closing)
    short = _unshared(opening, closing)
    return t("{start} to {end}", start=short, end=closing) if " " in short else t("{start}–{end}", start=short, end=closing)


def clock_of(start: End | None, end: End | None) -> str:
    """The time of day alone, from when to when, where a date has one: "about 06:41", "06:41–07:15"."""
    if start is None or start.time is None:
        return ""
    if end is None or end is start or end.time is None or start.first != end.first:
        return _marked_clock(start)
    return t("{start}–{end}", start=_marked_clock(start), end=_marked_clock(end))


def _half_open(text: str, start: End | None, end: End | None) -> str:
    if start:
        since = text.endswith("..")
        return t("since {date}", date=_one(start)) if since else t("{date}, end not known", date=_one(start))
    until = text.startswith("..")
    date = _one(end) if end else ""
    if until and end and not end.mark and (end.time or end.form is Form.DAY):
        return tc("day", "until {date}", date=date)
    return t("until {date}", date=date) if until else t("{date}, start not known", date=date)


def _unshared(opening: str, closing: str) -> str:
    """The opening of an interval without the month and year that its end names, too, where a language has them at the end."""
    words, others = opening.split(), closing.split()
    while words[1:] and words[-1] == others[-1]:
        words.pop()
        others.pop()
    short = " ".join(words)
    return short if closing[-1].isdigit() and not short.endswith(",") else opening


def _one(end: End) -> str:
    if end.time:
        return t("{date}, {time}", date=_date(end), time=_marked_clock(end))
    return _marked(end, _date(end))


def _marked(end: End, date: str) -> str:
    """A date with its mark; of a day, languages say it with an article that others lack."""
    match end.mark:
        case "~" if end.form is Form.DAY:
            return tc("day", "about {date}", date=date)
        case "%" if end.form is Form.DAY:
            return tc("day", "about {date} (uncertain)", date=date)
        case "~":
            return t("about {date}", date=date)
        case "?":
            return t("{date} (uncertain)", date=date)
        case "%":
            return t("about {date} (uncertain)", date=date)
        case _:
            return date


def _marked_clock(end: End) -> str:
    """A time with its mark; the hour is a number, as some languages have it: "hacia la 01:30", "hacia las 06:41"."""
    words, hour = _clock(end), end.time.hour if end.time else 0
    match end.mark:
        case "~":
            return tn("about {time}", "about {time}", hour, time=words)
        case "%":
            return tn("about {time} (uncertain)", "about {time} (uncertain)", hour, time=words)
        case _:
            return _marked(end, words)


def _date(end: End) -> str:
    """An end without its mark and its time."""
    words = date_words(spoken(), end.first, _FORMS.get(end.form, DAY if end.time else YEAR))
    match end.form:
        case Form.DAY_UNKNOWN:
            return t("{date}, day not known", date=words)
        case Form.MONTH_UNKNOWN:
            return t("{date}, month not known", date=words)
        case Form.SEASON:
            number = int(re.split("-", end.text)[1][:2])
            return tc("season", _SEASONS[SEASONS[(number - 21) % 4]], year=words)
        case Form.DECADE:
            return t("the {year}s", year=words)
        case Form.CENTURY:
            return t("{start}–{end}, year not known", start=words, end=date_words(spoken(), end.last, YEAR))
        case _:
            return words


def _clock(end: End) -> str:
    """The time of day; in UTC, where that is what was written and the case has no zone of its own."""
    if end.time is None:
        return ""
    words = time_words(spoken(), end.time, seconds=end.form is Form.SECOND)
    return t("{time} UTC", time=words) if end.time.tzinfo is datetime.UTC else words
