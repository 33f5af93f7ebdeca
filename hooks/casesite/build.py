"""The straight line: a folder of case data → the files of its site."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from casesite.exports import EXPORTS
from casesite.language import speaking
from casesite.model.case import Case
from casesite.pages.render import render
from casesite.problem import CaseError, Problem, errors
from casesite.reading.check import STEMS, check
from casesite.reading.link import link
from casesite.reading.load import load, load_lock
from casesite.rules import broken_rules
from casesite.site import Artifact, Site


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
    with speaking(case.profile.language, case.profile.words):
        pages, place = render(case, site), case.profile_node.place
        exports = [Artifact(path, content, place) for export in EXPORTS for path, content in export.files(case, site, pages)]
    return [*pages, *exports]


def _news(found: list[Problem], known: list[Problem]) -> list[Problem]:
    places = {problem.place for problem in known}
    return [problem for problem in found if problem.place not in places]
