"""Sources: by kind, with what each supports and what is wrong in it; a page a source check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from casesite.case import Case
from casesite.kinds import Record, SourceCheck, SourceKind, Verdict
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """The list by kind, then a page a check."""
    found = sorted(case.sources, key=lambda source: (source.issued.iso if source.issued else "9", source.title.casefold()))
    groups = [(kind, [source for source in found if source.kind is kind]) for kind in SourceKind]
    checks = {check.source: check for check in case.checks}
    context = {
        "groups": [group for group in groups if group[1]],
        "checks": checks,
        "supports": {
            source.id: [record for record in case.naming(source, Record) if not isinstance(record, SourceCheck)] for source in found
        },
    }
    yield Page("sources/index.md", "sources.md.j2", first_place(case, case.sources), context)
    for check in case.checks:
        verdicts = Counter(claim.verdict for claim in check.claims)
        counted = [(verdict, verdicts[verdict]) for verdict in Verdict if verdicts[verdict]]
        own = {"check": check, "verdicts": counted}
        yield Page(f"sources/{check.id}/index.md", "source_check.md.j2", check.node.place, own, boost=RECORD_BOOST)
