"""casesite doctor: what this machine lacks, and how to get it."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from casesite.case_data import link_case
from casesite.commands.arguments import case_folder, site_of
from casesite.commands.terminal import CLEAN, PROBLEMS
from casesite.exports.schemas import schemas
from casesite.problem import CaseError, count
from casesite.reading.compose import Loader

ROOM = 200_000_000  # bytes: a site of a thousand events, twice
HOSTS = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "zensical": "Zensical"}


@dataclass(frozen=True)
class Finding:
    """One thing that a machine has or lacks: what it is, whether it is well, and what to do where it is not."""

    words: str
    cure: str = ""
    is_needed: bool = True

    def __str__(self) -> str:
        if not self.cure:
            return f"ok       {self.words}"
        return f"{'lacking ' if self.is_needed else 'without '} {self.words}\n         → {self.cure}"


def arguments(command: argparse.ArgumentParser) -> None:
    """The case that it is about."""
    case_folder(command)


def run(options: argparse.Namespace) -> int:
    """Print what is there and what is not → 1 where something is lacking that casesite needs."""
    findings = [*_program(), *_machine(), *_case(options)]
    for finding in findings:
        print(finding)
    return PROBLEMS if any(finding.cure and finding.is_needed for finding in findings) else CLEAN


def _program() -> Iterator[Finding]:
    """Python, casesite and its libraries."""
    yield Finding(f"Python {sys.version.split()[0]}, {sys.executable}")
    try:
        required = [words for words in metadata.requires("casesite") or () if "extra ==" not in words]
        yield Finding(f"casesite {metadata.version('casesite')}, {Path(__file__).resolve().parents[1]}")
    except metadata.PackageNotFoundError:
        yield Finding(
            "casesite is run from a folder, and not installed", "python -m pip install --editable . in the folder that holds pyproject.toml"
        )
        return
    wrong = [(words, fault) for words in required if (fault := _wrong_version(re.split(r"[^\w.-]", words)[0], words))]
    yield from (Finding(fault, f"python -m pip install {words!r}") for words, fault in wrong)
    if not wrong:
        yield Finding(f"the {len(required)} libraries that it takes")
    if Loader.__name__ != "CSafeLoader":
        yield Finding(
            "PyYAML without libyaml: reading takes ten times as long", "python -m pip install --force-reinstall pyyaml", is_needed=False
        )


def _wrong_version(name: str, words: str) -> str:
    """What is wrong with an installed library, held against a requirement (PEP 508) as ``pyproject.toml`` writes them."""
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"the library {name}"
    for sign, bound in re.findall(r"(>=|<)\s*([\d.]+)", words):
        is_older = _numbers(version) < _numbers(bound)
        if is_older != (sign == "<"):
            return f"{name} {version} is {'older' if is_older else 'newer'} than casesite takes: {words}"
    return ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


def _machine() -> Iterator[Finding]:
    """What is no part of Python."""
    there = [words for module, words in HOSTS.items() if find_spec(module)]
    yield (
        Finding(f"a site generator: {', '.join(there)}")
        if there
        else Finding("a site generator", "python -m pip install mkdocs-material; casesite build writes the pages for any other")
    )
    git = shutil.which("git")
    yield (
        Finding(f"git, {git}")
        if git
        else Finding(
            "git: casesite diff compares revisions with it, and pages are dated by it", "https://git-scm.com/downloads", is_needed=False
        )
    )
    encoding = (sys.stdout.encoding or "").casefold().replace("-", "")
    if encoding != "utf8":
        yield Finding(f"a terminal that prints every letter: this one is {encoding or 'unknown'}", "set PYTHONUTF8=1", is_needed=False)
    free = shutil.disk_usage(Path.cwd()).free
    if free < ROOM:
        yield Finding(f"room on the disk: {free / 1e6:,.0f} MB are free", f"make {ROOM / 1e6:,.0f} MB free")


def _case(options: argparse.Namespace) -> Iterator[Finding]:
    """The case that stands here, if one does."""
    if not options.case_dir.is_dir():
        yield Finding(f"a case: there is no folder {options.case_dir}", "casesite init DIR makes one; or name yours", is_needed=False)
        return
    try:
        case = link_case(options.case_dir, site_of(options))
    except CaseError as error:
        yield Finding(f"{options.case_dir} has {count(error.problems)}", "casesite check says where", is_needed=False)
        return
    yield Finding(f"the case “{case.profile.title}”, {len(case.records)} records")
    old = [name for name, content in schemas(case).items() if not _is(options.case_dir / name, content)]
    if old:
        yield Finding("schemas that know every id of the case", "casesite schema writes them, for editors", is_needed=False)


def _is(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == content
    except OSError:
        return False
