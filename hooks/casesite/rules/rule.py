"""One rule: the function that finds what breaks it, and what the engine does with what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from casesite.model.case import Case
from casesite.problem import Place, Problem, Severity
from casesite.site import Site
from casesite.values.node import Node


class Wrong(NamedTuple):
    """What a rule finds: the value that is wrong, what would be right, and the place within the value, where that is narrower.

    A place alone stands for a whole file, which belongs to no record, or for words that are not to be shown again. What is
    not ``waivable`` stays wrong whatever its record waives, although a waiver may lift other breaks of the rule.
    """

    where: Node | Place
    message: str
    place: Place | None = None
    waivable: bool = True


Check = Callable[[Case, Site], Iterator[Wrong]]


@dataclass(frozen=True)
class Rule:
    """A function that yields what breaks the rule; its name is the rule's id, its docstring what the rule asks for.

    ``severity`` says whether a break stops a build, ``waivable`` whether a record may break it for a reason that it gives.
    """

    check: Check
    severity: Severity = Severity.ERROR
    waivable: bool = True

    @property
    def id(self) -> str:
        """The stable id, in the form in which messages and waivers write it."""
        return self.check.__name__.replace("_", "-")

    @property
    def asks(self) -> str:
        """What the rule asks for, in a sentence."""
        return (self.check.__doc__ or "").split("\n")[0]

    def problems(self, case: Case, site: Site) -> Iterator[tuple[Wrong, Problem]]:
        """Everything in a case that breaks the rule, each as a problem with its place."""
        for wrong in self.check(case, site):
            if isinstance(wrong.where, Node):
                problem = wrong.where.problem(self.id, wrong.message, wrong.place)
            else:
                problem = Problem(wrong.where, self.id, wrong.message)
            yield wrong, problem if self.severity is Severity.ERROR else replace(problem, severity=self.severity)
