"""``casesite …``: arguments, printing, exit codes, writing."""

from __future__ import annotations

import argparse
import datetime
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from casesite.build import build, load_case
from casesite.dates import read_date
from casesite.problem import CaseError, Place, Problem, count
from casesite.report import FORMATS, as_terminal
from casesite.site import Artifact, Site

CLEAN, PROBLEMS, USAGE = 0, 1, 2
MARKER = ".casesite"  # stands in a folder that ``casesite build`` wrote, and may write again


def main(arguments: list[str] | None = None) -> int:
    """Run one command → its exit code: 0 clean, 1 problems, 2 wrong usage (argparse exits by itself)."""
    options = parser().parse_args(arguments)
    site = Site(today=options.today, url=getattr(options, "url", None) or "", as_of=options.as_of)
    try:
        if options.command == "check":
            return say(load_case(options.case_dir, site)[1], options)
        artifacts, warnings = build(options.case_dir, site)
    except CaseError as error:
        say(list(error.problems), options)
        return PROBLEMS
    say(warnings, options)
    return write(artifacts, options.out)


def parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    top = argparse.ArgumentParser(prog="casesite", description="Check a folder of case data, or turn it into the pages of a site.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    checking = commands.add_parser("check", help="find every mistake in the data")
    building = commands.add_parser("build", help="write the pages and exports to a folder, for any site generator")
    building.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    building.add_argument("--url", default=None, type=_url, help="the address at which the site will be published")
    for command in (checking, building):
        command.add_argument(
            "case_dir", nargs="?", default=Path("case_data"), type=Path, metavar="DIR", help="the folder of case data (case_data)"
        )
        command.add_argument("--format", choices=FORMATS, default="text", help="how problems are printed")
        command.add_argument("--as-of", type=_day, metavar="DATE", help="show the case as the record stood on a day")
        command.add_argument(
            "--today", type=_day, default=datetime.date.today(), metavar="DATE", help="the day of the build, for rules that depend on it"
        )
    return top


def _day(words: str) -> datetime.date:
    try:
        date = read_date(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not date.is_day:
        raise argparse.ArgumentTypeError(f'"{words}" is not one day; write it as 2021-10-21')
    return date.first


def _url(words: str) -> str:
    if not words.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f'"{words}" does not start with https:// or http://')
    return words.rstrip("/") + "/"


def say(problems: list[Problem], options: argparse.Namespace) -> int:
    """Print the problems, from where the reader stands, and how many there are."""
    parent = options.case_dir.parent
    found = [replace(problem, place=_from(parent, problem.place)) for problem in problems]
    form = as_terminal if options.format == "text" and sys.stdout.isatty() else FORMATS[options.format]
    sys.stdout.write(form(found))
    if options.format == "text":
        print(f"{options.case_dir}: {count(found)}", file=sys.stderr)
    return CLEAN


def _from(parent: Path, place: Place) -> Place:
    return place if parent == Path() else replace(place, file=(parent / place.file).as_posix())


def write(artifacts: list[Artifact], out: Path) -> int:
    """Write the artifacts; clear a folder only if an earlier run of this command wrote it."""
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).exists())):
        print(f"casesite: {out} exists and was not written by casesite; name another folder, or delete it", file=sys.stderr)
        return USAGE
    shutil.rmtree(out, ignore_errors=True)
    for artifact in artifacts:
        path = out / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    (out / MARKER).write_text("Written by casesite; it clears this folder before it writes again.\n")
    print(f"{out}: {len(artifacts)} files", file=sys.stderr)
    return CLEAN
