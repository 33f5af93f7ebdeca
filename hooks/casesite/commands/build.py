"""casesite build: the pages and exports as files, in a folder of their own."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from casesite.build import exports, load_case, made_pages, search_entries, search_files
from casesite.commands.arguments import address, as_of, case_folder, site_of, url
from casesite.commands.terminal import CLEAN, refuse, say
from casesite.pages.written import artifact

MARKER = ".casesite"  # stands in a folder that this command wrote, and may write again


def arguments(command: argparse.ArgumentParser) -> None:
    """Where to, and for which address."""
    command.add_argument("out", type=Path, metavar="OUT", help="the folder to write")
    command.add_argument("--url", type=url, help="the address at which the site will be published")
    command.add_argument(
        "--twins", type=Path, metavar="TWINS", help="a folder for the pages in plain Markdown, to be copied into the finished site"
    )
    command.add_argument("--edit-url", type=url, metavar="URL", help="the address in front of a data file's path at which it is edited")
    command.add_argument(
        "--suggest-url", type=address, metavar="URL", help="the address that asks for a correction; {id} and {title} are the record's"
    )
    case_folder(command)
    as_of(command)


def run(options: argparse.Namespace) -> int:
    """Write the artifacts; clear a folder only if an earlier run of this command wrote it.

    Twins go to a folder of their own: in OUT, a site generator would make pages of them.
    """
    site = site_of(options)
    case, warnings = load_case(options.case_dir, site)
    say(warnings, options)
    pages = made_pages(case, site)
    made = [*map(artifact, pages), *exports(case, site, pages)]
    made += search_files(search_entries(case, site, pages), site, case.profile.language)
    folders = {out: [file for file in made if file.is_twin is twins] for out, twins in _outs(options)}
    for out in folders:
        if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).exists())):
            return refuse(f"{out} exists and was not written by casesite; name another folder, or delete it")
    for out, found in folders.items():
        shutil.rmtree(out, ignore_errors=True)
        for file in found:
            path = out / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        (out / MARKER).write_text("Written by casesite; it clears this folder before it writes again.\n")
        print(f"{out}: {len(found)} files", file=sys.stderr)
    return CLEAN


def _outs(options: argparse.Namespace) -> list[tuple[Path, bool]]:
    """The folders to write, each with whether it is for twins."""
    return [(options.out, False), *([(options.twins, True)] if options.twins else [])]
