"""Two states of a record, or of a part of one → what is said otherwise, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from casesite.changes.change import Change, Sort, Spot
from casesite.changes.naming import Names, prose_fields
from casesite.changes.sources import source_changes, support_changes
from casesite.changes.values import fingerprint_changes, list_changes, value_change
from casesite.model.field_words import field_name, part_name
from casesite.model.kinds import LoadedWord, Record, Step, Waiver
from casesite.values.pairing import paired, reordered

_WHOLE = frozenset({"id", "formerly", "withdrawn"})  # what became of a record as a whole, which ``records`` says
_KEYS = ("id", "rule", "word", "name")  # the field by which a part of a list is known


def part_changes(names: Names, spot: Spot, old: BaseModel, new: BaseModel) -> Iterator[Change]:
    """What differs between two states of one part."""
    spot = spot.within(old, new)
    for name in _fields(new):
        yield from _field(names, spot.into(name), type(new), getattr(old, name), getattr(new, name))
    yield from support_changes(names, spot, old, new)


def content(names: Names, spot: Spot, part: BaseModel) -> Iterator[Change]:
    """Everything that a part says, where there is nothing to hold it against."""
    spot = spot.within(part)
    for name in _fields(part):
        value = getattr(part, name)
        if value == type(part).model_fields[name].get_default(call_default_factory=True):
            continue
        split = isinstance(value, list) and isinstance(value[0], BaseModel) and name != "sources"
        for entry in value if split else [value]:
            sort = Sort.WAIVER if isinstance(entry, Waiver) else Sort.OTHER
            inner = entry if isinstance(entry, BaseModel) else None
            title = field_name(name) if inner is None else part_name(inner)
            yield spot.into(name).within(inner).change(f"{title}: {names.value(entry)}", sort)


def _fields(part: BaseModel) -> list[str]:
    """The names of a part's fields, those of its own kind before those that every record has."""
    names = list(type(part).model_fields)
    return (
        sorted((name for name in names if name not in _WHOLE), key=Record.model_fields.__contains__) if isinstance(part, Record) else names
    )


def _field(names: Names, spot: Spot, kind: type[BaseModel], old: Any, new: Any) -> Iterator[Change]:
    name = spot.field[-1]
    prose = name in prose_fields(kind)
    if name == "sources":
        yield from source_changes(names, spot, old, new)
    elif name == "do_not_name":
        yield from fingerprint_changes(spot, old, new)
    elif isinstance(old, list) and isinstance(new, list):
        parts = any(isinstance(entry, BaseModel) for entry in (*old, *new))
        yield from _list(names, spot, old, new) if parts else list_changes(names, spot, old, new, prose=prose)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from value_change(names, spot.into(key, field_name(name)), old.get(key), new.get(key), prose=False)
    elif isinstance(old, BaseModel) and isinstance(new, BaseModel):
        yield from part_changes(names, replace(spot, at=(*spot.at, field_name(name))), old, new)
    else:
        yield from value_change(names, spot, old, new, prose=prose)


def _list(names: Names, spot: Spot, old: Sequence[BaseModel], new: Sequence[BaseModel]) -> Iterator[Change]:
    def words(part: BaseModel) -> str:
        if isinstance(part, Step):
            return f"{names.value(part.date)} {names.value(part.step)}"  # a step is its day and its name
        return " ".join(names.value(value) for name, value in part if name != "sources" and value is not None)

    pairs = paired(old, new, _key, words)
    for there, number in pairs:
        if there is not None and number is not None:
            part = new[number]
            inner = replace(spot, at=(*spot.at, names.at(part)))
            yield from (_as(change, part) for change in part_changes(names, inner, old[there], part))
        elif number is not None:
            part = new[number]
            sort = Sort.WAIVER if isinstance(part, Waiver) else Sort.OTHER
            yield spot.within(part).change(f"{part_name(part)} added: {names.part(part)}", sort)
        elif there is not None:
            part = old[there]
            sort = Sort.LOADED if isinstance(part, LoadedWord) else Sort.STATEMENT_GONE if hasattr(part, "sources") else Sort.OTHER
            yield spot.within(part).change(f"{part_name(part)} taken out: {names.part(part)}", sort)
    if reordered(pairs):
        yield spot.change(f"{field_name(spot.field[-1])}: now in another order")


def _key(part: BaseModel) -> object:
    if isinstance(part, Step):
        return part.date.text, part.step
    return next((getattr(part, name) for name in _KEYS if name in type(part).model_fields), None)


def _as(change: Change, part: BaseModel) -> Change:
    """A change within a waiver or a loaded word is one of what the rules let pass."""
    sort = Sort.WAIVER if isinstance(part, Waiver) else Sort.LOADED if isinstance(part, LoadedWord) else change.sort
    return replace(change, sort=sort)
