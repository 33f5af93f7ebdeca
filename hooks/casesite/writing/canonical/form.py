"""The canonical form of a text."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache

from ruamel.yaml.error import YAMLError

from casesite.model.kinds import Part
from casesite.problem import clean
from casesite.reading.compose import compose
from casesite.values.node import Node
from casesite.writing.canonical import notes
from casesite.writing.canonical.shape import Types, Value, arrange, read, tree, written

_SCHEMA = re.compile(r"#\s*yaml-language-server:\s*\$schema=.*")
# ruamel.yaml reads no tab at the end of a line, and where a file ends in blank space with one, that is in no value.
_TRAILING = re.compile(r"(?<=[^\s\\])(?=[ \t]*\t)[ \t]+$|^ *\t[ \t]*\Z", re.MULTILINE)


class CanonicalError(Exception):
    """A text has no canonical form here, and is left alone; ``line`` is where."""

    def __init__(self, line: int, words: str) -> None:
        self.line = line
        super().__init__(f"{words}; the file is left as it is")


def canonical(text: str, types: Types, schema: str = "") -> str:
    """The canonical form of a data file that holds parts of some types; ``schema`` is the path to its schema.

    The text is one that ``compose`` finds nothing wrong with. It says the same in the end, but for tabs at the ends of
    lines, which go. Raises CanonicalError.
    """
    bare = _TRAILING.sub("", text).replace("\t", " ")  # as it is read
    before, _ = compose(bare, "", ())
    if before is None or isinstance(before.value, str):
        raise CanonicalError(1, "this is neither a record nor a list of them")
    try:
        root = read(bare)
    except (YAMLError, NotImplementedError) as error:  # the last for some places of comments
        mark = getattr(error, "problem_mark", None)
        words = clean(str(getattr(error, "problem", error)))
        raise CanonicalError(mark.line + 1 if mark else 1, f"not every reader of YAML takes this ({words}); write it another way") from None
    taken = notes.take(bare, root)
    arrange(root, types)
    lines = written(root).split("\n")
    if lines[0].startswith("  "):
        lines = [line[2:] for line in lines]  # a list that is the whole file is not indented
    after, problems = compose("\n".join([*lines, ""]), "", ())
    if any("list within the list" in problem.message for problem in problems):  # in brackets it may stand, unless on lines of its own
        raise CanonicalError(before.place.line, "a comment stands in a list within a list; put it above the record")
    if after is None or problems or before.plain() != after.plain():
        raise CanonicalError(_changed(before, after), "this record cannot be put in canonical form without a change to what it says")
    head = [line for comments in taken.before.values() for line in comments if _SCHEMA.fullmatch(line)]
    for comments in taken.before.values():
        comments[:] = [line for line in comments if line not in head]
    first = f"# yaml-language-server: $schema={schema}" if schema else next(iter(head), "")
    body = notes.put(lines, taken, after)
    while body and not body[0]:
        del body[0]
    return "\n".join([first, "", *body] if first else body) + "\n"


def record(kind: type[Part], values: Mapping[str, Value]) -> str:
    """A new record in canonical form, as an entry of its file; what is empty is left out."""
    id = {name: value for name, value in values.items() if value and name == "id"}
    others = {name: value for name, value in values.items() if value and name != "id"}
    lines = [line for fields in (id, others) if fields for line in _lines(kind, json.dumps(fields))]
    return "\n".join([f"- {lines[0][2:]}", *lines[1:]]) + "\n"


@lru_cache(maxsize=64)
def _lines(kind: type[Part], fields: str) -> tuple[str, ...]:
    """The lines of some fields, given as JSON.

    A record is written to be checked, and once more with the id that it gets: but for that line it is the same.
    """
    node = tree([json.loads(fields)])
    arrange(node, frozenset({kind}))
    first, *others = (line[2:] for line in written(node).split("\n"))
    return f"  {first[2:]}", *others


def _record_at(before: Node, after: Node, line: int) -> int:
    """The line on which a record began that has some line now."""
    if not isinstance(before.value, list) or not isinstance(after.value, list):
        return 1
    return max((old.place.line for old, new in zip(before.value, after.value, strict=True) if new.place.line <= line), default=1)


def _changed(before: Node | None, after: Node | None) -> int:
    """The line of the first record that would change."""
    if before is None or after is None or not isinstance(before.value, list) or not isinstance(after.value, list):
        return 1
    pairs = zip(before.value, after.value, strict=False)
    return next((old.place.line for old, new in pairs if old.plain() != new.plain()), 1)
