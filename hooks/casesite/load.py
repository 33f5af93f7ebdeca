"""Files → documents. The only reader of files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from casesite.compose import FORBIDDEN_CHARACTERS, compose
from casesite.lock import LOCK, Lock
from casesite.lock import read as read_lock
from casesite.node import Node
from casesite.problem import Place, Problem, suggestion

SIZE_LIMIT = 20_000_000  # bytes a file


@dataclass(frozen=True, slots=True)
class Document:
    """One data file: its kind's file name without ending, and its lines for excerpts."""

    stem: str
    file: str
    root: Node
    lines: Sequence[str]


def load(case_dir: Path, stems: Sequence[str]) -> tuple[list[Document], list[Problem]]:
    """Read every data file of a case, each named after a stem, or in a folder named so.

    Places name a file from the folder that holds ``case_dir``, wherever the program was started.
    """
    if not case_dir.is_dir():
        return [], [Problem(Place(str(case_dir)), "missing-file", "there is no such folder of case data")]
    documents: list[Document] = []
    problems: list[Problem] = []
    base = case_dir.resolve()

    def shown(path: Path) -> str:
        return f"{base.name}/{path.relative_to(case_dir).as_posix()}"

    for path in sorted(case_dir.iterdir()):
        stem = path.name.removesuffix(".yml").removesuffix(".yaml")
        if path.name.startswith(".") or path.name == LOCK:
            continue
        if stem not in stems or (not path.is_dir() and path.suffix != ".yml"):
            right = f'; call it "{stem}.yml"' if stem in stems else suggestion(stem, stems)
            known = "" if right else ", expected one of: " + ", ".join(f"{name}.yml" for name in stems)
            problems.append(Problem(Place(shown(path)), "unknown-file", f"no kind of record is kept here{right}{known}"))
            continue
        if path.is_dir() and (case_dir / f"{stem}.yml").exists():
            problems.append(Problem(Place(shown(path)), "unknown-file", f"both {stem}.yml and the folder {stem}/ exist; keep one"))
        for file in sorted(path.rglob("*.yml")) if path.is_dir() else [path]:
            document, found = read(file, shown(file), stem, base)
            documents += [document] if document else []
            problems += found
    return documents, problems


def read(path: Path, file: str, stem: str, base: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file, shown as ``file``, into a document, or say what keeps it from being read."""
    if not path.resolve().is_relative_to(base):
        return None, [Problem(Place(file), "outside-link", "this is a symbolic link out of the case data; put the file itself here")]
    if (size := path.stat().st_size) > SIZE_LIMIT:
        return None, [
            Problem(
                Place(file),
                "file-too-large",
                f"{size:,} bytes, over the limit of {SIZE_LIMIT:,}; split it into a folder {stem}/ of smaller files",
            )
        ]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, [Problem(place, "wrong-encoding", f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8")]
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    problems = [
        Problem(
            Place(file, number, match.start() + 1),
            "forbidden-character",
            f"U+{ord(match.group()):04X} is an invisible character that hides or reorders text; delete it",
            excerpt=FORBIDDEN_CHARACTERS.sub("\N{REPLACEMENT CHARACTER}", line),
        )
        for number, line in enumerate(lines, 1)
        for match in FORBIDDEN_CHARACTERS.finditer(line)
    ]
    clean = FORBIDDEN_CHARACTERS.sub(" ", text) if problems else text
    root, found = compose(clean, file, lines)
    if root is None and not found:
        found = [Problem(Place(file), "empty-file", "there is nothing in this file; write a record, or delete the file")]
    return (Document(stem, file, root, lines) if root else None), problems + found


def load_snapshots(folder: Path) -> dict[str, str]:
    """The words of each source of which a copy lies in a folder, as ``<source id>.txt`` or ``.html``."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in (".txt", ".html", ".htm"):
            words = path.read_text(encoding="utf-8", errors="replace")
            found[path.stem] = words if path.suffix == ".txt" else _words_of_html(words)
    return found


def _words_of_html(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    return " ".join(reader.words)


class _Words(HTMLParser):
    """Collects the words between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def load_lock(case_dir: Path) -> tuple[Lock | None, list[Problem]]:
    """What the site has said, if it was published before."""
    path = case_dir / LOCK
    if not path.is_file():
        return None, []
    lock = read_lock(path.read_text(encoding="utf-8"))
    place = Place(f"{case_dir.resolve().name}/{LOCK}")
    right = 'restore it from the last published state, or run "casesite lock"'
    return lock, [] if lock else [Problem(place, "broken-lock", f"this is not a lock of published statements; {right}")]
