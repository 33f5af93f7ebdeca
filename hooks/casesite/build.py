"""The straight line: a folder of case data → the files of its site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from casesite.case_data import collector_paused, load_case
from casesite.exports import EXPORTS, FROM_FILES
from casesite.language import speaking
from casesite.model.addresses import addresses
from casesite.model.case import Case
from casesite.pages.from_pages import FROM_PAGES
from casesite.pages.page import Page
from casesite.pages.press import Press
from casesite.pages.render import render
from casesite.pages.written import artifact
from casesite.problem import CaseError, Problem
from casesite.rules.withheld import in_files, in_pages
from casesite.search import index, messages, records
from casesite.search import pages as search_pages
from casesite.search.entry import SearchEntry
from casesite.site import Artifact, Site
from casesite.words import OURS, Words


@collector_paused()
def build(case_dir: Path, site: Site, by_hand: Iterable[tuple[str, str]] = ()) -> tuple[list[Artifact], list[Problem]]:
    """Turn a folder of case data into the files of its site; raise CaseError for bad data.

    Pages ``by_hand`` are to stand beside them: the path of each one's file, and its text, which names nobody either who is
    not to be named.
    """
    case, warnings = load_case(case_dir, site)
    if problems := in_pages(by_hand, case.profile):
        raise CaseError(problems)
    return artifacts(case, site), warnings


@collector_paused()
def artifacts(case: Case, site: Site) -> list[Artifact]:
    """The pages, as Markdown, the exports and the search of a case, in its language.

    Raise CaseError where one would print a name that is not to be printed.
    """
    pages = made_pages(case, site)
    found = search_files(search_entries(case, site, pages), site, case.profile.language, case.words)
    made = [*map(artifact, pages), *made_exports(case, site, pages), *found]
    if problems := in_files(made, case.profile, case.profile_node.place):
        raise CaseError(problems)
    return made


def made_pages(case: Case, site: Site) -> list[Page]:
    """The pages of a case, in its language; each is written when it is asked for."""
    with case.speaking():
        return list(render(Press(case, site)))


@collector_paused()
def made_exports(case: Case, site: Site, pages: Sequence[Page], path: str = "") -> list[Artifact]:
    """Everything beside the pages: what is made from the case, and what is made from its pages.

    With a path from the site's root, only the exports that have files of such a path.
    """
    with case.speaking():
        last = [export for export in FROM_FILES if export.reaches(path)]
        made = dict(
            file for export in EXPORTS if (last or export.reaches(path)) and export.is_of(case) for file in export.files(case, site)
        )
        for export in last:
            made |= export.files(case, site, made)
        for export in FROM_PAGES:
            if export.reaches(path):
                made |= export.files(case, site, pages)
        return [Artifact(path, content, case.profile_node.place) for path, content in made.items()]


def export_paths() -> list[str]:
    """The exports that are one file each, by path from the site's root."""
    return [export.path for export in (*EXPORTS, *FROM_FILES, *FROM_PAGES) if export.is_one]


def is_export(path: str) -> bool:
    """Whether an export may have a file of a path from the site's root."""
    return any(export.reaches(path) for export in (*EXPORTS, *FROM_FILES, *FROM_PAGES))


@collector_paused()
def search_entries(case: Case, site: Site, pages: Iterable[Page]) -> list[SearchEntry]:
    """What the search can find of a case: its records, and those of its pages that are of no one record."""
    known = {id: site.linked(address) for id, address in addresses(case).items()}
    about = ((page, page.lead or page.description) for page in pages if page.record is None and page.address and page.boost)
    with case.speaking():
        top = [search_pages.page(site, page.address, page.title, words) for page, words in about if words]
        return [*records.entries(case, known), *search_pages.overview(case, site), *top]


@collector_paused()
def search_files(entries: Sequence[SearchEntry], site: Site, language: str, words: Words = OURS) -> list[Artifact]:
    """The files of the search over these entries, in a language, with a case's own words for those of the pages."""
    with speaking(language, words):
        said = messages.said({entry.kind for entry in entries}, site.linked)
    return [Artifact(path, content, None) for path, content in index.files(entries, language, said).items()]
