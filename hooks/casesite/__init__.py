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
    from casesite.build import artifacts, export_paths, is_export, made_exports, made_pages, search_entries, search_files
    from casesite.case_data import load_case, owed
    from casesite.commands.report import as_html
    from casesite.exports.imprint import program
    from casesite.language import saying
    from casesite.locales import direction, with_territory
    from casesite.model.case import Case
    from casesite.pages import TOP_PAGES, policy
    from casesite.pages.compiled import compiled_templates
    from casesite.pages.front_matter import front_matter
    from casesite.pages.page import stand_ins
    from casesite.pages.twins import twin_of_html
    from casesite.pages.written import body, contents, html, markdown
    from casesite.problem import CaseError, Place, Problem
    from casesite.rules import withheld
    from casesite.search.pages import sections
    from casesite.site import Artifact, Site
    from casesite.words import LOCALE
    from casesite.writing import swap

__all__ = [
    "LOCALE",
    "TOP_PAGES",
    "Artifact",
    "Case",
    "CaseError",
    "Place",
    "Problem",
    "Site",
    "artifacts",
    "as_html",
    "body",
    "compiled_templates",
    "contents",
    "direction",
    "export_paths",
    "front_matter",
    "html",
    "is_export",
    "load_case",
    "made_exports",
    "made_pages",
    "markdown",
    "owed",
    "policy",
    "program",
    "saying",
    "search_entries",
    "search_files",
    "sections",
    "stand_ins",
    "swap",
    "twin_of_html",
    "with_territory",
    "withheld",
]

# Where each name comes from; a test holds this against the imports above.
_FROM = {
    "Artifact": "site",
    "Case": "model.case",
    "CaseError": "problem",
    "LOCALE": "words",
    "Place": "problem",
    "Problem": "problem",
    "Site": "site",
    "TOP_PAGES": "pages",
    "artifacts": "build",
    "as_html": "commands.report",
    "body": "pages.written",
    "compiled_templates": "pages.compiled",
    "contents": "pages.written",
    "direction": "locales",
    "export_paths": "build",
    "front_matter": "pages.front_matter",
    "html": "pages.written",
    "is_export": "build",
    "load_case": "case_data",
    "made_exports": "build",
    "made_pages": "build",
    "markdown": "pages.written",
    "owed": "case_data",
    "policy": "pages",
    "program": "exports.imprint",
    "saying": "language",
    "search_entries": "build",
    "search_files": "build",
    "sections": "search.pages",
    "stand_ins": "pages.page",
    "swap": "writing",
    "twin_of_html": "pages.twins",
    "with_territory": "locales",
    "withheld": "rules",
}


def __getattr__(name: str) -> Any:
    """Import a public name (PEP 562)."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_FROM[name]}")
    if not hasattr(module, name):  # a module itself
        return import_module(f"{module.__name__}.{name}")
    return globals().setdefault(name, getattr(module, name))
