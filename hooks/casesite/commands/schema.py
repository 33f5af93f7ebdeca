"""casesite schema."""

from __future__ import annotations

import argparse

from casesite.case_data import link_case
from casesite.commands.arguments import case_folder as arguments
from casesite.commands.arguments import site_of
from casesite.commands.terminal import wrote
from casesite.writing import editing

__all__ = ["arguments", "run"]


def run(options: argparse.Namespace) -> int:
    """Write the schemas beside the data."""
    return wrote(*editing.write_schemas(link_case(options.case_dir, site_of(options)), options.case_dir))
