"""What a date may be: the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that a case needs.

``2021-10-21``, ``2021-10``, ``2021``; ``~`` for about, ``?`` for uncertain, ``%`` for both; a time of day,
``2021-10-21T13:47-06:00``, without the offset where the case has a time zone; what is known no better: ``199X``,
``2021-XX``, ``2021-22``; an interval ``2021-10-06/2021-10-21``, open as ``2021-10-06/..`` or ``../2021-10-21``, with an
end that is not known as ``2021-10-06/``. A month is never shown as its first day. ``edtf`` reads one end of it.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import cache, total_ordering
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from casesite.language import voice
from casesite.values.date_words import clock_of, words_of
from casesite.values.edtf import End, Form, read_end, written
from casesite.values.misdated import NOTHING, advice

__all__ = ["CaseDate", "End", "Form", "at_time", "day", "read_clock", "read_date", "written", "zone_of"]

QUOTED = 60  # characters of what is no date that a message repeats
_BEGINNING = datetime.datetime(1, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=14)))  # no moment is earlier


@total_ordering
@dataclass(frozen=True)
class CaseDate:
    """A date as precise as it is known, from its first possible day to its last.

    ``text`` is the EDTF form as written; ``start`` and ``end`` are its two ends, the same one where it is no interval,
    and nothing where an end is open or not known. A time is that of the clock where the case happened, if the case
    says where, else that of its offset. Without a start, what is known begins where the end does.
    """

    text: str
    first: datetime.date
    last: datetime.date
    start: End | None
    end: End | None

    def __lt__(self, other: CaseDate) -> bool:
        return (self.order, self.text) < (other.order, other.text)

    def __str__(self) -> str:
        return self.text

    @property
    def order(self) -> tuple[datetime.date, datetime.date, float, datetime.date]:
        """What dates are sorted by: the first day, then the last; on one day, what has a time after what has none."""
        if self.time is None:
            return self.first, self.last, 0.0, self.last
        moment = self.time if self.time.tzinfo else self.time.replace(tzinfo=datetime.UTC)
        return self.first, self.first, 1 + (moment - _BEGINNING).total_seconds(), self.last

    @property
    def approximate(self) -> bool:
        """Whether one of its ends is about then."""
        return any(mark in "~%" for mark in self._marks)

    @property
    def uncertain(self) -> bool:
        """Whether one of its ends is open to doubt."""
        return any(mark in "?%" for mark in self._marks)

    @property
    def ongoing(self) -> bool:
        """Whether it says when something began, and no end: it goes on, or the end is not known."""
        return self.end is None

    @property
    def last_named(self) -> datetime.date:
        """The last day that it names: of what has no end, the first."""
        return self.first if self.ongoing else self.last

    @property
    def time(self) -> datetime.datetime | None:
        """The time of day at which it begins, in the zone in which it is shown, where there is one."""
        return self.start.time if self.start else None

    @property
    def ends_at(self) -> datetime.datetime | None:
        """The time of day at which it ends, where it is an interval with one."""
        return self.end.time if self.end and self.end is not self.start else None

    @property
    def is_floating(self) -> bool:
        """Whether it has a time of which neither it nor the case says in what zone."""
        return any(end.time is not None and end.time.tzinfo is None for end in (self.start, self.end) if end)

    @property
    def is_day(self) -> bool:
        """Whether it names one day, exactly."""
        return self.start is self.end and self.start is not None and self.start.form is Form.DAY and not self.start.mark

    @property
    def is_exact(self) -> bool:
        """Whether it names one day, or times of day from which to which, exactly."""
        timed = all(end.time and not end.mark for end in self.ends) and not self.ongoing and self.start is not None
        return self.is_day or timed

    @property
    def iso(self) -> str:
        """The start without marks, or the end of what has no start, as HTML's ``<time datetime>`` takes it; empty for a decade."""
        end = self.start or self.end
        return end.iso if end else ""

    @property
    def year(self) -> str:
        """The year in which it begins, in four digits."""
        return f"{self.first.year:04}"

    @property
    def words(self) -> str:
        """The date as a reader reads it: "about October 2021", "6–21 October 2021", "21 October 2021, 13:47"."""
        return _words(voice(), self, str(self.time and self.time.tzinfo))

    @property
    def clock(self) -> str:
        """The time of day alone as a reader reads it, where there is one: "about 13:47"."""
        return clock_of(self.start, self.end)

    @property
    def ends(self) -> tuple[End, ...]:
        """Its ends as far as they are known, in order; one, where it is no interval."""
        return tuple(dict.fromkeys(end for end in (self.start, self.end) if end))

    def is_before(self, other: CaseDate) -> bool:
        """Whether all that it may be lies before all that another may be: by the clock where both have a time, else by the day."""
        mine = self.end.time if self.end else None
        theirs = other.time
        if mine and theirs and bool(mine.tzinfo) is bool(theirs.tzinfo):
            return mine < theirs
        return self.last < other.first

    @property
    def _marks(self) -> list[str]:
        return [end.mark for end in (self.start, self.end) if end and end.mark]


@cache
def read_date(text: str, zone: ZoneInfo | None = None) -> CaseDate:
    """Read an EDTF date or interval; raise ValueError with a sentence on what is wrong.

    A time is turned to that of ``zone``, the zone of the case; one without an offset is taken to be of it, and stays
    without a zone where there is none.
    """
    opening, slash, closing = text.partition("/")
    start = _end(text, opening, zone) if opening not in ("", "..") or not slash else None
    end = start if not slash else _end(text, closing, zone) if closing not in ("", "..") else None
    if start is None and end is None:
        raise ValueError(f'"{_short(text)}" is not a date; {NOTHING}')
    first, last = start or end, end
    if start and end and start is not end and _ends_before(start, end):
        raise ValueError(f'"{text}" ends before it starts')
    return CaseDate(text, first.first, last.last if last else datetime.date.max, start, end)  # type: ignore[union-attr]  # one of them is there


def day(date: datetime.date) -> CaseDate:
    """A day of the calendar as a case date."""
    return read_date(date.isoformat())


def at_time(date: str, clock: datetime.time) -> str:
    """A day in EDTF with a time of day, in the zone of the case: ``at_time("2021-10-21", time(13, 47))`` is 2021-10-21T13:47."""
    return f"{date}T{clock.isoformat('seconds' if clock.second else 'minutes')}"


def read_clock(words: str) -> datetime.time:
    """Read a time of day as spreadsheets have it, 13:47, 13:47:05 or 1:47 PM; raise ValueError with a sentence on what is wrong."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])\.?m\.?)?", words.strip().casefold())
    if not match:
        raise ValueError(f'"{words}" is not a time of day; write 13:47')
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        if not 1 <= hour <= 12:
            raise ValueError(f'"{words}" is not a time of day; there is no hour {match[1]} on a clock of twelve')
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    try:
        return datetime.time(hour, minute, second)
    except ValueError:
        raise ValueError(f'"{words}" is not a time of day') from None


@cache
def zone_of(name: str) -> ZoneInfo | None:
    """The time zone of an IANA name, or nothing where no zone is called so."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _end(text: str, part: str, zone: ZoneInfo | None) -> End:
    try:
        end = read_end(part)
    except ValueError as error:
        raise ValueError(f'"{_short(text)}" is not a date; {error}') from None
    if end is None:
        raise ValueError(f'"{_short(text)}" is not a date; {advice(text)}')
    return _in_zone(text, end, zone) if end.time and zone else end


def _in_zone(text: str, end: End, zone: ZoneInfo) -> End:
    """An end with its time as the clocks of a zone showed it."""
    if end.time is None or end.time.tzinfo is not None:
        time = end.time.astimezone(zone) if end.time else None
    else:
        early, late = (end.time.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
        if early.astimezone(datetime.UTC).astimezone(zone).replace(tzinfo=None) != end.time:
            raise ValueError(f'"{text}" is not a time in {zone.key}; the clocks were put forward past it')
        if early.utcoffset() != late.utcoffset():
            offsets = " or ".join(f"{time:%H:%M}{_offset(time)}" for time in (early, late))
            raise ValueError(f'"{text}" came twice in {zone.key}, as the clocks were put back; write the offset: {offsets}')
        time = early
    return replace(end, time=time, first=time.date(), last=time.date()) if time else end


def _short(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED]} …"


def _offset(time: datetime.datetime) -> str:
    return time.isoformat()[-6:]


def _ends_before(start: End, end: End) -> bool:
    if start.time and end.time and bool(start.time.tzinfo) is bool(end.time.tzinfo):
        return end.time < start.time
    return end.last < start.first


@cache
def _words(said_by: object, date: CaseDate, zone: str) -> str:  # noqa: ARG001  # one moment has other words in another voice or zone
    return words_of(date.text, date.start, date.end)
