"""A spreadsheet saved as CSV (RFC 4180; also with semicolons or tabs): its columns by name, and its rows as a spreadsheet counts them."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casesite.problem import RefusedError, clean
from casesite.values.cells import plain
from casesite.values.spelling import suggestion

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
LOOKED_AT = 5  # rows in which the names of the columns may stand
SHOWN = 100  # characters of a row in a message


class TableError(RefusedError):
    """A file that is no spreadsheet with the columns that are needed; the words say what was found in their place."""


@dataclass(frozen=True)
class Sheet:
    """The names of the columns as they are written, the rows behind them, and what stands above them.

    A row is its number, its cells by the name of the column in small letters, and what is wrong with it.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str], str], ...]
    above: tuple[tuple[int, str], ...]


def read(text: str, needed: Sequence[str], known: Collection[str]) -> Sheet:
    """The rows of a sheet that has some needed columns; ``known`` are those that it may have. Raise TableError."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise TableError("the file is empty")
    if text.startswith("PK\x03\x04") or "\0" in text.partition("\n")[0]:
        raise TableError('this is no CSV but the file of a spreadsheet program; save the sheet as "CSV UTF-8"')
    first: list[str] = []
    by_number = sorted(SEPARATORS, key=text.partition("\n")[0].count, reverse=True)
    for separator in by_number:
        rows = _rows(text, separator)
        first = first or next((cells for _, cells in rows if any(cells)), [])
        for place, (_, names) in enumerate(rows[:LOOKED_AT]):
            if {name.casefold() for name in needed} <= {name.casefold() for name in names}:
                return _sheet(names, rows[:place], rows[place + 1 :], unclosed=_is_unclosed(text, separator))
    written = {name.casefold() for name in first}
    absent = [name for name in needed if name.casefold() not in written]
    near = "".join(_near(name, first) for name in absent if len(first) > 1)
    raise TableError(
        f"there is no column {' and no column '.join(absent)}{near}; its first row was read as “{_shown(first)}”, "
        f"with {SEPARATORS[by_number[0]]} between the cells, and must name the columns: {', '.join(known)}"
    )


def _near(name: str, names: Sequence[str]) -> str:
    holding = next((other for other in names if name.casefold() in other.casefold()), "")
    return f'; did you mean "{holding}"? call it {name}' if holding else suggestion(name, names)


def _shown(cells: Sequence[str]) -> str:
    words = clean(", ".join(cells))
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def _rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    limit = csv.field_size_limit(max(len(text), 1))  # a cell that is too long is refused where it stands
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        return [(number, [cell.strip() for cell in cells]) for number, cells in enumerate(reader, 1)]
    except csv.Error as error:
        raise TableError(f"line {reader.line_num} is not CSV: {error}") from None
    finally:
        csv.field_size_limit(limit)  # which is one for the whole program


def _is_unclosed(text: str, separator: str) -> bool:
    """Whether a quotation mark is opened and never closed: the cell that it begins holds every row behind it."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _sheet(names: list[str], above: list[tuple[int, list[str]]], below: list[tuple[int, list[str]]], *, unclosed: bool) -> Sheet:
    keys = [name.casefold() for name in names]
    twice = next((name for place, name in enumerate(names) if name and name.casefold() in keys[:place]), "")
    if twice:
        raise TableError(f"two columns are called {twice}; give one of them another name")
    names = [name or f"the column {place} without a name" for place, name in enumerate(names, 1)]
    rows = [_row(number, cells, [name.casefold() for name in names]) for number, cells in below if any(cells)]
    if not rows:
        raise TableError("there is no row below the names of the columns")
    if unclosed:
        number, cells, _ = rows[-1]
        rows[-1] = number, cells, "a quotation mark in it is opened and never closed, so that it holds every row behind it"
    return Sheet(
        tuple(names), tuple(rows), tuple((number, _shown([cell for cell in cells if cell])) for number, cells in above if any(cells))
    )


def _row(number: int, cells: list[str], keys: list[str]) -> tuple[int, Mapping[str, str], str]:
    while len(cells) > len(keys) and not cells[-1]:
        cells = cells[:-1]
    wrong = ""
    if len(cells) > len(keys):
        wrong = f"it has {len(cells)} cells, and the header has {len(keys)}; put a text with commas in quotes"
    cells = [*cells, *[""] * (len(keys) - len(cells))]  # some spreadsheets leave out the empty ones at the end
    return number, {key: plain(cell) for key, cell in zip(keys, cells, strict=False)}, wrong


def unread(cells: Mapping[str, str], names: Sequence[str], read: Collection[str]) -> Iterator[str]:
    """The columns of a row that hold something and are not read, with what they hold."""
    for name in names:
        if name.casefold() not in read and cells.get(name.casefold()):
            yield f"{name} “{_shown([cells[name.casefold()]])}”"
