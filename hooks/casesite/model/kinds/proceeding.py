"""Proceedings, their sides, charges and dated steps."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from casesite.model.kinds.statement import Beside, By, DecidedBy, Exhibits, Part, Record, Sources, Status
from casesite.values.fields import Day, PartyId, Plain, ProceedingId, Rich, When, Word


class StepKind(StrEnum):
    """A step that a proceeding or a charge takes; ``standing`` says which may follow which."""

    ANNOUNCED = "announced"
    FILED = "filed"
    CHARGED = "charged"
    INDICTED = "indicted"
    AMENDED = "amended"
    CONTESTED = "contested"
    PLEADED_NOT_GUILTY = "pleaded-not-guilty"
    PLEADED_NO_CONTEST = "pleaded-no-contest"
    PLEADED_GUILTY = "pleaded-guilty"
    MOTION = "motion"
    HEARING = "hearing"
    RULING = "ruling"
    STAYED = "stayed"
    STAY_LIFTED = "stay-lifted"
    REMOVED = "removed"
    TRIAL_OPENED = "trial-opened"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    SENTENCED = "sentenced"
    RELEASED = "released"
    DISMISSED_WITH_PREJUDICE = "dismissed-with-prejudice"
    DISMISSED_WITHOUT_PREJUDICE = "dismissed-without-prejudice"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"
    REDUCED = "reduced"
    REPORTED = "reported"
    SETTLED = "settled"
    SETTLEMENT_APPROVED = "settlement-approved"
    FINAL = "final"
    REINSTATED = "reinstated"
    APPEAL_FILED = "appeal-filed"
    APPEAL_WITHDRAWN = "appeal-withdrawn"
    AFFIRMED = "affirmed"
    REVERSED = "reversed"


class Step(Part):
    """One dated entry of a docket."""

    date: When = Field(description="When it happened.")
    step: StepKind = Field(description="What kind of step it was.")
    text: Rich | None = Field(None, description="What happened, where the step's name does not say it all.")
    status: Status = Field(Status.ESTABLISHED, description="How far it can be relied on.")
    by: By
    decided_by: DecidedBy
    sources: Sources
    note: Beside


class ProceedingKind(StrEnum):
    """What kind of proceeding it is."""

    CRIMINAL = "criminal"
    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"
    APPEAL = "appeal"
    ARBITRATION = "arbitration"
    INQUIRY = "inquiry"


class Side(Part):
    """One side of a proceeding."""

    name: Plain = Field(description="What the side is called there: State, Defendant, Plaintiffs …")
    parties: list[PartyId] = Field(min_length=1, description="The parties on that side.")
    counsel: list[PartyId] = Field(default_factory=list, description="Who spoke for them.")


class Charge(Part):
    """What someone is accused of or sued for there, and what became of it."""

    id: Word = Field(description="A short name, unique within the proceeding.")
    title: Plain = Field(description="The charge, claim or citation, as the papers name it.")
    statute: Plain | None = Field(None, description="The law it rests on.")
    against: list[PartyId] = Field(min_length=1, description="Whom it is brought against.")
    text: Rich | None = Field(None, description="What it says, where the title is not enough.")
    steps: list[Step] = Field(min_length=1, description="Its dated steps, in order.")


class Proceeding(Record):
    """A case before a court, an agency or an arbitrator."""

    file, noun = "proceedings", "proceeding"

    title: Plain = Field(description="The name of the proceeding.")
    kind: ProceedingKind = Field(description="What kind of proceeding it is.")
    forum: Plain = Field(description="The court, agency or body.")
    judges: list[PartyId] = Field(default_factory=list, description="Who presided.")
    docket: Plain | None = Field(None, description="The docket number, only where seen in a paper of the court.")
    text: Rich = Field(description="What it is about, in neutral words.")
    status: Status = Field(Status.ESTABLISHED, description="How far that description can be relied on.")
    by: By
    sources: Sources
    note: Beside
    sides: list[Side] = Field(min_length=1, description="The sides and who stands on them.")
    charges: list[Charge] = Field(default_factory=list, description="Charges, claims or citations, each with its steps.")
    steps: list[Step] = Field(default_factory=list, description="Steps of the proceeding as a whole, in order.")
    exhibits: Exhibits
    appeal_of: ProceedingId | None = Field(None, description="The proceeding that it is an appeal of.")
    reviewed: Day = Field(description="The day on which someone last looked for news of it.")
