"""Reference for editors: every kind with its fields, every rule, every command. It is of the program, not of the case."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.pages.page import Page
from casesite.pages.reference.commands import EXAMPLES, commands
from casesite.pages.reference.fields import models
from casesite.pages.reference.rules import examples
from casesite.pages.reference.steps import steps


def pages(case: Case) -> Iterator[Page]:  # noqa: ARG001  # every page is given the case
    """One page each."""
    kinds = {
        "kinds": [model for model in models() if model.file],
        "steps": list(steps()),
        "parts": [model for model in models() if not model.file],
    }
    yield Page("reference/kinds/index.md", "reference_kinds.md.j2", None, kinds, boost=0.5)
    yield Page("reference/rules/index.md", "reference_rules.md.j2", None, {"rules": examples()}, boost=0.5)
    yield Page("reference/commands/index.md", "reference_commands.md.j2", None, {"commands": commands(), "examples": EXAMPLES}, boost=0.5)
