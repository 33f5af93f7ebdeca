"""What was taken back, and what was renamed: every address that once was still answers."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.addresses import has_own_page, stable
from casesite.model.case import Case
from casesite.pages.page import Page


def pages(case: Case) -> Iterator[Page]:
    """A page for each withdrawn record that had one, and one at each former address, pointing on."""
    for record in case.withdrawn:
        if has_own_page(record):
            yield Page(f"{stable(record)}index.md", "withdrawn.md.j2", record.node.place, {"record": record}, boost=0)
    for record in case.records.values():
        for old in record.formerly if has_own_page(record) else ():
            folder = stable(record).partition("/")[0]
            yield Page(f"{folder}/{old}/index.md", "renamed.md.j2", record.node.place, {"record": record, "old": old}, boost=0)
