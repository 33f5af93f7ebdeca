"""The one place that writes files of a case: at any moment the old file is whole, or the new one.

A file is written beside its place, forced to the disk, and renamed (POSIX ``rename``, ``MoveFileEx`` on Windows,
both in one step). Of several files, all lie beside their places before the first is renamed, so that a disk that
is full, or a key that interrupts, leaves every one as it was.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from casesite.problem import RefusedError

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

PART = ".part"  # how the name of a file ends that is not in its place yet
ABANDONED = 60  # seconds, in which every run has put it there, or is no more


class WriteError(RefusedError):
    """A file cannot be written; what was there is as it was."""

    exit_code = 1


def write(contents: Mapping[Path, bytes], case_dir: Path, *, through_links: bool = False) -> list[Path]:
    """Write files below a folder of case data, all or none → their paths.

    ``contents`` holds the bytes of each file by its path, which starts with ``case_dir``. A file that is there keeps its
    mode; a new one has that of every new file. With ``through_links``, a symbolic link that stays within the case
    is followed, and the file that it means is written: for data files, which are read in the same way. Nothing is ever
    written outside. Raise WriteError.
    """
    staged: list[tuple[Path, Path, Path]] = []
    try:
        for path, content in contents.items():
            place = _place(path, case_dir, through_links=through_links)
            with _in_words(path):
                staged.append((path, place, _beside(place, content)))
        for path, place, new in staged:
            with _in_words(path):
                new.replace(place)
                _force(place.parent)
    finally:
        for _, _, new in staged:
            new.unlink(missing_ok=True)
    return list(contents)


def as_before(path: Path, text: str) -> bytes:
    """A text as the bytes of a file that may be there already: with its line ends, and with its byte order mark."""
    try:
        before = path.read_bytes() if path.is_file() else b""
    except OSError:
        before = b""
    text = text.replace("\n", "\r\n") if b"\r\n" in before else text
    return text.encode("utf-8-sig" if before.startswith(b"\xef\xbb\xbf") else "utf-8")


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Say as a WriteError what the system says of a path."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from None


def _place(path: Path, case_dir: Path, *, through_links: bool) -> Path:
    """Where a file of a case is, links followed."""
    inner = path.relative_to(case_dir).parts
    below = [case_dir.joinpath(*inner[: depth + 1]) for depth in range(len(inner))]
    place = Path(os.path.realpath(path))
    if not place.is_relative_to(os.path.realpath(case_dir)):
        raise WriteError(f"{path} is not written: a symbolic link leads out of the case data; put the file itself there")
    if not through_links and any(step.is_symlink() for step in below):
        raise WriteError(f"{path} is not written: it is a symbolic link, or lies behind one; put the file itself there")
    if os.path.lexists(place) and not place.is_file():
        raise WriteError(f"{path} is not written: something that is no plain file stands there")
    return place


def _beside(place: Path, content: bytes) -> Path:
    """Write a file beside a place, to the last byte → where."""
    place.parent.mkdir(parents=True, exist_ok=True)
    start = f".{place.name[:40]}."
    for path in place.parent.iterdir():
        if path.name.startswith(start) and path.name.endswith(PART) and time.time() - path.lstat().st_mtime > ABANDONED:
            path.unlink(missing_ok=True)  # a run left it there that was killed
    new = place.with_name(f"{start}{secrets.token_hex(4)}{PART}")
    try:
        with os.fdopen(os.open(new, _NEW, 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            new.chmod(stat.S_IMODE(place.stat().st_mode))
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return new


def _force(folder: Path) -> None:
    """Force what a folder holds to the disk, where the system lets a folder be opened."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
