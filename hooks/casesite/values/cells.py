"""A cell of a table as a spreadsheet may hold it: not to be run as a formula (OWASP, CSV injection)."""

from __future__ import annotations

import re

# What begins a formula: in full width and in small forms, too, which some spreadsheets take for the same.
FORMULA = r"=+\-@＝＋－＠﹦﹢﹣﹫"
_AT_THE_START = re.compile(rf"[\t\r]|\s*[{FORMULA}]")
# Where commas are decimal, a file is read with semicolons between its cells: what stands behind one begins a cell then.
_INSIDE = re.compile(rf"""([;|\t\r\n][\s"']*)(?=[{FORMULA}])""")
_KEPT_AT_THE_START = re.compile(rf"'(?=[\t\r]|\s*[{FORMULA}\d])")
_KEPT_INSIDE = re.compile(rf"""([;|\t\r\n][\s"']*)'(?=[{FORMULA}])""")


def inert(cell: str) -> str:
    """A cell that no spreadsheet runs, whichever character it takes for the end of one."""
    cell = _INSIDE.sub(r"\1'", cell)
    return f"'{cell}" if _AT_THE_START.match(cell) else cell


def plain(cell: str) -> str:
    """A cell without the apostrophes that keep a spreadsheet from running it, or from counting with it."""
    cell = _KEPT_INSIDE.sub(r"\1", cell)
    return cell[1:] if _KEPT_AT_THE_START.match(cell) else cell
