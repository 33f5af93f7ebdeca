"""The id of a case: written once, at random, into case.yml."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

from casesite.problem import RefusedError
from casesite.reading.compose import compose
from casesite.writing import files


def new() -> str:
    """An id that no other case has (RFC 9562, version 4)."""
    return str(uuid.uuid4())


def give(case_dir: Path, id: str) -> list[Path]:
    """Write the id of a case above the first line of its case.yml that is no comment → the file. Raise RefusedError."""
    path = case_dir / "case.yml"
    after = with_line(as_text(path), "id", id, path)
    return files.write({path: files.as_before(path, after)}, case_dir, through_links=True)


def as_text(path: Path) -> str:
    """A data file as text, without its byte order mark, and with the line ends of this program."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def with_line(before: str, name: str, value: str, path: Path) -> str:
    """The text of a case.yml with a line more, above the first that is no comment. Raise RefusedError where it has no place for it."""
    after = re.sub(r"(?m)^(?=[^\s#%-])", f"{name}: {value}\n", before, count=1)
    old, new = (compose(text, "case.yml", ())[0] for text in (before, after))
    if old is None or new is None or not isinstance(was := old.plain(), dict) or new.plain() != {**was, name: value}:
        raise RefusedError(f"{path} has no place for a line more; put this into it: {name}: {value}")
    return after
