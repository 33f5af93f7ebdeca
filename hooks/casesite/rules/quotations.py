"""Quotations: short, and with the place in the source where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Record
from casesite.problem import Problem
from casesite.rules.fairness import QUOTED
from casesite.site import Site
from casesite.values.fields import Rich

LONGEST = 25  # words
_NOT_WORDS = re.compile(r"\[@[^\]]*\]|[>“”‘’\"]")
_SHAPES = {ord(shape): plain for shape, plain in zip("“”‘’–—", "\"\"''--", strict=True)}


def quote_too_long(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A quotation has at most 25 words."""
    for said in case.stated:
        for number, citation in enumerate(said.sources):
            count = len(citation.quote.split()) if citation.quote else 0
            if count > LONGEST:
                yield said.problem("quote-too-long", f"{count} words; a quotation has at most {LONGEST}", "sources", number, "quote")
        for name, value in said.part:
            for quote in QUOTED.findall(value) if isinstance(value, Rich) else ():
                if (count := len(_NOT_WORDS.sub(" ", quote).split())) > LONGEST:
                    here = said.node.at([name])
                    words = f"{count} words; a quotation has at most {LONGEST}"
                    yield said.record, here.problem("quote-too-long", words, here.find(quote.split()[0]))


def quote_place(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A quotation says where in the source it stands."""
    for said in case.stated:
        for number, citation in enumerate(said.sources):
            if citation.quote and not citation.at:
                yield said.problem(
                    "quote-place",
                    'say where in the source this stands, in "at:" (a page, a paragraph, who speaks)',
                    "sources",
                    number,
                    "quote",
                )


def quote_mismatch(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A quotation stands word for word in its source, where a copy of the source is at hand (``--snapshots``)."""
    words = {id: _bare(text) for id, text in site.snapshots.items()}
    for said in case.stated:
        for number, citation in enumerate(said.sources):
            if citation.quote and citation.source in words and _bare(citation.quote) not in words[citation.source]:
                message = f'these words are not in the copy of "{citation.source}"; quote it word for word'
                yield said.problem("quote-mismatch", message, "sources", number, "quote")


def _bare(words: str) -> str:
    """Words without what printing changes: case, spaces, the shape of quotation marks and dashes."""
    plain = words.translate(_SHAPES)
    return " ".join(plain.casefold().split())
