"""New records on their way into a folder of case data: which file each goes into, and what the case is with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from casesite.case_data import collector_paused, link_documents
from casesite.model.kinds import Record
from casesite.model.media import Media
from casesite.problem import CaseError, Place, Problem, RefusedError
from casesite.reading.check import STEMS, check
from casesite.reading.exhibits import FOLDER, load_media, media_of
from casesite.reading.load import Document, load, load_lock
from casesite.rules import broken_rules
from casesite.site import Site
from casesite.values.node import Node
from casesite.writing import files
from casesite.writing.canonical.form import record
from casesite.writing.canonical.shape import Value
from casesite.writing.drafting.draft import YEAR, Draft, Likeness, first_line, parsed
from casesite.writing.drafting.ids import next_id


class AdditionError(RefusedError):
    """A record cannot be added; the words say why."""


class Additions:
    """Records to be added to a case: the one writer of records. Nothing is written before ``write``.

    Every file is read once, and one that gets records is parsed once more, however many they are. Raises CaseError
    where there is no case.
    """

    def __init__(self, case_dir: Path) -> None:
        self.case_dir = case_dir
        self.documents, self.problems = load(case_dir, STEMS)
        if not case_dir.is_dir():
            raise CaseError(self.problems)
        self.checked, _ = check(self.documents)
        self.media = load_media(case_dir)
        self._files: dict[Path, bytes] = {}  # of exhibits, to be written with the records
        self.taken = {*self.checked.written, *self.checked.renamed}
        self._numbers: dict[str, int] = {}
        self._drafts: dict[Path, Draft] = {}
        self._added: list[tuple[str, Path]] = []
        self._finished: tuple[list[Document], list[Problem]] | None = None
        self._likeness = {document.file: Likeness(document) for document in self.documents}

    def values(self, kind: type[Record]) -> list[Mapping[str, Node]]:
        """The records of a kind that are there already."""
        return [node.value for other, node, _ in self.checked.nodes if other is kind and isinstance(node.value, dict)]

    def path_of(self, node: Node) -> Path:
        """The file that a node stands in."""
        return self.case_dir / Path(*Path(node.place.file).parts[1:])

    def read(self, path: Path) -> str:
        """A file as it will be, or as it is."""
        return self._drafts[path].text if path in self._drafts else path.read_bytes().decode()

    def replace(self, kind: type[Record], path: Path, text: str) -> None:
        """Put other words in the place of a file's. The caller knows what they say."""
        document, problems = parsed(text, self._name(path), kind.file)
        if problems:
            raise CaseError(problems)
        self._drafts[path] = Draft(kind, document, text, is_rewritten=True)
        self._finished = None

    def add(self, kind: type[Record], values: Mapping[str, Value], path: Path | None = None) -> str:
        """Take a record in, for the end of a file → its id.

        ``values`` are those of the fields, in words as YAML has them; without an ``id``, one is made of the others.
        Without a ``path``, the file is that of the records most alike. Raise AdditionError for an id that is taken or a
        file where no such record may stand, and CaseError for a file that cannot be read.
        """
        id = str(values.get("id") or self.id_for(kind, values))
        if id in self.taken:
            raise AdditionError(f'"{id}" is the id of a record already; choose another with --id')
        path = self._checked(path, kind) if path else self.file_for(kind, values)
        words = record(kind, {"id": id, **values})
        self._draft(kind, path).records.append(words)
        self._added.append((id, path))
        self.taken.add(id)
        self._finished = None
        return id

    def id_for(self, kind: type[Record], values: Mapping[str, Value]) -> str:
        """An id of the words of a record that no other has."""
        return next_id(kind, values, self.taken, self._numbers)

    def keep(self, name: str, content: bytes) -> Media:
        """Take the file of an exhibit in, to lie in the folder of exhibits under a name → what it is."""
        path = self.case_dir / FOLDER / name
        media = media_of(content, path, Place(self._name(path)))
        self.media, self._files = {**self.media, name: media}, {**self._files, path: content}
        return media

    def take_back(self) -> None:
        """Take the record that was added last out again."""
        id, path = self._added.pop()
        draft = self._drafts[path]
        draft.records.pop()
        self.taken.discard(id)
        self._finished = None
        if not draft.records and not draft.is_rewritten:
            del self._drafts[path]

    def field_at(self, problem: Problem) -> str:
        """The field of the record that was added last in which a problem lies; empty where it lies elsewhere."""
        draft = next((draft for draft in self._drafts.values() if draft.document.file == problem.place.file), None)
        document = next((document for document in self._after()[0] if document.file == problem.place.file), None)
        records = document.root.value if document and document.root and isinstance(document.root.value, list) else []
        if not draft or not draft.records or not records or problem.place.line < records[-1].place.line:
            return ""
        return next((name for name, place in reversed(records[-1].keys.items()) if place.line <= problem.place.line), "")

    def _draft(self, kind: type[Record], path: Path) -> Draft:
        if path not in self._drafts:
            file = self._name(path)
            unread = [problem for problem in self.problems if problem.place.file == file]
            if any(problem.rule != "empty-file" for problem in unread):
                raise CaseError(unread)
            there = next((document for document in self.documents if document.file == file), None)
            text = path.read_bytes().decode() if there else first_line(self.case_dir, path, kind)
            self._drafts[path] = Draft(kind, there or Document(kind.file, file, None, ()), text)
        return self._drafts[path]

    def _name(self, path: Path) -> str:
        """A file as places name it."""
        return f"{self.case_dir.resolve().name}/{path.relative_to(self.case_dir).as_posix()}"

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
        if not folder.is_dir() or (kind.file == FOLDER and not any(folder.glob("*.yml"))):
            return self.case_dir / f"{kind.file}.yml"
        date = YEAR.match(str(values.get("date") or values.get("issued") or ""))
        year = date.group() if date else ""
        documents = [document for document in self.documents if document.stem == kind.file]
        if not documents:
            return folder / f"{year or kind.file}.yml"
        best = max(documents, key=lambda document: self._likeness[document.file].to(values, year))
        name = Path(best.file).name
        named = YEAR.search(name)
        by_year = year and named and (not best.root or self._likeness[best.file].to(values, named.group())[1] > 1 / 2)
        return folder / (YEAR.sub(year, name) if by_year else name)

    def _after(self) -> tuple[list[Document], list[Problem]]:
        """The data files as they will be, and what is wrong with one by itself. Raise AdditionError."""
        if self._finished is None:
            documents = {document.file: document for document in self.documents}
            problems = list(self.problems)
            for path, draft in self._drafts.items():
                file = draft.document.file
                documents[file], new = parsed(draft.text, file, draft.kind.file)
                if not draft.holds_the_same(documents[file]):
                    raise AdditionError(f'a record cannot be put at the end of {path}; run "casesite fmt {path}" first')
                problems = [problem for problem in problems if problem.place.file != file] + new
            self._finished = sorted(documents.values(), key=lambda document: document.file), problems
        return self._finished

    def trial(self, site: Site) -> list[Problem]:
        """What would be wrong with the case, sorted by place, that is not wrong now. Raise AdditionError."""
        documents, problems = self._after()
        with collector_paused():
            before = Counter(map(_mistake, self._wrong(self.documents, self.problems, site)))
            after = self._wrong(documents, problems, site)
        new = []
        for problem in sorted(after):
            if before[_mistake(problem)]:
                before[_mistake(problem)] -= 1
            else:
                new.append(problem)
        return new

    def _wrong(self, documents: list[Document], problems: list[Problem], site: Site) -> list[Problem]:
        try:
            return broken_rules(link_documents(documents, problems, load_lock(self.case_dir), self.media, site), site)
        except CaseError as error:
            return list(error.problems)

    def write(self) -> list[Path]:
        """Write the files, all or none → their paths. Raise AdditionError or WriteError."""
        self._after()
        texts = {path: draft.text.encode() for path, draft in self._drafts.items()} | self._files
        return files.write(texts, self.case_dir, through_links=True)


def _mistake(problem: Problem) -> tuple[str, str, str]:
    """What a problem is, wherever in its file it stands by now."""
    return problem.place.file, problem.rule, problem.message
