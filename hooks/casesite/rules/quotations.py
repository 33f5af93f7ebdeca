"""Quotations: short, and with the place in the source where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.case import Case
from casesite.fields import Rich
from casesite.kinds import Record
from casesite.problem import Problem
from casesite.rules.fairness import QUOTED
from casesite.site import Site
from casesite.stated import stated

LONGEST = 25  # words


def quote_too_long(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A quotation has at most 25 words."""
    for said in stated(case):
        for number, citation in enumerate(said.sources):
            count = len(citation.quote.split()) if citation.quote else 0
            if count > LONGEST:
                yield said.problem("quote-too-long", f"{count} words; a quotation has at most {LONGEST}", "sources", number, "quote")
        for name, value in said.part:
            for quote in QUOTED.findall(value) if isinstance(value, Rich) else ():
                if (count := len(quote.split())) > LONGEST:
                    here = said.node.at([name])
                    words = f"{count} words; a quotation has at most {LONGEST}"
                    yield said.record, here.problem("quote-too-long", words, here.find(quote.split()[0]))


def quote_place(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A quotation says where in the source it stands."""
    for said in stated(case):
        for number, citation in enumerate(said.sources):
            if citation.quote and not citation.at:
                yield said.problem(
                    "quote-place",
                    'say where in the source this stands, in "at:" (a page, a paragraph, who speaks)',
                    "sources",
                    number,
                    "quote",
                )
