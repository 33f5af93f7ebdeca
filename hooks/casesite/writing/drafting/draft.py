"""A data file on its way: what stands in it, and the records that are to follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from casesite.model.kinds import Record
from casesite.problem import Problem
from casesite.reading.compose import compose
from casesite.reading.load import Document
from casesite.writing.canonical.files import schema_for
from casesite.writing.canonical.shape import Value

YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def parsed(text: str, file: str, stem: str) -> tuple[Document, list[Problem]]:
    """A text that is in no file yet, read as a data file is that places name ``file``."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    text = text if "\n" in text else text.replace("\r", "\n")
    lines = text.split("\n")
    root, problems = compose(text, file, lines)
    return Document(stem, file, root, lines), problems


def first_line(case_dir: Path, path: Path, kind: type[Record]) -> str:
    """The line that a new data file begins with, which names its schema to editors; nothing where there are no schemas."""
    schema = schema_for(path, case_dir, kind.file)
    return f"# yaml-language-server: $schema={schema}\n" if schema else ""


class Draft:
    """A data file of a kind as it is, or is rewritten, ``document`` read from ``text``; and the records to stand at its end."""

    def __init__(self, kind: type[Record], document: Document, text: str, *, is_rewritten: bool = False) -> None:
        self.kind, self.document, self.before, self.is_rewritten = kind, document, text, is_rewritten
        self.records: list[str] = []

    @property
    def text(self) -> str:
        """The file as it will be; not a letter of what it holds is changed, and its line ends are those that it has."""
        if not self.records:
            return self.before
        end = "\r\n" if "\r\n" in self.before else "\r" if "\r" in self.before and "\n" not in self.before else "\n"
        gap = "" if not self.before or self.before.endswith(end * 2) else end if self.before.endswith(end) else end * 2
        return self.before + gap + "\n".join(self.records).replace("\n", end)

    def holds_the_same(self, after: Document) -> bool:
        """Whether the file as it will be says all that it said, and then one entry a record."""
        old = self.document.root.plain() if self.document.root else []
        new = after.root.plain() if after.root else None
        count = len(self.records)
        return isinstance(old, list) and isinstance(new, list) and len(new) == len(old) + count and new[: len(old)] == old


class Likeness:
    """What the records of a data file have in common, counted once."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _counts(self) -> tuple[int, Counter[object], Counter[str]]:
        root = self.document.root
        records = root.value if root and isinstance(root.value, list) else []
        written = [{name: inner.value for name, inner in node.value.items()} for node in records if isinstance(node.value, dict)]
        years = Counter(str(values.get("date") or values.get("issued") or "")[:4] for values in written)
        return max(len(records), 1), Counter(str(values.get("kind")) for values in written), years

    def to(self, values: Mapping[str, Value], year: str) -> tuple[float, float]:
        """How many of the records are of the same kind as a new one, and how many of a year, as shares."""
        total, kinds, years = self._counts
        same = kinds[str(values["kind"])] if "kind" in values else kinds.total()
        return same / total, years[year] / total
