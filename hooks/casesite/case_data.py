"""The first half of the straight line: a folder of case data → a case that holds to every rule."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from casesite.model.case import Case
from casesite.model.lock import Lock
from casesite.model.media import Media
from casesite.problem import CaseError, Problem, errors
from casesite.reading.check import STEMS, check
from casesite.reading.exhibits import load_media
from casesite.reading.format import wrong_format
from casesite.reading.link import link
from casesite.reading.load import Document, load, load_lock
from casesite.reading.translation import load_translation
from casesite.rules import UNEXPLAINED, broken_rules
from casesite.rules.withheld import without_names
from casesite.site import Site


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


def link_case(case_dir: Path, site: Site, *, with_lock: bool = True) -> Case:
    """Read, check and link the case data; raise CaseError with every problem found.

    A place that one stage complained about is left alone by the next: no cascades. ``with_lock`` says whether what was
    published is read, too.
    """
    documents, problems = load(case_dir, STEMS)
    case = link_documents(documents, problems, load_lock(case_dir) if with_lock else (None, []), load_media(case_dir), site)
    translation, found = load_translation(case_dir, case.profile.language)
    if found:
        raise CaseError(without_names(found, case.profile))
    return replace(case, translation=translation)


def link_documents(
    documents: list[Document],
    problems: list[Problem],
    lock: tuple[Lock | None, list[Problem]],
    media: Mapping[str, Media],
    site: Site,
) -> Case:
    """Check and link documents that are read, or that are yet to be written; raise CaseError as ``link_case``.

    ``media`` holds what the files of exhibits are, by their names.
    """
    if wrong := wrong_format(documents):
        raise CaseError([wrong])
    problems = list(problems)
    checked, found = check(documents)
    problems += _news(found, problems)
    case, found = link(checked, site.as_of)
    problems += _news(found, problems)
    problems += lock[1]
    if case is None or problems:
        raise CaseError(without_names(problems, checked.profile))
    return replace(case, lock=lock[0], media=media)


@collector_paused()
def load_case(case_dir: Path, site: Site, *, may_owe: bool = False) -> tuple[Case, list[Problem]]:
    """The case, held against every rule → the case, and what the rules warn of; raise CaseError as ``link_case``.

    Rules run only on a case that is otherwise whole. With ``may_owe``, for somebody who is still writing, a change to what
    was published stops nothing: it comes back with the warnings, as the error that it is for everybody else (``owed``).
    """
    case = link_case(case_dir, site)
    problems = broken_rules(case, site)
    stopping = errors(problems)
    if set(stopping) - set(owed(problems) if may_owe else ()):
        raise CaseError(problems)
    return case, sorted(problems)


def owed(problems: Iterable[Problem]) -> list[Problem]:
    """Those that a correction would put right: changes to what was published."""
    return [problem for problem in problems if problem.rule == UNEXPLAINED]


def _news(found: list[Problem], known: list[Problem]) -> list[Problem]:
    places = {problem.place for problem in known}
    return [problem for problem in found if problem.place not in places]
