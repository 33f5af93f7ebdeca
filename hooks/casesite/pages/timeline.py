"""The timeline: every event in order; a long one is split by year, and keeps its addresses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from casesite.language import t
from casesite.model.addresses import timeline_parts
from casesite.model.case import Case
from casesite.model.kinds import Event, Status
from casesite.model.labels import status_words
from casesite.pages.clock import zone_note
from casesite.pages.page import Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page, or an index of all events with a page for each year or part of one."""
    parts = timeline_parts(case)
    labels = {category.id: category.label for category in case.profile.categories}
    split = "" not in parts
    for name, events in parts.items():
        if name:
            names = list(parts)
            here = names.index(name)
            around = {"previous": names[here - 1] if here else None, "next": names[here + 1] if here + 1 < len(names) else None}
            context = {"name": name, "years": by_year(events), "labels": labels, "zone": zone_note(case, events), **around}
            yield Page(f"timeline/{name}/index.md", "timeline_part.md.j2", first_place(case, events), context)
    index = {"years": by_year(case.events), "labels": labels, "parts": list(parts), "choices": choices(case)}
    index["zone"] = zone_note(case, case.events)
    template = "timeline_index.md.j2" if split else "timeline.md.j2"
    yield Page("timeline/index.md", template, first_place(case, case.events), index, boost=0 if split else 1)


def choices(case: Case) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What the events can be filtered by: the field's name, its label, and its values with their words."""
    parties = {id for event in case.events for id in event.parties}
    proceedings = {id for event in case.events for id in event.proceedings}
    return [
        ("category", t("Category"), [(category.id, category.label) for category in case.profile.categories]),
        ("status", t("Status"), [(status.value, status_words(status, start=True)) for status in Status]),
        (
            "party",
            t("Party"),
            sorted(((party.id, party.name) for party in case.parties if party.id in parties), key=lambda pair: pair[1].casefold()),
        ),
        ("proceeding", t("Proceeding"), [(record.id, record.title) for record in case.proceedings if record.id in proceedings]),
    ]


def by_year(events: list[Event]) -> list[tuple[str, list[Event]]]:
    """Events in order, grouped by the year in which they began."""
    return [(year, list(found)) for year, found in groupby(events, key=lambda event: event.date.year)]
