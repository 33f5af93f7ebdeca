"""Nothing that readers saw changes or goes without a correction, and a correction says what changed."""

from __future__ import annotations

from collections.abc import Iterator

from casesite.model.case import Case
from casesite.model.explained import in_words, is_nothing, told
from casesite.model.kinds import Correction, Record
from casesite.model.lock import LOCK
from casesite.model.published import Unexplained, unexplained
from casesite.model.withheld import withheld_by
from casesite.problem import Place
from casesite.rules.rule import Wrong
from casesite.site import Site

SHOWN = 160  # characters of what it said


def unexplained_change(case: Case, site: Site) -> Iterator[Wrong]:
    """What was published stays as it was, or a correction of its record says what it said, what it says now and why."""
    if case.lock is None or site.as_of is not None:
        return
    for found in unexplained(case, case.lock):
        if found.record is not None:
            node = found.record.node if isinstance(found.record, Record) else case.profile_node
            yield Wrong(node.at(found.differences[0].path), what_is_owed(case, found))
        elif found.id in case.records:
            here = case.records[found.id].node
            yield Wrong(here, f'"{found.id}" was published as the id of another kind of record ({found.entry.kind}); give this one another')
        else:
            folder = case.profile_node.place.file.rsplit("/", 1)[0]
            words = f'"{found.id}" was published and is gone; put it back with "withdrawn:", with a date and the reason'
            yield Wrong(Place(f"{folder}/{LOCK}"), f"{words}. It said: {_quoted(case, found.entry.says)}")


def what_is_owed(case: Case, found: Unexplained) -> str:
    """What of a record is not as it was published, and what to do about it."""
    first, *others = found.differences
    field = ".".join(step for step in first.path if isinstance(step, str))
    more = f" (and {len(others)} more of its fields)" if others else ""
    came, went = is_nothing(first.was), is_nothing(first.now)
    what = "says what it did not when it was published" if came else "lacks what was published" if went else "was published and has changed"
    said = "" if came else f". It said: {_quoted(case, first.was)}"
    if found.minor:
        right = f', and by more than spelling, signs or an address: the correction "{found.minor[0].id}" cannot be "minor:"'
    elif found.corrections:
        needs = '"said:" must hold the words that went, and "says:" those that came'
        right = f', and the correction "{found.corrections[-1].id}" does not say so: {needs}'
    else:
        right = f'; {"take it out" if came else "put it back"}, or run "casesite correct {found.id}"'
    return f'"{field}"{more} {what}{right}{said}'


def nothing_corrected(case: Case, site: Site) -> Iterator[Wrong]:
    """A correction says something else than was said before."""
    for correction in case.every(Correction):
        if correction.said.split() == correction.says.split():
            words = "this is what it said before, word for word; write what it says now, or delete the correction"
            yield Wrong(correction.node.at(["says"]), words)


def _quoted(case: Case, value: object) -> str:
    """What was published, in words, for a message: its beginning, without a name that is not printed any more."""
    words = withheld_by(case.profile).hidden(in_words(case, told(value)))
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
