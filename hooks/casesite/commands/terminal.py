"""What a command says: problems on standard output, everything about the run on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from casesite.commands import CLEAN, PROBLEMS, USAGE
from casesite.commands.parser import shortened
from casesite.commands.report import FORMATS, as_terminal
from casesite.problem import Place, Problem, clean, count
from casesite.words import LOCALE

__all__ = ["CLEAN", "PROBLEMS", "USAGE", "note", "refuse", "say", "seen_from", "show", "wrote"]


def say(problems: Iterable[Problem], options: argparse.Namespace) -> int:
    """Print the problems of a case, from where the reader stands, and how many there are."""
    found = [replace(problem, place=seen_from(options.case_dir, problem.place)) for problem in problems]
    show(found, options.format)
    if options.format == "text":
        print(f"{clean(str(options.case_dir))}: {count(found)}", file=sys.stderr)
    return CLEAN


def show(problems: list[Problem], form: str) -> None:
    """Print problems in a form; where someone looks, with the line that each is about, and in colour."""
    if form == "text" and sys.stdout.isatty():
        sys.stdout.write(as_terminal(problems, colours=_has_colours()))
    else:
        sys.stdout.write(FORMATS[form](problems))


def _has_colours() -> bool:
    """Whether the terminal shows colours, and its user wants them (no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM", "" if os.name == "nt" else "dumb") != "dumb"


def seen_from(case_dir: Path, place: Place) -> Place:
    """A place from where the reader stands: its file starts with the name of the folder of case data, or of that of words beside it."""
    folder, _, inner = place.file.partition("/")
    if folder == LOCALE:
        path = Path(os.path.normpath(case_dir / ".." / place.file))
    else:  # copies of sources lie elsewhere
        path = case_dir / inner if folder == case_dir.resolve().name else Path(place.file)
    return place._replace(file=clean(path.as_posix()))


def note(words: str) -> None:
    """Say something about the run, in a line of its own, also where the progress of the run stands in that line."""
    print(f"\r\x1b[K{words}" if sys.stderr.isatty() else words, file=sys.stderr)


def wrote(*paths: Path) -> int:
    """Say what was written."""
    for path in paths:
        note(f"wrote {clean(str(path))}")
    return CLEAN


def refuse(words: str) -> int:
    """Say what is wrong with what was asked for."""
    note(f"casesite: {shortened(words)}")
    return USAGE
