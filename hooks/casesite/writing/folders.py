"""Whole folders of made files: written beside their place, put there in one step, with a list of what in each is ours.

A folder that this module wrote holds a file ``.casesite``: a sentence, a blank line, and the path of every other file
that was written, one a line. What is not in that list is somebody else's, and is never taken away.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from casesite.problem import RefusedError
from casesite.writing import swap

MARK = ".casesite"
SENTENCE = "Written by casesite, which takes these files away when it writes this folder again. Change nothing here."
ATTEMPTS = 50  # at putting a folder in its place, while others put theirs there
SHOWN = 5  # names in a sentence


class FolderError(RefusedError):
    """A folder cannot be written as it is asked for; it is as it was."""


def check(folders: Mapping[str, Path], apart: Mapping[str, Path]) -> None:
    """See that folders may be written, before the work of making what they are to hold.

    ``folders`` are to be written, ``apart`` are to be left alone, each by the words that name it to the reader. One of
    the first may not hold, or lie within, another of either, or the folder that the program runs in; if it is there, it
    is empty, or ours with nothing else in it. Raise FolderError; OSError for a path that the system does not take.
    """
    named = {**folders, **apart}
    places = {words: Path(os.path.realpath(folder)) for words, folder in named.items()}
    for words, folder in folders.items():
        here = places[words]
        if os.path.lexists(here):
            _refuse_strangers(folder, here)
        for other, place in places.items():
            if other != words and (here.is_relative_to(place) or place.is_relative_to(here)):
                raise FolderError(f"{words} and {other} take two folders, neither within the other: {folder} and {named[other]} overlap")
        if Path.cwd().is_relative_to(here):
            raise FolderError(f"{folder} holds the folder that you stand in; go to another, or name another")


def write(contents: Mapping[Path, Mapping[str, bytes]]) -> list[str]:
    """Write folders, each put in its place in one step once all are whole → what could not be removed, in words.

    ``contents`` holds, by folder, the bytes of each file by its path there, with slashes. ``check`` comes first. Raise
    FolderError or OSError, and leave every folder as it was.
    """
    staged: list[tuple[Path, Path]] = []
    with ExitStack() as held:
        for folder, files in contents.items():
            place = Path(os.path.realpath(folder))
            swap.restore(place)
            staged.append((folder, held.enter_context(swap.fresh(place))))
            _fill(staged[-1][1], files)
        remains = [words for folder, new in staged for words in _put(folder, new)]
    for folder in contents:
        swap.sweep(Path(os.path.realpath(folder)))
    return remains


@contextmanager
def filled(folder: Path) -> Iterator[Path]:
    """A folder to write in, beside one that is empty, new, or a new repository: what it holds is put there if the block ends well.

    Raise OSError. Whatever else ends the block, too, nothing of it stays.
    """
    place = Path(os.path.realpath(folder))
    moved: list[Path] = []
    with swap.fresh(place) as new:
        try:
            yield new
            if not os.path.lexists(place):
                new.rename(place)
                return
            for entry in sorted(new.iterdir()):
                moved.append(entry.rename(place / entry.name))  # noqa: PERF401  # what has moved is known where the next cannot
        except BaseException:
            for path in moved:
                if os.path.lexists(path):
                    path.rename(new / path.name)
            raise


def _fill(new: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a folder; the first is their list."""
    (new / MARK).write_bytes("\n".join([SENTENCE, "", *sorted(files), ""]).encode())
    for path, content in files.items():
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).write_bytes(content)


def _put(folder: Path, new: Path) -> list[str]:
    """Put a new folder in its place and take the old one away → what could not be, in words."""
    place = Path(os.path.realpath(folder))
    for _ in range(ATTEMPTS):
        try:
            old = swap.put(new, place)
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                continue  # another one was quicker
            raise
        if old is not None:
            try:
                _refuse_strangers(folder, old)
            except FolderError:
                swap.put(old, place)  # somebody came after the check, and stays
                raise
        return _removed(place, old)
    raise FolderError(f"{folder} is being written by others; try again")


def _removed(place: Path, old: Path | None) -> list[str]:
    try:
        if old is not None:
            shutil.rmtree(old)
    except FileNotFoundError:
        pass  # another one has
    except OSError as error:
        return [f"{place} is written; what was there before could not be removed: {error.filename}: {error.strerror}"]
    return []


def _refuse_strangers(folder: Path, here: Path) -> None:
    """Raise FolderError where a folder holds what this module did not write."""
    if not here.is_dir() or (any(here.iterdir()) and not (here / MARK).is_file()):
        raise FolderError(f"{folder} exists and was not written by casesite; name another folder, or delete it")
    strangers = sorted(_strangers(here))
    if strangers:
        names = ", ".join(strangers[:SHOWN]) + (f" and {len(strangers) - SHOWN} more" if len(strangers) > SHOWN else "")
        raise FolderError(f"{folder} holds what casesite did not write: {names}; move it out, or name another folder")


def _strangers(here: Path) -> Iterator[str]:
    """What in a folder is neither in its list nor a folder of what is."""
    mark = here / MARK
    ours = set(mark.read_text(encoding="utf-8", errors="replace").splitlines()[2:]) if mark.is_file() else set()
    folders = {parent.as_posix() for path in ours for parent in Path(path).parents}
    for root, names, files in os.walk(here):
        for name in (*names, *files):
            path = Path(root, name).relative_to(here).as_posix()
            is_folder = name in names and not Path(root, name).is_symlink()
            if path not in (folders if is_folder else ours | {MARK}) or Path(root, name).is_symlink():
                yield f"{path}/" if is_folder else path
