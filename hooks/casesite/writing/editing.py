"""What the program writes into a folder of case data: the lock, a correction, the schemas."""

from __future__ import annotations

import datetime
import tempfile
import textwrap
from pathlib import Path

from casesite.exports.schemas import schemas
from casesite.language import t
from casesite.model.case import Case
from casesite.model.kinds import Record
from casesite.model.lock import LOCK
from casesite.model.published import unexplained, write


def replace(path: Path, text: str) -> None:
    """Write a file in one step, so that nobody ever finds half of it; its mode stays."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(text.encode())
            file.close()
            new.chmod(path.stat().st_mode if path.exists() else 0o644)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)


def first_line(case_dir: Path, path: Path, kind: type[Record]) -> str:
    """The line that a new data file begins with, which names its schema to editors; nothing where there are no schemas."""
    schema = f".schema/{kind.file}.schema.json"
    if not (case_dir / schema).exists():
        return ""
    return f"# yaml-language-server: $schema={'../' if path.parent.name == kind.file else ''}{schema}\n"


def write_lock(case: Case, case_dir: Path) -> list[Path]:
    """Record what the site says now, as published."""
    path = case_dir / LOCK
    path.write_text(write(case), encoding="utf-8")
    return [path]


def write_schemas(case: Case, case_dir: Path) -> list[Path]:
    """Write the schemas that editors complete and check with."""
    paths = []
    for name, content in schemas(case).items():
        path = case_dir / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        paths.append(path)
    return paths


def correction(case: Case, id: str, why: str, today: datetime.date, *, minor: bool) -> str | None:
    """The correction of a record whose published words have changed, as YAML; nothing where they have not."""
    if case.lock is None:
        return None
    for changed, _, gone, new in unexplained(case, case.lock):
        if changed == id:
            taken = sum(other.startswith(f"correction-{today}") for other in case.records)
            fields = {"said": _statement(gone), "says": _statement(new) or t("Nothing; the statement was taken out."), "why": why}
            head = f"- id: correction-{today}-{taken + 1}\n  date: {today}\n  record: {id}\n" + ("  minor: true\n" if minor else "")
            return head + "".join(
                f"  {name}: >-\n{textwrap.indent(textwrap.fill(words, 92, break_on_hyphens=False, break_long_words=False), '    ')}\n"
                for name, words in fields.items()
            )
    return None


def _statement(found: list[str]) -> str:
    return " ".join(words.rpartition(" | ")[0].rpartition(" | ")[2] or words for words in found)
