"""What the search can find: one entry a record or page, and the kinds that readers know them by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from casesite.language import message, tc


class EntryKind(StrEnum):
    """What a result is, in a reader's words."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    COURT_CASE = "court-case"
    QUESTION = "question"
    EVENT = "event"
    EXHIBIT = "exhibit"
    SAFETY_RULE = "safety-rule"
    REFORM = "reform"
    TERM = "term"
    SOURCE = "source"
    PAGE = "page"


KINDS: dict[EntryKind, tuple[str, str]] = {  # one, and many
    EntryKind.PERSON: (message("search", "Person"), message("search", "People")),
    EntryKind.ORGANISATION: (message("search", "Organisation"), message("search", "Organisations")),
    EntryKind.PLACE: (message("search", "Place or thing"), message("search", "Places and things")),
    EntryKind.COURT_CASE: (message("search", "Court case"), message("search", "Court cases")),
    EntryKind.QUESTION: (message("search", "Disputed question"), message("search", "Disputed questions")),
    EntryKind.EVENT: (message("search", "Event"), message("search", "Events")),
    EntryKind.EXHIBIT: (message("search", "Exhibit"), message("search", "Exhibits")),
    EntryKind.SAFETY_RULE: (message("search", "Safety rule"), message("search", "Safety rules")),
    EntryKind.REFORM: (message("search", "Reform"), message("search", "Reforms")),
    EntryKind.TERM: (message("search", "Term"), message("search", "Terms")),
    EntryKind.SOURCE: (message("search", "Source"), message("search", "Sources")),
    EntryKind.PAGE: (message("search", "Page"), message("search", "Pages")),
}


@dataclass(frozen=True)
class SearchEntry:
    """Something that a search can lead to.

    ``url`` is from the site's root, as a link to it is written. A result shows ``title``, ``note`` and,
    where the words are found in it, a sentence of ``text``; an alias only where it was searched for.
    ``numbers`` are found whole and by each part. ``keywords`` are other words for the page or record, and
    ``more`` is whatever else it says: both are found and never shown. ``weight`` is 1 for what is usual.
    """

    url: str
    kind: EntryKind
    title: str
    note: str = ""
    text: str = ""
    aliases: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    keywords: str = ""
    more: str = ""
    weight: float = 1


def one_of(kind: EntryKind) -> str:
    """What one result of a kind is called."""
    return tc("search", KINDS[kind][0])


def many_of(kind: EntryKind) -> str:
    """What several are called."""
    return tc("search", KINDS[kind][1])
