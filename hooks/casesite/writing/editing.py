"""What the program writes beside the data, made from the data: the lock, and the schemas."""

from __future__ import annotations

import datetime
from pathlib import Path

from casesite.exports.schemas import schemas
from casesite.model.case import Case
from casesite.model.lock import LOCK, Lock
from casesite.model.published import write as words_of_lock
from casesite.writing import files


def write_lock(case: Case, case_dir: Path, today: datetime.date, *earlier: Lock) -> list[Path]:
    """Record what the site says now, as published on a day → the file. Raise WriteError.

    ``earlier`` are the locks that it follows; without any, the one of the case.
    """
    path = case_dir / LOCK
    known = earlier or ((case.lock,) if case.lock else ())
    return files.write({path: files.as_before(path, words_of_lock(case, today, *known))}, case_dir)


def write_schemas(case: Case, case_dir: Path) -> list[Path]:
    """Write the schemas that editors complete and check with (JSON Schema 2020-12) → the files. Raise WriteError."""
    return files.write({case_dir / name: content for name, content in schemas(case).items()}, case_dir)
