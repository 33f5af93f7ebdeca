"""What the rules look at: every statement of every record, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from casesite.case import Case
from casesite.kinds import Citation, Record, Source, Status
from casesite.node import Node
from casesite.problem import Problem


@dataclass(frozen=True)
class Stated:
    """A part of a record that cites sources: a statement, step, position, claim or description."""

    record: Record | None
    part: BaseModel
    node: Node
    sources: Sequence[Citation]
    status: Status | None
    by: Sequence[str]

    def problem(self, rule: str, message: str, *path: int | str) -> tuple[Record | None, Problem]:
        """A problem with this statement, at one of its values."""
        return self.record, self.node.at(path).problem(rule, message)

    def supporting(self, case: Case) -> list[Source]:
        """The sources that it rests on, without those that qualify or contradict it."""
        return [case.source(citation) for citation in self.sources if citation.role == "supports"]


def stated(case: Case) -> Iterator[Stated]:
    """Every part of the case that cites sources, withdrawn records aside."""
    yield from _parts(None, case.profile, case.profile_node)
    for record in case.records.values():
        if not record.withdrawn:
            yield from _parts(record, record, record.node)


def _parts(record: Record | None, part: BaseModel, node: Node) -> Iterator[Stated]:
    sources = getattr(part, "sources", None)
    if sources and isinstance(sources[0], Citation):
        yield Stated(record, part, node, sources, getattr(part, "status", None), getattr(part, "by", ()))
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, BaseModel) and not isinstance(value, Citation):
            yield from _parts(record, value, node.at([name]))
        elif isinstance(value, list):
            for number, entry in enumerate(value):
                if isinstance(entry, BaseModel) and not isinstance(entry, Citation):
                    yield from _parts(record, entry, node.at([name, number]))
