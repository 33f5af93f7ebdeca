"""Corrections: what the site said, what it says now, and why; and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.language import t
from casesite.model.addresses import correction_parts
from casesite.model.case import Case
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page with every correction that readers see, or a page for each year."""
    lead = t(
        "Every change to what this site had said: what it said, what it says now, and why. "
        "Spelling and broken links are put right without a note."
    )
    index = Page(
        path="corrections/index.md",
        kind="corrections",
        title=t("Corrections"),
        lead=lead,
        source=first_place(case, case.corrections),
        changed=case.as_of,
    )
    yield from split_index(
        index, correction_parts(case), lambda name: numbered(name, str), lambda corrections: {"corrections": corrections}
    )
