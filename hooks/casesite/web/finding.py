"""What is not as it was with a source, in words for the one who keeps the record."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from casesite.problem import Place


class Sort(StrEnum):
    """What can be wrong with a source, the worst first."""

    GONE = "gone"
    QUOTATION = "quotation"
    RETITLED = "retitled"
    MOVED = "moved"
    PAYWALL = "paywall"
    UNANSWERED = "unanswered"
    STALE = "stale"
    NO_ARCHIVE = "no-archive"


# What each says, as a heading.
HEADINGS = {
    Sort.GONE: "Gone",
    Sort.QUOTATION: "Quotations that were not found in the text",
    Sort.RETITLED: "Another title than before",
    Sort.MOVED: "Moved for good",
    Sort.PAYWALL: "Only for those who pay, or closed to programs",
    Sort.UNANSWERED: "Not to be read this time",
    Sort.STALE: "Last read long ago",
    Sort.NO_ARCHIVE: "Without an archived copy",
}


@dataclass(frozen=True)
class Finding:
    """One thing about one source, with its place in the data.

    ``noticed`` is the day on which it was first seen; it ``is_known`` when somebody has read the source since.
    """

    source: str
    sort: Sort
    place: Place
    message: str
    noticed: datetime.date
    is_known: bool = False
