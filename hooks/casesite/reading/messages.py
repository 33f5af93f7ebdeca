"""What pydantic found, in words for a person who edits text files, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from casesite.problem import Place, Problem, quoted
from casesite.values.characters import name as name_of
from casesite.values.fields import Reference
from casesite.values.ids import SLUG
from casesite.values.marks import marks
from casesite.values.node import Node
from casesite.values.spelling import nearest, slip

OTHER_BRACKETS = ("［", "【", "〔", "〖", "（", "｛")


def problems_of(kind: type[BaseModel], node: Node, details: Iterable[ErrorDetails]) -> Iterator[Problem]:
    """The errors of one record: those of a name that is misspelt once, and names that are missing at one place together."""
    gaps: dict[tuple[Place, str], list[ErrorDetails]] = {}
    others: list[ErrorDetails] = []
    misspelt: set[tuple[int | str, ...]] = set()
    for detail in details:
        path = list(detail["loc"])
        if detail["type"] == "missing":
            misspelt |= {(*path[:-1], name) for name in _unread(kind, node.at(path[:-1]), path[:-1])}
            place, comment = _gap(_model(kind, path[:-1]), node.at(path[:-1]), str(path[-1]))
            gaps.setdefault((place, comment), []).append(detail)
            continue
        others.append(detail)
        if detail["type"] == "extra_forbidden":
            misspelt |= {(*path[:-1], name) for name in meant(str(path[-1]), _model(kind, path[:-1]).model_fields)}
            misspelt |= {(*path[:-1], name) for name in _of_an_id(kind, node.at(path[:-1]), path)}
    for (place, comment), missing in gaps.items():
        if details := [detail for detail in missing if detail["loc"] not in misspelt]:
            yield node.problem("missing-key", _missing(kind, details) + comment, place)
    yield from (_problem(kind, node, detail) for detail in others)


def _unread(kind: type[BaseModel], parent: Node, path: list[int | str]) -> Iterator[str]:
    """The names of fields whose value was lost with its colon, of which something else is told."""
    for name, inner in parent.value.items() if isinstance(parent.value, dict) else ():
        if inner.value is None:
            yield from meant(name, _model(kind, path).model_fields)


def _of_an_id(kind: type[BaseModel], parent: Node, path: list[int | str]) -> list[str]:
    """The field that takes an id, is missing, and may be meant by a name that is none: "report: p. 3" for "source: report"."""
    fields = _model(kind, path[:-1]).model_fields
    if not SLUG.fullmatch(str(path[-1])) or meant(str(path[-1]), fields):
        return []
    lacking = [name for name, info in fields.items() if info.is_required() and name not in parent.keys]
    return [
        name for name in lacking[:1] if any(isinstance(mark, Reference) for mark in marks(fields[name].annotation, fields[name].metadata))
    ]


def _missing(kind: type[BaseModel], details: Sequence[ErrorDetails]) -> str:
    names = [f'"{detail["loc"][-1]}:"' for detail in details]
    if len(names) == 1:
        return f"{names[0]} is missing here{_described(kind, list(details[0]['loc']))}"
    return f"{', '.join(names[:-1])} and {names[-1]} are missing here"


def meant(name: str, fields: Iterable[str]) -> list[str]:
    """The names that a name may have been meant to be, also where its colon or its space was lost."""
    return nearest(name, fields) or nearest(re.split(r"[^a-z_]", name)[0], fields)


def _problem(kind: type[BaseModel], node: Node, detail: ErrorDetails) -> Problem:
    """One error of pydantic's as a problem with a value of a record."""
    path = list(detail["loc"])
    here, parent = node.at(path), node.at(path[:-1])
    name = str(path[-1]) if path else ""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            known = list(_model(kind, path[:-1]).model_fields)
            near = " or ".join(f'"{word}"' for word in meant(name, known))
            right = f"; did you mean {near}?" if near else f"; the names are: {', '.join(known)}"
            if ids := _of_an_id(kind, parent, path):
                right = f"; write {quoted(f'{ids[0]}: {name}')}, and what stands behind it on a line of its own"
            return parent.problem("unknown-key", f"there is no {quoted(name)} here{right}", parent.keys.get(name))
        case "enum":
            return here.problem(
                "unknown-word", f'{quoted(str(here.value))} is not a word for "{_field(path)}"{_instead(kind, path, str(here.value))}'
            )
        case "list_type":
            if isinstance(here.value, str) and here.value[:1] in OTHER_BRACKETS:
                return here.problem("wrong-type", f"{name_of(here.value[0])} is another bracket; write [one, two]")
            words = f'"{name}" takes a list: start each entry on a line of its own with "- ", or write [one, two]'
            return here.problem("wrong-type", words)
        case "model_type" | "model_attributes_type" | "dict_type":
            return here.problem("wrong-type", f'expected "name: value" lines here, found {shape(here)}')
        case "too_short":
            return here.problem("missing-key", f'"{name}" is an empty list; write at least one entry')
        case "string_pattern_mismatch":
            return here.problem(
                "unknown-word", f'{quoted(str(here.value))} does not have the form that "{name}" takes{_described(kind, path)}'
            )
        case rule:
            return here.problem(rule.replace("_", "-"), detail["msg"], _within(here, int(context.get("at", 0))))


def shape(node: Node) -> str:
    """What a value is, in words."""
    if isinstance(node.value, str):
        return f'the text "{node.value[:40]}"'
    return "a list" if isinstance(node.value, list) else '"name: value" lines' if isinstance(node.value, dict) else "nothing"


def _field(path: list[int | str]) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _instead(kind: type[BaseModel], path: list[int | str], word: str) -> str:
    """What to write in place of a word that is not on a list.

    A near word is one that the hand slipped on, not one that looks alike. A list may know better what was meant: its
    class method ``instead_of`` gives the end of the message, or nothing.
    """
    words = _enumeration(kind, path)
    known = [str(member.value) for member in words]
    if near := slip(word, known):
        return f'; did you mean "{near}"?'
    hint = getattr(words, "instead_of", None)
    return str(hint(word) if hint else "") or f"; write one of: {', '.join(known)}"


def _enumeration(kind: type[BaseModel], path: list[int | str]) -> type[Enum]:
    names = [step for step in path if isinstance(step, str)]
    info = _model(kind, path[: len(path) - 1 - path[::-1].index(names[-1])]).model_fields[names[-1]]
    return next(types_in(info.annotation, Enum))


def _model(kind: type[BaseModel], path: list[int | str]) -> type[BaseModel]:
    """The model that a path leads to, through lists and optional fields."""
    for step in path:
        info = kind.model_fields.get(step) if isinstance(step, str) else None
        kind = next(types_in(info.annotation, BaseModel), kind) if info else kind
    return kind


def types_in(annotation: Any, base: type[Any]) -> Iterator[type[Any]]:
    """The types of a kind that a field may hold."""
    return (mark for mark in marks(annotation) if isinstance(mark, type) and issubclass(mark, base))


def _described(kind: type[BaseModel], path: list[int | str]) -> str:
    info = _model(kind, path[:-1]).model_fields.get(str(path[-1]))
    words = info.description.replace("``", '"') if info and info.description else ""
    return f": {words[0].lower()}{words[1:].rstrip('.')}" if words else ""


def _gap(model: type[BaseModel], parent: Node, name: str) -> tuple[Place, str]:
    """Where a field that is missing should stand, and why it does: as a comment, or by the order of the definition."""
    comment = re.compile(rf"\s*#[#\s]*(?:- )?{name}:")
    for number in range(parent.place.line, min(parent.end + 1, len(parent.lines)) + 1):
        line = parent.lines[number - 1]
        if "#" in line and comment.match(line):
            return Place(parent.place.file, number, line.index("#") + 1), "; this line is a comment"
    order = list(model.model_fields)
    at = order.index(name) if name in order else len(order)
    behind = next((field for field in order[at + 1 :] if field in parent.keys), "")
    before = next((field for field in reversed(order[:at]) if field in parent.keys), "")
    return parent.keys[behind or before] if behind or before else parent.place, ""


def _within(node: Node, at: int) -> Place | None:
    """So many characters from the start of a value that stands on one line."""
    if not at or not isinstance(node.value, str):
        return None
    start = node.find(node.value)
    return Place(start.file, start.line, start.column + at)
