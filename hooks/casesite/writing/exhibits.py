"""The files of exhibits on their way into a case: cleaned, named after their record, hashed; and those that are there, cleaned."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from casesite.model.kinds import Exhibit
from casesite.model.media import MediaType, Seen
from casesite.problem import RefusedError
from casesite.reading.check import STEMS
from casesite.reading.exhibits import FOLDER, LIMIT
from casesite.reading.files import FileError, read_file
from casesite.reading.load import load
from casesite.reading.media.look import look
from casesite.writing import files
from casesite.writing.cleaning import cleaned
from casesite.writing.drafting.additions import Additions
from casesite.writing.drafting.values import Values


class ExhibitError(RefusedError):
    """A file cannot become an exhibit; the words say why."""


class NewExhibit:
    """A file that is to become an exhibit: ``content`` is it without what was hidden in it, ``hidden`` what told of its making."""

    def __init__(self, path: Path) -> None:
        self.path = path
        given = _read(path)
        seen = _seen(given)
        if seen.type is None:
            raise ExhibitError(f"{path}: {seen.refused}")
        self.type: MediaType = seen.type
        self.hidden = seen.revealing
        self.content = cleaned(given)
        self.sha256 = hashlib.sha256(self.content).hexdigest()

    @property
    def values(self) -> Values:
        """What the file itself says of the record."""
        return {"kind": self.type.kind.value, "file_name": f"file.{self.type.ending}", "sha256": self.sha256}

    def name(self, additions: Additions, values: Values) -> None:
        """Call the record and its file by one name, and take the file in."""
        values["id"] = str(values.get("id") or additions.id_for(Exhibit, values))
        values["file_name"] = f"{values['id']}.{self.type.ending}"
        additions.keep(str(values["file_name"]), self.content)

    def left_behind(self, additions: Additions, values: Values) -> bool:
        """Whether the file lies among the exhibits under another name, which it has no more."""
        folder = (additions.case_dir / FOLDER).resolve()
        return self.path.resolve().parent == folder and self.path.name != values["file_name"]


def clean(case_dir: Path, names: Sequence[str]) -> list[Path]:
    """Take out what is hidden in files of exhibits, in all where none is named → what was written, records with the new hashes too."""
    folder = case_dir / FOLDER
    there = [path.name for path in sorted(folder.iterdir()) if path.is_file() and path.suffix != ".yml"] if folder.is_dir() else []
    found: dict[Path, bytes] = {}
    hashes: dict[str, str] = {}
    for name in [Path(name).name for name in names] or there:
        if name not in there:
            raise ExhibitError(f'there is no file "{name}" in {folder}')
        before = _read(folder / name)
        if _seen(before).type and (after := cleaned(before)) != before:
            found[folder / name] = after
            hashes[hashlib.sha256(before).hexdigest()] = hashlib.sha256(after).hexdigest()
    for document in load(case_dir, STEMS)[0] if hashes else ():
        path = case_dir / Path(*Path(document.file).parts[1:])
        if document.stem != FOLDER or document.root is None:
            continue
        text = path.read_bytes().decode()
        for old, new in hashes.items():
            text = text.replace(old, new)
        if text != path.read_bytes().decode():
            found[path] = text.encode()
    return files.write(found, case_dir) if found else []


def _seen(content: bytes) -> Seen:
    return look(content, hashlib.sha256(content).hexdigest())


def _read(path: Path) -> bytes:
    try:
        return read_file(path, limit=LIMIT)
    except FileError as error:
        raise ExhibitError(f"{path}: {error}") from None
