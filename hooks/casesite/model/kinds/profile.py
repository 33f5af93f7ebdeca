"""The case as a whole: what ``case.yml`` says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import Field, ValidationInfo, field_validator

from casesite.model.kinds.exhibit import ExhibitLimits
from casesite.model.kinds.party import StoryPart
from casesite.model.kinds.statement import Part, Sources
from casesite.values.fields import Act, CaseId, Day, Fingerprint, Flag, Geo, Language, Number, PartyId, Plain, Rich, When, Word, Zone
from casesite.values.given import refuse


class Category(Part):
    """A group of events."""

    id: Word = Field(description="The word that events use.")
    label: Plain = Field(description="What readers see.")


class Incident(Part):
    """What the case is about, in one line."""

    title: Plain | None = Field(None, description="What it is called, where a case has several.")
    date: When = Field(description="When it happened.")
    place: Plain = Field(description="Where it happened.")
    geo: Geo | None = Field(None, description="Its coordinates: latitude and longitude in degrees (WGS 84), as map sites give them.")


class PartName(Part):
    """What a case calls a part in the story."""

    part: StoryPart = Field(description="The part, as parties name it.")
    label: Plain = Field(description="What readers see.")


class Publisher(Part):
    """Who publishes under several names."""

    name: Plain = Field(description="The name that the site prints.")
    also: list[Plain] = Field(default_factory=list, description="Other spellings and imprints that are the same publisher.")
    wire: Flag = Field(default=False, description="Whether it is a wire service, whose stories others reprint.")


class OwnStep(Part):
    """A step of the case's own law, which behaves like one that every case has."""

    id: Word = Field(description="The word that steps use.")
    like: Act = Field(description="The step that it is like: it follows what that follows, and leads where that leads.")
    label: Plain = Field(description="What readers see.")
    within: Plain | None = Field(None, description="What they see within a line, where a small letter begins it.")


class LoadedWord(Part):
    """A word that judges."""

    word: Plain = Field(description="The word or words, in the form of a dictionary; regular endings are known.")
    forms: list[Plain] = Field(default_factory=list, description="Other forms, and words of one meaning; * stands for any ending.")
    instead: Plain = Field(description="What to write instead.")
    reported: Flag = Field(default=False, description="Whether it may stand where a sentence says who says so.")
    except_in: list[Plain] = Field(default_factory=list, description="Terms of law in which the word judges nobody.")
    true_of: list[PartyId] = Field(default_factory=list, description="The parties of whom a court or jury made it true.")


class Profile(Part):
    """The case as a whole: ``case.yml``."""

    id: CaseId | None = Field(
        None, description="What tells the case from all others, at random and for good; ``casesite init`` and ``casesite lock`` write it."
    )
    format: Number | None = Field(
        None, description="The format of the case data, so that a program that is older or newer says so; ``casesite upgrade`` writes it."
    )
    title: Plain = Field(description="The name of the site.")
    short_title: Plain = Field(description="The name for menus and feeds.")
    summary: Rich = Field(description="What the case is, in one paragraph.")
    sources: Sources
    incidents: list[Incident] = Field(
        default_factory=list,
        min_length=1,
        description="For a case about several: when and where each happened, the foremost first. In place of ``incident``.",
    )
    incident: Incident | None = Field(
        None, validate_default=True, description="When and where it happened. A case about several has ``incidents`` in its place."
    )
    timezone: Zone | None = Field(None, description="The time zone of the place, by its IANA name: that of every time without an offset.")
    jurisdiction: Plain = Field(description="Where the law that applies comes from.")
    as_of: Day = Field(description="The day up to which the record was reviewed.")
    language: Language = Field("en", description="The language of the site (BCP 47).")
    licence: Plain = Field(description="The licence of the data.")
    contact: Plain = Field(description="How to ask for a correction: an address, or what to do.")
    categories: list[Category] = Field(min_length=1, description="The groups of events.")
    parts: list[PartName] = Field(default_factory=list, description="Names of its own for the parts that parties have in the story.")
    publishers: list[Publisher] = Field(default_factory=list, description="Publishers that go by several names.")
    steps: list[OwnStep] = Field(default_factory=list, description="Steps of the law of the place that the tables of steps do not name.")
    words: dict[Plain, Plain] = Field(
        default_factory=dict, description="Words of the pages that read otherwise in this case: what they say, and what they are to say."
    )
    not_covered: list[Rich] = Field(min_length=1, description="What the site leaves out, and why.")
    not_established: list[Rich] = Field(default_factory=list, description="What could not be established, as of the date above.")
    review_days: Number = Field(365, description="After how many days an open proceeding should be looked at again.")
    loaded_words: list[LoadedWord] = Field(default_factory=list, description="Words that the site's own voice does not use.")
    exhibit_limits: ExhibitLimits = Field(
        default_factory=ExhibitLimits, description="How large the files of exhibits may be, where it is not as large as usual."
    )
    do_not_name: list[Fingerprint] = Field(
        default_factory=list, description="Fingerprints of names that are never printed; see ``casesite withhold``."
    )

    @field_validator("incident", mode="before")
    @classmethod
    def _one_or_several(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, list):
            raise refuse("wrong-type", 'this is a list; of several incidents, write "incidents:" in place of "incident:"')
        several = info.data.get("incidents", True)  # what is wrong with them is said there
        if value is not None and several:
            raise refuse("repeated-key", 'write "incident:" for one or "incidents:" for several, and not both; move this one to the others')
        if value is None and not several:
            raise refuse("missing", "")  # ``check`` says what is
        return value

    @property
    def all_incidents(self) -> Sequence[Incident]:
        """What the case is about, however it was written: one or several, the foremost first."""
        return self.incidents or [one for one in (self.incident,) if one]

    @property
    def foremost_apart(self) -> Profile:
        """The same as exports have it: with the foremost of several incidents as ``incident``, too."""
        return self.model_copy(update={"incident": self.all_incidents[0]})

    def in_its_form(self, one: Any, several: Sequence[Any], own: Callable[[Any], bool]) -> tuple[Any, list[Any]]:
        """One incident or several of another state of the case, under the name under which this one writes them.

        Which of several is the ``own`` one, where this state has one, is asked; else it is the foremost.
        """
        if one and self.incidents:
            return None, [one]
        if several and self.incident:
            first = next(filter(own, several), several[0])
            return first, [each for each in several if each is not first]
        return one, list(several)
