"""casesite check."""

from __future__ import annotations

import argparse

from casesite.case_data import load_case
from casesite.changes import missing
from casesite.commands.arguments import as_of, case_folder, folder, site_of
from casesite.commands.terminal import say
from casesite.problem import CaseError


def arguments(command: argparse.ArgumentParser) -> None:
    """The case, copies of its sources, and an earlier state."""
    case_folder(command)
    as_of(command)
    command.add_argument(
        "--snapshots", type=folder, metavar="DIR", help="copies of sources, as ID.txt or ID.html, to check quotations against"
    )
    command.add_argument("--base", metavar="REV", help="an earlier state, whose published statements must still be held: a git revision")


def run(options: argparse.Namespace) -> int:
    """Print what is wrong; what is wrong beyond a warning comes as CaseError."""
    site = site_of(options)
    case, warnings = load_case(options.case_dir, site)
    held = (
        missing.lost(case, options.case_dir, options.base, site)
        if options.base is not None
        else missing.uncommitted(case, options.case_dir)
    )
    if problems := list(held):
        raise CaseError([*problems, *warnings])
    return say(warnings, options)
