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


def lowers(proceeding: Proceeding, records: Mapping[str, Record]) -> list[Proceeding]:
    """What a proceeding is an appeal of, and what that is one of, down to the trial; none where it would be an appeal of itself."""
    found = {proceeding.id: proceeding}
    last = proceeding
    while isinstance(lower := records.get(last.appeal_of or ""), Proceeding):
        if lower.id in found:
            return []
        found[lower.id] = last = lower
    return list(found.values())[1:]


def is_civil_appeal(proceeding: Proceeding, records: Mapping[str, Record]) -> bool:
    """Whether a proceeding is an appeal, and not one of a criminal proceeding."""
    kinds = (one.kind for one in (proceeding, *lowers(proceeding, records)) if one.kind is not ProceedingKind.APPEAL)
    return proceeding.kind is ProceedingKind.APPEAL and next(kinds, None) is not ProceedingKind.CRIMINAL
