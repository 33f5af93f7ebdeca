"""What stands in a line below a result, and how much a record weighs."""

from __future__ import annotations

from collections.abc import Iterable
from math import log2

from casesite.model.case import Case
from casesite.model.kinds import Record
from casesite.model.labels import credit

APART = " · "


def names(case: Case, ids: Iterable[str]) -> str:
    """Who or what is meant by some ids."""
    return " ".join(credit(case.records[id]) for id in ids)


def importance(case: Case, record: Record) -> float:
    """More for what many records name: of two of one name, the one that is meant."""
    return 1 + 0.08 * log2(1 + len(case.mentions.get(record.id, ())))


def noted(*parts: str | None) -> str:
    """The parts of a line that there are."""
    return APART.join(filter(None, parts))
