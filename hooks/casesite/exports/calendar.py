"""timeline.ics: the events as a calendar (RFC 5545); icalendar folds and escapes."""

from __future__ import annotations

import datetime

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
    return bytes(calendar.to_ical())


def _component(entry: Entry, case: Case, site: Site) -> Component:
    """Days without times; an open interval ends with its first day. The words say how sure the date is.

    ``DTSTAMP`` is the day of the record, not of the build, so that equal input gives equal bytes.
    """
    found = Component()
    last = entry.date.first if entry.date.ongoing else entry.date.last
    found.add("uid", f"{entry.key}@casesite")
    found.add("dtstamp", datetime.datetime.combine(case.as_of, datetime.time(), datetime.UTC))
    found.add("dtstart", entry.date.first)
    found.add("dtend", min(last, datetime.date.max - DAY) + DAY)
    found.add("summary", entry.title if entry.date.is_day else t("{title} ({date})", title=entry.title, date=entry.date.words))
    found.add("description", entry.text)
    if entry.place:
        found.add("location", entry.place)
    if site.url:
        found.add("url", site.url + entry.address)
    found.add("transp", "TRANSPARENT")
    return found
