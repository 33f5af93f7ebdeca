"""What may be wrong with the place of a row: how far right it stands, and whether it needs a dash. Each function is one kind of mistake."""

from __future__ import annotations

import re
from itertools import pairwise

from casesite.reading.diagnosis.failure import DASH, ENTRY, Failure, Finding, column_of, indent, lists

_NUMBERED = re.compile(r"(?:: +|- +)(([|>])(?:[-+]?[1-9][-+]?|[-+]{2,}))\s*$")


def numbered_header(failure: Failure, row: int) -> Finding | None:
    """A text whose first line says how far it is indented, or has two signs where one is read."""
    above = failure.row_above(row)
    for number in (row, *([] if above is None else [above])):
        if match := _NUMBERED.search(failure.lines[number]):
            return Finding(number, match.start(1), f'write "{match[2]}-" alone here; what stands behind it says how lines are indented')
    return None


def no_first_dash(failure: Failure) -> Finding | None:
    """The first record of a file without its dash."""
    first = next((row for row, line in enumerate(failure.lines) if line.strip() and not line.lstrip().startswith("#")), 0)
    match = ENTRY.match(failure.lines[first])
    if match is None or match["dashes"] or match["name"] != "id" or failure.row <= first:
        return None
    below = next((line for line in failure.lines[first + 1 :] if ENTRY.match(line)), "")
    if not match["indent"] and not below.startswith(" "):
        return None
    return Finding(first, 0, 'a record begins with "- id:"; write the "- " in front')


def entry_at_the_margin(failure: Failure, row: int) -> Finding | None:
    """An entry of a list that stands further left than the name in front of the list."""
    match, above = DASH.match(failure.lines[row]), failure.row_above(row)
    name = ENTRY.match(failure.lines[above]) if above is not None else None
    if match is None or name is None or name["value"].strip() or match["value"].startswith("id:"):
        return None
    if len(match["indent"]) >= column_of(name):
        return None
    end = "; at the margin a dash begins a record" if not match["indent"] else ""
    return Finding(row, len(match["indent"]), f'indent this more than "{name["name"]}:"{end}')


def missing_dash(failure: Failure, row: int) -> Finding | None:
    """The first entry of a list without its dash: the next row has one, or stands as far right as the rest of an entry does."""
    above = failure.row_above(row)
    name = ENTRY.match(failure.lines[above]) if above is not None else None
    line, below = failure.lines[row], next((line for line in failure.lines[row + 1 :] if line.strip()), "")
    at, entry = indent(line), ENTRY.match(line)
    if name is None or name["value"].strip() or name["name"] not in lists() or line[at] in "-#" or at < column_of(name):
        return None
    dash, further = DASH.match(below), ENTRY.match(below)
    if (dash and indent(below) == at) or (entry and entry["value"].strip(" |>-+") and further and indent(below) == at + 2):
        return Finding(row, at, 'an entry of a list begins with "- "; write it in front')
    return None


def commented_out(failure: Failure, row: int) -> Finding | None:
    """A row that belongs to a name on the row above, which was made a comment."""
    match = re.match(r" *#[ #]*(?:- )*[a-z_]+:", failure.lines[row - 1]) if row else None
    if match is None or row == failure.sure:
        return None
    at = indent(failure.lines[row - 1])
    return Finding(row - 1, at, "this line is a comment, and the next belongs to what stands in it; delete the #, or both lines")


def stray_dash(failure: Failure, row: int) -> Finding | None:
    """A dash where names stand and no list, here or on the row above."""
    line, above = failure.lines[row], failure.row_above(row)
    at = indent(line)
    named = [level for level in failure.open if not level.flow and not level.is_list and level.column == at]
    if DASH.match(line) and named and not failure.is_list(at) and named[-1].row != row:
        return Finding(row, at, "a dash begins an entry of a list, and here is none; delete it")
    last = failure.levels[-1] if failure.levels else None
    if last is None or above is None or not last.is_list or last.row != above or last.column != at or DASH.match(line):
        return None
    opened = failure.row_above(above)
    name = ENTRY.match(failure.lines[opened]) if opened is not None else None
    if name and name["name"] not in lists() and ENTRY.match(line):
        return Finding(above, at, "a dash begins an entry of a list, and the rows below have none; delete it")
    return None


def dash_too_far(failure: Failure, row: int) -> Finding | None:
    """More than one space behind a dash, which the rows below do not follow."""
    above = failure.row_above(row)
    match = DASH.match(failure.lines[above]) if above is not None else None
    if above is None or match is None or len(match["gap"]) == 1 or not ENTRY.match(match["value"]):
        return None
    if indent(failure.lines[row]) == len(match["indent"]) + 2:
        return Finding(above, match.start("value"), "write one space behind the dash")
    return None


def first_too_far(failure: Failure, row: int) -> Finding | None:
    """A first entry that stands at another column than the next, which stands where it should."""
    at, dash = indent(failure.lines[row]), DASH.match(failure.lines[row])
    for parent, level in pairwise(level for level in failure.levels if not level.flow):
        right = parent.column + 2
        stands = at if dash or not level.is_list else at - 2
        if stands == right and level.column not in (right, parent.column) and level.row < row:
            return _out_of_line(level.row, level.column, right)
    return None


def first_without_dash(failure: Failure, row: int) -> Finding | None:
    """A second entry of a list, of which the first lacks its dash."""
    match = DASH.match(failure.lines[row])
    right = len(match["indent"]) + 2 if match else -1
    for level in failure.levels:
        above = failure.row_above(level.row)
        name = ENTRY.match(failure.lines[above]) if above is not None else None
        if (
            level.column == right
            and level.row < row
            and not level.is_list
            and not level.flow
            and name
            and name["name"] in lists()
            and not name["value"]
        ):
            return Finding(level.row, level.column, 'an entry of a list begins with "- "; write it in front')
    return None


def part_at_the_margin(failure: Failure, row: int) -> Finding | None:
    """A part of a record that stands where records begin, and whose rows stand where they should."""
    above = failure.row_above(row)
    match = DASH.match(failure.lines[above]) if above is not None else None
    at = indent(failure.lines[row])
    if above is None or match is None or match["indent"] or match["value"].startswith("id:") or not ENTRY.match(match["value"]):
        return None
    return _out_of_line(above, 0, at - 2) if at > 2 else None


def indentation(failure: Failure, row: int) -> Finding | None:
    """An entry that stands at no column of those above it."""
    line = failure.lines[row]
    match, dash = ENTRY.match(line), DASH.match(line)
    if (match is None and dash is None) or not failure.columns or row == failure.sure:
        return None
    at = indent(line)
    columns = [level.column for level in failure.open if not level.flow and level.is_list == (dash is not None)]
    above = failure.row_above(row)
    opens = above is not None and re.search(r":\s*(#.*)?$", failure.lines[above])
    if not columns or at in columns or (opens and at >= columns[-1]):
        return None
    return _out_of_line(row, at, min(columns, key=lambda column: (abs(column - at), -column)))


def text_too_far(failure: Failure, row: int) -> Finding | None:
    """A text of which the first row stands further right than the rest."""
    line, at = failure.lines[row], indent(failure.lines[row])
    if ENTRY.match(line) or DASH.match(line) or not failure.columns or at <= failure.columns[-1]:
        return None
    first = row
    while first and (not failure.lines[first - 1].strip() or indent(failure.lines[first - 1]) > at):
        first -= 1
    header = failure.lines[first - 1] if first else ""
    if first < row and re.search(r"[|>][-+]?$", header) and indent(failure.lines[first]) == failure.columns[-1] + 2:
        return Finding(row, at, "this line stands further left than the text above it; indent both alike")
    if first < row and re.search(r"[|>][-+]?$", header):
        return Finding(
            first, indent(failure.lines[first]), "the first line of a text stands further right than the next; indent both alike"
        )
    return None


def text_at_the_margin(failure: Failure, row: int) -> Finding | None:
    """Words that continue a text and are not indented enough."""
    line = failure.lines[row]
    at = indent(line)
    columns = [level.column for level in failure.open if not level.flow and not level.is_list]
    if not columns or at > columns[-1] or ENTRY.match(line) or DASH.match(line) or line[at] in "#]}":
        return None
    return Finding(row, at, f'this line has no ":"; indent it more than "{failure.name_above(row)}:", as text, or write "name: value"')


def _out_of_line(row: int, at: int, right: int) -> Finding:
    number = abs(right - at)
    spaces = "one space" if number == 1 else f"{number} spaces"
    return Finding(row, at, f"this is indented by {spaces} too {'many' if at > right else 'few'}")
