"""Keeps the texts of sources, by their hashes, for ``check --snapshots``. Git is told to leave them alone; nothing publishes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from casesite.problem import CaseError, RefusedError
from casesite.reading.snapshots import INDEX, load_index
from casesite.writing import files

_IGNORE = b"# The texts of sources are others' work: they are kept to be compared with, and not to be published.\n*\n"


@dataclass(frozen=True)
class Kept:
    """A text that is kept: its hash (SHA-256), where and on which day it was read, and which of a source's addresses that was."""

    sha256: str
    address: str
    field: str
    read: str


def check(folder: Path, apart: Mapping[str, Path]) -> dict[str, str]:
    """See that texts may be kept in a folder → by source, the hash of what is kept there already.

    ``apart`` are the folders of which it may be no part, by what they are, since what lies in them is published or read
    as data. Raise RefusedError, and CaseError for a list of texts that cannot be read.
    """
    for words, other in apart.items():
        if folder.resolve().is_relative_to(other.resolve()):
            raise RefusedError(f"{folder} lies in {words}; name a folder beside it")
    if not folder.is_dir():
        if folder.exists():
            raise RefusedError(f"{folder} is no folder")
        return {}
    kept, problems = load_index(folder)
    if problems:
        raise CaseError(problems)
    return kept


def keep(folder: Path, texts: Mapping[str, tuple[Kept, str]]) -> list[Path]:
    """Write the texts of sources, given by their ids, beside those that are there → the files. Raise WriteError."""
    path = folder / INDEX
    before = json.loads(path.read_bytes())["sources"] if path.is_file() else {}
    index = {"sources": before | {id: asdict(kept) for id, (kept, _) in texts.items()}}
    folder.mkdir(parents=True, exist_ok=True)
    new = {folder / f"{kept.sha256}.txt": words.encode() for kept, words in texts.values()}
    contents = {file: content for file, content in new.items() if not file.exists()}
    contents |= {path: (json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()}
    return files.write({folder / ".gitignore": _IGNORE} | contents, folder)
