"""casesite sources: whether the addresses of sources still lead to what was read there."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from casesite.case_data import link_case
from casesite.commands.arguments import address, site_of, today
from casesite.commands.parser import add_folder
from casesite.commands.progress import progress
from casesite.commands.terminal import CLEAN, note, say, wrote
from casesite.model.case import Case
from casesite.problem import CaseError, clean, errors
from casesite.web.addresses import sampled
from casesite.web.answer import Manners
from casesite.web.connection import public_addresses
from casesite.web.learning import Choice, Learnt, learn, without_archive
from casesite.web.report import FORMS, Report
from casesite.writing import archived
from casesite.writing.drafting.additions import Additions

RECORD = Path(".cache", "casesite", "sources.json")  # beside the folder of case data


def arguments(command: argparse.ArgumentParser) -> None:
    """Which sources, and what is done with them."""
    command.add_argument("action", choices=("check",), help="ask each address whether it is as it was")
    asking(command)
    command.add_argument(
        "--archive",
        action=_Archive,
        nargs="?",
        metavar="ID=ADDRESS",
        help="ask nobody: list the sources without an archived copy, or write the address of one (may be given several times)",
    )
    command.add_argument("--format", choices=FORMS, default="text", help="how what was found is printed")


def asking(command: argparse.ArgumentParser) -> None:
    """What every command takes that asks addresses."""
    add_folder(command)
    command.add_argument("--sample", type=_number, metavar="N", help="so many sources alone, drawn by chance, others each day")
    command.add_argument("--since", type=_number, metavar="DAYS", help="only addresses that were not asked within so many days")
    command.add_argument(
        "--record", type=Path, metavar="FILE", help=f"where what was learnt is kept for the next time ({RECORD.as_posix()})"
    )
    command.add_argument("--contact", type=address, metavar="URL", help="where those who are asked find who asks them")
    today(command)


class _Archive(argparse.Action):
    """Collects pairs; without one, the list is meant, and a word that is no pair is the folder of case data."""

    def __call__(self, _: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, __: str | None = None) -> None:
        """Take one."""
        pairs = getattr(namespace, self.dest) or []
        if values and "=" not in values:
            namespace.case_dir = Path(values)
        setattr(namespace, self.dest, pairs + ([values] if values and "=" in values else []))


def _number(words: str) -> int:
    if not words.isdecimal() or not words.isascii() or len(words) > 6:
        raise argparse.ArgumentTypeError(f'"{words}" is no number of that kind; write it in digits, as in 30')
    return int(words)


def run(options: argparse.Namespace) -> int:
    """Print what is not as it was. What is found is no mistake of the data, and ends with 0."""
    if options.archive:
        return _write_archived(options)
    case = case_of(options)
    learnt = Learnt()
    if options.archive is None:
        ask(case, options, learnt)
    else:
        learnt.found += without_archive(sampled(case.sources, options.sample, options.today), options.today)
    report = Report(options.today, learnt.asked, learnt.found)
    sys.stdout.write(FORMS[options.format](report))
    note(f"{clean(str(options.case_dir))}: {report.summary if options.archive is None else _without_archive(len(learnt.found))}")
    return CLEAN


def case_of(options: argparse.Namespace) -> Case:
    """The case; raise CaseError, to be printed in a form that problems have."""
    try:
        return link_case(options.case_dir, site_of(options), with_lock=False)
    except CaseError:
        options.format = "text" if options.format == "markdown" else options.format
        raise


def ask(case: Case, options: argparse.Namespace, learnt: Learnt, kept: frozenset[str] | None = None) -> None:
    """Ask the addresses that the options mean; say where the run was left, if it was."""
    record = options.record or options.case_dir.resolve().parent / RECORD
    choice = Choice(options.today, record, options.sample, options.since, kept)
    try:
        with progress("casesite: asking addresses") as step:
            learn(case, choice, manners(options), learnt, step)
    finally:
        if 0 < len(learnt.asked) < learnt.due:
            note(f"what {len(learnt.asked)} of {learnt.due} addresses answered is kept; --since 1 asks the others")


def manners(options: argparse.Namespace) -> Manners:
    """How hosts are asked."""
    try:
        version = metadata.version("casesite")
    except metadata.PackageNotFoundError:
        version = "0"
    contact = options.contact or os.environ.get("CASESITE_REPO_URL", "")
    told = f"; +{contact}" if contact.isascii() and contact.isprintable() and contact else ""
    return Manners(f"casesite/{version} (checks sources{told})", public_addresses)


def _without_archive(number: int) -> str:
    if not number:
        return "every source with an address has an archived copy"
    return f"{number} source{'' if number == 1 else 's'} without an archived copy; --archive ID=ADDRESS writes the address of one"


def _write_archived(options: argparse.Namespace) -> int:
    """Write addresses of archived copies, all or none."""
    options.format = "text" if options.format == "markdown" else options.format
    additions = Additions(options.case_dir)
    for pair in options.archive:
        archived.put(additions, *pair.split("=", 1))
    problems = additions.trial(site_of(options))
    if errors(problems):
        raise CaseError(problems)
    paths = additions.write()
    if problems:
        say(problems, options)
    return wrote(*paths)
