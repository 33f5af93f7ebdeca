"""One module a command: ``arguments`` says what it takes, ``run`` does it and gives its exit code.

A module is imported only when its command is asked for, so that ``check`` starts as fast as it can
and a command's own libraries are needed by nobody else.
"""

from __future__ import annotations

import argparse
from typing import Protocol

# Every command, in the order of a contributor's day, with what it does in a sentence.
COMMANDS: dict[str, str] = {
    "init": "Make a new case: worked records of every kind, a site and a workflow, which build at once.",
    "check": "Find every mistake in the data.",
    "diff": "Say in words what changed between two states of the record.",
    "fmt": "Put data files in canonical form: the order of keys, quotes, long lines; every comment and every word stays.",
    "new": "Write a new record: asked for in the terminal, from flags, from a file of references, or from an issue form.",
    "import": "Read the events of another tool's file into records.",
    "build": "Write the pages and exports to a folder, for any site generator.",
    "correct": "Write the correction of a record whose published words have changed.",
    "lock": "Record what is published, so that it does not change without a correction.",
    "withhold": "Print the fingerprint of a name that is never to be printed, for do_not_name in case.yml.",
    "schema": "Write the schemas that editors complete and check with.",
}


class Command(Protocol):
    """What the module of a command holds."""

    def arguments(self, command: argparse.ArgumentParser) -> None:
        """Say what the command takes."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it → the exit code; raise CaseError for bad data."""
