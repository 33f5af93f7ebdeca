"""What is disputed: who answers what to each question, and a page for each with every side at equal room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casesite.language import t
from casesite.model.addresses import index_parts
from casesite.model.case import Case
from casesite.model.kinds import Answer, Dispute, Event, Proceeding, Record
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import RECORD_BOOST, Page, first_place

ROWS = 60  # questions of one table: a row is a card on a phone, and fifteen screens of them are too many


@dataclass(frozen=True)
class Answers:
    """A question as a row of the table of who says what: who gives which answer, and who decided it, if anyone did."""

    dispute: Dispute
    by_answer: Mapping[Answer, Sequence[str]]
    decided_by: Sequence[str]


def pages(case: Case) -> Iterator[Page]:
    """The index as a table, then a page a question; nothing where a case has none."""
    if not case.disputes:
        return
    index = Page(
        path="disputes/index.md",
        kind="disputes",
        title=t("What’s disputed"),
        lead=t("Each question in neutral words, who answers it how, and who decided it, if anyone did."),
        source=first_place(case, case.disputes),
        changed=case.as_of,
        boost=2,
    )

    def entries(disputes: Sequence[Dispute]) -> Mapping[str, Any]:
        return {"rows": [answers(dispute) for dispute in disputes]}

    parts = index_parts(case.disputes, lambda dispute: "questions", ROWS)
    yield from split_index(index, parts, lambda name: numbered(name, lambda _: t("Questions")), entries)
    for dispute in case.disputes:
        yield Page(
            path=f"disputes/{dispute.id}/index.md",
            kind="dispute",
            title=dispute.title,
            record=dispute,
            trail=((t("What’s disputed"), "disputes/"),),
            description=case.words_of(dispute.text) if dispute.text else t("What each side says, and who decided it, if anyone did."),
            explains_marks=True,
            source=dispute.node.place,
            changed=case.as_of,
            boost=RECORD_BOOST,
            context={
                "dispute": dispute,
                "answers": answers(dispute),
                "mentions": [record for record in case.naming(dispute, Record) if not isinstance(record, Event | Proceeding)],
            },
            lists={"events": case.events_of(dispute)},
        )


def answers(dispute: Dispute) -> Answers:
    """Who gives which answer to a question, and who decided it."""
    by_answer: dict[Answer, list[str]] = {}
    for position in dispute.positions:
        holders = by_answer.setdefault(position.answer or Answer.OTHER, [])
        holders += [id for id in position.by if id not in holders]
    return Answers(dispute, by_answer, dispute.outcome.decided_by or (dispute.outcome.by if dispute.outcome.status == "finding" else ()))
