"""Court cases: where each stands, and a page for each with sides, charges and docket."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casesite.exports.entries import concerns
from casesite.language import t
from casesite.model.addresses import index_parts
from casesite.model.case import Case
from casesite.model.kinds import Event, Proceeding, Record
from casesite.pages.index_parts import numbered, split_index
from casesite.pages.page import RECORD_BOOST, Page, first_place

OPEN, ENDED = "open", "ended"
ENTRIES = 75  # of one index: where each stands takes lines of its own


def pages(case: Case) -> Iterator[Page]:
    """The index, what is open first, then a page a proceeding; nothing where a case has none."""
    if not case.proceedings:
        return
    standings = {proceeding.id: case.standing(proceeding) for proceeding in case.proceedings}
    groups = {OPEN: t("Open"), ENDED: t("Ended")}

    def group(proceeding: Proceeding) -> str:
        return OPEN if standings[proceeding.id].is_open else ENDED

    def entries(proceedings: Sequence[Proceeding]) -> Mapping[str, Any]:
        members = {name: [record for record in proceedings if group(record) == name] for name in groups}
        return {"groups": [(name, groups[name], records) for name, records in members.items() if records], "standings": standings}

    index = Page(
        path="proceedings/index.md",
        kind="proceedings",
        title=t("Court cases"),
        lead=t("Where each case stands follows from its dated steps; the wording is the same on every page."),
        source=first_place(case, case.proceedings),
        changed=case.as_of,
    )
    parts = index_parts(sorted(case.proceedings, key=lambda record: group(record) == ENDED), group, ENTRIES)
    yield from split_index(index, parts, lambda name: numbered(name, lambda key: groups[key]), entries)
    for proceeding in case.proceedings:
        standing = standings[proceeding.id]
        yield Page(
            path=f"proceedings/{proceeding.id}/index.md",
            kind="proceeding",
            title=proceeding.title,
            record=proceeding,
            trail=((t("Court cases"), "proceedings/"),),
            description=f"{proceeding.title}, {proceeding.forum}. {standing.words}.",
            explains_marks=True,
            source=proceeding.node.place,
            changed=case.as_of,
            boost=RECORD_BOOST,
            context={
                "proceeding": proceeding,
                "standing": standing,
                "charges": [(charge, case.standing(proceeding, charge)) for charge in proceeding.charges],
                "docket": [(step, concerns(case, proceeding, step)) for step in case.docket(proceeding)],
                "law": case.law_of(proceeding),
                "recommendations": [(each, case.became_of(each), case.steps_of(each)) for each in proceeding.recommendations],
                "appeals": [other for other in case.naming(proceeding, Proceeding) if other.appeal_of == proceeding.id],
            },
            lists={
                "events": case.events_of(proceeding),
                "mentions": [record for record in case.naming(proceeding, Record) if not isinstance(record, Event | Proceeding)],
            },
        )
