"""casesite: a folder of YAML about a case → a site in which every statement can be traced.

The straight line, a room a station:

    case_data/*.yml ─ reading ▶ Case ─ rules ▶ Case ─ pages, exports ▶ Artifacts ─ host ▶ MkDocs, or a folder

``build`` reads as the program. Each stage returns its value and the problems it found;
``CaseError`` carries them all, with places. Nothing here imports a site generator.

The names below are imported when they are first asked for: a command that needs none of them starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casesite.build import artifacts, load_case, owed
    from casesite.exports.twins import twin
    from casesite.language import saying, with_territory
    from casesite.model.case import Case
    from casesite.pages import policy
    from casesite.problem import CaseError, Place, Problem
    from casesite.report import as_html
    from casesite.site import Artifact, Site

__all__ = [
    "Artifact",
    "Case",
    "CaseError",
    "Place",
    "Problem",
    "Site",
    "artifacts",
    "as_html",
    "load_case",
    "owed",
    "policy",
    "saying",
    "twin",
    "with_territory",
]

# Where each name comes from; a test holds this against the imports above.
_FROM = {
    "Artifact": "site",
    "Case": "model.case",
    "CaseError": "problem",
    "Place": "problem",
    "Problem": "problem",
    "Site": "site",
    "artifacts": "build",
    "as_html": "report",
    "load_case": "build",
    "owed": "build",
    "policy": "pages",
    "saying": "language",
    "twin": "exports.twins",
    "with_territory": "language",
}


def __getattr__(name: str) -> Any:
    """Import a public name (PEP 562)."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_FROM[name]}")
    if not hasattr(module, name):  # a module itself
        return import_module(f"{module.__name__}.{name}")
    return globals().setdefault(name, getattr(module, name))
