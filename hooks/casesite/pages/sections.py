"""Where a page's sections begin: templates say it with ``view.heading``, and the page's blocks keep it apart."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.pages.forms import Form
from casesite.pages.marks import mark
from casesite.pages.page import Block, Heading

SECTION, PART = chr(25), chr(26)  # control characters, which no text holds


def sectioned(heading: Heading, form: Form) -> str:
    """A heading as it stands in what a template gives, to be found again by ``blocks``; in plain words, its marks."""
    if form.is_plain:
        tag = f"h{heading.level}"
        return f"{mark(tag)}{heading.words}{mark('/' + tag)}"
    return f"{SECTION}{heading.level}{PART}{heading.id}{PART}{heading.language}{PART}{heading.words}{SECTION}"


def blocks(html: str) -> Iterator[Block]:
    """What a template gave, as headings and the HTML between them; nothing that is blank."""
    for number, piece in enumerate(html.split(SECTION)):
        if number % 2:
            level, id, language, words = piece.split(PART, 3)
            yield Heading(int(level), words, id, language)
        elif not piece.isspace() and piece:
            yield piece.strip()
