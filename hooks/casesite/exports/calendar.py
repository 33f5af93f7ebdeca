"""timeline.ics: the events as a calendar (RFC 5545); icalendar folds and escapes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TypeAlias
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Component

from casesite.exports.entries import About, Entry, happenings, standing_of
from casesite.exports.news import identifier
from casesite.language import t
from casesite.model.case import Case
from casesite.site import Site

DAY = datetime.timedelta(days=1)
END = b"END:VCALENDAR\r\n"
Written: TypeAlias = dict[str, bytes]  # entries by key


def timeline_ics(case: Case, site: Site) -> bytes:
    """The calendar of the whole case."""
    return _calendar(case, site, None, {})


def of_parties(case: Case, site: Site) -> dict[str, bytes]:
    """A calendar for each party."""
    written: Written = {}
    return {party.id: _calendar(case, site, party, written) for party in case.parties}


def of_proceedings(case: Case, site: Site) -> dict[str, bytes]:
    """A calendar for each proceeding."""
    written: Written = {}
    return {proceeding.id: _calendar(case, site, proceeding, written) for proceeding in case.proceedings}


def _calendar(case: Case, site: Site, about: About | None, written: Written) -> bytes:
    """A calendar; each entry is written once for all calendars, and put in front of the end of the calendar's own lines."""
    calendar = Calendar()
    calendar.add("prodid", "-//casesite//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add(
        "x-wr-calname", t("{record}: {case}", record=about.label, case=case.profile.short_title) if about else case.profile.short_title
    )
    if about:
        calendar.add("x-wr-caldesc", standing_of(case, about))
    entries = happenings(case, about)
    _add_zones(calendar, case, entries, site)
    for entry in entries:
        if entry.key not in written:
            written[entry.key] = bytes(_component(entry, case, site).to_ical())
    return bytes(calendar.to_ical()).removesuffix(END) + b"".join(written[entry.key] for entry in entries) + END


def _add_zones(calendar: Calendar, case: Case, entries: Sequence[Entry], site: Site) -> None:
    """The zones of the times of its entries, for the years in which they lie (``VTIMEZONE``)."""
    timed = [_component(entry, case, site) for entry in entries if entry.date.time]
    if timed:
        years = [component.DTSTART.year for component in timed]
        calendar.subcomponents += timed
        calendar.add_missing_timezones(datetime.date(min(years), 1, 1), datetime.date(max(years) + 1, 1, 1))
        calendar.subcomponents = [part for part in calendar.subcomponents if part.name == "VTIMEZONE"]


def _component(entry: Entry, case: Case, site: Site) -> Component:
    """A day or days, or a time of day; an open interval ends with its first day. The words say how sure the date is.

    A time is one of the case's zone (``TZID``), or without that of UTC. ``DTSTAMP`` is the day of the record, not of
    the build, so that equal input gives equal bytes.
    """
    found = Component()
    date = entry.date
    found.add("uid", str(identifier(case, entry.key)))
    found.add("dtstamp", datetime.datetime.combine(case.as_of, datetime.time(), datetime.UTC))
    if date.time:
        found.add("dtstart", _moment(date.time))
        if date.ends_at and date.ends_at > date.time:
            found.add("dtend", _moment(date.ends_at))
    else:
        found.add("dtstart", date.first)
        found.add("dtend", min(date.last_named, datetime.date.max - DAY) + DAY)
    found.add("summary", entry.title if date.is_exact else t("{title} ({date})", title=entry.title, date=date.words))
    found.add("description", entry.text)
    if entry.place:
        found.add("location", entry.place)
    if site.url:
        found.add("url", site.url + entry.address)
    found.add("transp", "TRANSPARENT")
    return found


def _moment(time: datetime.datetime) -> datetime.datetime:
    return time if isinstance(time.tzinfo, ZoneInfo) else time.astimezone(datetime.UTC)
