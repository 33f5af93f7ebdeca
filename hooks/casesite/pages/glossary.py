"""The glossary: each word of the trade in one plain sentence."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page with every term."""
    yield Page("glossary/index.md", "glossary.md.j2", first_place(case, case.terms), {"terms": case.terms}, boost=RECORD_BOOST)
