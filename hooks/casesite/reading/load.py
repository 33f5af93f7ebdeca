"""Files → documents. The only reader of files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from casesite.model.lock import LOCK, Lock, LockError
from casesite.model.lock import read as read_lock
from casesite.problem import Place, Problem, clean, suggestion
from casesite.reading.compose import FORBIDDEN_CHARACTERS, compose
from casesite.values.node import Node

INLINE = frozenset("a abbr b cite code em i mark q s small span strong sub sup u wbr".split())
SIZE_LIMIT = 20_000_000  # bytes a file


@dataclass(frozen=True, slots=True)
class Document:
    """One data file: its kind's file name without ending, and its lines for excerpts; no root where it cannot be read."""

    stem: str
    file: str
    root: Node | None
    lines: Sequence[str]


def load(case_dir: Path, stems: Sequence[str]) -> tuple[list[Document], list[Problem]]:
    """Read every data file of a case, each named after a stem, or in a folder named so.

    Places name a file from the folder that holds ``case_dir``, wherever the program was started.
    """
    if not case_dir.is_dir():
        return [], [Problem(Place(case_dir.name), "missing-file", "there is no such folder of case data")]
    base = case_dir.resolve()
    documents: list[Document] = []
    problems: list[Problem] = []
    for path, stem, problem in _files(case_dir, stems):
        file = clean(f"{base.name}/{path.relative_to(case_dir).as_posix()}")
        if problem:
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
    for path in sorted(case_dir.iterdir()):
        stem = path.name.removesuffix(".yml").removesuffix(".yaml")
        if path.name.startswith(".") or path.name == LOCK:
            continue
        if path.is_dir() and path.name in stems[1:]:
            if (case_dir / f"{stem}.yml").exists():
                yield path, stem, f"both {stem}.yml and the folder {stem}/ exist; keep one"
            for inner in sorted(path.iterdir()):
                if not inner.name.startswith("."):
                    yield inner, stem, "" if inner.suffix == ".yml" else "a data file's name ends in .yml; rename or move it"
        elif stem in stems:
            yield path, stem, "" if path.suffix == ".yml" else f'no kind of record is kept here; call it "{stem}.yml"'
        else:
            right = suggestion(stem, stems) or ", expected one of: " + ", ".join(f"{name}.yml" for name in stems)
            yield path, stem, f"no kind of record is kept here{right}"


def read(path: Path, file: str, stem: str, base: Path) -> tuple[Document, list[Problem]]:
    """Read one file, shown as ``file``, into a document; without a root, and with problems, where it cannot be read."""
    unread = Document(stem, file, None, ())
    try:
        outside = not path.resolve(strict=True).is_relative_to(base)
        raw = b"" if outside or path.stat().st_size > SIZE_LIMIT else path.read_bytes()
    except (OSError, RuntimeError):
        return unread, [Problem(Place(file), "unreadable-file", "this is not a file that can be read; put a data file here")]
    if outside:
        return unread, [Problem(Place(file), "outside-link", "this is a symbolic link out of the case data; put the file itself here")]
    if (size := path.stat().st_size) > SIZE_LIMIT:
        right = f"{size:,} bytes, over the limit of {SIZE_LIMIT:,}; split it into a folder {stem}/ of smaller files"
        return unread, [Problem(Place(file), "file-too-large", right)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return unread, [Problem(place, "wrong-encoding", f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8")]
    text = text.replace("\r\n", "\n")
    lines = [FORBIDDEN_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", line) for line in text.split("\n")]
    problems = [
        Problem(
            Place(file, number, match.start() + 1),
            "forbidden-character",
            f"U+{ord(match.group()):04X} is an invisible character that hides or reorders text; delete it",
            excerpt=lines[number - 1],
        )
        for number, line in enumerate(text.split("\n") if "\N{REPLACEMENT CHARACTER}" in "".join(lines) else (), 1)
        for match in FORBIDDEN_CHARACTERS.finditer(line)
    ]
    root, found = compose(FORBIDDEN_CHARACTERS.sub(" ", text), file, lines)
    if root is None and not found:
        found = [Problem(Place(file), "empty-file", "there is nothing in this file; write a record, or delete the file")]
    return Document(stem, file, root, lines), problems + found


def load_snapshots(folder: Path) -> dict[str, str]:
    """The words of each source of which a copy lies in a folder, as ``<source id>.txt`` or ``.html``."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix in (".txt", ".html", ".htm"):
            words = path.read_text(encoding="utf-8", errors="replace")
            found[path.stem] = words if path.suffix == ".txt" else _words_of_html(words)
    return found


def _words_of_html(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.words)


class _Words(HTMLParser):
    """Collects the words between the tags, scripts and styles aside; a block's end is a space."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.skipped = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # as HTMLParser has it
        self.skipped = tag if tag in ("script", "style") else self.skipped
        if tag not in INLINE:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.skipped = "" if tag == self.skipped else self.skipped
        if tag not in INLINE:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.words.append(data)


def load_lock(case_dir: Path) -> tuple[Lock | None, list[Problem]]:
    """What the site has said, if it was published before."""
    path = case_dir / LOCK
    if not path.exists() and not path.is_symlink():
        return None, []
    try:
        return read_lock(path.read_bytes()), []
    except LockError as error:
        line, column, words = error.line, error.column, str(error)
    except (OSError, RuntimeError):
        line, column, words = 1, 1, 'this is not a file that can be read; run "casesite lock", which writes it anew'
    return None, [Problem(Place(f"{case_dir.resolve().name}/{LOCK}", line, column), "broken-lock", words)]
