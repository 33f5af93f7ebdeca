"""YAML text → nodes with places. The only importer of yaml.

YAML's core schema, and less: every scalar stays text, an empty value is ``None``, and what a
data file has no use for (tags, aliases, several documents) is a problem. The parser's events
are read one by one, because the composer recurses as deep as a hostile file asks it to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

from casesite.problem import Place, Problem
from casesite.values.node import Node, line_at

MERGE = "<<"  # YAML 1.1's merge key
DEPTH_LIMIT = 40  # levels of nesting
Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Control characters but tab and line ends; and what reorders text (Unicode 15, "Trojan Source").
FORBIDDEN_CHARACTERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\ud800-\udfff\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff\ufff9-\ufffb]"
)
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

# What libyaml and PyYAML say, in words for a person who edits text files.
SYNTAX = (
    ("mapping values are not allowed", 'there is a second ": " on this line; put the text in quotes'),
    ("cannot start any token", "a value cannot start with this character; put the text in quotes"),
    ("tab character", "a tab is used to indent; use spaces"),
    ("\\t", "a tab is used to indent; use spaces"),
    ("unexpected end of stream", "a quotation mark is opened and never closed"),
    ("expected key", "this line does not fit the lines above it; check the indentation and quotes"),
    ("expected <block end>", "this line does not fit the lines above it; check the indentation and quotes"),
    ("expected ',' or", "a list or mapping in brackets is not closed"),
    ("expected '-' indicator", 'this line does not fit the list above it; start it with "- " or indent it'),
    ("expected node content", "a value is missing here"),
    ("could not find expected ':'", 'this line has no ":"; write "name: value", or indent it as text'),
)


def compose(text: str, file: str, lines: Sequence[str]) -> tuple[Node | None, list[Problem]]:
    """Text → its nodes, with repeated keys, tags, aliases and syntax errors as problems."""
    composer = _Composer(file, lines)
    try:
        composer.read(yaml.parse(text, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"{error.context or ''} {error.problem or ''}"
        words = next((ours for theirs, ours in SYNTAX if theirs in said), said.strip())
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        line = min(line, len(lines))
        composer.complain(Place(file, line, column), "broken-yaml", words)
        return None, composer.problems
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the pure loader's chr() raises the last two
        composer.complain(Place(file), "broken-yaml", str(error).splitlines()[0])
        return None, composer.problems
    return composer.root, composer.problems


class _Composer:
    """Builds nodes from the parser's events, with a stack of its own."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file, self.lines = file, lines
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.stack: list[tuple[Node, Node | None]] = []  # a collection, and the key that waits for its value

    def complain(self, place: Place, rule: str, message: str) -> None:
        self.problems.append(Problem(place, rule, message, excerpt=line_at(self.lines, place)))

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)

    def read(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.complain(self.place(event), "broken-yaml", 'a second document starts here; delete the "---"')
                    return
            elif isinstance(event, yaml.AliasEvent) and self.merging():
                self.add(Node(self.place(event), "", last_line(event), {}, self.lines))
            elif isinstance(event, yaml.AliasEvent):
                self.complain(self.place(event), "alias", f'"*{event.anchor}" repeats a value from elsewhere; write the value out')
                self.add(Node(self.place(event), "", last_line(event), {}, self.lines))  # said once, here
            elif isinstance(event, yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent):
                if event.tag is not None:
                    self.complain(self.place(event), "tag", f'the tag "{written(event.tag)}" is not read here; delete it')
                if not self.open(event):
                    return
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                node, _ = self.stack.pop()
                node.end = max(node.place.line, last_line(event))

    def open(self, event: yaml.Event) -> bool:
        """Take in a scalar, or go one level down; say no where the file nests too deep."""
        place = self.place(event)
        if isinstance(event, yaml.ScalarEvent):
            self.add(Node(place, self.scalar(event, place), last_line(event), {}, self.lines))
            return True
        node = Node(place, [] if isinstance(event, yaml.SequenceStartEvent) else {}, place.line, {}, self.lines)
        self.add(node)
        self.stack.append((node, None))
        if len(self.stack) > DEPTH_LIMIT:
            self.complain(place, "broken-yaml", f"lists and mappings are nested more than {DEPTH_LIMIT} levels deep")
            return False
        return True

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> str | None:
        if not event.style and event.value in EMPTY:
            return None
        for match in FORBIDDEN_CHARACTERS.finditer(event.value):
            self.complain(
                place,
                "forbidden-character",
                f"\\u{ord(match.group()):04x} stands for an invisible character that hides or reorders text; delete it",
            )
        return str(event.value)

    def merging(self) -> bool:
        """Whether the value that comes next is that of a merge key."""
        return bool(self.stack) and self.stack[-1][1] is not None and self.stack[-1][1].value == MERGE

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = None if node.value is None else node
            return
        parent, key = self.stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif isinstance(parent.value, dict) and key is None:
            if not isinstance(node.value, str):
                self.complain(node.place, "broken-yaml", "a key must be a word")
                node.value = f"?{len(parent.value)}"
            self.stack[-1] = (parent, node)
        elif isinstance(parent.value, dict) and key is not None and isinstance(key.value, str):
            self.stack[-1] = (parent, None)
            if key.value == MERGE:
                self.complain(key.place, "alias", '"<<" merges a value from elsewhere; write its lines out')
                parent.keys[MERGE] = key.place  # check asks for nothing that they may hold
            elif key.value in parent.value:
                first = parent.keys[key.value]
                self.complain(key.place, "repeated-key", f'"{key.value}" is written twice; the first is on line {first.line}')
            else:
                parent.value[key.value] = node
                parent.keys[key.value] = key.place


def last_line(event: yaml.Event) -> int:
    """The last line that an event covers: its end mark stands behind it, maybe on the next line's start."""
    mark = event.end_mark
    return mark.line + (mark.column > 0) if mark else 1


def written(tag: str) -> str:
    """A tag as its writer wrote it."""
    return tag.replace("tag:yaml.org,2002:", "!!")
