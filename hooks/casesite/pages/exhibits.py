"""Exhibits: what of the evidence can be looked at, one line each; and a page for each, with its words, its file and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casesite.language import t
from casesite.model.addresses import index_parts
from casesite.model.case import Case
from casesite.model.kinds import Exhibit, Record
from casesite.model.labels import exhibit_kind
from casesite.pages.figures import file_words
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """The index, then a page an exhibit; nothing where a case has none."""
    if not case.exhibits:
        return
    index = Page(
        path="exhibits/index.md",
        kind="exhibits",
        title=t("Exhibits"),
        lead=t("Pictures, documents, recordings and data that this site keeps, each with what it shows in words, and where it is from."),
        source=first_place(case, case.exhibits),
        changed=case.as_of,
        boost=2,
    )

    def entries(exhibits: Sequence[Exhibit]) -> Mapping[str, Any]:
        return {"exhibits": [(exhibit, file_words(case.media[exhibit.file_name])) for exhibit in exhibits]}

    parts = index_parts(case.exhibits, lambda exhibit: exhibit.kind.value)
    labels = {exhibit.kind.value: exhibit_kind(exhibit.kind, start=True) for exhibit in case.exhibits}
    yield from split_index(index, parts, lambda name: numbered(name, lambda key: labels.get(key, key)), entries)
    for exhibit in case.exhibits:
        media = case.media[exhibit.file_name]
        yield Page(
            path=f"exhibits/{exhibit.id}/index.md",
            kind="exhibit",
            title=exhibit.title,
            record=exhibit,
            trail=((t("Exhibits"), "exhibits/"),),
            description=f"{exhibit_kind(exhibit.kind, start=True)}. {exhibit.in_words}",
            explains_marks=False,
            source=exhibit.node.place,
            changed=case.as_of,
            boost=RECORD_BOOST,
            context={
                "exhibit": exhibit,
                "file": file_words(media),
                "is_remade": exhibit.kind == "picture",
                "mentions": case.naming(exhibit, Record),
            },
        )
