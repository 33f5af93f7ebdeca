"""Mistakes that the parser passes, because what they make is YAML, too: and something else than was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casesite.problem import quoted
from casesite.reading.diagnosis.failure import DASH, ENTRY, Finding, indent

_CONFLICT = re.compile(r" *(<{7}|>{7}|\|{7}|={7})( .*)?$")
_COMMENTED_ENTRY = re.compile(r" *#[ #]*- ")


def merge_conflict(text: str, lines: Sequence[str]) -> Finding | None:
    """The first mark that a merge left."""
    if not any(mark in text for mark in ("<<<<<<<", ">>>>>>>", "|||||||", "=======")):
        return None
    for row, line in enumerate(lines):
        if match := _CONFLICT.match(line):
            right = "keep what is right of both sides, and delete the lines of marks"
            return Finding(row, match.start(1), f"a merge conflict is not resolved here; {right}")
    return None


def document_ends_early(row: int) -> Finding | None:
    """A line of dots with more behind it."""
    return Finding(row, 0, 'a line of "..." ends the file here; delete it') if row >= 0 else None


def runs_on(lines: Sequence[str], first: int, end: int, column: int, start: int) -> Finding | None:
    """An entry of a list that a value without quotes swallowed, which begins on a row at a column, in what stands at another."""
    for row in range(first + 1, min(end, len(lines))):
        if (match := DASH.match(lines[row])) and len(match["indent"]) > column:
            if not lines[first][:start].strip():
                return Finding(first, start, 'an entry of a list begins with "- "; write it in front')
            words = "this is indented too far to be an entry of its own; indent it like the one above, or put the text in quotes"
            return Finding(row, len(match["indent"]), words)
    return None


def runs_into_an_entry(lines: Sequence[str], first: int, last: int, column: int) -> bool:
    """Whether what was opened swallowed an entry: a row that stands no further right than what it belongs to."""
    for row in range(first, min(last, len(lines))):
        line = lines[row]
        if (ENTRY.match(line) or DASH.match(line)) and indent(line) <= column:
            return True
    return False


def repeated_name(lines: Sequence[str], at: tuple[int, int], words: str, first: int, *, begins: bool) -> Finding:
    """A name that is written twice, at a row and column; maybe because the line in front is missing that ``begins`` another record."""
    row, column = at
    if begins and row and _COMMENTED_ENTRY.match(lines[row - 1]):
        return Finding(
            row - 1, indent(lines[row - 1]), f'"{words}" is written twice below: this line is a comment, and begins a record or entry'
        )
    right = '; is the line in front missing, which begins another record with "- "?' if begins else ""
    return Finding(row, column, f"{quoted(words)} is written twice; the first is on line {first}{right}")
