"""One page to be: its path, its template, what the template needs, where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from casesite.model.case import Case
from casesite.model.kinds import Record
from casesite.problem import Place

RECORD_BOOST = 4  # a record's own page ranks above the pages that mention it


@dataclass(frozen=True)
class Page:
    """A page of the site. ``boost`` ranks it in search: 1 is usual, 0 keeps it out."""

    path: str
    template: str
    source: Place | None  # nothing for a page of the program, which no data file says
    context: Mapping[str, Any] = field(default_factory=dict)
    boost: float = 1


def first_place(case: Case, records: Sequence[Record]) -> Place:
    """Where a page of many records came from: the first one's place, or the case's own."""
    return records[0].node.place if records else case.profile_node.place
