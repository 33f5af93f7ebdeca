"""Where each record is found. Addresses are short, and stay."""

from __future__ import annotations

from collections import defaultdict

from casesite.model.case import Case
from casesite.model.kinds import (
    Correction,
    Dispute,
    Event,
    Party,
    Precedent,
    Proceeding,
    Record,
    Reform,
    SafetyProtocol,
    Source,
    SourceCheck,
    Term,
)

SPLIT_TIMELINE = 100  # events; a longer timeline gets a page a year
SPLIT_YEAR = 75  # events; a longer year gets several parts
_OWN_PAGE: dict[type[Record], str] = {Party: "parties/", Proceeding: "proceedings/", SafetyProtocol: "safety/", SourceCheck: "sources/"}
_ON_PAGE: dict[type[Record], str] = {
    Event: "timeline/",
    Dispute: "disputes/",
    Reform: "safety/",
    Precedent: "safety/",
    Source: "sources/",
    Term: "glossary/",
    Correction: "corrections/",
}


def has_own_page(record: Record) -> bool:
    """Whether the record is a page, and not a section of one."""
    return type(record) in _OWN_PAGE


def stable(record: Record) -> str:
    """The address that never changes, from the site's root: a folder, or a folder and a fragment."""
    if folder := _OWN_PAGE.get(type(record)):
        return f"{folder}{record.id}/"
    return f"{_ON_PAGE[type(record)]}#{record.id}"


def timeline_parts(case: Case) -> dict[str, list[Event]]:
    """The timeline's pages below ``timeline/``, each with its events; one nameless part where it is short."""
    events = case.events
    if len(events) <= SPLIT_TIMELINE:
        return {"": events}
    years: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        years[event.date.year].append(event)
    parts: dict[str, list[Event]] = {}
    for year, found in years.items():
        for number, start in enumerate(range(0, len(found), SPLIT_YEAR), 1):
            parts[year if number == 1 else f"{year}-{number}"] = found[start : start + SPLIT_YEAR]
    return parts


def addresses(case: Case) -> dict[str, str]:
    """Every record's present address: the stable one, or for an event of a split timeline its part."""
    found = {record.id: stable(record) for record in case.records.values()}
    for name, events in timeline_parts(case).items():
        if name:
            found |= {event.id: f"timeline/{name}/#{event.id}" for event in events}
    return found
