"""Steps taken one by one through the law of their kind: what each leads to, and whether it may be taken."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import NamedTuple

from casesite.model.kinds import Charge, Proceeding, Step
from casesite.model.law.appeal import below
from casesite.model.law.state import ENDED, Reading, State
from casesite.model.law.table import Appeal, Appealed, Row, Table

GIVEN_UP = (State.WITHDRAWN, State.SETTLED, State.SHELVED, State.ABATED)


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


class Move(NamedTuple):
    """A step with its row of the law, and the appeal that took it where that is kept as a proceeding of its own."""

    step: Step
    row: Row
    appeal: str = ""


def walk(table: Table, steps: Iterable[Step]) -> Iterator[Taken]:
    """Take the steps one by one; one that may not follow, or is only tentative, changes nothing."""
    return _walk(Move(step, table.row(step.step)) for step in steps)


def _walk(moves: Iterable[Move]) -> Iterator[Taken]:
    """The same with the steps of appeals of their own among them, whose own law has said that they may be taken.

    What a docket goes on to fix after such an appeal, as a new sentence, may follow what had ended it by that docket.
    """
    state = docket = State.NOT_BEGUN
    appeals: frozenset[str] = frozenset()  # those that are open; the empty name is that of one in the docket itself
    for step, row, appeal in moves:
        legal = bool(appeal) or row.follows(state, on_appeal=bool(appeals))
        anew = not legal and docket is not state and docket in row.after and bool(row.brings) and isinstance(row.leads, State)
        before = state
        if (legal or anew) and not step.tentative:
            state = row.to(state)
            docket = docket if appeal else state
            if row.appeal in (Appeal.OPENS, Appeal.TAKES):
                appeals |= {appeal}
            elif row.appeal is not Appeal.NONE:
                appeals = appeals - {appeal, ""} if appeal else frozenset()
        yield Taken(step, row, before, state, bool(appeals), legal or anew)


def taken(table: Table, proceeding: Proceeding, charge: Charge | None, as_of: datetime.date, party: str | None = None) -> list[Taken]:
    """The steps of a charge together with those of its proceeding, which befall every charge that they can, and of its appeals.

    Of a party, only those that concern it. An appeal of the whole is one of what can be appealed first (``_weight``):
    in a proceeding with several charges of its convictions, and not of an acquittal.
    """
    own = concerning(charge.steps, party) if charge else []
    others = _without(own, concerning(proceeding.steps, party))
    accused = {id for one in proceeding.charges for id in one.against}
    appeals = [appeal for appeal in table.appeals if appeal.concerns(party, accused)]
    higher = [move for appeal in appeals for move in _moves(table, appeal, charge, as_of, party)]
    if charge is not None:
        ends = _Ends(table, proceeding, charge, party)
        others = [step for step in others if not (_of_appeal(table, step) and ends.spare(step))]
        higher = [move for move in higher if not ends.spare(move.step)]
    docket = merge(own, others, key=lambda step: step.date.last if _of_appeal(table, step) else step.date.first)
    lower = [Move(step, table.row(step.step)) for step in _without((move.step for move in higher), known(docket, as_of))]
    higher.sort(key=lambda move: move.step.date.last)
    return list(_walk(merge(lower, higher, key=lambda move: _order(table, move))))


def _order(table: Table, move: Move) -> tuple[datetime.date, int]:
    """Of one day, what an appeal came to stands before what the docket has of it, and that before a new appeal."""
    date, appeal = move.step.date, move.row.appeal
    if not move.appeal:
        return (date.last if _of_appeal(table, move.step) else date.first), 1
    return date.last, 2 if appeal is Appeal.OPENS else 0


def _moves(table: Table, appeal: Appealed, charge: Charge | None, as_of: datetime.date, party: str | None) -> Iterator[Move]:
    """What the steps of an appeal are to a charge, or to the whole, of that of which it is one."""
    charges = appeal.proceeding.charges
    same: Sequence[Charge | None] = [one for one in charges if charge and charge.id == one.id] or charges or [None]
    told = set()
    for one in same:
        for step in taken(appeal.table, appeal.proceeding, one, as_of, party):
            row = below(step.row, step.before, table) if step.legal else None
            if row and id(step.step) not in told:
                told.add(id(step.step))
                yield Move(step.step, row, appeal.proceeding.id)


def _without(steps: Iterable[Step], others: Iterable[Step]) -> list[Step]:
    """Others, but for those that say the same as one of some steps."""
    same = {(step.step, step.date.text) for step in steps}
    return [step for step in others if (step.step, step.date.text) not in same]


def _of_appeal(table: Table, step: Step) -> bool:
    return table.row(step.step).appeal is not Appeal.NONE


class _Ends(NamedTuple):
    """How a charge had ended by an appeal of the whole, beside the others of the same party."""

    table: Table
    proceeding: Proceeding
    charge: Charge
    party: str | None

    def spare(self, appeal: Step) -> bool:
        """Whether it had ended in a way that is not what the appeal is about, as others had."""
        mine = _weight(self._reached(self.charge, appeal))
        if not mine:
            return False
        others = (one for one in self.proceeding.charges if self.party is None or self.party in one.against)
        weights = [_weight(self._reached(one, appeal)) for one in others]
        return any(weight is not None and weight < mine for weight in weights)

    def _reached(self, charge: Charge, appeal: Step) -> State:
        """Where a charge stood by an appeal, were it not for appeals."""
        state, own = State.NOT_BEGUN, concerning(charge.steps, self.party)
        others = _without(own, concerning(self.proceeding.steps, self.party))
        for step in merge(own, others, key=lambda step: step.date.first):
            row = self.table.row(step.step)
            counts = row.appeal is Appeal.NONE and not step.tentative and step.date.first <= appeal.date.last
            if counts and (state in row.after or any(step is one for one in own)):
                state = row.to(state)
        return state


def _weight(state: State) -> int | None:
    """What an appeal is about before others: guilt, other ends by a court, an acquittal, what was given up; not what is open."""
    if state not in ENDED:
        return None
    if state.reading is Reading.GUILT:
        return 0
    if state in (State.ACQUITTED, State.NOT_PROVEN):
        return 2
    return 3 if state in GIVEN_UP else 1
