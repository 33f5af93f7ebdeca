"""The values of a new record: what each field takes, what is missing, what is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin

from casesite.model.kinds import Citation, Part, Record
from casesite.reading.check import check
from casesite.reading.compose import compose
from casesite.reading.load import Document
from casesite.values.fields import Reference, Rich
from casesite.values.node import Node
from casesite.writing.canonical.form import record
from casesite.writing.canonical.shape import Value, leaves

Values: TypeAlias = dict[str, Value]


def listed_ids(words: str) -> list[str]:
    """The ids in a list that was written in one, with commas or spaces."""
    return re.findall(r"[^\s,]+", words)


@dataclass(frozen=True)
class Field:
    """What a field of a part takes, as its definition says."""

    name: str
    says: str
    required: bool
    is_list: bool
    is_ids: bool  # a list of ids, which hold no spaces and commas
    is_rich: bool
    is_day: bool
    words: tuple[str, ...]  # the only ones that it takes, where there are such
    part: type[Part] | None  # what it holds in place of words

    def read(self, given: Sequence[str]) -> Value:
        """What was written for it, as its value; a list may be written in one."""
        if self.is_ids:
            return [id for words in given for id in listed_ids(words)]
        if self.is_list:
            return [" ".join(words.split()) for words in given if words.strip()]
        lines = given[-1].replace("\r\n", "\n").split("\n")
        return "\n".join(line.rstrip() for line in lines).strip() if self.is_rich else " ".join(" ".join(lines).split())


@cache
def fields(part: type[Part]) -> tuple[Field, ...]:
    """The fields of a part, in the order of their definition; ``id`` and those of a mapping aside."""
    found = []
    for name, info in part.model_fields.items():
        types = list(leaves(info.annotation))
        origins = {get_origin(info.annotation), *(get_origin(inner) for inner in get_args(info.annotation))}
        if dict not in origins and not (name == "id" and issubclass(part, Record)):
            inner = next((one for one in types if issubclass(one, Part) and one is not Citation), None)
            words = next((tuple(str(word.value) for word in one) for one in types if issubclass(one, Enum)), ())
            ids = list in origins and (Citation in types or _names_records(info.annotation))
            says = (info.description or "").rstrip(".")
            words = ("true", "false") if bool in types else () if inner or Citation in types else words
            found.append(Field(name, says, info.is_required(), list in origins, ids, Rich in types, datetime.date in types, words, inner))
    return tuple(found)


def _names_records(annotation: Any) -> bool:
    return isinstance(annotation, Reference) or any(
        _names_records(inner) for inner in (*get_args(annotation), *getattr(annotation, "__metadata__", ()))
    )


def missing(part: type[Part], values: Mapping[str, Value], path: str = "") -> Iterator[tuple[str, Field]]:
    """Each required field that has no value, by its path: ``title``, ``roles.0.title``."""
    for field in fields(part):
        value = values.get(field.name)
        if not field.part:
            if field.required and not value:
                yield path + field.name, field
        elif field.is_list:
            entries = value if isinstance(value, Sequence) and not isinstance(value, str) else []
            for number, entry in enumerate(entries or ([{}] if field.required else [])):
                yield from missing(field.part, entry if isinstance(entry, Mapping) else {}, f"{path}{field.name}.{number}.")
        elif value or field.required:
            yield from missing(field.part, value if isinstance(value, Mapping) else {}, f"{path}{field.name}.")


def put(part: type[Part], values: Values, path: str, given: Sequence[str]) -> None:
    """Put what was written into values, at a path; raise ValueError for a path that leads nowhere."""
    here: Any = values
    steps = path.split(".")
    known: dict[str, Field] = {}
    for place, step in enumerate(steps):
        known = {field.name: field for field in fields(part)}
        if isinstance(here, list):
            if not step.isdigit() or int(step) > len(here):
                raise ValueError(f'"{path}" leads nowhere; entries of a list are numbered from 0, one after another')
            here += [{}] if int(step) == len(here) else []
            here = here[int(step)]
            continue
        field = known.get(step)
        last = place == len(steps) - 1
        if field is None or bool(field.part) == last:
            raise ValueError(f'"{path}" leads nowhere; the names are: {", ".join(known)}')
        if last:
            here[step] = field.read(given)
        elif field.part:
            here, part = here.setdefault(step, [] if field.is_list else {}), field.part


def faults(kind: type[Record], values: Mapping[str, Value]) -> list[tuple[str, str]]:
    """What is wrong with the values of a record, that some are missing aside: the field, and what is wrong with it."""
    text = record(kind, {"id": "the-record", **values})
    lines = text.split("\n")
    root, problems = compose(text, "", lines)
    _, found = check([Document(kind.file, "", root, lines)])
    problems += [problem for problem in found if problem.rule != "missing-key"]
    return [(_field_at(root, problem.place.line), problem.message) for problem in problems]


def _field_at(root: Node | None, line: int) -> str:
    if root is None or not isinstance(root.value, list):
        return ""
    return next((name for name, place in reversed(root.value[0].keys.items()) if place.line <= line), "")
