"""The values at the ends of a record's fields, as their definition knows them: texts, and ids of records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from casesite.model.kinds import Citation
from casesite.values.fields import Line, Reference, Rich, is_line
from casesite.values.marks import marks
from casesite.values.node import Node

SOURCE = Reference("Source")
Leaf = type[Rich] | type[Line] | Reference


def leaves(kind: type[BaseModel], node: Node) -> Iterator[tuple[Node, Leaf]]:
    """The texts and the references below a node, also where its record fails its check."""
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


def parts(kind: type[BaseModel], node: Node) -> Iterator[tuple[Node, type[BaseModel]]]:
    """A record and its parts, each with its model."""
    if not isinstance(node.value, dict):
        return
    yield node, kind
    for name, leaf in _plan(kind):
        value = node.value.get(name)
        if value is not None and isinstance(leaf, type) and issubclass(leaf, BaseModel):
            for entry in value.value if isinstance(value.value, list) else [value]:
                yield from parts(leaf, entry)


@cache
def _plan(kind: type[BaseModel]) -> tuple[tuple[str, type[BaseModel] | Leaf], ...]:
    """The fields of a model that hold texts, references, or parts that may hold some."""
    plan = []
    for name, info in kind.model_fields.items():
        if leaf := _leaf(info):
            plan.append((name, leaf))
    return tuple(plan)


def _leaf(info: FieldInfo) -> type[BaseModel] | Leaf | None:
    for mark in marks(info.annotation, info.metadata):
        if isinstance(mark, Reference):
            return mark
        if is_line(mark):
            return Line
        if isinstance(mark, type) and issubclass(mark, BaseModel | Rich):
            return mark
    return None
