"""timeline.ics: the events as a calendar (RFC 5545); icalendar folds and escapes."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Component

from casesite.exports.entries import About, Entry, happenings, standing_of
from casesite.language import t
from casesite.model.case import Case
from casesite.site import Site

DAY = datetime.timedelta(days=1)


def timeline_ics(case: Case, site: Site) -> bytes:
    """The calendar of the whole case."""
    return _calendar(case, site, None)


def of_parties(case: Case, site: Site) -> dict[str, bytes]:
    """A calendar for each party."""
    return {party.id: _calendar(case, site, party) for party in case.parties}


def of_proceedings(case: Case, site: Site) -> dict[str, bytes]:
    """A calendar for each proceeding."""
    return {proceeding.id: _calendar(case, site, proceeding) for proceeding in case.proceedings}


def _calendar(case: Case, site: Site, about: About | None) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//casesite//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add(
        "x-wr-calname", t("{record}: {case}", record=about.label, case=case.profile.short_title) if about else case.profile.short_title
    )
    if about:
        calendar.add("x-wr-caldesc", standing_of(case, about))
    for entry in happenings(case, about):
        calendar.add_component(_component(entry, case, site))
    _add_zones(calendar)
    return bytes(calendar.to_ical())


def _add_zones(calendar: Calendar) -> None:
    """The zones of its times, for the years in which they lie (``VTIMEZONE``)."""
    years = [event.DTSTART.year for event in calendar.events if isinstance(event.DTSTART, datetime.datetime)]
    if years:
        calendar.add_missing_timezones(datetime.date(min(years), 1, 1), datetime.date(max(years) + 1, 1, 1))


def _component(entry: Entry, case: Case, site: Site) -> Component:
    """A day or days, or a time of day; an open interval ends with its first day. The words say how sure the date is.

    A time is one of the case's zone (``TZID``), or without that of UTC. ``DTSTAMP`` is the day of the record, not of
    the build, so that equal input gives equal bytes.
    """
    found = Component()
    date = entry.date
    found.add("uid", f"{entry.key}@casesite")
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
