"""What a host tells the core, and what the core gives back."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from casesite.problem import Place

NAME = "casesite"  # of this program


@dataclass(frozen=True)
class Site:
    """Every fact about the host, so that the same input gives the same bytes.

    ``url`` is the published address with a closing slash, or empty when it is not known;
    ``edit_url`` is the address in front of a data file's path at which it is edited, and ``suggest_url``
    the one that asks for a correction, with gaps for ``{id}`` and ``{title}`` of a record; both may be empty;
    ``directory_urls`` says whether pages are linked as folders, ``twins`` whether a file in Markdown
    can be published as it is; ``today`` is the day of the build;
    ``as_of`` shows the case as it stood on an earlier day than ``case.yml`` says.
    ``cache`` is a folder for what takes long to make and is the same every time, or None where nothing is to be kept.
    ``snapshots`` holds the words of sources, by their ids, against which quotations are checked.
    """

    today: datetime.date
    url: str = ""
    edit_url: str = ""
    suggest_url: str = ""
    directory_urls: bool = True
    twins: bool = True
    as_of: datetime.date | None = None
    cache: Path | None = None
    snapshots: Mapping[str, str] = field(default_factory=dict)

    def linked(self, address: str) -> str:
        """An address of the site as a link to it is written: a folder, or the file that stands in it."""
        folder, mark, fragment = address.partition("#")
        file = "index.html" if not self.directory_urls and (not folder or folder.endswith("/")) else ""
        return f"{folder}{file}{mark}{fragment}"


@dataclass(frozen=True)
class Artifact:
    """One file of the site: a slash-separated path, its bytes, and the place in the data that they came from, if any."""

    path: str
    content: bytes
    source: Place | None

    @property
    def is_twin(self) -> bool:
        """Whether it is published as it is, although a site generator would take it for a page."""
        return self.path.endswith(".html.md")


@cache
def version() -> str:
    """The version of this program: of its source where it runs from that, else as it is installed; empty where neither says."""
    metadata, tomllib = map(import_module, ("importlib.metadata", "tomllib"))  # they take their time, and few commands ask
    source = Path(__file__).parents[2] / "pyproject.toml"
    try:
        project = tomllib.loads(source.read_text(encoding="utf-8"))["project"]
        if project["name"] == NAME:
            return str(project["version"])
    except (OSError, ValueError, LookupError, TypeError):
        pass  # it is installed, or another project keeps a copy
    try:
        return str(metadata.version(NAME))
    except metadata.PackageNotFoundError:
        return ""
