"""casesite correct."""

from __future__ import annotations

import argparse

from casesite.build import link_case
from casesite.commands.arguments import case_folder, site_of
from casesite.commands.terminal import refuse, wrote
from casesite.language import speaking
from casesite.model.kinds import Correction
from casesite.writing import editing


def arguments(command: argparse.ArgumentParser) -> None:
    """Which record, and why."""
    command.add_argument("id", metavar="ID", help="the id of the record")
    command.add_argument("--why", required=True, help="the reason, in a sentence for the reader")
    command.add_argument("--minor", action="store_true", help="spelling, links and the like: kept, but not shown to readers")
    case_folder(command)


def run(options: argparse.Namespace) -> int:
    """Add the correction to corrections.yml, or to the file of its year where corrections is a folder."""
    case = link_case(options.case_dir, site_of(options))
    with speaking(case.profile.language):
        words = editing.correction(case, options.id, options.why, options.today, minor=options.minor)
    if words is None:
        return refuse(f'nothing that was published of "{options.id}" has changed')
    folder = options.case_dir / "corrections"
    path = folder / f"{options.today.year}.yml" if folder.is_dir() else options.case_dir / "corrections.yml"
    before = path.read_text(encoding="utf-8") if path.exists() else editing.first_line(options.case_dir, path, Correction)
    editing.replace(path, f"{before.rstrip()}\n\n{words}".lstrip())
    return wrote(path)
