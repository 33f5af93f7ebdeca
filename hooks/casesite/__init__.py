"""casesite: a folder of YAML about a case → a site in which every statement can be traced.

The straight line, a room a station:

    case_data/*.yml ─ reading ▶ Case ─ rules ▶ Case ─ pages, exports ▶ Artifacts ─ host ▶ MkDocs, or a folder

``build`` reads as the program. Each stage returns its value and the problems it found;
``CaseError`` carries them all, with places. Nothing here imports a site generator.
"""

from casesite.build import artifacts, exports, is_export, load_case, made_pages, search_entries, search_files
from casesite.language import saying, with_territory
from casesite.model.case import Case
from casesite.pages import policy
from casesite.pages.front_matter import front_matter
from casesite.pages.page import stand_in
from casesite.pages.twins import twin_of_html
from casesite.pages.written import body, contents, html, markdown
from casesite.problem import CaseError, Place, Problem
from casesite.report import as_html
from casesite.search.pages import sections
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
    "body",
    "contents",
    "exports",
    "front_matter",
    "html",
    "is_export",
    "load_case",
    "made_pages",
    "markdown",
    "policy",
    "saying",
    "search_entries",
    "search_files",
    "sections",
    "stand_in",
    "twin_of_html",
    "with_territory",
]
