"""The overview: thirty seconds to the gist, and every section within a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casesite.model.case import Case
from casesite.model.kinds import Progress
from casesite.model.law import OUTCOMES
from casesite.model.standing import of_proceeding
from casesite.pages.disputes import answers
from casesite.pages.lanes_svg import picture
from casesite.pages.outcomes import LATER, Decision, decisions, outcomes, suits
from casesite.pages.page import Page

DONE = (Progress.ENACTED, Progress.ADOPTED, Progress.ENFORCED)
FOREMOST = 3  # questions that the first screen names and the table shows; the order is that of the data
SHOWN = 12  # entries of a section; the others fold out


def pages(case: Case) -> Iterator[Page]:
    """What happened, what became of whom, what was decided, disputed and changed, and what nobody knows."""
    day = case.profile.incident.date
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
            "outcomes": outcomes(case),
            "suits": suits(case),
            "incident": [event for event in case.events if day.first <= event.date.first and event.date.last <= day.last],
            "standings": [(proceeding, of_proceeding(proceeding, case.as_of)) for proceeding in case.proceedings],
            "decisions": foremost(decisions(case)),
            "questions": case.disputes[:FOREMOST],
            "rows": [answers(dispute) for dispute in case.disputes[:FOREMOST]],
            "changes": [reform for reform in case.reforms if reform.progress in DONE],
            "shown": SHOWN,
        },
    )


def foremost(decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions by weight, and by date within it: what ended something, then rulings, then what followed from an end."""

    def weight(decision: Decision) -> int:
        step = decision.step.step
        return 2 if step in LATER else 0 if step in OUTCOMES else 1

    return sorted(decisions, key=weight)
