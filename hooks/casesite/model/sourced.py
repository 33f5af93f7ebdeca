"""Every statement of every record, with its place: what the rules look at, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from pydantic import BaseModel

from casesite.model.kinds import Citation, Profile, Record, Source, Status
from casesite.values.node import Node


@dataclass(frozen=True)
class Sourced:
    """A part of a record that cites sources: a statement, step, position, claim or description."""

    record: Record | None
    part: BaseModel
    node: Node
    sources: Sequence[Citation]
    status: Status | None
    by: Sequence[str]

    def supporting(self, records: Mapping[str, Record]) -> list[Source]:
        """The sources that it rests on, without those that qualify or contradict it."""
        return [cast(Source, records[citation.source]) for citation in self.sources if citation.role == "supports"]


def sourced(profile: Profile, node: Node, records: Mapping[str, Record]) -> Iterator[Sourced]:
    """Every part of a case that cites sources, withdrawn records aside."""
    yield from _parts(None, profile, node)
    for record in records.values():
        if not record.withdrawn:
            yield from _parts(record, record, record.node)


def _parts(record: Record | None, part: BaseModel, node: Node) -> Iterator[Sourced]:
    sources = getattr(part, "sources", None)
    if sources and isinstance(sources[0], Citation):
        yield Sourced(record, part, node, sources, getattr(part, "status", None), getattr(part, "by", ()))
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, BaseModel) and not isinstance(value, Citation):
            yield from _parts(record, value, node.at([name]))
        elif isinstance(value, list):
            for number, entry in enumerate(value):
                if isinstance(entry, BaseModel) and not isinstance(entry, Citation):
                    yield from _parts(record, entry, node.at([name, number]))
