"""casesite build: the pages and exports as files, in a folder of their own."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from casesite.build import build
from casesite.commands.arguments import as_of, case_folder, site_of, url
from casesite.commands.terminal import CLEAN, refuse, say

MARKER = ".casesite"  # stands in a folder that this command wrote, and may write again


def arguments(command: argparse.ArgumentParser) -> None:
    """Where to, and for which address."""
    command.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    command.add_argument("--url", type=url, help="the address at which the site will be published")
    case_folder(command)
    as_of(command)


def run(options: argparse.Namespace) -> int:
    """Write the artifacts; clear a folder only if an earlier run of this command wrote it."""
    artifacts, warnings = build(options.case_dir, site_of(options))
    say(warnings, options)
    out = options.out
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).exists())):
        return refuse(f"{out} exists and was not written by casesite; name another folder, or delete it")
    shutil.rmtree(out, ignore_errors=True)
    for artifact in artifacts:
        path = out / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    (out / MARKER).write_text("Written by casesite; it clears this folder before it writes again.\n")
    print(f"{out}: {len(artifacts)} files", file=sys.stderr)
    return CLEAN
