"""Where a charge or a proceeding stands, derived from its dated steps and never typed.

A small state machine: each step may follow only some states, and leads to one. The wording that
it gives is the one that every page, export and feed uses.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from casesite.kinds import Charge, Proceeding, ProceedingKind, Stage, Step


class State(StrEnum):
    """What a charge or proceeding can be in; the value is how a page says it."""

    NOT_BEGUN = "Not begun"
    ANNOUNCED = "Announced"
    PENDING = "Pending"
    TRIAL = "On trial"
    STAYED = "Stayed"
    PLEADED = "Pleaded"
    CONVICTED = "Convicted"
    ACQUITTED = "Acquitted"
    SENTENCED = "Sentenced"
    RELEASED = "Sentence: released"
    DISMISSED_WITH_PREJUDICE = "Dismissed with prejudice"
    DISMISSED_WITHOUT_PREJUDICE = "Dismissed without prejudice"
    DISMISSED = "Dismissed"
    WITHDRAWN = "Withdrawn"
    SETTLED = "Settled"
    REPORTED = "Report published"
    FINAL = "Final"
    AFFIRMED = "Affirmed"
    REVERSED = "Reversed"


S = State
OPEN = frozenset({S.ANNOUNCED, S.PENDING, S.TRIAL, S.STAYED})
ENDED = frozenset(S) - OPEN - {S.NOT_BEGUN}
GUILT = frozenset({S.CONVICTED, S.PLEADED, S.SENTENCED, S.RELEASED})
ANY = frozenset(S)

# step → the states that it may follow, and the state that it leads to (None: it stays).
FOLLOWS: dict[Stage, tuple[frozenset[State], State | None]] = {
    Stage.ANNOUNCED: (frozenset({S.NOT_BEGUN}), S.ANNOUNCED),
    Stage.FILED: (frozenset({S.NOT_BEGUN, S.ANNOUNCED, S.PENDING}), S.PENDING),
    Stage.CHARGED: (frozenset({S.NOT_BEGUN, S.ANNOUNCED, S.PENDING}), S.PENDING),
    Stage.INDICTED: (frozenset({S.NOT_BEGUN, S.ANNOUNCED, S.PENDING}), S.PENDING),
    Stage.AMENDED: (OPEN, None),
    Stage.CONTESTED: (OPEN, None),
    Stage.PLEADED_NOT_GUILTY: (frozenset({S.PENDING, S.TRIAL}), None),
    Stage.PLEADED_NO_CONTEST: (OPEN, S.PLEADED),
    Stage.PLEADED_GUILTY: (OPEN, S.PLEADED),
    Stage.MOTION: (ANY, None),
    Stage.HEARING: (ANY, None),
    Stage.RULING: (ANY, None),
    Stage.STAYED: (frozenset({S.PENDING, S.TRIAL}), S.STAYED),
    Stage.STAY_LIFTED: (frozenset({S.STAYED}), S.PENDING),
    Stage.REMOVED: (OPEN, None),
    Stage.TRIAL_OPENED: (frozenset({S.PENDING}), S.TRIAL),
    Stage.CONVICTED: (frozenset({S.PENDING, S.TRIAL}), S.CONVICTED),
    Stage.ACQUITTED: (frozenset({S.PENDING, S.TRIAL}), S.ACQUITTED),
    Stage.SENTENCED: (frozenset({S.CONVICTED, S.PLEADED}), S.SENTENCED),
    Stage.RELEASED: (frozenset({S.SENTENCED}), S.RELEASED),
    Stage.DISMISSED_WITH_PREJUDICE: (OPEN, S.DISMISSED_WITH_PREJUDICE),
    Stage.DISMISSED_WITHOUT_PREJUDICE: (OPEN, S.DISMISSED_WITHOUT_PREJUDICE),
    Stage.DISMISSED: (OPEN, S.DISMISSED),
    Stage.WITHDRAWN: (OPEN, S.WITHDRAWN),
    Stage.SETTLED: (OPEN, S.SETTLED),
    Stage.REDUCED: (OPEN | ENDED, None),
    Stage.REPORTED: (OPEN, S.REPORTED),
    Stage.SETTLEMENT_APPROVED: (frozenset({S.SETTLED}), S.SETTLED),
    Stage.FINAL: (ENDED | {S.PENDING}, S.FINAL),
    Stage.REINSTATED: (frozenset({S.DISMISSED, S.DISMISSED_WITHOUT_PREJUDICE, S.WITHDRAWN}), S.PENDING),
    Stage.APPEAL_FILED: (ENDED, None),
    Stage.APPEAL_WITHDRAWN: (ENDED, None),
    Stage.AFFIRMED: (ENDED, None),
    Stage.REVERSED: (ENDED, S.PENDING),
}
# What the steps of an appeal kept as a proceeding of its own lead to.
APPEAL: dict[Stage, tuple[frozenset[State], State | None]] = {
    Stage.APPEAL_FILED: (frozenset({S.NOT_BEGUN}), S.PENDING),
    Stage.APPEAL_WITHDRAWN: (OPEN, S.WITHDRAWN),
    Stage.AFFIRMED: (OPEN, S.AFFIRMED),
    Stage.REVERSED: (OPEN, S.REVERSED),
}
ON_APPEAL = frozenset({Stage.APPEAL_WITHDRAWN, Stage.AFFIRMED, Stage.REVERSED})
# The steps that a reader must know of: those that end something, and those that follow an end.
OUTCOMES = frozenset(stage for stage, (allowed, leads) in FOLLOWS.items() if leads in ENDED or allowed <= ENDED) | {Stage.REDUCED}

# How an outcome reads in front of its date.
WORDS: dict[Stage, str] = {
    Stage.PLEADED_NO_CONTEST: "pleaded no contest",
    Stage.PLEADED_GUILTY: "pleaded guilty",
    Stage.SETTLEMENT_APPROVED: "settlement approved",
    Stage.TRIAL_OPENED: "trial opened",
    Stage.STAY_LIFTED: "stay lifted",
    Stage.APPEAL_FILED: "appeal filed",
    Stage.APPEAL_WITHDRAWN: "appeal withdrawn",
    Stage.AFFIRMED: "affirmed on appeal",
    Stage.REVERSED: "reversed on appeal",
    Stage.FINAL: "made final",
    Stage.REPORTED: "report published",
}


def stage_words(stage: Stage) -> str:
    """A step's name as a reader reads it."""
    return WORDS.get(stage, stage.value.replace("-with-", " with ").replace("-without-", " without ").replace("-", " "))


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


def walk(
    steps: Iterable[Step], start: State = State.NOT_BEGUN, *, appeal: bool = False, ended: Ended | None = None
) -> Iterator[tuple[Step, State, State, bool, bool]]:
    """Take the steps one by one → step, state before and after, whether an appeal is open, whether it may be."""
    state, on_appeal = start, False
    for step in steps:
        allowed, leads = (APPEAL if appeal else {}).get(step.step) or FOLLOWS[step.step]
        if ended and state in OPEN and state not in allowed:
            state = ended(step) or state
        legal = state in allowed and (appeal or step.step not in ON_APPEAL or on_appeal)
        before, state = state, (leads or state) if legal else state
        if legal and not appeal and step.step in ON_APPEAL | {Stage.APPEAL_FILED}:
            on_appeal = step.step is Stage.APPEAL_FILED
        yield step, before, state, on_appeal, legal


def standing(steps: Iterable[Step], as_of: datetime.date, start: State = State.NOT_BEGUN, *, appeal: bool = False) -> Standing:
    """Where a list of steps leads, as of a day; an impossible step is passed over (a rule reports it)."""
    return _standing(walk(known(steps, as_of), start, appeal=appeal), start)


def _standing(walked: Iterator[tuple[Step, State, State, bool, bool]], start: State) -> Standing:
    now = Standing(start)
    outcomes: list[Step] = []
    for step, _, state, on_appeal, legal in walked:
        if legal and step.step in OUTCOMES:
            outcomes.append(step)
        now = Standing(state, tuple(outcomes), step, on_appeal)
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


def own_steps(proceeding: Proceeding, as_of: datetime.date) -> Iterator[tuple[Step, State, State, bool, bool]]:
    """Walk the proceeding's own steps; what follows an end may follow that of all its charges."""

    def ended(step: Step) -> State | None:
        by_then = [of_charge(charge, step.date.last).state for charge in proceeding.charges]
        return by_then[-1] if by_then and ENDED.issuperset(by_then) else None

    start, appeal = start_of(proceeding, as_of), proceeding.kind is ProceedingKind.APPEAL
    return walk(known(proceeding.steps, as_of), start, appeal=appeal, ended=ended)


def of_proceeding(proceeding: Proceeding, as_of: datetime.date) -> Standing:
    """Where a proceeding stands on a day: by its own steps, or by its charges."""
    own = _standing(own_steps(proceeding, as_of), start_of(proceeding, as_of))
    charges = [of_charge(charge, as_of) for charge in proceeding.charges]
    if not charges or (own.state in ENDED and own.outcomes and own.outcomes[0].step not in ON_APPEAL | {Stage.APPEAL_FILED}):
        return own if own.state in ENDED else replace(own, last=_latest(proceeding, as_of))
    if not all(charge.state in ENDED for charge in charges):
        open_states = {charge.state for charge in charges} & OPEN
        state = next((state for state in (S.TRIAL, S.PENDING, S.STAYED) if state in open_states), own.state)
        return replace(own, state=own.state if own.state in (S.TRIAL, S.STAYED) else state, last=_latest(proceeding, as_of))
    decisive = next((charge for charge in charges if charge.state in GUILT), max(charges, key=lambda charge: charge.outcomes[-1].date))
    found = replace(decisive, outcomes=(*decisive.outcomes, *own.outcomes), on_appeal=own.on_appeal or decisive.on_appeal)
    if len({charge.words for charge in charges}) == 1:
        return found
    each = tuple((charge.title, one.words) for charge, one in zip(proceeding.charges, charges, strict=True))
    return replace(found, each=each, after=own.outcomes)


def _latest(proceeding: Proceeding, as_of: datetime.date) -> Step | None:
    return next(reversed(docket(proceeding, as_of)), None)


def docket(proceeding: Proceeding, as_of: datetime.date) -> list[Step]:
    """Every step of a proceeding and its charges known on a day, in order, each act once."""
    steps = [step for charge in proceeding.charges for step in charge.steps] + proceeding.steps
    seen: dict[tuple[str, Stage], Step] = {}
    for step in steps:
        key = (step.date.text, step.step)
        if key not in seen or (seen[key].text is None and step.text is not None):
            seen[key] = step
    return sorted(known(seen.values(), as_of), key=lambda step: (step.date.first, step.date.last))
