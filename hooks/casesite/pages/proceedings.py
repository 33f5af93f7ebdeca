"""Proceedings: where each stands, and a page for each with sides, charges and docket."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.exports.entries import concerns
from casesite.model.case import Case
from casesite.model.kinds import Event, Proceeding, ProceedingKind, Record
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """The list by kind, then a page a proceeding."""
    found = case.proceedings
    groups = [
        (kind, [(proceeding, case.standing(proceeding)) for proceeding in found if proceeding.kind is kind]) for kind in ProceedingKind
    ]
    yield Page("proceedings/index.md", "proceedings.md.j2", first_place(case, found), {"groups": [group for group in groups if group[1]]})
    for proceeding in found:
        context = {
            "proceeding": proceeding,
            "standing": case.standing(proceeding),
            "charges": [(charge, case.standing(proceeding, charge)) for charge in proceeding.charges],
            "docket": [(step, concerns(case, proceeding, step)) for step in case.docket(proceeding)],
            "law": case.law_of(proceeding),
            "recommendations": [(one, case.became_of(one)) for one in proceeding.recommendations],
            "recommendation_steps": {one.id: case.steps_of(one) for one in proceeding.recommendations},
            "events": case.events_of(proceeding),
            "appeals": [other for other in case.naming(proceeding, Proceeding) if other.appeal_of == proceeding.id],
            "mentions": [record for record in case.naming(proceeding, Record) if not isinstance(record, Event | Proceeding)],
        }
        yield Page(f"proceedings/{proceeding.id}/index.md", "proceeding.md.j2", proceeding.node.place, context, boost=RECORD_BOOST)
