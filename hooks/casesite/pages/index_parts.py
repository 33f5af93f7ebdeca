"""The pages of an index that is split: what each is called, and how one leads to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from casesite.language import t
from casesite.pages.page import Page

Entry = TypeVar("Entry")


def split_index(
    page: Page, parts: Mapping[str, Sequence[Entry]], label: Callable[[str], str], context: Callable[[Sequence[Entry]], Mapping[str, Any]]
) -> Iterator[Page]:
    """An index as one page, or as a page that leads to its parts and a page for each of them.

    ``page`` is the index without entries; ``label`` says what a part is called, and ``context`` what the template
    needs for some entries. The template is told the ``parts``, as label, address and number of entries.
    """
    if "" in parts:
        yield replace(page, context={**page.context, **context(parts[""]), "parts": []})
        return
    links = [(label(name), f"{page.address}{name}/", len(entries)) for name, entries in parts.items()]
    yield replace(page, context={**page.context, **context([]), "parts": links})
    for number, (name, entries) in enumerate(parts.items()):
        around = {"before": links[number - 1] if number else None, "after": links[number + 1] if number + 1 < len(links) else None}
        yield replace(
            page,
            path=f"{page.address}{name}/index.md",
            title=t("{index}: {part}", index=page.title, part=label(name)),
            lead="",
            trail=(*page.trail, (page.title, page.address)),
            description=f"{label(name)}. {page.description or page.lead}",
            context={**page.context, **context(entries), "parts": links, "part": label(name), **around},
        )


def numbered(name: str, label: Callable[[str], str]) -> str:
    """What a part is called of which there may be several: "2021, part 2"."""
    group, _, number = name.rpartition("-")
    return t("{year}, part {number}", year=label(group), number=number) if number.isdigit() and len(number) < 4 and group else label(name)
