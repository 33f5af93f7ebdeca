"""The steps of a docket as a state machine: which may follow which, and how they read.

A table, so that a lawyer can check it: each step may follow only some states, and leads to one.
"""

from __future__ import annotations

from enum import StrEnum

from casesite.kinds import Stage


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
