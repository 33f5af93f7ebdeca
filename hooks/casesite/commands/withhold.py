"""casesite withhold."""

from __future__ import annotations

import argparse

from casesite.build import link_case
from casesite.commands.arguments import case_folder, site_of
from casesite.commands.terminal import CLEAN
from casesite.rules.names import withheld


def arguments(command: argparse.ArgumentParser) -> None:
    """The name."""
    command.add_argument("name", metavar="NAME", help="the name, one word at a time")
    case_folder(command)


def run(options: argparse.Namespace) -> int:
    """Print the fingerprint."""
    case = link_case(options.case_dir, site_of(options))
    print(withheld(options.name, case.profile.incident.place))
    return CLEAN
