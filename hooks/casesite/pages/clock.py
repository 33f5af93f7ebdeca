"""Times of day on a page: in which zone they are, said once, and the days of the incidents, minute by minute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casesite.language import listed, spoken, t
from casesite.locales import zone_words
from casesite.model.case import Case
from casesite.model.kinds import Dispute, Event, Incident

FEWEST = 3  # events of the day with a time, for which a section of its own is worth while


@dataclass(frozen=True)
class Minute:
    """An event of the day of an incident that has a time: its time, and the questions that are asked about it."""

    event: Event
    time: str
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True)
class Day:
    """An incident with the events of its day: all, those that have a time, and the zone of those times; the rest is ``untimed``.

    There are no minutes where they are fewer than three.
    """

    incident: Incident
    events: Sequence[Event]
    minutes: Sequence[Minute]
    zone: str

    @property
    def untimed(self) -> list[Event]:
        """The events that do not stand minute by minute."""
        timed = {minute.event.id for minute in self.minutes}
        return [event for event in self.events if event.id not in timed]


def days(case: Case) -> list[Day]:
    """The incidents up to the day shown, or the first alone, each with the events that are not of the day of one before it."""
    incidents, found = case.profile.all_incidents, list[Day]()
    told = set[str]()
    for incident in [one for one in incidents if one.date.first <= case.as_of] or incidents[:1]:
        day = incident.date
        begun = [event for event in case.events if day.first <= event.date.first <= day.last and event.id not in told]
        timed = [event for event in begun if event.date.time]
        timed = timed if len(timed) >= FEWEST else []
        events = [event for event in begun if event.date.last <= day.last]
        told |= {event.id for event in (*events, *timed)}
        minutes = [Minute(event, event.date.clock, tuple(case.naming(event, Dispute))) for event in timed]
        found.append(Day(incident, events, minutes, zone_note(case, timed)))
    return found


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
