"""A value with its place: what YAML becomes, and what every later stage points at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import cast

from casesite.problem import Place, Problem

NO_KEYS = cast(dict[str, Place], MappingProxyType({}))  # of what holds no keys, which is most of a case
_LETTER, _LETTER_OR_HYPHEN = re.compile(r"\w"), re.compile(r"[\w-]")


@dataclass(slots=True)
class Node:
    """A value with its place: text, nothing, a list of nodes, or keys with nodes."""

    place: Place
    value: str | list[Node] | dict[str, Node] | None
    end: int  # the last line that it stands on
    keys: dict[str, Place]
    lines: Sequence[str] = field(repr=False)  # of its file; said once a node, they would fill the memory
    aside: Problem | None = None  # what is wrong with what stands behind or within it, if it is a text

    def at(self, path: Sequence[int | str]) -> Node:
        """The node that a path leads to, or the deepest one on the way there."""
        node = self
        for step in path:
            inner: Node | None = None
            if isinstance(node.value, dict) and isinstance(step, str):
                inner = node.value.get(step)
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                inner = node.value[step]
            if inner is None:
                break
            node = inner
        return node

    def plain(self) -> object:
        """The value as Python's own str, None, list and dict."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value

    def find(self, words: str, nth: int = 0) -> Place:
        """Where whole words of a text stand in its file, on one line or over several: the nth place from 0, else where the text starts."""
        first, last = self.place.line - 1, min(self.end, len(self.lines))
        text = "\n".join(self.lines[first:last])
        for number, start in enumerate(_wholes(words, text, self.place.column - 1)):
            if number == nth:
                return Place(self.place.file, first + text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        return self.place

    def problem(self, rule: str, message: str, place: Place | None = None) -> Problem:
        """A problem with this value."""
        place = place or self.place
        return Problem(place, rule, message, excerpt=line_at(self.lines, place))


def line_at(lines: Sequence[str], place: Place) -> str:
    """The source line of a place, or nothing past the end."""
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _wholes(words: str, text: str, start: int) -> Iterator[int]:
    """Where words stand in a text that are no part of longer ones, from a place on; a space may be a line end."""
    places: Iterator[tuple[int, int]]
    if " " in words:
        spaced = re.compile(r"\s+".join(map(re.escape, words.split(" "))))
        places = ((match.start(), match.end()) for match in spaced.finditer(text, start))
    else:
        places = _each(words, text, start)
    for at, end in places:
        longer = (words[:1].isalnum() and _LETTER.match(text[at - 1 : at])) or (words[-1:].isalnum() and _LETTER_OR_HYPHEN.match(text, end))
        if not longer:
            yield at


def _each(words: str, text: str, start: int) -> Iterator[tuple[int, int]]:
    at = text.find(words, start)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + max(len(words), 1))
