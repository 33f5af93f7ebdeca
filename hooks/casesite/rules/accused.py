"""Whom a charge or claim names: somebody on a side; and a side, nobody whom no claim names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.kinds import Proceeding, Side
from casesite.rules.rule import Wrong
from casesite.site import Site


def not_on_a_side(case: Case, site: Site) -> Iterator[Wrong]:
    """A charge or claim is against somebody who stands on a side of the proceeding."""
    for proceeding in case.proceedings:
        if not case.law_of(proceeding).has_charges:
            continue  # nobody is accused there at all, as ``nobody_accused`` says
        sided = {id for side in proceeding.sides for id in side.parties}
        for place, charge in enumerate(proceeding.charges):
            for number, id in enumerate(charge.against):
                if id not in sided:
                    words = f'"{id}" stands on no side of {proceeding.title}; put the party on its side, or take it out here'
                    yield Wrong(proceeding.node.at(["charges", place, "against", number]), words)


def unaccused(case: Case, site: Site) -> Iterator[Wrong]:
    """Whoever stands on the side of the accused or sued is named by a charge or claim (a warning)."""
    for proceeding in case.proceedings:
        against = {id for charge in proceeding.charges for id in charge.against}
        for place, side in enumerate(proceeding.sides):
            if against.isdisjoint(side.parties):
                continue
            for number, id in enumerate(side.parties):
                if id not in against:
                    words = f'no charge or claim here is against "{id}"; add it, or take the party from the side'
                    yield Wrong(proceeding.node.at(["sides", place, "parties", number]), words)


def role_without_side(case: Case, site: Site) -> Iterator[Wrong]:
    """A role on a side of a proceeding is of somebody whom the proceeding has on that side, as a party or as counsel."""
    for party in case.parties:
        for number, role in enumerate(party.roles):
            proceeding = case.records.get(role.proceeding) if role.proceeding else None
            if not isinstance(proceeding, Proceeding):
                continue
            side = _side_meant(proceeding, role.side, role.title)
            if side and party.id not in (*side.parties, *side.counsel, *(_both_sides(proceeding) if role.side is None else ())):
                words = (
                    f'{proceeding.title} does not have "{party.id}" on the side "{side.name}"; '
                    "put the party there, or call the role what it is (a witness, a claimant elsewhere …)"
                )
                yield Wrong(party.node.at(["roles", number, "side" if role.side else "title"]), words)


def _side_meant(proceeding: Proceeding, name: str | None, title: str) -> Side | None:
    """The side that a role names; without one, the side that its title is the name of: Defendant of Defendants."""
    if name is not None:
        return next((side for side in proceeding.sides if side.name == name), None)
    return next((side for side in proceeding.sides if _stem(side.name) == _stem(title)), None)


def _stem(words: str) -> str:
    """A name of a side without the ending of its plural, and without what stands in brackets behind it."""
    return re.sub(r"\([^()]*\)\s*$", "", words).strip().casefold().removesuffix("s").removesuffix("e").removesuffix("n").removesuffix("i")


def _both_sides(proceeding: Proceeding) -> list[str]:
    return [id for side in proceeding.sides for id in side.parties]
