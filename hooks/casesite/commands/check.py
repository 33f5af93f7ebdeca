"""casesite check."""

from __future__ import annotations

import argparse

from casesite.build import load_case
from casesite.commands.arguments import as_of, case_folder, folder, site_of
from casesite.commands.terminal import say


def arguments(command: argparse.ArgumentParser) -> None:
    """The case, and copies of its sources."""
    case_folder(command)
    as_of(command)
    command.add_argument(
        "--snapshots", type=folder, metavar="DIR", help="copies of sources, as ID.txt or ID.html, to check quotations against"
    )


def run(options: argparse.Namespace) -> int:
    """Print what is wrong; what is wrong beyond a warning comes as CaseError."""
    _, warnings = load_case(options.case_dir, site_of(options))
    return say(warnings, options)
