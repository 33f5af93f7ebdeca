"""Disputed points: every side at equal room, and who decided what."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.language import t
from casesite.model.case import Case
from casesite.model.kinds import Answer, Dispute
from casesite.pages.page import Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page with every dispute."""
    lead = t(
        "Each question is put in neutral words. Every side has the same room, in no order of merit; "
        "then comes who decided it, if anyone did."
    )
    yield Page(
        path="disputes/index.md",
        kind="disputes",
        title=t("Disputed points"),
        lead=lead,
        explains_marks=True,
        source=first_place(case, case.disputes),
        changed=case.as_of,
        boost=2,
        context={"disputes": case.disputes, "answers": {dispute.id: list(answers(dispute)) for dispute in case.disputes}},
    )


def answers(dispute: Dispute) -> Iterator[tuple[Answer, list[str]]]:
    """Who gives which answer to a question, those who say yes first."""
    for answer in Answer:
        ids = dict.fromkeys(id for position in dispute.positions if position.answer is answer for id in position.by)
        if ids:
            yield answer, list(ids)
