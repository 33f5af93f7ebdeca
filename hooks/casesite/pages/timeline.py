"""The timeline: every event in one line, to be opened in place; and a page for each event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from casesite.language import t
from casesite.model.addresses import timeline_parts
from casesite.model.case import Case
from casesite.model.kinds import Dispute, Event, Party, Proceeding, Record, Status
from casesite.model.labels import status_words
from casesite.pages.bars import columns
from casesite.pages.clock import zone_note
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import RECORD_BOOST, Page, first_place

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")  # that a date names; a season is none


def pages(case: Case) -> Iterator[Page]:
    """The index, split by year where it is long, and a page an event; nothing where a case has none."""
    if not case.events:
        return
    labels = {category.id: category.label for category in case.profile.categories}
    parts = timeline_parts(case)
    index = Page(
        path="timeline/index.md",
        kind="timeline",
        title=t("Timeline"),
        lead=t("Every event in order. Open one for what happened and whose word that is; its own page has the sources."),
        explains_marks=True,
        source=first_place(case, case.events),
        changed=case.as_of,
        context={"labels": labels, "bars": bars(parts, case.events)},
    )

    def entries(events: Sequence[Event]) -> Mapping[str, Any]:
        return {"years": by_year(events), "choices": choices(case, events), "zone": zone_note(case, events)}

    yield from split_index(index, parts, lambda name: numbered(name, str), entries)
    for number, event in enumerate(case.events):
        named = case.naming(event, Record)
        yield Page(
            path=f"timeline/{event.id}/index.md",
            kind="event",
            title=event.title,
            record=event,
            trail=((t("Timeline"), "timeline/"),),
            description=f"{event.date.words}. {case.words_of(event.text)}",
            explains_marks=True,
            source=event.node.place,
            changed=case.as_of,
            boost=RECORD_BOOST / 2,
            context={
                "event": event,
                "category": labels.get(event.category, event.category),
                "disputes": [record for record in named if isinstance(record, Dispute)],
                "mentions": [record for record in named if not isinstance(record, Dispute | Party | Proceeding)],
                "before": case.events[number - 1] if number else None,
                "after": case.events[number + 1] if number + 1 < len(case.events) else None,
            },
        )


def choices(case: Case, events: Sequence[Event]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What events can be filtered by: the field's name, its label, and the values that some event has, with their words."""
    parties = {id for event in events for id in event.parties}
    proceedings = {id for event in events for id in event.proceedings}
    categories = {event.category for event in events}
    statuses = {event.status for event in events} | {part.status for event in events for part in event.statements}
    people = sorted(((party.id, party.name) for party in case.parties if party.id in parties), key=lambda pair: pair[1].casefold())
    return [
        ("year", t("Year"), [(year, year) for year in dict.fromkeys(event.date.year for event in events)]),
        ("category", t("Category"), [(category.id, category.label) for category in case.profile.categories if category.id in categories]),
        ("status", t("Status"), [(status.value, status_words(status, start=True)) for status in Status if status in statuses]),
        ("party", t("Person or body"), people),
        ("proceeding", t("Court case"), [(record.id, record.title) for record in case.proceedings if record.id in proceedings]),
    ]


def by_year(events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    """Events in order, grouped by the year in which they began."""
    return [(year, list(found)) for year, found in groupby(events, key=lambda event: event.date.year)]


@dataclass(frozen=True)
class Bar:
    """A year with its events: how many there are, where they stand, and how many began in each month."""

    year: str
    number: int
    address: str
    drawn: str


def bars(parts: Mapping[str, Sequence[Event]], events: Sequence[Event]) -> list[Bar]:
    """The years that have events; an event of which only the year is known belongs to no month."""
    months: dict[str, list[int]] = {}
    for event in events:
        counts = months.setdefault(event.date.year, [0] * 12)
        if month := MONTH.match(event.date.iso):
            counts[int(month[1]) - 1] += 1
    most = max(max(counts) for counts in months.values()) or 1
    numbers = Counter(event.date.year for event in events)
    return [
        Bar(year, numbers[year], f"timeline/#y{year}" if "" in parts else f"timeline/{year}/", columns(counts, most))
        for year, counts in months.items()
    ]
