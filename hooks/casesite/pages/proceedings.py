"""Proceedings: where each stands, and a page for each with sides, charges and docket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casesite.language import t
from casesite.model.case import Case
from casesite.model.kinds import Event, Proceeding, ProceedingKind, Record
from casesite.model.standing import docket, of_charge, of_proceeding
from casesite.pages.page import RECORD_BOOST, Page, first_place


def pages(case: Case) -> Iterator[Page]:
    """The list by kind, then a page a proceeding."""
    found = case.proceedings
    groups = [
        (kind, [(proceeding, of_proceeding(proceeding, case.as_of)) for proceeding in found if proceeding.kind is kind])
        for kind in ProceedingKind
    ]
    yield Page(
        path="proceedings/index.md",
        kind="proceedings",
        title=t("Proceedings"),
        lead=t("Where each proceeding stands follows from its dated steps; the wording is the same on every page."),
        source=first_place(case, found),
        changed=case.as_of,
        context={"groups": [group for group in groups if group[1]]},
    )
    for proceeding in found:
        context: dict[str, Any] = {
            "proceeding": proceeding,
            "standing": of_proceeding(proceeding, case.as_of),
            "charges": [(charge, of_charge(proceeding, charge, case.as_of)) for charge in proceeding.charges],
            "docket": docket(proceeding, case.as_of),
            "events": case.events_of(proceeding),
            "appeals": [other for other in case.naming(proceeding, Proceeding) if other.appeal_of == proceeding.id],
            "mentions": [record for record in case.naming(proceeding, Record) if not isinstance(record, Event | Proceeding)],
        }
        yield Page(
            path=f"proceedings/{proceeding.id}/index.md",
            kind="proceeding",
            title=proceeding.title,
            record=proceeding,
            trail=((t("Proceedings"), "proceedings/"),),
            description=f"{proceeding.title}, {proceeding.forum}. {context['standing'].words}.",
            explains_marks=True,
            source=proceeding.node.place,
            changed=case.as_of,
            boost=RECORD_BOOST,
            context=context,
        )
