"""Steps that cannot follow each other, and proceedings that nobody has looked at for long."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from casesite.model.case import Case
from casesite.model.kinds import Charge, Proceeding, Step
from casesite.model.law.explained import follows
from casesite.model.law.table import Table
from casesite.model.walk import Taken, taken, walk
from casesite.rules.rule import Wrong
from casesite.site import Site
from casesite.values.node import Node

FOREVER = datetime.date.max


def impossible_step(case: Case, site: Site) -> Iterator[Wrong]:
    """A step follows only what it can follow: no sentence without a conviction, no appeal of nothing."""
    for proceeding in case.proceedings:
        table = case.law_of(proceeding)
        unknown = any(step.step not in table.rows for _, steps in _lists(proceeding) for step in steps)
        if unknown or (proceeding.charges and not table.has_charges):
            continue  # what is wrong is said already, and where it would lead is not known
        places = {id(step): node.at([number, "step"]) for node, steps in _lists(proceeding) for number, step in enumerate(steps)}
        walks = list(_walks(table, proceeding))
        fits = {id(one.step) for walked in walks for one in walked if one.legal}
        repeats = {(step.step, step.date.text) for charge in proceeding.charges for step in charge.steps}
        wrong = {id(one.step): one for walked in walks for one in walked if id(one.step) not in fits}
        for key, one in wrong.items():
            if not any(step is one.step for step in proceeding.steps) or (one.step.step, one.step.date.text) not in repeats:
                yield Wrong(places[key], _cannot(one))
        for number, recommendation in enumerate(proceeding.recommendations):
            for place, one in enumerate(walk(case.law_of_recommendations, recommendation.steps)):
                if not one.legal and one.step.step in case.law_of_recommendations.rows:
                    yield Wrong(proceeding.node.at(["recommendations", number, "steps", place, "step"]), _cannot(one))


def step_order(case: Case, site: Site) -> Iterator[Wrong]:
    """Steps are written in the order in which they happened, as a docket is."""
    for proceeding in case.proceedings:
        for node, steps in [*_lists(proceeding), *_recommended(proceeding)]:
            for number in range(1, len(steps)):
                earlier, later = steps[number - 1], steps[number]
                if later.date.is_before(earlier.date):
                    words = f"this step ({later.date.words}) is written after a later one ({earlier.date.words}); put it before"
                    yield Wrong(node.at([number, "date"]), words)


def appeal_of_itself(case: Case, site: Site) -> Iterator[Wrong]:
    """A proceeding is an appeal of another one."""
    for proceeding in case.proceedings:
        if proceeding.appeal_of == proceeding.id:
            yield Wrong(proceeding.node.at(["appeal_of"]), "a proceeding cannot be an appeal of itself")


def stale_review(case: Case, site: Site) -> Iterator[Wrong]:
    """An open proceeding is looked at again from time to time: a warning, as it breaks with the calendar alone."""
    for proceeding in case.proceedings if site.as_of is None else ():
        days = (site.today - proceeding.reviewed).days
        if days > case.profile.review_days and case.standing(proceeding).is_open:
            words = f"this open proceeding was last reviewed {days} days ago; look for news of it, and write today's date"
            yield Wrong(proceeding.node.at(["reviewed"]), words)


def _walks(table: Table, proceeding: Proceeding) -> Iterator[list[Taken]]:
    """The steps of each charge as each of those whom it is against takes them, or those of the proceeding where it has none."""
    charges: list[Charge | None] = [*proceeding.charges] or [None]
    named = any(step.about for _, steps in _lists(proceeding) for step in steps)
    for charge in charges:
        for party in charge.against if charge and named else [None]:
            yield taken(table, proceeding, charge, FOREVER, party)


def _cannot(one: Taken) -> str:
    """Why a step cannot be taken where it is, and what it can follow."""
    if one.before in one.row.after:
        return f'"{one.step.step}" cannot follow here: no appeal is open; write the appeal before it'
    return f'"{one.step.step}" cannot follow here: by then it stands at "{one.before.within}", and this follows {follows(one.row)}'


def _recommended(proceeding: Proceeding) -> Iterator[tuple[Node, Sequence[Step]]]:
    for number, recommendation in enumerate(proceeding.recommendations):
        yield proceeding.node.at(["recommendations", number, "steps"]), recommendation.steps


def _lists(proceeding: Proceeding) -> Iterator[tuple[Node, Sequence[Step]]]:
    for number, charge in enumerate(proceeding.charges):
        yield proceeding.node.at(["charges", number, "steps"]), charge.steps
    yield proceeding.node.at(["steps"]), proceeding.steps
