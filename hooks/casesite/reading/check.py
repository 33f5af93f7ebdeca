"""Documents → records: each record held against its kind, by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casesite.model.kinds import KINDS, Citation, Profile, Record
from casesite.problem import Place, Problem, suggestion
from casesite.reading.compose import MERGE
from casesite.reading.load import Document
from casesite.values import text
from casesite.values.dates import zone_of
from casesite.values.fields import Reference, Rich
from casesite.values.node import Node

PROFILE = "case"
STEMS = (PROFILE, *(kind.file for kind in KINDS))
SOURCE = Reference("Source")
Model = TypeVar("Model", bound=BaseModel)
_KIND = {kind.file: kind for kind in KINDS}


@dataclass
class Checked:
    """What this stage hands on: every record's node, with the record if it is good, and every id written."""

    profile: Profile | None = None
    profile_node: Node | None = None
    nodes: list[tuple[type[Record], Node, Record | None]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)  # of each id, where it was written first
    repeated: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)  # kinds of which a file could not be read
    renamed: dict[str, str] = field(default_factory=dict)  # former id → present id
    written: dict[str, type[Record]] = field(default_factory=dict)  # also those that failed their check
    context: dict[str, str] = field(default_factory=dict)  # what the values of a record depend on


def check(documents: list[Document]) -> tuple[Checked, list[Problem]]:
    """Hold every record against its kind; a value that is wrong in two ways is reported once."""
    checked = Checked(context=_context(documents))
    problems: list[Problem] = []
    for document in documents:
        root, kind = document.root, _KIND.get(document.stem)
        if root is None or (kind is not None and not isinstance(root.value, list)):
            checked.unread |= {kind.__name__} if kind else set()
        if root is None:
            continue
        problems += _empty_values(root)
        if kind is None:
            checked.profile, found = _validate(Profile, root, checked.context)
            checked.profile_node = root
            problems += [*found, *_markup(Profile, root)]
        elif not isinstance(root.value, list):
            problems.append(root.problem("wrong-type", f'expected a list of records, each starting with "- id:", found {_shape(root)}'))
        else:
            for node in root.value:
                _record(kind, node, checked, problems)
    return checked, problems


def _record(kind: type[Record], node: Node, checked: Checked, problems: list[Problem]) -> None:
    record, found = _validate(kind, node, checked.context)
    problems += [*found, *_markup(kind, node)]
    checked.nodes.append((kind, node, record))
    if not isinstance(node.value, dict):
        return
    here = node.value.get("id")
    if here is not None and isinstance(here.value, str):
        if first := checked.places.get(here.value):
            noun = checked.written[here.value].noun
            problems.append(here.problem("repeated-id", f'"{here.value}" is already the id of the {noun} at {first.file}:{first.line}'))
            checked.repeated.add(here.value)
        checked.written.setdefault(here.value, kind)
        checked.places.setdefault(here.value, here.place)
        former = node.value.get("formerly")
        for old in former.value if former and isinstance(former.value, list) else ():
            if isinstance(old.value, str) and old.value in checked.renamed:
                problems.append(old.problem("repeated-id", f'"{old.value}" was the id of "{checked.renamed[old.value]}" already'))
            elif isinstance(old.value, str):
                checked.renamed[old.value] = here.value
    if record is not None:
        record.stands_at(node)


def _context(documents: list[Document]) -> dict[str, str]:
    """The time zone of the case, empty if it has none; nothing where that is not known, or its name is wrong."""
    case = next((document.root for document in documents if document.stem == PROFILE), None)
    zone = case.at(["timezone"]).value if case and "timezone" in case.keys else ""
    return {"timezone": zone} if isinstance(zone, str) and case and (not zone or zone_of(zone)) else {}


def _validate(kind: type[Model], node: Node, context: dict[str, str]) -> tuple[Model | None, list[Problem]]:
    if node.value is None:
        return None, []
    if not isinstance(node.value, dict):
        return None, [node.problem("wrong-type", f'expected a record of "name: value" lines, found {_shape(node)}')]
    try:
        model = kind.model_validate(node.plain(), context=context)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return None, [_problem(kind, node, detail) for detail in details if not _said(node, detail)]
    return model, []


def _said(node: Node, detail: ErrorDetails) -> bool:
    """Whether what is wrong was said already: nothing is written there, or its lines are merged in."""
    path = list(detail["loc"])
    if detail["type"] == "missing":
        return MERGE in node.at(path[:-1]).keys
    return node.at(path).value is None


def _problem(kind: type[BaseModel], node: Node, detail: ErrorDetails) -> Problem:
    """A pydantic error in words for a person who edits text files, with its place."""
    path = list(detail["loc"])
    here, parent = node.at(path), node.at(path[:-1])
    name = str(path[-1]) if path else ""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return parent.problem("missing-key", f'"{name}:" is missing here{_described(kind, path)}')
        case "extra_forbidden":
            known = _fields(kind, path[:-1])
            near = suggestion(name, known)
            return parent.problem(
                "unknown-key", f'there is no "{name}" here{near or "; the names are: " + ", ".join(known)}', parent.keys.get(name)
            )
        case "enum":
            words = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
            near = suggestion(str(here.value), words)
            return here.problem(
                "unknown-word", f'"{here.value}" is not a word for "{_field(path)}"{near or "; write one of: " + ", ".join(words)}'
            )
        case "list_type":
            return here.problem(
                "wrong-type", f'"{name}" takes a list: start each entry on a line of its own with "- ", or write [one, two]'
            )
        case "model_type" | "model_attributes_type" | "dict_type":
            return here.problem("wrong-type", f'expected "name: value" lines here, found {_shape(here)}')
        case "too_short":
            return here.problem("missing-key", f'"{name}" is an empty list; write at least one entry')
        case "string_pattern_mismatch":
            return here.problem("unknown-word", f'"{here.value}" does not have the form that "{name}" takes{_described(kind, path)}')
        case rule:
            return here.problem(rule.replace("_", "-"), detail["msg"])


def _field(path: list[int | str]) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _shape(node: Node) -> str:
    if isinstance(node.value, str):
        return f'the text "{node.value[:40]}"'
    return "a list" if isinstance(node.value, list) else "a mapping" if isinstance(node.value, dict) else "nothing"


def _model(kind: type[BaseModel], path: list[int | str]) -> type[BaseModel]:
    """The model that a path leads to, through lists and optional fields."""
    for step in path:
        info = kind.model_fields.get(step) if isinstance(step, str) else None
        kind = next(_models(info.annotation), kind) if info else kind
    return kind


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _fields(kind: type[BaseModel], path: list[int | str]) -> list[str]:
    return list(_model(kind, path).model_fields)


def _described(kind: type[BaseModel], path: list[int | str]) -> str:
    info = _model(kind, path[:-1]).model_fields.get(str(path[-1]))
    return f": {info.description[0].lower()}{info.description[1:].rstrip('.')}" if info and info.description else ""


def _empty_values(node: Node) -> Iterator[Problem]:
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            if inner.value is None:
                yield inner.problem("empty-value", f'nothing is written after "{key}:"; fill it in or delete the line', node.keys[key])
            else:
                yield from _empty_values(inner)
    elif isinstance(node.value, list):
        for inner in node.value:
            if inner.value is None:
                yield inner.problem("empty-value", 'nothing is written after "-"; fill it in or delete the line')
            else:
                yield from _empty_values(inner)


def _markup(kind: type[BaseModel], node: Node) -> Iterator[Problem]:
    for here, leaf in leaves(kind, node):
        if leaf is not Rich or not isinstance(here.value, str):
            continue
        seen: dict[str, int] = {}
        for error in text.parse(here.value.strip("\n"))[1]:
            nth = seen[error.words] = seen.get(error.words, -1) + 1
            yield here.problem(error.rule, str(error), here.find(error.words, nth) if error.words else None)


def leaves(kind: type[BaseModel], node: Node) -> Iterator[tuple[Node, type[Rich] | Reference]]:
    """The small-Markdown texts and the references below a node, also where its record fails its check."""
    if isinstance(node.value, str) and kind is Citation:
        yield node, SOURCE
    if not isinstance(node.value, dict):
        return
    for name, leaf in _plan(kind):
        value = node.value.get(name)
        if value is None:
            continue
        for entry in value.value if isinstance(value.value, list) else [value]:
            if isinstance(leaf, type) and issubclass(leaf, BaseModel):
                yield from leaves(leaf, entry)
            else:
                yield entry, leaf


@cache
def _plan(kind: type[BaseModel]) -> tuple[tuple[str, type[BaseModel | Rich] | Reference], ...]:
    """The fields of a model that hold texts, references, or models that may hold some."""
    plan = []
    for name, info in kind.model_fields.items():
        if leaf := _leaf(info.annotation, info.metadata):
            plan.append((name, leaf))
    return tuple(plan)


def _leaf(annotation: Any, metadata: Sequence[Any] = ()) -> type[BaseModel | Rich] | Reference | None:
    for mark in metadata:
        if isinstance(mark, Reference):
            return mark
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Rich):
        return annotation
    for inner in get_args(annotation):
        if leaf := _leaf(inner, getattr(inner, "__metadata__", ())):
            return leaf
    return None
