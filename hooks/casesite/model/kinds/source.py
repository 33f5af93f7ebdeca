"""What the site relies on, what is wrong in it, and what the site itself put right."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from casesite.model.kinds.statement import Identifiers, Part, Record, Sources
from casesite.values.fields import Day, Flag, Language, Plain, Rich, SourceId, Url, When


class SourceKind(StrEnum):
    """What kind of source it is."""

    COURT_RECORD = "court-record"
    OFFICIAL_REPORT = "official-report"
    STATUTE = "statute"
    STANDARD = "standard"
    NEWS = "news"
    STATEMENT = "statement"
    REFERENCE = "reference"


class CslType(StrEnum):
    """What kind of document it is, in the terms of CSL."""

    ARTICLE = "article"
    ARTICLE_NEWSPAPER = "article-newspaper"
    ARTICLE_MAGAZINE = "article-magazine"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    DOCUMENT = "document"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    SPEECH = "speech"
    STANDARD = "standard"
    WEBPAGE = "webpage"


class KnownError(Part):
    """Something that a source says and that better sources contradict."""

    says: Plain = Field(description="What the source says, in the site's words.")
    correction: Rich = Field(description="What the better sources say.")
    sources: Sources


class Source(Record):
    """A document, in the terms of CSL (Citation Style Language 1.0.2)."""

    file, noun = "sources", "source"

    title: Plain = Field(description="The title as printed, or a description in square brackets.")
    type: CslType = Field(CslType.WEBPAGE, description="The CSL type.")
    kind: SourceKind = Field(description="What kind of source it is.")
    primary: Flag = Field(description="Whether it is a record of the event or act itself, not a report about it.")
    authors: list[Plain] = Field(default_factory=list, description="Its authors, as printed.")
    publisher: Plain | None = Field(
        None, description="Who published it first: for a copy of a wire story, the wire; left out when not known."
    )
    publisher_inferred: Flag = Field(default=False, description="Whether the publisher is an inference; it then counts as none.")
    via: Plain | None = Field(None, description="Who republished it, where the address leads to a copy.")
    issued: When | None = Field(None, description="When it was published; left out when it bears no date.")
    authority: Plain | None = Field(None, description="Of a paper of a court, an agency or a parliament: which of them issued it.")
    number: Plain | None = Field(None, description="Its number: of a docket, a report, a bill, a standard.")
    language: Language | None = Field(None, description="The language that it is in (BCP 47).")
    url: Url | None = Field(None, description="Its address.")
    archive_url: Url | None = Field(None, description="The address of an archived copy.")
    identifiers: Identifiers
    accessed: Day | None = Field(None, description="When someone last read it.")
    weak: Plain | None = Field(None, description="Why it may not stand alone: reworded, second hand, a copy not checked …")
    note: Rich | None = Field(None, description="What a reader should know about it.")
    errors: list[KnownError] = Field(default_factory=list, description="Known errors in it, each with the correction.")


class Verdict(StrEnum):
    """What a check of a claim came to."""

    CORROBORATED = "corroborated"
    IMPRECISE = "imprecise"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not-found"
    OPINION = "opinion"
    OMISSION = "omission"


class CheckedClaim(Part):
    """One claim of a source, held against others."""

    claim: Plain = Field(description="The claim, in the site's words.")
    verdict: Verdict = Field(description="What the check came to.")
    text: Rich | None = Field(None, description="The correct version, or why the verdict.")
    sources: Sources


class SourceCheck(Record):
    """A source, claim by claim."""

    file, noun = "source_checks", "source check"

    title: Plain = Field(description="What was checked.")
    source: SourceId = Field(description="The source.")
    date: Day = Field(description="When it was checked.")
    text: Rich = Field(description="What came out of it, in a few sentences.")
    sources: Sources
    claims: list[CheckedClaim] = Field(min_length=1, description="Its claims, in the order in which it makes them.")


class Term(Record):
    """A word of the trade."""

    file, noun = "glossary", "term"

    title: Plain = Field(description="The word.")
    aliases: list[Plain] = Field(default_factory=list, description="Other forms of it.")
    text: Plain = Field(description="What it means, in one plain sentence.")
    everyday: Flag = Field(default=False, description="Whether it is an everyday word as well, and explained only where a text links it.")
    sources: list[SourceId] = Field(default_factory=list, description="Sources that bear out the meaning.")


class Correction(Record):
    """A change to what the site had published."""

    file, noun = "corrections", "correction"

    date: Day = Field(description="The day of the change.")
    record: Plain = Field(description="The id of the record that changed.")
    said: Rich = Field(description="What it said.")
    says: Rich = Field(description="What it says now.")
    why: Rich = Field(description="Why.")
    minor: Flag = Field(default=False, description="Spelling, links and the like: kept in the data, not shown to readers.")

    @property
    def label(self) -> str:
        """What a link to the correction reads."""
        return f"Correction to “{self.record}”"
