"""casesite: a folder of YAML about a case → a site in which every statement can be traced.

The straight line, a room a station:

    case_data/*.yml ─ reading ▶ Case ─ rules ▶ Case ─ pages, exports ▶ Artifacts ─ host ▶ MkDocs, or a folder

``build`` reads as the program. Each stage returns its value and the problems it found;
``CaseError`` carries them all, with places. Nothing here imports a site generator.
"""

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
