"""``casesite …``: arguments, printing, exit codes, writing."""

from __future__ import annotations

import argparse
import datetime
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from casesite import editing
from casesite.build import build, link_case, load_case
from casesite.dates import read_date
from casesite.load import load_snapshots
from casesite.problem import CaseError, Place, Problem, count
from casesite.report import FORMATS, as_terminal
from casesite.rules.names import withheld
from casesite.site import Artifact, Site

CLEAN, PROBLEMS, USAGE = 0, 1, 2
MARKER = ".casesite"  # stands in a folder that ``casesite build`` wrote, and may write again


def main(arguments: list[str] | None = None) -> int:
    """Run one command → its exit code: 0 clean, 1 problems, 2 wrong usage (argparse exits by itself)."""
    options = parser().parse_args(arguments)
    given = vars(options)
    site = Site(
        today=options.today,
        url=given.get("url") or "",
        as_of=given.get("as_of"),
        snapshots=load_snapshots(given["snapshots"]) if given.get("snapshots") else {},
    )
    try:
        return COMMANDS[options.command](options, site)
    except CaseError as error:
        say(list(error.problems), options)
        return PROBLEMS


def check(options: argparse.Namespace, site: Site) -> int:
    """Find every mistake in the data."""
    _, warnings = load_case(options.case_dir, site)
    return say(warnings, options)


def build_site(options: argparse.Namespace, site: Site) -> int:
    """Write the pages and exports to a folder, for any site generator."""
    artifacts, warnings = build(options.case_dir, site)
    say(warnings, options)
    return write(artifacts, options.out)


def lock(options: argparse.Namespace, site: Site) -> int:
    """Take down what the site says as published, so that it does not change without a correction."""
    case, _ = load_case(options.case_dir, site)
    return wrote(editing.write_lock(case, options.case_dir))


def correct(options: argparse.Namespace, site: Site) -> int:
    """Write the correction of a record whose published words have changed."""
    case = link_case(options.case_dir, site)
    words = editing.correction(case, options.id, options.why, site.today, minor=options.minor)
    if words is None:
        print(f'casesite: nothing that was published of "{options.id}" has changed', file=sys.stderr)
        return USAGE
    folder = options.case_dir / "corrections"
    path = folder / f"{site.today.year}.yml" if folder.is_dir() else options.case_dir / "corrections.yml"
    before = path.read_text(encoding="utf-8").rstrip() + "\n\n" if path.exists() else ""
    path.write_text(before + words, encoding="utf-8")
    return wrote([path])


def withhold(options: argparse.Namespace, site: Site) -> int:  # every command is given the site
    """Print the fingerprint of a name that is never to be printed, for do_not_name in case.yml."""
    case = link_case(options.case_dir, site)
    print(withheld(options.name, case.profile.incident.place))
    return CLEAN


def schema(options: argparse.Namespace, site: Site) -> int:
    """Write the schemas that editors complete and check with."""
    return wrote(editing.write_schemas(link_case(options.case_dir, site), options.case_dir))


Command = Callable[[argparse.Namespace, Site], int]
COMMANDS: dict[str, Command] = {
    "check": check,
    "build": build_site,
    "lock": lock,
    "correct": correct,
    "withhold": withhold,
    "schema": schema,
}


def parser() -> argparse.ArgumentParser:
    """The arguments of every command."""
    top = argparse.ArgumentParser(prog="casesite", description="Check a folder of case data, or turn it into the pages of a site.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    each = {name: commands.add_parser(name, help=run.__doc__, description=run.__doc__) for name, run in COMMANDS.items()}
    each["build"].add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    each["build"].add_argument("--url", type=_url, help="the address at which the site will be published")
    each["check"].add_argument(
        "--snapshots", type=_folder, metavar="DIR", help="copies of sources, as ID.txt or ID.html, to check quotations against"
    )
    each["correct"].add_argument("id", metavar="ID", help="the id of the record")
    each["correct"].add_argument("--why", required=True, help="the reason, in a sentence for the reader")
    each["correct"].add_argument("--minor", action="store_true", help="spelling, links and the like: kept, but not shown to readers")
    each["withhold"].add_argument("name", metavar="NAME", help="the name, one word at a time")
    for name, command in each.items():
        command.add_argument(
            "case_dir", nargs="?", default=Path("case_data"), type=Path, metavar="DIR", help="the folder of case data (case_data)"
        )
        command.add_argument("--format", choices=FORMATS, default="text", help="how problems are printed")
        command.add_argument(
            "--today", type=_day, default=datetime.date.today(), metavar="DATE", help="the day it is, for what depends on it"
        )
        if name in ("check", "build"):
            command.add_argument("--as-of", type=_day, metavar="DATE", help="show the case as the record stood on a day")
    return top


def _day(words: str) -> datetime.date:
    try:
        date = read_date(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not date.is_day:
        raise argparse.ArgumentTypeError(f'"{words}" is not one day; write it as 2021-10-21')
    return date.first


def _folder(words: str) -> Path:
    if not Path(words).is_dir():
        raise argparse.ArgumentTypeError(f'there is no folder "{words}"')
    return Path(words)


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


def wrote(paths: list[Path]) -> int:
    """Say what was written."""
    for path in paths:
        print(f"wrote {path}", file=sys.stderr)
    return CLEAN
