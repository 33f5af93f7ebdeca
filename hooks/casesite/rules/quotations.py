"""Quotations: short, and with the place in the source where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casesite.model.case import Case
from casesite.rules.fairness import QUOTED
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.fields import Rich

LONGEST = 25  # words
_NOT_WORDS = re.compile(r"\[@[^\]]*\]|[>“”‘’\"]")
_SHAPES = {ord(shape): plain for shape, plain in zip("“”‘’–—", "\"\"''--", strict=True)}


def quote_too_long(case: Case, site: Site) -> Iterator[Wrong]:
    """A quotation has at most 25 words."""
    for statement in case.sourced:
        for number, citation in enumerate(statement.sources):
            count = len(citation.quote.split()) if citation.quote else 0
            if count > LONGEST:
                yield Wrong(statement.node.at(["sources", number, "quote"]), f"{count} words; a quotation has at most {LONGEST}")
        for name, value in statement.part:
            for quote in QUOTED.findall(value) if isinstance(value, Rich) else ():
                if (count := len(_NOT_WORDS.sub(" ", quote).split())) > LONGEST:
                    text = statement.node.at([name])
                    yield Wrong(text, f"{count} words; a quotation has at most {LONGEST}", text.find(quote.split()[0]))


def quote_place(case: Case, site: Site) -> Iterator[Wrong]:
    """A quotation says where in the source it stands."""
    for statement in case.sourced:
        for number, citation in enumerate(statement.sources):
            if citation.quote and not citation.at:
                words = 'say where in the source this stands, in "at:" (a page, a paragraph, who speaks)'
                yield Wrong(statement.node.at(["sources", number, "quote"]), words)


def quote_mismatch(case: Case, site: Site) -> Iterator[Wrong]:
    """A quotation stands word for word in its source, where a copy of the source is at hand (``--snapshots``)."""
    words = {id: _bare(text) for id, text in site.snapshots.items()}
    for statement in case.sourced:
        for number, citation in enumerate(statement.sources):
            if citation.quote and citation.source in words and _bare(citation.quote) not in words[citation.source]:
                message = f'these words are not in the copy of "{citation.source}"; quote it word for word'
                yield Wrong(statement.node.at(["sources", number, "quote"]), message)


def _bare(words: str) -> str:
    """Words without what printing changes: case, spaces, the shape of quotation marks and dashes."""
    plain = words.translate(_SHAPES)
    return " ".join(plain.casefold().split())
