"""Documents → records: each record held against its kind, by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from casesite.model.kinds import KINDS, Profile, Record
from casesite.problem import Place, Problem
from casesite.reading.compose import MERGE
from casesite.reading.load import Document
from casesite.reading.messages import problems_of, shape
from casesite.reading.written import empty_values, lists, taken_in, texts
from casesite.values.characters import invisible
from casesite.values.dates import zone_of
from casesite.values.ids import SLUG
from casesite.values.node import Node, line_at

PROFILE = "case"
STEMS = (PROFILE, *(kind.file for kind in KINDS))
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
    unnamed: set[str] = field(default_factory=set)  # kinds of which it cannot be told what every record is called
    ends: dict[str, list[tuple[Place, bool]]] = field(default_factory=dict)  # of a kind's files: the last line, and whether it is whole
    renamed: dict[str, str] = field(default_factory=dict)  # former id → present id
    written: dict[str, type[Record]] = field(default_factory=dict)  # also those that failed their check
    context: dict[str, str] = field(default_factory=dict)  # what the values of a record depend on


@dataclass(frozen=True)
class Validated:
    """What a file holds, held against its kind: what is wrong with how it is laid out, and each record with what is wrong with it."""

    problems: list[Problem]
    records: list[tuple[Node, Any, list[Problem]]]


def check(documents: list[Document]) -> tuple[Checked, list[Problem]]:
    """Hold every record against its kind; a value that is wrong in two ways is reported once."""
    checked = Checked(context=_context(documents))
    return checked, [problem for document in documents for problem in check_document(document, checked)]


def check_document(document: Document, checked: Checked) -> list[Problem]:
    """Hold the records of one file against their kind, and add them to those of others."""
    root, kind = document.root, _KIND.get(document.stem)
    if root is None or (kind is not None and not isinstance(root.value, list)):
        checked.unread |= {kind.__name__} if kind else set()
    if root is None:
        return []
    validated = _validated(document, kind or Profile, checked.context)
    problems = [*validated.problems]
    if kind is None:
        ((_, checked.profile, found),) = validated.records
        checked.profile_node = root
        problems += found
    elif not isinstance(root.value, list):
        problems.append(root.problem("wrong-type", f'expected a list of records, each starting with "- id:", found {shape(root)}'))
    else:
        for node, record, found in validated.records:
            problems += found
            _record(kind, node, record, checked, problems)
        checked.ends.setdefault(kind.__name__, []).append(_end(document, checked))
    return _each_once(problems, document.lines)


def _each_once(problems: list[Problem], lines: Sequence[str]) -> list[Problem]:
    """Without what is said of an empty value where something else is wrong with the line.

    Entries in brackets that should hold none are one mistake with the brackets; a character that nobody sees is told by itself.
    """
    wrong = {problem.place.line: problem.place.column for problem in problems if problem.rule == "wrong-type"}
    return [
        problem
        for problem in problems
        if problem.rule != "empty-value"
        or not (wrong.get(problem.place.line, problem.place.column) < problem.place.column or invisible(line_at(lines, problem.place)))
    ]


def _end(document: Document, checked: Checked) -> tuple[Place, bool]:
    """The last line of a file of records that were checked, and whether nothing shows that more is missing behind it."""
    ended = document.lines[-1:] == [""]
    whole = ended and bool(checked.nodes) and checked.nodes[-1][2] is not None
    return Place(document.file, max(len(document.lines) - ended, 1)), whole


def _validated(document: Document, kind: type[Record | Profile], context: dict[str, str]) -> Validated:
    """A file held against its kind: by what its values depend on, once."""
    key = tuple(context.items())
    if key not in document.validated and (root := document.root):
        nodes = [root] if kind is Profile else root.value if isinstance(root.value, list) else []
        records = []
        for node in nodes:
            record, found = _validate(kind, node, context)
            records.append((node, record, [*found, *texts(kind, node), *taken_in(kind, node)]))
        document.validated[key] = Validated([*empty_values(root), *lists(root)], records)
    return cast(Validated, document.validated[key])


def _record(kind: type[Record], node: Node, record: Record | None, checked: Checked, problems: list[Problem]) -> None:
    checked.nodes.append((kind, node, record))
    if not isinstance(node.value, dict):
        checked.unnamed.add(kind.__name__)  # what it would hold may be what others name
        return
    here = node.value.get("id")
    if node.aside is not None or here is None or not isinstance(here.value, str) or not SLUG.fullmatch(here.value):
        checked.unnamed.add(kind.__name__)  # its id, or that of another record that its lines hold
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
        return None, [node.problem("wrong-type", f'expected a record of "name: value" lines, found {shape(node)}')]
    try:
        model = kind.model_validate(node.plain(), context=context)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return None, list(problems_of(kind, node, [detail for detail in details if not _said(node, detail)]))
    return model, []


def _said(node: Node, detail: ErrorDetails) -> bool:
    """Whether what is wrong was said already: nothing is written there, or its lines are merged in."""
    path = list(detail["loc"])
    return node.at(path).value is None or (detail["type"] == "missing" and MERGE in node.at(path[:-1]).keys)
