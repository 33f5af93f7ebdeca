"""Steps taken one by one through the law of their kind: what each leads to, and whether it may be taken."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import NamedTuple

from casesite.model.kinds import Charge, Proceeding, Step
from casesite.model.law.state import State
from casesite.model.law.table import Appeal, Row, Table


class Taken(NamedTuple):
    """One step taken: its row of the law, the state before and after it, whether an appeal is then open, whether it may be taken."""

    step: Step
    row: Row
    before: State
    state: State
    on_appeal: bool
    legal: bool

    @property
    def told(self) -> bool:
        """Whether a standing tells of it."""
        return self.legal and (self.step.tentative or self.row.tells(self.before, self.state))


def known(steps: Iterable[Step], as_of: datetime.date) -> list[Step]:
    """The steps known on a day, in the order in which they were written, which is that of a docket."""
    return [step for step in steps if step.date.first <= as_of]


def concerning(steps: Iterable[Step], party: str | None) -> list[Step]:
    """The steps that concern a party; without one, all."""
    return [step for step in steps if party is None or not step.about or party in step.about]


def walk(table: Table, steps: Iterable[Step]) -> Iterator[Taken]:
    """Take the steps one by one; one that may not follow, or is only tentative, changes nothing."""
    state, on_appeal = State.NOT_BEGUN, False
    for step in steps:
        row = table.row(step.step)
        legal = row.follows(state, on_appeal=on_appeal)
        before, state = state, row.to(state) if legal and not step.tentative else state
        if legal and not step.tentative and row.appeal is not Appeal.NONE:
            on_appeal = row.appeal in (Appeal.OPENS, Appeal.TAKES)
        yield Taken(step, row, before, state, on_appeal, legal)


def taken(table: Table, proceeding: Proceeding, charge: Charge | None, as_of: datetime.date, party: str | None = None) -> list[Taken]:
    """The steps of a charge together with those of its proceeding, which befall every charge that they can.

    Of a party, only those that concern it. An appeal in a proceeding with several charges is one of its convictions,
    and not of an acquittal.
    """
    steps: Sequence[Step] = concerning(proceeding.steps, party)
    if charge is not None:
        own = concerning(charge.steps, party)
        same = {(step.step, step.date.text) for step in own}
        spared = _acquits(table, charge) and not all(_acquits(table, other) for other in proceeding.charges)
        others = (step for step in steps if (step.step, step.date.text) not in same and not (spared and _of_appeal(table, step)))
        steps = list(merge(own, others, key=lambda step: step.date.last if _of_appeal(table, step) else step.date.first))
    return list(walk(table, known(steps, as_of)))


def _of_appeal(table: Table, step: Step) -> bool:
    return table.row(step.step).appeal is not Appeal.NONE


def _acquits(table: Table, charge: Charge) -> bool:
    return any(table.row(step.step).leads in (State.ACQUITTED, State.NOT_PROVEN) for step in charge.steps)
