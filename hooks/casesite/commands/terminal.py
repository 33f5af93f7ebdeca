"""What a command says: problems on standard output, everything about the run on standard error."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from casesite.problem import Place, Problem, count
from casesite.report import FORMATS, as_terminal

CLEAN, PROBLEMS, USAGE = 0, 1, 2  # exit codes; argparse uses the last one, too


def say(problems: list[Problem], options: argparse.Namespace) -> int:
    """Print the problems, from where the reader stands, and how many there are."""
    parent = options.case_dir.parent
    found = [replace(problem, place=seen_from(parent, problem.place)) for problem in problems]
    form = as_terminal if options.format == "text" and sys.stdout.isatty() else FORMATS[options.format]
    sys.stdout.write(form(found))
    if options.format == "text":
        print(f"{options.case_dir}: {count(found)}", file=sys.stderr)
    return CLEAN


def seen_from(parent: Path, place: Place) -> Place:
    """A place as it is named from where the reader stands; ``parent`` is the folder that holds the case data."""
    return place if parent == Path() else replace(place, file=(parent / place.file).as_posix())


def wrote(*paths: Path) -> int:
    """Say what was written."""
    for path in paths:
        print(f"wrote {path}", file=sys.stderr)
    return CLEAN


def refuse(words: str) -> int:
    """Say what is wrong with what was asked for."""
    print(f"casesite: {words}", file=sys.stderr)
    return USAGE
