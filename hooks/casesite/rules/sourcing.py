"""Whether the sources of a statement bear its status."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Correction, Dispute, Event, Note, Proceeding, ProceedingKind, Record, Source, SourceKind, Status
from casesite.model.sourced import Sourced
from casesite.rules.people import CITED
from casesite.rules.phrases import of_language, whole
from casesite.rules.rule import Wrong
from casesite.site import Site

AS_FACT = (Status.ESTABLISHED, Status.AGREED)
RETOLD = (SourceKind.NEWS, SourceKind.REFERENCE)  # kinds of source that tell what others did


def too_few_sources(case: Case, site: Site) -> Iterator[Wrong]:
    """What is told as a fact (established, agreed, a note) needs a primary record, or two publishers that are independent.

    Copies of one story are one publisher, under whatever name; one that is only inferred is none.
    """
    for statement in case.sourced:
        if not _is_fact(case, statement):
            continue
        sources = statement.supporting(case.records)
        publishers = case.publishers.independent(sources)
        if any(source.primary for source in sources) or len(publishers) >= 2:
            continue
        only = f"only {publishers[0]}" if publishers else "no publisher that is known"
        names = {source.publisher for source in sources if source.publisher and not source.publisher_inferred}
        copies = f" ({' and '.join(sorted(names))} are one here: a copy of one story is no second source)" if len(names) > 1 else ""
        what, where = ("a note", ["sources"]) if isinstance(statement.part, Note) else (f'"{statement.status}"', ["status"])
        words = f'{what} needs a primary record or two publishers; this has {only}{copies}. Add a source, or write "alleged" by that source'
        yield Wrong(statement.node.at(where), words)


def weak_second(case: Case, site: Site) -> Iterator[Wrong]:
    """In a criminal case, a weak copy is no second publisher of what is established."""
    for statement in case.sourced:
        if not _is_fact(case, statement) or not _is_criminal(case, statement.record):
            continue
        sources = statement.supporting(case.records)
        if any(source.primary for source in sources) or len(case.publishers.independent(sources)) < 2:
            continue  # the first is sound, the second is told by ``too_few_sources``
        strong = case.publishers.independent([source for source in sources if not source.weak])
        if len(strong) < 2:
            only = strong[0] if strong else "no one"
            words = (
                f"this is of a criminal case, and but for weak copies {only} alone bears it out; "
                'add a second source that is not weak, or write "alleged" by that one'
            )
            yield Wrong(statement.node.at(["status"]), words)


def primary_news(case: Case, site: Site) -> Iterator[Wrong]:
    """A newspaper, broadcast, blog or work of reference is no primary record of what others did."""
    for source in case.sources:
        if source.primary and source.kind in RETOLD:
            words = (
                "a report about an act is no record of the act itself: write false; "
                'if it prints somebody\'s own words or a paper in full, say so with "kind:" (statement, court-record, official-report)'
            )
            yield Wrong(source.node.at(["primary"]), words)


def unsourced_introduction(case: Case, site: Site) -> Iterator[Wrong]:
    """What a reader is told before the positions of a dispute cites its sources."""
    for dispute in case.every(Dispute):
        if dispute.text and not dispute.sources and not CITED.search(dispute.text):
            yield Wrong(dispute.node.at(["text"]), 'this cites nothing; add "sources:" to the dispute, or [@source-id] to the text')


def withdrawn_source(case: Case, site: Site) -> Iterator[Wrong]:
    """Nothing rests on a source that was taken back."""
    for source in case.withdrawn:
        for record in case.naming(source, Record) if isinstance(source, Source) else ():
            if not isinstance(record, Correction):
                here = record.node.find(source.id)
                yield Wrong(record.node, f'"{source.id}" was withdrawn; cite another source', here)


def weak_only(case: Case, site: Site) -> Iterator[Wrong]:
    """A weak source is never the only support of a statement."""
    for statement in case.sourced:
        sources = statement.supporting(case.records)
        if sources and all(source.weak for source in sources):
            words = f'"{sources[0].id}" is a weak source ({sources[0].weak}); add a better one, or leave the statement out'
            yield Wrong(statement.node.at(["sources"]), words)


def _is_fact(case: Case, statement: Sourced) -> bool:
    """Whether it is told as a fact: established, agreed, or a note of the site's own that tells more than what is not known."""
    if isinstance(statement.part, Note):
        return whole(of_language(case.profile.language).aside).search(statement.part.text) is None
    return statement.status in AS_FACT


def _is_criminal(case: Case, record: Record | None) -> bool:
    """Whether a record is a criminal proceeding, an appeal of one, or an event of one."""
    if isinstance(record, Event):
        return any(_is_criminal(case, case.records.get(id)) for id in record.proceedings)
    if not isinstance(record, Proceeding):
        return False
    first = case.records.get(record.appeal_of) if record.appeal_of and record.appeal_of != record.id else None
    return record.kind is ProceedingKind.CRIMINAL or (first is not None and _is_criminal(case, first))
