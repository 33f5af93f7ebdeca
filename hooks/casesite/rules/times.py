"""What cannot have happened when it is said to have."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Event, Proceeding, Record, SourceKind, Step
from casesite.model.standing import docket
from casesite.problem import Problem
from casesite.site import Site

AHEAD = (SourceKind.STATUTE, SourceKind.STANDARD)  # these say beforehand what will hold


def source_before_event(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A source cannot bear out what happened after it was published."""
    for said in case.stated:
        if not isinstance(said.part, Event | Step):
            continue
        for number, citation in enumerate(said.sources):
            source = case.source(citation)
            if source.issued and source.kind not in AHEAD and source.issued.last < said.part.date.first:
                yield said.problem(
                    "source-before-event",
                    f'"{source.id}" was published {source.issued.words}, before this happened ({said.part.date.words})',
                    "sources",
                    number,
                )


def acts_after_death(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """Nobody takes part in an event, or begins a role, after their death."""
    died = {party.id: party.died for party in case.parties if party.died}
    for event in case.events:
        for number, id in enumerate(event.parties):
            if id in died and event.date.first > died[id].last:
                here = event.node.at(["parties", number])
                yield (
                    event,
                    here.problem("acts-after-death", f'"{id}" died {died[id].words}, before this; name the person in the text instead'),
                )
    for party in case.parties:
        for number, role in enumerate(party.roles):
            if party.died and role.when and role.when.first > party.died.last:
                here = party.node.at(["roles", number, "when"])
                yield party, here.problem("acts-after-death", f"the role begins after the party died ({party.died.words})")


def role_outside_proceeding(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A role in a proceeding does not end before the proceeding's first step."""
    for party in case.parties:
        for number, role in enumerate(party.roles):
            proceeding = case.records[role.proceeding] if role.proceeding else None
            if not isinstance(proceeding, Proceeding) or not role.when:
                continue
            steps = docket(proceeding, case.as_of)
            if steps and role.when.last < steps[0].date.first:
                here = party.node.at(["roles", number, "when"])
                words = f"the role ends before the first step of {proceeding.title} ({steps[0].date.words})"
                yield party, here.problem("role-outside-proceeding", words)


def after_as_of(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """Nothing in the record is later than the day as of which case.yml says that it was reviewed."""
    day = case.profile.as_of
    for said in case.stated:
        if isinstance(said.part, Event | Step) and said.part.date.first > day:
            words = f"this is later than the record, which case.yml says is as of {day}; review the record, and move that day"
            yield said.problem("after-as-of", words, "date")
