"""One folder takes the place of another in one step; what a killed run left beside it goes at the next.

Where the system can exchange two names (Linux, macOS), there is no moment without a folder in the place. Where it
cannot, the place is empty between two renames; a run that is killed just then is mended by the next (``restore``).
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows, where nobody removes a file that another holds open
    fcntl = None  # type: ignore[assignment]

HERE = -100  # AT_FDCWD of Linux: a path is read as every other path is
EXCHANGE = 2  # RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS


@contextmanager
def fresh(place: Path) -> Iterator[Path]:
    """A new folder, hidden beside a place, until it is put there. What is of that name at the end is taken away. Raise OSError."""
    while True:
        new = _beside(place, "new")
        new.mkdir(parents=True)
        with _held(new):
            if not new.exists():  # another run took it for left over before it was held
                continue
            try:
                yield new
            finally:
                shutil.rmtree(new, ignore_errors=True)
            return


def put(new: Path, place: Path) -> Path | None:
    """Put a folder in a place, with the mode of what is there → where that is now, if anything was there.

    Raise OSError, and leave the place as it was.
    """
    if not os.path.lexists(place):
        new.rename(place)
        return None
    new.chmod(stat.S_IMODE(place.stat().st_mode))
    if exchanged(new, place):
        return new
    old = _beside(place, "old")
    place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        if not os.path.lexists(place):
            old.rename(place)
        raise
    return old


def exchanged(one: Path, other: Path) -> bool:
    """Exchange what two paths name, in one step → whether this system and this disk could."""
    library: Any = ctypes.CDLL(None) if os.name == "posix" else None
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return not library.renamex_np(os.fsencode(one), os.fsencode(other), EXCHANGE)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return not library.renameat2(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE)
    return False


def sweep(place: Path) -> None:
    """Take away what runs that were killed left beside a place."""
    for path in [*_left(place, "new"), *_left(place, "old")]:
        with _held(path, wait=False) as is_free:
            if is_free:
                shutil.rmtree(path, ignore_errors=True)


def restore(place: Path) -> None:
    """Put back what a run moved away that was killed before it put anything in its stead."""
    if not os.path.lexists(place) and place.parent.is_dir():
        for old in _left(place, "old")[:1]:
            old.rename(place)


def _left(place: Path, word: str) -> list[Path]:
    return [
        path for path in place.parent.iterdir() if path.name.startswith(_start(place, word)) and path.is_dir() and not path.is_symlink()
    ]


def _beside(place: Path, word: str) -> Path:
    return place.with_name(_start(place, word) + secrets.token_hex(4))


def _start(place: Path, word: str) -> str:
    """How the name begins of a folder that stands beside a place; no two places share it."""
    name = place.name if len(place.name) <= 40 else f"{place.name[:30]}-{hashlib.sha256(os.fsencode(place.name)).hexdigest()[:9]}"
    return f".{name}.casesite-{word}-"


@contextmanager
def _held(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold a folder, wherever it is moved → whether nobody else does. The system lets go of what the dead held."""
    if fcntl is None:
        yield True
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield False  # it is gone
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(handle)
