"""Where the parser's events stand, and what their tags were."""

from __future__ import annotations

from typing import Protocol


class Mark(Protocol):
    """A place in a text, from 0."""

    line: int
    column: int


class Event(Protocol):
    """What the parser reports; yaml's own classes are known to ``compose`` alone."""

    @property
    def start_mark(self) -> Mark | None: ...

    @property
    def end_mark(self) -> Mark | None: ...


def start_of(event: Event) -> tuple[int, int]:
    """The row and column at which an event starts, from 0."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def end_of(event: Event) -> tuple[int, int]:
    """The row and column behind an event, from 0."""
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def last_line(event: Event) -> int:
    """The last line that an event covers: its end mark stands behind it, maybe on the next line's start."""
    row, column = end_of(event)
    return row + (column > 0)


def written(tag: str) -> str:
    """A tag as its writer wrote it."""
    return tag.replace("tag:yaml.org,2002:", "!!")
