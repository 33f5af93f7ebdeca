"""Two texts that began as one, put together line by line (a three-way merge, as diff3 makes it)."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Change(NamedTuple):
    """Lines of the old text, from one to before another, and what stands in their place."""

    start: int
    end: int
    lines: tuple[str, ...]


def merged(old: str, mine: str, theirs: str) -> str | None:
    """What both have changed, in one text; None where both changed the same lines, or lines that touch."""
    lines = old.splitlines(keepends=True)
    ours = _changes(lines, mine.splitlines(keepends=True))
    others = [change for change in _changes(lines, theirs.splitlines(keepends=True)) if change not in ours]
    if any(change.start <= other.end and other.start <= change.end for change in ours for other in others):
        return None
    for change in sorted([*ours, *others], reverse=True):
        lines[change.start : change.end] = change.lines
    return "".join(lines)


def _changes(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    matched = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [Change(start, end, tuple(after[first:last])) for kind, start, end, first, last in matched if kind != "equal"]
