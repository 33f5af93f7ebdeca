"""timeline.ics: the events as a calendar (RFC 5545); icalendar folds and escapes."""

from __future__ import annotations

import datetime

from icalendar import Calendar
from icalendar import Event as Entry

from casesite.addresses import stable
from casesite.case import Case
from casesite.kinds import Event
from casesite.site import Site


def timeline_ics(case: Case, site: Site) -> bytes:
    """Every event as days without times; an open interval ends with its first day.

    ``DTSTAMP`` is the day of the record, not of the build, so that equal input gives equal bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//casesite//timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", case.profile.short_title)
    for event in case.events:
        calendar.add_component(entry(event, case, site))
    return bytes(calendar.to_ical())


def entry(event: Event, case: Case, site: Site) -> Entry:
    """One event as a calendar entry; its words say how sure the date is."""
    found = Entry()
    last = event.date.first if event.date.ongoing else event.date.last
    found.add("uid", f"{event.id}@casesite")
    found.add("dtstamp", datetime.datetime.combine(case.as_of, datetime.time(), datetime.UTC))
    found.add("dtstart", event.date.first)
    found.add("dtend", last + datetime.timedelta(days=1))
    found.add("summary", event.title if event.date.is_day else f"{event.title} ({event.date.words})")
    found.add("description", f"{case.words_of(event.text)} [{event.status.value}]")
    if event.place:
        found.add("location", event.place)
    if site.url:
        found.add("url", site.url + stable(event))
    found.add("transp", "TRANSPARENT")
    return found
