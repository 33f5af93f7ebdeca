"""Whose word a statement is: who may find, who denies, who agrees and who disputes."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Party, PartyKind, ProceedingKind, Source, Status
from casesite.model.sourced import Sourced
from casesite.rules.people import Roll, Voices
from casesite.rules.rule import Wrong
from casesite.site import Site

NAMED = (Status.FINDING, Status.ALLEGED, Status.DENIED)
DECIDERS = (PartyKind.COURT, PartyKind.JURY)
SIDED = (ProceedingKind.CRIMINAL, ProceedingKind.CIVIL)  # whoever stands on a side there is no judge of it


def whose_word(case: Case, site: Site) -> Iterator[Wrong]:
    """A finding, an allegation and a denial name whose they are."""
    for statement in case.sourced:
        if statement.status in NAMED and not statement.by:
            words = f'"{statement.status}" needs "by:": the party whose word it is, or the source that reports it'
            yield Wrong(statement.node.at(["status"]), words)


def one_holder(case: Case, site: Site) -> Iterator[Wrong]:
    """What is agreed or disputed names two who speak for themselves; a client and counsel speak with one voice."""
    voices = Voices(case, Roll(case))
    for statement in case.sourced:
        if statement.status not in (Status.AGREED, Status.DISPUTED):
            continue
        count = voices.count(statement.by, colleagues=statement.status is Status.AGREED)
        if count < 2:
            one = "nobody" if not statement.by else f'"{statement.by[0]}" alone' if len(statement.by) == 1 else "one side alone"
            right = f'name in "by:" all between whom it is {statement.status}, or write "alleged" or "denied" for the word of one'
            yield Wrong(statement.node.at(["by"] if statement.by else ["status"]), f'"{statement.status}" by {one}; {right}')


def no_denier(case: Case, site: Site) -> Iterator[Wrong]:
    """A denial is the word of a party who denies, not of the report that tells of it."""
    for statement in case.sourced:
        for number, id in enumerate(statement.by if statement.status is Status.DENIED else ()):
            if isinstance(case.records[id], Source):
                words = f'"{id}" reports, and denies nothing; name the party who denies, or write "alleged" for what the report tells'
                yield Wrong(statement.node.at(["by", number]), words)


def not_a_finder(case: Case, site: Site) -> Iterator[Wrong]:
    """Only a court, a judge, a jury, or an agency on what it ``finds:`` makes a finding; never a side of a criminal or civil case."""
    judges = _judges(case)
    for statement in case.sourced:
        if statement.status is not Status.FINDING:
            continue
        for number, id in enumerate(statement.by):
            if why := _no_decider(case, id, judges):
                yield Wrong(statement.node.at(["by", number]), f'"{id}" {why}; write "alleged" or "denied" for its word')


def not_a_decider(case: Case, site: Site) -> Iterator[Wrong]:
    """An act that somebody ``decided_by:`` is one of a court, a judge, a jury or an agency that finds, and it is established."""
    judges = _judges(case)
    for statement in case.sourced:
        deciders = getattr(statement.part, "decided_by", ())
        for number, id in enumerate(deciders):
            if why := _no_decider(case, id, judges):
                yield Wrong(statement.node.at(["decided_by", number]), f'"{id}" {why}; it decides nothing here')
        if deciders and statement.status is not Status.ESTABLISHED and not _is_reported(case, statement):
            words = (
                f'an act that somebody decided is "established", not "{statement.status}"; '
                'what they concluded about a person or a fact is a "finding", in a statement of its own'
            )
            yield Wrong(statement.node.at(["status"]), words)


def _judges(case: Case) -> set[str]:
    return {id for proceeding in case.proceedings for id in proceeding.judges}


def _is_reported(case: Case, statement: Sourced) -> bool:
    """Whether an act is told as the word of a report, where one publisher alone bears it out."""
    return statement.status is Status.ALLEGED and all(isinstance(case.records[id], Source) for id in statement.by)


def _no_decider(case: Case, id: str, judges: set[str]) -> str:
    """Why somebody can make no finding; empty for who can."""
    party = case.records[id]
    if not isinstance(party, Party):
        return "is a source, and no court, judge, jury or agency"
    if party.kind in DECIDERS or id in judges:
        return ""
    if party.kind is not PartyKind.AGENCY:
        return 'is no court, judge, jury or agency (a coroner or arbitrator stands in "judges:" of the proceeding)'
    if not party.finds:
        return 'is an agency, and its record does not say what it "finds:" (workplace safety, the manner of death …)'
    for proceeding in case.proceedings:
        if proceeding.kind in SIDED and any(id in side.parties for side in proceeding.sides):
            return f"stands on a side of {proceeding.title}, and is no judge in its own cause"
    return ""
