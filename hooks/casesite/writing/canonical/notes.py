"""Comments and blank lines, kept by what they are written about, and put back where that stands now.

A comment on lines of its own is about what comes next; one that is indented deeper than what comes
next ends the list or mapping that it stands in; one behind a value is about that value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from casesite.values.node import Node as Composed

Path: TypeAlias = tuple[str | int, ...]
BLANK = ""
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_HEADER = re.compile(r"[>|][-+0-9]*")
_MARKERS = re.compile(r"-|\?|---|\.\.\.|%.*")  # lines that hold nothing yet


@dataclass
class Notes:
    """What stands before an entry, behind it, and at the end of a list or mapping; each by its path."""

    before: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))
    behind: dict[Path, str] = field(default_factory=dict)
    ending: defaultdict[Path, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add_behind(self, path: Path, comment: str) -> None:
        """A line has room for one comment; a second goes before it."""
        if self.behind.setdefault(path, comment) is not comment:
            self.before[path].append(comment)


@dataclass(frozen=True)
class _Line:
    """A line without what scalars say: its content, its comment, and where that starts."""

    content: str
    comment: str
    column: int


def take(text: str, root: Node) -> Notes:
    """Collect every comment of a text. A list or mapping in brackets that holds one is to be written a line an entry."""
    notes = Notes()
    nodes = dict(_nodes(root, ()))
    brackets = {path: node for path, node in nodes.items() if isinstance(node, CollectionNode) and node.flow_style}
    columns = {path: node.start_mark.column for path, node in nodes.items() if isinstance(node, CollectionNode)}
    starting: dict[int, list[Path]] = defaultdict(list)
    for path, start in _entries(root, ()):
        starting[start].append(path)
    closing: dict[int, Path] = {}
    for path, node in brackets.items():
        closing.setdefault(node.end_mark.line, path)
    gap: list[_Line] = []
    last: Path = ()
    for number, line in enumerate(_lines(text, root)):
        for node in brackets.values() if line.comment else ():
            if _position(node.start_mark) < (number, line.column) < _position(node.end_mark):
                node.flow_style = not node.value
        here = starting.get(number, [])
        closed = closing.get(number)
        if not here and _MARKERS.fullmatch(line.content or "-"):
            gap.append(line)
            continue
        if here:
            _settle(gap, last, here[0], columns, notes)
            last, gap = here[-1], []
        elif closed is not None:
            held = notes.ending if brackets[closed].value else notes.before
            held[closed] += [one.comment for one in gap if one.comment]
            gap = []
        if line.comment:
            notes.add_behind(last if here or closed is None else closed, line.comment)
    _settle(gap, last, (), columns, notes)
    return notes


def _settle(gap: list[_Line], last: Path, following: Path, columns: Mapping[Path, int], notes: Notes) -> None:
    """Say of each line between two entries whether it ends what the first stands in, or is about the second."""
    about_next = 0
    for place, line in enumerate(gap):
        if not line.comment:
            continue
        container = next((last[:end] for end in range(len(last) - 1, -1, -1) if columns[last[:end]] <= line.column), ())
        if not following or (last and container != following[: len(container)]):
            notes.ending[container] += [one.comment for one in gap[about_next : place + 1]]
            about_next = place + 1
    notes.before[following] += [line.comment for line in gap[about_next:]]


def put(lines: list[str], notes: Notes, root: Composed) -> list[str]:
    """The lines of a file with the notes about them; a blank line stands between records."""
    entries = list(_composed(root, ()))
    starting: dict[int, list[Path]] = defaultdict(list)
    for path, start in entries:
        starting[start].append(path)
    ended: dict[int, list[str]] = defaultdict(list)
    for container, comments in sorted(notes.ending.items(), key=lambda found: -len(found[0])):
        inside = [place for place, (path, _) in enumerate(entries) if path[: len(container)] == container]
        end = entries[inside[-1] + 1][1] if inside[-1] + 1 < len(entries) else len(lines)
        indent = " " * (root.at(container).place.column - 1)
        ended[end] += [indent + comment for comment in comments]
    found: list[str] = []
    for number, line in enumerate([*lines, ""]):
        here = starting.get(number, [])
        indent = " " * (len(line) - len(line.lstrip()))
        behind = [notes.behind[path] for path in here if path in notes.behind]
        above = [BLANK] if here and isinstance(here[0][0], int) and len(here[0]) == 1 else []
        for path in here:
            above += [comment for comment in notes.before[path] if comment or path is here[0]]
        for words in [*ended[number], *(indent + comment for comment in [*above, *behind[1:]])]:
            if words.strip() or (found and found[-1]):
                found.append(words.rstrip())
        found.append("  ".join([line, *behind[:1]]))
    return found[:-1]


def _lines(text: str, root: Node) -> Iterator[_Line]:
    """The lines of a text, of which every scalar is blotted out."""
    blotted = list(text)
    for node in _scalars(root):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in (">", "|"):
            start = text.find("\n", start) + 1 or end
            if not node.value.endswith("\n\n"):
                end = start + len(text[start:end].rstrip())
        for index in range(start, end):
            blotted[index] = "\n" if text[index] == "\n" else "x"
        for index in range(start - 1, end - 1):
            if text[index] == text[index + 1] == "\n":
                blotted[index + 1] = "x\n"  # a blank line of the scalar is none of the file
    for line, written in zip("".join(blotted).split("\n"), text.split("\n"), strict=True):
        comment = _COMMENT.search(line)
        content = line[: comment.start() if comment else None]
        column = comment.start() if comment else 0
        yield _Line(content.strip(), written[column:].rstrip() if comment else "", column)


def _position(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column


def _nodes(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """Every value with its path."""
    yield path, node
    for key, inner, _ in _inside(node):
        yield from _nodes(inner, (*path, key))


def _entries(node: Node, path: Path) -> Iterator[tuple[Path, int]]:
    """Every entry of a list or mapping, with the line that it starts on."""
    for key, inner, line in _inside(node):
        yield (*path, key), line
        yield from _entries(inner, (*path, key))


def _inside(node: Node) -> Iterator[tuple[str | int, Node, int]]:
    if isinstance(node, SequenceNode):
        yield from ((number, inner, inner.start_mark.line) for number, inner in enumerate(node.value))
    elif isinstance(node, MappingNode):
        yield from ((key.value, inner, key.start_mark.line) for key, inner in node.value)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    for entry in () if isinstance(node, ScalarNode) else node.value:
        for inner in entry if isinstance(entry, tuple) else (entry,):
            yield from _scalars(inner)


def _composed(node: Composed, path: Path) -> Iterator[tuple[Path, int]]:
    """As ``_entries``, of nodes with places."""
    if isinstance(node.value, list):
        for number, inner in enumerate(node.value):
            yield (*path, number), inner.place.line - 1
            yield from _composed(inner, (*path, number))
    elif isinstance(node.value, dict):
        for key, inner in node.value.items():
            yield (*path, key), node.keys[key].line - 1
            yield from _composed(inner, (*path, key))
