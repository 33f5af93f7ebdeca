"""events.csv: the events as a table (RFC 4180, UTF-8, header first)."""

from __future__ import annotations

import csv
import io

from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.site import Site

COLUMNS = (
    "id",
    "date",
    "first_day",
    "last_day",
    "time",
    "title",
    "text",
    "status",
    "by",
    "category",
    "place",
    "parties",
    "proceedings",
    "sources",
    "address",
    "decided_by",
    "note",
)


def events_csv(case: Case, site: Site) -> bytes:
    """One row an event; lists are joined by spaces, texts are plain words.

    An end that is open or not known has no day; a time of day is that of the place, with its offset.

    A cell that a spreadsheet would run as a formula starts with an apostrophe (OWASP, CSV injection).
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in case.events:
        writer.writerow(
            inert(cell)
            for cell in (
                event.id,
                event.date.text,
                event.date.first.isoformat() if event.date.start else "",
                event.date.last.isoformat() if event.date.end else "",
                event.date.start.iso.partition("T")[2] if event.date.start else "",
                event.title,
                case.words_of(event.text),
                event.status.value,
                " ".join(event.by),
                event.category,
                event.place or "",
                " ".join(event.parties),
                " ".join(event.proceedings),
                " ".join(citation.source for citation in event.sources),
                site.url + stable(event),
                " ".join(event.decided_by),
                case.words_of(event.note.text) if event.note else "",
            )
        )
    return out.getvalue().encode()


def inert(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
