"""The rows of a TimelineJS 3 spreadsheet (Knight Lab), saved as CSV, as values of events.

https://timeline.knightlab.com/docs/using-spreadsheets.html
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape

from casesite.exports.timelinejs import KNIGHT_LAB, OURS
from casesite.values.dates import read_date
from casesite.values.ids import SLUG
from casesite.values.text import TextError, check_url
from casesite.writing.drafting.markdown import read_html
from casesite.writing.drafting.values import Values
from casesite.writing.imports import sheet
from casesite.writing.imports.moments import date_of, time_of, with_times

NEEDED = ("Year", "Headline")
# What becomes of each is said in this module; what is in any other column is left out.
READ = frozenset(name.casefold() for name in (*KNIGHT_LAB, *OURS)) - {"background", "media thumbnail"}
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff", ".heic")


@dataclass
class Row:
    """One row: its number as a spreadsheet counts, the values of its event, its media, what was left out, why it is none."""

    number: int
    values: Values = field(default_factory=dict)
    group: str = ""
    media: str = ""
    caption: str = ""
    credit: str = ""
    left_out: list[str] = field(default_factory=list)
    refused: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether its media is a picture, which bears out nothing."""
        return self.media.casefold().partition("?")[0].endswith(PICTURES)


def read(text: str, *, timed: bool = False) -> list[Row]:
    """The rows of a file, empty ones aside; ``timed``, for a case that names its time zone, with times of day. Raise TableError."""
    table = sheet.read(text, NEEDED, KNIGHT_LAB)
    above = [Row(number, refused=f"“{words}” stands above the names of the columns, and is no event") for number, words in table.above]
    return [*above, *(_row(number, cells, table.names, wrong, timed=timed) for number, cells, wrong in table.rows)]


def _row(number: int, cells: Mapping[str, str], names: tuple[str, ...], wrong: str, *, timed: bool) -> Row:
    row = Row(number, group=_words(cells.get("group", "")), refused=wrong)
    kind = cells.get("type", "").casefold()
    if kind in ("title", "era"):
        row.refused = {
            "title": "it is the title of the timeline, and no event",
            "era": "it is an era, a span behind the events, and no event",
        }[kind]
    if not row.refused:
        try:
            _put_date(row, cells, timed=timed)
        except ValueError as error:
            row.refused = str(error)
    if row.refused:
        return row
    headline = read_html(cells["headline"], markdown=False)
    row.values["title"] = headline.words
    row.left_out += [f"{link}, as a headline holds no link" for link in headline.links]
    text = read_html(cells.get("text", "") or cells["headline"], markdown=True)
    row.values["text"] = text.words
    row.left_out += text.left_out
    for name in ("by", "sources", "parties", "proceedings"):
        if words := cells.get(name, "").split():
            row.values[name] = words
    for name in ("status", "place"):
        if cells.get(name):
            row.values[name] = cells[name]
    if SLUG.fullmatch(cells.get("id", "")):
        row.values["id"] = cells["id"]
    row.left_out += [f"Type “{kind}”"] if kind else []
    row.left_out += sheet.unread(cells, names, READ)
    _take_media(row, cells)
    return row


def _words(cell: str) -> str:
    """The words of a cell that TimelineJS takes out of HTML, and then shows as HTML once more."""
    return unescape(unescape(cell))


def _put_date(row: Row, cells: Mapping[str, str], *, timed: bool) -> None:
    """The date; what an export of ours says of it goes first."""
    if cells.get("date"):
        row.values["date"] = read_date(cells["date"]).text
        return
    date = date_of(cells)
    times: list[str] = []
    for name in ("Time", "End Time"):
        words = cells.get(name.casefold(), "")
        try:
            times.append(time_of(words) if words else "")
        except ValueError:
            row.left_out.append(f"{name} {words}, which is no time")
            times.append("")
    if any(times):
        with suppress(ValueError):  # a time is of a day, and not of a month
            date, kept = (with_times(date, *times), True) if timed else (date, False)
            times = [] if kept else times
        why = "" if timed else "; to keep it, name the time zone in case.yml"
        names = zip(("Time", "End Time"), times, strict=False)
        row.left_out += [f"{name} {cells[name.casefold()]}{why}" for name, time in names if time]
    row.values["date"] = date.text
    shown = _words(cells.get("display date", ""))
    if shown and shown != date.words:
        row.left_out.append(f'Display Date "{shown}"; the date is {date.text}')


def _take_media(row: Row, cells: Mapping[str, str]) -> None:
    words = cells.get("media", "")
    try:
        row.media = check_url(words) if words else ""
    except TextError:
        row.left_out.append("Media, which is no web address")
    row.caption, row.credit = (read_html(cells.get(name, ""), markdown=False).words for name in ("media caption", "media credit"))
