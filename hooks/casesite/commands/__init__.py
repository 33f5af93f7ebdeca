"""One module a command: ``arguments`` says what it takes, ``run`` does it and gives its exit code.

A module is imported only when its command is asked for, so that ``check`` starts as fast as it can
and a command's own libraries are loaded by no other.
"""

from __future__ import annotations

import argparse
from typing import Protocol

# Every command, in the order of a contributor's day, with what it does in a sentence.
COMMANDS: dict[str, str] = {
    "init": "Make a new case: worked records of every kind, a site and a workflow, which build at once.",
    "check": "Find every mistake in the data.",
    "explain": "Say what a rule asks for, with an example that fails and one that passes.",
    "diff": "Say in words what changed between two states of the record.",
    "fmt": "Put data files in canonical form: the order of keys, quotes, long lines; every comment and every word stays.",
    "new": "Write a new record: asked for in the terminal, from flags, from a file of references, or from an issue form.",
    "clean": "Take what is hidden in the files of exhibits out of them: places, devices, owners, comments.",
    "import": "Read the events of another tool's file into records.",
    "build": "Write the pages and exports to a folder, for any site generator.",
    "correct": "Write the correction of a record whose published words have changed.",
    "lock": "Record what is published, so that it does not change without a correction.",
    "upgrade": "Bring a case of an older format up to date: its data, its lock, and the files that init made.",
    "sources": "Ask the addresses of sources whether they still lead to what was read there: politely, one request at a time per host.",
    "snapshot": "Keep the text of each source, by its hash, for quotations to be checked against; it is not published.",
    "withhold": "Print the fingerprints of names that are never to be printed, for do_not_name in case.yml.",
    "words": "Write the file in which a case translates the words of its pages, or add to it what is missing.",
    "schema": "Write the schemas that editors complete and check with.",
    "doctor": "Say what this machine lacks, and how to get it.",
    "completion": "Print the script with which a shell completes commands, options and ids.",
}
# How each is written; a test parses every one.
EXAMPLES: dict[str, tuple[str, ...]] = {
    "init": (
        "casesite init ferry-case --title 'The ferry: a case record' --language en",
        "casesite init ferry-case --bare --github",
        "casesite init ferry-case --forge codeberg",
    ),
    "check": ("casesite check", "casesite check --format github", "casesite check --as-of 2021-12-31"),
    "explain": ("casesite explain source-before-event", "casesite explain"),
    "diff": ("casesite diff main --format markdown",),
    "fmt": ("casesite fmt", "casesite fmt --check", "casesite fmt case_data/events.yml --diff"),
    "new": (
        "casesite new event --date 2024-03-05 --title 'The lift stops'",
        "casesite new source --from library.json --kind news --primary false",
        "casesite new dispute --set positions.0.by=example-library",
        "casesite new exhibit plan.png --title 'Plan of the lift'",
        "casesite new --from-issue form.md --case-dir case_data",
    ),
    "clean": ("casesite clean", "casesite clean plan-of-the-lift.png"),
    "import": ("casesite import timelinejs timeline.csv --status alleged --by example-library",),
    "build": ("casesite build public --url https://lift.example.org/", "casesite build build/docs --with docs --twins build/twins"),
    "correct": ("casesite correct lift-stops --why 'The report gives another time.'",),
    "lock": ("casesite lock",),
    "upgrade": ("casesite upgrade", "casesite upgrade --diff"),
    "sources": (
        "casesite sources check",
        "casesite sources check --sample 20 --since 30 --format markdown",
        "casesite sources check --archive",
        "casesite sources check --archive example-report=https://archive.example.org/2024/report",
    ),
    "snapshot": ("casesite snapshot ../copies", "casesite snapshot ../copies --since 30"),
    "withhold": ("casesite withhold", "casesite withhold --whole-words"),
    "words": ("casesite words es", "casesite words pt-BR case_data"),
    "schema": ("casesite schema",),
    "doctor": ("casesite doctor",),
    "completion": ("casesite completion bash", "casesite completion zsh", "casesite completion fish"),
}
CLEAN, PROBLEMS, USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141  # 128 and the number of a signal, as shells count
EXIT_CODES = {
    CLEAN: "all is well",
    PROBLEMS: "the data has mistakes, or could not be written",
    USAGE: "what was asked for cannot be done",
    INTERRUPTED: "it was interrupted (Ctrl-C)",
    PIPE_CLOSED: "whoever read what it prints stopped reading",
}


class Command(Protocol):
    """What the module of a command holds."""

    def arguments(self, command: argparse.ArgumentParser) -> None:
        """Say what the command takes."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it → the exit code; raise CaseError for bad data, RefusedError for what cannot be done."""
