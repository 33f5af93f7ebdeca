"""What may be wrong with the signs of a row: what indents it, its dash, its colon. Each function is one kind of mistake."""

from __future__ import annotations

import re

from casesite.problem import QUOTED
from casesite.reading.diagnosis.failure import DASH, ENTRY, Failure, Finding, indent, names
from casesite.values.characters import name as named

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # spaces that are none for YAML
_DASHES = "\u2010-\u2015\u2212\u2022\u00b7\u25e6\u25aa\u2023\u2043\u2219\uff0d*+"
_COLONS = "\uff1a\ufe13\ufe55\u2236\ua789\u02d0"

_STRANGE_SPACE = re.compile(rf"(?: *| *-| *(?:- +)*[a-z_]+:)([{_SPACES}])")
_STRANGE_DASH = re.compile(rf"( *)([{_DASHES}]|\d+[.)])[ {_SPACES}]+(\S.*)")
_GLUED_DASH = re.compile(r"( *)-(?=[^\s\-])")
_STRANGE_COLON = re.compile(rf"( *(?:- +)*)([a-z_]+) ?([{_COLONS};=,.]|-(?= )|::)")
_GLUED_COLON = re.compile(r"( *(?:- +)*)([A-Za-z_]+):(?=[^\s:])")
_NO_COLON = re.compile(r"( *(?:- +)*)([a-z_]+)(?: +\S.*)?$")


def tab(failure: Failure, row: int) -> Finding | None:
    """A tab where only spaces count."""
    match = re.match(r"( *)\t|( *)-(?: *)\t|( *(?:- +)*[a-z_]+:)\t", failure.lines[row])
    if match is None:
        return None
    at = match.end() - 1
    return Finding(row, at, "a tab is used to indent; use spaces" if match[1] is not None else "this is a tab; write a space")


def strange_space(failure: Failure, row: int) -> Finding | None:
    """A space that is none for YAML, at the start of the row or behind its dash or colon."""
    match = _STRANGE_SPACE.match(failure.lines[row])
    return Finding(row, match.start(1), f"{named(match[1])} is no ordinary space; write one") if match else None


def directive(failure: Failure, row: int) -> Finding | None:
    """A line for the parser, or words that begin with its sign."""
    line = failure.lines[row]
    if not line.startswith("%"):
        return None
    if re.match(r"%(YAML|TAG)\b", line) or failure.row_above(row) is None:
        return Finding(row, 0, "this line is not read here; delete it")
    return Finding(row, 0, f'indent it more than "{failure.name_above(row)}:"')


def comment_in_a_text(failure: Failure, row: int) -> Finding | None:
    """A line that is a comment, between lines of one text."""
    line, below = failure.lines[row], "".join(failure.lines[row + 1 :][:1])
    if not line.lstrip().startswith("#") or row >= failure.row or not below.strip() or ENTRY.match(below) or DASH.match(below):
        return None
    return Finding(row, indent(line), "a comment in the middle of a text ends it; put the whole text in quotes, or delete this line")


def long_name(failure: Failure, row: int) -> Finding | None:
    """A name that is longer than any."""
    line = failure.lines[row]
    match = re.compile(r"( *(?:- +)*)([^\s:]+): ").match(line) if len(line) > QUOTED else None
    return (
        Finding(row, match.end(1), f"a name of {len(match[2]):,} letters; there is none so long")
        if match and len(match[2]) > QUOTED
        else None
    )


def markdown(failure: Failure, row: int) -> Finding | None:
    """What belongs to Markdown: fences, and tables in place of records."""
    line = failure.lines[row]
    if re.match(r" *(```|~~~)", line):
        return Finding(row, indent(line), "delete the lines of backticks; they belong to Markdown")
    if re.match(r"\|.*\|\s*$", line):
        return Finding(row, 0, 'expected a list of records, each starting with "- id:", found a table')
    return None


def strange_dash(failure: Failure, row: int) -> Finding | None:
    """A bullet, a longer dash or a number where an entry begins."""
    match = _STRANGE_DASH.match(failure.lines[row])
    if match is None or not (failure.is_list(len(match[1])) or ENTRY.match(match[3]) or not failure.open):
        return None
    return Finding(row, len(match[1]), _no_hyphen(match[2], "an entry" if match[1] else "a record"))


def strange_name(words: str, noun: str) -> str:
    """What is wrong with a name that is one of ours behind a bullet, a longer dash or a number, where some noun begins."""
    match = _STRANGE_DASH.match(words)
    return _no_hyphen(match[2], noun) if match and match[3] in names() else ""


def _no_hyphen(sign: str, noun: str) -> str:
    return f"""{f'"{sign}"' if sign.isascii() else named(sign)} is no hyphen; {noun} begins with "- \""""


def glued_dash(failure: Failure, row: int) -> Finding | None:
    """No space behind the dash."""
    match = _GLUED_DASH.match(failure.lines[row])
    if match is None or not (
        failure.is_list(len(match[1]))
        or _GLUED_COLON.match(failure.lines[row][match.end() :])
        or ENTRY.match(failure.lines[row][match.end() :])
    ):
        return None
    return Finding(row, len(match[1]), "write a space behind the dash")


def strange_colon(failure: Failure, row: int) -> Finding | None:
    """Another sign where the colon should be."""
    match = _STRANGE_COLON.match(failure.lines[row])
    if match is None or match[2] not in names():
        return None
    if match[3] in ";=,.-":
        return Finding(row, match.end(1), f'"{match[3]}" stands for ":" here; write "{match[2]}: "')
    if match[3] == "::":
        return Finding(row, match.start(3), "write one colon, and a space behind it")
    return Finding(row, match.start(3), f'{named(match[3])} is another colon; write ":"')


def glued_colon(failure: Failure, row: int) -> Finding | None:
    """No space behind the colon."""
    match = _GLUED_COLON.match(failure.lines[row])
    if match is None or match[2] not in names():
        return None
    return Finding(row, match.end(1), f'write a space behind the colon of "{match[2]}:"')


def no_colon(failure: Failure, row: int) -> Finding | None:
    """A name without its colon."""
    match = _NO_COLON.match(failure.lines[row])
    if match is None or match[2] not in names() or (len(match[1]) not in failure.columns and "-" not in match[1]):
        return None
    return Finding(row, match.end(1), f'this line has no ":"; write "{match[2]}: "')
