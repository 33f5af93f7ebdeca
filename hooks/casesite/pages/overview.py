"""The overview: thirty seconds to the gist."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Event, ProceedingKind, Progress, Statement, Status
from casesite.model.standing import of_proceeding
from casesite.pages.lanes_svg import picture
from casesite.pages.page import Page

DONE = (Progress.ENACTED, Progress.ADOPTED, Progress.ENFORCED)


def pages(case: Case) -> Iterator[Page]:
    """What happened, where each proceeding stands, what was found, what is still open."""
    day = case.profile.incident.date
    standings = {
        kind: [(proceeding, of_proceeding(proceeding, case.as_of)) for proceeding in case.proceedings if proceeding.kind is kind]
        for kind in ProceedingKind
    }
    yield Page(
        path="index.md",
        kind="overview",
        title=case.profile.title,
        explains_marks=True,
        source=case.profile_node.place,
        changed=case.as_of,
        boost=2,
        context={
            "picture": picture(case),
            "incident": [event for event in case.events if day.first <= event.date.first and event.date.last <= day.last],
            "standings": {kind: pairs for kind, pairs in standings.items() if pairs},
            "findings": list(findings(case)),
            "changes": [reform for reform in case.reforms if reform.progress in DONE],
        },
    )


def findings(case: Case) -> Iterator[tuple[Event, Statement | Event]]:
    """What a court, jury or agency found, by the event that it belongs to."""
    for event in case.events:
        found: list[Event | Statement] = [event, *event.statements]
        yield from ((event, statement) for statement in found if statement.status is Status.FINDING)
