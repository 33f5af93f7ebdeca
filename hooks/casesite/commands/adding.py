"""What every command that adds records says: why values make none, and what was written."""

from __future__ import annotations

import argparse

from casesite.commands.terminal import CLEAN, PROBLEMS, note, say
from casesite.model.kinds import Record
from casesite.problem import Problem, errors
from casesite.writing.drafting.additions import Additions
from casesite.writing.drafting.values import Values, faults, missing


def flag(name: str) -> str:
    """A field as an option."""
    return f"--{name.replace('_', '-')}"


def option_for(path: str) -> str:
    """What gives a value at a path."""
    return f"--set {path}=…" if "." in path else flag(path)


def reasons(kind: type[Record], values: Values) -> list[str]:
    """Why values make no record: what is missing, what is wrong, by the option that would put it right."""
    lacking = [f"{option_for(path)} is missing: {field.says}" for path, field in missing(kind, values)]
    return list(dict.fromkeys([*lacking, *(f"{option_for(field)}: {message}" for field, message in faults(kind, values))]))


def write(additions: Additions, written: list[str], problems: list[Problem], options: argparse.Namespace) -> int:
    """Write what was added, and print what is wrong with the case that was not before → the exit code."""
    paths = ", ".join(str(path) for path in additions.write())
    for words in written:
        note(f"wrote {words}")
    if paths:
        note(f"wrote {paths}")
    if problems:
        say(problems, options)
    return PROBLEMS if errors(problems) else CLEAN
