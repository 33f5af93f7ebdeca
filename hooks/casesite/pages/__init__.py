"""One module a page: Case → what its template needs. PAGES is all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casesite.model.case import Case
from casesite.pages import (
    corrections,
    data,
    disputes,
    exhibits,
    glossary,
    method,
    overview,
    parties,
    proceedings,
    safety,
    sources,
    timeline,
    withdrawn,
)
from casesite.pages.page import Page
from casesite.pages.reference import page as reference_pages

Pages = Callable[[Case], Iterator[Page]]

PAGES: tuple[Pages, ...] = (
    overview.pages,
    timeline.pages,
    parties.pages,
    proceedings.pages,
    disputes.pages,
    exhibits.pages,
    safety.pages,
    sources.pages,
    glossary.pages,
    corrections.pages,
    data.pages,
    method.pages,
    reference_pages.pages,
    withdrawn.pages,
)

# The pages that a case has only where it has records for them; a menu may name them all.
_TOP = "timeline parties proceedings disputes exhibits safety sources glossary"
TOP_PAGES = frozenset(f"{name}/index.md" for name in _TOP.split())

__all__ = ["PAGES", "TOP_PAGES", "Page", "Pages"]
