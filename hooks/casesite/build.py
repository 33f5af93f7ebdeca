"""The straight line: a folder of case data → the files of its site."""

from __future__ import annotations

import gc
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from casesite.exports import EXPORTS
from casesite.language import speaking
from casesite.model.addresses import addresses
from casesite.model.case import Case
from casesite.pages.render import render
from casesite.problem import CaseError, Problem, errors
from casesite.reading.check import STEMS, check
from casesite.reading.link import link
from casesite.reading.load import load, load_lock
from casesite.rules import broken_rules
from casesite.search import index, messages, records
from casesite.search import pages as search_pages
from casesite.search.entry import SearchEntry
from casesite.site import Artifact, Site

_TITLE = re.compile(r"^# (.*?) \{#", re.MULTILINE)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector off while many small objects are made: a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def link_case(case_dir: Path, site: Site) -> Case:
    """Read, check and link the case data; raise CaseError with every problem found.

    A place that one stage complained about is left alone by the next: no cascades.
    """
    documents, problems = load(case_dir, STEMS)
    checked, found = check(documents)
    problems += _news(found, problems)
    case, found = link(checked, site.as_of)
    problems += _news(found, problems)
    lock, found = load_lock(case_dir)
    problems += found
    if case is None or problems:
        raise CaseError(problems)
    return replace(case, lock=lock)


@collector_paused()
def load_case(case_dir: Path, site: Site) -> tuple[Case, list[Problem]]:
    """The case, held against every rule → the case, and what the rules warn of; raise CaseError as ``link_case``.

    Rules run only on a case that is otherwise whole.
    """
    case = link_case(case_dir, site)
    problems = broken_rules(case, site)
    if errors(problems):
        raise CaseError(problems)
    return case, sorted(problems)


@collector_paused()
def build(case_dir: Path, site: Site) -> tuple[list[Artifact], list[Problem]]:
    """Turn a folder of case data into the files of its site; raise CaseError for bad data."""
    case, warnings = load_case(case_dir, site)
    return artifacts(case, site), warnings


@collector_paused()
def artifacts(case: Case, site: Site) -> list[Artifact]:
    """The pages and exports of a case, in its language."""
    with speaking(case.profile.language):
        pages, place = render(case, site), case.profile_node.place
        exports = [Artifact(path, content, place) for export in EXPORTS for path, content in export.files(case, site, pages)]
    return [*pages, *exports]


@collector_paused()
def search_entries(case: Case, site: Site, made: Iterable[Artifact]) -> list[SearchEntry]:
    """What the search can find of a case: its records, and those of the pages made of it that are of no one record."""
    known = {id: site.linked(address) for id, address in addresses(case).items()}
    of_records = {address.partition("#")[0] for address in known.values() if "#" not in address}
    with speaking(case.profile.language):
        return [*records.entries(case, known), *search_pages.overview(case, site), *_top_pages(site, made, of_records)]


@collector_paused()
def search_files(entries: Sequence[SearchEntry], site: Site, language: str) -> list[Artifact]:
    """The files of the search over these entries, in a language."""
    with speaking(language):
        words = messages.said({entry.kind for entry in entries}, site.linked)
    return [Artifact(path, content, None) for path, content in index.files(entries, language, words).items()]


def _top_pages(site: Site, made: Iterable[Artifact], of_records: set[str]) -> Iterator[SearchEntry]:
    """The pages of no one record: by title, and by what their front matter says that they are about."""
    for page in made:
        address, is_page, _ = page.path.partition("index.md")
        if not address or not is_page or page.is_twin or site.linked(address) in of_records:
            continue
        front, _, body = page.content.decode().removeprefix("---\n").partition("\n---\n")
        title = _TITLE.search(body)
        about = json.loads(front) if title else {}
        if title and "description" in about:
            yield search_pages.page(site, address, html.unescape(title[1]), html.unescape(about["description"]))


def _news(found: list[Problem], known: list[Problem]) -> list[Problem]:
    places = {problem.place for problem in known}
    return [problem for problem in found if problem.place not in places]
