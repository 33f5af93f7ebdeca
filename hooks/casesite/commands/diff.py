"""casesite diff."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from casesite.case_data import collector_paused, link_case
from casesite.changes.git import changed_beside
from casesite.changes.records import compare
from casesite.changes.report import FORMS, MARKER
from casesite.changes.revisions import as_far_as_it_can_be_read, as_folder, folder_of, links_out
from casesite.commands.arguments import today
from casesite.commands.parser import case_dir
from casesite.commands.terminal import CLEAN, PROBLEMS
from casesite.problem import CaseError, count, errors
from casesite.rules import broken_rules
from casesite.site import Site

MOST_FILES = 12  # named of those that change beside the record


def arguments(command: argparse.ArgumentParser) -> None:
    """Two states, and how the difference is printed."""
    command.add_argument("base", metavar="BASE", help="the earlier state: a git revision, or a folder of case data, written as in ./before")
    command.add_argument("head", nargs="?", metavar="HEAD", help="the later state; left out, the folder as it is")
    command.add_argument("case_dir", nargs="?", type=case_dir, metavar="DIR", help="the folder of case data (case_data)")
    command.add_argument("--format", choices=FORMS, default="text", help="how the difference is printed")
    today(command)


def run(options: argparse.Namespace) -> int:
    """Print what changed; a later state with mistakes cannot be compared. Raise RevisionError for a state that cannot be had."""
    default = options.case_dir or Path("case_data")
    folder = as_folder(options.head, default) if options.head is not None else None
    case_dir = options.case_dir or folder or default
    site = Site(today=options.today)
    with ExitStack() as stack, collector_paused():
        before_dir = stack.enter_context(folder_of(options.base, case_dir))
        after_dir = stack.enter_context(folder_of(options.head, case_dir)) if options.head is not None else case_dir
        try:
            after = link_case(after_dir, site)
        except CaseError as error:
            return _stopped(count(error.problems), options)
        before, unread, mistakes = as_far_as_it_can_be_read(before_dir, site, after)
        comparison = compare(before, after, unread)
        broken = errors(broken_rules(after, site))
        links = sorted(links_out(after_dir).items() - links_out(before_dir).items())
        beside = changed_beside(options.base, options.head, case_dir) if options.head is not None else []
    notes = [f"The earlier state has {mistakes}."] if mistakes else []
    notes += [f"“casesite check” finds {count(broken)} in the later state."] if broken else []
    notes += [_beside(beside)] if beside else []
    notes += [f"A link out of the case data came in: {name} leads to {target}." for name, target in links]
    sys.stdout.write(FORMS[options.format](replace(comparison, notes=tuple(notes))))
    return PROBLEMS if unread else CLEAN


def _beside(files: list[str]) -> str:
    files = sorted(files, key=lambda name: (not name.startswith("."), name))  # what a forge runs stands first
    named = [*files[:MOST_FILES], *([f"{len(files) - MOST_FILES} more"] if len(files) > MOST_FILES else [])]
    change = "1 file changes" if len(files) == 1 else f"{len(files)} files change"
    return f"Beside the record, {change}: {', '.join(named)}. Read them first: the program, its settings, or pages written by hand."


def _stopped(mistakes: str, options: argparse.Namespace) -> int:
    words = f"What changes cannot be said before the later state is put right: it has {mistakes}, which “casesite check” lists."
    said = {"markdown": f"{MARKER}\n{words}\n", "json": json.dumps({"stopped": words}, ensure_ascii=False) + "\n"}
    sys.stdout.write(said.get(options.format, f"{words}\n"))
    return PROBLEMS
