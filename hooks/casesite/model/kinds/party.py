"""Who is named, why, and what they were in the case."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from casesite.model.kinds.statement import Beside, By, Exhibits, Identifiers, Part, Record, Sources, Statement, Status
from casesite.values.fields import Flag, Geo, Plain, ProceedingId, Rich, When


class PartyKind(StrEnum):
    """What a party is."""

    PERSON = "person"
    COMPANY = "company"
    AGENCY = "agency"
    COURT = "court"
    JURY = "jury"
    ORGANISATION = "organisation"
    PLACE = "place"
    BUILDING = "building"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    VEHICLE = "vehicle"
    PRODUCT = "product"


class StoryPart(StrEnum):
    """The part that a party has in the story, in the order in which readers look for it."""

    KILLED_OR_HURT = "killed-or-hurt"
    CHARGED = "charged"
    AT_THE_SCENE = "at-the-scene"
    FAMILY = "family"
    COMPANY = "company"
    PROSECUTION = "prosecution"
    DEFENCE = "defence"
    INVESTIGATION = "investigation"
    JUDGE_OR_JURY = "judge-or-jury"
    COURT = "court"
    AGENCY = "agency"
    ORGANISATION = "organisation"
    OTHER = "other"


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
    part: StoryPart | None = Field(None, description="Its part in the story, by which readers find it among the others.")
    finds: Plain | None = Field(None, description="For an agency that makes findings: on what (workplace safety, manner of death …).")
    living: Flag | None = Field(None, description="For a person: whether living, as far as is known.")
    died: When | None = Field(None, description="For a person: the date of death.")
    geo: Geo | None = Field(None, description="Its coordinates: latitude and longitude in degrees (WGS 84); never of a person.")
    aliases: list[Plain] = Field(default_factory=list, description="Other names and spellings in the sources.")
    text: Rich = Field(description="Why the party is named here, in one neutral sentence.")
    status: Status = Field(Status.ESTABLISHED, description="How far that sentence can be relied on.")
    by: By
    sources: Sources
    note: Beside
    roles: list[Role] = Field(min_length=1, description="What the party was in the case.")
    exhibits: Exhibits
    identifiers: Identifiers
    statements: list[Statement] = Field(default_factory=list, description="Further statements about the party.")
