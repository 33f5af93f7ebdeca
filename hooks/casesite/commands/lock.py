"""casesite lock."""

from __future__ import annotations

import argparse

from casesite.build import load_case
from casesite.commands.arguments import case_folder as arguments
from casesite.commands.arguments import site_of
from casesite.commands.terminal import wrote
from casesite.writing import editing

__all__ = ["arguments", "run"]


def run(options: argparse.Namespace) -> int:
    """Write the lock of a case that is whole."""
    case, _ = load_case(options.case_dir, site_of(options))
    return wrote(*editing.write_lock(case, options.case_dir))
