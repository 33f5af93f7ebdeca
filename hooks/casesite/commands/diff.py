"""casesite diff."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from casesite.build import collector_paused, link_case
from casesite.changes.records import compare
from casesite.changes.report import FORMS, MARKER
from casesite.changes.revisions import RevisionError, as_far_as_it_can_be_read, folder_of
from casesite.commands.arguments import today
from casesite.commands.terminal import CLEAN, PROBLEMS, refuse
from casesite.problem import CaseError, count, errors
from casesite.rules import broken_rules
from casesite.site import Site


def arguments(command: argparse.ArgumentParser) -> None:
    """Two states, and how the difference is printed."""
    command.add_argument("base", metavar="BASE", help="the earlier state: a git revision, or a folder of case data")
    command.add_argument("head", nargs="?", metavar="HEAD", help="the later state; left out, the folder as it is")
    command.add_argument("case_dir", nargs="?", type=Path, metavar="DIR", help="the folder of case data (case_data)")
    command.add_argument("--format", choices=FORMS, default="text", help="how the difference is printed")
    today(command)


def run(options: argparse.Namespace) -> int:
    """Print what changed; a later state with mistakes cannot be compared."""
    head = options.head if options.head and Path(options.head).is_dir() else None
    case_dir = options.case_dir or Path(head or "case_data")
    site = Site(today=options.today)
    try:
        with ExitStack() as stack, collector_paused():
            before_dir = stack.enter_context(folder_of(options.base, case_dir))
            after_dir = stack.enter_context(folder_of(options.head or str(case_dir), case_dir))
            try:
                after = link_case(after_dir, site)
            except CaseError as error:
                return _stopped(count(error.problems), options)
            before, unread, mistakes = as_far_as_it_can_be_read(before_dir, site, after)
            comparison = compare(before, after, unread)
            broken = errors(broken_rules(after, site))
    except RevisionError as error:
        return refuse(str(error))
    notes = []
    if mistakes:
        left = f"; {len(unread)} of its records could not be read, and {'is' if len(unread) == 1 else 'are'} left out" if unread else ""
        notes.append(f"The earlier state has {mistakes}{left}.")
    if broken:
        notes.append(f"“casesite check” finds {count(broken)} in the later state.")
    sys.stdout.write(FORMS[options.format](replace(comparison, notes=tuple(notes))))
    return CLEAN


def _stopped(mistakes: str, options: argparse.Namespace) -> int:
    words = f"What changes cannot be said before the later state is put right: it has {mistakes}, which “casesite check” lists."
    said = {"markdown": f"{MARKER}\n{words}\n", "json": json.dumps({"stopped": words}, ensure_ascii=False) + "\n"}
    sys.stdout.write(said.get(options.format, f"{words}\n"))
    return PROBLEMS
