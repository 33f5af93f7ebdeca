"""How names and dates of the code read on a page."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

from casesite.dates import CaseDate, day
from casesite.kinds import PartyKind, SourceKind, Status, Verdict

PLURALS = {
    PartyKind.PERSON: "People",
    PartyKind.COMPANY: "Companies",
    PartyKind.AGENCY: "Agencies",
    PartyKind.COURT: "Courts",
    PartyKind.ORGANISATION: "Organizations",
    PartyKind.PLACE: "Places",
}
SOURCE_KINDS = {
    SourceKind.COURT_RECORD: "Court records",
    SourceKind.OFFICIAL_REPORT: "Official reports",
    SourceKind.STATUTE: "Statutes and bills",
    SourceKind.STANDARD: "Standards and guidelines",
    SourceKind.NEWS: "News",
    SourceKind.STATEMENT: "Statements",
    SourceKind.REFERENCE: "Reference",
}
ONE_SOURCE = {
    SourceKind.COURT_RECORD: "Court record",
    SourceKind.OFFICIAL_REPORT: "Official report",
    SourceKind.STATUTE: "Statute or bill",
    SourceKind.STANDARD: "Standard or guideline",
    SourceKind.NEWS: "News report",
    SourceKind.STATEMENT: "Statement",
    SourceKind.REFERENCE: "Reference",
}
VERDICTS = {
    Verdict.CORROBORATED: "Corroborated",
    Verdict.IMPRECISE: "Imprecise",
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.NOT_FOUND: "Not found elsewhere",
    Verdict.OPINION: "Opinion",
    Verdict.OMISSION: "Left out",
}


def date_words(value: CaseDate | datetime.date) -> str:
    """A date as a reader reads it."""
    return (value if isinstance(value, CaseDate) else day(value)).words


def date_iso(value: CaseDate | datetime.date) -> str:
    """A date as HTML's ``datetime`` takes it."""
    return value.iso if isinstance(value, CaseDate) else value.isoformat()


def sentence(words: str) -> str:
    """Words with a capital at the start."""
    return words[:1].upper() + words[1:]


def part_name(name: str) -> str:
    """A part of the timeline: "2021, part 2"."""
    year, _, number = name.partition("-")
    return f"{year}, part {number}" if number else year


def host(url: str) -> str:
    """The host of an address, as a link's words."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


MEANING = {
    Status.ESTABLISHED: "Borne out by a record of the act itself, or by two publishers that are independent of each other. "
    "For a filing it means that the filing was made, not that what it says is true.",
    Status.FINDING: "Decided or concluded by a court, a judge, a jury or an agency, which is named. It is that body’s word.",
    Status.ALLEGED: "Said by somebody who is named, and not decided by anyone with the power to decide it.",
    Status.DENIED: "Denied by somebody who is named.",
    Status.DISPUTED: "Told differently by people who are named; both accounts are given.",
    Status.AGREED: "Said alike by those who otherwise disagree.",
}
BEARING = ("a primary record", "two publishers or more", "one publisher")
