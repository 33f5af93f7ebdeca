"""The overview: thirty seconds to the gist, and every section within a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casesite.model.case import Case
from casesite.model.kinds import Progress, SourceCheck
from casesite.model.law.state import ENDED
from casesite.pages.clock import days
from casesite.pages.decisions import Decision, decisions
from casesite.pages.disputes import answers
from casesite.pages.lanes import foremost
from casesite.pages.outcomes import outcomes, suits
from casesite.pages.page import Page
from casesite.pages.picture import picture

DONE = (Progress.ENACTED, Progress.ADOPTED, Progress.ENFORCED)
FOREMOST = 3  # questions that the first screen names and the table shows; the order is that of the data
CHARGED = 12  # whose charges the first screen tells; the others fold out
SHOWN = 7  # entries of a section; the others fold out
CLOCK = 12  # events of a day that stand minute by minute; the others fold out


def pages(case: Case) -> Iterator[Page]:
    """What happened, what became of whom, what was decided, disputed and changed, and what nobody knows."""
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
            "days": days(case),
            "decisions": by_weight(case, decisions(case)),
            "questions": [dispute for dispute in case.disputes if not answers(dispute).decided_by][:FOREMOST],
            "rows": [answers(dispute) for dispute in case.disputes[:FOREMOST]],
            "checks": case.every(SourceCheck),
            "changes": [reform for reform in case.reforms if reform.progress in DONE],
            "charged_shown": CHARGED,
            "shown": SHOWN,
            "clock_shown": CLOCK,
        },
    )


def by_weight(case: Case, decisions: Sequence[Decision]) -> list[Decision]:
    """Decisions, each part by date: first as many as a section shows, then the others.

    Shown are what ended a proceeding, then what ended a part of one and rulings, then what followed from an end; of
    each, those of the foremost proceedings.
    """
    ranks = {proceeding.id: rank for rank, proceeding in enumerate(foremost(case))}

    def weight(decision: Decision) -> tuple[int, int]:
        step, rank = decision.step, ranks.get(decision.proceeding.id, len(ranks))
        if step.row.follows_an_end:
            return 2, rank
        is_end = step.row.ends and case.stood(decision.proceeding, step.date.first).state in ENDED
        return 0 if is_end else 1, rank

    weighed = sorted(decisions, key=weight)
    return [decision for part in (weighed[:SHOWN], weighed[SHOWN:]) for decision in sorted(part, key=lambda one: one.step.date)]
