"""Data: text that is a table (RFC 4180) or JSON (RFC 8259), or a workbook without programs (ISO/IEC 29500)."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator

from casesite.model.media import TYPES, Seen
from casesite.problem import quoted

WORKBOOK = next(name for name, taken in TYPES.items() if taken.ending == "xlsx")
_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, ValueError, LookupError, NotImplementedError, RuntimeError, EOFError)
_CORE, _LARGEST = "docProps/core.xml", 1_000_000  # bytes of it that are read
_FORMULA = re.compile(r"\s*(?:[=@]|[+-](?![\d.,\s]*%?\s*$))")  # a number may have a sign (OWASP, CSV injection)
_TAG = re.compile(r"<[^>]*>")
_SAYS = re.compile(r"<(dc:creator|cp:lastModifiedBy|dc:title)>([^<]+)<")
_NAMES = {"dc:creator": "author", "cp:lastModifiedBy": "last editor", "dc:title": "title"}


def look(content: bytes, name: str) -> Seen:
    """What is in a file of data; nothing, and no refusal, where it is none."""
    if name == "application/zip":
        return _workbook(content)
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Seen(None)
    if "\0" in words or words.lstrip()[:1] in ("<", "") or words.startswith("#!"):
        return Seen(None)
    if words.lstrip()[0] in "[{":
        try:
            json.loads(words)
        except (ValueError, RecursionError):
            return Seen(None, "this begins as JSON, and is none; save it once more")
        return Seen(TYPES["application/json"])
    rows = _rows(words)
    if formula := next((cell for row in rows for cell in row if _FORMULA.match(cell)), ""):
        return Seen(None, f"this table holds {quoted(formula[:40])}, which a spreadsheet would run as a formula; write its value")
    return Seen(TYPES["text/csv"]) if rows else Seen(None)


def words(content: bytes) -> str:
    """The words in the cells of a table or workbook."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig", "replace")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            parts = [path for path in folder.namelist() if path.endswith(".xml") and folder.getinfo(path).file_size < _LARGEST * 20]
            return " ".join(_TAG.sub(" ", folder.read(path).decode("utf-8", "replace")) for path in parts)
    except _FAULTS:
        return ""


def _rows(words: str) -> list[list[str]]:
    """The rows of a table, each with as many cells as the first, and more than one; none where text is no table.

    The last column has a name, which lines of a program lack.
    """
    for sign in ",;\t":
        try:
            rows = [row for row in csv.reader(io.StringIO(words), delimiter=sign, strict=True) if row]
        except csv.Error:
            continue
        if len(rows[0]) > 1 and rows[0][-1].strip() and all(len(row) == len(rows[0]) for row in rows):
            return rows
    return []


def _workbook(content: bytes) -> Seen:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as folder:
            inside = folder.namelist()
            if "xl/workbook.xml" not in inside:
                return Seen(None, "this is a folder of files in one (ZIP), or a text of Office; save a text as PDF, a table as XLSX")
            if any("vbaProject" in path or path.startswith(("xl/embeddings/", "xl/externalLinks/", "xl/activeX/")) for path in inside):
                return Seen(None, "this workbook holds a program, another file, or a link to one; save it without")
            return Seen(TYPES[WORKBOOK], described=tuple(_described(folder)))
    except _FAULTS:
        return Seen(None, "this workbook is cut short or damaged; save it once more")


def _described(folder: zipfile.ZipFile) -> Iterator[str]:
    if _CORE in folder.namelist():
        with folder.open(_CORE) as file:
            said = file.read(_LARGEST).decode("utf-8", "replace")
        yield from (f"{_NAMES[name]} “{words[:40]}”" for name, words in _SAYS.findall(said))
