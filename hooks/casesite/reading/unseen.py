"""Characters in a file that nobody sees, or that programs take for different things: each line's first, and how many more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casesite.problem import Place, Problem
from casesite.values.characters import invisible, name, without_invisible

UNSEEN = "\N{REPLACEMENT CHARACTER}"  # stands for a character that nobody sees, until its line is read
_TAB_AT_AN_END = re.compile(r"(?<![\\ \t])(?=[ \t]*\t)[ \t]+$", re.MULTILINE)  # behind a backslash, it would join two words
_TAB_WITHIN = re.compile(r"(?<![\s-])[ \t]*\t")  # not one that indents, nor one behind a dash
_NOTHING_ELSE = re.compile(r"(\s*- )*\s*([\w-]+:)?\s*")  # what a line holds on which no value is left


def readable(text: str) -> str:
    """A text that the parser takes, every character in its place; a tab within a line or at its end is a space like any other."""
    text = without_invisible(text, UNSEEN)
    if "\t" not in text:
        return text
    return _TAB_WITHIN.sub(lambda tabs: " " * len(tabs.group()), _TAB_AT_AN_END.sub("", text))


def unseen(text: str, file: str, lines: Sequence[str]) -> Iterator[Problem]:
    """Every line that holds such a character, with the first; ``lines`` are shown."""
    for number, line in enumerate(text.split("\n") if invisible(text) else (), 1):
        if places := invisible(line):
            character, more = line[places[0]], len(places) - 1
            rest = f"; {more:,} more on this line" if more else ""
            words = f"{name(character)} cannot be seen; delete it{rest}"
            if _NOTHING_ELSE.fullmatch(without_invisible(line)):
                words = f"nothing is written here but {name(character)}, which cannot be seen; fill it in or delete the line{rest}"
            yield Problem(Place(file, number, places[0] + 1), "forbidden-character", words, excerpt=lines[number - 1])
    if "\r" in text:
        row, column = _at(text, text.index("\r"))
        words = "a lone carriage return, which some programs take for a line end; save the file with LF line ends"
        yield Problem(Place(file, row + 1, column + 1), "forbidden-character", words, excerpt=lines[row])


def _at(text: str, place: int) -> tuple[int, int]:
    """The row and column of a place in a text, from 0."""
    return text.count("\n", 0, place), place - text.rfind("\n", 0, place) - 1
