"""Disputed points: every side at equal room, and who decided what."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Answer, Dispute
from casesite.pages.page import Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page with every dispute."""
    context = {"disputes": case.disputes, "answers": {dispute.id: list(answers(dispute)) for dispute in case.disputes}}
    yield Page("disputes/index.md", "disputes.md.j2", first_place(case, case.disputes), context, boost=2)


def answers(dispute: Dispute) -> Iterator[tuple[Answer, list[str]]]:
    """Who gives which answer to a question, those who say yes first; nothing where nobody says yes or no."""
    for answer in Answer if {Answer.YES, Answer.NO} & {position.answer for position in dispute.positions} else ():
        ids = dict.fromkeys(id for position in dispute.positions if position.answer is answer for id in position.by)
        if ids:
            yield answer, list(ids)
