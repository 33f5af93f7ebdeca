"""Where a charge or a proceeding stands, derived from its dated steps and never typed.

The wording that it gives is the one that every page, export and feed uses.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import merge
from typing import NamedTuple

from casesite.language import t
from casesite.model.kinds import Charge, Proceeding, ProceedingKind, Step, StepKind
from casesite.model.law import (
    AFTER,
    APPEAL,
    ENDED,
    FOLLOWS,
    FOREMOST,
    GUILT,
    KEEPS,
    ON_APPEAL,
    OPEN,
    OUTCOMES,
    State,
    state_words,
    step_words,
)


@dataclass(frozen=True)
class Standing:
    """Where something stands: its state, the steps that made it so, and the last step of all."""

    state: State
    outcomes: tuple[Step, ...] = ()
    last: Step | None = None
    on_appeal: bool = False
    each: tuple[tuple[str, Standing], ...] = ()  # of a proceeding whose charges ended differently: by title

    @property
    def is_open(self) -> bool:
        return self.state in OPEN or self.state is State.NOT_BEGUN or self.on_appeal

    @property
    def shape(self) -> str:
        """The group that decides the mark beside the words: open, ended, guilt or acquitted."""
        if self.state in GUILT:
            return "guilt"
        return "acquitted" if self.state is State.ACQUITTED else "open" if self.is_open else "ended"

    @property
    def words(self) -> str:
        """The one wording: "Convicted 6 March 2024; sentenced 15 April 2024"."""
        return self.said(start=True)

    def said(self, *, start: bool) -> str:
        """The same, at the start of a line or within one."""
        if self.each:
            return ". ".join(t("{title}: {standing}", title=title, standing=one.said(start=False)) for title, one in self.each)
        said = [_dated(step, start=start and number == 0) for number, step in enumerate(self.outcomes)]
        if self.state in OPEN:
            said.append(self._open(start=start and not said))
        return "; ".join(said) or state_words(self.state, start=True)

    def _open(self, *, start: bool) -> str:
        state = state_words(self.state, start=start)
        if self.last is None or self.last in self.outcomes:
            return t("{state} when last recorded", state=state)
        step = step_words(self.last.step)
        return t("{state} when last recorded, {date} ({step})", state=state, date=self.last.date.words, step=step)


def _dated(step: Step, *, start: bool) -> str:
    return t("{step} {date}", step=step_words(step.step, start=start), date=step.date.words)


def known(steps: Iterable[Step], as_of: datetime.date) -> list[Step]:
    """The steps known on a day, in the order in which they were written, which is that of a docket."""
    return [step for step in steps if step.date.first <= as_of]


class Taken(NamedTuple):
    """One step taken: the state before and after it, whether an appeal is then open, and whether it may be taken."""

    step: Step
    before: State
    state: State
    on_appeal: bool
    legal: bool


def walk(steps: Iterable[Step], *, appeal: bool = False) -> Iterator[Taken]:
    """Take the steps one by one; one that may not follow changes nothing."""
    state, on_appeal = State.NOT_BEGUN, False
    for step in steps:
        allowed, leads = (APPEAL if appeal else {}).get(step.step) or FOLLOWS[step.step]
        legal = state in allowed and (appeal or step.step not in ON_APPEAL or on_appeal)
        kept = not legal or leads is None or (step.step in KEEPS and state in ENDED)
        before, state = state, state if kept or leads is None else leads
        if legal and not appeal and step.step in AFTER:
            on_appeal = step.step is StepKind.APPEAL_FILED
        yield Taken(step, before, state, on_appeal, legal)


def taken(proceeding: Proceeding, charge: Charge | None, as_of: datetime.date) -> list[Taken]:
    """The steps of a charge together with those of its proceeding, which befall every charge that they can.

    An appeal in a proceeding with several charges is one of its convictions, and not of an acquittal.
    """
    steps = proceeding.steps
    if charge is not None:
        own = {(step.step, step.date.text) for step in charge.steps}
        spared = _acquitted(charge) and not all(map(_acquitted, proceeding.charges))
        others = (step for step in steps if (step.step, step.date.text) not in own and not (spared and step.step in AFTER))
        steps = list(merge(charge.steps, others, key=lambda step: step.date.last if step.step in AFTER else step.date.first))
    return list(walk(known(steps, as_of), appeal=proceeding.kind is ProceedingKind.APPEAL))


def _acquitted(charge: Charge) -> bool:
    return any(step.step is StepKind.ACQUITTED for step in charge.steps)


def standing(walked: Iterable[Taken]) -> Standing:
    """Where steps lead; an impossible one is passed over (a rule reports it)."""
    now = Standing(State.NOT_BEGUN)
    for one in walked:
        if one.legal:
            outcomes = (*now.outcomes, one.step) if one.step.step in OUTCOMES else now.outcomes
            now = Standing(one.state, outcomes, one.step, one.on_appeal)
    return now


def of_charge(proceeding: Proceeding, charge: Charge, as_of: datetime.date) -> Standing:
    """Where a charge or claim of a proceeding stands on a day."""
    return standing(taken(proceeding, charge, as_of))


def of_proceeding(proceeding: Proceeding, as_of: datetime.date) -> Standing:
    """Where a proceeding stands on a day: by its charges, or by its own steps where it has none."""
    if not proceeding.charges:
        return standing(taken(proceeding, None, as_of))
    charges = [of_charge(proceeding, charge, as_of) for charge in proceeding.charges]
    states = [charge.state for charge in charges]
    first = next((charge for state in FOREMOST for charge in charges if charge.state is state), charges[-1])
    found = replace(first, on_appeal=any(charge.on_appeal for charge in charges))
    if len({charge.words for charge in charges}) == 1:
        return found
    if not ENDED.issuperset(states):
        return replace(found, outcomes=(), last=next(reversed(docket(proceeding, as_of)), None))
    return replace(found, each=tuple((charge.title, one) for charge, one in zip(proceeding.charges, charges, strict=True)))


def docket(proceeding: Proceeding, as_of: datetime.date) -> list[Step]:
    """Every step of a proceeding and its charges known on a day, in order, each act once."""
    steps = [step for charge in proceeding.charges for step in charge.steps] + proceeding.steps
    seen: dict[tuple[str, StepKind], Step] = {}
    for step in steps:
        key = (step.date.text, step.step)
        if key not in seen or (seen[key].text is None and step.text is not None):
            seen[key] = step
    return sorted(known(seen.values(), as_of), key=lambda step: (step.date.first, step.date.last))
