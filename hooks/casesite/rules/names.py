"""Words that must be known elsewhere in the data."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Correction, Proceeding
from casesite.model.lock import WHOLE
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.spelling import suggestion


def unknown_category(case: Case, site: Site) -> Iterator[Wrong]:
    """An event's category is one of those in case.yml."""
    known = [category.id for category in case.profile.categories]
    for event in case.events:
        if event.category not in known:
            right = suggestion(event.category, known) or "; the categories are: " + ", ".join(known)
            yield Wrong(event.node.at(["category"]), f'case.yml has no category "{event.category}"{right}')


def repeated_word(case: Case, site: Site) -> Iterator[Wrong]:
    """Charges and recommendations of one proceeding, categories, and steps of the case's own law, each have an id of their own."""
    charges = [(record.node.at(["charges"]), [charge.id for charge in record.charges]) for record in case.proceedings]
    charges += [(record.node.at(["recommendations"]), [entry.id for entry in record.recommendations]) for record in case.proceedings]
    categories = (case.profile_node.at(["categories"]), [category.id for category in case.profile.categories])
    steps = (case.profile_node.at(["steps"]), [step.id for step in case.profile.steps])
    for node, ids in [categories, steps, *charges]:
        for number, id in enumerate(ids):
            if id in ids[:number]:
                yield Wrong(node.at([number, "id"]), f'"{id}" stands here twice; give each an id of its own')


def unknown_side(case: Case, site: Site) -> Iterator[Wrong]:
    """A role's side is one that its proceeding has."""
    for party in case.parties:
        for number, role in enumerate(party.roles):
            proceeding = case.records[role.proceeding] if role.proceeding else None
            if role.side is None or not isinstance(proceeding, Proceeding):
                continue
            known = [side.name for side in proceeding.sides]
            if role.side not in known and (known or not case.law_of(proceeding).has_sides):  # else no-sides says it
                words = f'{proceeding.title} has no side "{role.side}"; the sides are: {", ".join(known)}'
                yield Wrong(party.node.at(["roles", number, "side"]), words)


def unknown_reference(case: Case, site: Site) -> Iterator[Wrong]:
    """A correction names a record that is there, withdrawn or not."""
    for correction in case.every(Correction):
        if correction.record != WHOLE and correction.record not in case.records:
            words = f'no record is called "{correction.record}"{suggestion(correction.record, [WHOLE, *case.records])}'
            yield Wrong(correction.node.at(["record"]), words)
