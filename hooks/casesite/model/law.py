"""The steps of a docket as a state machine: which may follow which, and how they read.

A table, so that a lawyer can check it: each step may follow only some states, and leads to one.
"""

from __future__ import annotations

from enum import StrEnum

from casesite.language import message, tc
from casesite.model.kinds import StepKind


class State(StrEnum):
    """What a charge or proceeding can be in; the value is how a page says it, at the start of a line."""

    NOT_BEGUN = message("state", "Not begun")
    ANNOUNCED = message("state", "Announced")
    PENDING = message("state", "Pending")
    TRIAL = message("state", "On trial")
    STAYED = message("state", "Stayed")
    PLEADED = message("state", "Pleaded")
    CONVICTED = message("state", "Convicted")
    ACQUITTED = message("state", "Acquitted")
    SENTENCED = message("state", "Sentenced")
    RELEASED = message("state", "Sentence: released")
    DISMISSED_WITH_PREJUDICE = message("state", "Dismissed with prejudice")
    DISMISSED_WITHOUT_PREJUDICE = message("state", "Dismissed without prejudice")
    DISMISSED = message("state", "Dismissed")
    WITHDRAWN = message("state", "Withdrawn")
    SETTLED = message("state", "Settled")
    REPORTED = message("state", "Report published")
    FINAL = message("state", "Final")
    AFFIRMED = message("state", "Affirmed")
    REVERSED = message("state", "Reversed")


S = State
OPEN = frozenset({S.ANNOUNCED, S.PENDING, S.TRIAL, S.STAYED})
ENDED = frozenset(S) - OPEN - {S.NOT_BEGUN}
# Of several charges, the one that is furthest on speaks for the proceeding; of ends, a conviction.
FOREMOST = (S.TRIAL, S.PENDING, S.STAYED, S.ANNOUNCED, S.RELEASED, S.SENTENCED, S.CONVICTED, S.PLEADED)
GUILT = frozenset({S.CONVICTED, S.PLEADED, S.SENTENCED, S.RELEASED})
ANY = frozenset(S)

# step → the states that it may follow, and the state that it leads to (None: it stays).
FOLLOWS: dict[StepKind, tuple[frozenset[State], State | None]] = {
    StepKind.ANNOUNCED: (frozenset({S.NOT_BEGUN}), S.ANNOUNCED),
    StepKind.FILED: (frozenset({S.NOT_BEGUN, S.ANNOUNCED, S.PENDING}), S.PENDING),
    StepKind.CHARGED: (frozenset({S.NOT_BEGUN, S.ANNOUNCED, S.PENDING}), S.PENDING),
    StepKind.INDICTED: (frozenset({S.NOT_BEGUN, S.ANNOUNCED, S.PENDING}), S.PENDING),
    StepKind.AMENDED: (OPEN, None),
    StepKind.CONTESTED: (OPEN, None),
    StepKind.PLEADED_NOT_GUILTY: (frozenset({S.PENDING, S.TRIAL}), None),
    StepKind.PLEADED_NO_CONTEST: (OPEN, S.PLEADED),
    StepKind.PLEADED_GUILTY: (OPEN, S.PLEADED),
    StepKind.MOTION: (ANY, None),
    StepKind.HEARING: (ANY, None),
    StepKind.RULING: (ANY, None),
    StepKind.STAYED: (frozenset({S.PENDING, S.TRIAL}), S.STAYED),
    StepKind.STAY_LIFTED: (frozenset({S.STAYED}), S.PENDING),
    StepKind.REMOVED: (OPEN, None),
    StepKind.TRIAL_OPENED: (frozenset({S.PENDING}), S.TRIAL),
    StepKind.CONVICTED: (frozenset({S.PENDING, S.TRIAL}), S.CONVICTED),
    StepKind.ACQUITTED: (frozenset({S.PENDING, S.TRIAL}), S.ACQUITTED),
    StepKind.SENTENCED: (frozenset({S.CONVICTED, S.PLEADED}), S.SENTENCED),
    StepKind.RELEASED: (frozenset({S.SENTENCED}), S.RELEASED),
    StepKind.DISMISSED_WITH_PREJUDICE: (OPEN, S.DISMISSED_WITH_PREJUDICE),
    StepKind.DISMISSED_WITHOUT_PREJUDICE: (OPEN, S.DISMISSED_WITHOUT_PREJUDICE),
    StepKind.DISMISSED: (OPEN, S.DISMISSED),
    StepKind.WITHDRAWN: (OPEN, S.WITHDRAWN),
    StepKind.SETTLED: (OPEN, S.SETTLED),
    StepKind.REDUCED: (OPEN | ENDED, None),
    StepKind.REPORTED: (OPEN, S.REPORTED),
    StepKind.SETTLEMENT_APPROVED: (frozenset({S.SETTLED}), S.SETTLED),
    StepKind.FINAL: (ENDED | {S.PENDING}, S.FINAL),
    StepKind.REINSTATED: (frozenset({S.DISMISSED, S.DISMISSED_WITHOUT_PREJUDICE, S.WITHDRAWN}), S.PENDING),
    StepKind.APPEAL_FILED: (ENDED, None),
    StepKind.APPEAL_WITHDRAWN: (ENDED, None),
    StepKind.AFFIRMED: (ENDED, None),
    StepKind.REVERSED: (ENDED, S.PENDING),
}
# What the steps of an appeal kept as a proceeding of its own lead to.
APPEAL: dict[StepKind, tuple[frozenset[State], State | None]] = {
    StepKind.APPEAL_FILED: (frozenset({S.NOT_BEGUN}), S.PENDING),
    StepKind.APPEAL_WITHDRAWN: (OPEN, S.WITHDRAWN),
    StepKind.AFFIRMED: (OPEN, S.AFFIRMED),
    StepKind.REVERSED: (OPEN, S.REVERSED),
}
ON_APPEAL = frozenset({StepKind.APPEAL_WITHDRAWN, StepKind.AFFIRMED, StepKind.REVERSED})
KEEPS = frozenset({StepKind.FINAL})  # leaves an end as it is, and ends what is pending
AFTER = ON_APPEAL | {StepKind.APPEAL_FILED}  # steps that follow an end
# The steps that a reader must know of: those that end something, and those that follow an end.
OUTCOMES = frozenset(stage for stage, (allowed, leads) in FOLLOWS.items() if leads in ENDED or allowed <= ENDED) | {StepKind.REDUCED}

# How a step reads at the start of a line, and within one.
WORDS: dict[StepKind, tuple[str, str]] = {
    StepKind.ANNOUNCED: (message("step", "Announced"), message("step", "announced")),
    StepKind.FILED: (message("step", "Filed"), message("step", "filed")),
    StepKind.CHARGED: (message("step", "Charged"), message("step", "charged")),
    StepKind.INDICTED: (message("step", "Indicted"), message("step", "indicted")),
    StepKind.AMENDED: (message("step", "Amended"), message("step", "amended")),
    StepKind.CONTESTED: (message("step", "Contested"), message("step", "contested")),
    StepKind.PLEADED_NOT_GUILTY: (message("step", "Pleaded not guilty"), message("step", "pleaded not guilty")),
    StepKind.PLEADED_NO_CONTEST: (message("step", "Pleaded no contest"), message("step", "pleaded no contest")),
    StepKind.PLEADED_GUILTY: (message("step", "Pleaded guilty"), message("step", "pleaded guilty")),
    StepKind.MOTION: (message("step", "Motion"), message("step", "motion")),
    StepKind.HEARING: (message("step", "Hearing"), message("step", "hearing")),
    StepKind.RULING: (message("step", "Ruling"), message("step", "ruling")),
    StepKind.STAYED: (message("step", "Stayed"), message("step", "stayed")),
    StepKind.STAY_LIFTED: (message("step", "Stay lifted"), message("step", "stay lifted")),
    StepKind.REMOVED: (message("step", "Removed"), message("step", "removed")),
    StepKind.TRIAL_OPENED: (message("step", "Trial opened"), message("step", "trial opened")),
    StepKind.CONVICTED: (message("step", "Convicted"), message("step", "convicted")),
    StepKind.ACQUITTED: (message("step", "Acquitted"), message("step", "acquitted")),
    StepKind.SENTENCED: (message("step", "Sentenced"), message("step", "sentenced")),
    StepKind.RELEASED: (message("step", "Released"), message("step", "released")),
    StepKind.DISMISSED_WITH_PREJUDICE: (message("step", "Dismissed with prejudice"), message("step", "dismissed with prejudice")),
    StepKind.DISMISSED_WITHOUT_PREJUDICE: (message("step", "Dismissed without prejudice"), message("step", "dismissed without prejudice")),
    StepKind.DISMISSED: (message("step", "Dismissed"), message("step", "dismissed")),
    StepKind.WITHDRAWN: (message("step", "Withdrawn"), message("step", "withdrawn")),
    StepKind.REDUCED: (message("step", "Reduced"), message("step", "reduced")),
    StepKind.REPORTED: (message("step", "Report published"), message("step", "report published")),
    StepKind.SETTLED: (message("step", "Settled"), message("step", "settled")),
    StepKind.SETTLEMENT_APPROVED: (message("step", "Settlement approved"), message("step", "settlement approved")),
    StepKind.FINAL: (message("step", "Made final"), message("step", "made final")),
    StepKind.REINSTATED: (message("step", "Reinstated"), message("step", "reinstated")),
    StepKind.APPEAL_FILED: (message("step", "Appeal filed"), message("step", "appeal filed")),
    StepKind.APPEAL_WITHDRAWN: (message("step", "Appeal withdrawn"), message("step", "appeal withdrawn")),
    StepKind.AFFIRMED: (message("step", "Affirmed on appeal"), message("step", "affirmed on appeal")),
    StepKind.REVERSED: (message("step", "Reversed on appeal"), message("step", "reversed on appeal")),
}
# How what is still open reads within a line.
OPEN_WORDS: dict[State, str] = {
    S.ANNOUNCED: message("state", "announced"),
    S.PENDING: message("state", "pending"),
    S.TRIAL: message("state", "on trial"),
    S.STAYED: message("state", "stayed"),
}


def step_words(stage: StepKind, *, start: bool = False) -> str:
    """A step's name as a reader reads it, at the start of a line or within one."""
    return tc("step", WORDS[stage][0 if start else 1])


def state_words(state: State, *, start: bool = False) -> str:
    """What something is in, as a reader reads it; within a line, only what is open."""
    return tc("state", state.value if start else OPEN_WORDS[state])
