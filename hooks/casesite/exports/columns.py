"""What a field of a model is as columns of a table."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from casesite.model.kinds import KINDS, Part, Profile, Record
from casesite.values.dates import CaseDate
from casesite.values.fields import Reference, Url
from casesite.values.marks import marks

Type: TypeAlias = Literal["string", "date", "boolean", "integer", "array", "object"]  # as a Table Schema names them
UNSEEN = frozenset(("do_not_name", "withdrawn"))  # hashes that serve nobody else; and a withdrawn record is in no table
_PLAIN_TYPES: dict[type, Type] = {bool: "boolean", int: "integer", datetime.date: "date"}


@dataclass(frozen=True)
class Column:
    """A column: its name, what it holds, its type, what it may say, and the table whose rows it names."""

    name: str
    holds: str
    type: Type = "string"
    required: bool = False
    words: tuple[str, ...] = ()
    table: str = ""
    prose: bool = False
    address: bool = False


@dataclass(frozen=True)
class Value:
    """A field of a model, as columns: one, three of a date, one a kind of record that it may name, or those of a part."""

    field: str
    columns: tuple[Column, ...]
    kind: Literal["value", "words", "date", "ids", "part"]
    within: tuple[Value, ...] = ()  # of a part, its own


def singular(model: type[Part]) -> str:
    """What one row of a model is called: ``safety_protocol``, ``known_error``."""
    if issubclass(model, Record):
        return model.noun.replace(" ", "_")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model.__name__).lower()


def table_of(model: type[Part]) -> str:
    """The name of the table of a model: the file of a kind, the plural of a part; of the one profile, its own."""
    if issubclass(model, Record):
        return model.file
    name = singular(model)
    if model is Profile:
        return name
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def parts(model: type[Part]) -> Iterator[tuple[str, FieldInfo]]:
    """The fields of a model whose entries are rows of another table: parts, and lists of ids."""
    for name, info in model.model_fields.items():
        if name not in UNSEEN and not _is_columns(info):
            yield name, info


def values_of(model: type[Part], before: str = "") -> Iterator[Value]:
    """The fields of a model that are columns of its own table; ``before`` stands in front of the names of those of a part."""
    for name, info in model.model_fields.items():
        if name in UNSEEN or not _is_columns(info):
            continue
        inner = part_of(info)
        if inner is None:
            yield _value(f"{before}{name}", name, info)
            continue
        within = tuple(values_of(inner, f"{before}{name}_"))
        columns = tuple(column for value in within for column in value.columns)
        yield Value(name, columns if info.is_required() else tuple(replace(column, required=False) for column in columns), "part", within)


def _is_columns(info: FieldInfo) -> bool:
    """Whether a field is columns of its own row."""
    inner = part_of(info)
    if inner is None:
        return not (_holds(info.annotation, list) and kinds_of(info))
    return not _holds(info.annotation, list) and next(parts(inner), None) is None


def _value(name: str, in_model: str, info: FieldInfo) -> Value:
    holds, required = info.description or "", info.is_required()
    column = Column(name, holds, required=required)
    if ids := kinds_of(info):
        return Value(in_model, id_columns(ids, name, holds, required=required), "ids")
    if _holds(info.annotation, dict):
        return Value(in_model, (Column(name, holds, "object"),), "words")
    if _holds(info.annotation, list):
        return Value(in_model, (Column(name, holds, "array", prose=True),), "words")
    types = _types(info.annotation)
    if CaseDate in types:
        ends = [Column(f"{name}_{end}", f"The {end} day on which that may be.", "date", required) for end in ("first", "last")]
        return Value(in_model, (column, *ends), "date")
    for type_ in types:
        if isinstance(type_, type) and issubclass(type_, StrEnum):
            return Value(in_model, (replace(column, words=tuple(type_)),), "value")
        if type_ in _PLAIN_TYPES:
            return Value(in_model, (replace(column, type=_PLAIN_TYPES[type_]),), "value")
    address = any(mark in get_args(Url)[1:] for mark in marks(info.annotation, info.metadata))
    return Value(in_model, (replace(column, prose=name != "id" and not address, address=address),), "value")


def id_columns(models: Sequence[type[Record]], name: str, holds: str, *, required: bool) -> tuple[Column, ...]:
    """The columns for an id: one for each kind of record that it may be."""
    if len(models) == 1:
        return (Column(name or singular(models[0]), holds, required=required, table=table_of(models[0])),)
    before = f"{name}_" if name else ""
    return tuple(
        Column(f"{before}{singular(model)}", f"{holds} Here, where it is a {model.noun}.", table=table_of(model)) for model in models
    )


def part_of(info: FieldInfo) -> type[Part] | None:
    """The part that a field holds, or a list of it."""
    return next((type_ for type_ in _types(info.annotation) if isinstance(type_, type) and issubclass(type_, Part)), None)


def kinds_of(info: FieldInfo) -> tuple[type[Record], ...]:
    """The kinds of record that a field names by id."""
    names = next((mark.kinds for mark in marks(info.annotation, info.metadata) if isinstance(mark, Reference)), ())
    return tuple(kind for name in names for kind in KINDS if kind.__name__ == name)


def _types(annotation: Any) -> list[Any]:
    """The plain types within an annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _types(get_args(annotation)[0])
    if origin in (list, dict, Union, UnionType):
        return [type_ for inner in get_args(annotation) for type_ in _types(inner) if type_ is not NoneType]
    return [annotation]


def _holds(annotation: Any, kind: type) -> bool:
    """Whether an annotation is a list, or a dictionary, or may be one."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType, Annotated):
        return any(_holds(inner, kind) for inner in get_args(annotation)[: 1 if origin is Annotated else None])
    return origin is kind
