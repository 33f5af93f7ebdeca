"""casesite clean."""

from __future__ import annotations

import argparse

from casesite.commands.parser import add_folder_option
from casesite.commands.terminal import note, wrote
from casesite.writing.exhibits import clean


def arguments(command: argparse.ArgumentParser) -> None:
    """Which files."""
    command.add_argument("names", nargs="*", metavar="FILE", help="a file in exhibits/ (all of them)")
    add_folder_option(command)


def run(options: argparse.Namespace) -> int:
    """Clean the files, and write their new hashes into the records."""
    written = clean(options.case_dir, options.names)
    if not written:
        note("nothing is hidden in them")
    return wrote(*written)
