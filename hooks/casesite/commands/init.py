"""casesite init: a new case that builds at once, from the files in ``starter``.

With ``--bare`` those in ``starter_bare`` stand in the place of its records, and with ``--github`` those in
``starter_github`` beside it. Whether an answer is good is decided by the checks that hold for every case, and by
nothing in here.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import shlex
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution, requires, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from casesite.case_data import load_case
from casesite.commands.arguments import today
from casesite.commands.terminal import CLEAN, refuse
from casesite.problem import CaseError
from casesite.site import Site
from casesite.writing import editing, identity
from casesite.writing.canonical.files import gather
from casesite.writing.folders import filled
from casesite.writing.starter import BARE, FORGES, GITHUB, files_in, filled_in, in_yaml, starter_files

LIBRARY = re.compile(r"[A-Za-z0-9][\w.-]*")  # the name at the start of a requirement (PEP 508)
# What is asked, and the answer of the worked example.
QUESTIONS = {
    "title": ("The name of the site", "The lift of the Example Library: a case record"),
    "short_title": ("A short name, for menus and feeds", "Example lift"),
    "date": ("When it happened, as precisely as is known", "2024-03-05"),
    "place": ("Where it happened", "Example Library, Exampleton"),
    "jurisdiction": ("Where the law that applies comes from", "Exampleland"),
    "language": ("The language of the site, as in en, de or pt-BR", "en"),
    "licence": ("The licence of the data", "CC BY 4.0"),
    "contact": ("How to ask for a correction", "Write to corrections@example.org and name the page, the words and a source."),
}
NO_GENERATOR = """\
# casesite is in no package index: say where yours comes from, in one line without the number sign.
# A commit of its repository:
#   casesite @ git+ADDRESS@COMMIT
# Or a wheel of it, put beside this file:
#   ./casesite-VERSION-py3-none-any.whl"""


class Shape(NamedTuple):
    """Whether a case starts with no records, whether it brings what takes part on GitHub, and which forge publishes it."""

    bare: bool = False
    github: bool = False
    forge: str = "github"


WHOLE = Shape()


def arguments(command: argparse.ArgumentParser) -> None:
    """Where to, and the answers; what is not given is asked for at a terminal."""
    command.add_argument("dir", type=Path, metavar="DIR", help="the folder to make")
    for name, (question, example) in QUESTIONS.items():
        command.add_argument(_flag(name), metavar="WORDS", help=f"{question} ({example})")
    command.add_argument("--bare", action="store_true", help="start with no records but the source that the summary needs")
    command.add_argument(
        "--github",
        action="store_true",
        help="bring what takes part on GitHub, too: forms, what becomes of them, a comment on each pull request, policies, pre-commit",
    )
    command.add_argument("--forge", choices=FORGES, default="github", help="where changes are checked and the site is published (github)")
    today(command, "the day it is")


def run(options: argparse.Namespace) -> int:
    """Write the case once every answer is known to be good; else leave nothing behind."""
    target: Path = options.dir
    try:
        if target.exists() and (not target.is_dir() or any(entry.name != ".git" for entry in target.iterdir())):
            return refuse(f"{target} exists and is not empty; name another folder")
        if options.github and options.forge != "github":
            return refuse(f"--github brings what takes part on GitHub, and --forge says {options.forge}; leave one of them out")
        answers = {name: getattr(options, name) for name in QUESTIONS if getattr(options, name) is not None}
        for name, answer in answers.items():
            if wrong := fault(name, answer, options.today):
                return refuse(f"{_flag(name)}: {wrong}")
        if sys.stdin.isatty():
            _ask(answers, options.today)
        with filled(target) as folder:
            write(answers, folder, options.today, shape=Shape(options.bare, options.github, options.forge))
    except CaseError as error:  # --today is a day before those of the example
        return refuse(error.problems[0].message)
    print(f"{target} is a case that builds. Next:\n\n  cd {shlex.quote(str(target))}\n  casesite check\n  mkdocs serve --livereload\n")
    return CLEAN


def write(answers: dict[str, str], folder: Path, today: datetime.date, id: str = "", shape: Shape = WHOLE) -> None:
    """Fill in the starter → a case in a folder, with its schemas, in canonical form; raise CaseError for an answer that is no good.

    Without an ``id``, the case gets one at random.
    """
    given = {name: _example(name, answers) for name in QUESTIONS} | answers
    blanks = {name: in_yaml(answer) for name, answer in given.items()}
    blanks |= {"today": today.isoformat(), "generator": installed_from() or NO_GENERATOR, "id": id or identity.new()}
    blanks |= {"libraries": "\n".join(f"{name}=={version}" for name, version in sorted(libraries().items()))} | FORGES[shape.forge]
    data, language = folder / "case_data", given["language"]
    _copy(starter_files(shape.forge, without=data.name if shape.bare else ""), folder, blanks, language)
    if shape.bare:
        _copy(files_in(BARE), folder, blanks, language)
    case, _ = load_case(data, Site(today))
    if shape.github:
        labels = ", ".join(in_yaml(category.label) for category in case.profile.categories)
        _copy(files_in(GITHUB), folder, blanks | {"categories": f"[{labels}]"}, language)
    editing.write_schemas(case, data)
    for file in gather(data):  # an answer may need no quotes
        file.path.write_bytes(file.after.encode())


def _copy(files: Iterable[tuple[Path, Path]], folder: Path, blanks: Mapping[str, str], language: str) -> None:
    """Copy files to their places in a folder, with their blanks filled in."""
    for path, place in files:
        copy = folder / place
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(filled_in(path.read_text(encoding="utf-8"), blanks, language).encode())


def fault(name: str, answer: str, today: datetime.date) -> str | None:
    """What is wrong with an answer, in the words of ``casesite check``."""
    with TemporaryDirectory() as made:
        try:
            write({name: answer}, Path(made, "case"), today)
        except CaseError as error:
            return error.problems[0].message
        except UnicodeEncodeError:
            return "this is not text (UTF-8)"
    return None


def installed_from() -> str | None:
    """The line for pip that installs this very program, where it came from a repository (PEP 610)."""
    try:
        origin = json.loads(distribution("casesite").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        return None
    if "vcs_info" not in origin:
        return None
    return f"casesite @ {origin['vcs_info']['vcs']}+{origin['url']}@{origin['vcs_info']['commit_id']}"


def libraries() -> dict[str, str]:
    """Every library that this program runs with, and its version."""
    found: dict[str, str] = {}
    ahead = ["casesite"]
    while ahead:
        try:
            required = requires(ahead.pop()) or []
        except PackageNotFoundError:
            continue
        for name in (match[0] for line in required if "extra ==" not in line and (match := LIBRARY.match(line))):
            with suppress(PackageNotFoundError):  # it is for another system
                if name not in found:
                    found[name] = version(name)
                    ahead.append(name)
    return found


def _ask(answers: dict[str, str], today: datetime.date) -> None:
    """Ask what is not answered yet until each answer is good; an empty one takes the example's."""
    for name in [name for name in QUESTIONS if name not in answers]:
        while answer := input(f"{QUESTIONS[name][0]} [{_example(name, answers)}]: "):
            if not (wrong := fault(name, answer, today)):
                answers[name] = answer
                break
            print(f"  {wrong}")


def _example(name: str, answers: dict[str, str]) -> str:
    return answers["title"] if name == "short_title" and "title" in answers else QUESTIONS[name][1]


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"
