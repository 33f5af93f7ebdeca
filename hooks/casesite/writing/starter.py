"""The files that a case begins with, and those that it began with in older formats, with their blanks filled in.

A file holds ``<<name>>`` where an answer goes, and ``<<Timeline>>`` where a word of the site goes, in the language of the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from casesite.language import speaking, t

STARTER = Path(__file__).resolve().parents[1] / "starter"
BARE, GITHUB = STARTER.with_name("starter_bare"), STARTER.with_name("starter_github")
BEFORE = STARTER.with_name("starter_before")  # by format, the files that have changed since
BLANK = re.compile(r"<<([\w’ ]+)>>")
# What checks and publishes a case, by the forge that does: the file, and what the README says of it. GitHub's is in ``starter``.
_GITHUB = ".github"
_OTHERS = STARTER.with_name("starter_forge")
FORGES: dict[str, dict[str, str]] = {
    "github": {
        "ci": ".github/workflows/site.yml",
        "ci_does": "checks every change; publishes `main` on GitHub Pages",
        "pages": "On GitHub: Settings → Pages → Source: GitHub Actions.",
    },
    "gitlab": {
        "ci": ".gitlab-ci.yml",
        "ci_does": "checks every change and says in a comment what it does; publishes on GitLab Pages",
        "pages": "On GitLab: Deploy → Pages shows the address. The comment takes a token: see `.gitlab-ci.yml`.",
    },
    "codeberg": {
        "ci": ".forgejo/workflows/site.yml",
        "ci_does": "checks every change and says in a comment what it does; publishes on Codeberg Pages",
        "pages": "On Codeberg: Settings → Units → Overview → Actions, and a runner: see `.forgejo/workflows/site.yml`.",
    },
}


def starter_files(forge: str, without: str = "") -> Iterator[tuple[Path, Path]]:
    """The files that a case on a forge begins with: where each is, and its place in the case; those of one folder may be left out."""
    for folder in (STARTER, _OTHERS / forge):
        for path, place in files_in(folder):
            if (forge == "github" or place.parts[0] != _GITHUB) and place.parts[0] != without:
                yield path, place


def files_in(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The files of a folder, each with its place in it."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path, path.relative_to(folder)


def filled_in(words: str, blanks: Mapping[str, str], language: str) -> str:
    """The words of a file, with answers by the names of their blanks."""
    with speaking(language):
        return BLANK.sub(lambda blank: blanks.get(blank[1]) or in_yaml(t(blank[1])), words)


def in_yaml(words: str) -> str:
    """Words on one line, as a double-quoted scalar of YAML: what cannot be printed is written as its number."""
    line = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() or "\ud800" <= sign <= "\udfff" else f"\\U{ord(sign):08x}" for sign in line) + '"'
