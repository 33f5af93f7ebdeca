"""The glossary: each word of the trade in one plain sentence."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.language import t
from casesite.model.addresses import term_parts
from casesite.model.case import Case
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page with every term, or a page for each first letter; nothing where a case explains none."""
    if not case.terms:
        return
    index = Page(
        path="glossary/index.md",
        kind="glossary",
        title=t("Glossary"),
        lead=t("The words of the law and the trade that the record uses, each in one plain sentence."),
        source=first_place(case, case.terms),
        changed=case.as_of,
        boost=RECORD_BOOST,
    )
    yield from split_index(index, term_parts(case), lambda name: numbered(name, _letter), lambda terms: {"terms": terms})


def _letter(name: str) -> str:
    return name.upper() if len(name) == 1 else t("Other signs")
