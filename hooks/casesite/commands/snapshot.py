"""casesite snapshot: the texts of sources, kept for ``check --snapshots``."""

from __future__ import annotations

import argparse
from pathlib import Path

from casesite.commands.sources import ask, asking, case_of
from casesite.commands.terminal import CLEAN, note
from casesite.problem import clean
from casesite.web.learning import Learnt
from casesite.writing import snapshots
from casesite.writing.snapshots import Kept


def arguments(command: argparse.ArgumentParser) -> None:
    """Where to, and which sources."""
    command.add_argument("out", type=Path, metavar="OUT", help="the folder that keeps the texts; git leaves it alone")
    asking(command)
    command.set_defaults(format="text")  # of problems with the data


def run(options: argparse.Namespace) -> int:
    """Keep the text of each source that can be read, also of those that were read before a key interrupted the others."""
    kept = snapshots.check(options.out, {"the case data": options.case_dir, "the pages": options.case_dir.resolve().parent / "docs"})
    case = case_of(options)
    learnt = Learnt()
    try:
        ask(case, options, learnt, frozenset(kept.values()))
    finally:
        texts = _texts(learnt, options)
        if texts:
            snapshots.keep(options.out, texts)
        unread = {address.source.id for address, _ in learnt.asked} - {*kept, *texts}
        words = f"; {len(unread)} could not be read as text: {', '.join(sorted(unread))}" if unread else ""
        number = sum(kept.get(id) != text.sha256 for id, (text, _) in texts.items())
        new = f"{number} new text{'' if number == 1 else 's'}"
        note(f"{clean(str(options.out))}: {new}, {len({*kept, *texts})} in all{words}")
    return CLEAN


def _texts(learnt: Learnt, options: argparse.Namespace) -> dict[str, tuple[Kept, str]]:
    """By source, the text that is kept: that of the document, or where that was not to be had, that of an archived copy."""
    texts: dict[str, tuple[Kept, str]] = {}
    for (id, field), (address, document) in sorted(learnt.texts.items()):  # archive_url stands before url
        if document.words is not None and not (id in texts and document.is_paid):
            texts[id] = Kept(document.hash, address.url, field, options.today.isoformat()), document.words
    return texts
