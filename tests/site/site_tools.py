"""What the tests of whole sites share: where things are, a way to run programs, a reader of HTML."""

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Self

from casesite import CaseError, Site
from casesite.build import build

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / "hooks"
BRIDGE = ROOT / "tests" / "cases" / "bridge"
SITE = Site(today=datetime.date(2030, 1, 1), url="https://bridge.example.org/")
NO_CACHES = shutil.ignore_patterns("__pycache__", ".*_cache")
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# Two records to add to the parties of the bridge case.
WITHDRAWN_AND_RENAMED = """
- id: taken-back
  withdrawn: {date: 2024-05-06, reason: It was another town.}
  name: Town of Taken-Back
  kind: place
  text: It was named by mistake.
  sources: [inquiry-report]
  roles: [{title: Owner}]
- id: new-name
  formerly: [old-name]
  name: A neighbour
  kind: organisation
  text: It stands beside the bridge.
  sources: [inquiry-report]
  roles: [{title: Neighbour}]
"""


def environment(**more: str) -> dict[str, str]:
    """The environment of a program under test: nothing that this machine says about the project."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CASESITE_", "PYTHONPATH"))}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", **more}


def mkdocs(*arguments: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the real program, as a user does."""
    command = [sys.executable, "-m", "mkdocs", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=120, check=False)


def copy_project(to: Path) -> Path:
    """A copy of the generator and of the bridge case, laid out as in the repository → the folder of its mkdocs.yml."""
    shutil.copytree(HOOKS, to / "hooks", ignore=NO_CACHES)
    project = to / "tests" / "cases" / "bridge"
    shutil.copytree(BRIDGE, project, ignore=NO_CACHES)
    return project


def copy_case(to: Path) -> Path:
    """A copy of the data of the bridge case."""
    return shutil.copytree(BRIDGE / "case_data", to / "case_data")


def edit(path: Path, old: str, new: str) -> None:
    """Put new words in the place of old ones, which must be there once."""
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{old!r} stands {text.count(old)} times in {path}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def in_german(case_dir: Path) -> None:
    """Have the bridge case speak German, with the one sentence whose day a rule would else not know as that of the record."""
    edit(case_dir / "case.yml", "language: en", "language: de")
    edit(case_dir / "disputes.yml", "as of 30 June 2025", "Stand 30. Juni 2025")


def append(path: Path, words: str) -> None:
    """Add to the end of a file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(words)


def built(case_dir: Path, site: Site = SITE) -> dict[str, bytes]:
    """The files of a case's site by path; a case with mistakes fails with all of them."""
    try:
        artifacts, _ = build(case_dir, site)
    except CaseError as error:
        raise AssertionError("\n".join(map(str, error.problems))) from None
    return {artifact.path: artifact.content for artifact in artifacts}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def html_pages(site: Path) -> list[Path]:
    """Every page of a built site: no card, which is a file by itself."""
    return sorted(path for path in site.rglob("*.html") if path.name != "card.html")


def squeezed(words: str) -> str:
    """Words with single spaces, as a reader sees them."""
    return re.sub(r"\s+", " ", words).strip()


@dataclass(slots=True)
class Element:
    """An element of a page, read with Python's own parser."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in order."""
        yield self
        for inner in self.inside:
            if isinstance(inner, Element):
                yield from inner.walk()

    def all(self, tag: str | None = None, kind: str | None = None) -> list["Element"]:
        """The elements of a tag, or of a class."""
        found = [element for element in self.walk() if tag in (None, element.tag)]
        return [element for element in found if kind is None or kind in element.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        """The words in it, without scripts and styles."""
        if self.tag in ("script", "style"):
            return ""
        return "".join(inner if isinstance(inner, str) else inner.text for inner in self.inside)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open = [self.root]
        self.unmatched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        tags = [element.tag for element in self.open]
        if tag in tags[1:]:
            last = len(tags) - 1 - tags[::-1].index(tag)
            self.unmatched += tags[last + 1 :]
            del self.open[last:]
        elif tag not in VOID:
            self.unmatched.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    @classmethod
    def of(cls, html: str) -> Self:
        reader = cls()
        reader.feed(html)
        reader.close()
        return reader


def read_html(html: str) -> Element:
    """A page as a tree."""
    return _Reader.of(html).root


@lru_cache(maxsize=2)  # the two sites that many tests read
def pages_of(site: Path) -> dict[str, Element]:
    """Each page of a site by its path; read once, so a site that is built again is one of another folder."""
    return {path.relative_to(site).as_posix(): read_html(path.read_text(encoding="utf-8")) for path in html_pages(site)}


def unmatched_tags(html: str) -> list[str]:
    """The tags of a piece of HTML that have no partner in it."""
    reader = _Reader.of(html)
    return reader.unmatched + [element.tag for element in reader.open[1:]]
