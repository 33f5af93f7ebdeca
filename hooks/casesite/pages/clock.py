"""Times of day on a page: in which zone they are, said once, and the day of the incident minute by minute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casesite.language import listed, spoken, t, zone_words
from casesite.model.case import Case
from casesite.model.kinds import Dispute, Event

FEWEST = 3  # events of the day with a time, for which a section of its own is worth while


@dataclass(frozen=True)
class Minute:
    """An event of the day of the incident that has a time: its time, and the questions that are asked about it."""

    event: Event
    time: str
    disputes: tuple[Dispute, ...]


def minutes(case: Case) -> list[Minute]:
    """The events of the day of the incident that have a time, in order; none where they are fewer than three."""
    day = case.profile.incident.date
    timed = [event for event in case.events if event.date.time and day.first <= event.date.first <= day.last]
    if len(timed) < FEWEST:
        return []
    return [Minute(event, event.date.clock, tuple(case.naming(event, Dispute))) for event in timed]


def zone_note(case: Case, events: Iterable[Event]) -> str:
    """In which zone the times of some events are; empty where none has a time."""
    times = [event.date.time for event in events if event.date.time and event.date.time.tzinfo]
    if not times:
        return ""
    offsets = listed(list(dict.fromkeys(f"UTC{time.isoformat()[-6:]}" if time.utcoffset() else "UTC" for time in times)))
    if case.profile.timezone:
        return t(
            "Times of day are those of the place: {zone} ({offsets}).", zone=zone_words(spoken(), case.profile.timezone), offsets=offsets
        )
    return t("Times of day are those of the place ({offsets}).", offsets=offsets)
