"""What the program writes beside the data, made from the data: the lock, and the schemas."""

from __future__ import annotations

from pathlib import Path

from casesite.exports.schemas import schemas
from casesite.model.case import Case
from casesite.model.lock import LOCK
from casesite.model.published import write as words_of_lock
from casesite.writing import files


def write_lock(case: Case, case_dir: Path) -> list[Path]:
    """Record what the site says now, as published → the file. Raise WriteError."""
    path = case_dir / LOCK
    return files.write({path: files.as_before(path, words_of_lock(case))}, case_dir)


def write_schemas(case: Case, case_dir: Path) -> list[Path]:
    """Write the schemas that editors complete and check with (JSON Schema 2020-12) → the files. Raise WriteError."""
    return files.write({case_dir / name: content for name, content in schemas(case).items()}, case_dir)
