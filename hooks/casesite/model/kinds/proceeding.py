"""Proceedings, their sides, charges and dated steps."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from casesite.model.kinds.statement import Beside, By, DecidedBy, Exhibits, Identifiers, Part, Record, Sources, Status
from casesite.values.fields import Act, Day, Flag, PartyId, Plain, ProceedingId, Rich, When, Word


class Step(Part):
    """One dated entry of a docket."""

    date: When = Field(description="When it happened.")
    step: Act = Field(description="What kind of step it was: a word of the law of its kind of proceeding.")
    about: list[PartyId] = Field(
        default_factory=list, description="The accused, defendants or others whom it concerns, where it does not concern them all."
    )
    penalty: Plain | None = Field(None, description="The sentence, fine or sum that it brought, in a few words.")
    tentative: Flag = Field(default=False, description="Whether it was announced, and an order that makes it so was not seen.")
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
    DISCIPLINARY = "disciplinary"
    APPEAL = "appeal"
    ARBITRATION = "arbitration"
    INVESTIGATION = "investigation"
    INQUEST = "inquest"
    INQUIRY = "inquiry"
    PARLIAMENTARY = "parliamentary"


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


class Recommendation(Part):
    """Something that an inquiry, inquest or agency asked for, and what became of it."""

    id: Word = Field(description="A short name, unique within the proceeding.")
    title: Plain = Field(description="What was recommended, in a few words.")
    to: list[PartyId] = Field(default_factory=list, description="To whom.")
    text: Rich | None = Field(None, description="What it says, where the title is not enough.")
    steps: list[Step] = Field(min_length=1, description="Its dated steps, in order: made, and what was answered and done.")


class Proceeding(Record):
    """A case before a court, an agency or another body."""

    file, noun = "proceedings", "proceeding"

    title: Plain = Field(description="The name of the proceeding.")
    kind: ProceedingKind = Field(description="What kind of proceeding it is.")
    forum: Plain = Field(description="The court, agency or body.")
    judges: list[PartyId] = Field(
        default_factory=list, description="Who presided: the judge, coroner, medical examiner, chair or arbitrator, who may make findings."
    )
    docket: Plain | None = Field(None, description="The docket number, only where seen in a paper of the court.")
    text: Rich = Field(description="What it is about, in neutral words.")
    status: Status = Field(Status.ESTABLISHED, description="How far that description can be relied on.")
    by: By
    sources: Sources
    note: Beside
    caveat: Plain | None = Field(
        None, description="What is said wherever its charges stand: that not all defendants are listed, that a claim's target was not seen."
    )
    apart: Flag = Field(default=False, description="Whether it is not about the incident: the overview then leaves it out.")
    sides: list[Side] = Field(
        default_factory=list, description="The sides and who stands on them; where there are no sides, who took part."
    )
    charges: list[Charge] = Field(default_factory=list, description="Charges, claims or citations, each with its steps.")
    recommendations: list[Recommendation] = Field(default_factory=list, description="What was recommended, and what became of it.")
    steps: list[Step] = Field(default_factory=list, description="Steps of the proceeding as a whole, in order.")
    exhibits: Exhibits
    appeal_of: ProceedingId | None = Field(None, description="The proceeding that it is an appeal of.")
    identifiers: Identifiers
    reviewed: Day = Field(description="The day on which someone last looked for news of it.")
