"""A value with its place: what YAML becomes, and what every later stage points at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casesite.problem import Place, Problem


@dataclass(slots=True)
class Node:
    """A value with its place: text, nothing, a list of nodes, or keys with nodes."""

    place: Place
    value: str | list[Node] | dict[str, Node] | None
    end: int  # the last line that it stands on
    keys: dict[str, Place]
    lines: Sequence[str]  # of its file

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
        """Where whole words of a text stand in its file: the nth place from 0, else where the text starts."""
        whole = re.compile(r"(?<!\w)" * words[:1].isalnum() + re.escape(words) + r"(?![\w-])" * words[-1:].isalnum())
        for number in range(self.place.line, min(self.end, len(self.lines)) + 1):
            start = self.place.column - 1 if number == self.place.line else 0
            for match in whole.finditer(self.lines[number - 1], start):
                if nth == 0:
                    return Place(self.place.file, number, match.start() + 1)
                nth -= 1
        return self.place

    def problem(self, rule: str, message: str, place: Place | None = None) -> Problem:
        """A problem with this value."""
        place = place or self.place
        return Problem(place, rule, message, excerpt=line_at(self.lines, place))


def line_at(lines: Sequence[str], place: Place) -> str:
    """The source line of a place, or nothing past the end."""
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""
