"""Method: how to read the site, what bears its statements, which rules were waived and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from casesite.case import Case
from casesite.kinds import Status
from casesite.pages.page import Page
from casesite.stated import Stated, stated
from casesite.words import BEARING, MEANING


def pages(case: Case) -> Iterator[Page]:
    """One page, for readers."""
    said = [one for one in stated(case) if one.status is not None]
    statuses = Counter(one.status for one in said)
    context = {
        "statuses": [(status, MEANING[status], statuses[status]) for status in Status],
        "bearing": [(words, count) for words, count in bearing(case, said).items()],
        "total": len(said),
        "waivers": [(record, waiver) for record in case.records.values() if case.shows(record) for waiver in record.waivers],
    }
    yield Page("method/index.md", "method.md.j2", case.profile_node.place, context)


def bearing(case: Case, said: list[Stated]) -> Counter[str]:
    """How many statements rest on a primary record, on two publishers or more, on one."""
    found: Counter[str] = Counter(dict.fromkeys(BEARING, 0))
    for one in said:
        sources = one.supporting(case)
        publishers = {source.publisher for source in sources if source.publisher}
        found[BEARING[0] if any(source.primary for source in sources) else BEARING[1] if len(publishers) > 1 else BEARING[2]] += 1
    return found
