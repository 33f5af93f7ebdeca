"""Data files and their canonical form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casesite.model.kinds import KINDS, Part, Profile
from casesite.problem import Place, Problem, errors
from casesite.reading.check import PROFILE, STEMS, check
from casesite.reading.load import Document, load, read
from casesite.writing.canonical.form import CanonicalError, canonical

KIND: dict[str, type[Part]] = {PROFILE: Profile, **{kind.file: kind for kind in KINDS}}


@dataclass(frozen=True)
class File:
    """A data file as it is and as it should be; the same where problems keep it from being read."""

    path: Path
    before: str
    after: str
    problems: tuple[Problem, ...] = ()
    case_dir: Path = Path()

    @property
    def changes(self) -> bool:
        return self.before != self.after


def gather(path: Path) -> Iterator[File]:
    """A data file, or every data file of a case or of a kind, with what its text should be; places name a file as its path does."""
    if path.is_dir() and path.name in STEMS[1:]:
        for inner in sorted(path.glob("*.yml")):
            yield from gather(inner)
        return
    if path.is_dir():
        documents, problems = load(path, STEMS)
        problems = _all(documents, problems)
        parts = {document.file: Path(*Path(document.file).parts[1:]) for document in documents}
        other = [problem for problem in problems if problem.place.file not in parts and problem.rule != "missing-file"]
        yield from (File(path, "", "", (_at(path.parent / problem.place.file, problem),)) for problem in other)
        for document in documents:
            yield _file(path / parts[document.file], document, [problem for problem in problems if problem.place.file == document.file])
        return
    stem = path.parent.name if path.parent.name in STEMS[1:] else path.stem
    if stem in STEMS:
        folder = path.parent if stem == path.stem else path.parent.parent
        document, problems = read(path, path.name, stem, folder.resolve())
        yield _file(path, document, _all([document], problems))
    elif not path.exists():
        yield File(path, "", "", (Problem(Place(path.as_posix()), "missing-file", "there is no such file or folder"),))
    else:
        right = f"name it after the kind of record that it holds: {', '.join(f'{name}.yml' for name in STEMS)}"
        yield File(path, "", "", (Problem(Place(path.as_posix()), "unknown-file", right),))


def schema_for(path: Path, case_dir: Path, stem: str) -> str:
    """The path that leads from a data file to its schema; empty where there is none."""
    schema = f".schema/{stem}.schema.json"
    return ("../" if path.parent.name == stem else "") + schema if (case_dir / schema).is_file() else ""


def _all(documents: list[Document], problems: list[Problem]) -> list[Problem]:
    """What is wrong with files by themselves; at a place that could not be read, nothing more."""
    places = {problem.place for problem in problems}
    return problems + [problem for problem in check(documents)[1] if problem.place not in places]


def _file(path: Path, document: Document, problems: list[Problem]) -> File:
    """A file and its canonical form; one that the check refuses is left alone, for its words may not be those that are read."""
    if errors(problems) or document.root is None:
        return File(path, "", "", tuple(_at(path, problem) for problem in sorted(problems)))
    before = path.read_bytes().decode()
    folder = path.parent if path.parent.name != document.stem else path.parent.parent
    try:
        after = canonical("\n".join(document.lines), frozenset({KIND[document.stem]}), schema_for(path, folder, document.stem))
        return File(path, before, after, case_dir=folder)
    except CanonicalError as error:
        return File(path, before, before, (Problem(Place(path.as_posix(), error.line), "broken-yaml", str(error)),))


def _at(path: Path, problem: Problem) -> Problem:
    place = problem.place
    return Problem(Place(path.as_posix(), place.line, place.column), problem.rule, problem.message, problem.severity, problem.excerpt)
