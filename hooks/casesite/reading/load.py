"""Files → documents. The only reader of data files."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from casesite.model.kinds import Exhibit
from casesite.model.lock import LOCK, Lock, LockError
from casesite.model.lock import read as read_lock
from casesite.problem import Place, Problem, clean
from casesite.reading.compose import compose
from casesite.reading.files import FileError, decoded, read_file
from casesite.reading.names import belongs_nowhere, is_left_by_a_program, is_left_over
from casesite.reading.unseen import readable
from casesite.values.node import Node

FILE_LIMIT = 5_000  # data files in a case
_last_read: dict[str, tuple[str, Document, list[Problem]]] = {}  # by file: its text, and what came of it
SCHEMAS = ".schema"  # the folder of what editors are told


@dataclass(frozen=True, slots=True)
class Document:
    """One data file: its kind's file name without ending, and its lines for excerpts; no root where it cannot be read.

    ``validated`` is what came of holding it against its kind: a file that did not change is not held against it again.
    """

    stem: str
    file: str
    root: Node | None
    lines: Sequence[str]
    validated: dict[Hashable, object] = field(default_factory=dict, compare=False, repr=False)


def load(case_dir: Path, stems: Sequence[str]) -> tuple[list[Document], list[Problem]]:
    """Read every data file of a case, each named after a stem, or in a folder named so.

    Places name a file from the folder that holds ``case_dir``, wherever the program was started.
    """
    if not case_dir.is_dir():
        return [], [Problem(Place(case_dir.name), "missing-file", "there is no such folder of case data")]
    base = case_dir.resolve()
    documents: list[Document] = []
    problems: list[Problem] = [*_schemas_elsewhere(case_dir, base)]
    for number, (path, stem, problem) in enumerate(_files(case_dir, stems)):
        file = clean(f"{base.name}/{path.relative_to(case_dir).as_posix()}")
        if number == FILE_LIMIT:
            problems.append(Problem(Place(file), "file-too-large", f"more than {FILE_LIMIT:,} files of case data; put more records in one"))
        if number >= FILE_LIMIT:
            documents += [Document(stem, file, None, ())] if stem in stems else []
        elif problem:
            problems.append(Problem(Place(file), "unknown-file", problem))
            documents += [Document(stem, file, None, ())] if stem in stems else []
        else:
            document, found = read(path, file, stem, base)
            documents.append(document)
            problems += found
    if not any(document.stem == stems[0] for document in documents):
        words = f"there is no {stems[0]}.yml; it names the case and says what the site covers"
        problems.append(Problem(Place(f"{base.name}/{stems[0]}.yml"), "missing-file", words))
    return documents, problems


def _files(case_dir: Path, stems: Sequence[str]) -> Iterator[tuple[Path, str, str]]:
    """Each file below a folder of case data, the stem that it belongs to, and what is wrong with its name."""
    for path in _entries(case_dir):
        stem = path.name.removesuffix(".yml")
        if path.name == LOCK:
            continue
        if path.is_dir() and path.name == Exhibit.file and path.name in stems:
            yield from ((inner, stem, "") for inner in _entries(path) if inner.suffix == ".yml")  # all else are files of exhibits
        elif path.is_dir() and path.name in stems[1:]:
            if (case_dir / f"{stem}.yml").exists():
                yield path, stem, f"both {stem}.yml and the folder {stem}/ exist; keep one"
            beside = {inner.name for inner in _entries(path)}
            for inner in _entries(path):
                wrong = "a data file's name ends in .yml; rename or move it" if inner.suffix != ".yml" else ""
                yield inner, stem, is_left_over(inner.name, beside) or wrong
        elif path.name in {f"{stem}.yml" for stem in stems}:
            yield path, stem, ""
        else:
            yield path, path.name.removesuffix(".yml").removesuffix(".yaml"), belongs_nowhere(path.name, stems)


def _entries(folder: Path) -> list[Path]:
    """What stands in a folder, in order, but for what programs leave there."""
    return sorted(path for path in folder.iterdir() if not is_left_by_a_program(path.name))


def _schemas_elsewhere(case_dir: Path, base: Path) -> Iterator[Problem]:
    """Links in the folder of schemas, which is written into, that lead out of the case data."""
    folder = case_dir / SCHEMAS
    for path in [folder, *(sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ())]:
        if path.is_symlink() and not path.resolve().is_relative_to(base):
            place = Place(clean(f"{base.name}/{path.relative_to(case_dir).as_posix()}"))
            yield Problem(place, "outside-link", "this is a symbolic link out of the case data; delete it")


def read(path: Path, file: str, stem: str, base: Path) -> tuple[Document, list[Problem]]:
    """Read one file, shown as ``file``, into a document; without a root, and with problems, where it cannot be read."""
    unread = Document(stem, file, None, ())
    try:
        raw = read_file(path, base)
    except FileError as error:
        right = f"; split it into a folder {stem}/ of smaller files" if error.rule == "file-too-large" else ""
        return unread, [Problem(Place(file), error.rule, f"{error}{right}")]
    text = decoded(raw, file)
    if isinstance(text, Problem):
        return unread, [text]
    text = text.replace("\r\n", "\n")
    text = text if "\n" in text else text.replace("\r", "\n")  # a file of an old Mac
    before, document, problems = _last_read.get(file, ("", unread, []))
    if before != text or document.stem != stem:  # under serve, most files are as they were
        document, problems = _composed(text, file, stem)
        _last_read[file] = text, document, problems
    return document, list(problems)


def _composed(text: str, file: str, stem: str) -> tuple[Document, list[Problem]]:
    lines = readable(text).split("\n")
    root, problems = compose(text, file, lines)
    if root is None and not problems:
        problems = [Problem(Place(file), "empty-file", "there is nothing in this file; write a record, or delete the file")]
    return Document(stem, file, root, lines), problems


def load_lock(case_dir: Path) -> tuple[Lock | None, list[Problem]]:
    """What the site has said, if it was published before."""
    path = case_dir / LOCK
    if not path.exists() and not path.is_symlink():
        return None, []
    file = f"{case_dir.resolve().name}/{LOCK}"
    try:
        return read_lock(read_file(path, case_dir.resolve())), []
    except FileError as error:
        return None, [Problem(Place(file), error.rule, str(error))]
    except LockError as error:
        return None, [Problem(Place(file, error.line, error.column), "broken-lock", str(error))]
