"""The values of a new record: what each field takes, what is missing, what is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin

from casesite.model.kinds import Citation, Part, Record
from casesite.problem import RefusedError
from casesite.reading.check import Checked, check
from casesite.reading.compose import compose
from casesite.reading.link import link
from casesite.reading.load import Document
from casesite.values.characters import invisible, without_invisible
from casesite.values.characters import name as name_of
from casesite.values.fields import Reference, Rich
from casesite.values.node import Node
from casesite.writing.canonical.form import record
from casesite.writing.canonical.shape import Value, leaves

Values: TypeAlias = dict[str, Value]


class PathError(RefusedError):
    """A path leads to no field; the words say where it goes wrong."""


def listed_ids(words: str) -> list[str]:
    """The ids in a list that was written in one, with commas, semicolons, spaces, or “and”."""
    return [id for id in re.findall(r"[^\s,;]+", words) if id not in ("and", "&")]


def listed_words(words: str) -> list[str]:
    """The entries of a list that a person wrote in one line.

    Semicolons divide it; without one, commas do where there are two words or more on each side: "Quaine, Petra" is one name.
    """
    if ";" in words:
        return [entry for part in words.split(";") if (entry := part.strip())]
    parts = [part.strip() for part in words.split(",")]
    if len(parts) < 2 or not all(" " in part for part in parts):
        return [words.strip()] if words.strip() else []
    last, both, end = parts[-1].removeprefix("and ").rpartition(" and ")
    return [*parts[:-1], *([last, end] if both and " " in last and " " in end else [parts[-1].removeprefix("and ")])]


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
    kinds: tuple[str, ...]  # the kinds of records that it names

    def split(self, words: str) -> list[str]:
        """What was written in one line for it, as ``read`` takes it."""
        return listed_words(words) if self.is_list and not self.is_ids else [words]

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
            kinds = ("Source",) if Citation in types else tuple(dict.fromkeys(_kinds_named(info.annotation)))
            ids = list in origins and bool(kinds)
            says = (info.description or "").rstrip(".")
            words = ("true", "false") if bool in types else () if inner or Citation in types else words
            is_day = datetime.date in types
            found.append(Field(name, says, info.is_required(), list in origins, ids, Rich in types, is_day, words, inner, kinds))
    return tuple(found)


def _kinds_named(annotation: Any) -> Iterator[str]:
    """The kinds of the records whose ids a type holds."""
    if isinstance(annotation, Reference):
        yield from annotation.kinds
    for inner in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _kinds_named(inner)


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
    """Put what was written into values, at a path. Raise PathError for one that leads nowhere."""
    here: Any = values
    steps = path.split(".")
    known: dict[str, Field] = {}
    for place, step in enumerate(steps):
        known = {field.name: field for field in fields(part)}
        if isinstance(here, list):
            if not step.isdigit() or int(step) > len(here):
                raise PathError(f'"{path}" leads nowhere; entries of a list are numbered from 0, one after another')
            here += [{}] if int(step) == len(here) else []
            here = here[int(step)]
            continue
        field = known.get(step)
        last = place == len(steps) - 1
        if field is None or bool(field.part) == last:
            raise PathError(f'"{path}" leads nowhere; the names are: {", ".join(known)}')
        if last:
            here[step] = field.read(given)
        elif field.part:
            here, part = here.setdefault(step, [] if field.is_list else {}), field.part


def field_of(part: type[Part], path: str) -> Field | None:
    """The field that a path leads to, as in ``roles.0.title``; nothing where it leads nowhere."""
    known: type[Part] | None = part
    field: Field | None = None
    in_list = False
    for step in path.split("."):
        if in_list and step.isdigit():
            in_list = False
            continue
        field = next((field for field in fields(known) if field.name == step), None) if known and not in_list else None
        if field is None:
            return None
        known, in_list = field.part, field.is_list and field.part is not None
    return None if field is None or field.part else field


def written_at(values: Mapping[str, Value], path: str) -> str:
    """What stands at a path, as it would be written in one line."""
    here: Any = values
    for step in path.split("."):
        if isinstance(here, Mapping):
            here = here.get(step)
        elif isinstance(here, list) and step.isdigit() and int(step) < len(here):
            here = here[int(step)]
        else:
            return ""
    if isinstance(here, list):
        return ("; " if any(" " in str(entry) for entry in here) else ", ").join(map(str, here))
    return here if isinstance(here, str) else ""


def faults(kind: type[Record], values: Mapping[str, Value], among: Checked | None = None) -> list[tuple[str, str]]:
    """What is wrong with the values of a record, that some are missing aside: the field, and what is wrong with it.

    With ``among``, the records that are there, that it names one that is not there is wrong, too. A character that
    nobody sees is told by its field, and not as the code that it would be written as.
    """
    if hidden := {field: character for field, value in values.items() if (character := _hidden(value))}:
        cleared = {field: _cleared(value) for field, value in values.items()}
        told = [(field, f"{name_of(character)} cannot be seen; delete it") for field, character in hidden.items()]
        return told + [(field, message) for field, message in faults(kind, cleared, among) if field not in hidden]
    text = record(kind, {"id": "the-record", **values})
    lines = text.split("\n")
    root, problems = compose(text, "", lines)
    _, found = check([Document(kind.file, "", root, lines)])
    problems += [problem for problem in found if problem.rule != "missing-key"]
    if among and root and isinstance(root.value, list):
        places = {problem.place for problem in problems}
        alone = replace(among, nodes=[(kind, root.value[0], None)], profile_node=None)
        problems += [problem for problem in link(alone)[1] if problem.place not in places]
    return [(_field_at(root, problem.place.line), problem.message) for problem in problems]


def _hidden(value: Value) -> str:
    """The first character of a value that nobody sees."""
    if isinstance(value, str):
        return value[places[0]] if (places := invisible(value)) else ""
    return next(filter(None, map(_hidden, value.values() if isinstance(value, dict) else value)), "")


def _cleared(value: Value) -> Value:
    if isinstance(value, str):
        return without_invisible(value)
    return {key: _cleared(inner) for key, inner in value.items()} if isinstance(value, dict) else [_cleared(inner) for inner in value]


def _field_at(root: Node | None, line: int) -> str:
    if root is None or not isinstance(root.value, list):
        return ""
    return next((name for name, place in reversed(root.value[0].keys.items()) if place.line <= line), "")
