"""casesite upgrade."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from casesite.case_data import link_case
from casesite.commands.arguments import case_folder, site_of
from casesite.commands.terminal import CLEAN, note, wrote
from casesite.problem import CaseError, clean, errors
from casesite.reading.format import FORMAT
from casesite.rules import broken_rules
from casesite.writing import editing, files, renewing, upgrading

ASKED = "A name that the case does not print; one a line, an empty line ends: "


def arguments(command: argparse.ArgumentParser) -> None:
    """The case, and whether to write."""
    command.add_argument("--diff", action="store_true", help="write nothing; print how the files beside the data would change")
    case_folder(command)


def run(options: argparse.Namespace) -> int:
    """Bring the data, the lock and the files beside them to this format, and say what was done; raise RefusedError, CaseError."""
    case_dir = options.case_dir
    path, number = case_dir / "case.yml", upgrading.format_of(case_dir)
    profile, folder = upgrading.profile_of(path), case_dir.resolve().parent
    if number == FORMAT and "format" in profile and not upgrading.has_old_lock(case_dir):
        note(f"{clean(str(case_dir))} is of format {FORMAT}, which is the newest; nothing is to be done")
        return CLEAN
    text, done = upgrading.upgraded(path, _names(upgrading.old_fingerprints(profile)))
    found = list(renewing.renewals(folder, str(profile.get("title", "")), str(profile.get("language", "en")), number))
    for words in done:
        note(f"{clean(str(path))}: {words}" if not options.diff else f"{clean(str(path))}, without --diff: {words}")
    for each in found:
        print(each.difference)
        if each.to != each.path:
            note(f"{clean(str(each.path))} was changed in the same lines, and stays as it is; {each.to.name} beside it is the new one")
    if options.diff:
        return CLEAN
    wrote(*files.write({path: files.as_before(path, text)} if done else {}, case_dir, through_links=True), *renewing.renew(found, folder))
    return _made_from_data(options)


def _made_from_data(options: argparse.Namespace) -> int:
    """Write the schemas and the lock, which are made from the data; the lock only where the data has no mistake."""
    case_dir, site = options.case_dir, site_of(options)
    case = link_case(case_dir, site, with_lock=False)
    wrote(*editing.write_schemas(case, case_dir))
    if upgrading.has_old_lock(case_dir):
        for id, words in upgrading.no_longer_said(case_dir, case):
            note(f"{id}: the site had said this, and says it no more; write a correction if readers saw it: {clean(words)}")
        if wrong := errors(broken_rules(case, site)):
            note('The rules ask for more than they did. Put these right, and run "casesite upgrade" again, which then writes the lock')
            raise CaseError(wrong)
        wrote(*editing.write_lock(case, case_dir, options.today))
    note(f'{clean(str(case_dir))} is of format {FORMAT}. Look at the differences, run "casesite check", and commit')
    return CLEAN


def _names(old: list[str]) -> Iterator[str]:
    """The names behind old fingerprints: asked for at a terminal, or read from standard input."""
    if not old:
        return
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    print(ASKED, end="", file=sys.stderr, flush=True)
    while name := sys.stdin.readline().strip():
        yield name
        print(ASKED, end="", file=sys.stderr, flush=True)
