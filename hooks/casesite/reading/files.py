"""Opens a file: a plain one, where it belongs, no larger than can be held. Every file that a stranger may have made is read here."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from pathlib import Path

from casesite.problem import Place, Problem, RefusedError

SIZE_LIMIT = 20_000_000  # bytes a file
# No waiting for the other end of a pipe, no line ends changed; where a system knows of these.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # in the file's own place


class FileError(Exception):
    """A file that is not read: the rule that it breaks, and what would be right."""

    def __init__(self, rule: str, message: str) -> None:
        self.rule = rule
        super().__init__(message)


class GivenError(RefusedError):
    """A file that someone named cannot be read; the words say which, and why."""


def read_file(path: Path, within: Path | None = None, limit: int | None = None) -> bytes:
    """What a plain file holds; raise FileError, at once, for anything else.

    ``within`` is the folder that the file may not lead out of, through whatever links; ``limit`` is the most
    bytes that it may hold, ``SIZE_LIMIT`` if none is given. Pipes, devices and folders are never waited for.
    """
    limit = SIZE_LIMIT if limit is None else limit
    try:
        real = path.resolve(strict=True)
        if within is not None and not real.is_relative_to(within.resolve(strict=True)):
            raise FileError("outside-link", "this is a symbolic link out of the case data; put the file itself here")
        size, content = _read(real, limit, _FLAGS | _NO_LINK)
    except PermissionError:
        raise FileError("unreadable-file", "you may not read this file; change its permissions") from None
    except (OSError, RuntimeError, ValueError):  # not there, a link to itself, a name that no file can have
        raise FileError("unreadable-file", "this is not a file that can be read; put a data file here") from None
    if size > limit:
        raise FileError("file-too-large", f"{size:,} bytes, over the limit of {limit:,}")
    return content


def decoded(raw: bytes, file: str) -> str | Problem:
    """The text of a file, a byte order mark aside; or, of what is not UTF-8, the byte that is wrong, at its place in ``file``."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return Problem(place, "wrong-encoding", f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8")


def read_given(path: Path, right: str = "save it as UTF-8") -> str:
    """The text of a file that someone names on the command line, a byte order mark aside; raise GivenError for anything else.

    UTF-16 is read where such a mark says so; ``right`` is what to do with a file in another encoding.
    """
    try:
        size, content = _read(path, SIZE_LIMIT, _FLAGS)
    except IsADirectoryError:
        raise GivenError(f"{path} cannot be read: it is a folder") from None
    except (OSError, ValueError) as error:
        raise GivenError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if size > SIZE_LIMIT:
        raise GivenError(f"{path} cannot be read: it holds more than {SIZE_LIMIT:,} bytes")
    try:
        return content.decode("utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        raise GivenError(f"{path} cannot be read: it is not UTF-8; {right}") from None


def _read(path: Path, limit: int, flags: int) -> tuple[int, bytes]:
    """How many bytes a plain file has, and the bytes, where they are no more than a limit. Raise OSError, at once, for anything else."""
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no plain file")
        content = file.read(limit + 1) if found.st_size <= limit else b""
    return max(found.st_size, len(content)), content
