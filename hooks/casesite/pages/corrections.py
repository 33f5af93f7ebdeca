"""Corrections: what the site said, what it says now, and why; and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.pages.page import Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page with every correction that readers see."""
    yield Page("corrections/index.md", "corrections.md.j2", first_place(case, case.corrections), {"corrections": case.corrections})
