"""What stands in a file and comes out as nothing, or as something else: comments behind values, and codes in double quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casesite.problem import Place, Problem
from casesite.values.characters import invisible, name, without_invisible
from casesite.values.node import Node, line_at

# What the parser takes for the start of a comment, where it stands in no value: a sign behind a space, a quotation mark or a bracket.
_SIGN = re.compile(r"""(?<=[\s"'\[\]{},])#""")
_CODE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.)|$)")
_SEEN = frozenset('"\\/ ')  # codes of what they look like
_BLOCK = re.compile(r"[-*+>] |\d{1,2}[.)] ")  # what may begin a line of small Markdown


@dataclass(frozen=True, slots=True)
class Aside:
    """Where words and values part, from 0, and what would be right; uncertain where it depends on the field."""

    row: int
    column: int
    words: str
    certain: bool
    rule: str


class Asides:
    """Finds them while a file is read; what depends on the field is kept with the value, for ``check``."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file, self.lines = file, lines
        self.problems: list[Problem] = []
        self.waiting = [
            (row, match.start())
            for row, line in enumerate(lines)
            if "#" in line and not line.lstrip().startswith("#")
            for match in _SIGN.finditer(line)
        ]
        self.waiting.reverse()

    def around(self, node: Node, start: tuple[int, int], end: tuple[int, int], before: Node | None, *, block: bool) -> None:
        """Take the comments in front of a value, which belong to the one before, and in the first line of a block."""
        self.behind(before, *start)
        if block:
            self.behind(node, start[0] + 1)
        while self.waiting and self.waiting[-1] < end:
            self.waiting.pop()  # it stands in the value

    def behind(self, node: Node | None, row: int | None = None, column: int = 0) -> None:
        """Take the comments up to a place, or all that are left; what follows on the line belongs to the comment."""
        while self.waiting and (row is None or self.waiting[-1] < (row, column)):
            here, at = self.waiting.pop()
            while self.waiting and self.waiting[-1][0] == here and (row is None or self.waiting[-1] < (row, column)):
                self.waiting.pop()
            glued = self.lines[here][at + 1 : at + 2].strip()
            words = 'a "#" behind a space begins a comment, which no reader sees; put the whole text in quotes'
            self._take(Aside(here, at, words, bool(glued), "comment-in-text"), node)

    def within(self, node: Node, start: tuple[int, int], end: tuple[int, int], value: str) -> None:
        """Take what a backslash makes of a text in double quotes."""
        if found := code(self.lines, start, end, value):
            self._take(found, node)
            node.value = without_invisible(value)

    def _take(self, aside: Aside, node: Node | None) -> None:
        place = Place(self.file, aside.row + 1, aside.column + 1)
        problem = Problem(place, aside.rule, aside.words, excerpt=line_at(self.lines, place))
        if aside.certain:
            self.problems.append(problem)
        if node is not None and node.aside is None and (not aside.certain or node.value is None):
            node.aside = problem


def code(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int], value: str) -> Aside | None:
    """The first code in double quotes that is not what it looks like; a paragraph break is so only in a field of one line."""
    unseen = {value[at] for at in invisible(value)}
    uncertain = None
    for row, match, more in _codes(lines, start, end):
        if number := match[1] or match[2] or match[3]:
            character = chr(int(number, 16))
            if character in unseen:
                words = f"this stands for {name(character)}, which cannot be seen; delete it"
                return Aside(row, match.start(), words, certain=True, rule="forbidden-character")
        elif match[4] and match[4] not in _SEEN:
            words = f'"\\{match[4]}" in double quotes is a code and not these two signs; put the text in single quotes'
            found = Aside(row, match.start(), words, certain=match[4] != "n" or not more, rule="backslash-code")
            if found.certain:
                return found
            uncertain = uncertain or found
    return uncertain


def _codes(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, re.Match[str], bool]]:
    """Each code with its row, and whether a paragraph or an entry of a list begins there."""
    for row in range(start[0], min(end[0] + 1, len(lines))):
        line = lines[row]
        matches = list(_CODE.finditer(line, start[1] if row == start[0] else 0, end[1] if row == end[0] else len(line)))
        breaks = {match.start() for match in matches if match[4] == "n"}
        for match in matches:
            beside = match.end() in breaks or match.start() - 2 in breaks or (row, match.end() + 1) == end
            yield row, match, beside or bool(_BLOCK.match(line, match.end()))
