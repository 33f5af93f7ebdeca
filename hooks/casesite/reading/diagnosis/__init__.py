"""Why a data file cannot be read, where the mistake was made, and what would be right.

A parser gives up where it cannot go on, which may be a hundred lines below the mark that was left out. So the rows from
the last value that is sure to be read up to there are held against three tables: of what may be wrong with a row by
itself, with the value on it, and with its place among the others. The first row that breaks one of them is the place;
what no table knows is told as the parser saw it.
"""

from __future__ import annotations

from collections.abc import Callable

from casesite.reading.diagnosis import places, signs, values
from casesite.reading.diagnosis.failure import Failure, Finding
from casesite.reading.diagnosis.passed import document_ends_early

# What may be wrong with a row by itself, and with the value on it, which begins at a column.
SIGNS: tuple[Callable[[Failure, int], Finding | None], ...] = (
    signs.tab,
    signs.strange_space,
    signs.directive,
    signs.comment_in_a_text,
    signs.long_name,
    signs.markdown,
    signs.strange_dash,
    signs.glued_dash,
    signs.glued_colon,
    signs.strange_colon,
    signs.no_colon,
)
VALUES: tuple[Callable[[Failure, int, int], Finding | None], ...] = (
    values.backslash,
    values.opening_quote,
    values.opening_bracket,
    values.curly_quotes,
    values.sign,
    values.comment,
    values.second_colon,
    values.within_brackets,
)
# What may be wrong with where it stands among the others.
PLACES: tuple[Callable[[Failure, int], Finding | None], ...] = (
    places.numbered_header,
    places.commented_out,
    places.entry_at_the_margin,
    places.part_at_the_margin,
    places.missing_dash,
    places.stray_dash,
    places.dash_too_far,
    places.first_too_far,
    places.first_without_dash,
    places.indentation,
    places.text_too_far,
    places.text_at_the_margin,
)

# What libyaml and PyYAML say, in words for a person who edits text files.
_SAID = (
    ("mapping values are not allowed", 'there is a second ": " on this line; put the text in quotes'),
    ("cannot start any token", "a value cannot begin with this sign; put the whole text in quotes"),
    ("tab character", "a tab is used to indent; use spaces"),
    ("\\t", "a tab is used to indent; use spaces"),
    ("escape", "a backslash in double quotes begins a code; put the text in single quotes"),
    ("nicode character", "a backslash in double quotes begins a code; put the text in single quotes"),
    ("quoted scalar", "a quotation mark opened here is not closed"),
    ("expected ',' or", "a list in brackets is not closed, or lacks a comma here"),
    ("expected '-' indicator", 'this line does not fit the list above it; start it with "- " or indent it'),
    ("sequence entries are not allowed", 'a "- " cannot stand here; put it on a line of its own, or put the text in quotes'),
    ("could not find expected ':'", 'this line has no ":"; write "name: value", or indent it as text'),
    ("simple key", 'this line has no ":"; write "name: value", or indent it as text'),
    ("expected node content", "a value is missing here"),
    ("control characters", "this character cannot stand in a data file; delete it"),
)
_OTHERWISE = "this line does not fit the lines above it; check the indentation and quotes"
_AT_THE_START = ("quoted scalar", "simple key")  # the place is where the parser began with it


def diagnose(failure: Failure) -> Finding:
    """The most likely mistake: where it was made, and what would be right."""
    if early := document_ends_early(failure.ended) or places.no_first_dash(failure):
        return early
    for row in failure.rows:
        at = values.start_of_value(failure, row)
        found = [kind(failure, row) for kind in SIGNS] + [kind(failure, row, at) for kind in VALUES if at is not None]
        if finding := next(filter(None, found), None):
            return finding
    for row in failure.rows:
        if finding := next(filter(None, (kind(failure, row) for kind in PLACES)), None):
            return finding
    return _unclosed(failure) or _as_said(failure)


def _unclosed(failure: Failure) -> Finding | None:
    """The outermost bracket that is open on an earlier row."""
    for level in failure.open:
        if level.flow and level.row < failure.row:
            return Finding(level.row, level.column, "a bracket opened here is not closed")
    return None


def _as_said(failure: Failure) -> Finding:
    words = next((ours for theirs, ours in _SAID if theirs in failure.said), _OTHERWISE)
    start = failure.start if any(part in failure.said for part in _AT_THE_START) and "escape" not in failure.said else None
    row, column = start or (failure.row, failure.column)
    return Finding(min(row, len(failure.lines) - 1), column, words)
