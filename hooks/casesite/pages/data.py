"""Data: the case for machines, and how many records of each kind it holds."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import KINDS
from casesite.pages.page import Page


def pages(case: Case) -> Iterator[Page]:
    """One page that leads to every export."""
    counts = [(kind, len(case.every(kind))) for kind in KINDS]
    yield Page("data/index.md", "data.md.j2", case.profile_node.place, {"counts": counts})
