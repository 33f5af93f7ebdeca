"""What a date, a day and a time zone may be in a data file; ``dates`` reads them."""

from __future__ import annotations

import datetime
from zoneinfo import available_timezones

from pydantic import ValidationInfo

from casesite.values.dates import CaseDate, read_date, zone_of
from casesite.values.given import refuse, text_of
from casesite.values.spelling import suggestion

_END = r"(\d{4}(-(\d{2}|XX)(-(\d{2}|XX))?)?|\d{3}X|\d{2}XX|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)[~?%]?"
DATE_PATTERN = rf"^({_END}(/(\.\.|{_END})?)?|(\.\.)?/{_END})$"


def when(value: object, info: ValidationInfo) -> CaseDate:
    """A date; its time is of the zone that the context names under ``timezone``, if the value is read as part of a case."""
    if isinstance(value, CaseDate):
        return value
    words = text_of(value)
    case = info.context or {}
    try:
        date = read_date(words, zone_of(case.get("timezone") or ""))
    except ValueError as error:
        raise refuse("bad-date", str(error)) from None
    if date.is_floating and "timezone" in case:
        right = words.replace("/", "-06:00/") if date.ends_at else words
        said = f'"{words}" does not say in what zone; write the offset, as in {right.rstrip("~?%")}-06:00, or "timezone:" in case.yml'
        raise refuse("bad-date", said)
    return date


def day(value: object, info: ValidationInfo) -> datetime.date:
    """One day, exactly."""
    if isinstance(value, datetime.date):
        return value
    date = when(value, info)
    if not date.is_day:
        raise refuse("bad-date", f'"{date}" is not one day; write it as 2021-10-21')
    return date.first


def zone(value: object) -> str:
    """The IANA name of a time zone."""
    words = text_of(value)
    if zone_of(words) is None:
        known = sorted(available_timezones())
        ends = [name for name in known if name.rpartition("/")[2].casefold() == words.rpartition("/")[2].replace(" ", "_").casefold()]
        near = f'; did you mean "{ends[0]}"?' if ends else suggestion(words, known) or "; write one as America/Santiago, Europe/Berlin"
        raise refuse("bad-timezone", f'"{words}" is not the name of a time zone{near}')
    return words
