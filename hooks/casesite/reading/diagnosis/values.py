"""What may be wrong with a value: quotation marks, brackets, and signs at its start that YAML reads."""

from __future__ import annotations

import re

from casesite.reading.diagnosis.failure import ENTRY, Failure, Finding, names

_HEADER = re.compile(r"[|>][-+]?\d?[-+]?\s*(#.*)?$")  # of a text on the lines below
_VALUE = re.compile(r" *(?:- +)*(?:[A-Za-z_][\w-]*: +)?(?=\S)")  # what stands in front of a value
_OPENING_QUOTE = re.compile(r"(?<=[\[{,: ])([\"'])")
_CLOSING = {"[": "]", "{": "}"}
_OTHER = {'"': "single quotes", "'": "double quotes"}
_NO_CODE = re.compile(r"(?<!\\)(?:\\\\)*(\\)(?:[^0abt\tnvfre \"/\\N_LPxuU]|x(?![0-9A-Fa-f]{2})|u(?![0-9A-Fa-f]{4})|U(?![0-9A-Fa-f]{8}))")
_OF_CODES = ("escape", "hexdec", "Unicode character")
_CURLY = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb\u2039\u203a\u300c\u300e"


def opening_quote(failure: Failure, row: int, at: int) -> Finding | None:
    """A quotation mark that is not closed, or is closed too early."""
    line = failure.lines[row]
    mark = line[at]
    if mark not in _OTHER:
        return None
    end = _closing_quote(line, at)
    if end is None:
        return Finding(row, at, "a quotation mark opened here is not closed") if _runs_into_an_entry(failure, row) else None
    rest = line[end + 1 :].strip()
    if not rest or rest.startswith(("#", ":")):
        return None
    if rest.startswith(","):
        return Finding(row, line.index(",", end), "delete the comma")
    if line[end + 1].isalnum():
        words = "the apostrophe ends the text" if mark == "'" else "a quotation mark in the text ends it"
        return Finding(row, at, f"{words}; put the whole text in {_OTHER[mark]}")
    return Finding(row, at, f"only a part of this text is in quotes; put the whole in {_OTHER[mark]}")


def backslash(failure: Failure, row: int, at: int) -> Finding | None:
    """A backslash in double quotes that begins a code that is none."""
    match = _NO_CODE.search(failure.lines[row], at)
    if match is None or row != failure.row or not any(part in failure.said for part in _OF_CODES):
        return None
    return Finding(row, match.start(1), "a backslash in double quotes begins a code; put the text in single quotes")


def opening_bracket(failure: Failure, row: int, at: int) -> Finding | None:
    """A bracket that is not closed, or with more words behind it."""
    line = failure.lines[row]
    if line[at] not in _CLOSING:
        return None
    if within := _within_a_bracket(failure, row, at):
        return within
    end = _closing_bracket(line, at)
    if end is None:
        return Finding(row, at, "a bracket opened here is not closed") if _runs_into_an_entry(failure, row) else None
    rest = line[end + 1 :].strip()
    if not rest or rest.startswith(("#", ":")):
        return None
    if rest == ",":
        return Finding(row, line.index(",", end), "delete the comma")
    if rest[0] in "]}":
        return Finding(row, line.index(rest[0], end + 1), "a bracket closed here was never opened")
    return Finding(row, at, f'a text that begins with "{line[at]}" is read as a list; put the whole text in quotes')


def _within_a_bracket(failure: Failure, row: int, at: int) -> Finding | None:
    """What keeps a bracket open that its row seems to close: a quotation mark, or a comment."""
    line = failure.lines[row]
    for match in _OPENING_QUOTE.finditer(line, at) if "quoted scalar" in failure.said else ():
        if _closing_quote(line, match.start(1)) is None:
            return Finding(row, match.start(1), "a quotation mark opened here is not closed")
    comment = re.compile(r"\s#(?=[^\"']*$)").search(line, at)
    if comment and line.rstrip().endswith(_CLOSING[line[at]]):
        return Finding(row, comment.start() + 1, 'a "#" behind a space begins a comment; put the whole text in quotes')
    return None


def within_brackets(failure: Failure, row: int, at: int) -> Finding | None:
    """Something between two entries in brackets that is no comma."""
    if row != failure.row or "expected ',' or" not in failure.said or failure.column <= at:
        return None
    line, column = failure.lines[row], failure.column
    before = line[:column].rstrip()
    if line[column : column + 1] == ":":
        name = re.search(r"([;，、]?)\s*\b(\w+)$", before)
        if name is None or name[2] not in names():
            return Finding(row, column, 'there is a second ": " on this line; put the text in quotes')
        return Finding(row, name.start(1) if name[1] else name.start(2), f'write a comma in front of "{name[2]}:"')
    if line[column : column + 1] in ("[", "{"):
        return Finding(row, column, "a text in brackets that holds a bracket itself stands in quotes; put the whole text in quotes")
    if before[-1:] in _OTHER:
        return Finding(row, column, f"only a part of this text is in quotes; put the whole in {_OTHER[before[-1]]}")
    return None


def sign(failure: Failure, row: int, at: int) -> Finding | None:
    """A sign at the start that YAML reads."""
    line = failure.lines[row]
    rest = line[at:]
    if rest[0] in "|>" and not _HEADER.match(rest):
        right = f'write the text on the next line, indented, or delete the "{rest[0]}"; or put the whole text in quotes'
        return Finding(row, at, f'a text cannot begin with "{rest[0]}"; {right}')
    if rest[0] in "*&!%@`,]}" or re.match(r"[-?:](?=\s)", rest):
        return Finding(row, at, f'a value cannot begin with "{rest[0]}"; put the whole text in quotes')
    return None


def curly_quotes(failure: Failure, row: int, at: int) -> Finding | None:
    """Curly quotation marks that were to hold a text together."""
    if failure.lines[row][at] in _CURLY and "mapping values" in failure.said:
        return Finding(row, at, "curly quotation marks do not hold a text together; put straight ones around it")
    return None


def second_colon(failure: Failure, row: int, at: int) -> Finding | None:
    """A colon in a text without quotes."""
    if row != failure.row or "mapping values" not in failure.said or failure.column <= at:
        return None
    return Finding(row, failure.column, 'there is a second ": " on this line; put the text in quotes')


def comment(failure: Failure, row: int, at: int) -> Finding | None:
    """A comment in the middle of a text."""
    line = failure.lines[row]
    match = re.compile(r"\s#").search(line, at)
    below = next((other for other in failure.lines[row + 1 :] if other.strip()), "")
    if match is None or line[at] in "|>\"'[{" or ENTRY.match(below) or len(below) - len(below.lstrip()) <= len(line) - len(line.lstrip()):
        return None
    return Finding(row, match.start() + 1, 'a "#" behind a space begins a comment and ends the text; put the whole text in quotes')


def start_of_value(failure: Failure, row: int) -> int | None:
    """Where the value of an entry begins: behind its dash or name, or on the row below."""
    line, above = failure.lines[row], failure.row_above(row)
    match = _VALUE.match(line)
    below = above is not None and re.search(r":$|^ *-$", failure.lines[above].rstrip()) is not None
    if match is None or line.lstrip().startswith("#") or (not match.group().strip() and not below and above is not None):
        return None
    return match.end()


def _closing_quote(line: str, at: int) -> int | None:
    pattern = r"\"(?:[^\"\\]|\\.)*\"" if line[at] == '"' else r"'(?:[^']|'')*'"
    match = re.compile(pattern).match(line, at)
    return match.end() - 1 if match else None


def _closing_bracket(line: str, at: int) -> int | None:
    depth, place = 0, at
    while place < len(line):
        if line[place] in "\"'" and line[place - 1] in " [{,:" and (end := _closing_quote(line, place)):
            place = end
        depth += (line[place] in "[{") - (line[place] in "]}")
        if depth == 0:
            return place
        place += 1
    return None


def _runs_into_an_entry(failure: Failure, row: int) -> bool:
    """Whether the next row that could not belong to what was opened comes before the parser gave up, or the file ends."""
    indent = len(failure.lines[row]) - len(failure.lines[row].lstrip(" "))
    for line in failure.lines[row + 1 :]:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            return line.lstrip()[:1] not in "]}"
    return True
