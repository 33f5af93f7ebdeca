"""What is wrong with what was written, besides what its field takes: nothing, too much, the same twice, or signs that are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from casesite.problem import Place, Problem, quoted
from casesite.reading.leaves import leaves, parts
from casesite.values import text
from casesite.values.fields import LIST_LIMIT, RICH_LIMIT, Rich
from casesite.values.node import Node

GLUED = re.compile(r"([a-z_]+)\s*[:：=]")  # a name that holds its value, too, for no colon and space divide them
_FIELD = re.compile(r" +(?P<dash>- (?=id:))?(?P<name>[a-z_]+):(?: |$)")


def empty_values(node: Node) -> Iterator[Problem]:
    """Names and dashes with nothing behind them."""
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            if inner.value is None:
                yield inner.aside or inner.problem("empty-value", _why_empty(node, key), node.keys[key])
            else:
                yield from empty_values(inner)
    elif isinstance(node.value, list):
        for inner in node.value:
            if inner.value is None:
                yield inner.aside or inner.problem("empty-value", 'nothing is written after "-"; fill it in or delete the line')
            else:
                yield from empty_values(inner)


def _why_empty(node: Node, key: str) -> str:
    """Nothing was written, or a comma in braces made a name of the end of a text."""
    place = node.keys[key]
    line = node.lines[place.line - 1] if place.line <= len(node.lines) else ""
    if glued := GLUED.match(key):
        return f'write "{glued[1]}: ", with a colon and a space behind it'
    if line.startswith(key, place.column - 1) and not line.startswith(":", place.column - 1 + len(key)):
        return "in braces a comma ends a text; put the whole text in front of this in quotes"
    return f"nothing is written after {quoted(f'{key}:')}; fill it in or delete the line"


def lists(root: Node) -> Iterator[Problem]:
    """Lists in the records of a file that are too long, of which the rest is not looked at; and what stands in one twice."""
    records = root.value if isinstance(root.value, list) else [root]
    for record in records if not isinstance(records, str) else ():
        yield from _lists(record)


def _lists(node: Node) -> Iterator[Problem]:
    if isinstance(node.value, list):
        values = [entry for entry in node.value if not isinstance(entry.value, dict) or "id" not in entry.value]  # an id tells it
        if len(values) == len(node.value) > LIST_LIMIT:
            yield node.problem("too-long", f"a list of {len(values):,}, over the limit of {LIST_LIMIT} entries for one list")
            del node.value[LIST_LIMIT:]
        else:
            yield from _twice(values)
    for inner in node.value.values() if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else ():
        yield from _lists(inner)


def _twice(entries: list[Node]) -> Iterator[Problem]:
    seen: list[object] = []
    for entry in entries:
        written = _written(entry)
        if written in seen:
            named = entry.value if isinstance(entry.value, str) else _source(entry)
            yield entry.problem("repeated-entry", f"{quoted(named) if named else 'this'} stands in this list already; delete one")
        seen.append(written)


def _written(entry: Node) -> object:
    """What makes an entry the same as another: all that it says; of a citation the source, and where in it."""
    plain = entry.plain()
    if not isinstance(plain, dict):
        return plain
    if _source(entry):
        return [plain.get(name) for name in ("source", "at", "quote")]
    return {
        name: " ".join(value.casefold().split()) if name == "text" and isinstance(value, str) else value for name, value in plain.items()
    }


def _source(entry: Node) -> str:
    """The source that an entry of a list cites, if it does so with its parts."""
    source = entry.value.get("source") if isinstance(entry.value, dict) else None
    return source.value if source and isinstance(source.value, str) else ""


def taken_in(kind: type[BaseModel], node: Node) -> Iterator[Problem]:
    """Fields that a text above took in, because they stand as far right as it does: names that the record lacks."""
    for here, model in parts(kind, node):
        values = here.value if isinstance(here.value, dict) else {}
        absent = model.model_fields.keys() - values.keys()
        for inner in values.values():
            if not isinstance(inner.value, str) or inner.end <= inner.place.line:
                continue
            for number in range(inner.place.line + 1, min(inner.end, len(inner.lines)) + 1):
                line = inner.lines[number - 1]
                match = _FIELD.match(line) if ":" in line else None
                if match and (match["name"] in absent or match["dash"]):
                    place = Place(inner.place.file, number, match.start("name") + 1)
                    yield inner.problem(
                        "broken-yaml", f'this line belongs to the text above; indent "{match["name"]}:" less, or reword it', place
                    )
                    break


def texts(kind: type[BaseModel], node: Node) -> Iterator[Problem]:
    """What is wrong with the texts of a record, as texts."""
    for here, leaf in leaves(kind, node):
        if not isinstance(leaf, type) or not isinstance(here.value, str):
            continue
        if here.aside is not None and (here.aside.rule == "comment-in-text" or leaf is not Rich):
            yield here.aside
        if leaf is not Rich or len(here.value) > RICH_LIMIT:
            continue
        words = here.value.strip("\n")
        seen: dict[str, int] = {}
        for error in text.parse(words)[1]:
            nth = seen[error.words] = seen.get(error.words, -1) + 1
            nth = nth if error.at is None else words.count(error.words, 0, error.at)
            yield here.problem(error.rule, str(error), here.find(error.words, nth) if error.words else None)
