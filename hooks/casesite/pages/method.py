"""Method: how to read the site, what bears its statements, which rules were waived and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Status
from casesite.model.labels import meaning
from casesite.pages.page import Page


def pages(case: Case) -> Iterator[Page]:
    """One page, for readers."""
    said = [one for one in case.sourced if one.status is not None]
    statuses = Counter(one.status for one in said)
    context = {
        "statuses": [(status, meaning(status), statuses[status]) for status in Status],
        "waivers": [(record, waiver) for record in case.records.values() if case.shows(record) for waiver in record.waivers],
    }
    yield Page("method/index.md", "method.md.j2", case.profile_node.place, context)
