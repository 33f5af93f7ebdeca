"""How names and dates of the code read on a page, each word at the start of a line and, where it stands so, within one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from urllib.parse import urlsplit

from casesite.language import decimal, listed, message, row, t, tc
from casesite.model.kinds import (
    Answer,
    Correction,
    Effect,
    ExhibitKind,
    Force,
    ProceedingKind,
    Progress,
    Record,
    Source,
    SourceKind,
    Status,
    Verdict,
)
from casesite.values.coordinates import DIGITS, read_coordinates
from casesite.values.dates import CaseDate, day

STATUSES: dict[Status, tuple[str, str]] = {
    Status.ESTABLISHED: (message("status", "Established"), message("status", "established")),
    Status.FINDING: (message("status", "Finding"), message("status", "finding")),
    Status.ALLEGED: (message("status", "Alleged"), message("status", "alleged")),
    Status.DENIED: (message("status", "Denial"), message("status", "denial")),
    Status.DISPUTED: (message("status", "Disputed"), message("status", "disputed")),
    Status.AGREED: (message("status", "Agreed"), message("status", "agreed")),
}
MEANINGS = {
    Status.ESTABLISHED: message(
        "status",
        "Borne out by a record of the act itself, or by two publishers that are independent of each other. "
        "For a filing it means that the filing was made, not that what it says is true.",
    ),
    Status.FINDING: message(
        "status", "Decided or concluded by a court, a judge, a jury or an agency, which is named. It is that body’s word."
    ),
    Status.ALLEGED: message("status", "Said by somebody who is named, and not decided by anyone with the power to decide it."),
    Status.DENIED: message("status", "A denial, by somebody who is named: the words are those of the denial, not of what is denied."),
    Status.DISPUTED: message("status", "Told differently by people who are named; both accounts are given."),
    Status.AGREED: message("status", "Said alike by those who otherwise disagree."),
}
OUT_OF_COURT = MEANINGS | {
    Status.ESTABLISHED: message(
        "status", "Borne out by a record of the act itself, or by two publishers that are independent of each other."
    ),
    Status.FINDING: message("status", "Decided or concluded by a body with the power to do so, which is named. It is that body’s word."),
}
NOUNS = {
    "party": (message("record", "Party"), message("record", "party")),
    "proceeding": (message("record", "Proceeding"), message("record", "proceeding")),
    "event": (message("record", "Event"), message("record", "event")),
    "dispute": (message("record", "Dispute"), message("record", "dispute")),
    "exhibit": (message("record", "Exhibit"), message("record", "exhibit")),
    "safety protocol": (message("record", "Safety protocol"), message("record", "safety protocol")),
    "reform": (message("record", "Reform"), message("record", "reform")),
    "precedent": (message("record", "Precedent"), message("record", "precedent")),
    "source": (message("record", "Source"), message("record", "source")),
    "source check": (message("record", "Source check"), message("record", "source check")),
    "term": (message("record", "Term"), message("record", "term")),
    "correction": (message("record", "Correction"), message("record", "correction")),
}
ANSWERS = {
    Answer.YES: message("answer", "Yes"),
    Answer.NO: message("answer", "No"),
    Answer.OTHER: message("answer", "Another answer"),
}
EXHIBITS = {
    ExhibitKind.PICTURE: (message("exhibit", "Picture"), message("exhibit", "picture")),
    ExhibitKind.DOCUMENT: (message("exhibit", "Document"), message("exhibit", "document")),
    ExhibitKind.AUDIO: (message("exhibit", "Sound recording"), message("exhibit", "sound recording")),
    ExhibitKind.VIDEO: (message("exhibit", "Video"), message("exhibit", "video")),
    ExhibitKind.DATA: (message("exhibit", "Data"), message("exhibit", "data")),
}
PROCEEDINGS = {
    ProceedingKind.CRIMINAL: message("kind of proceeding", "Criminal"),
    ProceedingKind.CIVIL: message("kind of proceeding", "Civil"),
    ProceedingKind.ADMINISTRATIVE: message("kind of proceeding", "Administrative"),
    ProceedingKind.DISCIPLINARY: message("kind of proceeding", "Disciplinary"),
    ProceedingKind.APPEAL: message("kind of proceeding", "Appeal"),
    ProceedingKind.ARBITRATION: message("kind of proceeding", "Arbitration"),
    ProceedingKind.INVESTIGATION: message("kind of proceeding", "Investigation"),
    ProceedingKind.INQUEST: message("kind of proceeding", "Inquest"),
    ProceedingKind.INQUIRY: message("kind of proceeding", "Inquiry"),
    ProceedingKind.PARLIAMENTARY: message("kind of proceeding", "Parliamentary"),
}
SOURCES = {  # one, and many
    SourceKind.COURT_RECORD: (message("kind of source", "Court record"), message("kinds of source", "Court records")),
    SourceKind.OFFICIAL_REPORT: (message("kind of source", "Official report"), message("kinds of source", "Official reports")),
    SourceKind.STATUTE: (message("kind of source", "Statute or bill"), message("kinds of source", "Statutes and bills")),
    SourceKind.STANDARD: (message("kind of source", "Standard or guideline"), message("kinds of source", "Standards and guidelines")),
    SourceKind.NEWS: (message("kind of source", "News report"), message("kinds of source", "News")),
    SourceKind.STATEMENT: (message("kind of source", "Statement"), message("kinds of source", "Statements")),
    SourceKind.REFERENCE: (message("kind of source", "Reference"), message("kinds of source", "Reference")),
}
EFFECTS = {
    Effect.SUPPORTS: message("source", "supports this"),
    Effect.QUALIFIES: message("source", "qualifies this"),
    Effect.CONTRADICTS: message("source", "contradicts this"),
}
FORCES = {
    Force.BINDING: message("protocol", "Binding"),
    Force.CONTRACTUAL: message("protocol", "Contractual"),
    Force.ADVISORY: message("protocol", "Advisory"),
}
REFORMS = {
    Progress.ENACTED: (message("reform", "Enacted"), message("reform", "enacted")),
    Progress.ADOPTED: (message("reform", "Adopted"), message("reform", "adopted")),
    Progress.VOLUNTARY: (message("reform", "Voluntary"), message("reform", "voluntary")),
    Progress.PROPOSED: (message("reform", "Proposed"), message("reform", "proposed")),
    Progress.FAILED: (message("reform", "Failed"), message("reform", "failed")),
    Progress.ENFORCED: (message("reform", "Enforced"), message("reform", "enforced")),
    Progress.STATED: (message("reform", "Stated"), message("reform", "stated")),
}
VERDICTS = {
    Verdict.CORROBORATED: message("verdict", "Corroborated"),
    Verdict.IMPRECISE: message("verdict", "Imprecise"),
    Verdict.CONTRADICTED: message("verdict", "Contradicted"),
    Verdict.NOT_FOUND: message("verdict", "Not found elsewhere"),
    Verdict.OPINION: message("verdict", "Opinion"),
    Verdict.OMISSION: message("verdict", "Left out"),
}


def status_words(status: Status, *, start: bool = False) -> str:
    """How far a statement can be relied on."""
    return tc("status", STATUSES[status][0 if start else 1])


def meaning(status: Status, *, in_court: bool = True) -> str:
    """What a status means, for the method page; without a word of courts for a case that was never before one."""
    return tc("status", (MEANINGS if in_court else OUT_OF_COURT)[status])


def whose(status: Status, names: Sequence[str]) -> str:
    """Whose word a statement is, as it stands behind the status."""
    if status is Status.DISPUTED and len(names) > 1:
        return t("between {names}", names=listed(names))
    return tc("agreed", "by {names}", names=listed(names)) if status is Status.AGREED else t("by {names}", names=listed(names))


def deciders(names: Sequence[str]) -> str:
    """Who acted, as it stands behind the status of an act."""
    return t("decided by {names}", names=listed(names))


def noun(record: Record | type[Record], *, start: bool = False) -> str:
    """What kind of record it is."""
    return tc("record", NOUNS[record.noun][0 if start else 1])


def label(record: Record) -> str:
    """What a link to a record reads."""
    if record.withdrawn:
        return t("{record} withdrawn", record=noun(record))
    return t("Correction to “{record}”", record=record.record) if isinstance(record, Correction) else record.label


def later() -> str:
    """What stands for the name of a record that is later than the day shown."""
    return t("a later record")


def credit(record: Record) -> str:
    """What a link reads that says whose word something is: of a source its publisher."""
    return label(record) if record.withdrawn or not isinstance(record, Source) else published_by(record)


def published_by(source: Source) -> str:
    """Who published a source, and through whom: "AP via KUNM"."""
    publisher = source.publisher or t("Publisher not known")
    return t("{publisher} via {via}", publisher=publisher, via=source.via) if source.via else publisher


def answer(value: Answer) -> str:
    """What a side answers to the question of a dispute."""
    return tc("answer", ANSWERS[value])


def proceeding_kind(kind: ProceedingKind) -> str:
    """What kind of proceeding it is."""
    return tc("kind of proceeding", PROCEEDINGS[kind])


def source_kind(kind: SourceKind, *, many: bool = False) -> str:
    """What kind of source it is, or several are."""
    return tc("kinds of source" if many else "kind of source", SOURCES[kind][1 if many else 0])


def exhibit_kind(kind: ExhibitKind, *, start: bool = False) -> str:
    """What kind of exhibit it is."""
    return tc("exhibit", EXHIBITS[kind][0 if start else 1])


def effect(role: Effect) -> str:
    """What a source does for a statement."""
    return tc("source", EFFECTS[role])


def force(value: Force) -> str:
    """Whether a protocol binds."""
    return tc("protocol", FORCES[value])


def progress(value: Progress, *, start: bool = False) -> str:
    """How far a reform got."""
    return tc("reform", REFORMS[value][0 if start else 1])


def verdict(value: Verdict) -> str:
    """What a check of a claim came to."""
    return tc("verdict", VERDICTS[value])


def date_words(value: CaseDate | datetime.date) -> str:
    """A date as a reader reads it."""
    return (value if isinstance(value, CaseDate) else day(value)).words


def date_iso(value: CaseDate | datetime.date) -> str:
    """A date as HTML's ``datetime`` takes it."""
    return value.iso if isinstance(value, CaseDate) else value.isoformat()


def host(url: str) -> str:
    """The host of an address, as a link's words."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def coordinates(geo: str) -> str:
    """Coordinates in words: 38.71° N, 9.14° W."""
    latitude, longitude = read_coordinates(geo)
    north, east = decimal(abs(latitude), DIGITS), decimal(abs(longitude), DIGITS)
    return row(
        [
            t("{degrees}° N", degrees=north) if latitude >= 0 else t("{degrees}° S", degrees=north),
            t("{degrees}° E", degrees=east) if longitude >= 0 else t("{degrees}° W", degrees=east),
        ]
    )
