"""Who is named, why, and what they were in the case."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from casesite.model.kinds.statement import By, Part, Record, Sources, Statement, Status
from casesite.values.fields import Flag, Plain, ProceedingId, Rich, When


class PartyKind(StrEnum):
    """What a party is."""

    PERSON = "person"
    COMPANY = "company"
    AGENCY = "agency"
    COURT = "court"
    ORGANISATION = "organisation"
    PLACE = "place"


class Role(Part):
    """What a party was in the case, and when."""

    title: Plain = Field(description="The role: inspector, prosecutor, defendant …")
    proceeding: ProceedingId | None = Field(None, description="The proceeding it belongs to.")
    side: Plain | None = Field(None, description="The side of the proceeding, as the proceeding calls it.")
    when: When | None = Field(None, description="From when to when.")


class Party(Record):
    """A person or organisation that the case names."""

    file, noun = "parties", "party"

    name: Plain = Field(description="The name as the site prints it.")
    kind: PartyKind = Field(description="What the party is.")
    living: Flag | None = Field(None, description="For a person: whether living, as far as is known.")
    died: When | None = Field(None, description="For a person: the date of death.")
    aliases: list[Plain] = Field(default_factory=list, description="Other names and spellings in the sources.")
    text: Rich = Field(description="Why the party is named here, in one neutral sentence.")
    status: Status = Field(Status.ESTABLISHED, description="How far that sentence can be relied on.")
    by: By
    sources: Sources
    roles: list[Role] = Field(min_length=1, description="What the party was in the case.")
    identifiers: dict[Plain, Plain] = Field(default_factory=dict, description="Identifiers elsewhere, by scheme.")
    statements: list[Statement] = Field(default_factory=list, description="Further statements about the party.")
