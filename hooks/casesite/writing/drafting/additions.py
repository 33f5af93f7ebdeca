"""New records on their way into a folder of case data: which file each goes into, and the files as they will be."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from casesite.build import load_case
from casesite.model.kinds import Record
from casesite.problem import CaseError, Problem
from casesite.reading.check import STEMS, check
from casesite.reading.compose import compose
from casesite.reading.load import Document, load
from casesite.site import Site
from casesite.values.node import Node
from casesite.writing.canonical.form import record
from casesite.writing.canonical.shape import Value
from casesite.writing.drafting.ids import next_id
from casesite.writing.editing import first_line, replace

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class AdditionError(Exception):
    """A record cannot be added; the words say why."""


class Additions:
    """Records to be added to a case; nothing is written before ``write``. Raises CaseError where there is no case."""

    def __init__(self, case_dir: Path) -> None:
        self.case_dir = case_dir
        self.documents, self.problems = load(case_dir, STEMS)
        if not case_dir.is_dir():
            raise CaseError(self.problems)
        self.checked, _ = check(self.documents)
        self.taken = {*self.checked.written, *self.checked.renamed}
        self.texts: dict[Path, str] = {}

    def values(self, kind: type[Record]) -> list[Mapping[str, Node]]:
        """The records of a kind that are there already."""
        return [node.value for other, node, _ in self.checked.nodes if other is kind and isinstance(node.value, dict)]

    def path_of(self, node: Node) -> Path:
        """The file that a node stands in."""
        return self.case_dir / Path(*Path(node.place.file).parts[1:])

    def read(self, path: Path) -> str:
        """A file as it will be, or as it is."""
        return self.texts[path] if path in self.texts else path.read_bytes().decode()

    def add(self, kind: type[Record], values: Mapping[str, Value], path: Path | None = None) -> str:
        """Take a record in, at the end of a file → its id. Raise AdditionError, or CaseError for a file that cannot be read."""
        id = str(values.get("id") or next_id(kind, values, self.taken))
        if id in self.taken:
            raise AdditionError(f'"{id}" is the id of a record already; choose another with --id')
        path = self._checked(path, kind) if path else self.file_for(kind, values)
        words = record(kind, {"id": id, **values})
        self.texts[path] = self._appended(path, kind, words)
        self.taken.add(id)
        return id

    def _checked(self, path: Path, kind: type[Record]) -> Path:
        """A file that someone named, if records of a kind may stand in it."""
        base, file = self.case_dir.resolve(), path.resolve()
        if file != base / f"{kind.file}.yml" and (file.parent != base / kind.file or file.suffix != ".yml"):
            raise AdditionError(
                f"{path} is no file for this; name {self.case_dir}/{kind.file}.yml, or a file in {self.case_dir}/{kind.file}/"
            )
        return self.case_dir / file.relative_to(base)

    def file_for(self, kind: type[Record], values: Mapping[str, Value]) -> Path:
        """The file of the records that are most like this one: of its kind, of its year."""
        folder = self.case_dir / kind.file
        if not folder.is_dir():
            return self.case_dir / f"{kind.file}.yml"
        found = _YEAR.match(str(values.get("date") or values.get("issued") or ""))
        year = found.group() if found else ""
        documents = [document for document in self.documents if document.stem == kind.file]
        if not documents:
            return folder / f"{year or kind.file}.yml"
        best = max(documents, key=lambda document: _likeness(document, values, year))
        name = Path(best.file).name
        named = _YEAR.search(name)
        by_year = year and named and (not best.root or _likeness(best, values, named.group())[1] > 1 / 2)
        return folder / (_YEAR.sub(year, name) if by_year else name)

    def _appended(self, path: Path, kind: type[Record], words: str) -> str:
        """A file with a record at its end, and not a letter of it changed."""
        before = self.read(path) if path in self.texts or path.exists() else first_line(self.case_dir, path, kind)
        unread = [problem for problem in self.problems if (self.case_dir.parent / problem.place.file).resolve() == path.resolve()]
        if any(problem.rule != "empty-file" for problem in unread):
            raise CaseError(unread)
        end = "\r\n" if "\r\n" in before else "\n"
        gap = "" if not before or before.endswith(end * 2) else end if before.endswith("\n") else end * 2
        after = before + gap + words.replace("\n", end)
        old, new = _entries(before), _entries(after)
        if new is None or new[:-1] != (old or []):
            raise AdditionError(f'a record cannot be put at the end of {path}; run "casesite fmt {path}" first')
        return after

    def trial(self, site: Site) -> list[Problem]:
        """What would be wrong with the case that is not wrong now."""
        before = _problems(self.case_dir, site)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / self.case_dir.resolve().name
            shutil.copytree(self.case_dir, copy)
            for path, text in self.texts.items():
                replace(copy / path.relative_to(self.case_dir), text)
            return [problem for problem in _problems(copy, site) if problem not in before]

    def write(self) -> list[Path]:
        """Write the files, each in one step."""
        for path, text in self.texts.items():
            replace(path, text)
        return list(self.texts)


def _problems(case_dir: Path, site: Site) -> list[Problem]:
    try:
        return load_case(case_dir, site)[1]
    except CaseError as error:
        return list(error.problems)


def _entries(text: str) -> list[object] | None:
    root, problems = compose(text.replace("\r\n", "\n"), "", ())
    plain = root.plain() if root else []
    return plain if isinstance(plain, list) and not problems else None


def _likeness(document: Document, values: Mapping[str, Value], year: str) -> tuple[float, float]:
    """How many of a file's records are of the same kind, and how many of one year, as shares."""
    records = document.root.value if document.root and isinstance(document.root.value, list) else []
    same = dated = 0
    for node in records:
        written = {name: inner.value for name, inner in node.value.items()} if isinstance(node.value, dict) else {}
        same += "kind" not in values or written.get("kind") == values["kind"]
        dated += str(written.get("date") or written.get("issued") or "")[:4] == year
    return same / max(len(records), 1), dated / max(len(records), 1)
