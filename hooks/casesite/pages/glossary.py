"""The glossary: each word of the trade in one plain sentence."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.language import t
from casesite.model.case import Case
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """One page with every term."""
    yield Page(
        path="glossary/index.md",
        kind="glossary",
        title=t("Glossary"),
        lead=t("The words of the law and the trade that the record uses, each in one plain sentence."),
        source=first_place(case, case.terms),
        changed=case.as_of,
        boost=RECORD_BOOST,
        context={"terms": case.terms},
    )
