"""The folder of exhibits → what each file in it is. Whether a record has it, and what the rules say of it, comes later."""

from __future__ import annotations

import hashlib
from pathlib import Path

from casesite.model.kinds import Exhibit
from casesite.model.media import Media, Seen
from casesite.problem import Place, clean
from casesite.reading.files import FileError, read_file
from casesite.reading.media.look import look
from casesite.reading.names import is_left_by_a_program
from casesite.values.files import MEGABYTES

FOLDER = Exhibit.file
LIMIT = MEGABYTES * 1_000_000  # bytes of a file, whatever it is


def load_media(case_dir: Path) -> dict[str, Media]:
    """Every file in the folder of exhibits by its name, data files aside; one that cannot be read says why."""
    folder = case_dir / FOLDER
    if not folder.is_dir():
        return {}
    names = sorted(path.name for path in folder.iterdir() if not is_left_by_a_program(path.name) and path.suffix != ".yml")
    return {name: media_at(folder / name, case_dir) for name in names}


def media_at(path: Path, case_dir: Path) -> Media:
    """What a file of a case is."""
    place = Place(clean(f"{case_dir.resolve().name}/{FOLDER}/{path.name}"))
    try:
        return media_of(read_file(path, case_dir.resolve(), LIMIT), path, place)
    except FileError as error:
        return Media(path, place, 0, "", Seen(None, str(error)))


def media_of(content: bytes, path: Path, place: Place) -> Media:
    """What bytes are that are, or will be, a file of a case."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Media(path, place, len(content), sha256, look(content, sha256))
