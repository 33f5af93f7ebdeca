"""No published statement changes or goes without a correction."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.lock import LOCK
from casesite.model.published import unexplained
from casesite.problem import Place
from casesite.rules.rule import Wrong
from casesite.site import Site

SHOWN = 160  # characters of what it said


def unexplained_change(case: Case, site: Site) -> Iterator[Wrong]:
    """A published statement stays as it was, or a correction of its record says what it said and why it changed."""
    if case.lock is None or site.as_of is not None:
        return
    for id, record, gone, _ in unexplained(case, case.lock):
        said = gone[0] if len(gone[0]) <= SHOWN else f"{gone[0][:SHOWN]}…"
        if record is None:
            folder = case.profile_node.place.file.rsplit("/", 1)[0]
            words = f'"{id}" was published and is gone; put it back with "withdrawn:", with a date and the reason. It said: {said}'
            yield Wrong(Place(f"{folder}/{LOCK}"), words)
        else:
            words = f'what was published has changed; put it back, or run "casesite correct {id}". It said: {said}'
            yield Wrong(record.node, words)
