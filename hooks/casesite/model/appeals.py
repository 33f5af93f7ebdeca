"""Appeals that are kept as proceedings of their own: of what each is one, down to the trial."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casesite.model.kinds import Proceeding, ProceedingKind, Record
from casesite.model.law.table import Appealed, Table


def courses(proceedings: Mapping[str, Proceeding], law_of: Callable[[Proceeding], Table]) -> Mapping[str, list[Appealed]]:
    """By proceeding: its appeals, and the appeals of these, in the order of the files."""
    found: dict[str, list[Appealed]] = {}
    for proceeding in proceedings.values():
        for lower in lowers(proceeding, proceedings):
            found.setdefault(lower.id, []).append(Appealed(proceeding, law_of(proceeding)))
    return found


def lowers(proceeding: Proceeding, proceedings: Mapping[str, Proceeding]) -> list[Proceeding]:
    """What a proceeding is an appeal of, and what that is one of, down to the trial; none where it would be an appeal of itself."""
    found = {proceeding.id: proceeding}
    last = proceeding
    while (lower := proceedings.get(last.appeal_of or "")) is not None:
        if lower.id in found:
            return []
        found[lower.id] = last = lower
    return list(found.values())[1:]


def is_of_a_crime(proceeding: Proceeding, records: Mapping[str, Record]) -> bool:
    """Whether an appeal is one of a criminal proceeding."""
    lower: Record | None = proceeding
    for _ in records:
        if not isinstance(lower, Proceeding) or lower.kind is not ProceedingKind.APPEAL:
            break
        lower = records.get(lower.appeal_of or "")
    return isinstance(lower, Proceeding) and lower.kind is ProceedingKind.CRIMINAL
