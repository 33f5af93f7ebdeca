"""The rows of a TimelineJS 3 spreadsheet (Knight Lab), saved as CSV, as values of events.

https://timeline.knightlab.com/docs/using-spreadsheets.html
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from casesite.exports.timelinejs import KNIGHT_LAB
from casesite.values.dates import CaseDate, read_date, written
from casesite.values.text import SLUG, TextError, check_url
from casesite.writing.drafting.markdown import from_html, words_of_html
from casesite.writing.drafting.values import Values

NEEDED = ("Year", "Headline")


class TableError(ValueError):
    """A file that is no TimelineJS spreadsheet."""


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


def read(text: str) -> list[Row]:
    """The rows of a file, empty ones aside. Raise TableError."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), restkey="", restval="")
    names = [name.strip().casefold() for name in reader.fieldnames or () if name]
    absent = [name for name in NEEDED if name.casefold() not in names]
    if absent:
        raise TableError(
            f"there is no column {' and no column '.join(absent)}; the first row of the sheet names its columns: {', '.join(KNIGHT_LAB)}"
        )
    try:
        rows = [
            (number, {name.strip().casefold(): _cell(cell) for name, cell in row.items() if name and isinstance(cell, str)})
            for number, row in enumerate(reader, 2)
        ]
    except csv.Error as error:
        raise TableError(f"line {reader.line_num} is not CSV: {error}") from None
    return [_row(number, cells) for number, cells in rows if any(cells.values())]


def _cell(words: str) -> str:
    """A cell, without the apostrophe that keeps a spreadsheet from running it."""
    return re.sub(r"^'(?=[=+\-@])", "", words.strip())


def _row(number: int, cells: Mapping[str, str]) -> Row:
    row = Row(number, group=cells.get("group", ""))
    kind = cells.get("type", "").casefold()
    if kind in ("title", "era"):
        row.refused = {
            "title": "it is the title of the timeline, and no event",
            "era": "it is an era, a span behind the events, and no event",
        }[kind]
        return row
    try:
        date = _date(cells)
    except ValueError as error:
        row.refused = str(error)
        return row
    row.values["date"] = date.text
    if cells.get("display date") and "date" not in cells and cells["display date"] != date.words:
        row.left_out.append(f'Display Date "{cells["display date"]}"; the date is {date.text}')
    row.values["title"] = words_of_html(cells["headline"])
    row.values["text"] = from_html(cells.get("text", "")) or from_html(cells["headline"])
    for name in ("by", "sources", "parties", "proceedings"):
        if words := cells.get(name, "").split():
            row.values[name] = words
    for name in ("status", "place"):
        if cells.get(name):
            row.values[name] = cells[name]
    if SLUG.fullmatch(cells.get("id", "")):
        row.values["id"] = cells["id"]
    row.left_out += [f"{name} {cells[name.casefold()]}" for name in ("Time", "End Time") if cells.get(name.casefold())]
    _take_media(row, cells)
    return row


def _take_media(row: Row, cells: Mapping[str, str]) -> None:
    words = cells.get("media", "")
    try:
        row.media = check_url(words) if words else ""
    except TextError:
        row.left_out.append("Media, which is no web address")
        return
    row.caption, row.credit = (words_of_html(cells.get(name, "")) for name in ("media caption", "media credit"))


def _date(cells: Mapping[str, str]) -> CaseDate:
    """The date, as precise as the row gives it; what an export of ours says of it goes first."""
    if cells.get("date"):
        return read_date(cells["date"])
    start, end = (_end(cells, prefix) for prefix in ("", "end "))
    if not start:
        raise ValueError("it has no Year")
    return read_date(f"{start}/{end}" if end and end != start else start)


def _end(cells: Mapping[str, str], prefix: str) -> str:
    parts = [cells.get(f"{prefix}{name}", "") for name in ("year", "month", "day")]
    if (any(parts[1:]) and not parts[0]) or (parts[2] and not parts[1]):
        raise ValueError(f'its {prefix}date has a gap: year "{parts[0]}", month "{parts[1]}", day "{parts[2]}"')
    if not all(part.isascii() and part.isdigit() for part in parts if part):
        raise ValueError(f'its {prefix}date is not in numbers: "{"-".join(filter(None, parts))}"')
    return written(int(part) for part in parts if part)
