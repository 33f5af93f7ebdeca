"""casesite fmt."""

from __future__ import annotations

import argparse
import difflib
import sys
from itertools import zip_longest
from pathlib import Path

from casesite.commands.terminal import CLEAN, PROBLEMS, wrote
from casesite.problem import clean, count
from casesite.report import as_text
from casesite.writing.canonical import files
from casesite.writing.files import write


def arguments(command: argparse.ArgumentParser) -> None:
    """Which files, and whether to write."""
    command.add_argument(
        "paths", nargs="*", default=[Path("case_data")], type=Path, metavar="PATH", help="data files or folders (case_data)"
    )
    command.add_argument(
        "--check", action="store_true", help="write nothing; name the files that would change, and exit 1 if there are any"
    )
    command.add_argument("--diff", action="store_true", help="write nothing; print what would change")


def run(options: argparse.Namespace) -> int:
    """Format each file that can be read; the others are reported as ``check`` reports them, and left alone."""
    found = [file for path in options.paths for file in files.gather(path)]
    problems = [problem for file in found for problem in file.problems]
    sys.stdout.write(as_text(problems))
    changing = [file for file in found if file.changes]
    for file in changing:
        if options.diff:
            lines = difflib.unified_diff(file.before.splitlines(), file.after.splitlines(), str(file.path), str(file.path), lineterm="")
            print(*lines, sep="\n")
        elif options.check:
            print(f"{file.path}:{first_difference(file.before, file.after)}")
        else:
            wrote(*write({file.path: file.after.encode()}, file.case_dir, through_links=True))
    words = "would change" if options.check or options.diff else "changed"
    print(f"{len(changing)} of {len(found)} files {words}" + (f"; {count(problems)}" if problems else ""), file=sys.stderr)
    return PROBLEMS if problems or (changing and (options.check or options.diff)) else CLEAN


def first_difference(before: str, after: str) -> str:
    """The number of the first line that changes, and what it becomes."""
    pairs = zip_longest(before.splitlines(keepends=True), after.splitlines(keepends=True))
    number, old, new = next((number, old, new) for number, (old, new) in enumerate(pairs, 1) if old != new)
    if new is None:
        return f"{number}: this line goes"
    if old is not None and "".join(old.split()) == "".join(new.split()):
        return f"{number}: only spaces or the line's end change"
    return f"{number}: this becomes: {clean(new) or 'a blank line'}"
