"""YAML text → nodes with places. The only importer of yaml.

YAML's core schema, and less: every scalar stays text, an empty value is ``None``, and what a
data file has no use for (tags, anchors, aliases, several documents) is a problem. The parser's events
are read one by one, because the composer recurses as deep as a hostile file asks it to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from sys import intern
from typing import TypeAlias

import yaml

from casesite.problem import Place, Problem, quoted
from casesite.reading.asides import Asides
from casesite.reading.diagnosis import diagnose
from casesite.reading.diagnosis.failure import Failure, Finding
from casesite.reading.diagnosis.passed import document_ends_early, merge_conflict, repeated_name, runs_into_an_entry, runs_on
from casesite.reading.diagnosis.signs import strange_name
from casesite.reading.events import end_of, last_line, start_of, written
from casesite.reading.level import Level
from casesite.reading.unseen import UNSEEN, readable, unseen
from casesite.values.node import NO_KEYS, Node, line_at

MERGE = "<<"  # YAML 1.1's merge key
DEPTH_LIMIT = 40  # levels of nesting
Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
BLOCK = ("|", ">")  # the styles of a text on lines of its own
_Collection: TypeAlias = yaml.SequenceStartEvent | yaml.MappingStartEvent


def compose(text: str, file: str, lines: Sequence[str] = ()) -> tuple[Node | None, list[Problem]]:
    """Text → its nodes, with everything that YAML would swallow or not read as problems.

    There are no nodes where the text cannot be read to its end; what can be told of the mistake is one problem.
    """
    plain = readable(text)
    lines = lines or plain.split("\n")
    composer = _Composer(file, lines)
    composer.problems += unseen(text, file, lines)
    if "\r" in text:  # nobody can say which lines are meant
        return None, composer.problems
    if finding := merge_conflict(text, lines):
        composer.give_up(finding, "merge-conflict")
        return None, composer.problems
    try:
        composer.read(yaml.parse(plain, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        composer.give_up(diagnose(composer.failure(error)))
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the pure loader's chr() raises the last two
        composer.give_up(Finding(0, 0, str(error).splitlines()[0]))
    return (None if composer.stopped else composer.root), [*composer.problems, *composer.asides.problems]


class _Composer:
    """Builds nodes from the parser's events, with a stack of its own."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file, self.lines = file, lines
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.asides = Asides(file, lines)
        self.stack: list[Level] = []
        self.closed: list[Level] = []  # behind the last scalar
        self.stopped = self.doubled = False  # whether the rest cannot be read, or may fail for a dash too many
        self.anchors: set[str] = set()
        self.last: Node | None = None  # the scalar that was read last
        self.merged: Node | None = None  # the value that is merged in, which is told as a whole
        self.sure = 0  # the row up to which all is read
        self.documents = 0
        self.ended = -1  # the row of a line of dots

    def read(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, _Collection):
                self.open(event)
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                self.close(event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            else:
                self.document(event)
            if self.stopped:
                return
        self.asides.behind(self.last)

    def document(self, event: yaml.Event) -> None:
        """A file holds one document."""
        row, column = start_of(event)
        if isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            self.ended = row
        self.documents += isinstance(event, yaml.DocumentStartEvent)
        if isinstance(event, yaml.DocumentStartEvent) and self.documents > 1:
            self.give_up(document_ends_early(self.ended) or Finding(row, column, 'a second document starts here; delete the "---"'))

    def open(self, event: _Collection) -> None:
        """Go one level down; stop where the file nests too deep."""
        place = self.properties(event)
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node = Node(place, [] if is_list else {}, place.line, NO_KEYS if is_list else {}, self.lines)
        above = self.stack[-1] if self.stack else None
        self.add(node)
        self.stack.append(Level(node, bool(event.flow_style)))
        if isinstance(node.value, list) and above and not event.flow_style and isinstance(above.node.value, list):
            self.doubled = True
            self.complain(place, "broken-yaml", "this dash begins a list within the list; delete it, or put the whole text in quotes")
        if len(self.stack) > DEPTH_LIMIT:
            self.give_up(Finding(*start_of(event), f"lists and records are nested more than {DEPTH_LIMIT} levels deep"))

    def close(self, event: yaml.Event) -> None:
        level = self.stack.pop()
        self.closed.append(level)
        level.node.end = max(level.node.place.line, last_line(event))
        if level.flow and level.node.end > level.node.place.line and not (self.stack and self.stack[-1].flow):
            self.in_one_piece(level.node, "a bracket")

    def scalar(self, event: yaml.ScalarEvent) -> None:
        place, words, style = self.properties(event), str(event.value).replace("\t", " "), event.style
        empty = not style and words in EMPTY and event.anchor is event.tag is None
        node = Node(place, None if empty else words.replace(UNSEEN, ""), last_line(event), NO_KEYS, self.lines)
        if words and self.stack and self.stack[-1].flow and self.lines[place.line - 1][: place.column - 1].endswith("?"):
            self.complain(place, "broken-yaml", 'a value cannot begin with "?"; put the whole text in quotes')
        if self.asides.waiting or style == '"':
            waits = bool(self.stack) and self.stack[-1].key is not None and self.stack[-1].key is self.last
            self.asides.around(node, start_of(event), end_of(event), node if waits else self.last, block=style in BLOCK)
            if style == '"':
                self.asides.within(node, start_of(event), end_of(event), words)
        if node.end > place.line and style not in BLOCK:
            self.in_one_piece(node, "a quotation mark" if style else "")
        self.sure = node.end if style in BLOCK else place.line - 1
        self.last = node
        self.closed.clear()
        self.add(node)

    def alias(self, event: yaml.AliasEvent) -> None:
        place = self.place(event)
        level = self.stack[-1] if self.stack else None
        if level is None or not (level.node is self.merged or (level.key is not None and level.key.value == MERGE)):
            known = event.anchor in self.anchors
            words = "repeats a value from elsewhere; write the value out" if known else 'begins with "*"; put the whole text in quotes'
            self.complain(place, "alias", f"{quoted(f'*{event.anchor}')} {words}")
        self.add(Node(place, "", last_line(event), NO_KEYS, self.lines))  # said once, here

    def properties(self, event: yaml.ScalarEvent | _Collection) -> Place:
        """The place of a value; its anchor and its tag are problems."""
        place = self.place(event)
        if event.anchor is not None:
            self.anchors.add(event.anchor)
            words = f"{quoted(f'&{event.anchor}')} gives the value a name and is no part of it; put the whole text in quotes, or delete it"
            self.complain(place, "alias", words)
        if event.tag is not None:
            right = "delete it" if event.tag.startswith("tag:yaml.org,2002:") else "put the whole text in quotes"
            self.complain(place, "tag", f"the tag {quoted(written(event.tag))} is not read here; {right}")
        return place

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = None if node.value is None else node
            return
        level = self.stack[-1]
        parent, key = level.node.value, level.key
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict) and key is None:
            if not isinstance(node.value, str):
                self.complain(node.place, "broken-yaml", "a key must be a word")
                node.value = f"?{len(parent)}"
            noun = "an entry" if len(self.stack) > 1 else "a record"
            if " " in str(node.value) and (wrong := strange_name(str(node.value), noun)):
                self.give_up(Finding(node.place.line - 1, node.place.column - 1, wrong))
            level.key = node
        elif isinstance(parent, dict) and key is not None:
            level.key = None
            self.put(level, parent, key, node)

    def put(self, level: Level, values: dict[str, Node], key: Node, node: Node) -> None:
        """Put a value behind its key, once."""
        words, here = intern(str(key.value)), level.node
        in_list = len(self.stack) > 1 and not level.flow and isinstance(self.stack[-2].node.value, list)
        if words == MERGE:
            self.complain(key.place, "alias", '"<<" merges a value from elsewhere; write its lines out')
            self.merged = node
            here.keys[MERGE] = key.place  # check asks for nothing that they may hold
        elif words not in values:
            values[words] = node
            here.keys[words] = key.place
        elif in_list and words == next(iter(values)):
            noun = "a record" if len(self.stack) == 2 else "an entry of a list"
            self.complain(key.place, "broken-yaml", f'{noun} begins with "- {words}:"; write the "- " in front')
            self.next_entry(level, key, node)
        elif here.aside is None or here.aside.message.startswith(quoted(words)):  # other names are of the same mistake
            at = (key.place.line - 1, key.place.column - 1)
            finding = repeated_name(self.lines, at, words, here.keys[words].line, begins=in_list and words in list(values)[1:2])
            self.complain(Place(self.file, finding.row + 1, finding.column + 1), "repeated-key", finding.words)
            here.aside = here.aside or self.problems[-1]

    def next_entry(self, level: Level, key: Node, node: Node) -> None:
        """Go on as if the dash were there, so that what follows is of a record or part of its own."""
        level.node.end = key.place.line - 1
        words, entries = str(key.value), self.stack[-2].node.value
        level.node = Node(key.place, {words: node}, node.end, {words: key.place}, self.lines)
        if isinstance(entries, list):
            entries.append(level.node)

    def place(self, event: yaml.Event) -> Place:
        row, column = start_of(event)
        return Place(self.file, row + 1, column + 1)

    def complain(self, place: Place, rule: str, message: str) -> None:
        self.problems.append(Problem(place, rule, message, excerpt=line_at(self.lines, place)))

    def give_up(self, finding: Finding, rule: str = "broken-yaml") -> None:
        """What comes after this cannot be read as it was meant; one mistake on a line is told once."""
        place = Place(self.file, min(finding.row + 1, max(len(self.lines), 1)), finding.column + 1)
        if not self.doubled and all(problem.place.line != place.line for problem in (*self.problems, *self.asides.problems)):
            self.complain(place, rule, finding.words)
        self.stopped = True

    def in_one_piece(self, node: Node, sign: str) -> None:
        """What stands in quotation marks or brackets, or runs over several lines, holds no line that is an entry of its own."""
        row, column = node.place.line - 1, node.place.column - 1
        outside = next((level.node.place.column - 1 for level in reversed(self.stack) if not level.flow), -1)
        if not sign and (finding := runs_on(self.lines, row, node.end, outside, column)):
            self.give_up(finding)
        elif sign and runs_into_an_entry(self.lines, node.place.line, node.end, outside):
            self.give_up(Finding(row, column, f"{sign} opened here is not closed"))

    def failure(self, error: yaml.MarkedYAMLError) -> Failure:
        """What is known of where the parser gave up."""
        mark, start = error.problem_mark or error.context_mark, error.context_mark
        row, column = (min(mark.line, len(self.lines) - 1), mark.column) if mark else (0, 0)
        begun, words = (start.line, start.column) if start else None, f"{error.context or ''} {error.problem or ''}"
        opened, closed = [level.start for level in self.stack], [level.start for level in reversed(self.closed)]
        return Failure(self.lines, row, column, begun, words, self.sure, opened, closed, self.ended)
