"""The overview: thirty seconds to the gist."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Event, ProceedingKind, Progress, Statement, Status
from casesite.pages.clock import minutes, zone_note
from casesite.pages.page import Page

DONE = (Progress.ENACTED, Progress.ADOPTED, Progress.ENFORCED)


def pages(case: Case) -> Iterator[Page]:
    """What happened, where each proceeding stands, what was found, what is still open."""
    day = case.profile.incident.date
    standings = {
        kind: [(proceeding, case.standing(proceeding)) for proceeding in case.proceedings if proceeding.kind is kind]
        for kind in ProceedingKind
    }
    yield Page(
        "index.md",
        "overview.md.j2",
        case.profile_node.place,
        {
            "incident": [event for event in case.events if day.first <= event.date.first and event.date.last <= day.last],
            "standings": {kind: found for kind, found in standings.items() if found},
            "findings": list(findings(case)),
            "minutes": minutes(case),
            "zone": zone_note(case, (minute.event for minute in minutes(case))),
            "changes": [reform for reform in case.reforms if reform.progress in DONE],
        },
        boost=2,
    )


def findings(case: Case) -> Iterator[tuple[Event, Statement | Event]]:
    """What a court, jury or agency found, by the event that it belongs to."""
    for event in case.events:
        found: list[Event | Statement] = [event, *event.statements]
        yield from ((event, statement) for statement in found if statement.status is Status.FINDING)
