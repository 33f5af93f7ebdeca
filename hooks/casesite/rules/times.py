"""What cannot have happened when it is said to have."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Event, Proceeding, SourceKind, Step
from casesite.rules.rule import Wrong
from casesite.site import Site

AHEAD = (SourceKind.STATUTE, SourceKind.STANDARD)  # these say beforehand what will hold


def source_before_event(case: Case, site: Site) -> Iterator[Wrong]:
    """A source cannot bear out what happened after it was published."""
    for statement in case.sourced:
        if not isinstance(statement.part, Event | Step):
            continue
        for number, citation in enumerate(statement.sources):
            source = case.source(citation)
            if source.issued and source.kind not in AHEAD and source.issued.is_before(statement.part.date):
                words = f'"{source.id}" was published {source.issued.words}, before this happened ({statement.part.date.words})'
                yield Wrong(statement.node.at(["sources", number]), words)


def acts_after_death(case: Case, site: Site) -> Iterator[Wrong]:
    """Nobody takes part in an event, or begins a role, after their death."""
    died = {party.id: party.died for party in case.parties if party.died}
    for event in case.events:
        for number, id in enumerate(event.parties):
            if id in died and died[id].is_before(event.date):
                words = f'"{id}" died {died[id].words}, before this; name the person in the text instead'
                yield Wrong(event.node.at(["parties", number]), words)
    for party in case.parties:
        for number, role in enumerate(party.roles):
            if party.died and role.when and party.died.is_before(role.when):
                yield Wrong(party.node.at(["roles", number, "when"]), f"the role begins after the party died ({party.died.words})")


def role_outside_proceeding(case: Case, site: Site) -> Iterator[Wrong]:
    """A role in a proceeding does not end before the proceeding's first step."""
    for party in case.parties:
        for number, role in enumerate(party.roles):
            proceeding = case.records[role.proceeding] if role.proceeding else None
            if not isinstance(proceeding, Proceeding) or not role.when:
                continue
            steps = case.docket(proceeding)
            if steps and role.when.is_before(steps[0].date):
                words = f"the role ends before the first step of {proceeding.title} ({steps[0].date.words})"
                yield Wrong(party.node.at(["roles", number, "when"]), words)


def after_as_of(case: Case, site: Site) -> Iterator[Wrong]:
    """Nothing in the record is later than the day as of which case.yml says that it was reviewed."""
    day = case.profile.as_of
    for statement in case.sourced:
        if isinstance(statement.part, Event | Step) and statement.part.date.first > day:
            words = f"this is later than the record, which case.yml says is as of {day}; review the record, and move that day"
            yield Wrong(statement.node.at(["date"]), words)
