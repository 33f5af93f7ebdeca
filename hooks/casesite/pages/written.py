"""A page as text: Markdown for any site generator, and the HTML and the table of contents that MkDocs takes as they are."""

from __future__ import annotations

import json
from typing import Any, TypedDict

from casesite.pages.front_matter import front_matter
from casesite.pages.page import Heading, Page
from casesite.site import Artifact


class Section(TypedDict):
    """A heading in a table of contents, in the words of Python-Markdown's extension ``toc``."""

    level: int
    id: str
    name: str
    children: list[Section]


def markdown(page: Page) -> str:
    """A page as Markdown with front matter; headings carry ``{#id}``, and all else is HTML without a blank line in a block."""
    front = front_matter(page)
    return (f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n\n" if front else "") + body(page)


def body(page: Page) -> str:
    """A page as Markdown, without front matter."""
    return "\n\n".join(_markdown(block) if isinstance(block, Heading) else block for block in page.blocks) + "\n"


def html(page: Page) -> str:
    """A page as HTML: what a site generator makes of its Markdown."""
    return "\n".join(_html(block) if isinstance(block, Heading) else block for block in page.blocks)


def contents(page: Page, depth: int = 2) -> list[Section]:
    """The headings of a page down to a level, each in the one that it stands under."""
    top: list[Section] = []
    opened: list[Section] = []
    for heading in page.headings:
        if heading.level > depth:
            continue
        section = Section(level=heading.level, id=heading.id, name=heading.words, children=[])
        while opened and opened[-1]["level"] >= heading.level:
            opened.pop()
        (opened[-1]["children"] if opened else top).append(section)
        opened.append(section)
    return top


def artifact(page: Page) -> Artifact:
    """The file that any site generator makes a page of."""
    return Artifact(page.path, markdown(page).encode(), page.source)


def _markdown(heading: Heading) -> str:
    language = f' lang="{heading.language}"' if heading.language else ""
    return f"{'#' * heading.level} {heading.words} {{#{heading.id}{language}}}"


def _html(heading: Heading) -> str:
    attributes: dict[str, Any] = {"id": heading.id, "lang": heading.language}
    named = "".join(f' {name}="{value}"' for name, value in attributes.items() if value)
    return f"<h{heading.level}{named}>{heading.words}</h{heading.level}>"
