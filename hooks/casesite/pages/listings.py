"""A list of records that is too long for the page of their record: pages of its own, to which that page leads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from casesite.language import t
from casesite.model.addresses import INDEX_LIMIT, index_parts, stable
from casesite.model.case import Case
from casesite.model.kinds import Event, Record
from casesite.pages import safety
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import Page


def listing(page: Page, name: str) -> str:
    """The address of the pages that have a list of a page; nothing where the list is short enough to stand on it."""
    return f"{page.address}{name}/" if len(page.lists[name]) > INDEX_LIMIT else ""


def listings(case: Case, page: Page) -> Iterator[Page]:
    """The pages of every list that is too long for a page: events by year, other records by the section that they belong to."""
    titles = {"events": t("Events"), "mentions": t("Also named in"), "said-elsewhere": t("Said elsewhere")}
    for name, records in page.lists.items():
        if not (address := listing(page, name)):
            continue
        index = Page(
            path=f"{address}index.md",
            kind="listing",
            title=t("{index}: {part}", index=page.title, part=titles[name]),
            trail=(*page.trail, (page.title, page.address)),
            description=page.description,
            source=page.source,
            changed=page.changed,
            boost=0,
            context={"events": name == "events"},
        )
        label = partial(numbered, label=partial(_label, case))
        yield from split_index(index, index_parts(records, _group), label, lambda shown: {"records": shown})


def _group(record: Record) -> str:
    return record.date.year if isinstance(record, Event) else stable(record).partition("/")[0]


def _label(case: Case, group: str) -> str:
    sections = {
        "parties": t("People"),
        "proceedings": t("Court cases"),
        "disputes": t("What’s disputed"),
        "exhibits": t("Exhibits"),
        "safety": safety.title(case),
        "sources": t("Sources"),
        "glossary": t("Glossary"),
        "corrections": t("Corrections"),
    }
    return sections.get(group, group)
