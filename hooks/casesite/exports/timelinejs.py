"""timelinejs.csv: the events in the spreadsheet format of Knight Lab's TimelineJS 3.

TimelineJS shows the text as HTML and leaves columns that it does not know alone; ours are behind its
own, so that ``casesite import timelinejs`` reads back what it wrote.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Mapping

from casesite.exports.entries import with_note, word_of
from casesite.model.case import Case
from casesite.model.kinds import Event
from casesite.model.labels import credit
from casesite.site import Site
from casesite.values.cells import inert
from casesite.values.dates import CaseDate, End, Form
from casesite.values.text import escape, render

KNIGHT_LAB = (
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
)
OURS = ("Id", "Date", "Status", "By", "Sources", "Place", "Parties", "Proceedings")
STATUS = "casesite-status"  # the class of the paragraphs that say whose word an event is, and what the site adds to it


def timelinejs_csv(case: Case, site: Site) -> bytes:
    """A title, and one row an event (RFC 4180, UTF-8)."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, (*KNIGHT_LAB, *OURS), restval="", lineterminator="\r\n")
    writer.writeheader()
    labels = {category.id: category.label for category in case.profile.categories}
    about = {"Headline": html.escape(case.profile.title), "Text": html_of(case, case.profile.summary), "Type": "title"}
    for row in (about, *(_row(case, event, labels) for event in case.events)):
        writer.writerow({name: inert(cell) for name, cell in row.items()})
    return out.getvalue().encode()


def _row(case: Case, event: Event, labels: Mapping[str, str]) -> Mapping[str, str]:
    first = next((source for source in map(case.source, event.sources) if source.url), None)
    return {
        **date_cells(event.date),
        "Display Date": twice(event.date.words),
        "Headline": html.escape(event.title),
        "Text": html_of(case, event.text) + added(case, event),
        "Media": first.url or "" if first else "",
        "Media Credit": html.escape(credit(first)) if first else "",
        "Media Caption": html.escape(first.title) if first else "",
        "Group": twice(labels.get(event.category, event.category)),
        "Id": event.id,
        "Date": event.date.text,
        "Status": event.status.value,
        "By": " ".join(event.by),
        "Sources": " ".join(citation.source for citation in event.sources),
        "Place": event.place or "",
        "Parties": " ".join(event.parties),
        "Proceedings": " ".join(event.proceedings),
    }


def twice(words: str) -> str:
    """Words that are read as HTML once to take the words out, and once more to show them: groups and display dates."""
    return html.escape(html.escape(words, quote=False), quote=False)


def added(case: Case, event: Event) -> str:
    """What stands below the text of an event, as HTML: whose word it is, and the note of the site."""
    lines = [word_of(case, event, start=True), *([with_note(case, event, "")] if event.note else [])]
    return "".join(f'<p class="{STATUS}">{html.escape(line)}</p>' for line in lines)


def date_cells(date: CaseDate) -> dict[str, str]:
    """A date in the columns that take it, as precise as it is known; marks and an open end are in the display date."""
    cells: dict[str, str] = {}
    for prefix, moment in zip(("", "End "), moments(date), strict=False):
        cells |= {f"{prefix}{name.title()}": str(moment[name]) for name in ("year", "month", "day") if name in moment}
        if clock := [f"{moment[name]:02}" for name in ("hour", "minute", "second") if name in moment]:
            cells[f"{prefix}Time"] = ":".join(clock)
    return cells


def moments(date: CaseDate) -> list[dict[str, int]]:
    """When a date begins, and when it ends where it is an interval: year, month, day, hour, minute and second, as far as they are known.

    A decade or century is its first and its last year.
    """
    found = [_moment(end) for end in date.ends]
    if len(found) == 1 and date.ends[0].form in (Form.DECADE, Form.CENTURY):
        found.append({"year": date.ends[0].last.year})
    return found


def _moment(end: End) -> dict[str, int]:
    found = dict(zip(("year", "month", "day"), end.numbers, strict=False))
    if end.time:
        found |= {"hour": end.time.hour, "minute": end.time.minute}
        found |= {"second": end.time.second} if end.form is Form.SECOND else {}
    return found


def html_of(case: Case, text: str) -> str:
    """A text as HTML that shows just its words: records and sources by name, links to the web as they are."""

    def named(id: str, words: str | None) -> str:
        return escape(words or case.words_of(f"[[{id}]]"))

    found = render(text, named, lambda id, _: f"[{named(id, None)}]")
    return re.sub(r"&#(\d+);", lambda number: html.escape(chr(int(number[1]))), found)
