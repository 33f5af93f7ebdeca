"""The steps of a docket as a state machine: which may follow which, and how they read.

A table, so that a lawyer can check it: each step may follow only some states, and leads to one.
"""

from __future__ import annotations

from enum import StrEnum

from casesite.language import message, tc
from casesite.model.kinds import Stage


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
KEEPS = frozenset({Stage.FINAL})  # leaves an end as it is, and ends what is pending
AFTER = ON_APPEAL | {Stage.APPEAL_FILED}  # steps that follow an end
# The steps that a reader must know of: those that end something, and those that follow an end.
OUTCOMES = frozenset(stage for stage, (allowed, leads) in FOLLOWS.items() if leads in ENDED or allowed <= ENDED) | {Stage.REDUCED}

# How a step reads at the start of a line, and within one.
WORDS: dict[Stage, tuple[str, str]] = {
    Stage.ANNOUNCED: (message("stage", "Announced"), message("stage", "announced")),
    Stage.FILED: (message("stage", "Filed"), message("stage", "filed")),
    Stage.CHARGED: (message("stage", "Charged"), message("stage", "charged")),
    Stage.INDICTED: (message("stage", "Indicted"), message("stage", "indicted")),
    Stage.AMENDED: (message("stage", "Amended"), message("stage", "amended")),
    Stage.CONTESTED: (message("stage", "Contested"), message("stage", "contested")),
    Stage.PLEADED_NOT_GUILTY: (message("stage", "Pleaded not guilty"), message("stage", "pleaded not guilty")),
    Stage.PLEADED_NO_CONTEST: (message("stage", "Pleaded no contest"), message("stage", "pleaded no contest")),
    Stage.PLEADED_GUILTY: (message("stage", "Pleaded guilty"), message("stage", "pleaded guilty")),
    Stage.MOTION: (message("stage", "Motion"), message("stage", "motion")),
    Stage.HEARING: (message("stage", "Hearing"), message("stage", "hearing")),
    Stage.RULING: (message("stage", "Ruling"), message("stage", "ruling")),
    Stage.STAYED: (message("stage", "Stayed"), message("stage", "stayed")),
    Stage.STAY_LIFTED: (message("stage", "Stay lifted"), message("stage", "stay lifted")),
    Stage.REMOVED: (message("stage", "Removed"), message("stage", "removed")),
    Stage.TRIAL_OPENED: (message("stage", "Trial opened"), message("stage", "trial opened")),
    Stage.CONVICTED: (message("stage", "Convicted"), message("stage", "convicted")),
    Stage.ACQUITTED: (message("stage", "Acquitted"), message("stage", "acquitted")),
    Stage.SENTENCED: (message("stage", "Sentenced"), message("stage", "sentenced")),
    Stage.RELEASED: (message("stage", "Released"), message("stage", "released")),
    Stage.DISMISSED_WITH_PREJUDICE: (message("stage", "Dismissed with prejudice"), message("stage", "dismissed with prejudice")),
    Stage.DISMISSED_WITHOUT_PREJUDICE: (message("stage", "Dismissed without prejudice"), message("stage", "dismissed without prejudice")),
    Stage.DISMISSED: (message("stage", "Dismissed"), message("stage", "dismissed")),
    Stage.WITHDRAWN: (message("stage", "Withdrawn"), message("stage", "withdrawn")),
    Stage.REDUCED: (message("stage", "Reduced"), message("stage", "reduced")),
    Stage.REPORTED: (message("stage", "Report published"), message("stage", "report published")),
    Stage.SETTLED: (message("stage", "Settled"), message("stage", "settled")),
    Stage.SETTLEMENT_APPROVED: (message("stage", "Settlement approved"), message("stage", "settlement approved")),
    Stage.FINAL: (message("stage", "Made final"), message("stage", "made final")),
    Stage.REINSTATED: (message("stage", "Reinstated"), message("stage", "reinstated")),
    Stage.APPEAL_FILED: (message("stage", "Appeal filed"), message("stage", "appeal filed")),
    Stage.APPEAL_WITHDRAWN: (message("stage", "Appeal withdrawn"), message("stage", "appeal withdrawn")),
    Stage.AFFIRMED: (message("stage", "Affirmed on appeal"), message("stage", "affirmed on appeal")),
    Stage.REVERSED: (message("stage", "Reversed on appeal"), message("stage", "reversed on appeal")),
}
# How what is still open reads within a line.
OPEN_WORDS: dict[State, str] = {
    S.ANNOUNCED: message("state", "announced"),
    S.PENDING: message("state", "pending"),
    S.TRIAL: message("state", "on trial"),
    S.STAYED: message("state", "stayed"),
}


def stage_words(stage: Stage, *, start: bool = False) -> str:
    """A step's name as a reader reads it, at the start of a line or within one."""
    return tc("stage", WORDS[stage][0 if start else 1])


def state_words(state: State, *, start: bool = False) -> str:
    """What something is in, as a reader reads it; within a line, only what is open."""
    return tc("state", state.value if start else OPEN_WORDS[state])
