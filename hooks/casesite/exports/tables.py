"""tables/*.csv: every table of the case (RFC 4180, UTF-8, header first)."""

from __future__ import annotations

import csv
import io

from casesite.exports.relations import Table, relations
from casesite.exports.rows import Cell, Row, rows_of
from casesite.model.case import Case
from casesite.site import Site
from casesite.values.cells import inert


def tables_csv(case: Case, site: Site) -> dict[str, bytes]:
    """A file a table, by its name."""
    rows = rows_of(case, site).of
    return {table.name: _csv(table, rows[table.name]) for table in relations()}


def _csv(table: Table, rows: list[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_shown(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def _shown(cell: Cell) -> Cell:
    """A cell as text: a flag as a Table Schema writes it, and nothing that a spreadsheet runs."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return inert(cell) if isinstance(cell, str) else cell
