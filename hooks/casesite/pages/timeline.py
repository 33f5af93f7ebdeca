"""The timeline: every event in order; a long one is split by year, and keeps its addresses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from casesite.language import t
from casesite.model.addresses import timeline_parts
from casesite.model.case import Case
from casesite.model.kinds import Event, Status
from casesite.model.labels import part_name, status_words
from casesite.pages.lanes_svg import picture
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
            lead = t("Every event in order, with its status, whose word it is, and its sources.")
            yield Page(
                path=f"timeline/{name}/index.md",
                kind="timeline_part",
                title=t("Timeline: {part}", part=part_name(name)),
                trail=((t("Timeline"), "timeline/"),),
                description=f"{part_name(name)}. {lead}",
                explains_marks=True,
                source=first_place(case, events),
                changed=case.as_of,
                context={"name": name, "years": by_year(events), "labels": labels, **around},
            )
    full, short = (
        t("Every event in order, with its status, whose word it is, and its sources."),
        t("Every event in order. Each leads to its full entry, with its status and sources."),
    )
    yield Page(
        path="timeline/index.md",
        kind="timeline_index" if split else "timeline",
        title=t("Timeline"),
        lead=short if split else full,
        explains_marks=not split,
        source=first_place(case, case.events),
        changed=case.as_of,
        boost=0 if split else 1,
        context={
            "years": by_year(case.events),
            "labels": labels,
            "parts": list(parts),
            "choices": choices(case),
            "picture": picture(case),
        },
    )


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
    return [(year, list(found)) for year, found in groupby(events, key=lambda event: event.date.iso[:4])]
