"""Whose word a statement is, and whether its sources bear its status."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Correction, Party, PartyKind, Record, Source, Status
from casesite.rules.rule import Wrong
from casesite.site import Site

NAMED = (Status.FINDING, Status.ALLEGED, Status.DENIED)
FINDERS = (PartyKind.AGENCY, PartyKind.COURT, PartyKind.ORGANISATION)


def whose_word(case: Case, site: Site) -> Iterator[Wrong]:
    """A finding, an allegation and a denial name whose they are."""
    for statement in case.sourced:
        if statement.status in NAMED and not statement.by:
            words = f'"{statement.status}" needs "by:": the party whose word it is, or the source that reports it'
            yield Wrong(statement.node.at(["status"]), words)


def not_a_finder(case: Case, site: Site) -> Iterator[Wrong]:
    """Only a court, a judge, a jury or an agency makes a finding; a lawyer's reading of one is not one."""
    judges = {id for proceeding in case.proceedings for id in proceeding.judges}
    for statement in case.sourced:
        if statement.status is not Status.FINDING:
            continue
        for number, id in enumerate(statement.by):
            party = case.records[id]
            if id in judges or (isinstance(party, Party) and party.kind in FINDERS):
                continue
            words = f'"{id}" is no court, judge, jury or agency; write "alleged" or "denied" for its word'
            yield Wrong(statement.node.at(["by", number]), words)


def too_few_sources(case: Case, site: Site) -> Iterator[Wrong]:
    """Established needs a primary record, or two publishers that are independent; a weak copy is not one alone."""
    for statement in case.sourced:
        if statement.status is not Status.ESTABLISHED:
            continue
        sources = statement.supporting(case.records)
        publishers = {source.publisher for source in sources if source.publisher}
        if any(source.primary for source in sources) or len(publishers) >= 2:
            continue
        only = f"only {publishers.pop()}" if publishers else "no publisher that is known"
        words = f'"established" needs a primary record or two publishers; this has {only}. Add a source, or write "alleged" by that source'
        yield Wrong(statement.node.at(["status"]), words)


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
