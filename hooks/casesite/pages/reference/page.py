"""Reference for editors: every kind with its fields, every rule, every command. It is of the program, not of the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casesite.language import t
from casesite.model.case import Case
from casesite.pages.page import Page
from casesite.pages.reference.commands import commands, exit_codes
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
    yield _page("kinds", t("Kinds of record"), "What may be written in each data file, field by field, with examples.", kinds)
    yield _page(
        "rules", t("Rules"), "What the data must hold to: each rule with an example that fails and one that passes.", {"rules": examples()}
    )
    about = "What the program casesite does, and what each of its commands takes."
    yield _page("commands", t("Commands"), about, {"commands": commands(), "codes": exit_codes()})


def _page(name: str, title: str, description: str, context: Mapping[str, Any]) -> Page:
    return Page(
        path=f"reference/{name}/index.md",
        kind=f"reference_{name}",
        title=title,
        description=description,
        source=None,
        changed=None,
        boost=0.5,
        context=context,
    )
