"""What happened when, and what remains contested."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from casesite.model.kinds.statement import Beside, By, Citation, DecidedBy, Exhibits, Part, Record, Sources, Statement, Status
from casesite.values.fields import EventId, PartyId, Plain, ProceedingId, Rich, SpeakerId, When


class Event(Record):
    """Something that happened on a date."""

    file, noun = "events", "event"

    date: When = Field(description="When it happened, as precisely as is known.")
    title: Plain = Field(description="What happened, in a headline of plain words.")
    text: Rich = Field(description="What happened, in one or two sentences of the site's own.")
    status: Status = Field(description="How far that can be relied on.")
    by: By
    decided_by: DecidedBy
    sources: Sources
    note: Beside
    category: Plain = Field(description="One of the categories in case.yml.")
    place: Plain | None = Field(None, description="Where it happened.")
    parties: list[PartyId] = Field(default_factory=list, description="Who took part.")
    proceedings: list[ProceedingId] = Field(default_factory=list, description="The proceedings it belongs to.")
    exhibits: Exhibits
    statements: list[Statement] = Field(default_factory=list, description="Further statements, each with a status of its own.")


class Answer(StrEnum):
    """What a side answers to the question of a dispute."""

    YES = "yes"
    NO = "no"
    OTHER = "other"


class Position(Part):
    """What one side of a dispute says, in its own best words."""

    by: list[SpeakerId] = Field(min_length=1, description="Who holds it: party ids, or a source's id for its publisher.")
    stance: Plain = Field(description="The answer in a few words: Yes, No, Not decided …")
    answer: Answer | None = Field(None, description="The same for tables: yes, no, or other where it is neither.")
    date: When | None = Field(None, description="When it was said.")
    text: Rich = Field(description="The position, as its holders would put it.")
    sources: Sources
    note: Beside


class Dispute(Record):
    """A question of fact that is or was contested."""

    file, noun = "disputes", "dispute"

    title: Plain = Field(description="The question, in neutral words.")
    text: Rich | None = Field(None, description="What a reader must know to follow the positions.")
    sources: list[Citation] = Field(
        default_factory=list, description="The sources of the introduction, where its text does not cite them itself."
    )
    positions: list[Position] = Field(min_length=1, description="Every side, in no order of merit.")
    one_sided: Plain | None = Field(None, description="Why there is only one position, where there is only one.")
    room: Plain | None = Field(None, description="Why one side has much more room than another, where it has.")
    would_settle: Rich | None = Field(None, description="What would settle it.")
    outcome: Statement = Field(description="What anyone with the power to decide it decided, or that no one did.")
    events: list[EventId] = Field(default_factory=list, description="The events that it is about.")
    proceedings: list[ProceedingId] = Field(default_factory=list, description="Where it was argued.")
    exhibits: Exhibits
