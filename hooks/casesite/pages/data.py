"""Data: the case for machines, and how many records of each kind it holds."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.exports import EXPORTS, FROM_FILES
from casesite.exports.imprint import licence
from casesite.language import t
from casesite.model.case import Case
from casesite.model.kinds import KINDS
from casesite.pages.from_pages import FROM_PAGES
from casesite.pages.page import Page


def pages(case: Case) -> Iterator[Page]:
    """One page that leads to every export."""
    terms = licence(case.profile.licence)
    lead = t(
        "Everything on these pages, for machines. Licence: {licence}. The files are made from the same records as the pages, "
        "at the same moment.",
        licence=case.profile.licence,
    )
    yield Page(
        path="data/index.md",
        kind="data",
        title=t("Data"),
        lead=lead,
        source=case.profile_node.place,
        changed=case.as_of,
        context={
            "counts": [(kind, number) for kind in KINDS if (number := len(case.every(kind)))],
            "exports": [export for export in (*EXPORTS, *FROM_FILES, *FROM_PAGES) if export.is_of(case)],
            "spdx": terms.id if terms.address else terms.words,
            "version": case.as_of.isoformat(),
        },
    )
