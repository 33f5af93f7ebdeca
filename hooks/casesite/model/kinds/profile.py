"""The case as a whole: what ``case.yml`` says."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casesite.model.kinds.statement import Part, Sources
from casesite.values.fields import Act, Day, Number, PartyId, Plain, Rich, When, Word, Zone


class Category(Part):
    """A group of events."""

    id: Word = Field(description="The word that events use.")
    label: Plain = Field(description="What readers see.")


class Incident(Part):
    """What the case is about, in one line."""

    date: When = Field(description="When it happened.")
    place: Plain = Field(description="Where it happened.")


class OwnStep(Part):
    """A step of the case's own law, which behaves like one that every case has."""

    id: Word = Field(description="The word that steps use.")
    like: Act = Field(description="The step that it is like: it follows what that follows, and leads where that leads.")
    label: Plain = Field(description="What readers see.")
    within: Plain | None = Field(None, description="What they see within a line, where a small letter begins it.")


class LoadedWord(Part):
    """A word that judges."""

    word: Plain = Field(description="The word or words, as they would stand in a text.")
    instead: Plain = Field(description="What to write instead.")
    true_of: list[PartyId] = Field(default_factory=list, description="The parties of whom a court or jury made it true.")


class Profile(Part):
    """The case as a whole: ``case.yml``."""

    title: Plain = Field(description="The name of the site.")
    short_title: Plain = Field(description="The name for menus and feeds.")
    summary: Rich = Field(description="What the case is, in one paragraph.")
    sources: Sources
    incident: Incident = Field(description="When and where it happened.")
    timezone: Zone | None = Field(None, description="The time zone of the place, by its IANA name: that of every time without an offset.")
    jurisdiction: Plain = Field(description="Where the law that applies comes from.")
    as_of: Day = Field(description="The day up to which the record was reviewed.")
    language: Annotated[Plain, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] = Field("en", description="The language of the site (BCP 47).")
    licence: Plain = Field(description="The licence of the data.")
    contact: Plain = Field(description="How to ask for a correction: an address, or what to do.")
    categories: list[Category] = Field(min_length=1, description="The groups of events.")
    steps: list[OwnStep] = Field(default_factory=list, description="Steps of the law of the place that the tables of steps do not name.")
    words: dict[Plain, Plain] = Field(
        default_factory=dict, description="Words of the pages that read otherwise in this case: what they say, and what they are to say."
    )
    not_covered: list[Rich] = Field(min_length=1, description="What the site leaves out, and why.")
    not_established: list[Rich] = Field(default_factory=list, description="What could not be established, as of the date above.")
    review_days: Number = Field(365, description="After how many days an open proceeding should be looked at again.")
    loaded_words: list[LoadedWord] = Field(default_factory=list, description="Words that the site's own voice does not use.")
    do_not_name: list[Plain] = Field(
        default_factory=list, description="Fingerprints of names that are never printed; see ``casesite withhold``."
    )
