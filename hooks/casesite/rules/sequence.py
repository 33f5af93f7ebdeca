"""Steps that cannot follow each other, and proceedings that nobody has looked at for long."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Sequence

from casesite.case import Case
from casesite.kinds import Proceeding, Record, Step
from casesite.node import Node
from casesite.problem import Problem, Severity
from casesite.site import Site
from casesite.standing import of_proceeding, own_steps, walk

FOREVER = datetime.date.max


def impossible_step(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A step follows only what it can follow: no sentence without a conviction, no appeal of nothing."""
    for proceeding in case.proceedings:
        for node, steps in _lists(proceeding):
            places = {id(step): node.at([number, "step"]) for number, step in enumerate(steps)}
            walked = own_steps(proceeding, FOREVER) if steps is proceeding.steps else walk(steps)
            for step, before, _, _, legal in walked:
                if not legal:
                    words = f'"{step.step}" cannot follow here: by then it stands at "{before.value}"'
                    yield proceeding, places[id(step)].problem("impossible-step", words)


def step_order(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """Steps are written in the order in which they happened, as a docket is."""
    for proceeding in case.proceedings:
        for node, steps in _lists(proceeding):
            for number in range(1, len(steps)):
                earlier, later = steps[number - 1], steps[number]
                if later.date.last < earlier.date.first:
                    words = f"this step ({later.date.words}) is written after a later one ({earlier.date.words}); put it before"
                    yield proceeding, node.at([number, "date"]).problem("step-order", words)


def appeal_of_itself(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """A proceeding is an appeal of another one."""
    for proceeding in case.proceedings:
        if proceeding.appeal_of == proceeding.id:
            yield proceeding, proceeding.node.at(["appeal_of"]).problem("appeal-of-itself", "a proceeding cannot be an appeal of itself")


def stale_review(case: Case, site: Site) -> Iterator[tuple[Record | None, Problem]]:
    """An open proceeding is looked at again from time to time: a warning, as it breaks with the calendar alone."""
    for proceeding in case.proceedings if site.as_of is None else ():
        days = (site.today - proceeding.reviewed).days
        if days > case.profile.review_days and of_proceeding(proceeding, case.as_of).is_open:
            words = f"this open proceeding was last reviewed {days} days ago; look for news of it, and write today's date"
            problem = proceeding.node.at(["reviewed"]).problem("stale-review", words)
            yield proceeding, dataclasses.replace(problem, severity=Severity.WARNING)


def _lists(proceeding: Proceeding) -> Iterator[tuple[Node, Sequence[Step]]]:
    for number, charge in enumerate(proceeding.charges):
        yield proceeding.node.at(["charges", number, "steps"]), charge.steps
    yield proceeding.node.at(["steps"]), proceeding.steps
