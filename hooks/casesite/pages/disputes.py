"""Disputed points: every side at equal room, and who decided what."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.pages.page import Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page with every dispute."""
    yield Page("disputes/index.md", "disputes.md.j2", first_place(case, case.disputes), {"disputes": case.disputes}, boost=2)
