"""What every record is made of: statements, their status, and the sources that they cite."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from casesite.values.fields import Day, ExhibitId, Number, PartyId, Plain, Rich, Slug, SourceId, SpeakerId
from casesite.values.node import Node


class Status(StrEnum):
    """How far a statement can be relied on; whose word it is stands in ``by``.

    The text is always in the words of that status: of what is ``denied`` it is the denial itself, and ``by`` is who denies.
    """

    ESTABLISHED = "established"
    FINDING = "finding"
    ALLEGED = "alleged"
    DENIED = "denied"
    DISPUTED = "disputed"
    AGREED = "agreed"


class Effect(StrEnum):
    """What a source does for a statement."""

    SUPPORTS = "supports"
    QUALIFIES = "qualifies"
    CONTRADICTS = "contradicts"


class Part(BaseModel):
    """Anything that is written in a data file."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, use_enum_values=False)


class Citation(Part):
    """A source, and where in it: a source id alone, or its parts."""

    source: SourceId = Field(description="The id of the source.")
    at: Plain | None = Field(None, description="Where in the source: a page, paragraph, count or time code.")
    quote: Plain | None = Field(None, description="A short phrase of the source, word for word, without quotation marks.")
    exhibit: ExhibitId | None = Field(None, description="The exhibit in which a reader can look at it.")
    page: Number | None = Field(None, description="On which page of that exhibit, counted from 1.")
    role: Effect = Field(Effect.SUPPORTS, description="Whether the source supports, qualifies or contradicts the statement.")

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"source": value} if isinstance(value, str) else value


Sources: TypeAlias = Annotated[list[Citation], Field(min_length=1, description="The sources of the statement, the main one first.")]
Exhibits: TypeAlias = Annotated[
    list[ExhibitId], Field(default_factory=list, description="The exhibits that are shown with it, in that order.")
]
By: TypeAlias = Annotated[
    list[SpeakerId],
    Field(default_factory=list, description="Whose word it is: party ids, or a source's id for what its publisher says."),
]
DecidedBy: TypeAlias = Annotated[
    list[PartyId],
    Field(default_factory=list, description="Of an act of a court, judge, jury or agency (verdict, ruling, order): who acted."),
]


class Note(Part):
    """What the site itself says beside a text that is another's word: nobody's word but the site's, with sources of its own."""

    text: Rich = Field(description="What a reader must know beside that text.")
    sources: Sources


Beside: TypeAlias = Annotated[
    Note | None,
    Field(default=None, description="What the site itself adds beside it; never part of what somebody says."),
]


class Statement(Part):
    """Something that is said about the case: its words, its status, whose word it is, its sources."""

    text: Rich = Field(description="The statement, in the site's own words.")
    status: Status = Field(description="How far it can be relied on.")
    by: By
    decided_by: DecidedBy
    sources: Sources
    note: Beside


Identifiers: TypeAlias = Annotated[
    dict[Plain, Plain],
    Field(
        default_factory=dict,
        description="Identifiers elsewhere, by register: Wikidata, CourtListener, ORCID, LEI, DOI and the like lead there.",
    ),
]


class Withdrawal(Part):
    """Why a record is no longer shown."""

    date: Day = Field(description="The day it was withdrawn.")
    reason: Plain = Field(description="Why, in one sentence for the reader.")


class Waiver(Part):
    """A rule that a record breaks for a good reason; the method page lists it."""

    rule: Plain = Field(description="The id of the rule.")
    reason: Plain = Field(description="Why it does not apply here.")


class Record(Part):
    """Something with an id and an address of its own."""

    file: ClassVar[str]
    noun: ClassVar[str]

    id: Slug = Field(description="A short name that never changes: small letters, digits and hyphens.")
    formerly: list[Slug] = Field(default_factory=list, description="Ids that the record had before; their addresses lead here.")
    withdrawn: Withdrawal | None = Field(None, description="Set when the record is taken back; its address then says so.")

    waivers: list[Waiver] = Field(default_factory=list, description="Rules that do not apply to the record, each with the reason.")

    _node: Node = PrivateAttr()

    @property
    def node(self) -> Node:
        """Where the record and its values were written."""
        return self._node

    def stands_at(self, node: Node) -> None:
        """Remember where the record was written; ``check`` says it once."""
        self._node = node

    @property
    def label(self) -> str:
        """What a link to the record reads."""
        return str(getattr(self, "title", None) or getattr(self, "name", None) or self.id)
