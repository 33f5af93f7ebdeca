"""casesite fmt."""

from __future__ import annotations

import argparse
import difflib
import sys
from itertools import zip_longest
from pathlib import Path

from casesite.commands.arguments import problem_format
from casesite.commands.parser import CASE_DATA, add_folder_option
from casesite.commands.terminal import CLEAN, PROBLEMS, show, wrote
from casesite.problem import Place, Problem, clean, count
from casesite.writing.canonical import files
from casesite.writing.canonical.files import File
from casesite.writing.files import write

RULE = "not-canonical"  # the check asks for no form; this command does


def arguments(command: argparse.ArgumentParser) -> None:
    """Which files, and whether to write."""
    command.add_argument("paths", nargs="*", default=[], type=Path, metavar="PATH", help=f"data files or folders ({CASE_DATA})")
    command.add_argument(
        "--check", action="store_true", help="write nothing; name the files that would change, and exit 1 if there are any"
    )
    command.add_argument("--diff", action="store_true", help="write nothing; print what would change")
    add_folder_option(command)
    problem_format(command)


def run(options: argparse.Namespace) -> int:
    """Format each file that can be read; the others are reported as ``check`` reports them, and left alone."""
    found = [file for path in options.paths or [options.case_dir] for file in files.gather(path)]
    problems = [problem for file in found for problem in file.problems]
    changing = [file for file in found if file.changes]
    if options.check and not options.diff and options.format != "text":
        problems += [_not_canonical(file) for file in changing]
    show(problems, options.format)
    for file in changing:
        if options.diff:
            lines = difflib.unified_diff(file.before.splitlines(), file.after.splitlines(), str(file.path), str(file.path), lineterm="")
            print(*lines, sep="\n")
        elif not options.check:
            wrote(*write({file.path: file.after.encode()}, file.case_dir, through_links=True))
        elif options.format == "text":
            number, words = first_difference(file.before, file.after)
            print(f"{file.path}:{number}: {words}")
    words = "would change" if options.check or options.diff else "changed"
    print(f"{len(changing)} of {len(found)} files {words}" + (f"; {count(problems)}" if problems else ""), file=sys.stderr)
    return PROBLEMS if problems or (changing and (options.check or options.diff)) else CLEAN


def _not_canonical(file: File) -> Problem:
    """A file that would change, for programs that read problems."""
    number, words = first_difference(file.before, file.after)
    return Problem(Place(file.path.as_posix(), number), RULE, f"{words}; “casesite fmt” writes it so")


def first_difference(before: str, after: str) -> tuple[int, str]:
    """The number of the first line that changes, and what becomes of it."""
    pairs = zip_longest(before.splitlines(keepends=True), after.splitlines(keepends=True))
    number, old, new = next((number, old, new) for number, (old, new) in enumerate(pairs, 1) if old != new)
    if new is None:
        return number, "this line goes"
    if old is not None and "".join(old.split()) == "".join(new.split()):
        return number, "only spaces or the line's end change"
    return number, f"this becomes: {clean(new) or 'a blank line'}"
