"""Where the parser gave up, and what one row of a data file looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from casesite.model.kinds import KINDS, Profile

# A row that is an entry: its indentation, its dashes, a name and what stands behind the colon.
ENTRY = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<name>[A-Za-z_][\w-]*):(?P<value>(?: .*)?)$")
DASH = re.compile(r"(?P<indent> *)-(?P<gap> +)(?P<value>\S.*)$")


class Finding(NamedTuple):
    """The place of a mistake, row and column from 0, and what would be right."""

    row: int
    column: int
    words: str


class Open(NamedTuple):
    """A collection that is not ended yet: where it began, whether it is a list, whether it stands in brackets."""

    row: int
    column: int
    is_list: bool
    flow: bool


@dataclass(frozen=True)
class Failure:
    """What is known where the parser gave up; rows and columns count from 0."""

    lines: Sequence[str]
    row: int
    column: int
    start: tuple[int, int] | None  # of what the parser was in the middle of
    said: str
    sure: int  # the first row that may be at fault
    open: Sequence[Open]  # outermost first
    closed: Sequence[Open]  # those that ended behind the last value, outermost first
    ended: int  # the row of a line of dots, or -1

    @property
    def rows(self) -> Iterator[int]:
        """The rows of which one is at fault, from the first."""
        last = max(self.row, self.sure)
        return (row for row in range(self.sure, min(last + 1, len(self.lines))) if self.lines[row].strip())

    @property
    def levels(self) -> list[Open]:
        """The collections in which the last value stood, outermost first."""
        return [*self.open, *self.closed]

    @property
    def columns(self) -> list[int]:
        """The columns at which an entry may stand."""
        return [level.column for level in self.open if not level.flow]

    def is_list(self, column: int) -> bool:
        """Whether a list is open whose entries stand at a column."""
        return any(level.is_list and level.column == column for level in self.open if not level.flow)

    def name_above(self, row: int) -> str:
        """The name that a row without one continues."""
        above = (ENTRY.match(self.lines[number]) for number in range(row - 1, -1, -1))
        return next((match["name"] for match in above if match), "the name")

    def row_above(self, row: int) -> int | None:
        """The row before, of those that hold something."""
        return next((number for number in range(row - 1, -1, -1) if self.lines[number].strip(" ").rstrip("#")), None)


def indent(line: str) -> int:
    """How many spaces a row begins with."""
    return len(line) - len(line.lstrip(" "))


def column_of(entry: re.Match[str]) -> int:
    """The column of an entry's name."""
    return len(entry["indent"]) + len(entry["dashes"])


def names() -> frozenset[str]:
    """Every name that a record, a part of one, or ``case.yml`` may have."""
    return frozenset(_fields())


def lists() -> frozenset[str]:
    """The names of which every one takes a list."""
    return frozenset(name for name, taken in _fields().items() if all(list in _types(annotation) for annotation in taken))


@cache
def _fields() -> dict[str, list[Any]]:
    """What each name takes, in every part that has it."""
    found: dict[str, list[Any]] = {}
    models: list[Any] = [Profile, *KINDS]
    seen = set[Any]()
    while models:
        model = models.pop()
        if model in seen or not (isinstance(model, type) and issubclass(model, BaseModel)):
            continue
        seen.add(model)
        for name, info in model.model_fields.items():
            found.setdefault(name, []).append(info.annotation)
            models += _types(info.annotation)
    return found


def _types(annotation: Any) -> list[Any]:
    """The types that a type is made of: ``list`` and ``str`` of ``list[str] | None``."""
    return [annotation, get_origin(annotation), *(inner for argument in get_args(annotation) for inner in _types(argument))]
