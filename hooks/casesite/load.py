"""YAML text → nodes with places. The only importer of yaml, and the only reader of files.

YAML's core schema, and less: every scalar stays text, an empty value is ``None``, and what a
data file has no use for (tags, aliases, several documents) is a problem. The parser's events
are read one by one, because the composer recurses as deep as a hostile file asks it to.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from casesite.problem import Place, Problem, suggestion

SIZE_LIMIT = 20_000_000  # bytes a file
DEPTH_LIMIT = 40  # levels of nesting
Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Control characters but tab and line ends; and what reorders text (Unicode 15, "Trojan Source").
FORBIDDEN_CHARACTERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ufff9-\ufffb]"
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


@dataclass(frozen=True, slots=True)
class Document:
    """One data file: its kind's file name without ending, and its lines for excerpts."""

    stem: str
    file: str
    root: Node
    lines: Sequence[str]


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
        """Where words of a text stand in its file: its nth place, else where the text starts."""
        for number in range(self.place.line, self.end + 1):
            line = self.lines[number - 1] if number <= len(self.lines) else ""
            start = self.place.column - 1 if number == self.place.line else 0
            while (start := line.find(words, start)) >= 0:
                if nth == 0:
                    return Place(self.place.file, number, start + 1)
                nth, start = nth - 1, start + len(words)
        return self.place

    def problem(self, rule: str, message: str, place: Place | None = None) -> Problem:
        """A problem with this value."""
        place = place or self.place
        return Problem(place, rule, message, excerpt=line_at(self.lines, place))


def line_at(lines: Sequence[str], place: Place) -> str:
    """The source line of a place, or nothing past the end."""
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def load(case_dir: Path, stems: Sequence[str]) -> tuple[list[Document], list[Problem]]:
    """Read every data file of a case, each named after a stem, or in a folder named so.

    Places name a file from the folder that holds ``case_dir``, wherever the program was started.
    """
    if not case_dir.is_dir():
        return [], [Problem(Place(str(case_dir)), "missing-file", "there is no such folder of case data")]
    documents: list[Document] = []
    problems: list[Problem] = []
    base = case_dir.resolve()

    def shown(path: Path) -> str:
        return f"{base.name}/{path.relative_to(case_dir).as_posix()}"

    for path in sorted(case_dir.iterdir()):
        stem = path.name.removesuffix(".yml").removesuffix(".yaml")
        if path.name.startswith(".") or (path.is_dir() and path.name in ("schema", "locks")):
            continue
        if stem not in stems or (not path.is_dir() and path.suffix != ".yml"):
            right = f'; call it "{stem}.yml"' if stem in stems else suggestion(stem, stems)
            known = "" if right else ", expected one of: " + ", ".join(f"{name}.yml" for name in stems)
            problems.append(Problem(Place(shown(path)), "unknown-file", f"no kind of record is kept here{right}{known}"))
            continue
        if path.is_dir() and (case_dir / f"{stem}.yml").exists():
            problems.append(Problem(Place(shown(path)), "unknown-file", f"both {stem}.yml and the folder {stem}/ exist; keep one"))
        for file in sorted(path.rglob("*.yml")) if path.is_dir() else [path]:
            document, found = read(file, shown(file), stem, base)
            documents += [document] if document else []
            problems += found
    return documents, problems


def read(path: Path, file: str, stem: str, base: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file, shown as ``file``, into a document, or say what keeps it from being read."""
    if not path.resolve().is_relative_to(base):
        return None, [Problem(Place(file), "outside-link", "this is a symbolic link out of the case data; put the file itself here")]
    if (size := path.stat().st_size) > SIZE_LIMIT:
        return None, [
            Problem(
                Place(file),
                "file-too-large",
                f"{size:,} bytes, over the limit of {SIZE_LIMIT:,}; split it into a folder {stem}/ of smaller files",
            )
        ]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, [Problem(place, "wrong-encoding", f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8")]
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    problems = [
        Problem(
            Place(file, number, match.start() + 1),
            "forbidden-character",
            f"U+{ord(match.group()):04X} is an invisible character that hides or reorders text; delete it",
            excerpt=FORBIDDEN_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", line),
        )
        for number, line in enumerate(lines, 1)
        for match in FORBIDDEN_CHARACTERS.finditer(line)
    ]
    clean = FORBIDDEN_CHARACTERS.sub(" ", text) if problems else text
    root, found = compose(clean, file, lines)
    if root is None and not found:
        found = [Problem(Place(file), "empty-file", "there is nothing in this file; write a record, or delete the file")]
    return (Document(stem, file, root, lines) if root else None), problems + found


def compose(text: str, file: str, lines: Sequence[str]) -> tuple[Node | None, list[Problem]]:
    """Text → its nodes, with repeated keys, tags, aliases and syntax errors as problems."""
    composer = _Composer(file, lines)
    try:
        with collector_paused():
            composer.read(yaml.parse(text, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"{error.context or ''} {error.problem or ''}"
        words = next((ours for theirs, ours in SYNTAX if theirs in said), said.strip())
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        line = min(line, len(lines))
        composer.complain(Place(file, line, column), "broken-yaml", words)
        return None, composer.problems
    except yaml.YAMLError as error:
        composer.complain(Place(file), "broken-yaml", str(error).splitlines()[0])
        return None, composer.problems
    return composer.root, composer.problems


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector off while many small objects are made: a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


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
            elif isinstance(event, yaml.AliasEvent):
                self.complain(self.place(event), "alias", f'"*{event.anchor}" repeats a value from elsewhere; write the value out')
                self.add(Node(self.place(event), None, last_line(event), {}, self.lines))
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
            if key.value in parent.value:
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
