"""casesite withhold."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casesite.case_data import link_case
from casesite.commands.arguments import case_folder, site_of
from casesite.commands.terminal import CLEAN, refuse, seen_from, wrote
from casesite.model.case import Case
from casesite.model.withheld import fingerprints
from casesite.problem import Place
from casesite.rules.withheld import name_withheld
from casesite.site import Site
from casesite.writing import identity

ASKED = "A name that is never to be printed, in full or in part; one a line, an empty line ends: "


def arguments(command: argparse.ArgumentParser) -> None:
    """How the names are looked for; the names themselves are asked for, or read from standard input."""
    command.add_argument(
        "--whole-words", action="store_true", help="do not look within longer words: for a name that stands in words of the case"
    )
    case_folder(command)


def run(options: argparse.Namespace) -> int:
    """Print what goes into ``do_not_name``: a line for each name, and for a full name another with the family name first."""
    if not options.case_dir.is_dir():
        words = "no name is taken from the command line, where the history of the shell keeps it"
        return refuse(
            f'{words}; run "casesite withhold" and type it, or give it on standard input. Behind the command stands only a folder'
        )
    case = link_case(options.case_dir, site_of(options), with_lock=False)
    id = case.profile.id or identity.new()
    try:
        made = [line for name in _names() for line in fingerprints(name, id, whole_words=options.whole_words)]
    except ValueError as error:
        return refuse(str(error))
    if not made:
        return refuse("no name was given; type one, or give one a line on standard input")
    if case.profile.id is None:
        wrote(*identity.give(options.case_dir, id))
    print(*(f"  - {line}" for line in dict.fromkeys(made)), sep="\n")
    _say_where(case, id, made, options.case_dir)
    return CLEAN


def _names() -> Iterator[str]:
    """The names, one a line; at a terminal they are asked for."""
    if not sys.stdin.isatty():
        yield from filter(str.strip, sys.stdin)
        return
    print(ASKED, end="", file=sys.stderr, flush=True)
    while name := sys.stdin.readline().strip():
        yield name


def _say_where(case: Case, id: str, made: list[str], case_dir: Path) -> None:
    """Say on standard error where the names stand now: the places, and no word of them."""
    print('put this into case.yml, below "do_not_name:"', file=sys.stderr)
    profile = case.profile.model_copy(update={"id": id, "do_not_name": made})
    places = [wrong.where for wrong in name_withheld(replace(case, profile=profile), Site(case.as_of)) if isinstance(wrong.where, Place)]
    if places:
        print("the data holds it here; where another word does, use --whole-words:", file=sys.stderr)
        print(*(f"  {seen_from(case_dir, place)}" for place in places), sep="\n", file=sys.stderr)
