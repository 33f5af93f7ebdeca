"""casesite new source --from FILE: every reference of a file becomes a source, or is named with the reason."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping

from casesite.commands.adding import flag, write
from casesite.commands.arguments import site_of
from casesite.commands.asking import ask
from casesite.commands.progress import progress
from casesite.commands.terminal import CLEAN, PROBLEMS, note, refuse
from casesite.model.kinds import Source
from casesite.problem import clean
from casesite.writing import imports
from casesite.writing.drafting.additions import Additions
from casesite.writing.drafting.values import Values, faults, missing
from casesite.writing.imports import Item

KEPT = ("title", "kind", "primary")  # without one of these there is no source


def from_references(additions: Additions, given: Values, options: argparse.Namespace) -> int:
    """Write a source of each reference that can be one; ``given`` says of all what the file does not."""
    written = [{name: node.value for name, node in source.items()} for source in additions.values(Source)]
    known = {mark: str(values["id"]) for values in written if "id" in values for mark in _marks(values)}
    items = imports.read(options.references, with_notes=options.notes)
    asking = sys.stdin.isatty()
    taken: list[str] = []
    refused = 0
    for number, item in enumerate(items if asking else _counted(items, "casesite new")):
        values = given | item.values
        same = next((known[mark] for mark in _marks(values) if mark in known), None)
        if same:
            note(f'skipped "{clean(item.name)}": it is the source "{same}" already')
            continue
        if asking and not item.refused:
            print(f"\n{clean(item.name)} ({number + 1} of {len(items)})")
            ask(Source, values, additions)
        reasons = _reasons(item, values, given)
        for reason in reasons:
            refuse(f'"{clean(item.name)}": {reason}' + ("" if item.key in item.name else f" (entry {clean(item.key)})"))
        refused += bool(reasons)
        if not reasons:
            id = additions.add(Source, values, options.file)
            known |= dict.fromkeys(_marks(values), id)
            taken.append(f'source "{id}"')
            if item.left_out:
                note(f"{options.references}: {clean(item.key or id)}: left out: {'; '.join(item.left_out)}")
    with progress("casesite new: trying out the case"):
        problems = additions.trial(site_of(options)) if taken else []
    return max(write(additions, taken, problems, options), PROBLEMS if refused else CLEAN)


def _reasons(item: Item, values: Values, given: Values) -> list[str]:
    """Why a reference is no source. What is wrong of its own values, and is not needed, is left out of them."""
    if item.refused:
        return item.refused  # what is missing then is missing because of that
    reasons: list[str] = []
    for name, message in faults(Source, values):
        if name in given or name in KEPT or name not in values:
            reasons.append(message)
        else:
            item.leave_out(name, values.pop(name), message)
    reasons += [f"{flag(path)} is missing: {field.says}" for path, field in missing(Source, values)]
    if item.unknown_type and "type" not in given:
        reasons.append(f'"{item.unknown_type}" is no type that a source has; change it there, or give --type')
    return list(dict.fromkeys(reasons))


def _counted(items: list[Item], words: str) -> Iterable[Item]:
    """The items, one by one, while it is said how far that is."""
    with progress(words) as step:
        for number, item in enumerate(items, 1):
            step(f"{number} of {len(items)}")
            yield item


def _marks(values: Mapping[str, object]) -> list[tuple[object, ...]]:
    """What no two sources share: the id, the address, the title with the date."""
    marks = [tuple(values.get(name) for name in names) for names in (("id",), ("url",), ("title", "issued"))]
    return [mark for mark in marks if mark[0]]
