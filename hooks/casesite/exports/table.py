"""events.csv: the events as a table (RFC 4180, UTF-8, header first)."""

from __future__ import annotations

import csv
import io

from casesite.model.addresses import stable
from casesite.model.case import Case
from casesite.site import Site
from casesite.values.cells import inert

COLUMNS = (
    "id",
    "date",
    "first_day",
    "last_day",
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

    What a spreadsheet would run as a formula has an apostrophe in front (OWASP, CSV injection).
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
                event.date.first.isoformat(),
                event.date.last.isoformat(),
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
