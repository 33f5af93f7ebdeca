"""Where a charge or a proceeding stands, derived from its dated steps and never typed.

The wording that it gives is the one that every page, export and feed uses.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from casesite.kinds import Charge, Proceeding, ProceedingKind, Stage, Step
from casesite.stages import AFTER, APPEAL, ENDED, FOLLOWS, GUILT, ON_APPEAL, OPEN, OUTCOMES, S, State, stage_words


@dataclass(frozen=True)
class Standing:
    """Where something stands: its state, the steps that made it so, and the last step of all."""

    state: State
    outcomes: tuple[Step, ...] = ()
    last: Step | None = None
    on_appeal: bool = False
    each: tuple[tuple[str, str], ...] = ()  # of a proceeding whose charges ended differently: title and words
    after: tuple[Step, ...] = ()  # what followed in that proceeding as a whole

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
        if self.each:
            whole = [f"{stage_words(step.step)} {step.date.words}" for step in self.after]
            each = [f"{title}: {words[0].lower()}{words[1:]}" for title, words in self.each]
            return ". ".join([*each, *(words[0].upper() + words[1:] for words in whole)])
        steps = [f"{stage_words(step.step)} {step.date.words}" for step in self.outcomes]
        if self.state in OPEN:
            latest = "" if self.last is None or self.last in self.outcomes else f", {self.last.date.words} ({stage_words(self.last.step)})"
            steps.append(f"{self.state.value.lower()} when last recorded{latest}")
        line = "; ".join(steps) or self.state.value
        return line[0].upper() + line[1:]


def known(steps: Iterable[Step], as_of: datetime.date) -> list[Step]:
    """The steps known on a day, in the order in which they were written, which is that of a docket."""
    return [step for step in steps if step.date.first <= as_of]


Ended = Callable[[Step], State | None]  # the state in which the charges had ended by a step, if they all had


class Taken(NamedTuple):
    """One step taken: the state before and after it, whether an appeal is then open, and whether it may be taken."""

    step: Step
    before: State
    state: State
    on_appeal: bool
    legal: bool


def walk(steps: Iterable[Step], start: State = State.NOT_BEGUN, *, appeal: bool = False, ended: Ended | None = None) -> Iterator[Taken]:
    """Take the steps one by one; one that may not follow changes nothing."""
    state, on_appeal = start, False
    for step in steps:
        allowed, leads = (APPEAL if appeal else {}).get(step.step) or FOLLOWS[step.step]
        if ended and state in OPEN and state not in allowed:
            state = ended(step) or state
        legal = state in allowed and (appeal or step.step not in ON_APPEAL or on_appeal)
        before, state = state, (leads or state) if legal else state
        if legal and not appeal and step.step in AFTER:
            on_appeal = step.step is Stage.APPEAL_FILED
        yield Taken(step, before, state, on_appeal, legal)


def standing(steps: Iterable[Step], as_of: datetime.date, start: State = State.NOT_BEGUN, *, appeal: bool = False) -> Standing:
    """Where a list of steps leads, as of a day; an impossible step is passed over (a rule reports it)."""
    return _standing(walk(known(steps, as_of), start, appeal=appeal), start)


def _standing(walked: Iterable[Taken], start: State) -> Standing:
    now = Standing(start)
    for taken in walked:
        outcomes = (*now.outcomes, taken.step) if taken.legal and taken.step.step in OUTCOMES else now.outcomes
        now = Standing(taken.state, outcomes, taken.step, taken.on_appeal)
    return now


def of_charge(charge: Charge, as_of: datetime.date) -> Standing:
    """Where a charge or claim stands on a day."""
    return standing(charge.steps, as_of)


def start_of(proceeding: Proceeding, as_of: datetime.date) -> State:
    """What a proceeding's own steps start from: announced or, once a charge was brought in it, pending."""
    found = {of_charge(charge, as_of).state for charge in proceeding.charges} - {State.NOT_BEGUN}
    if not found:
        return State.NOT_BEGUN
    return State.ANNOUNCED if found == {State.ANNOUNCED} else State.PENDING


def own_steps(proceeding: Proceeding, as_of: datetime.date) -> Iterator[Taken]:
    """Walk the proceeding's own steps; what follows an end may follow that of all its charges."""

    def ended(step: Step) -> State | None:
        by_then = [of_charge(charge, step.date.last).state for charge in proceeding.charges]
        return by_then[-1] if by_then and ENDED.issuperset(by_then) else None

    start, appeal = start_of(proceeding, as_of), proceeding.kind is ProceedingKind.APPEAL
    return walk(known(proceeding.steps, as_of), start, appeal=appeal, ended=ended)


def of_proceeding(proceeding: Proceeding, as_of: datetime.date) -> Standing:
    """Where a proceeding stands on a day: by its own steps, or by its charges once these have all ended."""
    own = _standing(own_steps(proceeding, as_of), start_of(proceeding, as_of))
    charges = [of_charge(charge, as_of) for charge in proceeding.charges]
    decided = own.state in ENDED and any(step.step not in AFTER for step in own.outcomes)
    if charges and not decided and all(charge.state in ENDED for charge in charges):
        return _by_charges(proceeding, own, charges)
    if own.state in ENDED:
        return own
    now = own.state if own.state in (S.TRIAL, S.STAYED) else _foremost(charges, own.state)
    return replace(own, state=now, last=next(reversed(docket(proceeding, as_of)), None))


def _foremost(charges: list[Standing], otherwise: State) -> State:
    """The state of the charge that is furthest on, of those still open."""
    found = {charge.state for charge in charges}
    return next((state for state in (S.TRIAL, S.PENDING, S.STAYED) if state in found), otherwise)


def _by_charges(proceeding: Proceeding, own: Standing, charges: list[Standing]) -> Standing:
    """A proceeding whose charges have all ended: a conviction decides its mark, and differing ends are all told."""
    latest = max(charges, key=lambda charge: charge.outcomes[-1].date)
    decisive = next((charge for charge in charges if charge.state in GUILT), latest)
    found = replace(decisive, outcomes=(*decisive.outcomes, *own.outcomes), on_appeal=own.on_appeal or decisive.on_appeal)
    if len({charge.words for charge in charges}) == 1:
        return found
    each = tuple((charge.title, one.words) for charge, one in zip(proceeding.charges, charges, strict=True))
    return replace(found, each=each, after=own.outcomes)


def docket(proceeding: Proceeding, as_of: datetime.date) -> list[Step]:
    """Every step of a proceeding and its charges known on a day, in order, each act once."""
    steps = [step for charge in proceeding.charges for step in charge.steps] + proceeding.steps
    seen: dict[tuple[str, Stage], Step] = {}
    for step in steps:
        key = (step.date.text, step.step)
        if key not in seen or (seen[key].text is None and step.text is not None):
            seen[key] = step
    return sorted(known(seen.values(), as_of), key=lambda step: (step.date.first, step.date.last))
