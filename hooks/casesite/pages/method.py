"""Method: how to read the site, what bears its statements, which rules were waived and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from casesite.language import t
from casesite.model.case import Case
from casesite.model.kinds import Status
from casesite.model.labels import meaning
from casesite.pages.page import Page


def pages(case: Case) -> Iterator[Page]:
    """One page, for readers."""
    statuses = Counter(statement.status for statement in case.sourced if statement.status is not None)
    context = {
        "statuses": [(status, meaning(status, in_court=bool(case.proceedings)), statuses[status]) for status in Status],
        "rests": statuses.total() > 0,
        "waivers": [(record, waiver) for record in case.records.values() if case.shows(record) for waiver in record.waivers],
    }
    yield Page(
        path="method/index.md",
        kind="method",
        title=t("Method"),
        lead=t("How to read this site, what its statements rest on, and what it leaves out."),
        source=case.profile_node.place,
        changed=case.as_of,
        context=context,
    )
