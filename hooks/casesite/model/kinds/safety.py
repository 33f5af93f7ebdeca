"""What safety practice asks for, what changed, and what happened before."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from casesite.model.kinds.statement import Beside, By, Exhibits, Record, Sources, Statement, Status
from casesite.values.fields import Plain, ProtocolId, Rich, When


class Force(StrEnum):
    """Whether a protocol must be followed."""

    BINDING = "binding"
    CONTRACTUAL = "contractual"
    ADVISORY = "advisory"


class SafetyProtocol(Record):
    """A rule or practice that answers a hazard."""

    file, noun = "safety_protocols", "safety protocol"

    title: Plain = Field(description="The protocol, in a few words.")
    hazard: Plain = Field(description="The hazard that it answers, in a few words; protocols of one hazard stand together.")
    text: Rich = Field(description="What it requires.")
    status: Status = Field(Status.ESTABLISHED, description="How far that description can be relied on.")
    by: By
    sources: Sources
    note: Beside
    issuer: Plain = Field(description="Who issued it.")
    force: Force = Field(description="Whether it binds by law, by contract, or advises.")
    force_note: Rich | None = Field(None, description="Where and on whom it binds, if that needs words.")
    jurisdiction: Plain = Field(description="Where it applies.")
    version: Plain | None = Field(None, description="Which version or date, as far as is known.")
    in_force: When | None = Field(None, description="Since when it applies.")
    record: list[Statement] = Field(default_factory=list, description="What the record says about this case, statement by statement.")
    discussion: Rich | None = Field(None, description="What people disagree about, with whose word it is.")
    open_questions: list[Rich] = Field(default_factory=list, description="What is not known.")
    exhibits: Exhibits


class Progress(StrEnum):
    """How far a reform got."""

    ENACTED = "enacted"
    ADOPTED = "adopted"
    VOLUNTARY = "voluntary"
    PROPOSED = "proposed"
    FAILED = "failed"
    ENFORCED = "enforced"
    STATED = "stated"


class Reform(Record):
    """Something that changed, or was proposed, since."""

    file, noun = "reforms", "reform"

    title: Plain = Field(description="The measure, in a few words.")
    date: When = Field(description="When it was made or proposed.")
    progress: Progress = Field(description="How far it got.")
    text: Rich = Field(description="What it does or would do.")
    status: Status = Field(Status.ESTABLISHED, description="How far that can be relied on.")
    by: By
    sources: Sources
    note: Beside
    protocols: list[ProtocolId] = Field(default_factory=list, description="The protocols that it bears on.")


class Precedent(Record):
    """Something like it that happened before."""

    file, noun = "precedents", "precedent"

    title: Plain = Field(description="The incident, in a few words.")
    date: When = Field(description="When it happened.")
    text: Rich = Field(description="What happened, in neutral words.")
    status: Status = Field(Status.ESTABLISHED, description="How far that can be relied on.")
    by: By
    sources: Sources
    note: Beside
    outcome: Rich | None = Field(None, description="What a court, agency or coroner decided.")
    change: Rich | None = Field(None, description="What changed in practice afterwards, as far as a source says so.")
    protocols: list[ProtocolId] = Field(default_factory=list, description="The protocols that it bears on.")
