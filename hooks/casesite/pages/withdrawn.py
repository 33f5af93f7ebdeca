"""What was taken back, and what was renamed: every address that once was still answers."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.language import t
from casesite.model.addresses import has_own_page, stable
from casesite.model.case import Case
from casesite.pages.page import Page


def pages(case: Case) -> Iterator[Page]:
    """A page for each withdrawn record that had one, and one at each former address, pointing on."""
    for record in case.withdrawn:
        if has_own_page(record):
            yield Page(
                path=f"{stable(record)}index.md",
                kind="withdrawn",
                title=t("Withdrawn"),
                record=record,
                source=record.node.place,
                changed=None,
                boost=0,
                context={"record": record},
            )
    for record in case.records.values():
        for old in record.formerly if has_own_page(record) else ():
            folder = stable(record).partition("/")[0]
            yield Page(
                path=f"{folder}/{old}/index.md",
                kind="renamed",
                title=t("Moved"),
                record=record,
                source=record.node.place,
                changed=None,
                boost=0,
                context={"record": record},
            )
