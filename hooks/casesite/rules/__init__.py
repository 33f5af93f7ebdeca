"""What must hold between records. Each rule is one short function; RULES is all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casesite.case import Case
from casesite.problem import Problem
from casesite.site import Site

Rule = Callable[[Case, Site], Iterator[Problem]]

RULES: tuple[Rule, ...] = ()


def broken_rules(case: Case, site: Site) -> list[Problem]:
    """Hold the whole case against every rule."""
    return [problem for rule in RULES for problem in rule(case, site)]
