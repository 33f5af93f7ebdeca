"""casesite correct."""

from __future__ import annotations

import argparse

from casesite.build import link_case
from casesite.commands.arguments import case_folder, site_of
from casesite.commands.terminal import refuse, wrote
from casesite.language import speaking, t
from casesite.model.case import Case
from casesite.model.kinds import Correction
from casesite.model.published import unexplained
from casesite.writing.drafting.additions import Additions
from casesite.writing.drafting.values import Values


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
        changed = _change(case, options.id)
    if changed is None:
        return refuse(f'nothing that was published of "{options.id}" has changed')
    additions = Additions(options.case_dir)
    minor: Values = {"minor": "true"} if options.minor else {}
    additions.add(Correction, {"date": options.today.isoformat(), "record": options.id, **changed, "why": options.why, **minor})
    return wrote(*additions.write())


def _change(case: Case, id: str) -> Values | None:
    """What a record said when it was published, and what it says now; nothing where that is the same."""
    for changed, _, gone, new in unexplained(case, case.lock) if case.lock else ():
        if changed == id:
            return {"said": _statement(gone), "says": _statement(new) or t("Nothing; the statement was taken out.")}
    return None


def _statement(found: list[str]) -> str:
    return " ".join(words.rpartition(" | ")[0].rpartition(" | ")[2] or words for words in found)
