"""Every text of a case that people wrote in words, with the part and the record that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from casesite.model.kinds import Citation, Profile, Record
from casesite.problem import Place
from casesite.values.fields import is_prose
from casesite.values.marks import marks
from casesite.values.node import Node


class Text(NamedTuple):
    """A text with the field, the part and the record that it stands in; ``case.yml`` is of no record."""

    record: Record | None
    part: BaseModel
    name: str
    words: str
    root: Node  # of the record
    path: tuple[str | int, ...]  # from there
    language: str

    @property
    def node(self) -> Node:
        """Where it was written."""
        return self.root.at(self.path)

    @property
    def citations(self) -> list[Citation]:
        """What its part cites."""
        cited = getattr(self.part, "sources", ())
        return [citation for citation in cited if isinstance(citation, Citation)]

    def is_of(self, fields: Mapping[type[BaseModel], frozenset[str]]) -> bool:
        """Whether it stands in one of some fields, by the model that they are of."""
        return self.name in fields.get(type(self.part), ())

    def place(self, match: re.Match[str]) -> Place:
        """Where in its file a match in this text stands."""
        return place(self.node, self.words, match)


def texts(profile: Profile, node: Node, records: Mapping[str, Record]) -> Iterator[Text]:
    """The texts of ``case.yml`` and of every record, in the order of the files."""
    yield from _of(None, profile, node, (), profile.language)
    for record in records.values():
        yield from _of(record, record, record.node, (), profile.language)


def place(node: Node, words: str, match: re.Match[str]) -> Place:
    """Where in its file a match in the words of a node stands: its first word, in the same form."""
    first = match.group().split()[0]
    whole = r"(?<!\w)" * first[0].isalnum() + re.escape(first) + r"(?![\w-])" * first[-1].isalnum()  # as ``find`` looks for it
    return node.find(first, len(re.findall(whole, words[: match.start()])))


def _of(record: Record | None, part: BaseModel, root: Node, path: tuple[str | int, ...], language: str) -> Iterator[Text]:
    for name, prose in _fields(type(part)):
        value = getattr(part, name)
        for number, entry in enumerate(value if isinstance(value, list) else (value,)):
            there = (*path, name, number) if isinstance(value, list) else (*path, name)
            if isinstance(entry, BaseModel):
                yield from _of(record, entry, root, there, language)
            elif prose and isinstance(entry, str):
                yield Text(record, part, name, entry, root, there, language)


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model that hold texts or parts, each with whether it holds words for readers, and not an id or a word of a list."""
    found = []
    for name, info in kind.model_fields.items():
        prose = is_prose(info.annotation, info.metadata)
        if prose or any(isinstance(mark, type) and issubclass(mark, BaseModel) for mark in marks(info.annotation, info.metadata)):
            found.append((name, prose))
    return tuple(found)
